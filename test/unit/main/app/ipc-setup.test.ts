import { describe, expect, it } from "vitest";
import type { LibraryPort } from "#contract/library/port.ts";
import { refusal } from "#contract/refusals.ts";
import { ok, refused } from "#contract/result.ts";
import { SETTINGS } from "#contract/settings/settings.schema.ts";
import type { BackendWatch } from "#main/app/backend-watch.ts";
import { setUpIpc } from "#main/app/ipc-setup.ts";
import { createJournal } from "#main/library/journal.ts";
import { createLendingCounter } from "#main/library/lending-counter.ts";
import { createLog } from "#main/log/log.ts";
import type { Printing } from "#main/printing/printing.ts";
import type { Speaker } from "#main/speech/speaker.ts";
import { deferred } from "#main/time/deferred.ts";
import { createPatronSession } from "#main/visit/patron-session.ts";
import { createReturns } from "#main/visit/returns.ts";
import { createVisit } from "#main/visit/visit.ts";
import { NOTHING_WAITS } from "#test/support/main/no-waiting-cancels.ts";
import { OTHER, OWN, TIMES } from "#test/support/main/visit-machine.ts";
import { INFO } from "#test/support/screens/fake-kiosk.ts";

const LIVE = 1;
const SPARE = 2;
/** A page of the same visit that was taken away: its process has not ended yet. */
const OLD = 4;
const STAFF = 3;
const BACKEND: BackendWatch = {
  info: () => INFO,
  firstInfo: async () => undefined,
  lookNow: () => undefined,
  readAgain: () => undefined,
  onOtherInfo: () => undefined,
  judgeAgain: () => undefined,
  restart: () => undefined,
};
const PRINTING: Printing = {
  slips: () => [],
  print: async () => "printed",
  printers: async () => [],
  lookNow: () => undefined,
};
const trusted = (contentsId: number) => ({ contentsId, trusted: true });

/** A library with these answers; `signOut` always works. */
function libraryOf(answers: Partial<LibraryPort>): LibraryPort {
  const capabilities = { checkOut: true, checkOutByCard: true };
  return { capabilities, signOut: async () => ok({}), ...answers } as unknown as LibraryPort;
}

function table(answers: Partial<LibraryPort> = {}) {
  const said: (readonly [string, string, string | null])[] = [];
  let hushed = 0;
  const speaker: Speaker = {
    speak: (...words) => void said.push(words),
    hush: () => {
      hushed += 1;
    },
  };
  const settings = SETTINGS.parse({
    backend: { url: "http://127.0.0.1:1" },
    services: { lend: true },
    lend: { signIn: "card" },
  });
  const log = createLog(null, false);
  const resets: (() => void)[] = [];
  const done: string[] = [];
  let now = 0;
  const visit = createVisit(
    () => TIMES,
    () => now,
    false,
  );
  visit.setEffectHandler(() => undefined);
  const journal = createJournal("", log);
  const library = libraryOf(answers);
  const patronSession = createPatronSession(library, journal, NOTHING_WAITS);
  const page = (id: number, of: number | null) => ({
    id,
    visit: of,
    live: Promise.resolve(1),
    greet: () => undefined,
    beat: () => done.push(`beat of ${id}`),
  });
  const all = [page(LIVE, 1), page(SPARE, null), page(OLD, 1)];
  const shell = {
    pages: {
      of: (id: number) => all.find((one) => one.id === id) ?? null,
      live: () => all[0],
      isClosing: () => false,
    },
  };
  const doors = setUpIpc(
    { log, shell } as never,
    {
      visit,
      patronSession,
      cancels: NOTHING_WAITS,
      journal,
      lending: createLendingCounter(),
      returns: createReturns(),
      library,
      outOfOrder: { current: () => null },
      settings: { now: () => settings },
      heartbeatMonitor: { beat: () => done.push("monitor") },
      onReset: (listener: () => void) => void resets.push(listener),
    } as never,
    {
      codeFormats: () => settings,
      backend: { ...BACKEND, lookNow: () => void done.push("look") },
      printing: PRINTING,
      speaker,
    },
    {
      open: () => void done.push("staff"),
      owns: (id) => id === STAFF,
      activity: () => void done.push("staff's activity"),
      call: async () => undefined,
      heard: () => void done.push("heard"),
    },
  );
  return {
    doors,
    visit,
    patronSession,
    scan: (number: string) => visit.dispatch({ type: "card-scanned", number, takeBack: 0 }),
    done,
    said,
    hushed: () => hushed,
    /** A call of the live page, in the visit of now. */
    ask: (verb: string, args: object = {}, from = LIVE) =>
      doors.call(trusted(from), { visit: visit.state().visit, verb, args }),
    resetBegins: () => {
      for (const listener of resets) listener();
    },
    /** Milliseconds since the last activity. */
    lastInput() {
      const state = visit.state();
      return state.phase === "open" ? state.lastInput : null;
    },
    pass: (ms: number) => {
      now += ms;
    },
  };
}

describe("reading aloud", () => {
  it("gets the card of this visit, so that its number is never spoken", async () => {
    const { ask, said, visit } = table();
    visit.dispatch({ type: "card-scanned", number: OWN, takeBack: 0 });
    await ask("speak", { text: "こんにちは", language: "ja" });
    expect(said).toEqual([["こんにちは", "ja", OWN]]);
  });

  it("is cut off at the page's word, and when a visit ends", async () => {
    const { ask, hushed, resetBegins } = table();
    await ask("hush");
    expect(hushed()).toBe(1);
    resetBegins();
    expect(hushed()).toBe(2);
  });
});

describe("a card alone", () => {
  it("that is scanned during the look-up of another is the one that borrows", async () => {
    const first = deferred<void>();
    const asked: string[] = [];
    const { ask, scan, visit, patronSession } = table({
      async signInByCard({ cardNumber }) {
        asked.push(cardNumber);
        if (cardNumber === OWN) await first.promise;
        return ok({ session: `of ${cardNumber}` });
      },
    });
    scan(OWN);
    const late = ask("signInByCard");
    await expect.poll(() => asked).toEqual([OWN]);
    scan(OTHER);
    first.resolve();
    expect(await late).toMatchObject({ answer: { refusal: { name: "signed-out" } } });
    expect(visit.state()).toMatchObject({ card: OTHER });
    expect(await ask("signInByCard")).toMatchObject({ answer: { ok: true } });
    expect(asked).toEqual([OWN, OTHER]);
    expect(visit.state()).toMatchObject({ card: OTHER, access: "card" });
    expect(patronSession.current().session).toBe(`of ${OTHER}`);
  });

  it("borrows again after the library system has forgotten its session", async () => {
    let sessions = 0;
    const { ask, scan, visit } = table({
      async signInByCard() {
        sessions += 1;
        return ok({ session: `session ${sessions}` });
      },
      checkOut: async ({ session }) =>
        refused(refusal(session === "session 1" ? "signed-out" : "foreign-copy")),
    });
    const lend = () => ask("checkOut", { barcode: "100000001", renew: false });
    scan(OWN);
    await ask("signInByCard");
    expect(await lend()).toMatchObject({ answer: { refusal: { name: "signed-out" } } });
    expect(visit.state()).toMatchObject({ access: "guest", card: null });
    scan(OWN);
    expect(await ask("signInByCard")).toMatchObject({ answer: { ok: true } });
    expect(await lend()).toMatchObject({ answer: { refusal: { name: "foreign-copy" } } });
    expect(visit.state()).toMatchObject({ access: "card" });
  });
});

describe("a refusal that may be an outage", () => {
  it.each([
    ["not-done", ["look"]],
    ["out-of-order", ["look"]],
    ["service-away", []],
    ["foreign-copy", []],
  ] as const)("%s: the library system is looked at or not", async (name, looks) => {
    const { ask, scan, done } = table({
      signInByCard: async () => ok({ session: "session" }),
      checkOut: async () => refused(refusal(name)),
    });
    scan(OWN);
    await ask("signInByCard");
    await ask("checkOut", { barcode: "100000001", renew: false });
    expect(done).toEqual(looks);
  });
});

describe("signs of life and of people", () => {
  it("the heartbeat monitor hears the live page alone: one that waits, or is going, cannot stand in for one that hangs", async () => {
    const { ask, done, doors } = table();
    await ask("beat");
    expect(done).toEqual(["beat of 1", "monitor"]);
    await expect(doors.call(trusted(SPARE), { visit: 1, verb: "beat", args: {} })).rejects.toThrow();
    await ask("beat", {}, OLD);
    expect(done).toEqual(["beat of 1", "monitor", "beat of 4"]);
  });

  it("activity counts when the browser sent it from the live page, and from no other (R63)", () => {
    const { doors, visit, lastInput, pass } = table();
    visit.dispatch({ type: "begin" });
    const before = lastInput();
    pass(5000);
    doors.activity({ contentsId: LIVE, trusted: false });
    doors.activity(trusted(SPARE));
    doors.activity(trusted(99));
    expect(lastInput()).toBe(before);
    doors.activity(trusted(LIVE));
    expect(lastInput()).toBe((before ?? 0) + 5000);
  });

  it("the staff page's activity is the staff's, and keeps no visit alive", () => {
    const { doors, done, visit, lastInput, pass } = table();
    visit.dispatch({ type: "begin" });
    const before = lastInput();
    pass(5000);
    doors.activity(trusted(STAFF));
    expect(done).toEqual(["heard", "staff's activity"]);
    expect(lastInput()).toBe(before);
  });
});
