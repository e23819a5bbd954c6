import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DemoBackend, startDemoBackend } from "../helpers/demo-backend.ts";
import { type Kiosk, startKiosk } from "../helpers/kiosk.ts";
import { DEMO_CARD_SETTINGS, demoPatron, type Person, person } from "../helpers/person.ts";
import { RestKiosk } from "../helpers/rest-client.ts";

const CAT = { title: "吾輩は猫である", isbn: "9784101010014" };
const FATHER = { title: "銀河鉄道の父", isbn: "9784062207508" };
const PATRON = demoPatron("ordinary");

let backend: DemoBackend;
let kiosk: Kiosk;
let patron: Person;
/** Barcodes of one copy the patron has at home, and of one on a shelf. */
let ownCopy: { readonly barcode: string; readonly title: string };
let shelfCopy: string;

beforeAll(async () => {
  backend = await startDemoBackend();
  kiosk = await startKiosk({ backend, settings: { card: DEMO_CARD_SETTINGS } });
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

/** Keys of the board that a touch on their middle would miss. */
function coveredKeys(): Promise<readonly string[]> {
  return kiosk.look.at(`[...document.querySelectorAll(".board button")].filter((key) => {
    const { x, y, width, height } = key.getBoundingClientRect();
    return !key.contains(document.elementFromPoint(x + width / 2, y + height / 2));
  }).map((key) => key.innerText)`);
}

/** 「カード ・・・・014」: whose password is asked for. */
function cardLine(id: string): string {
  return `カード ・・・・${demoPatron(id).card.slice(-3)}`;
}

describe("a book's upper bar", () => {
  it("on the attract screen opens its title", async () => {
    await patron.sees("カードを かざす");
    await patron.scanTitle(CAT.isbn);
    await patron.sees(CAT.title);
    expect(await patron.reads("資料詳細")).toBe(true);
    await patron.leave();
  });

  it("on the list of results opens its title, and back leads to the list", async () => {
    await patron.press("カードなしで 本をさがす");
    await patron.sees("題名・書いた人・出版社の 一部だけでも さがせます。");
    await patron.typeKana("こころ");
    await patron.press("さがす");
    await patron.sees(/冊 見つかりました/u);
    await patron.scanTitle(FATHER.isbn);
    await patron.sees(FATHER.title);
    await patron.press("もどる");
    await patron.sees("「こころ」で さがしました");
    await patron.leave();
  });

  it("in the middle of a password is answered by the strip, which covers no key, and what was typed stays", async () => {
    await patron.scanCard("ordinary");
    await patron.sees("パスワードを 入れてください");
    await patron.typeLatin(PATRON.password.slice(0, 4));
    await kiosk.scan(FATHER.isbn);
    await patron.sees(`「${FATHER.title}」を 読み取りました`);
    expect(await patron.reads("パスワードを 入れてください")).toBe(true);
    expect(await patron.canPress("この本を見る")).toBe(true);
    expect(await coveredKeys()).toEqual([]);
    await patron.typeLatin(PATRON.password.slice(4));
    await patron.press("次へ");
    await patron.sees("何をしますか");
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
    await patron.sees("いま 読み取った本です");
    expect(await patron.row(ownCopy.title)).toContain("いま 読み取った本です");
    await patron.goHome();
  });

  it("of another book opens its title", async () => {
    await kiosk.scan(shelfCopy);
    await patron.sees("どこにある？");
    await patron.sees(CAT.title);
    await patron.goHome();
  });
});

describe("what cannot be read or is not ours is told in words with a code, and the screen stays (rule 18)", () => {
  it.each([
    ["the lower bar of a book", "1920193005905", "H-42", "上の段の バーコードを かざしてください。"],
    ["an ISBN the library does not have", "9784000000000", "H-43", "この本は、県立図書館に ありません。"],
    ["an ISBN with a wrong check digit", "9784101010015", "H-41", "うまく 読み取れませんでした。"],
    ["half an ISBN", "978410101", "H-45", "バーコードの 一部だけが 読めました。"],
    ["a card and a book without a pause", `${PATRON.card}${CAT.isbn}`, "H-46", "1つずつ、かざしてください。"],
    [
      "another library's card",
      demoPatron("foreign-card").card,
      "H-12",
      "県立図書館の 資料貸出券を かざしてください。",
    ],
  ])("%s", async (_name, code, told, words) => {
    await kiosk.scan(code);
    await patron.sees(`係に見せる番号 ${told}`);
    expect(await patron.reads(words)).toBe(true);
    expect(await patron.reads("何をしますか")).toBe(true);
  });

  it("a cut read without its Enter is told as well, once the scanner is silent (R40)", async () => {
    await patron.press("閉じる");
    await kiosk.scan("97841", { suffix: null });
    await patron.sees("係に見せる番号 H-45");
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
    await patron.sees("あと1文字");
    await patron.scanCard("new-patron");
    await patron.sees(cardLine("new-patron"));
    await patron.seesNoMore("あと1文字");
    await patron.leave();
  });

  it("the own one again ends the visit, and read twice by one hand begins no other (R43, R66)", async () => {
    await patron.signIn("ordinary");
    await patron.sees("何をしますか");
    const reset = kiosk.waitForEvent("visit-reset");
    await patron.scanCard("ordinary");
    expect((await reset).reason).toBe("own-card");
    await patron.sees("カードを もう一度 読み取ったので、終わりました。");
    await patron.sees("この端末には、何も残っていません。");
    const dropped = kiosk.waitForEvent("scan-dropped");
    await patron.scanCard("ordinary");
    expect((await dropped).kind).toBe("repeat");
    await patron.sees("カードを かざす");
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
    await patron.press("次へ");
    await patron.sees("いま 借りている本は ありません");
    expect(await leftOfFirst()).toEqual([]);
    await patron.finish();
  });

  /** Titles the first patron has at home, in any page, the spare and the cover too. */
  async function leftOfFirst(): Promise<readonly string[]> {
    const pages = await kiosk.look.everywhere<string>("document.documentElement.outerHTML");
    return ["斜陽", "三四郎"].filter((title) => pages.some(({ value }) => value.includes(title)));
  }
});
