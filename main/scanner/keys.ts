/** The used part of Electron's `Input`. Only physical codes are reliable, whatever layouts and IMEs do (R36, R38). */
export interface KeyInput {
  readonly type: string;
  readonly code: string;
  readonly isAutoRepeat: boolean;
  readonly shift: boolean;
  readonly control: boolean;
  readonly alt: boolean;
  readonly meta: boolean;
}

/** Keys of the main block on a US layout, as a scanner configured as in D74 uses them. */
const SYMBOLS: Readonly<Record<string, readonly [plain: string, shifted: string]>> = {
  Digit0: ["0", ")"],
  Digit1: ["1", "!"],
  Digit2: ["2", "@"],
  Digit3: ["3", "#"],
  Digit4: ["4", "$"],
  Digit5: ["5", "%"],
  Digit6: ["6", "^"],
  Digit7: ["7", "&"],
  Digit8: ["8", "*"],
  Digit9: ["9", "("],
  Minus: ["-", "_"],
  Equal: ["=", "+"],
  BracketLeft: ["[", "{"],
  BracketRight: ["]", "}"],
  Backslash: ["\\", "|"],
  Semicolon: [";", ":"],
  Quote: ["'", '"'],
  Comma: [",", "<"],
  Period: [".", ">"],
  Slash: ["/", "?"],
  Backquote: ["`", "~"],
  Space: [" ", " "],
  NumpadDecimal: [".", "."],
  NumpadAdd: ["+", "+"],
  NumpadSubtract: ["-", "-"],
  NumpadMultiply: ["*", "*"],
  NumpadDivide: ["/", "/"],
  IntlRo: ["\\", "_"],
  IntlYen: ["\\", "|"],
};

/**
 * The same keys for a scanner configured as a Japanese keyboard. The terminal's layout does not matter; digits and letters are
 * the same.
 */
const JIS_SYMBOLS: Readonly<Record<string, readonly [plain: string, shifted: string]>> = {
  ...SYMBOLS,
  Digit0: ["0", ""], // Nothing is printed there.
  Digit2: ["2", '"'],
  Digit6: ["6", "&"],
  Digit7: ["7", "'"],
  Digit8: ["8", "("],
  Digit9: ["9", ")"],
  Minus: ["-", "="],
  Equal: ["^", "~"],
  BracketLeft: ["@", "`"],
  BracketRight: ["[", "{"],
  Backslash: ["]", "}"],
  Semicolon: [";", "+"],
  Quote: [":", "*"],
};

/** Keyboard layout that a scanner emulates. */
export type KeyLayout = "us" | "jis";
const LAYOUTS = { us: SYMBOLS, jis: JIS_SYMBOLS } as const;

/** Navigation keys; the page needs them for use without touch. */
const NAVIGATION: ReadonlySet<string> = new Set([
  "Tab",
  "Enter",
  "NumpadEnter",
  "Space",
  "Escape",
  "ArrowLeft",
  "ArrowRight",
  "ArrowUp",
  "ArrowDown",
]);
/** Editing keys that a keyboard may send to the page. */
const EDITING: ReadonlySet<string> = new Set(["Backspace", "Delete", "Home", "End", "PageUp", "PageDown"]);
/** Modifier keys. */
const SHIFTS: ReadonlySet<string> = new Set(["ShiftLeft", "ShiftRight", "CapsLock", "NumLock"]);
/** Suffix keys of scanners. */
const SUFFIXES: ReadonlySet<string> = new Set(["Enter", "NumpadEnter", "Tab"]);

/** Meaning of a key. */
export type Key =
  | { readonly kind: "character"; readonly character: string }
  | { readonly kind: "suffix" | "navigation" | "editing" | "shift" | "refused" };

/** Character of a key code, or null. */
function characterOf(code: string, shift: boolean, layout: KeyLayout): string | null {
  const letter = /^Key([A-Z])$/u.exec(code)?.[1];
  if (letter !== undefined) return shift ? letter : letter.toLowerCase();
  const digit = /^Numpad([0-9])$/u.exec(code)?.[1];
  return digit || LAYOUTS[layout][code]?.[shift ? 1 : 0] || null;
}

const NO_KEYPAD: ReadonlySet<string> = new Set();

/**
 * Classifies a key by its physical code; unknown keys and chords are refused (R36, R47, R48).
 * @param keypad keys of a keypad or of switches; they navigate and are never a scanner's.
 */
export function readKey(input: KeyInput, layout: KeyLayout, keypad = NO_KEYPAD): Key {
  if (input.control || input.alt || input.meta) return { kind: "refused" };
  if (SHIFTS.has(input.code)) return { kind: "shift" };
  if (SUFFIXES.has(input.code)) return { kind: "suffix" };
  if (keypad.has(input.code)) return { kind: "navigation" };
  const character = characterOf(input.code, input.shift, layout);
  if (character !== null) return { kind: "character", character };
  if (NAVIGATION.has(input.code)) return { kind: "navigation" };
  return { kind: EDITING.has(input.code) ? "editing" : "refused" };
}
