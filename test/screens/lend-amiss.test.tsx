import { act, screen } from "@testing-library/react";
import { describe, expect, onTestFinished, test } from "vitest";
import { REFUSALS, type RefusalName } from "#contract/refusals.ts";
import { translator } from "#renderer/i18n/index.ts";
import { onSound, type Sound } from "#renderer/read-aloud/sound.ts";
import { currentRoute, useStore } from "#renderer/state/store.ts";
import { HELLO, TERMS } from "#test/support/screens/fake-kiosk.ts";
import { LENDS, lent, rows, scan, settle } from "#test/support/screens/lending-screen.ts";
import { type OpenPage, openPage, openSignedIn } from "#test/support/screens/open-page.tsx";

describe.each(["ja", "en"] as const)("a copy that cannot be lent now, in %s", (language) => {
  const t = translator(language, TERMS);
  const open = (hello: object = LENDS.hello): Promise<OpenPage> =>
    openSignedIn({ at: "lend" }, { language, hello });

  test("without the library system it says so at once, with the way to the desk, and no request is sent", async () => {
    const page = await open();
    await act(async () => page.kiosk.backendGone());
    expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent(t("lend.away"));
    expect(screen.getByText(t("lend.awayHint"))).toBeVisible();
    await scan(page, "100000001", "100000002");
    for (const row of rows()) {
      expect(row).toHaveTextContent(t("refusal.out-of-order.text"));
      expect(row).toHaveTextContent(REFUSALS["out-of-order"].code);
    }
    expect(rows()).toHaveLength(2);
    expect(page.kiosk.callsOf("checkOut")).toEqual([]);
  });

  test("while one of two parts does not answer it says so as well, and does not ask for a number of books", async () => {
    const page = await open({
      ...LENDS.hello,
      partAway: "system",
      settings: { ...HELLO.settings, language, asksCount: true },
    });
    expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent(t("lend.away"));
    await scan(page, "100000001");
    expect(page.kiosk.callsOf("checkOut")).toEqual([]);
  });

  test("while the connection for loans alone is away it says so as well, until it is back", async () => {
    const page = await open();
    await act(async () => page.kiosk.tell({ type: "beside-away", services: ["checkIn", "checkOut"] }));
    expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent(t("lend.away"));
    expect(screen.getByText(t("lend.awayHint"))).toBeVisible();
    await scan(page, "100000001");
    const [row] = rows();
    expect(row).toHaveTextContent(t("refusal.service-away.help"));
    expect(row).toHaveTextContent(REFUSALS["service-away"].code);
    expect(row).not.toHaveTextContent(t("common.ways.again"));
    expect(page.kiosk.callsOf("checkOut")).toEqual([]);
    await act(async () => page.kiosk.tell({ type: "beside-away", services: [] }));
    page.kiosk.answers("checkOut", lent("100000001", "雪国"));
    await scan(page, "100000001");
    expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent(t("lend.heading"));
  });

  test("a loan over another connection than returns is made while returns are away, and not undone", async () => {
    const page = await open();
    await act(async () => page.kiosk.tell({ type: "beside-away", services: ["checkIn"] }));
    page.kiosk.answers("checkOut", lent("100000001", "雪国"));
    await scan(page, "100000001");
    await page.press(t("lend.undoOf", { title: "雪国" }));
    await settle();
    expect(page.kiosk.callsOf("undoLoan")).toEqual([]);
    expect(rows()[0]).toHaveTextContent(t("refusal.service-away.text"));
  });

  test("a loan is not undone meanwhile, and can be tried again", async () => {
    const page = await open();
    page.kiosk.answers("checkOut", lent("100000001", "雪国"));
    await scan(page, "100000001");
    await act(async () => page.kiosk.backendGone());
    const undo = t("lend.undoOf", { title: "雪国" });
    await page.press(undo);
    await settle();
    expect(page.kiosk.callsOf("undoLoan")).toEqual([]);
    expect(rows()[0]).toHaveTextContent(t("refusal.out-of-order.text"));
    expect(screen.getByRole("button", { name: undo })).toBeVisible();
  });

  test.each([
    ["scan-second-row", "scan-not-copy"],
    ["scan-magazine", "scan-not-copy"],
    ["foreign-card", "foreign-copy"],
    ["scan-unknown", "foreign-copy"],
    ["scan-partial", "scan-partial"],
  ] as const)("%s, on the screen of lending, is told as %s", async (name, told: RefusalName) => {
    const page = await open();
    const sounds: Sound[] = [];
    onTestFinished(onSound((sound) => void sounds.push(sound)));
    await act(async () => page.kiosk.scanRefused({ name }));
    expect(screen.getByText(t(`refusal.${told}.text`))).toBeVisible();
    expect(sounds).toEqual(["refusal"]);
    expect(currentRoute(useStore.getState()).at).toBe("lend");
  });

  test("an ISBN leads from no book that was lent to its title: it has another barcode", async () => {
    const page = await open();
    page.kiosk.answers("checkOut", lent("100000001", "雪国"));
    await scan(page, "100000001");
    await act(async () => page.kiosk.scanBook("9784000000000"));
    expect(screen.getByText(t("refusal.scan-not-copy.text"))).toBeVisible();
    expect(rows()[0]).toHaveTextContent("雪国");
    expect(page.kiosk.callsOf("find")).toEqual([]);
  });
});

test.each([
  ["checkOut", "scan-not-copy"],
  ["checkIn", "scan-not-copy"],
  ["renew", "scan-unknown"],
] as const)("without a catalogue, where there is %s, an ISBN is told as %s", async (service, name) => {
  const nothing = { ...HELLO.capabilities, search: false, checkOut: false, checkIn: false };
  const page = await openPage({ hello: { capabilities: { ...nothing, [service]: true } } });
  await act(async () => page.kiosk.visit({ phase: "browsing" }));
  await act(async () => page.kiosk.scanBook("9784000000000"));
  await settle();
  expect(screen.getByText(translator("ja", TERMS)(`refusal.${name}.text`))).toBeVisible();
});
