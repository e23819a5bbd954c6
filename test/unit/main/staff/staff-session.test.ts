import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { SETTINGS } from "#contract/settings/settings.schema.ts";
import type { StaffNews } from "#contract/staff/calls.ts";
import { createLog } from "#main/log/log.ts";
import type { Burst } from "#main/scanner/source.ts";
import { hashSecret } from "#main/staff/hash.ts";
import { createStaffSession, type StaffSession } from "#main/staff/staff-session.ts";
import { openTries } from "#main/staff/tries.ts";
import { createVisit } from "#main/visit/visit.ts";
import { TIMES } from "#test/support/main/visit-machine.ts";
import type { WebContentsView } from "../../../fakes/electron.ts";

const PIN = "246813";
const STAFF_CARD = "99000017";
const PATRON_CARD = "2001014";
const CLOSE_SECONDS = 120;

let pin = "";
let card = "";
beforeEach(async () => {
  pin ||= await hashSecret(PIN);
  card ||= await hashSecret(STAFF_CARD);
});
afterEach(() => void vi.useRealTimers());

const burst = (text: string): Burst => ({ text, visit: 1, spoiled: false, resumedAt: 0, passed: 0 });

function table() {
  const folder = mkdtempSync(join(tmpdir(), "shiori-staff-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const settings = SETTINGS.parse({
    backend: { url: "http://127.0.0.1:1" },
    staff: { pin, cards: [card], cardPattern: "^99\\d{6}$", closeSeconds: CLOSE_SECONDS },
  });
  const log = createLog(null, false);
  let now = 0;
  let resetting = false;
  let front: WebContentsView | null = null;
  const ends: string[] = [];
  const visit = createVisit(
    () => TIMES,
    () => now,
    false,
  );
  const staffSession = createStaffSession({
    shell: {
      front: (view: WebContentsView | null) => {
        front = view;
      },
    } as never,
    core: { settings: { now: () => settings } as never, visit, isResetting: () => resetting },
    codeFormats: () => settings,
    tries: openTries(join(folder, "tries.json"), log),
    clock: () => now,
    log,
    alarm: () => undefined,
    onKey: () => false,
  });
  visit.setEffectHandler((effect) => {
    if (effect.type !== "reset") return;
    ends.push(effect.reason);
    staffSession.close();
  });
  const page = (): WebContentsView | null => front;
  return {
    staffSession,
    visit,
    log,
    ends,
    page,
    /** What the page was told, of one kind. */
    told: (type: StaffNews["type"]) =>
      (page()?.webContents.sent ?? []).filter((news) => (news as StaffNews).type === type),
    reset: (is: boolean) => {
      resetting = is;
    },
    /** Time passes and nothing looks at the clock: the process stands still, or the machine sleeps. */
    sleep(seconds: number) {
      now += seconds * 1000;
    },
    /** Time passes, and the page shows that it lives. */
    pass(seconds: number, beats = true) {
      for (let second = 0; second < seconds; second += 1) {
        now += 1000;
        if (beats) staffSession.beat();
        staffSession.tick();
      }
    },
  };
}

describe("the staff area's page (R94)", () => {
  it("opens over a page without a patron, once, and lies in front", () => {
    const { staffSession, page, visit } = table();
    staffSession.open();
    const first = page();
    staffSession.open();
    expect(first).not.toBeNull();
    expect(page()).toBe(first);
    expect(visit.state().phase).toBe("staff");
  });

  it("does not open over a patron, nor while a reset makes the next page", () => {
    const { staffSession, page, visit, reset } = table();
    reset(true);
    staffSession.open();
    expect([page(), visit.state().phase]).toEqual([null, "attract"]);
    reset(false);
    visit.dispatch({ type: "begin" });
    staffSession.open();
    expect([page(), visit.state().phase]).toEqual([null, "open"]);
  });

  it("is the only one that may call, and only while it is there", () => {
    const { staffSession, page } = table();
    staffSession.open();
    const id = page()?.webContents.id ?? 0;
    expect([staffSession.owns(id), staffSession.owns(id + 1)]).toEqual([true, false]);
    staffSession.close();
    expect([staffSession.owns(id), page()]).toEqual([false, null]);
  });

  it("goes, and the sign-in with it, when any reset begins", async () => {
    const { staffSession, page } = table();
    staffSession.open();
    const contents = page()?.webContents;
    await staffSession.enter(PIN);
    expect(staffSession.access.isOpen()).toBe(true);
    staffSession.close();
    expect([staffSession.access.isOpen(), contents?.closed]).toEqual([false, true]);
  });

  it.each(["render-process-gone", "destroyed", "unresponsive"])(
    "that is lost (%s) ends by a reset",
    (event) => {
      const { staffSession, page, ends } = table();
      staffSession.open();
      page()?.webContents.emit(event);
      expect(ends).toEqual(["staff"]);
    },
  );

  it("that shows no sign of life ends by a reset", () => {
    const { staffSession, ends, pass } = table();
    staffSession.open();
    pass(10, false);
    expect(ends[0]).toBe("staff");
  });

  it("closes an unused PIN pad after half a minute; an open area after the time of the settings, with a warning before", async () => {
    const closed = table();
    closed.staffSession.open();
    closed.pass(29);
    expect(closed.ends).toEqual([]);
    closed.pass(1);
    expect(closed.ends).toEqual(["staff"]);

    const open = table();
    open.staffSession.open();
    await open.staffSession.enter(PIN);
    open.staffSession.activity();
    open.pass(CLOSE_SECONDS - 21);
    expect([open.ends, open.told("closing")]).toEqual([[], []]);
    open.pass(1);
    expect(open.told("closing")).toEqual([{ type: "closing", seconds: 20 }]);
    open.staffSession.activity();
    open.pass(1);
    expect(open.told("closing").at(-1)).toEqual({ type: "closing", seconds: null });
    open.pass(CLOSE_SECONDS - 1);
    expect(open.ends).toEqual(["staff"]);
  });
});

describe("after a standstill in which the time of the staff area ran out (R94)", () => {
  it.each<[string, (staffSession: StaffSession) => unknown]>([
    ["a touch", (staffSession) => staffSession.activity()],
    ["a patron's card", (staffSession) => staffSession.takeBurst(burst(PATRON_CARD))],
    ["a call of the page", (staffSession) => staffSession.owns(0)],
    ["a right PIN", (staffSession) => staffSession.enter(PIN)],
  ])("%s does not keep it open", async (_what, late) => {
    const { staffSession, page, ends, sleep } = table();
    staffSession.open();
    await staffSession.enter(PIN);
    expect(staffSession.access.isOpen()).toBe(true);
    sleep(CLOSE_SECONDS);
    await late(staffSession);
    expect([ends, staffSession.access.isOpen(), page()]).toEqual([["staff"], false, null]);
  });

  it("a PIN that was typed before it opens nothing behind it", async () => {
    const { staffSession, page, ends, sleep } = table();
    staffSession.open();
    const door = staffSession.enter(PIN);
    sleep(30);
    expect((await door).open).toBe(false);
    expect([ends, staffSession.access.isOpen(), page()]).toEqual([["staff"], false, null]);
  });

  it("a staff card opens a sign-in of its own", async () => {
    const { staffSession, ends, sleep } = table();
    staffSession.open();
    await staffSession.enter(PIN);
    sleep(CLOSE_SECONDS);
    staffSession.takeBurst(burst(STAFF_CARD));
    expect([ends, staffSession.access.isOpen()]).toEqual([["staff"], false]);
  });
});

describe("what is scanned", () => {
  it("while staff are in is theirs alone: shown as the decoder saw it, and begins no visit (R42)", async () => {
    const { staffSession, told, visit, log } = table();
    staffSession.open();
    await staffSession.enter(PIN);
    expect(staffSession.takeBurst(burst(PATRON_CARD))).toBe(true);
    expect(told("scan")).toMatchObject([{ text: PATRON_CARD }]);
    expect(visit.state().phase).toBe("staff");
    expect(JSON.stringify(log.recent())).not.toContain(PATRON_CARD);
  });

  it("at the sign-in is dropped", () => {
    const { staffSession, told } = table();
    staffSession.open();
    expect(staffSession.takeBurst(burst(PATRON_CARD))).toBe(true);
    expect(told("scan")).toEqual([]);
  });

  it("as a staff card opens the sign-in, where no patron is", async () => {
    const { staffSession, page } = table();
    expect(staffSession.takeBurst(burst(STAFF_CARD))).toBe(true);
    await vi.waitFor(() => expect(staffSession.access.isOpen()).toBe(true), 20_000);
    expect(page()).not.toBeNull();
  });

  it("as a staff card opens nothing over a patron, and is no patron's card", () => {
    const { staffSession, page, visit, log } = table();
    visit.dispatch({ type: "begin" });
    expect(staffSession.takeBurst(burst(STAFF_CARD))).toBe(true);
    expect([page(), visit.state().phase]).toEqual([null, "open"]);
    expect(log.recent()).toMatchObject([{ event: "scan-dropped", kind: "staff-card" }]);
  });

  it("as a patron's card is left to the visit", () => {
    expect(table().staffSession.takeBurst(burst(PATRON_CARD))).toBe(false);
  });

  it("is taken as a new staff card once, when staff wait for one, and never by its look alone", async () => {
    const { staffSession, told } = table();
    const enrolled: string[] = [];
    staffSession.onEnrol(async (one) => {
      enrolled.push(one);
      return true;
    });
    staffSession.open();
    await staffSession.enter(PIN);
    staffSession.takeBurst(burst("99000033"));
    staffSession.waitForCard(true);
    staffSession.takeBurst(burst(PATRON_CARD));
    staffSession.takeBurst(burst("99000034"));
    staffSession.takeBurst(burst("99000035"));
    await vi.waitFor(() => expect(told("enrolled")).toHaveLength(2), 20_000);
    expect(enrolled).toEqual(["99000034"]);
    expect(told("enrolled")).toMatchObject([{ card: "no-staff-card" }, { card: "taken" }]);
  });

  it("is waited for no more once the page is gone", async () => {
    const { staffSession } = table();
    const enrolled: string[] = [];
    staffSession.onEnrol(async (one) => {
      enrolled.push(one);
      return true;
    });
    staffSession.open();
    await staffSession.enter(PIN);
    staffSession.waitForCard(true);
    staffSession.close();
    staffSession.open();
    await staffSession.enter(PIN);
    staffSession.takeBurst(burst("99000034"));
    expect(enrolled).toEqual([]);
  });
});
