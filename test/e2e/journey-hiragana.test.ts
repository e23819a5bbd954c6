import { afterAll, beforeAll, expect, it } from "vitest";
import { LANGUAGE_NAMES } from "#renderer/i18n/names.ts";
import { type DemoBackend, startDemoBackend } from "#test/support/demo/demo-backend.ts";
import { demoLibrary } from "#test/support/demo/demo-people.ts";
import { type Kiosk, startKiosk } from "#test/support/kiosk/kiosk.ts";
import { type Person, person } from "#test/support/kiosk/simulated-patron.ts";

/** A child of eight who reads hiragana and no kanji, and knows what the book is called. */
const BOOK = "はらぺこあおむし";
const KANJI = /\p{Script=Han}/u;

let backend: DemoBackend;
let kiosk: Kiosk;
let child: Person;

beforeAll(async () => {
  backend = await startDemoBackend();
  kiosk = await startKiosk({ backend });
  child = person(kiosk, "ja-x-child");
});

afterAll(async () => {
  await kiosk?.stop();
  await backend?.stop();
});

/**
 * What the screen says in words of its own or of the library's, in which a child looks for the way. The books are as
 * they are printed, and so are the places of their copies.
 */
async function kanjiOnScreen(): Promise<readonly string[]> {
  const lines = await kiosk.look.at<string[]>(`[...document.querySelectorAll(
      "h1, h2, button, p, dt, dd, legend, .notice"
    )]
      .filter((one) => one.closest("[lang]:not(html), .row-title, .copies") === null)
      .map((one) => {
        const own = one.cloneNode(true);
        for (const other of own.querySelectorAll("[lang]")) other.remove();
        return [one.getAttribute("aria-label") ?? "", own.textContent].join(" ").trim();
      })`);
  return lines.filter((line) => KANJI.test(line.replaceAll(BOOK, "")));
}

it("someone who reads only hiragana finds a named book and places a hold", async () => {
  await kiosk.waitFor(LANGUAGE_NAMES["ja-x-child"]);
  await child.press(LANGUAGE_NAMES["ja-x-child"]);
  await child.sees(child.say("home.heading"));
  expect(await kanjiOnScreen()).toEqual([]);
  await child.searchKana(BOOK);
  await child.sees(child.say("search.found", { count: 1, number: 1 }));
  expect(await kanjiOnScreen()).toEqual([]);
  await child.press(new RegExp(BOOK, "u"));
  await child.sees(child.say("title.where"));
  expect(await kanjiOnScreen()).toEqual([]);
  await child.press(child.say("title.hold"));
  await child.sees(child.say("signIn.scan.heading"));
  expect(await kanjiOnScreen()).toEqual([]);
  await child.signIn("new-patron");
  await child.sees(child.say("hold.pickupQuestion"));
  expect(await kanjiOnScreen()).toEqual([]);
  await child.press(new RegExp(`^${demoLibrary("west").name["ja-x-child"] ?? "?"}`, "u"));
  await child.sees(child.say("hold.contactQuestion"));
  await child.press(new RegExp(`^${child.say("hold.contact.none")}`, "u"));
  await child.sees(child.say("hold.confirmQuestion"));
  expect(await kanjiOnScreen()).toEqual([]);
  await child.press(child.say("hold.place"));
  await child.sees(child.say("hold.done"));
  expect(await kanjiOnScreen()).toEqual([]);
  // The next one reads Japanese again.
  const reset = kiosk.waitForEvent("visit-reset");
  await child.press(child.say("visit.finish"));
  await child.sees(child.say("visit.finishBox.heading"));
  await child.press(child.say("visit.finish"));
  await reset;
  await child.sees("本をさがす。", 20_000);
});
