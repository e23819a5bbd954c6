import { act, screen, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { translator } from "#renderer/i18n/index.ts";
import type { VisitAction } from "#renderer/state/page-state.ts";
import { useStore } from "#renderer/state/store.ts";
import { openSignedIn, told } from "#test/support/screens/open-page.tsx";
import { HOLDS } from "#test/support/screens/sample-records.ts";

describe.each(["ja", "en"] as const)("the question whether to finish (%s)", (language) => {
  const t = translator(language);

  test("the box offers both answers, and the end button in its place is for the finger only (V43)", async () => {
    const page = await openSignedIn(null, { language });
    await page.press(t("visit.finish"));
    const box = screen.getByRole("dialog", { name: t("visit.finishBox.heading") });
    const answers = within(box)
      .getAllByRole("button")
      .map(({ textContent }) => textContent);
    expect(answers).toEqual([t("visit.finishBox.stay"), t("visit.finish")]);
    expect(within(box).getByText(t("visit.finishBox.kept"))).toBeVisible();
    expect(within(box).getByText(t("visit.finishBox.text"))).toBeVisible();
    expect(box.querySelector(".finish-done")).toBeNull();
    page.pause();
    act(() => box.querySelector<HTMLElement>(".ribbon-tail")?.click());
    expect(page.kiosk.callsOf("finish")).toHaveLength(1);
  });

  test("the box says what was done in this visit", async () => {
    const page = await openSignedIn(null, { language });
    const cancelled = HOLDS.slice(0, 2).map(({ id }) => id);
    const once = [
      "hold-placed",
      "hold-changed",
      "hold-suspended",
      "hold-resumed",
      "email-registered",
      "email-confirmed",
      "email-deleted",
      "password-changed",
    ] as const satisfies readonly VisitAction[];
    await told(() => {
      for (const action of [...once, "loan-renewed", "loan-renewed"] as const)
        useStore.getState().actionDone(action);
      useStore.setState({ cancelled });
    });
    await page.press(t("visit.finish"));
    const done = [...screen.getByRole("dialog").querySelectorAll(".finish-done li")];
    const words = [
      t("visit.finishBox.placed", { count: 1 }),
      t("hold.amended"),
      t("hold.suspend.done"),
      t("hold.suspend.resumed"),
      t("account.emailPage.doneHeading"),
      t("account.emailPage.provenHeading"),
      t("account.emailPage.removed"),
      t("signIn.first.doneHeading"),
      t("loan.some.done", { count: 2 }),
      t("visit.finishBox.cancelled", { count: cancelled.length }),
    ];
    expect(done.map(({ textContent }) => textContent)).toEqual(words);
  });

  test("what waits on the hold shelf is told before what was done (V43)", async () => {
    const page = await openSignedIn(null, { language });
    await told(() => useStore.getState().actionDone("password-changed"));
    await page.press(t("visit.finish"));
    const words = screen.getByRole("dialog").textContent;
    const waits = words.indexOf(t("ready.left", { count: 1 }));
    expect(waits).toBeGreaterThan(0);
    expect(words.indexOf(t("signIn.first.doneHeading"))).toBeGreaterThan(waits);
  });

  test("signed in, 「まだ続ける」 goes back to the same screen", async () => {
    const page = await openSignedIn({ at: "account" }, { language });
    await page.press(t("visit.finish"));
    await page.press(t("visit.finishBox.stay"));
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(screen.getByRole("heading", { name: t("account.heading") })).toBeVisible();
  });
});
