import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Language } from "#contract/domain/text.ts";
import type { Settings } from "#contract/settings/settings.schema.ts";
import { type Speak, speak } from "#renderer/words/index.ts";
import type { Kiosk } from "./kiosk.ts";

/** A card of the demo library, as `assets/demo/patrons.json` lists it. */
export interface DemoPatron {
  readonly id: string;
  readonly card: string;
  readonly password: string;
}

const PATRONS = JSON.parse(
  readFileSync(join(import.meta.dirname, "../../assets/demo/patrons.json"), "utf8"),
) as readonly DemoPatron[];

/** The demo patron called `id`; throws when there is none. */
export function demoPatron(id: string): DemoPatron {
  const patron = PATRONS.find((one) => one.id === id);
  if (patron === undefined) throw new Error(`The demo library has no patron called ${id}.`);
  return patron;
}

/** Settings that fit the demo library: its cards end in a check digit. */
export const DEMO_CARD_SETTINGS: Partial<Settings["card"]> = { checkDigit: "m10w21-split" };

/**
 * A screen takes no touch in its first 300 ms and the same control none within 500 ms (visual.md rule 15): a
 * person is slower than that, so is this one.
 */
const PERSON_PAUSE_MS = 360;
/** The same key of a board counts again after 250 ms. */
const SAME_KEY_MS = 270;

const VOICED = new Map(pairs("がかぎきぐくげけごこざさじしずすぜせぞそだたぢちづつでてどとばはびひぶふべへぼほ"));
const HALF_VOICED = new Map(pairs("ぱはぴひぷふぺへぽほ"));
const SMALL = new Map(pairs("ぁあぃいぅうぇえぉおっつゃやゅゆょよ"));

function pairs(text: string): [string, string][] {
  const characters = Array.from(text);
  return characters.flatMap((made, index) =>
    index % 2 === 0 ? [[made, characters[index + 1] ?? ""] as [string, string]] : [],
  );
}

const nap = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** Someone who stands at the kiosk and reads its words. */
export interface Person {
  /** The words of the screen, in this person's language. */
  readonly say: Speak;
  /** Presses a control by its words, as fast as a quick person does. */
  press(name: string | RegExp, nth?: number): Promise<void>;
  /** Waits until the screen says so. */
  sees(text: string | RegExp, milliseconds?: number): Promise<void>;
  /** True when a control with these words is there now. */
  canPress(name: string | RegExp): Promise<boolean>;
  /** True when the screen says so now. */
  reads(text: string): Promise<boolean>;
  /** Types hiragana on the board of fifty sounds. */
  typeKana(word: string): Promise<void>;
  /** Types letters and digits on the latin board, switching capitals where needed. */
  typeLatin(word: string): Promise<void>;
  /** Types digits on the number pad. */
  typeDigits(digits: string): Promise<void>;
  /** Scans a demo card. */
  scanCard(id: string): Promise<void>;
  /** Card, password, and the patron's page. */
  signIn(id: string, password?: string): Promise<void>;
  /** Ends a signed-in visit by the ribbon, and waits until the reset was verified. */
  finish(): Promise<void>;
}

/** A person at a kiosk who reads one language. */
export function person(kiosk: Kiosk, language: Language): Person {
  const say = speak(language);
  let lastKey = "";

  async function press(name: string | RegExp, nth?: number): Promise<void> {
    await nap(PERSON_PAUSE_MS);
    await kiosk.tap(name, nth);
  }

  async function pressKey(name: string): Promise<void> {
    if (name === lastKey) await nap(SAME_KEY_MS);
    lastKey = name;
    await kiosk.tap(name);
  }

  async function typeSound(sound: string): Promise<void> {
    const marks = [
      [VOICED, say("keyboard.voiced")],
      [HALF_VOICED, say("keyboard.halfVoiced")],
      [SMALL, say("keyboard.small")],
    ] as const;
    for (const [table, key] of marks) {
      const plain = table.get(sound);
      if (plain === undefined) continue;
      await pressKey(plain);
      await pressKey(key);
      return;
    }
    await pressKey(sound);
  }

  const me: Person = {
    say,
    press,
    async sees(text, milliseconds) {
      await kiosk.waitFor(text, milliseconds);
    },
    canPress: async (name) => (await kiosk.find(name)) !== null,
    reads: async (text) => (await kiosk.words()).includes(text),
    async typeKana(word) {
      await nap(PERSON_PAUSE_MS);
      for (const sound of word) await typeSound(sound);
    },
    async typeLatin(word) {
      await nap(PERSON_PAUSE_MS);
      let capitals = false;
      for (const character of word) {
        const wantsCapitals = /[A-Z]/u.test(character);
        if (/[A-Za-z]/u.test(character) && wantsCapitals !== capitals) {
          await pressKey(say(capitals ? "keyboard.toSmallLetters" : "keyboard.toCapitals"));
          capitals = wantsCapitals;
        }
        await pressKey(character);
      }
      if (capitals) await pressKey(say("keyboard.toSmallLetters"));
    },
    async typeDigits(digits) {
      await nap(PERSON_PAUSE_MS);
      for (const digit of digits) await pressKey(digit);
    },
    scanCard: (id) => kiosk.scan(demoPatron(id).card),
    async signIn(id, password = demoPatron(id).password) {
      await me.scanCard(id);
      await me.sees(say("signIn.password.heading"));
      await me.typeLatin(password);
      await press(say("common.next"));
    },
    async finish() {
      const reset = kiosk.waitForEvent("visit-reset");
      await press(say("visit.finish"));
      await me.sees(say("visit.finishBox.heading"));
      await press(say("visit.finish"));
      await reset;
      await me.sees(say("visit.goodbye.nothingLeft"));
    },
  };
  return me;
}
