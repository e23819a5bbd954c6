import { afterEach, beforeEach, expect } from "vitest";
import { windowsOf } from "./attempts.ts";
import type { Kiosk } from "./kiosk.ts";

/** Codes of what was tried and stopped (main/log/alarm.ts), and of a page that had to be replaced for it. */
const CODES: ReadonlySet<string> = new Set([
  "call-turned-away",
  "close-refused",
  "device-refused",
  "download-refused",
  "file-chooser-refused",
  "file-refused",
  "focus-lost",
  "guest-refused",
  "key-refused",
  "navigation-refused",
  "page-console",
  "page-trouble",
  "permission-refused",
  "request-refused",
  "second-start",
  "window-refused",
  "window-restored",
]);

/** Attacks that reach the program, and the one code for each. What Chromium stops without a word leaves none. */
const TOLD: readonly (readonly [RegExp, string])[] = [
  [/about:blank.* is replaced|leaves the window up|a dead renderer is replaced/u, "page-trouble"],
  [/a second start/u, "second-start"],
  [/stays where it is for (kiosk:\/\/other|https:)/u, "navigation-refused"],
  [/finds the served files/u, "file-refused"],
  [/gets none for files by (a field|its picker)/u, "file-chooser-refused"],
  [/gets no notification/u, "permission-refused"],
  [/a strange window/u, "focus-lost"],
];

/** Tests that try many things: each of them has its own code. */
const MANY: readonly (readonly [RegExp, readonly string[]])[] = [
  // A key that the window manager does not take comes to us.
  [/the window manager cannot close it/u, ["close-refused", "key-refused"]],
  [/opens no window by a link/u, ["window-refused", "key-refused"]],
  [/starts no program for/u, ["navigation-refused", "page-console", "window-refused"]],
  [/reaches nobody/u, ["page-console", "navigation-refused", "request-refused"]],
  [/cannot move, size or hide/u, ["focus-lost", "window-restored", "key-refused"]],
];

/** What stands in attacks; none of it may stand in the log. */
const WORDS = /library\.example|passwd|SOMEBODY|of the one before|secret|stranger/iu;

/**
 * Holds every test of the suite against the log: one code for one attack, none of its words, and the window is ours alone.
 * @param current the kiosk under attack; asked inside each test.
 */
export function oneCodeEach(current: () => Kiosk): void {
  let before = 0;
  beforeEach(() => {
    before = current().log().length;
  });
  afterEach(() => {
    const name = expect.getState().currentTestName ?? "";
    const lines = current().log().slice(before);
    const codes = [...new Set(lines.map(({ event }) => event).filter((event) => CODES.has(event)))];
    expect(JSON.stringify(lines)).not.toMatch(WORDS);
    const many = MANY.find(([title]) => title.test(name))?.[1];
    const told = TOLD.find(([title]) => title.test(name))?.[1];
    if (many !== undefined) {
      expect(codes, name).not.toEqual([]);
      expect(many).toEqual(expect.arrayContaining(codes));
    } else if (told !== undefined) expect(codes, name).toEqual([told]);
    else expect(codes.length, `${name}: ${codes.join(" ")}`).toBeLessThanOrEqual(1);
    // The stranger of one test is ended behind it.
    if (!/a strange window/u.test(name)) expect(windowsOf(current()), name).toHaveLength(1);
  });
}
