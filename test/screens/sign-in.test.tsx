import { act, screen } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { refusalWords } from "#renderer/components/refusal-words.ts";
import { translator } from "#renderer/i18n/index.ts";
import { HELLO, OVERVIEW, TERMS } from "#test/support/screens/fake-kiosk.ts";
import { openPage, told } from "#test/support/screens/open-page.tsx";

describe.each(["ja", "en"] as const)("signing in (%s)", (language) => {
  const t = translator(language, TERMS);

  test("a card scanned on the attract screen asks for its password, and the right one opens home", async () => {
    const page = await openPage({ language });
    page.kiosk.grants("signIn", OVERVIEW);
    page.kiosk.grants("overview", OVERVIEW);
    await told(() => page.kiosk.scanCard("321"));
    expect(screen.getByRole("heading", { name: t("signIn.password.heading") })).toBeVisible();
    expect(screen.getByText(t("common.card", { tail: "・・・・321" }))).toBeVisible();
    await page.type("abc123");
    await page.press(t("common.next"));
    expect(page.kiosk.callsOf("signIn")).toEqual([{ password: "abc123" }]);
    expect(await screen.findByRole("heading", { name: t("home.heading") })).toBeVisible();
  });

  test("a page that follows another patron's card opens at its password", async () => {
    await openPage({ language, hello: { visit: { ...HELLO.visit, phase: "browsing" }, cardTail: "654" } });
    expect(screen.getByRole("heading", { name: t("signIn.password.heading") })).toBeVisible();
  });

  test("a page that follows a card opens without its password while the library system is away", async () => {
    const visit = { ...HELLO.visit, phase: "browsing" } as const;
    await openPage({ language, hello: { visit, cardTail: "654", partAway: "system" } });
    expect(screen.getByText(/H-31/u)).toBeVisible();
    expect(screen.queryByText(t("signIn.password.heading"))).toBeNull();
  });

  test("before six characters there is no button and the words say how many are missing", async () => {
    const page = await openPage({ language });
    await told(() => page.kiosk.scanCard("321"));
    await page.type("abcd");
    expect(screen.queryByRole("button", { name: t("common.next") })).toBeNull();
    expect(screen.getByText(t("signIn.password.missing", { count: 2 }))).toBeVisible();
    await page.type("ef");
    expect(screen.getByRole("button", { name: t("common.next") })).toBeVisible();
  });

  test("the characters are hidden until the patron wants to see them", async () => {
    const page = await openPage({ language });
    await told(() => page.kiosk.scanCard("321"));
    const field = screen.getByLabelText(t("signIn.password.field"));
    expect(field).toHaveAttribute("type", "password");
    await page.press(t("signIn.password.show"));
    expect(field).toHaveAttribute("type", "text");
  });

  test("a wrong password: words, code, the guide's four checks (D17), and the boxes are empty", async () => {
    const page = await openPage({ language });
    page.kiosk.refuses("signIn", { name: "wrong-credentials" });
    await told(() => page.kiosk.scanCard("321"));
    await page.type("abc123");
    await page.press(t("common.next"));
    expect(await screen.findByRole("alert")).toHaveTextContent("H-11");
    expect(screen.getByRole("heading", { name: t("signIn.password.checkTitle") })).toBeVisible();
    expect(screen.getAllByRole("listitem").map((item) => item.textContent)).toEqual([
      t("signIn.password.check.issued"),
      t("signIn.password.check.registered"),
      t("signIn.password.check.halfWidth"),
      t("signIn.password.check.case"),
    ]);
    expect(screen.getByLabelText(t("signIn.password.field"))).toHaveValue("");
    await page.press(t("signIn.password.checkAgain"));
    expect(screen.queryByRole("alert")).toBeNull();
  });

  test("the way for a forgotten password is there before a wrong one is tried, and in the help", async () => {
    const page = await openPage({ language });
    await told(() => page.kiosk.scanCard("321"));
    await page.press(t("common.help"));
    expect(document.body).toHaveTextContent(t("home.about.passwordForgotten"));
    await page.press(t("common.back"));
    await page.press(t("signIn.password.forgot"));
    expect(screen.getByText(t("signIn.forgot.noAnswer"))).toBeVisible();
    expect(page.kiosk.callsOf("signIn")).toEqual([]);
  });

  test("a patron who forgot the password reads D14 and gets no reset", async () => {
    const page = await openPage({ language });
    page.kiosk.refuses("signIn", { name: "wrong-credentials" });
    await told(() => page.kiosk.scanCard("321"));
    await page.type("abc123");
    await page.press(t("common.next"));
    await page.press(t("signIn.password.forgot"));
    for (const sentence of [
      t("signIn.forgot.noAnswer"),
      t("signIn.forgot.reissue"),
      t("signIn.forgot.noPhone"),
    ]) {
      expect(screen.getByText(sentence)).toBeVisible();
    }
  });

  test.each([
    { name: "card-locked", details: { minutes: 10 } },
    { name: "card-expired", details: { date: "2026-10-31" } },
    { name: "not-half-width" },
    { name: "foreign-card" },
    { name: "out-of-order" },
    { name: "too-many-requests" },
  ] as const)("refused with $name: told in words, with its code where staff are needed", async (refusal) => {
    const page = await openPage({ language });
    page.kiosk.refuses("signIn", refusal);
    await told(() => page.kiosk.scanCard("321"));
    await page.type("abc123");
    await page.press(t("common.next"));
    const alert = await screen.findByRole("alert");
    const words = refusalWords(refusal, language, t);
    expect(alert).toHaveTextContent(words.text);
    expect(/H-\d\d/u.exec(alert.textContent ?? "")?.[0]).toBe(/H-\d\d/u.exec(words.code ?? "")?.[0]);
  });

  test("an error of the page is shown like a refusal, with a code, and the page goes on", async () => {
    const page = await openPage({ language });
    page.kiosk.answers("signIn", () => Promise.reject(new Error("gate closed")));
    await told(() => page.kiosk.scanCard("321"));
    await page.type("abc123");
    await page.press(t("common.next"));
    expect(await screen.findByRole("alert")).toHaveTextContent("H-39");
  });

  test("the number pad: seven boxes, then the password", async () => {
    const page = await openPage({ language });
    page.kiosk.grants("enterCard", { cardTail: "567" });
    await page.press(new RegExp(t("visit.attract.scan"), "u"));
    await page.press(new RegExp(t("signIn.scan.type"), "u"));
    for (const digit of "123456") await page.press(digit);
    expect(screen.queryByRole("button", { name: t("common.next") })).toBeNull();
    expect(screen.getByText(t("signIn.number.missing", { count: 1 }))).toBeVisible();
    await page.press("7");
    await page.press(t("common.next"));
    expect(page.kiosk.callsOf("enterCard")).toEqual([{ number: "1234567" }]);
    expect(await screen.findByText(t("common.card", { tail: "・・・・567" }))).toBeVisible();
  });

  test("a number is not followed by its password once the library system is away", async () => {
    const page = await openPage({ language });
    page.kiosk.grants("enterCard", { cardTail: "567" });
    await page.press(new RegExp(t("visit.attract.scan"), "u"));
    await page.press(new RegExp(t("signIn.scan.type"), "u"));
    await told(() => page.kiosk.partAway("system"));
    await page.type("1234567");
    await page.press(t("common.next"));
    expect(await screen.findByText(/H-31/u)).toBeVisible();
    expect(screen.queryByText(t("signIn.password.heading"))).toBeNull();
  });

  test("another library's number is refused on the number pad (D6)", async () => {
    const page = await openPage({ language });
    page.kiosk.refuses("enterCard", { name: "foreign-card" });
    await page.press(new RegExp(t("visit.attract.scan"), "u"));
    await page.press(new RegExp(t("signIn.scan.type"), "u"));
    await page.type("1234567");
    await page.press(t("common.next"));
    expect(await screen.findByRole("alert")).toHaveTextContent("H-12");
  });
});

test("two presses of 次へ ask once", async () => {
  const page = await openPage();
  const letGo = page.kiosk.holdsBack("signIn");
  page.kiosk.grants("overview", OVERVIEW);
  await told(() => page.kiosk.scanCard("321"));
  await page.type("abc123");
  await page.press("次へ");
  await page.press("次へ");
  await page.type("{Enter}");
  expect(page.kiosk.callsOf("signIn")).toHaveLength(1);
  await act(async () => letGo({ ok: true, value: OVERVIEW }));
  expect(await screen.findByRole("heading", { name: "何をしますか" })).toBeVisible();
});

test("a scan that a keyboard terminal let through is taken out of the field again", async () => {
  const page = await openPage({ hello: { visit: { ...HELLO.visit, phase: "browsing" }, cardTail: "321" } });
  page.kiosk.refuses("find", { name: "copy-not-found" });
  await page.type("ab12345");
  await told(() => page.kiosk.scanCopy("100000012", 5));
  expect(screen.getByLabelText("パスワード")).toHaveValue("ab");
});

test("a key of that scan that arrives after it stays out of the field; the next key of the patron does not", async () => {
  const page = await openPage({ hello: { visit: { ...HELLO.visit, phase: "browsing" }, cardTail: "321" } });
  page.kiosk.refuses("find", { name: "copy-not-found" });
  const late = new KeyboardEvent("keydown", { key: "4", code: "Digit4", bubbles: true, cancelable: true });
  // jsdom counts whole milliseconds.
  Object.defineProperty(late, "timeStamp", { value: late.timeStamp - 1 });
  await told(() => page.kiosk.scanCopy("100000012", 5));
  expect(screen.getByLabelText("パスワード").dispatchEvent(late)).toBe(false);
  await page.type("w");
  expect(screen.getByLabelText("パスワード")).toHaveValue("w");
});
