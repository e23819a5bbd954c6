import { setTimeout as pause } from "node:timers/promises";
import { type Translate, translator } from "#renderer/i18n/index.ts";
import type { Kiosk } from "#test/support/kiosk/kiosk.ts";
import type { Rect } from "#test/support/kiosk/page-debugger.ts";
import { wordsSeen } from "#test/support/kiosk/visible-words.ts";
import { type Hand, hand } from "../../bench/hand.ts";

/** A screen takes no touch in its first 300 ms, and the same control none within 500 (V15). */
const NEW_SCREEN_MS = 320;
const SAME_CONTROL_MS = 520;
/** Between two keys of a keyboard: as fast as a very quick hand; and as one that was too quick for a busy machine. */
const KEY_MS = 12;
const SLOW_KEY_MS = 300;
/** After so long without an answer, one touches again. */
const AGAIN_MS = 2500;
/** What was typed is in the field by then. */
const TYPED_MS = 3000;
const PATIENCE_MS = 8000;
/** Each look costs every page of the kiosk some milliseconds, which four kiosks on two cores would miss. */
const EVERY_MS = 60;
/** While a screen is waited for, so often is kept what is shown instead. */
const TELLS_EVERY_MS = 1000;

/** The words that are on the screen. */
const WORDS = wordsSeen("innerText");

/** Where the keys of the keyboard on the screen are, by what they say. */
const KEYBOARD = `Object.fromEntries([...document.querySelectorAll(".keyboard .key")].map((key) => {
  const { x, y, width, height } = key.getBoundingClientRect();
  return [key.innerText.trim(), [x + screenX + width / 2, y + screenY + height / 2]];
}))`;

/** How many characters stand in the field of the screen. */
const TYPED = `[...(document.querySelector(".box-field input, .text-field input")?.value
  ?? document.querySelector(".search-text")?.textContent ?? "")].length`;

/**
 * Someone who knows the terminal by heart and hurries: every touch and key is a real one, but none waits longer than
 * the screen does.
 */
export class QuickPerson {
  readonly say: Translate = translator("ja");
  readonly #kiosk: Kiosk;
  readonly #hand: Hand;
  /** When the screen that is touched next was first seen. */
  #since = 0;

  constructor(kiosk: Kiosk) {
    this.#kiosk = kiosk;
    this.#hand = hand(kiosk.display.environment);
  }

  /** Waits until the live page's words match; a page that goes away meanwhile is looked for again. */
  async sees(words: string | RegExp, milliseconds = PATIENCE_MS): Promise<void> {
    await this.#until(String(words), milliseconds, () => this.reads(words));
    this.#since = performance.now();
  }

  /** Waits until the screen shows other words than these. */
  async seesNoMore(words: string): Promise<void> {
    const expression = `((now) => now.trim() !== "" && !now.includes(${JSON.stringify(words)}))(${WORDS})`;
    await this.#until(`no more ${words}`, PATIENCE_MS, () => this.#kiosk.look.at<boolean>(expression));
    this.#since = performance.now();
  }

  /** The first words on the screen, to explain why another one was waited for. */
  shown(): Promise<string> {
    const expression = `${WORDS}.replaceAll(/\\s+/gu, " ").slice(0, 60)`;
    return this.#kiosk.look.at<string>(expression).catch(() => "no page");
  }

  /** True when the words are there now. */
  async reads(words: string | RegExp): Promise<boolean> {
    const expression =
      typeof words === "string"
        ? `${WORDS}.includes(${JSON.stringify(words)})`
        : `${String(words)}.test(${WORDS})`;
    return this.#kiosk.look.at<boolean>(expression);
  }

  /** Touches a control, as soon as the screen takes touches; not when these words come instead of it. */
  async press(name: string | RegExp, unless?: string): Promise<void> {
    let rect: Rect | null = null;
    await this.#until(`a control called ${String(name)}`, PATIENCE_MS, async () => {
      rect = await this.#kiosk.find(name);
      return rect !== null || (unless !== undefined && (await this.reads(unless)));
    });
    if (rect === null) return;
    await pause(Math.max(0, this.#since + NEW_SCREEN_MS - performance.now()));
    // What was found may have moved while its screen came to rest, or have gone with it: something else is in its place then.
    this.#touch(await this.#kiosk.find(name));
  }

  /** Touches a control until the screen shows the words it leads to: a touch that a busy machine lost is made again. */
  async pressTo(name: string | RegExp, words: string): Promise<void> {
    const end = performance.now() + PATIENCE_MS;
    // An idle warning may hide the screen before the time is over.
    const failures: string[] = [];
    const comes = async (milliseconds: number): Promise<boolean> => {
      try {
        await this.sees(words, milliseconds);
        return true;
      } catch (error) {
        failures.push(String(error));
        return false;
      }
    };
    do {
      await this.press(name);
      if (await comes(AGAIN_MS)) return;
    } while (performance.now() < end && (await this.#kiosk.find(name)) !== null);
    if (await comes(Math.max(0, end - performance.now()))) return;
    throw new Error(`after touches of ${String(name)}: ${failures.join("; ")}`);
  }

  /** Touches the same place again, as one control takes two touches. */
  async pressAgain(): Promise<void> {
    await pause(SAME_CONTROL_MS);
    this.#hand.click();
  }

  #touch(rect: Rect | null): void {
    if (rect === null) return;
    this.#hand.point(rect.x + rect.width / 2, rect.y + rect.height / 2);
    this.#hand.click();
  }

  /** Touches a point in the middle of whatever is on the screen. */
  touchAt(x: number, y: number): void {
    this.#hand.point(x, y);
    this.#hand.click();
  }

  /** Types on the keyboard that is on the screen; when a key was lost, all of it once more and slower. */
  async type(text: string): Promise<void> {
    await this.#keys(text, KEY_MS);
    if (await this.#holds(text)) return;
    const shown = await this.shown();
    try {
      await this.press(this.say("keyboard.clear"));
      await this.#keys(text, SLOW_KEY_MS);
      if (await this.#holds(text)) return;
    } catch (cause) {
      throw new Error(`typed in vain; the first time the screen showed: ${shown}`, { cause });
    }
    throw new Error(`typed twice in vain; the first time the screen showed: ${shown}`);
  }

  async #keys(text: string, everyMs: number): Promise<void> {
    let keys: Readonly<Record<string, readonly [number, number]>> = {};
    await this.#until("a keyboard", PATIENCE_MS, async () => {
      keys = await this.#kiosk.look.at<typeof keys>(KEYBOARD);
      return Array.from(text).every((character) => keys[character] !== undefined);
    });
    await pause(Math.max(0, this.#since + NEW_SCREEN_MS - performance.now()));
    for (const character of text) {
      const [x, y] = keys[character] ?? [0, 0];
      this.#hand.point(x, y);
      this.#hand.click();
      await pause(everyMs);
    }
  }

  /** Whether the field has as many characters as were typed. */
  #holds(text: string): Promise<boolean> {
    const typed = Array.from(text).length;
    return this.#until("what was typed", TYPED_MS, async () => {
      return (await this.#kiosk.look.at<number>(TYPED)) === typed;
    }).then(
      () => true,
      () => false,
    );
  }

  /** Holds a card under the scanner. */
  async scan(code: string): Promise<void> {
    await this.#hand.scan(code);
  }

  async #until(what: string, milliseconds: number, ask: () => Promise<boolean>): Promise<void> {
    const end = performance.now() + milliseconds;
    const shown = new Set<string>();
    for (let tellAt = performance.now() + TELLS_EVERY_MS; ; ) {
      if (await ask().catch(() => false)) return;
      const now = performance.now();
      if (now > tellAt || now > end) shown.add(await this.shown());
      if (now > end)
        throw new Error(`waited in vain for ${what}; the screen showed: ${[...shown].join(", then: ")}`);
      if (now > tellAt) tellAt += TELLS_EVERY_MS;
      await pause(EVERY_MS);
    }
  }

  async done(): Promise<void> {
    await this.#hand.done();
  }
}
