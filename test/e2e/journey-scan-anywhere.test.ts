import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { translator } from "#renderer/i18n/index.ts";
import { type DemoBackend, startDemoBackend } from "#test/support/demo/demo-backend.ts";
import { demoPatron } from "#test/support/demo/demo-people.ts";
import { RestKiosk } from "#test/support/http/rest-client.ts";
import { type Kiosk, startKiosk } from "#test/support/kiosk/kiosk.ts";
import { type Person, person } from "#test/support/kiosk/simulated-patron.ts";
import { TERMS } from "#test/support/screens/fake-kiosk.ts";

const CAT = { title: "吾輩は猫である", isbn: "9784101010014" };
const FATHER = { title: "銀河鉄道の父", isbn: "9784062207508" };
const PATRON = demoPatron("ordinary");

const say = translator("ja", TERMS);

let backend: DemoBackend;
let kiosk: Kiosk;
let patron: Person;
/** Barcodes of one copy the patron has at home, and of one on a shelf. */
let ownCopy: { readonly barcode: string; readonly title: string };
let shelfCopy: string;

beforeAll(async () => {
  backend = await startDemoBackend();
  kiosk = await startKiosk({ backend });
  patron = person(kiosk, "ja");
  const asked = new RestKiosk(backend.url, backend.token);
  const loans = (await (await asked.patron(PATRON.card, PATRON.password)).loans()).value.loans;
  const last = loans.at(-1);
  const found = await asked.find("isbn", CAT.isbn);
  const [copy] = (await asked.title(found.value.id)).value.copies;
  if (last === undefined || copy === undefined) throw new Error("The demo has this loan and this copy.");
  ownCopy = { barcode: last.barcode, title: last.title.title };
  shelfCopy = copy.barcode;
});

afterAll(async () => {
  await kiosk?.stop();
  await backend?.stop();
});

/** Keys of the keyboard that a touch on their middle would miss. */
function coveredKeys(): Promise<readonly string[]> {
  return kiosk.look.at(`[...document.querySelectorAll(".keyboard button")].filter((key) => {
    const { x, y, width, height } = key.getBoundingClientRect();
    return !key.contains(document.elementFromPoint(x + width / 2, y + height / 2));
  }).map((key) => key.innerText)`);
}

/** 「カード ・・・・014」: whose password is asked for. */
function cardLine(id: string): string {
  return say("common.card", { tail: `・・・・${demoPatron(id).card.slice(-3)}` });
}

describe("a book's upper bar", () => {
  it("on the attract screen opens its title", async () => {
    await patron.sees(say("visit.attract.scan"));
    await patron.scanTitle(CAT.isbn);
    await patron.sees(CAT.title);
    expect(await patron.reads(say("title.heading"))).toBe(true);
    await patron.leave();
  });

  it("on the list of results opens its title, and back leads to the list", async () => {
    await patron.press(say("visit.attract.browse"));
    await patron.sees(say("search.hints.any"));
    await patron.typeKana("こころ");
    await patron.press(say("search.go"));
    await patron.sees(say("search.sortName"));
    await patron.scanTitle(FATHER.isbn);
    await patron.sees(FATHER.title);
    await patron.press(say("common.back"));
    await patron.sees(say("search.searched.any", { query: "こころ" }));
    await patron.leave();
  });

  it("in the middle of a password is answered by the toast, which covers no key, and what was typed stays", async () => {
    await patron.scanCard("ordinary");
    await patron.sees(say("signIn.password.heading"));
    await patron.typeLatin(PATRON.password.slice(0, 4));
    await kiosk.scan(FATHER.isbn);
    await patron.sees(say("common.toast.title", { title: FATHER.title }));
    expect(await patron.reads(say("signIn.password.heading"))).toBe(true);
    expect(await patron.canPress(say("common.toast.see"))).toBe(true);
    expect(await coveredKeys()).toEqual([]);
    await patron.typeLatin(PATRON.password.slice(4));
    await patron.press(say("common.next"));
    await patron.sees(say("home.heading"));
  });

  it("on the first screen opens its title", async () => {
    await patron.scanTitle(CAT.isbn);
    await patron.sees(CAT.title);
    await patron.goHome();
  });
});

describe("a copy's own barcode", () => {
  it("of the patron's own loan shows its row", async () => {
    await kiosk.scan(ownCopy.barcode);
    await patron.sees(say("loan.scanned"));
    expect(await patron.row(ownCopy.title)).toContain(say("loan.scanned"));
    await patron.goHome();
  });

  it("of another book opens its title", async () => {
    await kiosk.scan(shelfCopy);
    await patron.sees(say("title.where"));
    await patron.sees(CAT.title);
    await patron.goHome();
  });
});

describe("unreadable and foreign codes are explained in words, and the screen stays (D18)", () => {
  it.each([
    ["the lower bar of a book", "1920193005905", say("refusal.scan-second-row.help")],
    ["an ISBN the library does not have", "9784000000000", say("refusal.isbn-not-held.text")],
    ["an ISBN with a wrong check digit", "9784101010015", say("refusal.scan-check-digit.text")],
    ["half an ISBN", "978410101", say("refusal.scan-partial.text")],
    ["a card and a book without a pause", `${PATRON.card}${CAT.isbn}`, say("refusal.scan-glued.help")],
    ["another library's card", demoPatron("foreign-card").card, say("refusal.foreign-card.help")],
  ])("%s", async (_name, code, words) => {
    await kiosk.scan(code);
    await patron.sees(words);
    expect(await patron.reads(say("home.heading"))).toBe(true);
  });

  it("a truncated scan without Enter is reported as well, once the scanner is silent (R40)", async () => {
    await patron.press(say("common.close"));
    await kiosk.scan("97841", { suffix: null });
    await patron.sees(say("refusal.scan-partial.text"));
    await patron.finish();
  });
});

describe("a card", () => {
  it("before the password asks anew: nothing typed for the card before it stays, and no refusal of it", async () => {
    await patron.signIn("expired-card");
    await patron.sees("H-14");
    await patron.scanCard("hold-ready");
    await patron.sees(cardLine("hold-ready"));
    expect(await patron.reads("H-14")).toBe(false);
    await patron.typeLatin("half1");
    await patron.sees(say("signIn.password.missing", { count: 1 }));
    await patron.scanCard("new-patron");
    await patron.sees(cardLine("new-patron"));
    await patron.seesNoMore(say("signIn.password.missing", { count: 1 }));
    await patron.leave();
  });

  it("the own one again ends the visit, and read twice by one hand begins no other (R43, R66)", async () => {
    await patron.signIn("ordinary");
    await patron.sees(say("home.heading"));
    const reset = kiosk.waitForEvent("visit-reset");
    await patron.scanCard("ordinary");
    expect((await reset).reason).toBe("own-card");
    await patron.sees(say("visit.goodbye.reason.own-card"));
    await patron.sees(say("visit.goodbye.nothingLeft"));
    const dropped = kiosk.waitForEvent("scan-dropped");
    await patron.scanCard("ordinary");
    expect((await dropped).kind).toBe("repeat");
    await patron.sees(say("visit.attract.scan"));
  });

  it("another one ends the visit and begins its own; the first patron's data is gone (R66, R67)", async () => {
    await patron.signIn("overdue");
    await patron.open("loans");
    await patron.sees("斜陽");
    expect(await leftOfFirst()).not.toEqual([]);
    const reset = kiosk.waitForEvent("visit-reset");
    await patron.scanCard("new-patron");
    expect((await reset).reason).toBe("other-card");
    await patron.sees(cardLine("new-patron"));
    expect(await leftOfFirst()).toEqual([]);
    await patron.typeLatin(demoPatron("new-patron").password);
    await patron.press(say("common.next"));
    await patron.sees(say("home.noLoans"));
    expect(await leftOfFirst()).toEqual([]);
    await patron.finish();
  });

  /** Titles the first patron has at home, in any page, the spare too. */
  async function leftOfFirst(): Promise<readonly string[]> {
    const pages = await kiosk.look.everywhere<string>("document.documentElement.outerHTML");
    return ["斜陽", "三四郎"].filter((title) => pages.some(({ value }) => value.includes(title)));
  }
});
