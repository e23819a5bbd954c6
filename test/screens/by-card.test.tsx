import { act, screen } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { ok, type Result, refused } from "#contract/result.ts";
import { translator } from "#renderer/i18n/index.ts";
import { useLending } from "#renderer/queries/lending.ts";
import { currentRoute, useStore } from "#renderer/state/store.ts";
import { HELLO, OVERVIEW } from "#test/support/screens/fake-kiosk.ts";
import { lent } from "#test/support/screens/lending-screen.ts";
import { type OpenPage, openPage } from "#test/support/screens/open-page.tsx";
import { FATHER, LOANS } from "#test/support/screens/sample-records.ts";

const ALONE = { ...HELLO.capabilities, checkOut: true, checkOutByCard: true };
const settle = () => act(async () => undefined);
const here = () => currentRoute(useStore.getState()).at;

async function open(language: "ja" | "en" = "ja"): Promise<OpenPage> {
  const page = await openPage({ language, hello: { capabilities: ALONE } });
  page.kiosk.answers("signInByCard", () => {
    page.kiosk.visit({ phase: "signed-in" });
    return ok(null);
  });
  page.kiosk.answers("checkOut", ({ barcode }) => lent(barcode, "雪国", { holdFulfilled: true }));
  return page;
}

async function scanCard(page: OpenPage): Promise<void> {
  await act(async () => page.kiosk.scanCard("321"));
  await settle();
}

describe.each(["ja", "en"] as const)("D87: the card alone (%s)", (language) => {
  const t = translator(language);

  test("leads to lending, and shows nothing of the account", async () => {
    const page = await open(language);
    await scanCard(page);
    expect(here()).toBe("lend");
    expect(screen.getByText(/321/u)).toBeVisible();
    await act(async () => page.kiosk.scanCopy("100000001"));
    await settle();
    expect(screen.getByText("雪国")).toBeVisible();
    // Neither loans, holds nor the overview were asked for.
    const verbs = page.kiosk.calls.map(({ verb }) => verb).filter((verb) => verb !== "beat");
    expect(new Set(verbs)).toEqual(new Set(["hello", "signInByCard", "checkOut"]));
  });

  test("older news that comes after the answer does not ask for the card again", async () => {
    const page = await open(language);
    page.kiosk.answers("signInByCard", () => ok(null));
    await scanCard(page);
    await act(async () => page.kiosk.visit({ phase: "browsing", ribbon: 3 }));
    expect(here()).toBe("lend");
    await act(async () => page.kiosk.visit({ phase: "signed-in" }));
    await act(async () => page.kiosk.visit({ phase: "browsing" }));
    expect(here()).toBe("scan-card");
  });

  test("asks for the password before anything else of the patron", async () => {
    const page = await open(language);
    await scanCard(page);
    await act(async () => page.kiosk.scanCopy("100000001"));
    await settle();
    page.kiosk.grants("loans", { loans: LOANS });
    await page.press(t("lend.due"));
    expect(here()).toBe("password");
    await act(async () => useStore.getState().signedIn(OVERVIEW, ""));
    await settle();
    expect(here()).toBe("loans");
    // What was lent by the card stays in sight.
    expect(useLending.getState().lines).toHaveLength(1);
  });

  test("is offered its password on the first screen", async () => {
    const page = await open(language);
    await scanCard(page);
    await page.press(t("common.back"));
    await page.press(new RegExp(t("lend.needsPassword"), "u"));
    expect(here()).toBe("password");
  });
});

test("of two cards in a row the second one borrows", async () => {
  const page = await open();
  const first = Promise.withResolvers<Result<null>>();
  page.kiosk.answers("signInByCard", () => first.promise);
  await scanCard(page);
  page.kiosk.answers("signInByCard", ok(null));
  await act(async () => page.kiosk.scanCard("654"));
  first.resolve(refused({ name: "signed-out" }));
  await settle();
  expect(here()).toBe("lend");
  expect(screen.getByText(/654/u)).toBeVisible();
});

describe("where the card alone does not suffice", () => {
  const t = translator("ja");

  test("its password is asked for, without a word", async () => {
    const page = await open();
    page.kiosk.answers("signInByCard", refused({ name: "password-needed" }));
    await scanCard(page);
    expect(here()).toBe("password");
    expect(screen.queryByText(t("refusal.password-needed.text"))).toBeNull();
  });

  test("another refusal is said beside it", async () => {
    const page = await open();
    page.kiosk.answers("signInByCard", refused({ name: "out-of-order" }));
    await scanCard(page);
    expect(here()).toBe("password");
    expect(screen.getByText(t("refusal.out-of-order.text"))).toBeVisible();
  });

  test("loans and holds ask for the password at once", async () => {
    const page = await open();
    await act(async () => page.kiosk.visit({ phase: "browsing" }));
    await act(async () => useStore.getState().requireSignIn({ at: "holds" }));
    await scanCard(page);
    expect(here()).toBe("password");
    expect(page.kiosk.callsOf("signInByCard")).toEqual([]);
  });

  test("copies that were scanned first are lent by it", async () => {
    const page = await open();
    page.kiosk.grants("find", { id: FATHER.id });
    page.kiosk.grants("title", FATHER);
    await act(async () => {
      page.kiosk.scanCopy("100000001");
      page.kiosk.scanCopy("100000002");
    });
    await settle();
    expect(here()).toBe("scan-card");
    await scanCard(page);
    await settle();
    expect(page.kiosk.callsOf("checkOut").map(({ barcode }) => barcode)).toEqual(["100000001", "100000002"]);
    expect(here()).toBe("lend");
  });

  test("its lines are gone when the backend no longer has it", async () => {
    const page = await open();
    await scanCard(page);
    await act(async () => page.kiosk.scanCopy("100000001"));
    await settle();
    await act(async () => page.kiosk.visit({ phase: "browsing" }));
    expect(useLending.getState().lines).toEqual([]);
    expect(useStore.getState().byCard).toBe(false);
  });
});
