import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { LATE_SUFFIX_MS } from "#main/scanner/source.ts";
import { translator } from "#renderer/i18n/index.ts";
import { type DemoBackend, startDemoBackend } from "#test/support/demo/demo-backend.ts";
import { demoPatron } from "#test/support/demo/demo-people.ts";
import { RestKiosk } from "#test/support/http/rest-client.ts";
import { type Kiosk, startKiosk } from "#test/support/kiosk/kiosk.ts";
import { accessibleNodes } from "#test/support/kiosk/playwright.ts";
import { TERMS } from "#test/support/screens/fake-kiosk.ts";
import { type FakeVoice, fakeVoice } from "#test/support/system/fake-voice.ts";

/*
 * The screen is off: what is known of it is what the voice says and what the accessibility tree tells of the focus.
 * Every key is a real one.
 */

/** 「吾輩は猫である」: always on a shelf of the demo. */
/** Said by its reading, as the catalogue has it. */
const BOOK = { title: "吾輩は猫である", spoken: "ワガハイハネコデアル", isbn: "9784101010014" };
const { card, password } = demoPatron("new-patron");
const say = translator("ja", TERMS);

let backend: DemoBackend;
let kiosk: Kiosk;
let voice: FakeVoice;

beforeAll(async () => {
  voice = fakeVoice();
  backend = await startDemoBackend();
  kiosk = await startKiosk({
    backend,
    environment: voice.environment,
    settings: {
      kiosk: { keyboard: true },
      keys: { tenKey: true },
      speech: { on: true },
    },
  });
});
afterAll(async () => {
  await kiosk?.stop();
  await backend?.stop();
  voice?.leave();
});

/** A screen takes no press in its first 300 ms; nobody has heard it by then. */
const LISTENS_MS = 360;
const PATIENCE_MS = 12_000;

let heard = 0;

/** Waits until the voice has said it, since the last time that was waited for. */
async function hears(words: string): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const said = voice.said();
    const at = said.findIndex((text, index) => index >= heard && text.includes(words));
    if (at !== -1) {
      heard = at + 1;
      return pause(LISTENS_MS);
    }
    if (Date.now() > end) throw new Error(`${words} was not said, but ${said.slice(-3).join(" / ")}`);
    await pause(30);
  }
}

/** Name of what has the focus, as assistive technology has it. */
async function focused(): Promise<string> {
  const nodes = await accessibleNodes(await kiosk.page());
  return nodes.findLast((node) => node.focused && node.role !== "RootWebArea")?.name ?? "";
}

/** Goes on by a key until a control with these words has the focus. */
async function goTo(words: string, key: string): Promise<void> {
  const passed: string[] = [];
  for (let turn = 0; turn < 70; turn += 1) {
    const name = await focused();
    if (name.includes(words)) return;
    passed.push(name);
    kiosk.key(key);
  }
  throw new Error(`${words} is not reached by ${key}: ${passed.join(" / ")}`);
}

test("with the screen off a book is found and a hold is placed, by keys and by ear (WCAG 1.1.1, 1.3.1, 2.1.1, 2.1.3, 2.4.3, 4.1.2, 4.1.3)", async () => {
  kiosk.key("F1");
  await hears(say("home.heading"));
  await kiosk.scan(card);
  await hears(say("signIn.password.heading"));
  expect(await focused()).toBe(say("signIn.password.field"));
  // An Enter so soon after a scan is taken for the scanner's second suffix.
  await pause(LATE_SUFFIX_MS);
  kiosk.type(password);
  kiosk.key("Return");
  await hears(say("home.heading"));
  await goTo(say("home.search"), "Tab");
  await hears(say("home.search"));
  kiosk.key("Return");
  await hears(say("search.heading"));
  expect(await focused()).toBe(say("search.fieldLabel"));
  kiosk.type(BOOK.isbn);
  kiosk.key("Return");
  await hears(BOOK.spoken);
  // Now by the ten-key: on in reading order, and 5 presses.
  await goTo(say("title.hold"), "KP_9");
  kiosk.key("KP_5");
  await hears(say("hold.pickupQuestion"));
  await goTo("西部", "KP_9");
  kiosk.key("KP_5");
  await hears(say("hold.contactQuestion"));
  await goTo(say("hold.contact.none"), "KP_9");
  kiosk.key("KP_5");
  await hears(say("hold.confirmQuestion"));
  await goTo(say("hold.place"), "KP_9");
  kiosk.key("KP_5");
  await hears(say("hold.done"));
  const patron = await new RestKiosk(backend.url, backend.token).patron(card, password);
  const { value } = await patron.holds();
  expect(value.holds.map((hold) => hold.title.title)).toEqual([BOOK.title]);

  const reset = kiosk.waitForEvent("visit-reset");
  await goTo(say("visit.finish"), "KP_7");
  kiosk.key("KP_5");
  await hears(say("visit.finishBox.heading"));
  await goTo(say("visit.finish"), "KP_9");
  await pause(LISTENS_MS);
  kiosk.key("KP_5");
  await reset;
  const said = voice.said().join("\n");
  expect(said).not.toContain(card);
  expect(said).not.toContain(password);
  // The voice ends with the visit: the next patron turns it on, or not.
  await kiosk.waitFor(say("visit.attract.line1"));
  const before = voice.said().length;
  kiosk.key("Tab");
  await goTo(say("visit.attract.browse"), "Tab");
  expect(voice.said().length).toBe(before);
});
