import { act, screen } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { translator } from "#renderer/i18n/index.ts";
import { listOf } from "#renderer/queries/search-request.ts";
import { useStore } from "#renderer/state/store.ts";
import { HELLO } from "#test/support/screens/fake-kiosk.ts";
import { openSignedIn } from "#test/support/screens/open-page.tsx";
import { FATHER, hold } from "#test/support/screens/sample-records.ts";

const WITHOUT_READINGS = { hello: { capabilities: { ...HELLO.capabilities, searchesReadings: false } } };
const WITHOUT_APPROVAL = { hello: { capabilities: { ...HELLO.capabilities, approvesHolds: false } } };
const t = translator("ja");
const button = (name: string) => screen.queryByRole("button", { name: new RegExp(name, "u") });

describe("a catalogue without readings and publishers", () => {
  test("promises only titles and authors, as they are printed", async () => {
    const page = await openSignedIn({ at: "search" }, WITHOUT_READINGS);
    const printed = t("search.hints.printed");
    expect(screen.getByText(`${t("search.hints.titleOrAuthor")}${printed}`)).toBeVisible();
    expect(screen.queryByText(/出版社/u)).toBeNull();
    await page.press(t("search.fields.title"));
    expect(screen.getByText(`${t("search.hints.title")}${printed}`)).toBeVisible();
  });

  test.each([true, false])(
    "a search that finds nothing leads to kana only if readings are known: %s",
    async (known) => {
      const page = await openSignedIn(null, known ? {} : WITHOUT_READINGS);
      page.kiosk.grants("search", { total: 0, more: false, page: 1, items: [] });
      act(() => useStore.getState().go(listOf("銀河", "any")));
      await act(async () => undefined);
      expect(button(t("search.none.byAuthor"))).toBeVisible();
      expect(button(t("find.none.kana")) !== null).toBe(known);
    },
  );
});

describe("holds that stand in the queue at once", () => {
  const confirm = { at: "hold-confirm", title: FATHER, pickup: "central", contact: "mail" } as const;

  test("D36: are not called provisional, and are placed rather than requested", async () => {
    const page = await openSignedIn(confirm, WITHOUT_APPROVAL);
    expect(screen.queryByText(/仮予約/u)).toBeNull();
    expect(screen.getByText(t("hold.inTurn").replaceAll("\n", " "))).toBeVisible();
    page.kiosk.grants("placeHold", { hold: hold("h9", FATHER.title, "approved"), remaining: 2 });
    await page.press(t("hold.place"));
    expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent(t("hold.placed"));
    expect(screen.getByText(t("hold.steps.prepared"))).toBeVisible();
    expect(screen.queryByText(/仮予約|確認します/u)).toBeNull();
  });
});
