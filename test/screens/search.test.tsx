import { act, screen, within } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";
import type { SearchPage } from "#contract/domain/title.ts";
import type { CallAnswer } from "#contract/ipc/calls.ts";
import { refusal } from "#contract/refusals.ts";
import { ok } from "#contract/result.ts";
import { translator } from "#renderer/i18n/index.ts";
import type { Route } from "#renderer/navigation/route.ts";
import { currentRoute, useStore } from "#renderer/state/store.ts";
import { browse } from "#test/support/screens/browsing-page.tsx";
import { openSignedIn } from "#test/support/screens/open-page.tsx";
import { FATHER, GALAXY } from "#test/support/screens/sample-records.ts";

const ONE: SearchPage = { ...GALAXY, total: 1, items: GALAXY.items.slice(1, 2) };
const REQUEST = {
  query: "ぎんが",
  field: "any",
  sort: "relevance",
  library: null,
  page: 1,
  pageSize: 4,
} as const;
const RESULTS: Route = { at: "results", request: REQUEST };

const here = () => currentRoute(useStore.getState());

describe.each(["ja", "en"] as const)("searching in %s", (language) => {
  const t = translator(language);
  const rows = () => within(screen.getByRole("list", { name: t("search.list") })).getAllByRole("listitem");

  test("a word typed on the keyboard is searched for; back shows it again (WCAG 2.4.5)", async () => {
    const page = await browse({ at: "search" }, language);
    page.kiosk.grants("search", GALAXY);
    await page.open();
    expect(screen.queryByRole("button", { name: t("search.go") })).toBeNull();
    await page.press(t("search.keyboards.kana"));
    for (const key of ["き", t("keyboard.voiced"), "ん"]) await page.press(key);
    await page.press(t("search.go"));
    expect(page.kiosk.callsOf("search").at(-1)).toMatchObject({
      query: "ぎん",
      field: "any",
      library: null,
      page: 1,
    });
    expect(rows()).toHaveLength(5);
    await page.press(t("common.back"));
    expect(screen.getByRole("textbox")).toHaveTextContent("ぎん");
  });

  test("the tab decides where it is looked for", async () => {
    const page = await browse({ at: "search", query: "みやざわ" }, language);
    page.kiosk.grants("search", GALAXY);
    await page.open();
    await page.press(t("search.fields.author"));
    await page.press(t("search.go"));
    expect(page.kiosk.callsOf("search").at(-1)).toMatchObject({ query: "みやざわ", field: "author" });
  });

  test("suggestions of the catalogue are offered, and searched in their own field", async () => {
    const page = await browse({ at: "search", query: "みや" }, language);
    page.kiosk.grants("suggest", [
      { text: "宮沢賢治", reading: "みやざわ けんじ", field: "author", titles: 12 },
    ]);
    page.kiosk.grants("search", GALAXY);
    await page.open();
    expect(await screen.findByRole("button", { name: /宮沢賢治/u })).toHaveTextContent(
      t("find.titles", { count: 12, number: "12" }),
    );
    await page.press(/宮沢賢治/u);
    expect(page.kiosk.callsOf("search").at(-1)).toMatchObject({ query: "宮沢賢治", field: "author" });
  });

  test("a late answer for an earlier text is ignored", async () => {
    const page = await browse({ at: "search", query: "ぎ" }, language);
    const early = Promise.withResolvers<CallAnswer<"suggest">>();
    page.kiosk.answers("suggest", ({ prefix }) => (prefix === "ぎ" ? early.promise : ok([])));
    await page.open();
    await vi.waitFor(() => expect(page.kiosk.callsOf("suggest")).toHaveLength(1), 20_000);
    await page.press(t("search.keyboards.digits"));
    await page.press("7");
    await act(async () => early.resolve(ok([{ text: "銀河", reading: "ぎんが", field: "title" }])));
    expect(screen.queryByText("銀河")).toBeNull();
  });

  test("a book pulled from the shelf of subjects shows its class", async () => {
    const page = await browse({ at: "search" }, language);
    page.kiosk.grants("search", GALAXY);
    page.kiosk.grants("classAt", { ndc: "4", label: { ja: "", en: "" }, titles: 3, children: [] });
    await page.open();
    await page.press(t("search.fields.ndc"));
    await page.press(t("search.classes.4"));
    await page.press(t("find.browse.all"));
    expect(page.kiosk.callsOf("search").at(-1)).toMatchObject({ query: "4", field: "ndc", sort: "title" });
    expect(screen.getByText(t("search.searched.ndc", { query: t("search.classes.4") }))).toBeVisible();
  });

  test("a terminal's keyboard types too, and Enter searches", async () => {
    const page = await browse({ at: "search" }, language, true);
    page.kiosk.grants("search", GALAXY);
    await page.open();
    expect(screen.getByRole("textbox")).toHaveFocus();
    await page.type("galaxy{Enter}");
    expect(page.kiosk.callsOf("search").at(-1)).toMatchObject({ query: "galaxy" });
  });

  test("a query ends at 100 characters", async () => {
    const page = await browse({ at: "search", query: "あ".repeat(100) }, language);
    await page.open();
    await page.press(t("search.keyboards.digits"));
    await page.press("7");
    expect(screen.getByRole("textbox")).toHaveTextContent("あ".repeat(100));
  });

  test("rows tell where each book is", async () => {
    const page = await browse(RESULTS, language);
    page.kiosk.grants("search", GALAXY);
    await page.open();
    expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent(
      t("search.found", { count: 23, number: "23" }),
    );
    const [own, waiting, west, inside, nobody] = rows();
    expect(own).toHaveTextContent(t("title.availability.shelfHere"));
    expect(waiting).toHaveTextContent(t("title.availability.out") + t("title.availability.holdable"));
    expect(waiting).toHaveTextContent(t("title.availability.waiting", { count: 12 }));
    const library = language === "ja" ? "県立西部図書館" : "Western Library";
    expect(west).toHaveTextContent(t("title.availability.stacksAt", { library }));
    expect(west?.querySelector(".icon-desk")).not.toBeNull();
    expect(inside).toHaveTextContent(t("title.availability.insideHere"));
    expect(nobody).toHaveTextContent(t("title.availability.nobody"));
  });

  test("pages forward and back", async () => {
    const page = await browse(RESULTS, language);
    page.kiosk.answers("search", (asked) => ok({ ...GALAXY, page: asked.page }));
    await page.open();
    const { pageSize } = page.kiosk.callsOf("search")[0] ?? { pageSize: 0 };
    expect(screen.queryByRole("button", { name: t("search.previous", { count: pageSize }) })).toBeNull();
    await page.press(t("search.next", { count: pageSize }));
    expect(page.kiosk.callsOf("search").at(-1)).toMatchObject({ page: 2 });
    await page.press(t("search.previous", { count: pageSize }));
    expect(page.kiosk.callsOf("search").at(-1)).toMatchObject({ page: 1 });
  });

  test("the last page has no way forward, and its count is the rest", async () => {
    const page = await browse(RESULTS, language);
    page.kiosk.answers("search", (asked) => ok({ ...GALAXY, total: asked.pageSize + 1, page: asked.page }));
    await page.open();
    await page.press(t("search.next", { count: 1 }));
    expect(screen.queryByRole("button", { name: t("search.next", { count: 1 }) })).toBeNull();
  });

  test("more than a thousand hits are said so", async () => {
    const page = await browse(RESULTS, language);
    page.kiosk.grants("search", { ...GALAXY, total: 1000, more: true });
    await page.open();
    expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent(
      t("search.foundMany", { number: "1,000" }),
    );
  });

  test("order and 「この館だけ」 ask again from the first page", async () => {
    const page = await browse({ at: "results", request: { ...REQUEST, page: 3 } }, language);
    page.kiosk.grants("search", GALAXY);
    await page.open();
    await page.press(t("find.conditions"));
    await page.press(t("search.sorts.year"));
    await page.press(t("find.dialog.show"));
    expect(page.kiosk.callsOf("search").at(-1)).toMatchObject({ sort: "year", page: 1 });
    await page.press(t("search.onlyHere"));
    expect(page.kiosk.callsOf("search").at(-1)).toMatchObject({ sort: "year", library: "central", page: 1 });
    expect(screen.getByRole("button", { name: t("search.onlyHere"), pressed: true })).toBeVisible();
  });

  test("exactly one hit opens the title; back leads to the keyboard", async () => {
    const page = await browse({ at: "search", query: "ちち" }, language);
    page.kiosk.grants("search", ONE);
    page.kiosk.grants("title", FATHER);
    await page.open();
    await page.press(t("search.go"));
    expect(here()).toEqual({ at: "title", id: FATHER.id });
    await page.press(t("common.back"));
    expect(here().at).toBe("search");
  });

  test("narrowing a list down to one does not jump", async () => {
    const page = await browse({ at: "results", request: { ...REQUEST, library: "central" } }, language);
    page.kiosk.grants("search", ONE);
    await page.open();
    expect(rows()).toHaveLength(1);
  });

  test("a backend that is away is put into words with its code, and can be asked again", async () => {
    const page = await browse(RESULTS, language);
    page.kiosk.refuses("search", refusal("out-of-order"));
    await page.open();
    expect(screen.getByRole("alert")).toHaveTextContent("H-31");
    page.kiosk.grants("search", GALAXY);
    await page.press(t("common.ways.again"));
    expect(screen.queryByRole("alert")).toBeNull();
    expect(rows()).toHaveLength(GALAXY.items.length);
  });

  test("an answer after leaving the screen changes nothing", async () => {
    const page = await openSignedIn(null, { language });
    const answer = page.kiosk.holdsBack("search");
    act(() => useStore.getState().go(RESULTS));
    await page.press(t("common.back"));
    await act(async () => answer(ok(ONE)));
    expect(here().at).toBe("home");
  });
});
