import { describe, expect, it, test } from "vitest";
import type { CheckedOut } from "#contract/domain/lending.ts";
import type { Verb } from "#contract/ipc/calls.ts";
import { CALLS, VERBS } from "#contract/ipc/verbs.ts";
import type { LibraryPort } from "#contract/library/port.ts";
import { type Refusal, refusal } from "#contract/refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import { accountCalls } from "#main/ipc/account-calls.ts";
import type { CallContext } from "#main/ipc/context.ts";
import { gateScene } from "#test/support/main/call-gate.ts";
import { kiosk, OTHER, OWN, openVisit } from "#test/support/main/visit-machine.ts";
import { HELLO } from "#test/support/screens/fake-kiosk.ts";
import { loan } from "#test/support/screens/sample-records.ts";

const ABLE = { ...HELLO.capabilities, checkOut: true, checkIn: true };
const LENT: CheckedOut = {
  loan: loan("1", "雪国", { barcode: "100000001" }),
  renewed: false,
  holdFulfilled: false,
  tag: "unsaid",
};
const FEE = { amount: 100, currency: "JPY", reason: "rental" } as const;
const HOLD = { hold: "1", pickup: "central", contact: "none" };
/** Valid arguments of every call about an account. */
const ACCOUNT: Partial<Record<Verb, object>> = {
  overview: {},
  changePassword: { current: "Shiori7", next: "Shiori8" },
  loans: {},
  renew: { loan: "1" },
  holds: {},
  pickupPlaces: { title: "1" },
  placeHold: { title: "1", pickup: "central", contact: "none" },
  changeHold: HOLD,
  cancelHold: { hold: "1" },
  suspendHold: { hold: "1", until: null },
  resumeHold: { hold: "1" },
  messages: {},
  readMessage: { message: "1" },
  setEmail: { address: "a@library.example", again: "a@library.example", language: "ja" },
  deleteEmail: {},
  confirmEmail: { code: "012345" },
  resendEmailCode: { language: "ja" },
  printHold: { hold: "1", language: "ja" },
  printList: { list: "loans", language: "ja" },
};

describe("D87: a patron who signed in with the card alone", () => {
  test("has every call about an account in this table", () => {
    const verbs = VERBS.filter((verb) => ["patron", "any-patron"].includes(CALLS[verb].access));
    expect(Object.keys(ACCOUNT).toSorted()).toEqual(verbs.toSorted());
  });

  it.each(Object.entries(ACCOUNT))("may not %s, and no library is asked", async (verb, args) => {
    // The library of this gate throws when it is asked anything.
    const d = gateScene({ state: openVisit("card") });
    expect(await d.call(verb, args)).toMatchObject({
      answer: { ok: false, refusal: { name: "password-needed" } },
    });
    expect(d.log.recent()).toMatchObject([{ event: "refused", refusal: "password-needed" }]);
  });

  /** The page's answer to a loan that the library answers so. */
  async function told(answer: Result<CheckedOut>, access: "card" | "real" = "card"): Promise<unknown> {
    const library: Partial<LibraryPort> = { capabilities: ABLE, checkOut: async () => answer };
    const d = gateScene({ state: openVisit(access), answers: library });
    return (await d.call("checkOut", { barcode: "100000001", renew: false })).answer;
  }

  it("may borrow, and is not told of a fulfilled hold or why a loan cannot be renewed", async () => {
    const late = { ok: false, refusal: refusal("renewal-overdue") } as const;
    const answer = { ...LENT, loan: { ...LENT.loan, renewal: late }, holdFulfilled: true };
    const renewal = { ok: true, newDueDate: "" };
    expect(await told(ok(answer))).toEqual(ok({ ...LENT, loan: { ...LENT.loan, renewal }, canUndo: false }));
    expect(await told(ok({ ...LENT, holdFulfilled: true }), "real")).toMatchObject({
      value: { holdFulfilled: true },
    });
  });

  it.each<Refusal>([
    refusal("loan-limit", { max: 10, have: 10 }),
    refusal("owing"),
    refusal("lend-overdue"),
    refusal("card-blocked"),
    refusal("card-expired", { date: "2026-11-01" }),
    refusal("age-limit"),
    refusal("fee", { fee: { ...FEE, reason: "overdue" } }),
  ])("is not told what is the matter with the account: $name", async (no) => {
    expect(await told(refused(no))).toEqual(refused(refusal("password-needed")));
    expect(await told(refused(no), "real")).toEqual(refused(no));
  });

  it("is not told of an earlier loan that it is the patron's, nor until when", async () => {
    const no = refused(refusal("lent-to-you", { date: "2026-12-09" }));
    expect(await told(no)).toEqual(refused(refusal("lent-to-another")));
    expect(await told(no, "real")).toEqual(no);
  });

  it.each<Refusal>([refusal("waits-for-another"), refusal("fee", { fee: FEE }), refusal("not-done")])(
    "is told what is the matter with the copy: $name",
    async (no) => expect(await told(refused(no))).toEqual(refused(no)),
  );

  it("renews nothing, and no library is asked", async () => {
    const d = gateScene({ state: openVisit("card") });
    expect(await d.call("checkOut", { barcode: "100000001", renew: true })).toMatchObject({
      answer: { refusal: { name: "password-needed" } },
    });
  });

  it.each([
    ["guest", "signed-out"],
    ["temporary", "temporary-password"],
  ] as const)("is not a %s, who may not borrow", async (access, name) => {
    const d = gateScene({ state: openVisit(access) });
    expect(await d.call("checkOut", { barcode: "100000001", renew: false })).toMatchObject({
      answer: { refusal: { name } },
    });
  });

  it("is so only where the terminal allows it", async () => {
    const d = gateScene({ state: openVisit("guest"), unable: ["checkOutByCard"] });
    expect(await d.call("signInByCard")).toMatchObject({ answer: { refusal: { name: "unexpected" } } });
  });
});

describe("signInByCard", () => {
  const asked: string[] = [];
  const told: unknown[] = [];
  const kept: string[] = [];
  const context = (more: Partial<CallContext>): CallContext =>
    ({
      card: OWN,
      typed: false,
      session: "",
      library: {
        signInByCard: async ({ cardNumber }: { readonly cardNumber: string }) => {
          asked.push(cardNumber);
          return ok({ session: "by card" });
        },
      },
      keepSession: (session: string) => kept.push(session) > 0,
      dispatch: (event: unknown) => told.push(event),
      ...more,
    }) as unknown as CallContext;
  const signIn = (more: Partial<CallContext> = {}) => {
    asked.length = 0;
    told.length = 0;
    kept.length = 0;
    return accountCalls.signInByCard({}, context(more));
  };

  it("opens the right to borrow for the card that was scanned", async () => {
    expect(await signIn()).toEqual(ok(null));
    expect([asked, kept, told]).toEqual([[OWN], ["by card"], [{ type: "signed-in", access: "card" }]]);
  });

  it("sends no request about a typed number", async () => {
    expect(await signIn({ typed: true })).toEqual(refused({ name: "password-needed" }));
    expect(asked).toEqual([]);
  });

  it("takes no rights from who gave a password", async () => {
    expect(await signIn({ session: "by password" })).toEqual(refused({ name: "password-needed" }));
    expect(asked).toEqual([]);
  });

  it("sends no request without a card", async () => {
    expect(await signIn({ card: null })).toEqual(refused({ name: "signed-out" }));
    expect(asked).toEqual([]);
  });

  it("does not sign in when the card changed meanwhile", async () => {
    expect(await signIn({ keepSession: () => false })).toEqual(refused({ name: "signed-out" }));
    expect(told).toEqual([]);
  });
});

describe("the visit of a card alone", () => {
  it("knows whether the number was typed", () => {
    const d = kiosk();
    d.scan(OWN);
    expect(d.state()).toMatchObject({ card: OWN, typed: false });
    d.happen({ type: "card-entered", number: OTHER });
    expect(d.state()).toMatchObject({ card: OTHER, typed: true });
    d.scan(OTHER);
    expect(d.state()).toMatchObject({ card: OTHER, typed: false });
  });

  it("ends with the same card, and makes way for another", () => {
    for (const [card, reason] of [
      [OWN, "own-card"],
      [OTHER, "other-card"],
    ] as const) {
      const d = kiosk();
      d.scan(OWN);
      d.happen({ type: "signed-in", access: "card" });
      expect(d.phase()).toBe("signed-in");
      d.scan(card);
      expect(d.state()).toMatchObject({ phase: "ending", reason });
    }
  });

  it("has all rights after the password", () => {
    const d = kiosk();
    d.scan(OWN);
    d.happen({ type: "signed-in", access: "card" });
    d.happen({ type: "signed-in", access: "real" });
    expect(d.state()).toMatchObject({ access: "real" });
  });
});
