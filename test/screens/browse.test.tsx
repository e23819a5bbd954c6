import { screen, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { ok } from "#contract/result.ts";
import { translator } from "#renderer/i18n/index.ts";
import { currentRoute, useStore } from "#renderer/state/store.ts";
import { browse } from "#test/support/screens/browsing-page.tsx";
import { GALAXY, NATURE, summary } from "#test/support/screens/sample-records.ts";

const MANY = Array.from({ length: 6 }, (_, at) => summary({ id: `p${at}`, title: `本${at}` }));

const here = () => currentRoute(useStore.getState());

describe.each(["ja", "en"] as const)("looking around in %s", (language) => {
  const t = translator(language);

  test("from home to a class, its divisions that have books, and their titles (WCAG 2.4.5)", async () => {
    const page = await browse({ at: "home" }, language);
    page.kiosk.grants("classAt", NATURE);
    page.kiosk.grants("search", GALAXY);
    await page.open();
    await page.press(new RegExp(t("find.browse.heading"), "u"));
    await page.press(t("search.classes.4"));
    const list = within(screen.getByRole("list", { name: t("find.browse.divisions") }));
    expect(list.getAllByRole("listitem")).toHaveLength(9);
    const astronomy = language === "ja" ? "天文学・宇宙" : "Astronomy and space";
    await page.press(new RegExp(astronomy, "u"));
    expect(page.kiosk.callsOf("search").at(-1)).toMatchObject({ query: "44", field: "ndc", sort: "title" });
    expect(screen.getByText(t("search.searched.ndc", { query: astronomy }))).toBeVisible();
    await page.press(t("search.onlyHere"));
    expect(screen.getByText(t("search.searched.ndc", { query: astronomy }))).toBeVisible();
  });

  test("an everyday word leads to its division, and keeps its name", async () => {
    const page = await browse({ at: "browse" }, language);
    page.kiosk.grants("search", GALAXY);
    await page.open();
    await page.press(t("find.themes.animals"));
    expect(page.kiosk.callsOf("search").at(-1)).toMatchObject({ query: "48", field: "ndc" });
    expect(screen.getByText(t("search.searched.ndc", { query: t("find.themes.animals") }))).toBeVisible();
  });

  test("new books are asked for once and turned page by page; popular and children's are a touch away", async () => {
    const page = await browse({ at: "browse" }, language);
    page.kiosk.answers("picks", ({ kind }) => ok(kind === "new" ? MANY : []));
    await page.open();
    await page.press(t("find.picks.new"));
    expect(screen.getAllByRole("listitem")).toHaveLength(4);
    await page.press(t("search.next", { count: 2 }));
    expect(screen.getAllByRole("listitem")).toHaveLength(2);
    expect(page.kiosk.callsOf("picks")).toEqual([{ kind: "new" }]);
    await page.press(t("find.children"));
    expect(page.kiosk.callsOf("picks").at(-1)).toEqual({ kind: "new", audience: "children" });
    expect(screen.getAllByRole("listitem")).toHaveLength(4);
    await page.press(t("find.picks.popular"));
    expect(page.kiosk.callsOf("picks").at(-1)).toEqual({ kind: "popular", audience: "children" });
    expect(screen.getByText(t("find.picks.none"))).toBeVisible();
    await page.press(t("common.back"));
    expect(here()).toEqual({ at: "browse" });
  });
});
