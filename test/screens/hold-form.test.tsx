import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, test } from "vitest";
import type { ContactMethod, EmailState } from "#contract/domain/patron.ts";
import type { TitleDetail } from "#contract/domain/title.ts";
import { REFUSALS, type RefusalName, refusal } from "#contract/refusals.ts";
import { ok } from "#contract/result.ts";
import { refusalWords } from "#renderer/components/refusal-words.ts";
import { translator } from "#renderer/i18n/index.ts";
import { currentRoute, useStore } from "#renderer/state/store.ts";
import { HELLO, OVERVIEW, PATRON } from "#test/support/screens/fake-kiosk.ts";
import { openSignedIn } from "#test/support/screens/open-page.tsx";
import { copy, FATHER, hold } from "#test/support/screens/sample-records.ts";

const ONLY_CENTRAL: TitleDetail = { ...FATHER, copies: FATHER.copies.slice(0, 1) };
const CONFIRM = { at: "hold-confirm", title: FATHER, pickup: "central", contact: "mail" } as const;
const here = () => currentRoute(useStore.getState());

describe("the hold form in the guide's own words", () => {
  test("D30, D31, D36, D38: the question, what provisional means, who is in a hurry, and that it is done", async () => {
    const page = await openSignedIn(CONFIRM, { language: "ja" });
    expect(screen.getByText("指定された内容で予約を行います")).toBeVisible();
    const provisional = screen.getByText(/これは仮予約です/u);
    expect(provisional).toHaveTextContent("先に待っている方がいれば、その次です");
    expect(provisional).toHaveTextContent("お急ぎのときは、カウンターで");
    page.kiosk.grants("placeHold", { hold: hold("h9", FATHER.title, "applied"), remaining: 2 });
    await page.press("予約する");
    expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent("予約を申し込みました");
  });
});

function patronWith(contactMethods: readonly ContactMethod[], email: EmailState = PATRON.email) {
  return { ...OVERVIEW, patron: { ...PATRON, email, contactMethods } };
}

describe.each(["ja", "en"] as const)("the hold form in %s", (language) => {
  const t = translator(language);
  const central = language === "ja" ? /県立中央図書館/u : /Central Library/u;
  const west = language === "ja" ? /県立西部図書館/u : /Western Library/u;

  test("asks pickup library, then contact method, then confirms (D25; WCAG 3.3.4, 3.3.6)", async () => {
    const page = await openSignedIn(null, { language });
    page.kiosk.grants("placeHold", { hold: hold("h9", FATHER.title, "applied"), remaining: 2 });
    act(() => useStore.getState().go({ at: "hold-pickup", title: FATHER }));
    await page.press(west);
    await page.press(new RegExp(`^${t("hold.contact.phone")}`, "u"));
    expect(screen.getByText(t("hold.confirmCaption"))).toBeVisible();
    expect(screen.getByText(new RegExp(`^${t("hold.provisional")}`, "u"))).toBeVisible();
    await page.press(t("hold.place"));
    expect(page.kiosk.callsOf("placeHold")).toEqual([{ title: FATHER.id, pickup: "west", contact: "phone" }]);
    expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent(t("hold.done"));
    expect(screen.getByText(t("hold.remaining", { count: 2 }))).toBeVisible();
    expect(useStore.getState().actions).toEqual(["hold-placed"]);
  });

  test("marks the library the kiosk stands in", async () => {
    await openSignedIn({ at: "hold-pickup", title: FATHER }, { language });
    expect(screen.getByRole("button", { name: central })).toHaveTextContent(t("hold.here"));
    expect(screen.queryByText(t("hold.carried"))).toBeNull();
  });

  test("mentions the courier only where it is needed (D39)", async () => {
    await openSignedIn({ at: "hold-pickup", title: ONLY_CENTRAL }, { language });
    expect(screen.getByRole("button", { name: west })).toHaveTextContent(t("hold.carried"));
    expect(screen.getByRole("button", { name: central })).not.toHaveTextContent(t("hold.carried"));
    const days = language === "ja" ? "火・金" : `Tue${t("common.and")}Fri`;
    expect(screen.getByText(t("hold.courier", { times: 2, days }))).toBeVisible();
  });

  test("offers only what this patron may choose, no message last (D26-D28)", async () => {
    const route = { at: "hold-contact", title: FATHER, pickup: "central" } as const;
    await openSignedIn(route, {
      language,
      overview: patronWith(["none", "phone", "fax"], { state: "none" }),
    });
    const names = screen.getAllByRole("button").map((button) => button.textContent ?? "");
    const order = ["phone", "fax", "none"] as const;
    const places = order.map((method) =>
      names.findIndex((name) => name.startsWith(t(`hold.contact.${method}`))),
    );
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
    expect(names.some((name) => name.startsWith(t("hold.contact.post")))).toBe(false);
    expect(screen.getByText(t("hold.noMail"))).toBeVisible();
  });

  test("says why mail is missing when the address refuses it (D46)", async () => {
    const route = { at: "hold-contact", title: FATHER, pickup: "central" } as const;
    const refused = { state: "refused", masked: "h@mail.example" } as const;
    await openSignedIn(route, { language, overview: patronWith(["none", "phone"], refused) });
    expect(screen.getByText(t("hold.mailRefused"))).toBeVisible();
  });

  test("says that mail came back and leads to the address (D45)", async () => {
    const route = { at: "hold-contact", title: FATHER, pickup: "central" } as const;
    const bounced = { state: "bounced", masked: "h@mail.example" } as const;
    await openSignedIn(route, { language, overview: patronWith(["none", "phone"], bounced) });
    expect(screen.getByText(t("hold.mailBounced"))).toBeVisible();
    expect(screen.getByRole("button", { name: t("common.ways.email-change") })).toBeVisible();
  });

  test("one answer can be changed from the confirm screen without asking the other again", async () => {
    const page = await openSignedIn(CONFIRM, { language });
    await page.press(t("hold.changePickup"));
    await page.press(west);
    expect(here()).toMatchObject({ at: "hold-confirm", pickup: "west", contact: "mail" });
    await page.press(t("hold.changeNotice"));
    await page.press(new RegExp(`^${t("hold.contact.none")}`, "u"));
    expect(here()).toMatchObject({ at: "hold-confirm", pickup: "west", contact: "none" });
  });

  test.each([
    ["the first question", { at: "hold-pickup", title: FATHER }],
    ["the last step, with the answers of an earlier hold", CONFIRM],
  ] as const)("D34: whoever has no hold left is told before %s", async (_, route) => {
    const full = { ...OVERVIEW, holds: { count: 5, max: 5 } };
    const page = await openSignedIn(route, { language, overview: full });
    expect(screen.getByRole("alert")).toHaveTextContent(REFUSALS["hold-limit"].code);
    expect(screen.queryByRole("button", { name: central })).toBeNull();
    expect(screen.queryByRole("button", { name: t("hold.place") })).toBeNull();
    page.kiosk.grants("holds", { holds: [], active: 5, max: 5 });
    await page.press(t("common.ways.holds"));
    expect(here().at).toBe("holds");
  });

  test("a double tap places one hold", async () => {
    const page = await openSignedIn(CONFIRM, { language });
    const answer = page.kiosk.holdsBack("placeHold");
    await userEvent.setup().dblClick(screen.getByRole("button", { name: t("hold.place") }));
    await page.press(t("hold.place"));
    expect(page.kiosk.callsOf("placeHold")).toHaveLength(1);
    await act(async () => answer(ok({ hold: hold("h9", FATHER.title, "applied"), remaining: 0 })));
    expect(screen.getByText(t("hold.remainingNone", { count: 5 }))).toBeVisible();
  });

  test("an answer after leaving the screen does not pull the patron back", async () => {
    const page = await openSignedIn(CONFIRM, { language });
    const answer = page.kiosk.holdsBack("placeHold");
    await page.press(t("hold.place"));
    await page.press(t("common.stop"));
    await act(async () => answer(ok({ hold: hold("h9", FATHER.title, "applied"), remaining: 1 })));
    expect(here().at).toBe("home");
  });

  test("「やめる」 leaves the whole form and places nothing (D30)", async () => {
    const page = await openSignedIn({ at: "hold-pickup", title: FATHER }, { language });
    await page.press(central);
    await page.press(new RegExp(`^${t("hold.contact.none")}`, "u"));
    await page.press(t("common.stop"));
    expect(here().at).toBe("home");
    expect(page.kiosk.callsOf("placeHold")).toHaveLength(0);
  });

  test.each(["hold-limit", "already-held", "own-loan", "not-holdable"] as const)(
    "%s is said, and the same hold is not offered again",
    async (name) => {
      const page = await openSignedIn(CONFIRM, { language });
      page.kiosk.refuses("placeHold", refusal(name, { max: 5, have: 5 }));
      await page.press(t("hold.place"));
      expect(screen.getByRole("alert")).toHaveTextContent(
        refusalWords(refusal(name, { max: 5, have: 5 }), language).text,
      );
      expect(screen.queryByRole("button", { name: t("hold.place") })).toBeNull();
      // Nothing is asked any more.
      expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent(t("hold.confirmRefused"));
    },
  );

  test.each([
    "not-done",
    "out-of-order",
    "too-many-requests",
    "contact-not-allowed",
  ] as const satisfies RefusalName[])("%s can be tried again", async (name) => {
    const page = await openSignedIn(CONFIRM, { language });
    page.kiosk.refuses("placeHold", refusal(name));
    await page.press(t("hold.place"));
    expect(screen.getByRole("alert")).toHaveTextContent(t(`refusal.${name}.text`));
    await page.press(t("hold.place"));
    expect(page.kiosk.callsOf("placeHold")).toHaveLength(2);
  });

  test("not confirmed: the ticket is shown, and the list shows the outcome", async () => {
    const page = await openSignedIn(CONFIRM, { language });
    page.kiosk.refuses("placeHold", refusal("not-confirmed", { ticket: "4127" }));
    page.kiosk.grants("holds", { holds: [], active: 0, max: 5 });
    await page.press(t("hold.place"));
    expect(screen.getByRole("alert")).toHaveTextContent("4127");
    expect(screen.queryByRole("button", { name: t("hold.place") })).toBeNull();
    await page.press(t("hold.toHolds"));
    expect(here().at).toBe("holds");
  });

  test.each(["none", "mail", "phone", "post", "fax"] as const)(
    "what happens next is told for %s",
    async (contact) => {
      const placed = { hold: hold("h9", FATHER.title, "applied", { contact }), remaining: 3 };
      await openSignedIn({ at: "hold-done", placed }, { language });
      expect(screen.getByText(t(`hold.steps.told.${contact}`))).toBeVisible();
      expect(screen.getByText(t("hold.steps.taken", { count: 7 }))).toBeVisible();
      expect(screen.getByText(t("hold.steps.checked"))).toBeVisible();
    },
  );

  test("the answers of the first hold are proposed for the next one of the visit (WCAG 3.3.7)", async () => {
    const page = await openSignedIn(CONFIRM, { language });
    page.kiosk.grants("placeHold", { hold: hold("h9", FATHER.title, "applied"), remaining: 2 });
    page.kiosk.grants("title", FATHER);
    await page.press(t("hold.place"));
    act(() => useStore.getState().go({ at: "title", id: FATHER.id }));
    await act(async () => undefined);
    await page.press(t("title.hold"));
    expect(here()).toMatchObject({ at: "hold-confirm", pickup: "central", contact: "mail" });
  });

  test("answers that may not be given any more are not proposed", async () => {
    const page = await openSignedIn(null, { language });
    page.kiosk.grants("title", FATHER);
    act(() => {
      useStore.getState().keepAnswers({ pickup: "central", contact: "mail" });
      useStore.getState().setOverview(patronWith(["none", "phone"], { state: "none" }));
      useStore.getState().go({ at: "title", id: FATHER.id });
    });
    await act(async () => undefined);
    await page.press(t("title.hold"));
    expect(here().at).toBe("hold-pickup");
  });

  test("the count of holds on the home screen follows", async () => {
    const page = await openSignedIn(CONFIRM, { language });
    page.kiosk.grants("placeHold", { hold: hold("h9", FATHER.title, "applied"), remaining: 1 });
    await page.press(t("hold.place"));
    expect(useStore.getState().overview?.holds).toEqual({ count: 4, max: 5 });
  });
});

describe("where it would be ready first", () => {
  const STANDING = { ...FATHER, waiting: 0, copies: [copy("1", "west", { ja: "1階", en: "1F" })] };

  test("each pickup library has its day, and the first one is named", async () => {
    const t = translator("ja");
    await openSignedIn({ at: "hold-pickup", title: STANDING });
    const west = screen.getByRole("button", { name: /西部/u });
    expect(west).toHaveTextContent(t("hold.earliestHere"));
    const soonest = t("hold.earliest", { date: "" }).slice(0, 3);
    for (const button of screen.getAllByRole("button", { name: /図書館/u }))
      expect(button).toHaveTextContent(soonest);
  });

  test("a backend that does not know says nothing", async () => {
    const t = translator("ja");
    const capabilities = { ...HELLO.capabilities, tellsEarliest: false };
    await openSignedIn({ at: "hold-pickup", title: STANDING }, { hello: { capabilities } });
    expect(screen.queryByText(t("hold.earliestHere"))).toBeNull();
    expect(screen.getByRole("button", { name: /中央/u })).toHaveTextContent(t("hold.carried"));
  });
});
