import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { _electron, type ElectronApplication, type Page } from "playwright-core";
import { startDisplay } from "#test/support/kiosk/display.ts";
import { electronExecutable } from "#test/support/kiosk/launch.ts";
import { makeOnce } from "../../tools/build.ts";
import { capture } from "../../tools/shared/commands.ts";
import { at } from "../../tools/shared/place.ts";
import type { SheetSize } from "./catalogue/show.tsx";
import type { Answers, Asked } from "./gallery.ts";
import type { Look } from "./looks.ts";
import type { Misfit } from "./misfit.ts";

/** The product's screens in the product's browser, without the rest of the terminal. */
export interface OpenGallery {
  readonly names: readonly string[];
  /** Scenes that are hard to lay out. */
  readonly hardNames: readonly string[];
  /** Scenes of the staff area. */
  readonly staffNames: readonly string[];
  /** What of a scene has no room, in every part of it. */
  fits(name: string, look: Look): Promise<readonly Misfit[]>;
  /** What a scene is opened for and does not show whole in its first part, as selectors. */
  later(name: string, look: Look): Promise<readonly string[]>;
  /**
   * Asks one of these of scenes, one after the other, and answers in their order. For many scenes: each question by the debugger takes
   * a tenth of a scene's processor time.
   */
  each<V extends keyof Answers>(verb: V, asked: readonly Asked[]): Promise<readonly Answers[V][]>;
  /** What is found of scenes, by their names and looks; none of those that are as they must be. */
  found(verb: Exclude<keyof Answers, "audit">, asked: readonly Asked[]): Promise<Record<string, unknown>>;
  /** Evaluates in the page that shows the last scene. */
  at<T>(expression: string): Promise<T>;
  /** Photographs the screen, or its upper left corner of a size. */
  screenshot(file: string, size?: SheetSize): Promise<void>;
  close(): Promise<void>;
}

/** What the page of the gallery is made of. */
const INPUTS = [
  "assets/**/*",
  "contract/**/*",
  "renderer/**/*",
  "test/{fakes,gallery,support}/**/*",
  "tools/shared/*",
  "package-lock.json",
];

/**
 * Bundles the page of the gallery, in a process that is no test: React is built as it ships. Test files that run at the same
 * time, and later runs, share it while its sources are unchanged.
 */
async function bundle(): Promise<string> {
  const folder = at("out", "gallery");
  const page = join(folder, "gallery.html");
  await makeOnce(folder, INPUTS, async () => {
    const words = [process.execPath, join(import.meta.dirname, "bundle.ts"), folder];
    const { code, output } = await capture(words, { NODE_ENV: "production" });
    if (code !== 0) throw new Error(`the gallery was not bundled:\n${output}`);
    const head = '<meta charset="utf-8"><title>Shiori</title><link rel="stylesheet" href="gallery.css">';
    const body = '<p>gallery</p><script src="gallery.js"></script>';
    writeFileSync(page, `<!doctype html><html lang="ja"><head>${head}</head><body>${body}</body></html>`);
  });
  return page;
}

const START_MS = 30_000;

/** The page of a sheet of the catalogue: two columns of a page's width; taller than wide, so that it lies upright. */
export const SHEET = { width: 2000, height: 7800 } as const;

/** Screen on which every panel has room. */
const ROOM = { width: 1920, height: 1920 } as const;

/** Opens the gallery on a screen for sheets of the catalogue. */
export const openCatalogue = (): Promise<OpenGallery> =>
  open({ width: SHEET.width + 1, height: SHEET.height + 1 });

/** Opens the gallery on a screen of its own, for pictures. */
export const openForPictures = (): Promise<OpenGallery> => open(ROOM);

/**
 * Opens the gallery for what only measures. Its pages are laid out as on their panels and drawn at a tenth of that size:
 * drawing was a fifth to a third of the processor time of a scene.
 */
export const openGallery = (): Promise<OpenGallery> => open({ ...ROOM, scale: 0.1 });

/** Has pages laid out for the size of a panel, drawn at a scale. */
async function drawScaled(page: Page, scale: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const layOut = async ({ width, height }: NonNullable<Look["size"]>): Promise<void> => {
    // 0 keeps the number of device pixels of a CSS pixel, by which text is laid out.
    const panel = { width, height, deviceScaleFactor: 0, mobile: false, scale };
    await session.send("Emulation.setDeviceMetricsOverride", panel);
  };
  await page.exposeFunction("layOut", layOut);
}

interface Screen {
  readonly width: number;
  readonly height: number;
  /** Of drawing; default 1. */
  readonly scale?: number;
}

async function open({ width, height, scale = 1 }: Screen): Promise<OpenGallery> {
  const folder = mkdtempSync(join(tmpdir(), "shiori-gallery-"));
  const file = await bundle();
  const display = await startDisplay(width, height);
  const words = [
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    `--user-data-dir=${join(folder, "profile")}`,
    "--force-device-scale-factor=1",
    // A scene waits for frames, not for a screen's next refresh.
    "--disable-frame-rate-limit",
    "--disable-gpu-vsync",
    join(import.meta.dirname, "window.mjs"),
    file,
    String(width),
    String(height),
  ];
  let electron: ElectronApplication | undefined;
  const close = async (): Promise<void> => {
    try {
      await electron?.close();
    } finally {
      await display.stop();
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    }
  };
  try {
    electron = await _electron.launch({
      executablePath: electronExecutable(),
      args: words,
      env: Object.fromEntries(
        Object.entries(display.environment).filter((pair): pair is [string, string] => pair[1] !== undefined),
      ),
      timeout: START_MS,
    });
    const page = await electron.firstWindow({ timeout: START_MS });
    await page.waitForFunction("window.gallery !== undefined", null, { timeout: START_MS });
    if (scale !== 1) await drawScaled(page, scale);
    const evaluate = <T>(expression: string): Promise<T> => page.evaluate<T>(expression);
    const each: OpenGallery["each"] = (verb, asked) =>
      evaluate(`gallery.each("${verb}", ${JSON.stringify(asked)})`);
    return {
      names: await evaluate("gallery.names"),
      hardNames: await evaluate("gallery.hardNames"),
      staffNames: await evaluate("gallery.staffNames"),
      fits: (name, how) => evaluate(`gallery.fits(${JSON.stringify(name)}, ${JSON.stringify(how)})`),
      later: (name, how) => evaluate(`gallery.later(${JSON.stringify(name)}, ${JSON.stringify(how)})`),
      each,
      async found(verb, asked) {
        const answers = await each(verb, asked);
        const all = asked.map(([name, { display, language }], at) => {
          return [`${name} ${JSON.stringify(display)} ${language}`, answers[at] ?? []] as const;
        });
        return Object.fromEntries(all.filter(([, answer]) => answer.length > 0));
      },
      at: evaluate,
      async screenshot(path, size) {
        await page.screenshot({ path, ...(size && { clip: { x: 0, y: 0, ...size } }) });
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
