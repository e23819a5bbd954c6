import { afterEach, beforeEach, expect } from "vitest";
import type { Attacked } from "./attacked-kiosk.ts";
import { windowsOf } from "./attempts.ts";

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

/**
 * The one code for each attack, by its title. What is not here leaves nothing: Chromium has no such interface in the page
 * (devices, sharing, idle time, pickers of files and colours, guests, WebRTC), the policy lets the page not even begin
 * (downloads), the page's own quiet ends it (drags, selections, the middle button), or it is no attack but a question about
 * the page's powers.
 */
const TOLD: readonly (readonly [RegExp, string])[] = [
  [
    /about:.* is replaced|leaves the window up|a dead renderer is replaced|a question before it leaves|a page that (hangs|empties)/u,
    "page-trouble",
  ],
  [/a second start/u, "second-start"],
  [/stays where it is for (kiosk:\/\/other|https:)/u, "navigation-refused"],
  [/finds the served files/u, "file-refused"],
  [/gets none for files by (a field|its picker)/u, "file-chooser-refused"],
  [/gets no notification|is refused the keyboard/u, "permission-refused"],
  [/a strange window/u, "focus-lost"],
  // Chromium refuses, and complains of it to the page.
  [/runs no inline code|is held by its policy|another window > gets none by|reads no file/u, "page-console"],
  [/stays where it is for|gets no dialog by|gets none for printing/u, "page-console"],
  [
    /is refused the (camera|screen|place|clipboard|whole screen|service worker|microphone|MIDI|pointer)/u,
    "page-console",
  ],
  [/is refused the (fonts|payment|picture in picture|other storage|sensors)/u, "page-console"],
  [/somebody with a keyboard > (finds no menu|gets no chord|does nothing|goes neither)/u, "key-refused"],
  [/opens no menu with its buttons|pastes nothing of anybody|cannot zoom/u, "key-refused"],
];

/** Tests that try many things: each of them has its own code. */
const MANY: readonly (readonly [RegExp, readonly string[]])[] = [
  // A key that the window manager does not take comes to us.
  [/the window manager cannot close it/u, ["close-refused", "key-refused"]],
  // Some of the keys make it an ordinary press, which loads our own document anew.
  [/opens no window by a link/u, ["window-refused", "key-refused", "page-trouble"]],
  [/starts no program for/u, ["navigation-refused", "page-console", "window-refused"]],
  [/reaches nobody/u, ["page-console", "navigation-refused", "request-refused"]],
  [/cannot move, size or hide/u, ["focus-lost", "window-restored", "key-refused"]],
];

/** So many lines of a code are told at once; of more only some are (main/log/alarm.ts). */
export const FLOOD = 50;

/** The longest that a line of the log is waited for. */
const LATE_MS = 1000;

/** What stands in attacks; none of it may stand in the log. */
const WORDS = /library\.example|passwd|SOMEBODY|of the one before|secret|stranger/iu;

/**
 * Holds every test of the suite against the log: one code for one attack, none of its words, and the window is ours alone.
 * @param current the kiosk under attack; asked inside each test.
 */
export function oneCodeEach(current: () => Attacked): void {
  let before = 0;
  beforeEach(() => {
    before = current().log().length;
  });
  afterEach(async () => {
    const name = expect.getState().currentTestName ?? "";
    const told = TOLD.find(([title]) => title.test(name))?.[1];
    const linesOf = (from: number) =>
      current()
        .log()
        .slice(from)
        .filter(({ event }) => event === told).length;
    const flooded = linesOf(0) >= FLOOD;
    // On a busy machine the line comes a moment after what it tells of.
    const isAwaited = (): boolean => told !== undefined && !flooded && linesOf(before) === 0;
    for (const end = Date.now() + LATE_MS; isAwaited() && Date.now() < end; )
      await new Promise((resolve) => setTimeout(resolve, LATE_MS / 10));
    const all = current().log();
    const lines = all.slice(before);
    const codes = [...new Set(lines.map(({ event }) => event).filter((event) => CODES.has(event)))];
    expect(JSON.stringify(lines)).not.toMatch(WORDS);
    const many = MANY.find(([title]) => title.test(name))?.[1];
    if (many !== undefined) {
      expect(codes, name).not.toEqual([]);
      expect(
        codes.filter((code) => !many.includes(code)),
        name,
      ).toEqual([]);
    } else if (told === undefined) expect(codes, name).toEqual([]);
    else if (!flooded || codes.length > 0) expect(codes, name).toEqual([told]);
    expect(windowsOf(current()), name).toHaveLength(1);
  });
}
