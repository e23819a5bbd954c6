import { spawn } from "node:child_process";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Hands, KEYS } from "#test/support/attacks/keyboard-attacks.ts";
import { copy, paste, SELECTIONS } from "#test/support/kiosk/clipboard.ts";
import { endChild } from "#test/support/kiosk/display.ts";
import { besiege, type Siege } from "./endure.ts";
import { CARD, libraryFound, scan, startLibrary } from "./patron.ts";
import { bootTerminal, SCREEN, type Terminal, until } from "./terminal.ts";

let terminal: Terminal;
const siege: Siege = besiege(() => terminal);

/** The pointer rests where nothing is. */
const ASIDE = ["20", "20"] as const;
const xdotool = (...words: string[]): string => terminal.onScreen("xdotool", ...words);
const hands: Hands = {
  key: (...names) => void xdotool("key", ...names),
  run: (program, ...words) => terminal.onScreen(program, ...words),
};
/** Id of our window. */
const own = (): string => terminal.onScreen("wmctrl", "-l").split(" ")[0] ?? "";

beforeAll(async () => {
  terminal = await bootTerminal();
  await startLibrary(terminal);
  await libraryFound(terminal);
  xdotool("mousemove", ...ASIDE);
});

afterAll(async () => {
  await terminal?.machine.stop();
});

beforeEach(() => siege.signedIn(), 240_000);

/** Points over the whole screen, wherever a control may be. */
const GRID = Array.from({ length: 4 * 7 }, (_one, index) => [
  String(Math.round((((index % 4) + 0.5) * SCREEN.width) / 4)),
  String(Math.round(((Math.floor(index / 4) + 0.5) * SCREEN.height) / 7)),
]);
/** Does something with the mouse at every one of them. */
function everywhere(...words: string[]): void {
  for (const point of GRID) xdotool("mousemove", ...point, ...words);
  xdotool("mousemove", ...ASIDE);
}

describe("somebody with a keyboard at a patron's page (R4, R7, R11, R36, R37, R45, R46, R47, R48, R49)", () => {
  it.each(KEYS)("gets nowhere with $what", async (attack) => {
    await siege.endure({
      ...attack,
      visit: "untouched",
      action() {
        attack.action(hands);
        xdotool("mousemove", ...ASIDE);
      },
    });
  });

  it("prints nothing (R28)", () =>
    siege.endure({
      code: "key-refused",
      visit: "untouched",
      action: () => hands.key("ctrl+p", "ctrl+shift+p", "Print", "XF86Print", "ctrl+s"),
    }));

  it("pastes nothing of anybody (R36, R49)", async () => {
    const display = {
      ...hands,
      node: "",
      environment: process.env,
      argv: terminal.screenArgv,
      run: terminal.onScreen,
    };
    for (const selection of SELECTIONS) await copy(display, selection, "of the one before");
    await siege.endure({
      code: "key-refused",
      visit: "untouched",
      action() {
        hands.key("ctrl+v", "shift+Insert", "ctrl+shift+v");
        everywhere("click", "2");
      },
    });
    // The visit's end takes it away from the next one (R74).
    await siege.endure({ code: "scan", visit: "closed", action: () => scan(terminal, CARD) });
    for (const selection of SELECTIONS) expect(await paste(display, selection)).toBe("");
  });
});

describe("somebody with a mouse at a patron's page", () => {
  it.each([
    ["opens no menu with the right button (R32)", () => everywhere("click", "3")],
    ["pastes and opens nothing with the middle one (R7, R49)", () => everywhere("click", "2")],
    ["goes neither back nor forward with the others (R47)", () => everywhere("click", "8", "click", "9")],
    [
      "drags nothing anywhere (R31)",
      () =>
        everywhere("mousedown", "1", "mousemove_relative", "60", "40", "mousemove", ...ASIDE, "mouseup", "1"),
    ],
    [
      "selects nothing and opens nothing by a long press (R32)",
      () => everywhere("mousedown", "3", "sleep", "0.7", "mouseup", "3"),
    ],
  ])("%s", async (_what, action) => {
    // The page itself takes the press, and nobody else hears of it.
    await siege.endure({ code: null, visit: "untouched", action });
  });

  it("cannot move or size the window (R6)", () =>
    siege.endure({
      code: "key-refused",
      visit: "untouched",
      action() {
        xdotool("mousemove", "1070", "10", "keydown", "alt", "mousedown", "1");
        xdotool("mousemove_relative", "--", "-150", "150", "mouseup", "1");
        xdotool("mousedown", "3", "mousemove_relative", "--", "-90", "90", "mouseup", "3", "keyup", "alt");
        xdotool("mousemove", ...ASIDE);
      },
    }));
});

describe("another program on the screen, beside a patron's page", () => {
  const wmctrl = (...words: string[]): string => terminal.onScreen("wmctrl", ...words);
  it.each<readonly [string, string | null, () => unknown]>([
    ["closes the window (R2)", "close-refused", () => wmctrl("-c", "Shiori")],
    ["puts it away (R6)", "focus-lost", () => xdotool("windowminimize", own())],
    ["hides it (R6)", "focus-lost", () => wmctrl("-r", "Shiori", "-b", "add,hidden")],
    // Full screen or not, it stays where it is, and nobody is told.
    ["takes it out of full screen (R5)", null, () => wmctrl("-r", "Shiori", "-b", "remove,fullscreen")],
    [
      "moves and sizes it then (R6)",
      "window-restored",
      () => wmctrl("-r", "Shiori", "-e", "0,200,200,300,300"),
    ],
    // The window manager does nothing of this to a window that is full screen.
    ["moves it when it is full screen (R6)", null, () => wmctrl("-r", "Shiori", "-e", "0,200,200,300,300")],
    ["shades it (R6)", null, () => wmctrl("-r", "Shiori", "-b", "add,shaded")],
    ["puts it below (R35)", null, () => wmctrl("-r", "Shiori", "-b", "add,below")],
    ["shows the desktop (R37)", "focus-lost", () => wmctrl("-k", "on")],
    ["goes to another desktop (R37)", null, () => wmctrl("-s", "1")],
    ["sends it to another desktop (R37)", null, () => wmctrl("-r", "Shiori", "-t", "1")],
    [
      "sends it keys past the keyboard (R36)",
      "key-refused",
      () => xdotool("key", "--window", own(), "ctrl+w", "F5"),
    ],
  ])("that %s changes nothing but for a moment", async (_what, code, action) => {
    await siege.endure({ code, visit: "untouched", action });
  });

  it("that cuts the kiosk's connection ends the visit (R3)", () =>
    siege.endure({ code: "kiosk-ended", visit: "closed", action: () => xdotool("windowkill", own()) }));

  it("that opens a window stays behind ours (R35)", async () => {
    const [program, ...words] = terminal.screenArgv(
      "xmessage",
      "-geometry",
      "400x400+300+700",
      "-title",
      "stranger",
      "x",
    );
    await siege.endure({
      code: "focus-lost",
      visit: "untouched",
      async action() {
        const stranger = spawn(program, words, { stdio: "ignore" });
        const windows = (): number => terminal.onScreen("wmctrl", "-l").trim().split("\n").length;
        await until("the stranger", () => (windows() === 2 ? true : null));
        terminal.onScreen("wmctrl", "-a", "stranger");
        const [ours] = own().split(" ");
        const top = (): number =>
          Number.parseInt(
            terminal
              .onScreen("xprop", "-root", "_NET_CLIENT_LIST_STACKING")
              .trim()
              .split(/[\s,]+/u)
              .at(-1) ?? "",
            16,
          );
        await until("our window on top", () => (top() === Number.parseInt(ours ?? "", 16) ? true : null));
        await endChild(stranger);
      },
    });
  });
});

describe("a scanner that was set up by somebody else, at a patron's page", () => {
  const burst = (...names: string[]): string => xdotool("key", "--delay", "10", ...names);
  it.each<readonly [string, "key-refused" | "scan", () => unknown]>([
    ["plays chords (R40)", "key-refused", () => burst("ctrl+o", "ctrl+l", "ctrl+p", "Return")],
    ["opens a command line (R40)", "key-refused", () => burst("super+r", ..."cmd", "Return")],
    [
      "sends control characters in a code (R40)",
      "key-refused",
      () => burst(..."2001", "ctrl+bracketright", ..."014", "Return"),
    ],
    ["sends an address (R40)", "scan", () => scan(terminal, "https://library.example/")],
    ["sends far too much (R40)", "scan", () => scan(terminal, "7".repeat(400))],
    ["sends a code that is none (R40)", "scan", () => scan(terminal, "]C1ABCDEF123")],
  ])("that %s does nothing to the visit", async (_what, code, action) => {
    await siege.endure({ code, visit: code === "scan" ? "answered" : "untouched", action });
  });
});
