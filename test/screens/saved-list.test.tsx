import { act, screen } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { MOST_NOTED, SLIPS } from "#contract/domain/slip.ts";
import type { Hello } from "#contract/ipc/calls.ts";
import { translator } from "#renderer/i18n/index.ts";
import { finish } from "#renderer/state/finish.ts";
import { saveTitle, useSavedList } from "#renderer/state/saved-list.ts";
import { currentRoute, useStore } from "#renderer/state/store.ts";
import { HELLO, SETTINGS } from "#test/support/screens/fake-kiosk.ts";
import { openPage } from "#test/support/screens/open-page.tsx";
import { FATHER } from "#test/support/screens/sample-records.ts";

describe("a memo of titles", () => {
  const language = "ja";
  const t = translator(language);
  const settings = { ...SETTINGS, language, phone: { title: "", list: "" } } as const;
  const show = async (hello: Partial<Hello> = { slips: SLIPS, settings }) => {
    const page = await openPage({
      language,
      hello: { visit: { ...HELLO.visit, phase: "browsing" }, ...hello },
    });
    page.kiosk.grants("title", FATHER);
    act(() => useStore.getState().go({ at: "title", id: FATHER.id }));
    await act(async () => undefined);
    return page;
  };
  const button = (name: string) => screen.queryByRole("button", { name });

  test("is made without a card, leads to its list, and goes to paper and phone", async () => {
    const page = await show();
    await page.press(t("memo.add"));
    expect(button(t("memo.add"))).toBeNull();
    await page.press(t("memo.open", { count: 1 }));
    expect(currentRoute(useStore.getState()).at).toBe("memo");
    page.kiosk.grants("printMemo", null);
    await page.press(t("paper.print"));
    expect(page.kiosk.callsOf("printMemo")).toEqual([{ ids: [FATHER.id], language }]);
    await page.press(t("common.close"));
    await page.press(t("phone.take"));
    expect(screen.getByRole("img", { name: new RegExp(t("phone.code"), "u") })).toBeVisible();
    // It belongs to the visit and stays after a sign-out.
    act(() => useStore.getState().signedOut());
    expect(useStore.getState().stack.map(({ at }) => at)).toContain("phone-list");
  });

  test("loses a title at a touch, and says how one gets in", async () => {
    const page = await show();
    await page.press(t("memo.add"));
    await page.press(t("memo.open", { count: 1 }));
    await page.press(new RegExp(`^${t("memo.remove")}`, "u"));
    expect(screen.getByText(t("memo.none"))).toBeVisible();
    expect(button(t("paper.print"))).toBeNull();
  });

  test("is on the home screen while there is one", async () => {
    const page = await show();
    act(() => useStore.getState().home());
    expect(button(t("memo.open", { count: 1 }))).toBeNull();
    act(() => saveTitle(FATHER));
    await page.press(t("memo.open", { count: 1 }));
    expect(currentRoute(useStore.getState()).at).toBe("memo");
  });

  test("has an end: a full one takes no more", async () => {
    await show();
    act(() => {
      for (let at = 0; at <= MOST_NOTED; at += 1) saveTitle({ ...FATHER, id: `t-${at}` });
    });
    expect(useSavedList.getState().titles).toHaveLength(MOST_NOTED);
    expect(button(t("memo.full", { count: MOST_NOTED }))).toBeVisible();
  });

  test("is not offered where it cannot leave the terminal", async () => {
    await show({ slips: ["title"], settings: { ...settings, phone: null } });
    expect(button(t("paper.print"))).toBeVisible();
    expect(button(t("memo.add"))).toBeNull();
  });

  test("is forgotten when the ribbon is pulled", async () => {
    await show();
    act(() => saveTitle(FATHER));
    act(() => finish());
    expect(useSavedList.getState().titles).toEqual([]);
  });
});
