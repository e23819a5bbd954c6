import { expect, it } from "vitest";
import type { CheckedOut } from "#contract/domain/lending.ts";
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
