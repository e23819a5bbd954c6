import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { translator } from "#renderer/i18n/index.ts";
import { type DemoBackend, startDemoBackend } from "#test/support/demo/demo-backend.ts";
import { demoPatron } from "#test/support/demo/demo-people.ts";
import { type Kiosk, startKiosk } from "#test/support/kiosk/kiosk.ts";
import { attachToMain, INSPECTED, type MainProcess } from "#test/support/kiosk/main-debugger.ts";
import { type Person, person } from "#test/support/kiosk/simulated-patron.ts";
import { TERMS } from "#test/support/screens/fake-kiosk.ts";

const say = translator("ja", TERMS);
/** Misspelled on purpose, and no word of any list. */
const TYPED = "yamadda";
const WRONG = "wrongg12";

let backend: DemoBackend;
let kiosk: Kiosk;
let patron: Person;
let main: MainProcess;

beforeAll(async () => {
  backend = await startDemoBackend();
  kiosk = await startKiosk({
    look: "small-client",
    backend,
    arguments: INSPECTED,
    settings: { kiosk: { keyboard: true }, scanner: { repeatMs: 0 } },
  });
  patron = person(kiosk, "ja");
  main = await attachToMain(kiosk);
  // Every partition that is asked for from now on.
  await main.run(`void (() => {
    const { session } = electron;
    const fromPartition = session.fromPartition;
    globalThis.asked = new Set();
    session.fromPartition = (name, ...more) => {
      globalThis.asked.add(name);
      return fromPartition.call(session, name, ...more);
    };
    // Every page that is made, and that gets or loses the keyboard.
    globalThis.moves = [];
    const watch = (contents) => {
      for (const move of ["focus", "blur"]) contents.on(move, () => globalThis.moves.push(move));
    };
    electron.webContents.getAllWebContents().forEach(watch);
    electron.app.on("web-contents-created", (_event, contents) => {
      globalThis.moves.push("made");
      watch(contents);
    });
  })()`);
});

afterAll(async () => {
  main?.close();
  await kiosk?.stop();
  await backend?.stop();
});

/** Windows that can be seen, popups too, which no window manager lists. */
function windows(): readonly string[] {
  const tree = kiosk.display.run("xwininfo", "-root", "-tree");
  return tree.split("\n").flatMap((line) => /^\s+(0x[0-9a-f]+) .* (\d+x\d+)\+/u.exec(line)?.[0] ?? []);
}

/** Between two keys of a person, in milliseconds; six keys at less than 50 are a scan. */
const BETWEEN_KEYS_MS = 120;

/** Between two keys that come fast, but not as fast as a scanner's, in milliseconds. */
const BETWEEN_CODE_MS = 60;
/** The next page is loaded soon after a visit begins. */
const NEXT_PAGE_COMES_MS = 3500;
/** Longest way of a key to its field on a busy machine. */
const KEY_COMES_MS = 10_000;
/** Collected right after the reset; a busy machine takes longer, but never the hours that the engine would. */
const COLLECTED_MS = 5000;

/**
 * Types into the field that the screen offers, as on a terminal with a keyboard, and sends it off. Each character is
 * waited for: those that a busy machine delivers all at once would be a scan.
 */
async function write(text: string): Promise<void> {
  await expect.poll(() => kiosk.look.at("document.activeElement.tagName")).toBe("INPUT");
  for (let length = 1; length <= text.length; length += 1) {
    kiosk.type(text.slice(length - 1, length));
    await expect
      .poll(() => kiosk.look.at("document.activeElement.value"), { timeout: KEY_COMES_MS })
      .toBe(text.slice(0, length));
    await pause(BETWEEN_KEYS_MS);
  }
  kiosk.key("Return");
}

/** What the focused field offers when it is asked for more: nothing but itself. */
async function askedForMore(): Promise<{ readonly windows: readonly string[]; readonly value: string }> {
  kiosk.key("Down", "Down");
  await pause(400);
  const value = await kiosk.look.at<string>("document.activeElement.value");
  return { windows: windows(), value };
}

describe("fields after typing (R75)", () => {
  it("a search remembers nothing", async () => {
    for (let visit = 0; visit < 2; visit += 1) {
      await patron.press(say("visit.attract.browse"));
      await patron.sees(say("search.hints.any"));
      await write(TYPED);
      await patron.seesNoMore(say("search.hints.any"));
      await patron.leave();
    }
    await patron.press(say("visit.attract.browse"));
    await patron.sees(say("search.hints.any"));
    const before = windows();
    kiosk.type(TYPED.slice(0, 2));
    expect(await askedForMore()).toEqual({ windows: before, value: TYPED.slice(0, 2) });
    await patron.leave();
  });

  it("a password field remembers nothing, and nothing offers to store it", async () => {
    await patron.scanCard("ordinary");
    await patron.sees(say("signIn.password.heading"));
    const before = windows();
    await write(WRONG);
    await patron.sees("H-11");
    expect(windows()).toEqual(before);
    await patron.leave();
    await patron.scanCard("ordinary");
    await patron.sees(say("signIn.password.heading"));
    expect(await askedForMore()).toEqual({ windows: before, value: "" });
    await patron.leave();
  });

  it("the look would see a list over the page", async () => {
    await patron.press(say("visit.attract.browse"));
    await patron.sees(say("search.hints.any"));
    const before = windows();
    await kiosk.look.at(`void (() => {
      const list = document.createElement("select");
      list.style.cssText = "position:fixed;left:100px;top:200px;font-size:40px;z-index:9999";
      list.append(new Option("one"), new Option("two"));
      document.body.append(list);
    })()`);
    kiosk.tapAt(130, 225);
    await expect.poll(() => windows().length).toBeGreaterThan(before.length);
    kiosk.key("Escape");
    await expect.poll(windows).toEqual(before);
    await patron.leave();
  });

  it("are not looked up in a dictionary", async () => {
    expect(await main.run("electron.session.fromPartition('patron-a').isSpellCheckerEnabled()")).toBe(false);
    const dictionaries = join(kiosk.userData, "Dictionaries");
    expect(existsSync(dictionaries) ? readdirSync(dictionaries) : []).toEqual([]);
  });
});

describe("a person who types while the next page is loaded beneath (R36)", () => {
  /** Types until long after the next page has come, too slowly for a scan; answers what was typed. */
  async function typeOn(): Promise<string> {
    const letters = "abcdefghijklmnopqrstuvwxyz";
    const began = performance.now();
    let typed = "";
    while (performance.now() - began < NEXT_PAGE_COMES_MS) {
      const letter = letters.charAt(typed.length % letters.length);
      typed += letter;
      kiosk.key(letter);
      await pause(BETWEEN_CODE_MS);
    }
    return typed;
  }

  const moves = () => main.run<readonly string[]>("globalThis.moves");

  it("loses no key, and nothing takes the keyboard from the page", async () => {
    for (let visit = 0; visit < 2; visit += 1) {
      const before = (await moves()).length;
      await patron.press(say("visit.attract.browse"));
      await patron.sees(say("search.hints.any"));
      const from = (await moves()).length;
      const typed = await typeOn();
      await expect.poll(() => kiosk.look.at("document.activeElement.value")).toBe(typed);
      const seen = await moves();
      // On a busy machine the next page is made before the first screen is seen.
      expect(seen.slice(before)).toContain("made");
      expect(seen.slice(from).filter((move) => move !== "made")).toEqual([]);
      await patron.leave();
    }
  });
});

it("what main held for a visit is collected when the kiosk is idle (R86)", async () => {
  await patron.press(say("visit.attract.browse"));
  await patron.sees(say("search.hints.any"));
  await main.run("void (globalThis.held = new WeakRef({}))");
  await pause(NEXT_PAGE_COMES_MS);
  const isHeld = () => main.run("globalThis.held.deref() !== undefined");
  expect(await isHeld()).toBe(true);
  await patron.leave();
  await expect.poll(isHeld, { timeout: COLLECTED_MS }).toBe(false);
});

it("the patrons of all these visits had two partitions in turn, and there is no other (R71)", async () => {
  const { card } = demoPatron("ordinary");
  for (let visit = 0; visit < 3; visit += 1) {
    await kiosk.scan(card);
    await patron.sees(say("signIn.password.heading"));
    await patron.leave();
  }
  const asked = await main.run<string[]>("[...globalThis.asked].sort()");
  expect(asked).toEqual(["patron-a", "patron-b"]);
});
