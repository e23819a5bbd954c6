import { act, screen, within } from "@testing-library/react";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { REFUSALS, type Refusal, refusal } from "#contract/refusals.ts";
import { ok, refused } from "#contract/result.ts";
import { formatDate } from "#renderer/dates.ts";
import { translator } from "#renderer/i18n/index.ts";
import { onSound, type Sound } from "#renderer/read-aloud/sound.ts";
import { currentRoute, useStore } from "#renderer/state/store.ts";
import { OVERVIEW } from "#test/support/screens/fake-kiosk.ts";
import { LENDS, lent, rows, scan, seesSign, settle } from "#test/support/screens/lending-screen.ts";
import { openPage, openSignedIn } from "#test/support/screens/open-page.tsx";
import { LOANS } from "#test/support/screens/sample-records.ts";

describe.each(["ja", "en"] as const)("D84: lending in %s", (language) => {
  const t = translator(language);
  const open = () => openSignedIn({ at: "lend" }, { language, ...LENDS });
  const showsRefusal = async (no: Refusal): Promise<HTMLElement> => {
    const page = await open();
    page.kiosk.answers("checkOut", refused(no));
    await scan(page, "100000001");
    const [row] = rows();
    if (row === undefined) throw new Error("There is no row.");
    return row;
  };

  test("a scanned copy has a line with its title, its due date, and that it is lent", async () => {
    const page = await open();
    page.kiosk.answers("checkOut", lent("100000001", "雪国"));
    expect(screen.getByText(t("lend.hint"))).toBeVisible();
    await scan(page, "100000001");
    expect(page.kiosk.callsOf("checkOut")).toEqual([{ barcode: "100000001", renew: false }]);
    expect(rows()[0]).toHaveTextContent("雪国");
    expect(rows()[0]).toHaveTextContent(t("loan.dueOn", { date: "2026-11-29" }));
    expect(rows()[0]).toHaveTextContent(t("lend.lent"));
    expect(screen.getByText(t("lend.count", { count: 1 }))).toBeVisible();
    page.kiosk.grants("loans", { loans: LOANS });
    await page.press(t("lend.due"));
    expect(currentRoute(useStore.getState()).at).toBe("loans");
  });

  test("ten scans in a row are kept in order, sent one after the other, and the newest is on top", async () => {
    const page = await open();
    const codes = Array.from({ length: 10 }, (_, at) => `10000000${at}`);
    let underWay = 0;
    page.kiosk.answers("checkOut", async ({ barcode }) => {
      underWay += 1;
      await new Promise((resolve) => setTimeout(resolve, 5));
      expect(underWay).toBe(1);
      underWay -= 1;
      return lent(barcode, `本${barcode}`);
    });
    await scan(page, ...codes, "100000003");
    expect(rows()[0]).toHaveTextContent(t("lend.working"));
    expect(
      await screen.findByText(t("lend.count", { count: 10 }), undefined, { timeout: 10_000 }),
    ).toBeVisible();
    expect(page.kiosk.callsOf("checkOut").map(({ barcode }) => barcode)).toEqual(codes);
    expect(rows()[0]).toHaveTextContent("本100000009");
  });

  test("a copy is sent before its line is drawn", async () => {
    const page = await open();
    const line = t("lend.copy", { number: "100000001" });
    let drawnAtSending: boolean | null = null;
    page.kiosk.answers("checkOut", ({ barcode }) => {
      drawnAtSending = document.body.textContent?.includes(line) ?? null;
      return lent(barcode, "雪国");
    });
    // `act` would draw at its end only, whatever came first.
    vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", false);
    onTestFinished(() => void vi.unstubAllGlobals());
    page.kiosk.scanCopy("100000001");
    await vi.waitFor(() => expect(rows()[0]).toHaveTextContent("雪国"));
    expect(drawnAtSending).toBe(false);
  });

  test("the own hold and the reason of a refusal are told, with its code", async () => {
    const page = await open();
    page.kiosk.answers("checkOut", ({ barcode }) =>
      barcode === "100000001"
        ? lent(barcode, "雪国", { holdFulfilled: true })
        : refused(refusal("waits-for-another")),
    );
    await scan(page, "100000001", "100000002");
    const [second, first] = rows();
    expect(first).toHaveTextContent(t("lend.lentHold"));
    expect(second).toHaveTextContent(t("refusal.waits-for-another.text"));
    expect(second).toHaveTextContent(t("lend.copy", { number: "100000002" }));
    expect(second).toHaveTextContent(REFUSALS["waits-for-another"].code);
    expect(within(second as HTMLElement).queryByRole("button")).toBeNull();
  });

  test("D85: a copy that the patron has is renewed only by a touch", async () => {
    const page = await open();
    page.kiosk.answers("checkOut", ({ renew }) =>
      renew
        ? lent("100000001", "雪国", { renewed: true })
        : refused(refusal("lent-to-you", { date: "2026-11-29" })),
    );
    await scan(page, "100000001", "100000001");
    expect(rows()[0]).toHaveTextContent(formatDate("2026-11-29", language));
    expect(page.kiosk.callsOf("checkOut").map(({ renew }) => renew)).not.toContain(true);
    await page.press(new RegExp(`^${t("loan.renew")}`, "u"));
    await settle();
    expect(page.kiosk.callsOf("checkOut").at(-1)).toEqual({ barcode: "100000001", renew: true });
    expect(rows()).toHaveLength(1);
    expect(rows()[0]).toHaveTextContent(t("loan.renewed"));
  });

  test("what was certainly not done can be tried again, what is unknown cannot", async () => {
    const again = { name: (name: string) => name.startsWith(t("common.ways.again")) };
    expect(within(await showsRefusal({ name: "not-done" })).getByRole("button", again)).toBeVisible();
  });

  test("an unknown outcome has its number for staff, and no button", async () => {
    const row = await showsRefusal(refusal("not-confirmed", { ticket: "4711" }));
    expect(row).toHaveTextContent("4711");
    expect(within(row).queryByRole("button")).toBeNull();
  });

  test("the question whether to finish has every due date, on paper and for a phone too, and what is not lent", async () => {
    const page = await openSignedIn(
      { at: "lend" },
      { language, hello: { ...LENDS.hello, slips: ["loans"] } },
    );
    page.kiosk.answers("checkOut", ({ barcode }) =>
      barcode === "100000003" ? refused(refusal("loan-limit")) : lent(barcode, `本${barcode}`),
    );
    await scan(page, "100000001", "100000002", "100000003");
    page.kiosk.holdsBack("checkOut");
    await scan(page, "100000004");
    await page.press(t("visit.finish"));
    const box = within(screen.getByRole("dialog"));
    // The heading tells the worst first: who presses on has read it.
    const sums = [t("lend.sum.done", { count: 2 }), t("lend.sum.not-done", { count: 1 })];
    const heading = [...sums, t("visit.finishBox.heading")].join(" ");
    expect(box.getByRole("heading", { level: 2 })).toHaveTextContent(heading);
    expect(box.getByRole("button", { name: t("visit.finishBox.stay") })).toHaveFocus();
    const due = t("loan.dueOn", { date: "2026-11-29" });
    const told = [...document.querySelectorAll(".finish-lent li")].map(({ textContent }) => textContent);
    expect(told).toEqual([`${due}本100000001`, `${due}本100000002`]);
    const amiss = document.querySelector(".amiss-copies") as HTMLElement;
    expect(amiss).toHaveTextContent(t("lend.copy", { number: "100000003" }));
    expect(amiss).toHaveTextContent(t("common.ways.counter"));
    expect(box.getByText(t("lend.endWorking", { count: 1 }))).toBeVisible();
    // What is not lent comes first, where nobody has to turn to it.
    const list = document.querySelector(".finish-lent") as HTMLElement;
    for (const note of document.querySelectorAll(".amiss-copies,.finish-note"))
      expect(note.compareDocumentPosition(list)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
    page.kiosk.grants("printLent", null);
    await page.press(t("paper.print"));
    expect(page.kiosk.callsOf("printLent")).toEqual([{ language }]);
    await page.press(t("common.close"));
    await page.press(t("phone.take"));
    expect(currentRoute(useStore.getState())).toMatchObject({ at: "phone-list", titles: [{ due }, { due }] });
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  test("the heading counts what was not lent and what is not known, and they come before what was lent earlier", async () => {
    const page = await open();
    page.kiosk.answers("checkOut", ({ barcode }) =>
      barcode === "100000001"
        ? refused(refusal("loan-limit"))
        : barcode === "100000002"
          ? refused(refusal("not-confirmed", { ticket: "4711" }))
          : lent(barcode, `本${barcode}`),
    );
    await scan(page, "100000001", "100000002", "100000003", "100000004");
    const heading = [
      t("lend.sum.done", { count: 2 }),
      t("lend.sum.not-done", { count: 1 }),
      t("lend.sum.unknown", { count: 1 }),
    ];
    expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent(heading.join(" "));
    expect(document.querySelector(".lend-hint")).toHaveTextContent(t("common.ways.counter"));
    // The copy that is still in the hand stays on top.
    const [last, ...amiss] = rows().map(({ textContent }) => textContent);
    expect(last).toContain("本100000004");
    expect(amiss[0]).toContain("4711");
    expect(amiss[1]).toContain(t("refusal.loan-limit.text"));
    expect(page.kiosk.callsOf("checkOut")).toHaveLength(4);
  });

  test("what was refused is tried again when it is scanned again", async () => {
    const page = await open();
    page.kiosk.refuses("checkOut", { name: "copy-in-transit" });
    await scan(page, "100000001");
    page.kiosk.answers("checkOut", lent("100000001", "雪国"));
    await scan(page, "100000001");
    expect(rows()).toHaveLength(1);
    expect(rows()[0]).toHaveTextContent(t("lend.lent"));
  });
});

test("a code for a phone has no furigana", async () => {
  const page = await openSignedIn({ at: "lend" }, { language: "ja-x-easy", ...LENDS });
  page.kiosk.answers("checkOut", lent("100000001", "雪国"));
  await scan(page, "100000001");
  await page.press(translator("ja-x-easy")("visit.finish"));
  await page.press(translator("ja-x-easy")("phone.take"));
  const route = currentRoute(useStore.getState());
  expect(JSON.stringify(route)).toContain('"due"');
  expect(JSON.stringify(route)).not.toMatch(/[\uFFF9-\uFFFB]/u);
});

test("a scan, a loan and a refusal each have a sound of their own", async () => {
  const page = await openSignedIn({ at: "lend" }, LENDS);
  const sounds: Sound[] = [];
  onTestFinished(onSound((sound) => void sounds.push(sound)));
  const answer = page.kiosk.holdsBack("checkOut");
  await scan(page, "100000001");
  expect(sounds).toEqual(["seen"]);
  await act(async () => answer(lent("100000001", "雪国")));
  expect(sounds).toEqual(["seen", "done"]);
  await seesSign("done");
  page.kiosk.refuses("checkOut", { name: "loan-limit" });
  await scan(page, "100000002");
  expect(sounds.at(-1)).toBe("refusal");
});

test("no sign says that all is done above a copy that is not", async () => {
  const page = await openSignedIn({ at: "lend" }, LENDS);
  page.kiosk.answers("checkOut", ({ barcode }) =>
    barcode === "100000001" ? refused(refusal("loan-limit")) : lent(barcode, "雪国"),
  );
  await scan(page, "100000001");
  const sounds: Sound[] = [];
  onTestFinished(onSound((sound) => void sounds.push(sound)));
  await scan(page, "100000002");
  expect(sounds.at(-1)).toBe("done");
  await seesSign("seen");
});

describe("where lending is offered", () => {
  const t = translator("ja");

  test("on the first screen of a terminal that lends, and leads to the card first", async () => {
    const page = await openPage(LENDS);
    await act(async () => page.kiosk.visit({ phase: "browsing" }));
    await page.press(new RegExp(t("lend.open"), "u"));
    expect(currentRoute(useStore.getState()).at).toBe("scan-card");
  });

  test("nowhere else", async () => {
    await openSignedIn(null);
    expect(screen.queryByRole("button", { name: new RegExp(t("lend.open"), "u") })).toBeNull();
  });

  test("a copy that is scanned on the first screen is lent", async () => {
    const page = await openSignedIn(null, LENDS);
    page.kiosk.answers("checkOut", lent("100000001", "雪国"));
    await scan(page, "100000001");
    expect(currentRoute(useStore.getState()).at).toBe("lend");
    expect(page.kiosk.callsOf("checkOut")).toEqual([{ barcode: "100000001", renew: false }]);
  });

  test("a lent hold is off the shelf, and the ones that wait are told", async () => {
    const page = await openSignedIn({ at: "lend" }, LENDS);
    expect(screen.getByText(t("ready.left", { count: 1 }))).toBeVisible();
    page.kiosk.answers("checkOut", lent("100000001", "銀河鉄道の父", { holdFulfilled: true }));
    page.kiosk.grants("overview", { ...OVERVIEW, ready: [] });
    await scan(page, "100000001");
    await settle();
    expect(page.kiosk.callsOf("overview")).toHaveLength(1);
    expect(screen.queryByText(t("ready.left", { count: 1 }))).toBeNull();
  });

  test("an overview that comes when its patron has left is dropped", async () => {
    const page = await openSignedIn({ at: "lend" }, LENDS);
    page.kiosk.answers("checkOut", lent("100000001", "銀河鉄道の父", { holdFulfilled: true }));
    const answer = page.kiosk.holdsBack("overview");
    await scan(page, "100000001");
    const next = { ...OVERVIEW, patron: { ...OVERVIEW.patron, cardTail: "777" } };
    await act(async () => {
      useStore.getState().signedOut();
      useStore.getState().requireSignIn({ at: "lend" });
      useStore.getState().cardKnown("777");
      useStore.getState().signedIn(next, "");
      answer(ok({ ...OVERVIEW, ready: [] }));
    });
    expect(useStore.getState().overview).toEqual(next);
  });

  test("the next patron sees nothing of it, not even an answer that comes late", async () => {
    const page = await openSignedIn({ at: "lend" }, LENDS);
    const answer = page.kiosk.holdsBack("checkOut");
    await scan(page, "100000001", "100000002");
    await act(async () => useStore.getState().signedOut());
    await act(async () => answer(lent("100000001", "雪国")));
    await act(async () => {
      useStore.getState().signedIn(OVERVIEW, "");
      useStore.getState().go({ at: "lend" });
    });
    await settle();
    expect(document.querySelector(".rows")).toBeNull();
    expect(page.kiosk.callsOf("checkOut")).toHaveLength(1);
  });
});
