import { act, screen, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import type { TitleDetail } from "#contract/domain/title.ts";
import { refusal } from "#contract/refusals.ts";
import { refusalWords } from "#renderer/components/refusal-words.ts";
import { translator } from "#renderer/i18n/index.ts";
import { cancelPending, cancelSettled } from "#renderer/state/pending-cancellations.ts";
import { currentRoute, useStore } from "#renderer/state/store.ts";
import { HELLO, OVERVIEW } from "#test/support/screens/fake-kiosk.ts";
import { openPage, openSignedIn } from "#test/support/screens/open-page.tsx";
import {
  copy,
  FATHER,
  FATHER_HERE,
  FATHER_ON_SHELF,
  FLOORS,
  GALAXY,
  hold,
  LOANS,
  summary,
} from "#test/support/screens/sample-records.ts";

const STACKS = { kind: "on-shelf", library: "central", closedStacks: true } as const;

const DICTIONARY: TitleDetail = {
  ...FATHER,
  id: "t-dictionary",
  title: "日本国語大辞典",
  volume: "第1巻",
  holdable: false,
  waiting: 0,
  availability: { kind: "in-library", library: "central" },
  copies: [
    copy(
      "100000056",
      "central",
      { ja: "参考資料", en: "Reference" },
      { kept: "reference", callNumber: "R 813.1 ニ" },
    ),
  ],
};

describe.each(["ja", "en"] as const)("資料詳細 in %s", (language) => {
  const t = translator(language);
  const show = async (title: TitleDetail, hello = {}) => {
    const page = await openSignedIn(null, { language, hello });
    page.kiosk.grants("title", title);
    act(() => useStore.getState().go({ at: "title", id: title.id }));
    await act(async () => undefined);
    return page;
  };
  const copies = () => within(screen.getByRole("list", { name: t("title.copies") })).getAllByRole("listitem");
  const holdButtons = () => screen.queryAllByRole("button", { name: t("title.hold") });

  test("says which book, whether it can be had, and where it is", async () => {
    await show(FATHER);
    expect(screen.getByRole("heading", { level: 1, name: "銀河鉄道の父" })).toBeVisible();
    const state = document.querySelector(".title-state");
    expect(state?.querySelector(".availability-words")).toHaveTextContent(t("title.availability.out"));
    const queue = t("title.availability.waiting", { count: 12 });
    expect(state).toHaveTextContent(t("title.availability.out") + t("title.availability.holdable"));
    expect(state?.textContent).toMatch(new RegExp(`${queue}$`, "u"));
    const [central, west] = copies();
    expect(central).toHaveTextContent("913.6 カ");
    expect(central).toHaveTextContent(t("title.status.on-loan"));
    expect(west).toHaveTextContent(t("title.inStacks"));
  });

  test("what lies in the closed stacks here has the sign of the desk, and says to ask there", async () => {
    await show({ ...FATHER, availability: STACKS, copies: [{ ...FATHER_ON_SHELF, closedStacks: true }] });
    const state = document.querySelector(".title-state");
    expect(state?.querySelector(".icon-desk")).not.toBeNull();
    expect(state).toHaveTextContent(t("title.availability.stacksHere") + t("title.availability.stacksHint"));
    const [only] = copies();
    expect(only?.querySelector(".icon-desk")).not.toBeNull();
    expect(only).toHaveTextContent(t("title.availability.ask"));
    expect(only).not.toHaveTextContent(t("title.status.on-shelf"));
  });

  test("of an English book has no kana above its title, and its authors are named in English", async () => {
    const authors = [{ name: "Aiko Ito", reading: "いとう あいこ", role: "訳" }];
    await show({ ...FATHER, title: "I Am a Cat", reading: "あいあむあきゃっと", language: "en", authors });
    expect(screen.getByRole("heading", { level: 1, name: "I Am a Cat" })).toHaveTextContent(/^I Am a Cat$/u);
    expect(screen.getByText("tr. Aiko Ito")).toBeVisible();
  });

  test("that it can be held stands at the top (D21), the button for it once, in the foot", async () => {
    await show(FATHER);
    const holdable = screen.getByText(new RegExp(t("title.availability.holdable"), "u"));
    expect(holdable.closest(".title-block")).not.toBeNull();
    const [only, ...more] = holdButtons();
    expect(only?.closest(".foot")).not.toBeNull();
    expect(more).toEqual([]);
  });

  test("a title that is not lent has no button but the reason (D22, D23)", async () => {
    await show(DICTIONARY);
    expect(holdButtons()).toHaveLength(0);
    expect(screen.getByText(t("title.notHoldable"))).toBeVisible();
    expect(copies()[0]).toHaveTextContent(t("title.kept").replaceAll("　", " "));
    expect(copies()[0]).toHaveTextContent(t("title.keptReason.reference"));
    expect(screen.queryByText(t("title.municipal"))).toBeNull();
  });

  test("reference books of the branches may be used through towns (D24)", async () => {
    const [own] = DICTIONARY.copies;
    await show({
      ...DICTIONARY,
      copies: own === undefined ? [] : [own, { ...own, barcode: "1", library: "west" }],
    });
    expect(screen.getByText(t("title.municipal"))).toBeVisible();
  });

  test("D34: a patron with all holds taken sees the reason and the way to them, no button that leads nowhere", async () => {
    const page = await show(FATHER);
    const full = { ...OVERVIEW, holds: { count: 5, max: 5 } };
    act(() => useStore.getState().setOverview(full));
    expect(holdButtons()).toHaveLength(0);
    const limit = refusalWords(refusal("hold-limit", { max: 5, have: 5 }), language);
    expect(screen.getByText(limit.text)).toBeVisible();
    expect(screen.getByRole("button", { name: t("common.ways.holds") })).toBeVisible();
    // A cancellation that can still be taken back makes room: main sends it before the next hold.
    act(() => cancelPending(hold("h1", "雪国", "approved"), { hold: "h1", seconds: 10 }));
    expect(holdButtons()).toHaveLength(1);
    act(() => cancelSettled("h1", null));
    expect(holdButtons()).toHaveLength(1);
    // What another screen keeps of the overview says nothing new of the holds.
    page.kiosk.grants("loans", { loans: LOANS });
    act(() => useStore.getState().go({ at: "loans" }));
    await act(async () => undefined);
    act(() => useStore.getState().back());
    await act(async () => undefined);
    expect(holdButtons()).toHaveLength(1);
    act(() => useStore.getState().setOverview(full));
    expect(holdButtons()).toHaveLength(0);
  });

  test("D34: the way to the holds stands beside the way to the shelf", async () => {
    await show(FATHER_HERE, { settings: { ...HELLO.settings, language, shelfMap: FLOORS } });
    expect(screen.getByRole("button", { name: t("find.map.show") }).closest(".foot")).not.toBeNull();
    act(() => useStore.getState().setOverview({ ...OVERVIEW, holds: { count: 5, max: 5 } }));
    expect(screen.getByRole("button", { name: t("common.ways.holds") })).toBeVisible();
  });

  test("a backend that places no holds shows no button", async () => {
    await show(FATHER, { capabilities: { ...HELLO.capabilities, placeHold: false } });
    expect(holdButtons()).toHaveLength(0);
  });

  test("more copies than fit are turned to, not cut", async () => {
    const page = await show({
      ...FATHER,
      copies: [...FATHER.copies, copy("100000049", "east", { ja: "二階", en: "Upstairs" })],
    });
    const before = copies().length;
    await page.press(
      new RegExp(t("title.moreCopies", { page: 1, pages: 2 }).replace(/[()（）]/gu, "."), "u"),
    );
    expect(copies().length + before).toBe(4);
  });

  test("the own library's copies come first, and say so in words", async () => {
    await show({ ...FATHER, copies: FATHER.copies.toReversed() });
    const [own, ...others] = copies();
    expect(own).toHaveTextContent((language === "ja" ? "中央" : "Central") + t("common.thisLibrary"));
    for (const other of others) expect(other).not.toHaveTextContent(t("common.thisLibrary"));
  });

  test("the page has the guide's name above the book's (D21), and one way back (D33)", async () => {
    const page = await show(FATHER);
    const caption = screen.getByText(t("title.heading"));
    expect(caption).toHaveClass("page-caption");
    expect(within(caption).queryByRole("button")).toBeNull();
    await page.press(t("common.back"));
    expect(currentRoute(useStore.getState()).at).toBe("home");
  });

  test("a title that is gone is said so, with a way on", async () => {
    const page = await openSignedIn(null, { language });
    page.kiosk.refuses("title", refusal("title-not-found"));
    act(() => useStore.getState().go({ at: "title", id: "gone" }));
    expect(await screen.findByRole("alert")).toHaveTextContent(t("refusal.title-not-found.text"));
  });

  test("without a card, the hold button asks for it and then opens the form", async () => {
    const page = await openPage({ language, hello: { visit: { ...HELLO.visit, phase: "browsing" } } });
    page.kiosk.grants("title", FATHER);
    act(() => useStore.getState().go({ at: "title", id: FATHER.id }));
    await act(async () => undefined);
    await page.press(t("title.hold"));
    expect(currentRoute(useStore.getState()).at).toBe("scan-card");
    expect(useStore.getState().after).toMatchObject({ at: "hold-pickup" });
  });

  test("the map to the shelf it stands on here; floor, shelf and call number in words", async () => {
    const settings = { ...HELLO.settings, language, shelfMap: FLOORS };
    const page = await show({ ...FATHER, copies: [...FATHER.copies, FATHER_ON_SHELF] }, { settings });
    await page.press(t("find.map.show"));
    const floor = language === "ja" ? "1階" : "1F";
    const shelf = language === "ja" ? "22番の棚" : "shelf 22";
    expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent(shelf);
    expect(screen.getByText("913.6 カ")).toBeVisible();
    expect(screen.getByRole("img", { name: t("find.map.picture", { floor, shelf }) })).toBeVisible();
    expect(document.querySelectorAll(".plan-target")).toHaveLength(1);
  });

  test("what stands here is fetched: the way on leads to its shelf, and the hold has a button of its own below that (D21)", async () => {
    const settings = { ...HELLO.settings, language, shelfMap: FLOORS };
    const unsure = { ...FATHER_ON_SHELF, barcode: "0", status: "unknown" } as const;
    const page = await show({ ...FATHER_HERE, copies: [unsure, ...FATHER_HERE.copies] }, { settings });
    const foot = document.querySelector(".foot-forward") as HTMLElement;
    expect(within(foot).getByRole("button")).toHaveTextContent(t("find.map.show"));
    expect(screen.getAllByRole("button", { name: t("find.map.show") })).toHaveLength(1);
    expect(holdButtons()).toHaveLength(1);
    expect(holdButtons()[0]?.closest(".title-facts")).not.toBeNull();
    await page.press(t("title.hold"));
    expect(currentRoute(useStore.getState()).at).toBe("hold-pickup");
  });

  const AWAY = { kind: "on-shelf", library: "west", closedStacks: false } as const;
  test.each([
    ["stands in another library", AWAY],
    ["lies in closed stacks", STACKS],
  ])("what %s is held, although one that is only read here stands on a shelf", async (_, availability) => {
    const settings = { ...HELLO.settings, language, shelfMap: FLOORS };
    const copies = [{ ...FATHER_ON_SHELF, kept: "reference" as const }, ...FATHER.copies];
    await show({ ...FATHER, availability, copies }, { settings });
    const foot = document.querySelector(".foot-forward") as HTMLElement;
    expect(within(foot).getByRole("button")).toHaveTextContent(t("title.hold"));
    expect(screen.getAllByRole("button", { name: t("find.map.show") })).toHaveLength(1);
  });

  test("no map for what is on loan, in the stacks, elsewhere or on no shelf of the map", async () => {
    const settings = { ...HELLO.settings, language, shelfMap: FLOORS };
    const stacks = { ...FATHER_ON_SHELF, barcode: "2", closedStacks: true };
    const west = { ...FATHER_ON_SHELF, barcode: "3", library: "west" };
    const odd = { ...FATHER_ON_SHELF, barcode: "4", callNumber: "CD 12" };
    await show({ ...FATHER, copies: [...FATHER.copies, stacks, west, odd] }, { settings });
    expect(screen.queryByRole("button", { name: t("find.map.show") })).toBeNull();
  });

  test("other volumes and editions are one touch away, and lead on", async () => {
    const page = await openSignedIn(null, { language });
    page.kiosk.grants("title", FATHER);
    const volumes = [summary({ id: "v2", title: "銀河鉄道の父", volume: "下" })];
    page.kiosk.grants("related", { volumes, editions: GALAXY.items.slice(0, 1) });
    act(() => useStore.getState().go({ at: "title", id: FATHER.id }));
    await act(async () => undefined);
    await page.press(t("find.related.button", { count: 2, number: "2" }));
    expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent(t("find.related.heading"));
    await page.press(/下/u);
    expect(currentRoute(useStore.getState())).toEqual({ at: "title", id: "v2" });
  });
});

test.each([
  ["ja-x-child", "1かい ものがたり", undefined],
  ["ko", "1층 문학", undefined],
  // What the catalogue itself says in a language counts.
  ["ko", "문학", "문학"],
  ["ja", "1階 文学", undefined],
] as const)("a place has the name that the settings give it: %s", async (language, name, own) => {
  const place = { ja: "1階 文学", en: "1F Literature", ...(own === undefined ? {} : { ko: own }) };
  const placeNames = [{ ja: "1階 文学", en: "", "ja-x-child": "1かい ものがたり", ko: "1층 문학" }];
  const settings = { ...HELLO.settings, language, placeNames };
  const page = await openSignedIn(null, { language, hello: { settings } });
  page.kiosk.grants("title", { ...FATHER, copies: [copy("1", "central", place)] });
  await act(async () => useStore.getState().go({ at: "title", id: FATHER.id }));
  const list = screen.getByRole("list", { name: translator(language)("title.copies") });
  expect(within(list).getByRole("listitem")).toHaveTextContent(name);
});
