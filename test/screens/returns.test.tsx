import { act, screen, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import type { ReturnPlace } from "#contract/domain/lending.ts";
import { REFUSALS, type Refusal, refusal } from "#contract/refusals.ts";
import { ok, refused } from "#contract/result.ts";
import { translator } from "#renderer/i18n/index.ts";
import { LOANS as LOANS_QUERY } from "#renderer/queries/queries.ts";
import { prefetch, queryClient } from "#renderer/queries/query-client.ts";
import { onSound, type Sound } from "#renderer/read-aloud/sound.ts";
import { currentRoute, useStore } from "#renderer/state/store.ts";
import { HELLO, INFO, OVERVIEW, SETTINGS, TERMS } from "#test/support/screens/fake-kiosk.ts";
import { returned, rows, scan, settle } from "#test/support/screens/lending-screen.ts";
import { type OpenPage, openPage, openSignedIn } from "#test/support/screens/open-page.tsx";
import { FATHER, LOANS } from "#test/support/screens/sample-records.ts";

const CAPABILITIES = { ...HELLO.capabilities, checkIn: true };
const TAKES_BACK = { capabilities: CAPABILITIES };
/** A terminal that does nothing else. */
const ONLY = {
  capabilities: { ...CAPABILITIES, search: false, placeHold: false },
  settings: { ...SETTINGS, patrons: false },
};

function heard(): readonly Sound[] {
  const sounds: Sound[] = [];
  onSound((sound) => sounds.push(sound));
  return sounds;
}

describe.each(["ja", "en"] as const)("D86: returning in %s", (language) => {
  const t = translator(language, TERMS);
  const open = async (more: object = {}): Promise<OpenPage> => {
    const settings = { ...SETTINGS, language };
    const page = await openPage({ language, hello: { ...TAKES_BACK, settings, ...more } });
    await page.press(t("visit.attract.giveBack"));
    await settle();
    return page;
  };
  const showsRefusal = async (no: Refusal): Promise<HTMLElement> => {
    const page = await open();
    page.kiosk.answers("checkIn", refused(no));
    await scan(page, "100000001");
    const [row] = rows();
    if (row === undefined) throw new Error("There is no row.");
    return row;
  };

  test("needs no card: a scanned copy has a line with its title, its place, and that it is returned", async () => {
    const page = await open();
    page.kiosk.answers("checkIn", returned("100000001", "雪国"));
    expect(screen.getByText(t("returns.hint"))).toBeVisible();
    const sounds = heard();
    await scan(page, "100000001");
    expect(page.kiosk.callsOf("checkIn")).toEqual([{ barcode: "100000001" }]);
    expect(rows()[0]).toHaveTextContent("雪国");
    expect(rows()[0]).toHaveTextContent(t("returns.put.trolley"));
    expect(rows()[0]).toHaveTextContent(t("returns.done"));
    expect(screen.getByText(t("returns.count", { count: 1 }))).toBeVisible();
    expect(sounds.at(-1)).toBe("done");
  });

  test("a scan is heard and seen at once, before any answer", async () => {
    const page = await open();
    page.kiosk.holdsBack("checkIn");
    const sounds = heard();
    await scan(page, "100000001");
    expect(sounds).toEqual(["seen"]);
    expect(rows()[0]).toHaveTextContent(t("returns.working"));
    expect(await screen.findByText(t("speech.sounds.seen"))).toBeVisible();
    await scan(page, "100000001");
    expect(page.kiosk.callsOf("checkIn")).toHaveLength(1);
  });

  test("ten scans in a row are all sent, in order, and the newest is on top", async () => {
    const page = await open();
    const codes = Array.from({ length: 10 }, (_, at) => `10000000${at}`);
    page.kiosk.answers("checkIn", ({ barcode }) => returned(barcode, `本${barcode}`));
    await scan(page, ...codes);
    expect(page.kiosk.callsOf("checkIn").map(({ barcode }) => barcode)).toEqual(codes);
    expect(await screen.findByText(t("returns.count", { count: 10 }))).toBeVisible();
    expect(rows()[0]).toHaveTextContent("本100000009");
  });

  test("each place is named in words, with the library that it goes to", async () => {
    const page = await open();
    const places: readonly ReturnPlace[] = [
      { kind: "hold-box" },
      { kind: "staff" },
      { kind: "other-library", library: "west" },
      { kind: "other-library", library: null },
    ];
    for (const [at, place] of places.entries()) {
      page.kiosk.answers("checkIn", returned(`10000000${at}`, "雪国", place));
      await scan(page, `10000000${at}`);
      expect(rows()[0]).toHaveTextContent(t(`returns.put.${place.kind}`));
      const goes = t("returns.sentTo", { library: INFO.libraries[1]?.name[language] ?? "" });
      expect(rows()[0]?.textContent.includes(goes)).toBe(
        place.kind === "other-library" && place.library !== null,
      );
    }
  });

  test("the places have the library's own names, where it has given them", async () => {
    const staff = { place: "staff", ja: "黄色いトレー", en: "the yellow tray" } as const;
    const page = await open({ settings: { ...SETTINGS, language, returnPlaces: [staff] } });
    page.kiosk.answers("checkIn", returned("100000001", "雪国", { kind: "staff" }));
    await scan(page, "100000001");
    expect(rows()[0]).toHaveTextContent(t("returns.putAt", { place: staff[language] }));
    expect(rows()[0]).not.toHaveTextContent(t("returns.put.staff"));
  });

  test("a bin that the library system names goes before them", async () => {
    const bin = { ja: "3番の箱", en: "bin 3" };
    const page = await open();
    const answer = returned("100000001", "雪国");
    page.kiosk.answers("checkIn", answer.ok ? ok({ ...answer.value, bin }) : answer);
    await scan(page, "100000001");
    expect(rows()[0]).toHaveTextContent(t("returns.putAt", { place: bin[language] }));
  });

  test("a refusal says that the copy is not returned, why, and its code", async () => {
    const sounds = heard();
    const row = await showsRefusal(refusal("counter-only"));
    expect(row).toHaveTextContent(t("refusal.counter-only.text"));
    expect(row).toHaveTextContent(t("refusal.counter-only.help"));
    expect(row).toHaveTextContent(t("returns.no"));
    expect(row).toHaveTextContent(REFUSALS["counter-only"].code);
    expect(within(row).queryByRole("button")).toBeNull();
    expect(sounds.at(-1)).toBe("refusal");
  });

  test("a lost answer is shown as unknown, with its number for staff and no button", async () => {
    const row = await showsRefusal(refusal("not-confirmed", { ticket: "4711" }));
    expect(row).toHaveTextContent(t("returns.unsure"));
    expect(row).not.toHaveTextContent(t("returns.no"));
    expect(row).toHaveTextContent("4711");
    expect(within(row).queryByRole("button")).toBeNull();
  });

  test("what was certainly not done can be tried again", async () => {
    const row = await showsRefusal(refusal("not-done"));
    expect(
      within(row).getByRole("button", { name: new RegExp(`^${t("common.ways.again")}`, "u") }),
    ).toBeVisible();
  });

  test("a code that is no copy of the library is named, and no request is sent", async () => {
    const page = await open();
    const sounds = heard();
    await act(async () => page.kiosk.scanBook("9784000000000"));
    expect(screen.getByText(t("refusal.scan-not-copy.text"))).toBeVisible();
    await act(async () => page.kiosk.scanRefused({ name: "foreign-card" }));
    expect(screen.getByText(t("refusal.foreign-copy.text"))).toBeVisible();
    await act(async () => page.kiosk.scanRefused({ name: "scan-second-row" }));
    expect(screen.getByText(t("refusal.scan-not-copy.text"))).toBeVisible();
    expect(sounds).toEqual(["refusal", "refusal", "refusal"]);
    expect(currentRoute(useStore.getState()).at).toBe("returns");
  });

  test("without the library system it says at once that it cannot, and no request is sent", async () => {
    const page = await open();
    await act(async () => page.kiosk.backendGone());
    expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent(t("returns.away"));
    expect(screen.getByText(t("returns.awayHint"))).toBeVisible();
    await scan(page, "100000001");
    expect(rows()[0]).toHaveTextContent(t("refusal.out-of-order.text"));
    expect(rows()[0]).toHaveTextContent(t("returns.no"));
    expect(page.kiosk.callsOf("checkIn")).toEqual([]);
  });

  test("the receipt is printed, or read by a phone with titles, times and the terminal", async () => {
    const page = await open({ slips: ["returns"] });
    page.kiosk.answers("checkIn", returned("100000001", "雪国"));
    page.kiosk.grants("printReturns", null);
    expect(screen.queryByRole("button", { name: t("paper.print") })).toBeNull();
    await scan(page, "100000001");
    await page.press(t("paper.print"));
    await settle();
    expect(page.kiosk.callsOf("printReturns")).toEqual([{ language }]);
    await page.press(t("common.close"));
    await page.press(t("phone.take"));
    const route = currentRoute(useStore.getState());
    expect(route).toMatchObject({
      at: "phone-list",
      titles: [{ title: "雪国", returned: t("returns.slip.at", { time: "10:15" }) }],
    });
    expect(route).toHaveProperty("receipt", expect.stringContaining("kiosk-1"));
  });
});

describe("where copies are returned", () => {
  const t = translator("ja", TERMS);

  test("main is told when the screen is opened and left, so that an empty one ends soon", async () => {
    const page = await openPage({ hello: TAKES_BACK });
    await page.press(t("visit.attract.giveBack"));
    await settle();
    expect(page.kiosk.callsOf("returning")).toEqual([{ on: true }]);
    await page.press(t("common.back"));
    await settle();
    expect(page.kiosk.callsOf("returning")).toEqual([{ on: true }, { on: false }]);
  });

  test("a terminal that does nothing else returns what is scanned on its first screen", async () => {
    const page = await openPage({ hello: ONLY });
    expect(screen.getByText(t("visit.attract.scanBook"))).toBeVisible();
    expect(screen.queryByText(t("visit.attract.scan"))).toBeNull();
    page.kiosk.answers("checkIn", returned("100000001", "雪国"));
    await act(async () => page.kiosk.visit({ phase: "browsing" }));
    await scan(page, "100000001");
    expect(rows()[0]).toHaveTextContent("雪国");
    expect(screen.queryByRole("button", { name: t("common.back") })).toBeNull();
  });

  test("nowhere else: neither on the first screen, nor after it", async () => {
    const page = await openPage();
    expect(screen.queryByRole("button", { name: t("visit.attract.giveBack") })).toBeNull();
    await act(async () => page.kiosk.visit({ phase: "browsing" }));
    expect(screen.queryByRole("button", { name: new RegExp(t("visit.attract.giveBack"), "u") })).toBeNull();
  });

  test("a copy that is scanned on another screen is looked at, not returned", async () => {
    const page = await openSignedIn(null, { hello: TAKES_BACK });
    page.kiosk.grants("loans", { loans: [] });
    page.kiosk.grants("find", { id: FATHER.id });
    page.kiosk.grants("title", FATHER);
    await scan(page, "100000001");
    expect(page.kiosk.callsOf("checkIn")).toEqual([]);
    expect(currentRoute(useStore.getState()).at).toBe("title");
  });

  test.each([
    ["where nothing is lent", { checkOut: false }, 1],
    ["where copies are lent too", { checkOut: true }, 2],
    ["where there is a catalogue too", { checkOut: true, search: true }, 3],
  ])("a copy that is scanned first leads to the question what to do, %s", async (_, can, answers) => {
    const capabilities = { ...ONLY.capabilities, ...can };
    const page = await openPage({ hello: { capabilities } });
    page.kiosk.grants("find", { id: FATHER.id });
    page.kiosk.grants("title", FATHER);
    page.kiosk.answers("checkIn", ({ barcode }) => returned(barcode, `本${barcode}`));
    await act(async () => page.kiosk.visit({ phase: "browsing" }));
    await scan(page, "100000001", "100000002");
    expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent(
      t("lend.scanned.whatMany", { count: 2 }),
    );
    expect(document.querySelectorAll(".answers .choice")).toHaveLength(answers);
    expect(screen.getByText(t("lend.waitingMore", { count: 1 }))).toBeVisible();
    await page.press(t("lend.scanned.giveBack"));
    await settle();
    expect(currentRoute(useStore.getState()).at).toBe("returns");
    expect(page.kiosk.callsOf("checkIn").map(({ barcode }) => barcode)).toEqual(["100000001", "100000002"]);
    expect(rows()).toHaveLength(2);
  });

  test("a terminal that does nothing else goes back from any screen to return what is scanned", async () => {
    const page = await openPage({ hello: ONLY });
    page.kiosk.answers("checkIn", returned("100000001", "雪国"));
    await act(async () => page.kiosk.visit({ phase: "browsing" }));
    await act(async () => useStore.getState().go({ at: "help" }));
    await scan(page, "100000001");
    expect(useStore.getState().stack).toEqual([]);
    expect(rows()[0]).toHaveTextContent("雪国");
  });

  test("a signed-in patron returns in the same way, and the loans are read again", async () => {
    const page = await openSignedIn(null, { hello: TAKES_BACK, overview: OVERVIEW });
    page.kiosk.answers("checkIn", returned("100000001", "雪国"));
    page.kiosk.grants("loans", { loans: LOANS });
    await page.press(new RegExp(t("visit.attract.giveBack"), "u"));
    await prefetch(LOANS_QUERY);
    expect(queryClient.getQueryData(LOANS_QUERY.queryKey)).toBeDefined();
    await scan(page, "100000001");
    expect(rows()[0]).toHaveTextContent(t("returns.done"));
    expect(queryClient.getQueryData(LOANS_QUERY.queryKey)).toBeUndefined();
  });

  test("the end of the visit leaves no line", async () => {
    const page = await openPage({ hello: TAKES_BACK });
    await page.press(t("visit.attract.giveBack"));
    page.kiosk.answers("checkIn", returned("100000001", "雪国"));
    await scan(page, "100000001");
    await page.press(t("visit.finish"));
    expect(screen.queryByText("雪国")).toBeNull();
  });
});
