import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, delimiter, join } from "node:path";

/** Programs to which a desktop hands addresses and files, and those that show something to get out by. */
export const HELPERS = [
  "xdg-open",
  "xdg-email",
  "xdg-settings",
  "gio",
  "gvfs-open",
  "gnome-open",
  "kde-open",
  "kde-open5",
  "kioclient",
  "kfmclient",
  "exo-open",
  "sensible-browser",
  "x-www-browser",
  "firefox",
  "chromium",
  "google-chrome",
  "x-terminal-emulator",
  "gnome-terminal",
  "xterm",
  "nautilus",
  "evince",
  "scrot",
  "notify-send",
] as const;

/** Desktop programs that only leave a mark when started. */
export interface FakePrograms {
  /** For the screen and the kiosk: the fakes come first in the path, and there is a home that nothing else uses. */
  readonly environment: NodeJS.ProcessEnv;
  readonly home: string;
  /** Names of those that were started, in order. */
  started(): readonly string[];
  /** From now on nothing was started. */
  forget(): void;
  leave(): void;
}

/** A program that leaves a mark in a file and does nothing else. */
export const markingScript = (mark: string): string => `#!/bin/sh\necho "$0" >> ${mark}\n`;

/** Names of the programs whose marks stand in a file. */
export function marksIn(text: string): readonly string[] {
  return text
    .split("\n")
    .filter(Boolean)
    .map((path) => basename(path));
}

/** Lays them out in a folder that everybody may enter. */
export function fakePrograms(): FakePrograms {
  const folder = mkdtempSync(join(tmpdir(), "shiori-fakes-"));
  const mark = join(folder, "started");
  for (const name of HELPERS) {
    const file = join(folder, name);
    writeFileSync(file, markingScript(mark));
    chmodSync(file, 0o755);
  }
  writeFileSync(mark, "");
  // The kiosk may run as another user.
  chmodSync(mark, 0o666);
  chmodSync(folder, 0o755);
  const home = join(folder, "home");
  mkdirSync(home);
  return {
    environment: { PATH: [folder, process.env["PATH"] ?? ""].join(delimiter), HOME: home },
    home,
    started: () => marksIn(readFileSync(mark, "utf8")),
    forget: () => writeFileSync(mark, ""),
    leave: () => rmSync(folder, { recursive: true, force: true }),
  };
}
