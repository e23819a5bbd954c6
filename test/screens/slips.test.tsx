import { render } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import type { Hold } from "#contract/domain/hold.ts";
import type { SlipContent, SlipSheet, SlipText } from "#contract/domain/slip.ts";
import type { Language } from "#contract/domain/text.ts";
import type { Copy, TitleDetail } from "#contract/domain/title.ts";
import { formatDate, today } from "#renderer/dates.ts";
import { loadFurigana } from "#renderer/i18n/catalogues.ts";
import { ANCHOR } from "#renderer/i18n/furigana/marks.ts";
import { translator } from "#renderer/i18n/index.ts";
import { Slip } from "#renderer/slip/slip.tsx";
import { TEST_SHEET } from "#test/support/main/slip-sheet.ts";
import { INFO } from "#test/support/screens/fake-kiosk.ts";
import { PLACE_NAMES } from "#test/support/screens/place-names.ts";
import { RETURNED } from "#test/support/screens/returned-copies.ts";
import {
  copy,
  FATHER,
  FATHER_ON_SHELF,
  FLOORS,
  HOLDS,
  hold,
  LOANS,
  READY_HOLD,
} from "#test/support/screens/sample-records.ts";

const PLACED = { hold: HOLDS[0] as (typeof HOLDS)[number], remaining: 2 };

describe.each(["ja", "en"] as const)("a slip in %s", (language) => {
  const t = translator(language);
  const lay = (content: SlipContent, other: Partial<SlipSheet> = {}) => {
    const sheet = { ...TEST_SHEET, content, language, info: INFO, kioskName: "kiosk-7", ...other };
    return render(<Slip sheet={sheet} />).container;
  };

  test("of a title has its call number as on the spine, the nearest copy first", () => {
    const here = copy("100000049", "central", { ja: "2階 文学", en: "2F Literature" });
    const paper = lay({ kind: "title", title: { ...FATHER, copies: [...FATHER.copies, here] } });
    const [shelf] = paper.querySelectorAll(".slip-shelf");
    expect(shelf).toHaveTextContent(here.place[language]);
    expect(shelf).toHaveTextContent(t("title.status.on-shelf"));
    expect([...paper.querySelectorAll(".slip-label span")].map((box) => box.textContent)).toEqual([
      "913.6",
      "カ",
    ]);
    expect(paper.querySelectorAll(".slip-copies li")).toHaveLength(3);
    expect(paper.querySelector(".qr")).toBeNull();
  });

  test("of returned copies proves title, time and terminal (D86)", () => {
    const paper = lay({ kind: "returns", copies: RETURNED });
    const lines = [...paper.querySelectorAll("li")].map((line) => line.textContent);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain(t("returns.slip.at", { time: "9:05" }));
    expect(lines[1]).toContain(t("returns.slip.at", { time: "10:05" }));
    for (const [at, { title }] of RETURNED.entries()) expect(lines[at]).toContain(title.title);
    expect(paper).toHaveTextContent(t("returns.slip.kiosk", { name: "kiosk-7" }));
    expect(paper).toHaveTextContent(INFO.libraries[0]?.name[language] ?? "?");
    expect(paper).toHaveTextContent(t("paper.printedOn", { date: formatDate(today(), language) }));
  });

  test("of a title shows the way to its shelf, when it stands there now", () => {
    const shelfMap = FLOORS.filter(({ library }) => library === "central");
    const here = lay({ kind: "title", title: { ...FATHER, copies: [FATHER_ON_SHELF] } }, { shelfMap });
    expect(here.querySelector(".slip-shelf-name")).toHaveTextContent(
      shelfMap[0]?.shelves[1]?.name[language] ?? "?",
    );
    expect(here.querySelectorAll(".plan-target")).toHaveLength(1);
    expect(here).toHaveTextContent(t("paper.printedHere"));
    const lent = { ...FATHER_ON_SHELF, status: "on-loan" } as const;
    const away = lay({ kind: "title", title: { ...FATHER, copies: [lent] } }, { shelfMap });
    expect(away.querySelector(".plan")).toBeNull();
  });

  test("of a memo is in the order of one walk, what is lent last", () => {
    const at = (id: string, callNumber: string, other: Partial<Copy> = {}): TitleDetail => ({
      ...FATHER,
      id,
      title: id,
      copies: [copy(id, "central", { ja: "1階", en: "1F" }, { callNumber, ...other })],
    });
    const titles = [
      at("lent", "913.6 ア", { status: "on-loan", dueDate: "2026-12-04" }),
      at("elsewhere", "007 ア"),
      at("third", "930 ア"),
      at("second", "913.6 ケ"),
      at("first", "913.6 カ"),
    ];
    const shelfMap = FLOORS.filter(({ library }) => library === "central");
    const paper = lay({ kind: "memo", titles }, { shelfMap });
    expect([...paper.querySelectorAll(".slip-errand-title")].map((one) => one.textContent)).toEqual([
      "first",
      "second",
      "third",
      "elsewhere",
      "lent",
    ]);
    expect(paper.querySelector(".qr")).toBeNull();
  });

  test("of a memo made while the library system is away leads to the shelf, and says what to show at the counter", () => {
    const shelfMap = FLOORS.filter(({ library }) => library === "central");
    const place = { ja: "1階", en: "1F" };
    const copies = [copy("1", "central", place, { callNumber: "913.6 カ", status: "unknown" })];
    const title = { ...FATHER, copies };
    const memo = {
      kind: "memo",
      titles: [{ ...title, availability: { kind: "unknown" } as const }],
    } as const;
    // One title that the system does not know can be held all the same.
    expect(lay(memo, { shelfMap })).not.toHaveTextContent(t("paper.unknownNow"));
    const paper = lay(memo, { shelfMap, systemAway: true });
    expect(paper).toHaveTextContent(t("paper.unknownNow"));
    expect(paper).toHaveTextContent(t("paper.isbn", { isbn: FATHER.isbn }));
    expect(paper.querySelector(".slip-place")).not.toBeNull();
  });

  test("of a memo has the code of the list in the catalogue, where one code holds it", () => {
    const phone = { title: "", list: "https://opac.library.example/?ids={ids}" };
    const memo = (count: number): SlipContent => ({
      kind: "memo",
      titles: Array.from({ length: count }, (_, at) => ({ ...FATHER, id: `${"t".repeat(60)}${at}` })),
    });
    expect(lay(memo(3), { phone }).querySelector(".qr")).not.toBeNull();
    expect(lay(memo(20), { phone }).querySelector(".qr")).toBeNull();
  });

  test("leaves no gap where the system does not tell the place", () => {
    const nowhere = { ja: "", en: "" };
    const copies = [copy("1", "central", nowhere), copy("2", "west", nowhere)];
    const title = { ...FATHER, copies };
    const library = (at: number, form: "name" | "shortName") => INFO.libraries[at]?.[form][language] ?? "?";
    const apart = t("common.apart");
    const paper = lay({ kind: "title", title });
    expect(paper.querySelector(".slip-place")?.textContent).toBe(library(0, "name"));
    expect(paper.querySelector(".slip-copies span")?.textContent).toBe(library(1, "shortName"));
    const memo = lay({ kind: "memo", titles: [title] });
    const status = t("title.status.on-shelf");
    expect(memo.querySelector(".slip-errands p:last-child")?.textContent).toBe(
      library(0, "shortName") + apart + status,
    );
    const ready = { place: nowhere, shelf: "", until: "2026-11-29" };
    const holds = lay({ kind: "holds", holds: [{ ...HOLDS[0], state: "ready", ready } as Hold] });
    const until = t("paper.waitsUntil", { date: formatDate(ready.until, language) });
    expect(holds.querySelector("li > span:last-child")?.textContent).toBe(library(0, "name") + apart + until);
  });

  test("keeps a call number whole, however long", () => {
    const long = copy("1", "central", { ja: "1階", en: "1F" }, { callNumber: "K210.088 コ" });
    const paper = lay({ kind: "title", title: { ...FATHER, copies: [long] } });
    expect(paper.querySelector<HTMLElement>(".slip-label")?.style.getPropertyValue("--fit")).toBe("0.625");
  });

  test("of a title in the stacks asks for the desk; without copies too", () => {
    const stacks = copy("1", "central", { ja: "", en: "" }, { closedStacks: true });
    expect(lay({ kind: "title", title: { ...FATHER, copies: [stacks] } })).toHaveTextContent(
      t("paper.askStacks"),
    );
    expect(lay({ kind: "title", title: { ...FATHER, copies: [] } })).toHaveTextContent(t("paper.noCopy"));
  });

  test("of a title has the code of its page in the catalogue, where there is one", () => {
    const phone = { title: "https://opac.library.example/{isbn}", list: "" };
    expect(lay({ kind: "title", title: FATHER }, { phone }).querySelector(".qr")).not.toBeNull();
  });

  test("of loans begins with the first due date; of holds with what can be fetched", () => {
    const loans = lay({ kind: "loans", loans: LOANS });
    const due = LOANS[0]?.dueDate ?? "";
    expect(loans.querySelector(".slip-due")).toHaveTextContent(formatDate(due, language));
    expect(loans.querySelectorAll(".slip-rows li")).toHaveLength(LOANS.length);
    expect(lay({ kind: "loans", loans: LOANS, ofVisit: true })).toHaveTextContent(t("paper.names.lent"));
    const holds = lay({ kind: "holds", holds: HOLDS });
    const [first] = holds.querySelectorAll(".slip-rows li");
    const ready = HOLDS.find(({ state }) => state === "ready");
    expect(first).toHaveTextContent(ready?.title.title ?? "nothing is ready");
    expect(first).toHaveTextContent(
      t("paper.waitsUntil", { date: formatDate(ready?.ready?.until ?? "", language) }),
    );
  });

  test("of holds has the ready ones in shelf order, and the plan of the hold shelf where one is on it", () => {
    const at = (id: string, shelf: string): Hold =>
      hold(id, `本${id}`, "ready", { ready: READY_HOLD.ready && { ...READY_HOLD.ready, shelf } });
    const holds = [at("h1", "A-10"), hold("h3", "火車", "applied"), at("h2", "A-2")];
    const paper = lay({ kind: "holds", holds }, { shelfMap: FLOORS });
    const titles = [...paper.querySelectorAll(".slip-row-title")].map(({ textContent }) => textContent);
    expect(titles).toEqual(["本h2", "本h1", "火車"]);
    expect(paper.querySelectorAll(".plan-target")).toHaveLength(1);
    const elsewhere = { ...at("h1", "1"), pickup: "west" };
    const none = lay({ kind: "holds", holds: [elsewhere] }, { shelfMap: FLOORS });
    expect(none.querySelector(".plan")).toBeNull();
  });

  test("of a hold says where it will wait and what happens next", () => {
    const paper = lay({ kind: "hold", hold: PLACED.hold });
    const inLine = [...paper.querySelectorAll("dt")].find(
      ({ textContent }) => textContent === t("hold.placeInLine"),
    );
    expect(inLine?.nextElementSibling).toHaveTextContent(
      t("hold.position", { count: PLACED.hold.position ?? 0 }),
    );
    expect(paper).toHaveTextContent(t("hold.whatNext"));
    expect(paper).toHaveTextContent(
      INFO.libraries.find(({ id }) => id === PLACED.hold.pickup)?.name[language] ?? "?",
    );
  });

  test("of stickers has one for each book, as wide as the library's, with its authors and the day", () => {
    const paper = lay({ kind: "stickers", loans: LOANS });
    const stickers = [...paper.querySelectorAll(".slip-sticker")];
    expect(stickers).toHaveLength(LOANS.length);
    const [first] = LOANS;
    expect(stickers[0]).toHaveTextContent(first?.title.title ?? "?");
    expect(stickers[0]).toHaveTextContent(first?.title.authors[0]?.name ?? "?");
    expect(stickers[0]).toHaveTextContent(formatDate(today(), language));
    expect(paper.querySelector<HTMLElement>(".slip-stickers")?.style.getPropertyValue("--sticker")).toBe(
      "60mm",
    );
  });

  test.each(["title", "hold", "loans", "holds", "memo", "stickers", "returns", "test"] as const)(
    "of %s says that no name is on it",
    (kind) => {
      const content: Record<SlipContent["kind"], SlipContent> = {
        title: { kind: "title", title: FATHER },
        hold: { kind: "hold", hold: PLACED.hold },
        loans: { kind: "loans", loans: LOANS },
        holds: { kind: "holds", holds: HOLDS },
        memo: { kind: "memo", titles: [FATHER] },
        stickers: { kind: "stickers", loans: LOANS },
        returns: { kind: "returns", copies: RETURNED },
        test: { kind: "test" },
      };
      const paper = lay(content[kind]);
      expect(paper).toHaveTextContent(t("paper.nameless"));
      expect(paper).toHaveTextContent(t(`paper.names.${kind}`));
      for (const { barcode } of [...LOANS, ...FATHER.copies]) expect(paper).not.toHaveTextContent(barcode);
    },
  );
});

/** A slip of a library that has set the names and readings of its places. */
function named(content: SlipContent, language: Language, choice: Partial<SlipText> = {}): HTMLElement {
  const sheet: SlipSheet = {
    content,
    language,
    ...choice,
    paper: "receipt",
    widthMm: 80,
    stickerMm: 60,
    info: INFO,
    kioskName: "kiosk-7",
    ownLibrary: "central",
    cardWord: "loan-ticket",
    shelfMap: FLOORS.filter(({ library }) => library === "central"),
    placeNames: [
      ...PLACE_NAMES,
      { ja: "1階[いっかい] 文学[ぶんがく]", en: "", "ja-x-child": "1かい おはなし" },
    ],
    systemAway: false,
    phone: null,
  };
  return render(<Slip sheet={sheet} />).container;
}

test("a slip has its readings where the screen has them: in plain Japanese unasked, else by the patron's choice", async () => {
  await loadFurigana();
  const [loan] = LOANS;
  const loans = [{ ...(loan as (typeof LOANS)[number]), dueDate: "2026-12-02" }];
  for (const paper of [
    named({ kind: "loans", loans }, "ja-x-easy"),
    named({ kind: "loans", loans }, "ja", { furigana: true }),
  ]) {
    expect(paper.querySelector(".slip-due")?.innerHTML).toContain('2日<rt aria-hidden="true">ふつか</rt>');
    expect(paper.querySelector("footer")?.innerHTML).toContain('印刷<rt aria-hidden="true">いんさつ</rt>');
    expect(paper.innerHTML).not.toContain(ANCHOR);
  }
  expect(named({ kind: "loans", loans }, "ja-x-easy", { furigana: false }).querySelector("rt")).toBeNull();
  expect(named({ kind: "loans", loans }, "ja").querySelector("rt")).toBeNull();
});

test("names of libraries and places are on a slip as on the screen: with readings, and in the patron's language", async () => {
  await loadFurigana();
  const content: SlipContent = { kind: "title", title: { ...FATHER, copies: [FATHER_ON_SHELF] } };
  const plain = named(content, "ja-x-easy");
  const readings = [...plain.querySelectorAll("rt")].map(({ textContent }) => textContent);
  expect(readings).toEqual(expect.arrayContaining(["けんりつ", "ちゅうおう", "ぶんがく", "にじゅうにばん"]));
  expect(named(content, "ja-x-child").querySelector(".slip-place")).toHaveTextContent("1かい おはなし");
  for (const paper of [plain, named(content, "ja")]) {
    expect(paper).not.toHaveTextContent("[");
    expect(paper.innerHTML).not.toContain(ANCHOR);
  }
});
