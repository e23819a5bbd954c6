import { act, screen, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import type { SearchPage } from "#contract/domain/title.ts";
import { ok } from "#contract/result.ts";
import { translator } from "#renderer/i18n/index.ts";
import type { Route } from "#renderer/navigation/route.ts";
import { currentRoute, useStore } from "#renderer/state/store.ts";
import { browse } from "#test/support/screens/browsing-page.tsx";
import { GALAXY } from "#test/support/screens/sample-records.ts";

const NOTHING: SearchPage = { total: 0, more: false, page: 1, items: [] };
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

describe.each(["ja", "en"] as const)("choosing among what was found, in %s", (language) => {
  const t = translator(language);
  const rows = () => within(screen.getByRole("list", { name: t("search.list") })).getAllByRole("listitem");

  test("nothing found: what was searched, and three ways on", async () => {
    const page = await browse({ at: "search", query: "ぎんがてつどお" }, language);
    page.kiosk.grants("search", NOTHING);
    await page.open();
    await page.press(t("search.go"));
    expect(screen.getByText(t("search.none.searched", { query: "ぎんがてつどお" }))).toBeVisible();
    expect(screen.getByRole("button", { name: new RegExp(t("search.none.staff"), "u") })).toBeVisible();
    await page.press(new RegExp(t("search.none.byAuthor"), "u"));
    expect(page.kiosk.callsOf("search").at(-1)).toMatchObject({ field: "author" });
    await page.press(new RegExp(t("search.none.shorter"), "u"));
    expect(screen.getByRole("textbox")).toHaveTextContent("ぎんが");
  });

  test("nothing under the conditions: without them is offered first", async () => {
    const narrowed = { ...REQUEST, library: "central", onShelf: true, audience: "children" } as const;
    const page = await browse({ at: "results", request: narrowed }, language);
    page.kiosk.grants("search", NOTHING);
    await page.open();
    expect(screen.getByText(t("find.none.narrowed", { query: REQUEST.query }))).toBeVisible();
    await page.press(new RegExp(t("find.none.widen"), "u"));
    expect(page.kiosk.callsOf("search").at(-1)).toEqual({ ...REQUEST, pageSize: 4 });
  });

  test("nothing found: what is spelled alike comes first, and is searched for", async () => {
    const page = await browse(RESULTS, language);
    page.kiosk.grants("search", { ...NOTHING, didYouMean: ["銀河鉄道の夜", "銀河鉄道の父", "銀河"] });
    await page.open();
    const offered = screen.getAllByRole("button", { name: new RegExp(t("find.none.meantHint"), "u") });
    expect(offered).toHaveLength(2);
    await page.press(new RegExp(t("find.none.meant", { query: "銀河鉄道の夜" }), "u"));
    expect(page.kiosk.callsOf("search").at(-1)).toMatchObject({ query: "銀河鉄道の夜", field: "any" });
  });

  test("nothing found for several words: fewer of them; for kanji: by reading, on the kana keyboard", async () => {
    const page = await browse({ at: "search", query: "銀河鉄道 夜空" }, language);
    page.kiosk.grants("search", NOTHING);
    await page.open();
    await page.press(t("search.go"));
    await page.press(new RegExp(t("find.none.fewer"), "u"));
    expect(page.kiosk.callsOf("search").at(-1)).toMatchObject({ query: "銀河鉄道" });
    await page.press(new RegExp(t("find.none.kana"), "u"));
    expect(here().at).toBe("search");
    expect(screen.getByRole("button", { name: t("search.keyboards.kana"), pressed: true })).toBeVisible();
  });

  test("what sounds alike is said to be so, with what was perhaps meant", async () => {
    const page = await browse(RESULTS, language);
    page.kiosk.grants("search", { ...GALAXY, match: "loose", didYouMean: ["銀河"] });
    await page.open();
    expect(screen.getByText(t("find.near"))).toBeVisible();
    await page.press("銀河");
    expect(page.kiosk.callsOf("search").at(-1)).toMatchObject({ query: "銀河" });
  });

  test("switches narrow the list, and widen it again", async () => {
    const page = await browse({ at: "results", request: { ...REQUEST, page: 2, asOf: "7" } }, language);
    page.kiosk.grants("search", GALAXY);
    await page.open();
    await page.press(t("find.onShelf"));
    await page.press(t("find.children"));
    expect(page.kiosk.callsOf("search").at(-1)).toEqual({
      ...REQUEST,
      pageSize: 4,
      onShelf: true,
      audience: "children",
    });
    expect(screen.getByRole("button", { name: t("find.onShelf"), pressed: true })).toBeVisible();
    await page.press(t("find.onShelf"));
    await page.press(t("find.children"));
    expect(page.kiosk.callsOf("search").at(-1)).toEqual({ ...REQUEST, pageSize: 4 });
  });

  test("in larger type all of it stands behind one button, and is asked for at once", async () => {
    const page = await browse(RESULTS, language);
    page.kiosk.grants("search", GALAXY);
    await page.open();
    act(() => useStore.getState().setDisplay({ type: "largest" }));
    expect(screen.queryByRole("button", { name: t("find.onShelf") })).toBeNull();
    await page.press(t("find.dialog.heading"));
    await page.press(t("find.onShelf"));
    await page.press(t("find.children"));
    await page.press(t("find.dialog.show"));
    expect(page.kiosk.callsOf("search").at(-1)).toMatchObject({ onShelf: true, audience: "children" });
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(screen.getByRole("button", { name: t("find.dialog.heading"), pressed: true })).toBeVisible();
  });

  test("the box has every library, every kind and every order, and asks once", async () => {
    const page = await browse(RESULTS, language);
    page.kiosk.grants("search", GALAXY);
    await page.open();
    const asked = page.kiosk.callsOf("search").length;
    await page.press(t("find.conditions"));
    const box = within(screen.getByRole("dialog"));
    expect(box.getByRole("heading", { name: t("find.dialog.heading") })).toBeVisible();
    await page.press(language === "ja" ? "西部" : "West");
    await page.press(t("find.dialog.materials.magazine"));
    await page.press(t("find.sorts.year-oldest"));
    expect(page.kiosk.callsOf("search")).toHaveLength(asked);
    await page.press(t("find.dialog.show"));
    expect(page.kiosk.callsOf("search").at(-1)).toMatchObject({
      library: "west",
      material: "magazine",
      sort: "year-oldest",
    });
    expect(screen.getByRole("button", { name: t("find.conditions"), pressed: true })).toBeVisible();
    await page.press(t("find.conditions"));
    await page.press(t("find.dialog.keep"));
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  test("later pages are asked for as of the first one", async () => {
    const page = await browse(RESULTS, language);
    page.kiosk.answers("search", (asked) => ok({ ...GALAXY, page: asked.page, asOf: "1203" }));
    await page.open();
    await page.press(t("search.next", { count: 4 }));
    expect(page.kiosk.callsOf("search").at(-1)).toMatchObject({ page: 2, asOf: "1203" });
    await page.press(t("search.onlyHere"));
    expect(page.kiosk.callsOf("search").at(-1)).not.toHaveProperty("asOf");
  });

  test("a book on the shelf here carries its call number and is marked", async () => {
    const page = await browse(RESULTS, language);
    page.kiosk.grants("search", GALAXY);
    await page.open();
    const [own, , west] = rows();
    expect(own).toHaveTextContent("913.6 ミ");
    expect(own?.querySelector(".row-here")).not.toBeNull();
    expect(west?.querySelector(".row-here")).toBeNull();
  });
});
