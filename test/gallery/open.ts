import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { endChild, startDisplay } from "#test/support/kiosk/display.ts";
import { electronExecutable } from "#test/support/kiosk/launch.ts";
import { lookAt } from "#test/support/kiosk/page-debugger.ts";
import { capture } from "../../tools/shared/commands.ts";
import type { Findings } from "./audit.ts";
import type { SheetSize } from "./catalogue/show.tsx";
import type { Misfit } from "./misfit.ts";
import type { Look } from "./page.tsx";

/** The product's screens in the product's browser, without the rest of the terminal. */
export interface OpenGallery {
  readonly names: readonly string[];
  /** Scenes that are hard to lay out. */
  readonly hardNames: readonly string[];
  /** Scenes of the staff area. */
  readonly staffNames: readonly string[];
  audit(name: string, look: Look): Promise<Findings>;
  /** What of a scene has no room, in every part of it. */
  fits(name: string, look: Look): Promise<readonly Misfit[]>;
  /** What a scene is opened for and does not show whole in its first part, as selectors. */
  later(name: string, look: Look): Promise<readonly string[]>;
  /** Evaluates in the page that shows the last scene. */
  at<T>(expression: string): Promise<T>;
  /** Photographs the screen, or its upper left corner of a size. */
  screenshot(file: string, size?: SheetSize): void;
  close(): Promise<void>;
}

/** Bundles the page of the gallery into a folder, in a process that is no test: React is built as it ships. */
async function bundle(folder: string): Promise<string> {
  const words = [process.execPath, join(import.meta.dirname, "bundle.ts"), folder];
  const { code, output } = await capture(words, { NODE_ENV: "production" });
  if (code !== 0) throw new Error(`the gallery was not bundled:\n${output}`);
  const page = join(folder, "gallery.html");
  const head = '<meta charset="utf-8"><title>Shiori</title><link rel="stylesheet" href="gallery.css">';
  const body = '<p>gallery</p><script src="gallery.js"></script>';
  writeFileSync(page, `<!doctype html><html lang="ja"><head>${head}</head><body>${body}</body></html>`);
  return page;
}

const START_MS = 30_000;

async function until<T>(what: string, ask: () => T | null | Promise<T | null>): Promise<T> {
  const end = Date.now() + START_MS;
  for (;;) {
    const answer = await ask();
    if (answer !== null) return answer;
    if (Date.now() > end) throw new Error(`waited ${START_MS} ms in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Opens the gallery on a screen of its own. */
export async function openGallery(width = 1920, height = 1920): Promise<OpenGallery> {
  const folder = mkdtempSync(join(tmpdir(), "shiori-gallery-"));
  const page = await bundle(folder);
  const display = await startDisplay(width, height);
  const words = [
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    `--user-data-dir=${join(folder, "profile")}`,
    "--remote-debugging-port=0",
    "--force-device-scale-factor=1",
    // A scene waits for frames, not for a screen's next refresh.
    "--disable-frame-rate-limit",
    "--disable-gpu-vsync",
    join(import.meta.dirname, "window.mjs"),
    page,
    String(width),
    String(height),
  ];
  const electron = spawn(electronExecutable(), words, {
    env: display.environment,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  electron.stderr.on("data", (text) => {
    said += String(text);
  });
  const close = async (): Promise<void> => {
    await endChild(electron);
    await display.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  try {
    const port = await until("the gallery's window", () => {
      if (electron.exitCode !== null) throw new Error(`the gallery left with ${electron.exitCode}: ${said}`);
      return /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)\//u.exec(said)?.[1] ?? null;
    });
    const look = lookAt(Number(port), (url) => url.startsWith("file:") && url.includes("gallery.html"));
    const names = await until("the gallery's page", () =>
      look.at<readonly string[] | null>("window.gallery?.names ?? null").catch(() => null),
    );
    return {
      names,
      hardNames: await look.at<readonly string[]>("gallery.hardNames"),
      staffNames: await look.at<readonly string[]>("gallery.staffNames"),
      fits: (name, how) =>
        look.at<readonly Misfit[]>(`gallery.fits(${JSON.stringify(name)}, ${JSON.stringify(how)})`),
      later: (name, how) =>
        look.at<readonly string[]>(`gallery.later(${JSON.stringify(name)}, ${JSON.stringify(how)})`),
      audit: (name, how) =>
        look.at<Findings>(`gallery.audit(${JSON.stringify(name)}, ${JSON.stringify(how)})`),
      at: look.at,
      screenshot(file, size) {
        const corner = size === undefined ? [] : ["-crop", `${size.width}x${size.height}+0+0`, "+repage"];
        display.run("import", "-window", "root", ...corner, file);
      },
      async close() {
        look.close();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw new Error(`the gallery did not open: ${said.slice(-500)}`, { cause: error });
  }
}
