import { act, screen } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { SLIPS } from "#contract/domain/slip.ts";
import type { Hello } from "#contract/ipc/calls.ts";
import { REFUSALS, refusal } from "#contract/refusals.ts";
import { ok } from "#contract/result.ts";
import { translator } from "#renderer/i18n/index.ts";
import type { Route } from "#renderer/navigation/route.ts";
import { currentRoute, useStore } from "#renderer/state/store.ts";
import { SETTINGS } from "#test/support/screens/fake-kiosk.ts";
import { openSignedIn, told } from "#test/support/screens/open-page.tsx";
import { FATHER, HOLDS, LOANS } from "#test/support/screens/sample-records.ts";

const PLACED = { hold: HOLDS[0] as (typeof HOLDS)[number], remaining: 2 };
const PLACES: readonly (readonly [Route["at"], Route])[] = [
  ["title", { at: "title", id: FATHER.id }],
  ["hold-done", { at: "hold-done", placed: PLACED }],
  ["loans", { at: "loans" }],
  ["holds", { at: "holds" }],
];

// What the buttons do is the same in every language.
describe("paper and phone", () => {
  const language = "ja";
  const t = translator(language);
  const settings = { ...SETTINGS, language, phone: { title: "", list: "" } } as const;
  const show = async (route: Route, hello: Partial<Hello> = { slips: SLIPS, settings }) => {
    const page = await openSignedIn(null, { language, hello });
    page.kiosk.grants("title", FATHER);
    page.kiosk.grants("loans", { loans: LOANS });
    page.kiosk.grants("holds", { holds: HOLDS, active: HOLDS.length, max: 5 });
    act(() => useStore.getState().go(route));
    await act(async () => undefined);
    return page;
  };
  const print = () => screen.queryByRole("button", { name: t("paper.print") });
  const toPhone = () => screen.queryByRole("button", { name: t("phone.take") });

  test.each(PLACES)(
    "%s: buttons only where a printer answers, and where phones are told",
    async (_at, route) => {
      const page = await show(route);
      expect(print()).toBeVisible();
      expect(toPhone()).toBeVisible();
      await told(() => page.kiosk.tell({ type: "slips", slips: [] }));
      expect(print()).toBeNull();
      await told(() => page.kiosk.tell({ type: "slips", slips: SLIPS }));
      expect(print()).toBeVisible();
    },
  );

  test.each(PLACES)("%s: neither, where there is neither", async (_at, route) => {
    await show(route, { settings: { ...SETTINGS, language, phone: null } });
    expect(print()).toBeNull();
    expect(toPhone()).toBeNull();
  });

  test("a slip that the library does not offer has no button", async () => {
    await show({ at: "loans" }, { settings, slips: ["title", "hold"] });
    expect(print()).toBeNull();
  });

  test.each([
    [{ at: "title", id: FATHER.id }, "printTitle", { id: FATHER.id, language }],
    [{ at: "hold-done", placed: PLACED }, "printHold", { hold: PLACED.hold.id, language }],
    [{ at: "loans" }, "printList", { list: "loans", language }],
    [{ at: "holds" }, "printList", { list: "holds", language }],
  ] as const)(
    "%o asks main for its slip by name, and says when the paper is there",
    async (route, verb, args) => {
      const page = await show(route);
      const finish = page.kiosk.holdsBack(verb);
      await page.press(t("paper.print"));
      expect(screen.getByRole("heading", { name: t("paper.printing") })).toBeVisible();
      expect(page.kiosk.callsOf(verb)).toEqual([args]);
      await act(async () => finish(ok(null)));
      expect(screen.getByRole("heading", { name: t("paper.printed") })).toBeVisible();
      await page.press(t("common.close"));
      expect(screen.queryByRole("dialog")).toBeNull();
    },
  );

  test.each([true, false])("a slip has furigana as the patron chose: %s", async (furigana) => {
    const page = await show({ at: "loans" });
    page.kiosk.grants("printList", null);
    act(() => useStore.getState().setDisplay({ furigana }));
    await page.press(t("paper.print"));
    expect(page.kiosk.callsOf("printList")).toEqual([{ list: "loans", language, furigana }]);
  });

  test.each(["printer-away", "printer-paper", "print-stuck", "print-failed"] as const)(
    "%s is told with its code",
    async (name) => {
      const page = await show({ at: "loans" });
      page.kiosk.refuses("printList", refusal(name));
      await page.press(t("paper.print"));
      expect(screen.getByRole("heading", { name: t(`refusal.${name}.text`) })).toBeVisible();
      expect(screen.getByText(t("common.code", { code: REFUSALS[name].code }))).toBeVisible();
    },
  );

  test("a book goes to a phone as a code that says what it does", async () => {
    const page = await show({ at: "title", id: FATHER.id });
    await page.press(t("phone.take"));
    expect(screen.getByRole("heading", { level: 1, name: t("phone.heading") })).toBeVisible();
    expect(screen.getByRole("img", { name: new RegExp(t("phone.code"), "u") })).toBeVisible();
    expect(screen.getByText(t("phone.holdsTitle"))).toBeVisible();
  });

  test("with the library's catalogue the code opens its page", async () => {
    const phone = {
      title: "https://opac.library.example/{id}",
      list: "https://opac.library.example/?ids={ids}",
    };
    const page = await show(
      { at: "title", id: FATHER.id },
      { settings: { ...SETTINGS, language, phone }, slips: [] },
    );
    await page.press(t("phone.take"));
    expect(screen.getByText(t("phone.opensTitle"))).toBeVisible();
  });

  test("a list of loans goes to a phone, and off the screen with its patron", async () => {
    const page = await show({ at: "loans" });
    await page.press(t("phone.take"));
    expect(screen.getByText(t("phone.list", { count: LOANS.length }))).toBeVisible();
    act(() => useStore.getState().signedOut());
    expect(useStore.getState().stack.map(({ at }) => at)).not.toContain("phone-list");
    expect(currentRoute(useStore.getState()).at).toBe("scan-card");
  });
});
