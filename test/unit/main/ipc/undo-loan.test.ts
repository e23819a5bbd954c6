import { expect, test } from "vitest";
import type { CheckedIn, CheckedOut } from "#contract/domain/lending.ts";
import type { LibraryPort } from "#contract/library/port.ts";
import { type Refusal, refusal } from "#contract/refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import { gateScene } from "#test/support/main/call-gate.ts";
import { HELLO } from "#test/support/screens/fake-kiosk.ts";
import { loan } from "#test/support/screens/sample-records.ts";

const COPY = "100000001";
const LOAN = loan("1", "雪国", { barcode: COPY });
const BACK: CheckedIn = { title: LOAN.title, barcode: COPY, place: { kind: "trolley" }, tag: "unsaid" };

/** A terminal whose library lends; `takesBack`: how it answers a return. */
function terminal({
  lent = {},
  takesBack = ok(BACK),
  checkIn = true,
}: {
  lent?: Partial<CheckedOut>;
  takesBack?: Result<CheckedIn>;
  checkIn?: boolean;
} = {}) {
  const returned: string[] = [];
  const asked: unknown[] = [];
  const answers: Partial<LibraryPort> = {
    capabilities: { ...HELLO.capabilities, checkOut: true, checkIn },
    checkOut: async () => ok({ loan: LOAN, renewed: false, holdFulfilled: false, tag: "unsaid", ...lent }),
    async checkIn({ barcode, undoes }) {
      returned.push(barcode);
      asked.push(undoes);
      return takesBack;
    },
  };
  const { call } = gateScene({ answers });
  const answerTo = async (verb: string, args: unknown): Promise<unknown> => (await call(verb, args)).answer;
  return {
    returned,
    asked,
    lend: () => answerTo("checkOut", { barcode: COPY, renew: false }),
    undo: () => answerTo("undoLoan", { barcode: COPY }),
    bringBack: () => answerTo("checkIn", { barcode: COPY }),
  };
}

const NOT_FOUND = { ok: false, refusal: { name: "loan-not-found" } };

test("a loan of this visit is undone once, by the return of its copy while it is on this loan", async () => {
  const { lend, undo, returned, asked } = terminal();
  expect(await lend()).toMatchObject({ ok: true, value: { loan: LOAN, canUndo: true } });
  expect(await undo()).toEqual(ok(BACK));
  expect(await undo()).toEqual(NOT_FOUND);
  expect(returned).toEqual([COPY]);
  expect(asked).toEqual([{ session: "token", loan: LOAN.id }]);
});

test("what this visit has not lent is not taken back: a return asks for no patron", async () => {
  const { undo, returned } = terminal();
  expect(await undo()).toEqual(NOT_FOUND);
  expect(returned).toEqual([]);
});

test.each<[string, Partial<CheckedOut>]>([
  ["a renewal", { renewed: true }],
  ["a loan that fulfilled a hold", { holdFulfilled: true }],
  ["a loan with a fee", { fee: { amount: 100, currency: "JPY", reason: "rental" } }],
  ["a copy that only the counter takes back", { returnable: false }],
])("%s cannot be undone, and says so", async (_what, lent) => {
  const { lend, undo, returned } = terminal({ lent });
  expect(await lend()).toMatchObject({ value: { canUndo: false } });
  expect(await undo()).toEqual(NOT_FOUND);
  expect(returned).toEqual([]);
});

test("a copy that the patron no longer has cannot be undone again", async () => {
  const { lend, undo, returned } = terminal({ takesBack: refused(refusal("loan-not-found")) });
  await lend();
  expect(await undo()).toEqual(NOT_FOUND);
  expect(await undo()).toEqual(NOT_FOUND);
  expect(returned).toEqual([COPY]);
});

test("a copy that was returned in the same visit is not lent any more", async () => {
  const { lend, undo, bringBack, returned } = terminal();
  await lend();
  expect(await bringBack()).toMatchObject({ ok: true });
  expect(await undo()).toEqual(NOT_FOUND);
  expect(returned).toEqual([COPY]);
});

test("where the library system takes nothing back, nothing can be undone", async () => {
  expect(await terminal({ checkIn: false }).lend()).toMatchObject({ value: { canUndo: false } });
});

test.each<Refusal>([refusal("not-done"), refusal("not-confirmed", { ticket: "4711" })])(
  "an undo that was not done is answered as it is, and may be asked again: %o",
  async (no) => {
    const { lend, undo, returned } = terminal({ takesBack: refused(no) });
    await lend();
    expect(await undo()).toEqual(refused(no));
    await undo();
    expect(returned).toEqual([COPY, COPY]);
  },
);
