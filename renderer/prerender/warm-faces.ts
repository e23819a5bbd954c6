import type { Language } from "#contract/domain/text.ts";
import { isRead, onRead } from "../i18n/catalogues.ts";
import { useStore } from "../state/store.ts";

/*
 * A face is read and opened when a character of it is first shown, and the screen is laid out anew when it is there. So
 * those that the patron's language needs are read while nobody waits. The bundled ones have all words of the screens in one
 * file each (tools/shared/core-fonts.ts).
 */

/** Pause between two faces, in milliseconds: a touch in between is answered at once. */
const PAUSE_MS = 40;
const WEIGHTS = [400, 700] as const;
/** Any size: a face is the same in each. */
const SIZE = "16px";
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

async function readFaces(wanted: () => boolean): Promise<void> {
  // The document is in the language only when React has drawn it.
  await pause();
  if (!wanted()) return;
  const style = getComputedStyle(document.body);
  const family = style.fontFamily;
  const serif = style.getPropertyValue("--face-serif").trim();
  const slip = `400 ${SIZE} ${serif}`;
  const texts = WEIGHTS.map((weight) => `${weight} ${SIZE} ${family}`);
  for (const font of serif === "" ? texts : [...texts, slip]) {
    await pause();
    if (!wanted()) return;
    // A face that cannot be read is missing later, too; then its characters come from another one.
    await document.fonts.load(font, PROBE).catch(() => []);
  }
  // Titles are in Japanese whatever the patron reads.
  const titles = standIns(style.getPropertyValue("--face-ja").trim());
  const standing = [family, standIns(family), titles].flatMap((one) =>
    WEIGHTS.map((weight) => `${weight} ${SIZE} ${one}`),
  );
  await openSystemFaces(new Set([...standing, slip, `400 ${SIZE} ${standIns(serif)}`]), wanted);
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
    void readFaces(() => !stopped && warmed === language);
  };
  const stops = [useStore.subscribe(look), onRead(look)];
  look();
  return () => {
    stopped = true;
    for (const stop of stops) stop();
  };
}
