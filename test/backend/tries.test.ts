import { randomUUID } from "node:crypto";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { MINUTE_MS, SECOND_MS } from "#backend/clock.ts";
import { endKiosk } from "#backend/services/kiosks.ts";
import { isPassword } from "#backend/services/password-hash.ts";
import { inTransaction } from "#backend/store/database.ts";
import { setTemporaryPassword } from "#backend/store/staff-patrons.ts";
import { addKiosk, openSecondBackend } from "#test/support/backend/second-backend.ts";
import { openSmallLibrary, PASSWORD, type SmallLibrary } from "#test/support/backend/small-library.ts";
import { RestPatron, refusalOf } from "#test/support/http/rest-client.ts";
import { hire } from "#test/support/http/rest-staff.ts";

// The real one; one test lets it fail.
vi.mock("#backend/services/password-hash.ts", { spy: true });

const WRONG = "Wrong123";

/** What is remembered of wrong passwords: of cards, and the level of the token file's kiosk. */
async function remembered({ backend }: SmallLibrary) {
  const cards = await backend.db.selectFrom("signInAttempts").select(["cardNumber", "failed"]).execute();
  const { guesses } = await backend.db
    .selectFrom("kiosks")
    .select("guesses")
    .orderBy("id")
    .executeTakeFirstOrThrow();
  return { cards, guesses };
}

describe("what staff do while a password is being looked at", () => {
  /** Signs in with the right password; `meanwhile` happens after it was read and before the session begins. */
  async function signInMeanwhile(meanwhile: (library: SmallLibrary, card: string) => Promise<unknown>) {
    const library = await openSmallLibrary();
    const card = await library.card();
    vi.mocked(isPassword).mockImplementationOnce(async () => {
      await meanwhile(library, card);
      return true;
    });
    const { status, no } = await library.kiosk.signIn(card, PASSWORD);
    expect(await library.backend.db.selectFrom("sessions").selectAll().execute()).toEqual([]);
    return { status, refusal: no.refusal };
  }

  test("a new temporary password: the old one opens no session any more", async () => {
    const told = await signInMeanwhile(({ backend }) =>
      inTransaction(backend.db, (trx) => setTemporaryPassword(trx, 1, backend.dummyHash)),
    );
    expect(told).toEqual({ status: 401, refusal: { name: "wrong-credentials" } });
  });

  test("the end of the card", async () => {
    const told = await signInMeanwhile(async (library, card) => {
      const staff = await hire(library, "manager");
      await staff.ask("changePatron", { card, expiresOn: library.inDays(-1) });
    });
    expect(told.refusal.name).toBe("card-expired");
  });

  test("the end of the kiosk", async () => {
    const told = await signInMeanwhile(({ backend, clock }) =>
      inTransaction(backend.db, (trx) => endKiosk(trx, "1", clock.now())),
    );
    expect(told).toEqual({ status: 401, refusal: { name: "settings-broken" } });
  });
});

describe("a try that was none", () => {
  test("one password change sent twice under one key counts no wrong password", async () => {
    const library = await openSmallLibrary();
    const second = await openSecondBackend(library);
    const patron = await library.patron();
    const key = randomUUID();
    const busy = Promise.withResolvers<void>();
    onTestFinished(() => busy.resolve());
    for (let place = 0; place < 3; place += 1) void second.backend.passwords.run(99, () => busy.promise);
    const late = new RestPatron(second.kiosk, patron.session).changePassword(PASSWORD, "Abc123", key);
    await expect.poll(() => second.backend.passwords.counts.waiting).toBeGreaterThan(0);
    const first = await patron.changePassword(PASSWORD, "Abc123", key);
    busy.resolve();
    expect((await late).value).toEqual(first.value);
    expect(await remembered(library)).toEqual({ cards: [], guesses: 0 });
  });

  test("a process that dies while it checks a correct fifth password leaves a lock of seconds", async () => {
    const library = await openSmallLibrary();
    const card = await library.card();
    for (let time = 0; time < 4; time += 1) await library.kiosk.signIn(card, WRONG);
    vi.mocked(isPassword).mockRejectedValueOnce(new Error("the power is cut"));
    expect((await library.kiosk.signIn(card, PASSWORD)).status).toBe(500);
    expect(await refusalOf(library.kiosk.signIn(card, PASSWORD))).toBe("card-locked");
    library.clock.forward(30 * SECOND_MS);
    expect((await library.kiosk.signIn(card, PASSWORD)).status).toBe(200);
  });
});

test("a card that is locked again and again costs its kiosk more each time, and no other kiosk", async () => {
  const slowing = { freeFailures: 2, mostFailures: 6, forgetSeconds: 10, maxDelaySeconds: 0 };
  const library = await openSmallLibrary({ slowing });
  const elsewhere = await addKiosk(library, "East, entrance");
  const card = await library.card();
  const wrong = async (times: number) => {
    const said: string[] = [];
    for (let time = 0; time < times; time += 1) said.push(await refusalOf(library.kiosk.signIn(card, WRONG)));
    return said;
  };
  expect(await wrong(6)).toEqual([...Array<string>(5).fill("wrong-credentials"), "card-locked"]);
  library.clock.forward(10 * MINUTE_MS);
  expect(await wrong(4)).toEqual([...Array<string>(3).fill("wrong-credentials"), "too-many-requests"]);
  expect(await refusalOf(elsewhere.kiosk.signIn(card, WRONG))).toBe("wrong-credentials");
  const before = await remembered(library);
  library.clock.forward(10 * SECOND_MS);
  expect((await library.kiosk.signIn(card, PASSWORD)).status).toBe(200);
  // The right password takes back what it cost, and the card costs one again.
  expect(await remembered(library)).toEqual({ cards: [], guesses: before.guesses - 1 });
});
