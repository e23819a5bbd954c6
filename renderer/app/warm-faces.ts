import type { Language } from "#contract/domain/text.ts";
import { catalogueOf, isRead, onRead } from "../words/catalogues.ts";
import { useStore } from "./store.ts";

/*
 * The fonts are cut into pieces of some characters each, read when a character is first shown. Read only then, the first
 * showing of each screen waits for a dozen files and lays its words out anew with each. So the pieces that the words of
 * the patron's language need are read while nobody waits: some 70 files, one megabyte.
 */

/** Characters asked for at once: few enough that a touch in between is answered at once. */
const AT_ONCE = 24;
/** Pause between two questions, in milliseconds. */
const PAUSE_MS = 40;
const WEIGHTS = [400, 700] as const;
/** Any size: pieces are chosen by their characters. */
const SIZE = "16px";
/** What stands beside all words: digits of dates and counts, and what they are written with. */
const ALWAYS = "0123456789()（）・「」『』、。／:〜 ";

function charactersOf(words: unknown, found: Set<string>): Set<string> {
  if (typeof words === "string") for (const character of words) found.add(character);
  else if (typeof words === "object" && words !== null)
    for (const part of Object.values(words)) charactersOf(part, found);
  return found;
}

/** What stands on the slips of books in lists, in the face of slips. */
function slipWords(language: Language): string {
  const { classShort, classes } = catalogueOf(language).search;
  return [...charactersOf([classShort, classes], new Set())].join("");
}

/** Characters by which a face is opened: kanji, kana, hangul, and the letters of the rest. */
const PROBE = "字あ글a";

/**
 * Opens the system's faces: those of a language that brings none along, and those that stand in as long as a piece is on
 * its way. The first text in one costs some 15 ms of the main thread and a question to the browser, which waits; opened
 * before, it costs nothing.
 */
async function openSystemFaces(fonts: ReadonlySet<string>, wanted: () => boolean): Promise<void> {
  const pen = typeof OffscreenCanvas === "undefined" ? null : new OffscreenCanvas(1, 1).getContext("2d");
  for (const font of fonts) {
    await pause();
    if (pen === null || !wanted()) return;
    pen.font = font;
    pen.measureText(PROBE);
  }
}

/** The faces that follow a bundled one. */
function standIns(family: string): string {
  return family.slice(family.indexOf(",") + 1).trim();
}

const pause = (): Promise<void> => new Promise((resolve) => void window.setTimeout(resolve, PAUSE_MS));

async function readFaces(language: Language, wanted: () => boolean): Promise<void> {
  const all = [...charactersOf(catalogueOf(language), new Set(ALWAYS))];
  // The document is in the language only when React has drawn it.
  await pause();
  if (!wanted()) return;
  const style = getComputedStyle(document.body);
  const family = style.fontFamily;
  const serif = style.getPropertyValue("--face-serif").trim();
  if (serif !== "") await document.fonts.load(`400 ${SIZE} ${serif}`, slipWords(language)).catch(() => []);
  // Titles are in Japanese whatever the patron reads.
  const titles = standIns(style.getPropertyValue("--face-ja").trim());
  const slips = [serif, standIns(serif)].map((one) => `400 ${SIZE} ${one}`);
  const texts = [family, standIns(family), titles].flatMap((one) =>
    WEIGHTS.map((weight) => `${weight} ${SIZE} ${one}`),
  );
  await openSystemFaces(new Set([...texts, ...slips]), wanted);
  for (let from = 0; from < all.length; from += AT_ONCE) {
    const some = all.slice(from, from + AT_ONCE).join("");
    for (const weight of WEIGHTS) {
      await pause();
      if (!wanted()) return;
      // A piece that cannot be read is missing later, too; then its characters come from another font.
      await document.fonts.load(`${weight} ${SIZE} ${family}`, some).catch(() => []);
    }
  }
}

/** Reads what the patron's language needs, and again when another one is chosen. The answer stops it. */
export function warmFaces(): () => void {
  let warmed: Language | null = null;
  let stopped = false;
  const look = (): void => {
    const { language, hello } = useStore.getState();
    if (stopped || hello === null || language === warmed || !isRead(language)) return;
    if (document.fonts === undefined) return;
    warmed = language;
    void readFaces(language, () => !stopped && warmed === language);
  };
  const stops = [useStore.subscribe(look), onRead(look)];
  look();
  return () => {
    stopped = true;
    for (const stop of stops) stop();
  };
}
