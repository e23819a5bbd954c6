import type { Language } from "#contract/domain/text.ts";
import { loadRareCharacters } from "../fonts/rare.ts";
import { isLoaded, onLoaded } from "../i18n/catalogues.ts";
import { useStore } from "../state/store.ts";

/*
 * A font loads when its first character is shown, and then the screen is laid out again. So the fonts of the patron's
 * language are loaded in idle time. Of each bundled one a single file holds all words of the screens
 * (tools/shared/core-fonts.ts).
 */

/** Pause between two fonts in milliseconds, which leaves room for a touch. */
const PAUSE_MS = 40;
const WEIGHTS = [400, 700] as const;
/** Any size loads the same font. */
const SIZE = "16px";
/** Characters that make a font load: kanji, kana, hangul and letters. */
const PROBE = "字あ글a";

/**
 * Opens system fonts: those of languages without a bundled font, and fallbacks used while a bundled one loads. The first
 * text in one blocks the main thread for some 15 ms.
 */
async function openSystemFonts(fonts: ReadonlySet<string>, wanted: () => boolean): Promise<void> {
  const pen = typeof OffscreenCanvas === "undefined" ? null : new OffscreenCanvas(1, 1).getContext("2d");
  for (const font of fonts) {
    await pause();
    if (pen === null || !wanted()) return;
    pen.font = font;
    pen.measureText(PROBE);
  }
}

/** The fallbacks behind a bundled font. */
function standIns(family: string): string {
  return family.slice(family.indexOf(",") + 1).trim();
}

const pause = (): Promise<void> => new Promise((resolve) => void window.setTimeout(resolve, PAUSE_MS));

async function loadFonts(wanted: () => boolean): Promise<void> {
  // The document has the language only after React has rendered.
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
    // A font that cannot be loaded will be missing later too; the fallback is used then.
    await document.fonts.load(font, PROBE).catch(() => []);
  }
  // Titles are in Japanese whatever the patron reads.
  const titles = standIns(style.getPropertyValue("--face-ja").trim());
  const standing = [family, standIns(family), titles].flatMap((one) =>
    WEIGHTS.map((weight) => `${weight} ${SIZE} ${one}`),
  );
  await openSystemFonts(new Set([...standing, slip, `400 ${SIZE} ${standIns(serif)}`]), wanted);
}

/** Loads what rare characters need that come without a query: of the library's texts, and of a scanned book's toast. */
function watchRareCharacters(): () => void {
  void loadRareCharacters(useStore.getState().hello);
  return useStore.subscribe(({ hello, toast }, before) => {
    if (hello !== before.hello) void loadRareCharacters(hello);
    if (toast !== before.toast) void loadRareCharacters(toast);
  });
}

/** Loads the fonts of the patron's language, and of another one when it is chosen. Returns a stop. */
export function warmFonts(): () => void {
  let warmed: Language | null = null;
  let stopped = false;
  const look = (): void => {
    const { language, hello } = useStore.getState();
    if (stopped || hello === null || language === warmed || !isLoaded(language)) return;
    if (document.fonts === undefined) return;
    warmed = language;
    void loadFonts(() => !stopped && warmed === language);
  };
  const stops = [useStore.subscribe(look), onLoaded(look), watchRareCharacters()];
  look();
  return () => {
    stopped = true;
    for (const stop of stops) stop();
  };
}
