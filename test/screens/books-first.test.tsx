import { act, screen, within } from "@testing-library/react";
import { describe, expect, onTestFinished, test } from "vitest";
import { translator } from "#renderer/i18n/index.ts";
import { useLending } from "#renderer/queries/lending.ts";
import { onSound, type Sound } from "#renderer/read-aloud/sound.ts";
import { currentRoute, useStore } from "#renderer/state/store.ts";
import { HELLO, OVERVIEW, TERMS } from "#test/support/screens/fake-kiosk.ts";
import { LENDS, lent, scan, settle } from "#test/support/screens/lending-screen.ts";
import { type OpenPage, openPage, type PageOptions } from "#test/support/screens/open-page.tsx";
import { FATHER } from "#test/support/screens/sample-records.ts";

const here = () => currentRoute(useStore.getState()).at;
const copies = () => useLending.getState().lines.map(({ barcode, state }) => [barcode, state]);

async function open(language: "ja" | "en", hello: PageOptions["hello"] = {}): Promise<OpenPage> {
  const page = await openPage({ language, hello: { ...LENDS.hello, ...hello } });
  page.kiosk.grants("find", { id: FATHER.id });
  page.kiosk.grants("title", FATHER);
  page.kiosk.grants("overview", OVERVIEW);
  page.kiosk.answers("checkOut", ({ barcode }) => lent(barcode, `本${barcode}`));
  return page;
}

/** The patron gives the password of the card. */
async function signIn(page: OpenPage, card = "321"): Promise<void> {
  await act(async () => page.kiosk.scanCard(card));
  await act(async () => useStore.getState().signedIn(OVERVIEW, ""));
  await settle();
}

describe.each(["ja", "en"] as const)("books first, card after (%s)", (language) => {
  const t = translator(language);

  test("copies wait while the card is asked for, and are lent in their order to who signs in", async () => {
    const page = await open(language);
    const sounds: Sound[] = [];
    onTestFinished(onSound((sound) => void sounds.push(sound)));
    await scan(page, "100000001", "100000002", "100000003");
    expect(here()).toBe("scan-card");
    expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent(t("lend.whose", { count: 3 }));
    expect(screen.getAllByText("銀河鉄道の父")).toHaveLength(3);
    expect(sounds).toEqual(["seen"]);
    expect(screen.getAllByRole("listitem")).toHaveLength(3);
    expect(page.kiosk.callsOf("checkOut")).toEqual([]);
    await act(async () => page.kiosk.scanCard("321"));
    expect(screen.getByText(t("lend.waiting", { count: 3 }), { exact: false })).toBeVisible();
    await scan(page, "100000004");
    expect(screen.getByText(t("lend.waiting", { count: 4 }), { exact: false })).toBeVisible();
    await act(async () => useStore.getState().signedIn(OVERVIEW, ""));
    await settle();
    expect(here()).toBe("lend");
    expect(await screen.findByText(t("lend.count", { count: 4 }))).toBeVisible();
    expect(page.kiosk.callsOf("checkOut").map(({ barcode }) => barcode)).toEqual([
      "100000001",
      "100000002",
      "100000003",
      "100000004",
    ]);
  });

  test("on a screen for something else the patron is asked first, and then for the card", async () => {
    const page = await open(language);
    await act(async () => page.kiosk.visit({ phase: "browsing" }));
    await act(async () => useStore.getState().go({ at: "title", id: FATHER.id }));
    await scan(page, "100000001");
    expect(here()).toBe("scanned-copy");
    expect(copies()).toEqual([]);
    await page.press(t("lend.scanned.lend"));
    expect(here()).toBe("scan-card");
    expect(copies()).toEqual([["100000001", "waiting"]]);
    await signIn(page);
    expect(here()).toBe("lend");
    expect(copies()).toEqual([["100000001", "lent"]]);
  });
});

test("a card that is asked for a hold is not used to lend: the hold goes on", async () => {
  const t = translator("ja", TERMS);
  const page = await open("ja");
  await act(async () => page.kiosk.visit({ phase: "browsing" }));
  await act(async () => useStore.getState().go({ at: "title", id: FATHER.id }));
  await act(async () => useStore.getState().go({ at: "hold-pickup", title: FATHER }));
  await scan(page, "100000001");
  expect(here()).toBe("scan-card");
  expect(copies()).toEqual([]);
  await signIn(page);
  expect(here()).toBe("hold-pickup");
  expect(page.kiosk.callsOf("checkOut")).toEqual([]);
  expect(screen.getByRole("button", { name: t("lend.scanned.open") })).toBeVisible();
});

describe("copies that wait", () => {
  const t = translator("ja", TERMS);

  test("are gone when the patron goes back: who signs in later borrows nothing", async () => {
    const page = await open("ja");
    await scan(page, "100000001");
    await page.press(t("common.help"));
    expect(copies()).toHaveLength(1);
    await page.press(t("common.back"));
    expect(copies()).toHaveLength(1);
    await page.press(t("common.back"));
    expect(copies()).toEqual([]);
    await signIn(page);
    expect(page.kiosk.callsOf("checkOut")).toEqual([]);
  });

  test("are a list that names three and counts the others", async () => {
    const page = await open("ja");
    await scan(page, "100000001", "100000002", "100000003", "100000004", "100000005");
    const list = within(screen.getByRole("main")).getByRole("list");
    expect(within(list).getAllByRole("listitem")).toHaveLength(3);
    expect(screen.getByText(t("lend.waitingMore", { count: 2 }))).toBeVisible();
  });

  test("wait until a temporary password is changed", async () => {
    const page = await open("ja");
    await scan(page, "100000001");
    await act(async () => page.kiosk.scanCard("321"));
    const temporary = { ...OVERVIEW, patron: { ...OVERVIEW.patron, password: "temporary" as const } };
    await act(async () => useStore.getState().signedIn(temporary, "kari2026"));
    await settle();
    expect(page.kiosk.callsOf("checkOut")).toEqual([]);
    await act(async () => {
      useStore.getState().setOverview(OVERVIEW);
      useStore.getState().proceed();
    });
    await settle();
    expect(copies()).toEqual([["100000001", "lent"]]);
    expect(here()).toBe("lend");
  });

  test.each([
    ["the library system", { partAway: "system" }, "out-of-order"],
    ["the connection for loans alone", { besideAway: ["checkOut"] }, "service-away"],
  ] as const)("do not wait while %s is away: that is said at once", async (_what, away, no) => {
    const page = await open("ja", away);
    await scan(page, "100000001");
    expect(screen.getByText(t(`refusal.${no}.text`))).toBeVisible();
    expect(copies()).toEqual([]);
    expect(here()).toBe("home");
  });

  test("are looked at where nothing is lent", async () => {
    const page = await open("ja", { capabilities: HELLO.capabilities });
    await scan(page, "100000001");
    expect(here()).toBe("title");
  });
});
