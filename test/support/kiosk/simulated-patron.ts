import { setTimeout as pause } from "node:timers/promises";
import type { ContactMethod } from "#contract/domain/patron.ts";
import { type Language, localText } from "#contract/domain/text.ts";
import { loadCatalogues } from "#renderer/i18n/catalogues.ts";
import { type Translate, translator } from "#renderer/i18n/index.ts";
import { demoLibrary, demoPatron } from "../demo/demo-people.ts";
import { TERMS } from "../screens/fake-kiosk.ts";
import { anyOf, begins, literally } from "./control-names.ts";
import { type Kiosk, LOOK_EVERY_MS } from "./kiosk.ts";

/**
 * A screen takes no touch in its first 300 ms and the same control none within 500 ms (V15): a
 * person is slower than that, so is this one.
 */
const PERSON_PAUSE_MS = 360;
/** How long a person looks for a control before giving up. */
const LOOKS_FOR_MS = 20_000;
/** Who does not find something on a screen for so long turns to its next part; the screen itself has come by then. */
const TURNS_AFTER_MS = 800;
/** The same control counts again after 500 ms. */
const SAME_CONTROL_MS = 520;
/** A list that changed by itself takes no press for 600 ms (renderer/input/press-guard.ts): a person reads what it says now. */
export const READS_CHANGE_MS = 660;
/** A person whose press did nothing presses again after this time. */
const PRESSES_AGAIN_MS = 4000;
/** The same key of a keyboard counts again after 250 ms. */
const SAME_KEY_MS = 270;

/** Words of the two ways through a screen that comes in parts. */
type PartWay = "display.on" | "display.before";

const VOICED = new Map(
  pairs("がかぎきぐくげけごこざさじしずすぜせぞそだたぢちづつでてどとばはびひぶふべへぼほ"),
);
const HALF_VOICED = new Map(pairs("ぱはぴひぷふぺへぽほ"));
const SMALL = new Map(pairs("ぁあぃいぅうぇえぉおっつゃやゅゆょよ"));

function pairs(text: string): [string, string][] {
  const characters = Array.from(text);
  return characters.flatMap((made, index) =>
    index % 2 === 0 ? [[made, characters[index + 1] ?? ""] as [string, string]] : [],
  );
}

/** The doors of the patron's own pages on the first screen. */
const DOORS = { loans: "home.loans", holds: "home.holds", account: "home.account" } as const;

/** Someone who stands at the kiosk and reads its words. */
export interface Person {
  readonly language: Language;
  /** The words of the screen, in this person's language. */
  readonly say: Translate;
  /** Presses a control by its words, as fast as a quick person does. */
  press(name: string | RegExp, nth?: number): Promise<void>;
  /** Waits until the screen says so. */
  sees(text: string | RegExp, milliseconds?: number): Promise<void>;
  /** Waits until the screen says so no more. */
  seesNoMore(text: string): Promise<void>;
  /** True when a control with these words is there now. */
  canPress(name: string | RegExp): Promise<boolean>;
  /** True when the screen says so now. */
  reads(text: string): Promise<boolean>;
  /** Words of the row that tells of this book, in a list of loans or holds; empty when there is none now. */
  row(title: string): Promise<string>;
  /** Types hiragana on the kana keyboard. */
  typeKana(word: string): Promise<void>;
  /** Types letters and digits on the latin keyboard, switching capitals where needed. */
  typeLatin(word: string): Promise<void>;
  /** Types digits on the number pad. */
  typeDigits(digits: string): Promise<void>;
  /** Scans a demo card. */
  scanCard(id: string): Promise<void>;
  /** What follows a scanned card. */
  givePassword(password: string): Promise<void>;
  /** Card, password, and the patron's page. */
  signIn(id: string, password?: string): Promise<void>;
  /** From the first screen to the list of what the kana keyboard finds. */
  searchKana(word: string): Promise<void>;
  /** From the first screen to one of the patron's own pages. */
  open(page: "loans" | "holds" | "account"): Promise<void>;
  /** Back to the first screen, whatever lies on it. */
  goHome(): Promise<void>;
  /** Scans a book's upper bar and reads its page. */
  scanTitle(isbn: string): Promise<void>;
  /** From a title's page through the first two questions of the hold form, to 「この内容で予約しますか」. */
  fillHoldForm(pickup: string, contact: ContactMethod): Promise<void>;
  /** Ends a visit without a card by the ribbon: one touch. */
  leave(): Promise<void>;
  /** Ends a signed-in visit by the ribbon, and waits until the reset was verified. */
  finish(): Promise<void>;
}

// A test may ask for the words of any language.
await loadCatalogues();

/** A person at a kiosk who reads one language. */
export function person(kiosk: Kiosk, language: Language): Person {
  const say = translator(language, TERMS);
  let lastKey = "";
  let lastPress = { corner: "", at: 0 };

  /** A control is looked for, then reached for: the pause begins when its screen is there. */
  async function reachFor(name: string | RegExp, nth?: number): Promise<void> {
    const end = Date.now() + LOOKS_FOR_MS;
    let turnAt = Date.now() + TURNS_AFTER_MS;
    let way: PartWay = "display.on";
    while ((await kiosk.find(name, nth)) === null) {
      if (Date.now() > end) throw new Error(`The person finds no control called ${String(name)}.`);
      if (Date.now() > turnAt) {
        way = await turnPart(way);
        turnAt = Date.now() + TURNS_AFTER_MS;
      }
      await pause(LOOK_EVERY_MS);
    }
    await pause(PERSON_PAUSE_MS);
  }

  /** Of a screen that comes in parts to its next one, and after the last one back; answers the way taken. */
  async function turnPart(way: PartWay): Promise<PartWay> {
    const other = way === "display.on" ? "display.before" : "display.on";
    for (const taken of [way, other] as const) {
      if ((await kiosk.find(say(taken))) === null) continue;
      await kiosk.tap(say(taken));
      return taken;
    }
    return way;
  }

  async function press(name: string | RegExp, nth?: number): Promise<void> {
    await reachFor(name, nth);
    const { x, y, width, height } = await kiosk.place(name, nth);
    // Buttons of the foot keep this corner: one that took the place of the one just pressed may be the same with other words.
    const corner = `${Math.round(x + width)} ${Math.round(y + height)}`;
    if (corner === lastPress.corner) await pause(Math.max(0, lastPress.at + SAME_CONTROL_MS - Date.now()));
    kiosk.tapAt(x + width / 2, y + height / 2);
    lastPress = { corner, at: Date.now() };
    if (name === say("hold.takeBack")) {
      await me.sees(say("hold.kept"));
      await pause(READS_CHANGE_MS);
    }
  }

  /** Presses, and once more when nothing came of it: contents that change by themselves ignore presses for a moment (V15). */
  async function pressFor(name: string | RegExp, came: () => Promise<boolean>): Promise<void> {
    await press(name);
    for (const end = Date.now() + PRESSES_AGAIN_MS; Date.now() < end; await pause(LOOK_EVERY_MS)) {
      if (await came()) return;
    }
    await reachFor(name);
    // What comes late may have a control with the same words.
    if (!(await came())) await kiosk.tap(name);
  }

  async function pressKey(name: string): Promise<void> {
    if (name === lastKey) await pause(SAME_KEY_MS);
    lastKey = name;
    await kiosk.tap(name);
  }

  /** Goes on typing behind an @, where the usual domains are offered: not for an address that was typed before. */
  async function declineDomains(): Promise<void> {
    await pause(PERSON_PAUSE_MS);
    if (!(await me.canPress(say("keyboard.otherDomain")))) return;
    await press(say("keyboard.otherDomain"));
    await reachFor("a");
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

  /** The goodbye is short in tests: on a busy machine it may have gone before anybody could look. */
  async function seesNobody(): Promise<void> {
    const words = [say("visit.goodbye.nothingLeft"), say("visit.attract.browse")];
    await me.sees(anyOf(words));
  }

  const me: Person = {
    language,
    say,
    press,
    async sees(text, milliseconds) {
      await kiosk.waitFor(text, milliseconds);
    },
    async seesNoMore(text) {
      // A page without any words is on its way, not an answer.
      await kiosk.waitFor(new RegExp(`^(?![\\s\\S]*${literally(text)})\\s*\\S`, "u"));
    },
    canPress: async (name) => (await kiosk.find(name)) !== null,
    reads: async (text) => (await kiosk.words()).includes(text),
    async row(title) {
      const row = (await kiosk.page()).getByRole("listitem").filter({ hasText: title });
      const [words = ""] = await row.allInnerTexts();
      return words;
    },
    async typeKana(word) {
      await reachFor(say("keyboard.voiced"));
      for (const sound of word) await typeSound(sound);
    },
    async typeLatin(word) {
      await reachFor("a");
      let capitals = false;
      for (const character of word) {
        const wantsCapitals = /[A-Z]/u.test(character);
        if (/[A-Za-z]/u.test(character) && wantsCapitals !== capitals) {
          await pressKey(say(capitals ? "keyboard.toSmallLetters" : "keyboard.toCapitals"));
          capitals = wantsCapitals;
        }
        await pressKey(character);
        if (character === "@") await declineDomains();
      }
      if (capitals) await pressKey(say("keyboard.toSmallLetters"));
    },
    async typeDigits(digits) {
      await reachFor("1");
      for (const digit of digits) await pressKey(digit);
    },
    scanCard: (id) => kiosk.scan(demoPatron(id).card),
    async signIn(id, password = demoPatron(id).password) {
      await me.scanCard(id);
      await me.givePassword(password);
    },
    async givePassword(password) {
      await me.sees(say("signIn.password.heading"));
      await me.typeLatin(password);
      await press(say("common.next"));
    },
    async searchKana(word) {
      await press(begins(say("home.search")));
      await me.sees(say("search.hints.any"));
      if (!(await me.canPress("あ"))) await press(say("search.keyboards.kana"));
      await me.typeKana(word);
      await press(say("search.go"));
    },
    async open(page) {
      await pressFor(begins(say(DOORS[page])), async () => !(await me.reads(say("home.heading"))));
      await me.seesNoMore(say("home.heading"));
    },
    async goHome() {
      const heading = (): Promise<string> => kiosk.look.at("document.querySelector('h1')?.textContent ?? ''");
      while (!(await me.reads(say("home.heading")))) {
        const before = await heading();
        await press(say("common.back"));
        // Otherwise the same control may be looked for on the home screen, which has none and comes late on a busy machine.
        const end = Date.now() + PRESSES_AGAIN_MS;
        while (Date.now() < end && (await heading()) === before) await pause(LOOK_EVERY_MS);
      }
    },
    async scanTitle(isbn) {
      await kiosk.scan(isbn);
      await me.sees(say("title.where"));
    },
    async fillHoldForm(pickup, contact) {
      await press(say("title.hold"));
      await me.sees(say("hold.pickupQuestion"));
      await press(begins(localText(demoLibrary(pickup).name, language)));
      await me.sees(say("hold.contactQuestion"));
      await press(begins(say(`hold.contact.${contact}`)));
      await me.sees(say("hold.confirmQuestion"));
    },
    async leave() {
      const reset = kiosk.waitForEvent("visit-reset");
      await press(say("visit.finish"));
      await reset;
      await seesNobody();
    },
    async finish() {
      const reset = kiosk.waitForEvent("visit-reset");
      await pressFor(say("visit.finish"), () => me.reads(say("visit.finishBox.heading")));
      await me.sees(say("visit.finishBox.heading"));
      await press(say("visit.finish"));
      await reset;
      await seesNobody();
    },
  };
  return me;
}
