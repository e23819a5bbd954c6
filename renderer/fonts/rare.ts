import { charactersOf } from "./unicode-range.ts";

/*
 * The style sheets have one rule per face, for the core file with the common characters (decision 26). A text with other
 * characters waits for the small files that have them, so that it is never shown in another face first.
 */

/** Milliseconds after which a text is shown without its small files. */
const LONGEST_WAIT_MS = 500;
/** Below are the characters of every core: ASCII. */
const FIRST_RARE = 0x80;

let core: ReadonlySet<number> | null = null;

/**
 * Characters of the core; the same for each face, as the packages divide all faces alike. Null where there are no faces: in
 * jsdom, and before the style sheet is there.
 */
function coreCharacters(): ReadonlySet<number> | null {
  if (core !== null || document.fonts === undefined) return core;
  const face = Array.from(document.fonts).find(({ family }) => family.includes("BIZ UDPGothic"));
  if (face !== undefined) core = new Set(charactersOf(face.unicodeRange));
  return core;
}

/**
 * Loads the small files for the rare characters in `value`, any JSON. Resolves when its text can be shown, with what failed or
 * is late left to the system's fonts; null when there is nothing to wait for.
 * @param unseen keys of fields that are not shown
 */
export function loadRareCharacters(value: unknown, unseen: readonly string[] = []): Promise<void> | null {
  const common = coreCharacters();
  if (common === null) return null;
  const rare = new Set<number>();
  const shown = JSON.stringify(value, (key, field: unknown) => (unseen.includes(key) ? undefined : field));
  for (const character of shown ?? "") {
    const code = character.codePointAt(0) ?? 0;
    if (code >= FIRST_RARE && !common.has(code)) rare.add(code);
  }
  return rare.size === 0 ? null : load(rare, common);
}

async function load(rare: ReadonlySet<number>, common: ReadonlySet<number>): Promise<void> {
  const late = new Promise<void>((resolve) => window.setTimeout(resolve, LONGEST_WAIT_MS));
  const loaded = import("./small-files.ts").then(({ addFilesOf }) => addFilesOf(rare, common));
  await Promise.race([loaded, late]).catch(() => undefined);
}

/** Makes all small files available, for a page with texts that it does not know beforehand: each loads when it is needed. */
export async function offerRareCharacters(): Promise<void> {
  const { addAllFiles } = await import("./small-files.ts");
  addAllFiles(coreCharacters() ?? new Set());
}
