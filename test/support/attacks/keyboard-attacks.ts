import type { AlarmCode } from "#main/log/alarm.ts";

/*
 * What somebody can do at a kiosk with a keyboard, a mouse and the window manager's own means, without a look into any
 * page: one table for the development build, where the page is asked afterwards (hand-attacks.ts), and the shipped one,
 * where the screen and the log are (test/dist/attacks-by-hand.test.ts).
 */

/** Hands at a kiosk, on its screen. */
export interface Hands {
  /** Presses keys, one after the other; chords joined with `+`. */
  key(...names: readonly string[]): void;
  run(program: string, ...words: string[]): string;
}

/** Something that hands do, and the one code for it; null = Chromium or the page itself makes nothing of it. */
export interface HandAttack {
  readonly what: string;
  readonly code: AlarmCode | null;
  action(hands: Hands): void;
}

/** Keys of menus and browsers, as every program on a desktop knows them. */
export const MENU_KEYS = [
  ..."wqmrntpousfghldjk".split("").map((letter) => `ctrl+${letter}`),
  ..."ijcrntwp".split("").map((letter) => `ctrl+shift+${letter}`),
  ...["F1", "F3", "F5", "F6", "F7", "F10", "F11", "F12", "shift+Escape", "alt+d", "alt+Home", "alt+f"],
  ...["ctrl+F4", "ctrl+F5", "ctrl+Tab", "ctrl+Page_Up", "ctrl+1", "ctrl+9"],
];
/** Every way to hold keys down that is no writing. */
const HELD = [
  "ctrl",
  "alt",
  "super",
  "ctrl+alt",
  "ctrl+super",
  "alt+super",
  "ctrl+alt+super",
  "ctrl+shift",
  "alt+shift",
  "super+shift",
  "ctrl+alt+shift",
  "ctrl+super+shift",
  "alt+super+shift",
  "ctrl+alt+super+shift",
];
const WITH = ["a", "v", "5", "Return", "Left", "Insert", "Delete", "F4", "space", "Tab", "Escape"];
/** Keys of a keyboard with more than letters on it. */
export const SPECIAL_KEYS = [
  ...["AudioPlay", "AudioStop", "AudioNext", "AudioMute", "HomePage", "Mail", "Search", "Explorer"],
  ...["Calculator", "PowerOff", "Sleep", "WakeUp", "Eject", "Launch1", "Refresh", "Favorites", "WWW"],
].map((name) => `XF86${name}`);
/** Keys of a desktop, and of the X server itself (R37). */
export const SYSTEM_KEYS = [
  ...["alt+Tab", "alt+space", "super", "super+d", "ctrl+alt+Delete", "ctrl+alt+BackSpace", "ctrl+alt+F2"],
  ...["ctrl+alt+F1", "ctrl+alt+F7", "ctrl+Escape", "alt+F2", "ctrl+alt+Left", "alt+Escape", "super+l"],
  ...["Print", "alt+Print", "Menu", "super+Tab", "super+r", "ctrl+alt+t"],
];
const ZOOM_KEYS = ["ctrl+plus", "ctrl+equal", "ctrl+KP_Add", "ctrl+minus", "ctrl+0"];
const PASTE_KEYS = ["ctrl+v", "shift+Insert", "ctrl+shift+v"];

/** Presses every chord there is of the keys above. */
export function pressChords({ key }: Pick<Hands, "key">): void {
  for (const held of HELD) key(...WITH.map((one) => `${held}+${one}`));
}

/** Goes through a history with keys and the fourth and fifth button of a mouse. */
export function goBackAndForward({ key, run }: Hands): void {
  key("alt+Left", "XF86Back", "BackSpace", "alt+Right", "XF86Forward");
  run("xdotool", "click", "8", "click", "9");
}

/** Turns the wheel with a key held down, and presses the keys for it. */
export function zoom({ key, run }: Hands): void {
  run("xdotool", "mousemove", "540", "900");
  run("xdotool", "keydown", "ctrl", "click", "--repeat", "5", "4", "click", "5", "keyup", "ctrl");
  key(...ZOOM_KEYS);
}

/** Drags and sizes the window as window managers let one, with a mouse and with keys. */
export function dragWindow({ key, run }: Hands): void {
  run("xdotool", "mousemove", "540", "900", "keydown", "alt", "mousedown", "1");
  run("xdotool", "mousemove_relative", "150", "150", "mouseup", "1", "mousemove", "540", "900");
  run("xdotool", "mousedown", "3", "mousemove_relative", "90", "90", "mouseup", "3", "keyup", "alt");
  key("super+Down", "super+Left", "alt+F7", "alt+F8", "alt+F9", "alt+F10");
}

/** Shift five times over, which other desktops make it stick for (R45). */
export function pressShift({ key }: Pick<Hands, "key">): void {
  key("shift", "shift", "shift", "shift", "shift");
}

/** Keys that lead out of other programs. */
export const KEYS: readonly HandAttack[] = [
  { what: "keys of menus and developer tools", code: "key-refused", action: ({ key }) => key(...MENU_KEYS) },
  { what: "every chord", code: "key-refused", action: pressChords },
  { what: "keys for media, power and mail", code: "key-refused", action: ({ key }) => key(...SPECIAL_KEYS) },
  {
    what: "keys of the desktop and the X server",
    code: "key-refused",
    action: ({ key }) => key(...SYSTEM_KEYS),
  },
  {
    what: "the key that closes windows",
    code: "key-refused",
    action: ({ key }) => key(...Array(20).fill("alt+F4")),
  },
  { what: "back and forward", code: "key-refused", action: goBackAndForward },
  { what: "the keys and the wheel for zoom", code: "key-refused", action: zoom },
  { what: "the keys that paste", code: "key-refused", action: ({ key }) => key(...PASTE_KEYS) },
  {
    what: "the keys of an input method",
    code: "key-refused",
    action: ({ key }) => key("ctrl+shift+u", "ctrl+space"),
  },
  // A key that only holds others down comes in: capitals need it.
  { what: "shift five times", code: null, action: pressShift },
];
