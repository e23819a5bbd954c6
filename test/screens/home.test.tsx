import { act, screen, within } from "@testing-library/react";
import { describe, expect, onTestFinished, test } from "vitest";
import { daysAfter, formatDate, today } from "#renderer/dates.ts";
import { translator } from "#renderer/i18n/index.ts";
import { inOneLine } from "#renderer/i18n/names.ts";
import { answersChanged } from "#renderer/queries/query-client.ts";
import { money } from "#renderer/screens/shared/balance-notice.tsx";
import { currentRoute, useStore } from "#renderer/state/store.ts";
import { HELLO, INFO, OVERVIEW, SETTINGS } from "#test/support/screens/fake-kiosk.ts";
import { openPage, openSignedIn, told } from "#test/support/screens/open-page.tsx";

const UPRIGHT = { innerWidth: 1080, innerHeight: 1920 };

/** Until the end of the test. */
function resizeTo(size: typeof UPRIGHT): void {
  const { innerWidth, innerHeight } = window;
  onTestFinished(() => void Object.assign(window, { innerWidth, innerHeight }));
  Object.assign(window, size);
}

describe.each(["ja", "en"] as const)("home (%s)", (language) => {
  const t = translator(language);

  test.each([
    ["an upright page", UPRIGHT, t("home.holdsLeft", { count: 3 })],
    // There the news may be in a later part.
    ["a single page", { innerWidth: 1024, innerHeight: 768 }, t("home.ready", { count: 1 })],
  ])(
    "tells on %s what is ready, how many are lent and held, and the next due date",
    async (_, size, held) => {
      resizeTo(size);
      await openSignedIn(null, { language });
      expect(screen.getAllByText(t("home.ready", { count: 1 }))[0]).toBeVisible();
      const loans = screen.getByRole("button", { name: new RegExp(t("home.loans"), "u") });
      expect(loans).toHaveTextContent(t("home.loansCount", { count: 3 }));
      expect(loans).toHaveTextContent(formatDate("2026-11-28", language));
      const holds = screen.getByRole("button", { name: new RegExp(t("home.holds"), "u") });
      expect(holds).toHaveTextContent(held);
    },
  );

  test("loans and holds come before what a scan opens, too", async () => {
    const capabilities = { ...HELLO.capabilities, checkOut: true, checkIn: true };
    await openSignedIn(null, { language, hello: { capabilities } });
    const names = [
      t("home.search"),
      t("home.loans"),
      t("home.holds"),
      t("lend.open"),
      t("visit.attract.giveBack"),
    ];
    const controls = names.map((name) => screen.getByRole("button", { name: new RegExp(`^${name}`, "u") }));
    const all = screen.getAllByRole("button");
    const places = controls.map((control) => all.indexOf(control));
    expect(places).toEqual(places.toSorted((one, other) => one - other));
  });

  test("the tile of the holds tells what is ready on an upright page with the choices of lending, too", async () => {
    resizeTo(UPRIGHT);
    const capabilities = { ...HELLO.capabilities, checkOut: true };
    await openSignedIn(null, { language, hello: { capabilities } });
    const holds = screen.getByRole("button", { name: new RegExp(t("home.holds"), "u") });
    expect(holds).toHaveTextContent(t("home.ready", { count: 1 }));
  });

  test("what is ready leaves no gap where the system does not tell the place", async () => {
    const nowhere = { ja: "", en: "" };
    const at = { title: "銀河鉄道の父", library: "central", place: nowhere, shelf: "", until: "2026-11-29" };
    const ready = [at, { ...at, title: "火車", library: "" }];
    await openSignedIn(null, { language, overview: { ...OVERVIEW, ready } });
    const until = formatDate(at.until, language);
    const where = INFO.libraries[0]?.shortName[language] ?? "?";
    const lines = screen.getAllByRole("listitem").map((item) => item.textContent);
    expect(lines).toEqual([t("home.readyWhere", { where, until }), t("hold.readyUntil", { date: until })]);
  });

  test("what is ready has its numbers on the hold shelf in their order, the first last day, and a way to it", async () => {
    const [one] = OVERVIEW.ready;
    if (one === undefined) throw new Error("The sample patron has a ready hold.");
    resizeTo(UPRIGHT);
    const ready = [
      { ...one, shelf: "A-10", until: "2026-12-03" },
      { ...one, library: "west", shelf: "B-1", until: "2026-11-30" },
      { ...one, shelf: "A-2", until: "2026-12-01" },
    ];
    const page = await openSignedIn(null, { language, overview: { ...OVERVIEW, ready } });
    const apart = t("common.apart");
    const [here, there] = screen.getAllByRole("listitem").map((item) => item.textContent ?? "");
    expect(here).toContain(t("hold.readyShelf", { shelf: inOneLine(`A-2${apart}A-10`) }));
    expect(here).toContain(formatDate("2026-12-01", language));
    expect(there).toContain(t("hold.readyShelf", { shelf: inOneLine("B-1") }));
    page.kiosk.grants("holds", { holds: [], active: 0, max: 5 });
    await page.press(t("ready.open"));
    expect(currentRoute(useStore.getState()).at).toBe("holds");
  });

  test("a phone number and hours that the system does not tell are left out", async () => {
    const libraries = INFO.libraries.map((library) => ({ ...library, hours: [], closedDays: [] }));
    const page = await openSignedIn(null, { language, hello: { info: { ...INFO, phone: "", libraries } } });
    expect(document.querySelector(".today")).toHaveTextContent(formatDate(today(), language));
    expect(document.querySelectorAll(".today span")).toHaveLength(2);
    await page.press(t("common.help"));
    expect(screen.queryByRole("heading", { name: t("home.help.phone") })).toBeNull();
    expect(document.querySelectorAll(".help-line")).toHaveLength(0);
  });

  test("help without a phone number does not say to call; the hours are beside the desk", async () => {
    const page = await openSignedIn(null, { language, hello: { info: { ...INFO, phone: "" } } });
    await page.press(t("common.help"));
    expect(screen.queryByRole("heading", { name: t("home.help.phone") })).toBeNull();
    const desk = screen.getByRole("heading", { name: t("home.help.desk") }).parentElement;
    expect(desk?.querySelector(".help-line")).toBeVisible();
  });

  test("no loans and no holds are written in words, never as a zero", async () => {
    const overview = {
      ...OVERVIEW,
      loans: { count: 0, overdue: 0, nextDue: null },
      holds: { count: 0, max: 5 },
      ready: [],
    };
    await openSignedIn(null, { language, overview });
    for (const [tile, nothing] of [
      ["home.loans", "home.noLoans"],
      ["home.holds", "home.noHolds"],
    ] as const) {
      const name = new RegExp(`${t(tile)}.*${t(nothing)}`, "u");
      expect(screen.getByRole("button", { name })).toBeVisible();
    }
    expect(within(screen.getByRole("main")).queryByText(/(^|\s)0/u)).toBeNull();
  });

  test("an overdue book is mentioned kindly", async () => {
    await openSignedIn(null, {
      language,
      overview: { ...OVERVIEW, loans: { count: 2, overdue: 1, nextDue: "2026-11-20" } },
    });
    expect(screen.getByText(t("home.overdue", { count: 1 }))).toBeVisible();
  });

  test("the book that is due next is shown with its title, its date and the days left", async () => {
    const nextDue = daysAfter(today(), 3);
    await openSignedIn(null, { language, overview: { ...OVERVIEW, loans: { ...OVERVIEW.loans, nextDue } } });
    const next = screen.getByText(t("loan.next")).closest(".next-due");
    expect(next).toHaveTextContent("門");
    expect(next).toHaveTextContent(t("loan.dueOn", { date: nextDue }));
    expect(next).toHaveTextContent(t("loan.daysLeft", { count: 3 }));
    expect(next).not.toHaveClass("next-due-late");
  });

  test("no image is asked for it: the server of images learns no loan by a sign-in", async () => {
    const page = await openSignedIn(null, {
      language,
      hello: { settings: { ...SETTINGS, covers: true } },
    });
    expect(document.querySelector(".next-due .cover")).not.toBeNull();
    expect(page.kiosk.callsOf("cover")).toEqual([]);
  });

  test("an overdue one stands out, in words and by an icon", async () => {
    const loans = { ...OVERVIEW.loans, overdue: 1, nextDue: daysAfter(today(), -2) };
    await openSignedIn(null, { language, overview: { ...OVERVIEW, loans } });
    const next = screen.getByText(t("loan.overdue", { count: 2 })).closest(".next-due");
    expect(next).toHaveClass("next-due-late");
    expect(next).toHaveTextContent(t("loan.nextLate"));
    expect(next).not.toHaveTextContent(t("loan.next"));
    expect(next?.querySelector(".icon-notice")).not.toBeNull();
  });

  test("where the system does not send the title, only the date is shown", async () => {
    const nextDue = daysAfter(today(), 3);
    await openSignedIn(null, {
      language,
      overview: { ...OVERVIEW, loans: { count: 1, overdue: 0, nextDue } },
    });
    expect(screen.getByText(t("loan.next"))).toBeVisible();
    expect(screen.getByText(t("loan.daysLeft", { count: 3 }))).toBeVisible();
    expect(document.querySelector(".next-due")).toBeNull();
  });

  test("a title from the list of loans stays where the overview has none", async () => {
    const page = await openSignedIn(null, { language });
    page.kiosk.grants("overview", { ...OVERVIEW, loans: { count: 3, overdue: 0, nextDue: "2026-11-28" } });
    act(() => useStore.getState().go({ at: "account" }));
    const before = page.kiosk.callsOf("overview").length;
    await told(() => useStore.getState().back());
    expect(page.kiosk.callsOf("overview")).toHaveLength(before + 1);
    expect(useStore.getState().overview?.loans).toEqual(OVERVIEW.loans);
  });

  test("what came with the sign-in is not asked for again by the screen that opens with it, only by the next", async () => {
    const page = await openSignedIn(null, { language });
    expect(page.kiosk.callsOf("overview")).toHaveLength(0);
    act(() => useStore.getState().go({ at: "account" }));
    await told(() => useStore.getState().back());
    expect(page.kiosk.callsOf("overview")).toHaveLength(1);
  });

  test("it is asked for again when something was changed before the screen opened", async () => {
    const page = await openSignedIn({ at: "account" }, { language });
    act(() => answersChanged());
    await told(() => useStore.getState().back());
    expect(page.kiosk.callsOf("overview")).toHaveLength(1);
  });

  test("without a card: search or the card, and no patron's things", async () => {
    const page = await openPage({ language });
    await told(() => page.kiosk.visit({ phase: "browsing" }));
    expect(screen.getByRole("button", { name: new RegExp(t("home.search"), "u") })).toBeVisible();
    expect(screen.queryByText(t("home.loans"))).toBeNull();
    await page.press(new RegExp(t("home.scan"), "u"));
    expect(screen.getByRole("heading", { name: t("signIn.scan.heading") })).toBeVisible();
  });

  test("help: people first, the phone and the hours (D18), the language, and back to the same place (WCAG 3.3.5)", async () => {
    const page = await openSignedIn({ at: "account" }, { language });
    await page.press(t("common.help"));
    expect(
      screen.getByText(t("home.help.deskDetail", { kiosk: inOneLine(SETTINGS.kioskName) })),
    ).toBeVisible();
    expect(screen.getByText(t("home.help.phoneNumber", { phone: inOneLine("000-000-0000") }))).toBeVisible();
    expect(screen.getByText(new RegExp(t("home.about.account"), "u"))).toBeVisible();
    const other = language === "ja" ? "English" : "日本語";
    await page.press(other);
    await page.press(language === "ja" ? "Back" : "もどる");
    const there = translator(language === "ja" ? "en" : "ja");
    expect(screen.getByRole("heading", { name: there("account.heading") })).toBeVisible();
  });

  test("a balance is shown unobtrusively, in the language's own format, here and on the account screen", async () => {
    const owed = { amount: 300, currency: "JPY" };
    await openSignedIn(null, { language, overview: { ...OVERVIEW, owed } });
    const words = t("account.owed", { amount: money(owed, language) }).replace("　", " ");
    expect(words).toMatch(language.startsWith("ja") ? /300 ?円/u : /¥300/u);
    expect(screen.getByText(words)).toBeVisible();
    expect(screen.queryByRole("alert")).toBeNull();
    act(() => useStore.getState().go({ at: "account" }));
    expect(screen.getByText(words)).toBeVisible();
  });

  test("who owes nothing reads nothing of money", async () => {
    await openSignedIn(null, { language });
    expect(screen.queryByText(t("account.owedHint"))).toBeNull();
    act(() => useStore.getState().go({ at: "account" }));
    expect(screen.queryByText(t("account.owedHint"))).toBeNull();
  });

  test("what the backend cannot do is not offered", async () => {
    const capabilities = { ...HELLO.capabilities, email: false, changePassword: false };
    await openSignedIn(null, { language, hello: { capabilities } });
    expect(screen.queryByRole("button", { name: new RegExp(t("home.account"), "u") })).toBeNull();
  });
});

test.each([
  ["ja", "JPY", "1,250円"],
  ["ja-x-easy", "JPY", "1,250円"],
  ["ja-x-child", "JPY", "1,250えん"],
  ["en", "JPY", "¥1,250"],
  ["zh-Hans", "JPY", "1,250日元"],
  ["ko", "JPY", "1,250엔"],
  ["zh-Hans", "CNY", "¥1,250.00"],
  ["en", "CNY", "CN¥1,250.00"],
  ["ja", "CNY", "元 1,250.00"],
  ["en", "USD", "$1,250.00"],
  ["zh-Hans", "USD", "US$1,250.00"],
  ["ko", "KRW", "₩1,250"],
] as const)("money in %s: %s is not taken for another currency", (language, currency, words) => {
  expect(money({ amount: 1250, currency }, language).replace("\u00a0", " ")).toBe(words);
});
