import { expect, it } from "vitest";
import type { CheckedOut } from "#contract/domain/lending.ts";
import type { LibraryPort } from "#contract/library/port.ts";
import { ok, type Result } from "#contract/result.ts";
import { createJournal } from "#main/library/journal.ts";
import { createLog } from "#main/log/log.ts";
import { deferred } from "#main/time/deferred.ts";
import { createPatronState } from "#main/visit/patron.ts";
import { createPatronSession } from "#main/visit/patron-session.ts";
import { NOTHING_WAITS } from "#test/support/main/no-waiting-cancels.ts";

it("closing a patron's file aborts what it reads", () => {
  const patron = createPatronState(3);
  expect(patron.signal.aborted).toBe(false);
  patron.close();
  expect(patron.signal.aborted).toBe(true);
});

it("what was lent belongs to one sign-in, and a late answer to the one before (R78)", () => {
  const patron = createPatronSession({} as never, {} as never, NOTHING_WAITS);
  const answer = {} as CheckedOut;
  patron.keepSession(1, "first");
  const late = patron.current().lent;
  patron.keepSession(1, "second");
  late.set("100000001", answer);
  expect(patron.current().lent.size).toBe(0);
  patron.current().lent.set("100000002", answer);
  patron.current().close();
  expect(patron.current().lent.size).toBe(0);
});

/** A patron's session at a library that notes who is signed out, with the real journal in memory. */
function desk() {
  const ended: string[] = [];
  const library: Partial<LibraryPort> = {
    async signOut({ session }) {
      ended.push(session);
      return ok({});
    },
  };
  const journal = createJournal("", createLog(null, false));
  const patron = createPatronSession(library as LibraryPort, journal, NOTHING_WAITS);
  return { ended, journal, patron };
}

it("a sign-out waits for the patron's own writes, and for no return of others", async () => {
  const { ended, journal, patron } = desk();
  const [own, others] = [deferred<Result<unknown>>(), deferred<Result<unknown>>()];
  patron.keepSession(1, "session");
  void journal.carry("checkOut", "own", () => own.promise, "session");
  void journal.carry("checkIn", "others", () => others.promise);
  patron.forget(1);
  await new Promise((resolve) => setImmediate(resolve));
  expect(ended).toEqual([]);
  own.resolve(ok({}));
  await patron.signOutsSettled();
  expect(ended).toEqual(["session"]);
  others.resolve(ok({}));
  await journal.settled();
});

it("a session that the library system has ended is ended here, with all its data", async () => {
  const { ended, patron } = desk();
  patron.keepSession(1, "session");
  patron.current().lent.set("100000001", {} as CheckedOut);
  expect(patron.lose("session")).toBe(true);
  expect(patron.current()).toMatchObject({ session: null, lent: new Map() });
  await patron.signOutsSettled();
  expect(ended).toEqual(["session"]);
});

it.each(["", "earlier"])("the refusal of another session (%j) ends nothing", async (session) => {
  const { ended, patron } = desk();
  patron.keepSession(1, "session");
  expect(patron.lose(session)).toBe(false);
  expect(patron.current().session).toBe("session");
  await patron.signOutsSettled();
  expect(ended).toEqual([]);
});

it("a charge that was told belongs to one sign-in, and a late answer to the one before (R78)", () => {
  const patron = createPatronSession({} as never, {} as never, NOTHING_WAITS);
  const fee = { amount: 100, currency: "JPY", reason: "rental" } as const;
  patron.keepSession(1, "first");
  const late = patron.current().fees;
  patron.keepSession(1, "second");
  late.set("100000001", fee);
  expect(patron.current().fees.size).toBe(0);
  patron.current().fees.set("100000002", fee);
  patron.current().close();
  expect(patron.current().fees.size).toBe(0);
});
