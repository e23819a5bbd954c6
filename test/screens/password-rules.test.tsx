import { screen } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { LANGUAGES } from "#contract/domain/text.ts";
import type { PasswordRule, PasswordRules } from "#contract/settings/passwords.ts";
import { refusalWords } from "#renderer/components/refusal-words.ts";
import { catalogueOf } from "#renderer/i18n/catalogues.ts";
import { translator } from "#renderer/i18n/index.ts";
import { USUAL_TERMS } from "#renderer/i18n/terms.ts";
import { HELLO, OVERVIEW, SETTINGS } from "#test/support/screens/fake-kiosk.ts";
import { type OpenPage, openPage, openSignedIn, told } from "#test/support/screens/open-page.tsx";
import { sentencesOf } from "#test/support/screens/translations.ts";

const GUIDE: PasswordRule = { signs: "latin", min: 6, max: 10 };
const DIGITS: PasswordRule = { signs: "digits", min: 4, max: 4 };
const ANY: PasswordRule = { signs: "any", min: 1, max: 64 };

const PIN = { ...USUAL_TERMS, password: "pin" } as const;

function withRules(rules: Partial<PasswordRules>, language: "ja" | "en") {
  const password = { word: "password" as const, now: GUIDE, next: GUIDE, ...rules };
  return { language, hello: { settings: { ...SETTINGS, language, password } } };
}

/** A page that asks for the password of a card. */
async function atPassword(rules: Partial<PasswordRules>, language: "ja" | "en" = "ja"): Promise<OpenPage> {
  const page = await openPage(withRules(rules, language));
  await told(() => page.kiosk.scanCard("321"));
  return page;
}

describe.each(["ja", "en"] as const)("a password as the library has it (%s)", (language) => {
  const t = translator(language);

  test("a PIN of four digits: ten keys, four boxes, and it is sent as soon as it is whole", async () => {
    const page = await atPassword({ word: "pin", now: DIGITS }, language);
    page.kiosk.grants("signIn", OVERVIEW);
    page.kiosk.grants("overview", OVERVIEW);
    const pin = translator(language, PIN);
    expect(screen.getByRole("heading", { name: pin("signIn.password.heading") })).toBeVisible();
    expect(screen.getByText(t("signIn.password.rules.digits.exact", { max: 4 }))).toBeVisible();
    expect(document.querySelectorAll(".one-box")).toHaveLength(4);
    expect(screen.queryByRole("button", { name: "a" })).toBeNull();
    for (const digit of ["4", "7", "1"]) await page.press(digit);
    expect(screen.queryByRole("button", { name: t("common.next") })).toBeNull();
    expect(screen.getByText(t("signIn.number.missing", { count: 1 }))).toBeVisible();
    await page.press("2");
    await page.press(t("common.next"));
    expect(page.kiosk.callsOf("signIn")).toEqual([{ password: "4712" }]);
  });

  test("with every sign there is: typed on the keyboard, one line in place of boxes, no length that means nothing", async () => {
    const page = await atPassword({ now: ANY }, language);
    page.kiosk.grants("signIn", OVERVIEW);
    page.kiosk.grants("overview", OVERVIEW);
    expect(screen.getByText(t("signIn.password.rules.any.open"))).toBeVisible();
    const field = screen.getByLabelText(t("signIn.password.field"));
    expect(field).toHaveAttribute("type", "password");
    expect(document.querySelector(".one-box")).toBeNull();
    await page.press("4");
    await page.press(t("keyboard.toSigns"));
    for (const sign of ["#", "|", "~", "\\", t("keyboard.space"), "!"]) await page.press(sign);
    await page.press(t("keyboard.toLetters"));
    await page.press("z");
    await page.press(t("signIn.password.show"));
    expect(field).toHaveAttribute("type", "text");
    expect(field).toHaveValue("4#|~\\ !z");
    await page.press(t("common.next"));
    expect(page.kiosk.callsOf("signIn")).toEqual([{ password: "4#|~\\ !z" }]);
  });

  test("the guide's own rule offers no signs", async () => {
    await atPassword({}, language);
    expect(screen.getByText(t("signIn.password.rules.latin.range", { min: 6, max: 10 }))).toBeVisible();
    expect(screen.queryByRole("button", { name: t("keyboard.toSigns") })).toBeNull();
    expect(document.querySelectorAll(".one-box")).toHaveLength(10);
  });

  test("a password of digits has no hint about capital letters", async () => {
    const page = await atPassword({ now: DIGITS }, language);
    await page.press(t("common.help"));
    expect(screen.queryByText(t("home.about.passwordCase"), { exact: false })).toBeNull();
    await page.press(t("common.back"));
    page.kiosk.refuses("signIn", { name: "wrong-credentials" });
    await page.type("4711");
    await page.press(t("common.next"));
    await screen.findByRole("alert");
    expect(screen.getByText(t("signIn.password.check.registered"))).toBeVisible();
    expect(screen.queryByText(t("signIn.password.check.case"))).toBeNull();
  });

  test("the current one is typed by its rule, the new one by its own", async () => {
    const page = await openSignedIn(
      { at: "password-change" },
      withRules({ now: DIGITS, next: { signs: "any", min: 8, max: 64 } }, language),
    );
    page.kiosk.grants("changePassword", OVERVIEW);
    expect(screen.queryByRole("button", { name: "a" })).toBeNull();
    await page.type("4711");
    await page.press(t("common.next"));
    expect(screen.getByText(t("signIn.password.rules.any.range", { min: 8, max: 64 }))).toBeVisible();
    await page.type("a new!");
    expect(screen.queryByRole("button", { name: t("common.next") })).toBeNull();
    await page.type("!!");
    await page.press(t("common.next"));
    await page.type("a new!!!");
    await page.press(t("signIn.first.change"));
    expect(page.kiosk.callsOf("changePassword")).toEqual([{ current: "4711", next: "a new!!!" }]);
  });

  test("a password that breaks the guide's rule is refused with the figures, any other without", () => {
    const details = { min: 6, max: 10 };
    expect(refusalWords({ name: "password-rule", details }, language).text).toMatch(/6.*10/u);
    expect(refusalWords({ name: "password-rule" }, language).text).not.toMatch(/\d|\{/u);
  });
});

describe("the library's noun", () => {
  const PASSWORD = /パスワード|password/iu;

  test.each(LANGUAGES)("is in every sentence of the patron's screens in %s", (language) => {
    const pin = translator(language, PIN) as unknown as (key: string) => string;
    const keys = [...sentencesOf(catalogueOf(language)).keys()];
    const all = keys.map((key) => pin(key)).join("");
    expect(all).not.toMatch(PASSWORD);
    expect(all).toMatch(/暗証番号|PIN|密码|비밀번호|あんしょう ばんごう/u);
  });

  test("is not put into the title of a book", () => {
    const title = "パスワードの歴史: a history of the password";
    for (const language of LANGUAGES) {
      expect(translator(language, PIN)("loan.renewOf", { title })).toContain(title);
    }
  });

  test("stays a password where nothing else is set", async () => {
    await openPage({ hello: { ...HELLO } });
    expect(translator("ja")("signIn.password.heading")).toBe("パスワードを入力してください");
  });
});
