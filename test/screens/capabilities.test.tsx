import { act, screen } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import type { Capabilities } from "#contract/library/port.ts";
import { refusal } from "#contract/refusals.ts";
import { translator } from "#renderer/i18n/index.ts";
import type { Route } from "#renderer/navigation/route.ts";
import { useStore } from "#renderer/state/store.ts";
import { HELLO, OVERVIEW, PATRON } from "#test/support/screens/fake-kiosk.ts";
import { type OpenPage, openPage, openSignedIn, told } from "#test/support/screens/open-page.tsx";
import { FATHER, GALAXY, HOLDS, LOANS, READY_HOLD } from "#test/support/screens/sample-records.ts";

const NOTHING: Capabilities = {
  search: false,
  suggest: false,
  searchesReadings: false,
  filterOnShelf: false,
  filterAudience: false,
  filterMaterial: false,
  browseClasses: false,
  newTitles: false,
  popularTitles: false,
  related: false,
  placeHold: false,
  approvesHolds: false,
  changeHold: false,
  cancelHold: false,
  suspendHold: false,
  renew: false,
  checkOut: false,
  checkOutByCard: false,
  checkIn: false,
  email: false,
  proveEmail: false,
  changePassword: false,
  messages: false,
  readMessage: false,
  confirmsWrites: false,
  tellsEarliest: false,
};

/** A kiosk whose backend can do everything but this. */
function without(...unable: readonly (keyof Capabilities)[]) {
  const capabilities = { ...HELLO.capabilities, ...Object.fromEntries(unable.map((name) => [name, false])) };
  return { hello: { capabilities } };
}

const t = translator("ja");
const buttons = () => screen.getAllByRole("button").map((button) => button.textContent ?? "");
const button = (name: string) => screen.queryByRole("button", { name: new RegExp(name, "u") });

async function signedIn(route: Route | null, options: ReturnType<typeof without>): Promise<OpenPage> {
  const page = await openSignedIn(null, options);
  page.kiosk.grants("loans", { loans: LOANS });
  page.kiosk.grants("holds", { holds: HOLDS, active: 2, max: 5 });
  page.kiosk.grants("title", FATHER);
  if (route !== null) act(() => useStore.getState().go(route));
  await act(async () => undefined);
  return page;
}

describe("without a catalogue", () => {
  const able = without("search", "suggest", "placeHold");

  test("the first screen speaks of loans and holds, and every way in is the card", async () => {
    const page = await openPage(able);
    expect(button(t("visit.attract.browse"))).toBeNull();
    expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent(
      `${t("home.loans")} ${t("home.holds")}`,
    );
    expect(screen.queryByText(t("visit.attract.sub"))).toBeNull();
    page.pause();
    const shelf = document.querySelector<HTMLElement>(".attract-shelf");
    await act(async () => shelf?.click());
    expect(useStore.getState().stack).toEqual([{ at: "scan-card" }]);
  });

  test("no screen offers to search", async () => {
    await signedIn(null, able);
    for (const route of [null, { at: "forgot-password" }, { at: "loans" }, { at: "holds" }] as const) {
      act(() => useStore.getState().home());
      if (route !== null) act(() => useStore.getState().go(route));
      await act(async () => undefined);
      expect(buttons().join(" "), route?.at ?? "home").not.toMatch(/さがす/u);
    }
  });

  test("empty lists say so, and are no dead end", async () => {
    const page = await signedIn(null, able);
    page.kiosk.grants("loans", { loans: [] });
    page.kiosk.grants("holds", { holds: [], active: 0, max: 5 });
    for (const [at, words] of [
      ["loans", t("loan.empty")],
      ["holds", t("hold.empty")],
    ] as const) {
      act(() => useStore.getState().go({ at }));
      await act(async () => undefined);
      expect(screen.getByText(words)).toBeVisible();
      expect(button(t("common.back"))).toBeVisible();
      expect(buttons().join(" ")).not.toMatch(/さがす/u);
    }
  });

  test("a refusal whose way on is to search has none", async () => {
    const page = await signedIn(null, able);
    page.kiosk.refuses("title", refusal("title-not-found"));
    act(() => useStore.getState().go({ at: "title", id: "t-none" }));
    await act(async () => undefined);
    expect(screen.getByRole("alert")).toBeVisible();
    expect(button(t("common.ways.search"))).toBeNull();
  });

  test("a scanned book is a code of no use; one's own loan is still found", async () => {
    const page = await openPage(able);
    await told(() => page.kiosk.scanBook("9784101010014"));
    expect(useStore.getState().toast).toMatchObject({ refusal: { name: "scan-unknown" } });
    expect(useStore.getState().stack).toEqual([]);
    expect(page.kiosk.callsOf("find")).toEqual([]);
  });

  test("a scanned loan of one's own is shown in the list", async () => {
    const page = await signedIn(null, able);
    await told(() => page.kiosk.scanCopy(LOANS[0]?.barcode ?? ""));
    expect(useStore.getState().stack.at(-1)).toMatchObject({ at: "loans" });
    await told(() => page.kiosk.scanCopy("199999998"));
    expect(useStore.getState().toast).toMatchObject({ refusal: { name: "scan-unknown" } });
  });
});

describe("a catalogue without holds", () => {
  const able = without("placeHold", "changeHold", "cancelHold");

  test("the first screen does not speak of them", async () => {
    await openPage(able);
    expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent(t("visit.attract.line1"));
    expect(screen.queryByText(t("visit.attract.line2"))).toBeNull();
  });

  test("a title has no hold button, and home does not count what could be held", async () => {
    await signedIn({ at: "title", id: FATHER.id }, able);
    expect(screen.getByRole("heading", { level: 1, name: FATHER.title })).toBeVisible();
    expect(button(t("title.hold"))).toBeNull();
    act(() => useStore.getState().home());
    await act(async () => undefined);
    expect(screen.queryByText(t("home.holdsLeft", { count: 3 }))).toBeNull();
    expect(button(t("home.holds"))).toBeVisible();
  });

  test("an empty list of holds leads to the search, and promises nothing", async () => {
    const page = await signedIn(null, able);
    page.kiosk.grants("holds", { holds: [], active: 0, max: 5 });
    act(() => useStore.getState().go({ at: "holds" }));
    await act(async () => undefined);
    expect(button(t("hold.toSearch"))).toBeVisible();
    for (const promise of [t("hold.emptyHint"), t("begin.holds.heading")])
      expect(screen.queryByText(promise)).toBeNull();
  });
});

describe("a catalogue that cannot be narrowed by everything", () => {
  test("no switch is there that would change nothing", async () => {
    const results: Route = {
      at: "results",
      request: { query: "猫", field: "any", sort: "relevance", library: null, page: 1, pageSize: 4 },
    };
    const page = await signedIn(null, without("filterOnShelf", "filterAudience", "filterMaterial"));
    page.kiosk.grants("search", GALAXY);
    act(() => useStore.getState().go(results));
    await act(async () => undefined);
    expect(button(t("search.onlyHere"))).toBeVisible();
    expect(button(t("find.onShelf"))).toBeNull();
    expect(button(t("find.children"))).toBeNull();
    await page.press(t("find.conditions"));
    expect(button(t("find.dialog.materials.magazine"))).toBeNull();
    expect(button(t("find.sorts.author"))).toBeVisible();
  });
});

describe("a catalogue one cannot look around in", () => {
  test("no shelf of subjects, and no way to one", async () => {
    const unable = without("browseClasses", "newTitles", "popularTitles");
    await signedIn(null, unable);
    expect(button(t("find.browse.heading"))).toBeNull();
    expect(button(`^${t("home.search")}`)).toHaveTextContent(t("home.searchDetailPlain"));
    act(() => useStore.getState().go({ at: "search" }));
    await act(async () => undefined);
    expect(button(t("search.fields.author"))).toBeVisible();
    expect(button(t("search.fields.ndc"))).toBeNull();
  });

  test("new titles alone are shown alone", async () => {
    await signedIn({ at: "browse" }, without("browseClasses", "popularTitles"));
    expect(button(t("find.picks.new"))).toBeVisible();
    expect(button(t("find.picks.popular"))).toBeNull();
    expect(button(t("search.classes.4"))).toBeNull();
  });
});

describe("holds that can only be cancelled, or only be changed, or neither", () => {
  const live = HOLDS.filter(({ changeable, cancellable }) => changeable && cancellable);
  const show = async (...unable: readonly (keyof Capabilities)[]) => {
    const page = await signedIn(null, without(...unable));
    page.kiosk.grants("holds", { holds: live, active: live.length, max: 5 });
    act(() => useStore.getState().go({ at: "holds" }));
    await act(async () => undefined);
  };
  beforeEach(() => expect(live.length).toBeGreaterThan(0));

  test.each([
    ["changeHold", "hold.changeOf", "hold.cancelOf", "hold.askCounterChange"],
    ["cancelHold", "hold.cancelOf", "hold.changeOf", "hold.askCounterCancel"],
  ] as const)("without %s its button is absent, and the desk is named", async (unable, gone, there, ask) => {
    await show(unable);
    const title = live[0]?.title.title ?? "";
    expect(button(t(gone, { title }))).toBeNull();
    expect(button(t(there, { title }))).toBeVisible();
    expect(screen.getAllByText(t(ask))[0]).toBeVisible();
  });

  test("without both there is no button in the row", async () => {
    await show("changeHold", "cancelHold");
    expect(button(t("hold.changeOf", { title: "" }))).toBeNull();
    expect(screen.getAllByText(t("hold.askCounter"))[0]).toBeVisible();
  });
});

test("without renewals a loan has no button, and all else of it", async () => {
  await signedIn({ at: "loans" }, without("renew"));
  const [loan] = LOANS;
  expect(button(t("loan.renewOf", { title: loan?.title.title ?? "" }))).toBeNull();
  expect(screen.getByText(loan?.title.title ?? "")).toBeVisible();
});

describe("account", () => {
  test.each([
    ["email", "account.password", "account.email"],
    ["changePassword", "account.email", "account.password"],
  ] as const)("without %s there is only the other", async (unable, there, gone) => {
    const page = await signedIn(null, without(unable));
    expect(button(t("home.account"))).toHaveTextContent(t(there));
    expect(button(t("home.account"))).not.toHaveTextContent(t(gone));
    await page.press(new RegExp(t("home.account"), "u"));
    expect(button(`^${t(there)}`)).toBeVisible();
    expect(button(`^${t(gone)}`)).toBeNull();
  });

  test("without both it is absent", async () => {
    await signedIn(null, without("email", "changePassword"));
    expect(button(t("home.account"))).toBeNull();
  });

  test("without email no screen advises to register an address", async () => {
    const overview = {
      ...OVERVIEW,
      patron: { ...PATRON, email: { state: "none" as const }, contactMethods: ["none" as const] },
    };
    await openSignedIn(
      { at: "hold-contact", title: FATHER, pickup: "central" },
      { ...without("email"), overview },
    );
    expect(button(t("hold.contact.none"))).toBeVisible();
    expect(screen.queryByText(t("hold.noMail"))).toBeNull();
  });
});

test("without suggestions the catalogue is not asked during typing", async () => {
  const page = await signedIn({ at: "search" }, without("suggest"));
  await page.press("ね");
  page.pause();
  await act(async () => new Promise((resolve) => setTimeout(resolve, 300)));
  expect(page.kiosk.callsOf("suggest")).toEqual([]);
});

test("a backend that can do nothing still shows loans and holds", async () => {
  const page = await signedIn(null, { hello: { capabilities: NOTHING } });
  expect(button(t("home.loans"))).toBeVisible();
  await page.press(new RegExp(t("home.holds"), "u"));
  // What can be taken comes first.
  expect(screen.getByText(READY_HOLD.title.title)).toBeVisible();
});
