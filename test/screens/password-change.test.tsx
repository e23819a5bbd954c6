import { act, screen, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import type { Overview } from "#contract/domain/patron.ts";
import type { Language } from "#contract/domain/text.ts";
import { translator } from "#renderer/i18n/index.ts";
import { useStore } from "#renderer/state/store.ts";
import { OVERVIEW, PATRON } from "#test/support/screens/fake-kiosk.ts";
import { type OpenPage, openPage, openSignedIn, told } from "#test/support/screens/open-page.tsx";

const TEMPORARY: Overview = { ...OVERVIEW, patron: { ...PATRON, password: "temporary" } };

/** A patron with a temporary password has just signed in. */
async function openWithTemporary(language: Language): Promise<OpenPage> {
  const page = await openPage({ language });
  page.kiosk.grants("signIn", TEMPORARY);
  page.kiosk.grants("overview", OVERVIEW);
  await told(() => page.kiosk.scanCard("321"));
  await page.type("tmp123");
  await page.press(translator(language)("common.next"));
  await screen.findByRole("heading", { name: translator(language)("signIn.first.heading") });
  return page;
}

describe.each(["ja", "en"] as const)("a temporary password (D8, %s)", (language) => {
  const t = translator(language);

  test("leads straight to the change: only the keyboard, help and the finish button can be pressed (D3, D8)", async () => {
    await openWithTemporary(language);
    expect(screen.queryByRole("button", { name: t("common.back") })).toBeNull();
    expect(screen.getByRole("button", { name: t("common.help") })).toBeVisible();
    expect(screen.getByRole("button", { name: t("visit.finish") })).toBeVisible();
  });

  test("two equal entries change it; then the advice of D13, then home", async () => {
    const page = await openWithTemporary(language);
    page.kiosk.grants("changePassword", OVERVIEW);
    await page.type("newpw1");
    await page.press(t("common.next"));
    expect(screen.getByRole("heading", { name: t("signIn.first.headingAgain") })).toBeVisible();
    await page.type("newpw1");
    await page.press(t("signIn.first.change"));
    expect(page.kiosk.callsOf("changePassword")).toEqual([{ current: "tmp123", next: "newpw1" }]);
    expect(await screen.findByText(t("signIn.first.doneKeep"))).toBeVisible();
    await page.press(t("signIn.first.proceed"));
    expect(screen.getByRole("heading", { name: t("home.heading") })).toBeVisible();
  });

  test("two different entries start over, and nothing was asked", async () => {
    const page = await openWithTemporary(language);
    await page.type("newpw1");
    await page.press(t("common.next"));
    await page.type("newpw2");
    await page.press(t("signIn.first.change"));
    expect(screen.getByRole("alert")).toHaveTextContent(t("refusal.password-mismatch.text"));
    // Only the patron can put it right: nothing to show to staff.
    expect(screen.getByRole("alert")).not.toHaveTextContent("H-62");
    expect(screen.getByRole("heading", { name: t("signIn.first.heading") })).toBeVisible();
    expect(page.kiosk.callsOf("changePassword")).toEqual([]);
  });

  test("one that anybody would guess is refused before it is typed again", async () => {
    const page = await openWithTemporary(language);
    await page.type("aaaaaa");
    await page.press(t("common.next"));
    expect(screen.getByRole("alert")).toHaveTextContent(t("refusal.password-guessable.text"));
    expect(screen.getByRole("heading", { name: t("signIn.first.heading") })).toBeVisible();
    expect(page.kiosk.callsOf("changePassword")).toEqual([]);
  });

  test.each(["password-rule", "password-unchanged", "current-password-wrong"] as const)(
    "refused with %s: told, and both are typed anew",
    async (name) => {
      const page = await openWithTemporary(language);
      page.kiosk.refuses("changePassword", { name });
      await page.type("newpw1");
      await page.press(t("common.next"));
      await page.type("newpw1");
      await page.press(t("signIn.first.change"));
      const alert = await screen.findByRole("alert");
      expect(within(alert).getByText(t(`refusal.${name}.text`))).toBeVisible();
      expect(screen.getByRole("heading", { name: t("signIn.first.heading") })).toBeVisible();
    },
  );

  test("a book scanned meanwhile is not shown", async () => {
    const page = await openWithTemporary(language);
    await told(() => page.kiosk.scanBook("9784000000000"));
    expect(screen.getByRole("heading", { name: t("signIn.first.heading") })).toBeVisible();
    expect(page.kiosk.callsOf("find")).toEqual([]);
  });
});

describe.each(["ja", "en"] as const)("changing the password at any time (D12, %s)", (language) => {
  const t = translator(language);

  test("current, new, again; then back to the details", async () => {
    const page = await openSignedIn({ at: "account" }, { language });
    page.kiosk.grants("changePassword", OVERVIEW);
    await page.press(new RegExp(`^${t("account.password")}`, "u"));
    await page.type("oldpw1");
    await page.press(t("common.next"));
    await page.type("newpw1");
    await page.press(t("common.next"));
    await page.type("newpw1");
    await page.press(t("signIn.first.change"));
    expect(page.kiosk.callsOf("changePassword")).toEqual([{ current: "oldpw1", next: "newpw1" }]);
    await screen.findByText(t("signIn.first.doneNow"));
    expect(useStore.getState().actions).toEqual(["password-changed"]);
    await page.press(t("signIn.first.proceed"));
    expect(screen.getByRole("heading", { name: t("account.heading") })).toBeVisible();
  });

  test("two different new ones ask for the new one again, not for the current one", async () => {
    const page = await openSignedIn({ at: "password-change" }, { language });
    for (const password of ["oldpw1", "newpw1"]) {
      await page.type(password);
      await page.press(t("common.next"));
    }
    await page.type("newpw2");
    await page.press(t("signIn.first.change"));
    expect(screen.getByRole("alert")).toHaveTextContent(t("refusal.password-mismatch.text"));
    // Only the patron can put it right: nothing to show to staff.
    expect(screen.getByRole("alert")).not.toHaveTextContent("H-62");
    expect(screen.getByRole("heading", { name: t("account.passwordPage.next") })).toBeVisible();
  });

  test("a new one that anybody would guess is asked for again, not the current one", async () => {
    const page = await openSignedIn({ at: "password-change" }, { language });
    for (const password of ["111111", "123456"]) {
      await page.type(password);
      await page.press(t("common.next"));
    }
    expect(screen.getByRole("alert")).toHaveTextContent(t("refusal.password-guessable.text"));
    expect(screen.getByRole("heading", { name: t("account.passwordPage.next") })).toBeVisible();
  });

  test("a wrong current password starts over", async () => {
    const page = await openSignedIn({ at: "password-change" }, { language });
    page.kiosk.refuses("changePassword", { name: "current-password-wrong" });
    for (const password of ["oldpw1", "newpw1"]) {
      await page.type(password);
      await page.press(t("common.next"));
    }
    await page.type("newpw1");
    await page.press(t("signIn.first.change"));
    expect(await screen.findByRole("alert")).toHaveTextContent("H-64");
    expect(screen.getByRole("heading", { name: t("account.passwordPage.current") })).toBeVisible();
  });
});

test("a hold that was wanted before the card is opened after the first password", async () => {
  const page = await openPage();
  page.kiosk.grants("signIn", TEMPORARY);
  page.kiosk.grants("overview", OVERVIEW);
  page.kiosk.grants("changePassword", OVERVIEW);
  page.kiosk.grants("holds", { holds: [], active: 0, max: 5 });
  await told(() => page.kiosk.visit({ phase: "browsing" }));
  act(() => useStore.getState().requireSignIn({ at: "holds" }));
  await told(() => page.kiosk.scanCard("321"));
  await page.type("tmp123");
  await page.press("次へ");
  await screen.findByRole("heading", { name: "新しいパスワードを入力してください" });
  await page.type("newpw1");
  await page.press("次へ");
  await page.type("newpw1");
  await page.press("変更する");
  await page.press("続ける");
  expect(useStore.getState().stack.map((route) => route.at)).toEqual(["holds"]);
});
