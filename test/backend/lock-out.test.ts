import type { KyselyPlugin } from "kysely";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { MINUTE_MS, SECOND_MS } from "#backend/clock.ts";
import { unlockCard } from "#backend/services/lock-out.ts";
import { hashPassword, isPassword } from "#backend/services/password-hash.ts";
import { signIn } from "#backend/services/sign-in.ts";
import { inTransaction } from "#backend/store/database.ts";
import { startBackend } from "#test/support/backend/backend-process.ts";
import { addKiosk, openSecondBackend } from "#test/support/backend/second-backend.ts";
import { openSmallLibrary, PASSWORD, type SmallLibrary } from "#test/support/backend/small-library.ts";
import { testPlace } from "#test/support/backend/test-database.ts";
import { RestKiosk, refusalOf } from "#test/support/http/rest-client.ts";

// The real one; only its calls are counted.
vi.mock("#backend/services/password-hash.ts", { spy: true });

const WRONG = "Wrong123";
/** Locks like any other (D17). */
const NOBODYS_CARD = "7654321";
/** What is in a query but differs from patron to patron. */
const CONTENTS = new Set(["value", "values"]);

/** Writes down the shape of every statement. */
function listenerOf(statements: string[]): KyselyPlugin {
  return {
    transformQuery({ node }) {
      statements.push(JSON.stringify(node, (key, value: unknown) => (CONTENTS.has(key) ? "?" : value)));
      return node;
    },
    transformResult: async ({ result }) => result,
  };
}

/** Long ago enough for the kiosk to have forgotten every wrong password of a test. */
const A_WHILE_MS = 20 * MINUTE_MS;

function names(answers: readonly Promise<{ readonly status: number; readonly raw: unknown }>[]) {
  return Promise.all(
    answers.map(async (answer) => {
      const { raw } = await answer;
      const { refusal } = raw as { readonly refusal?: { readonly name: string } };
      return refusal?.name ?? "ok";
    }),
  );
}

function count(all: readonly string[], name: string): number {
  return all.filter((one) => one === name).length;
}

/** Guesses that were not checked: the card was locked, or the queue was full on a slow machine. */
function unlooked(all: readonly string[]): number {
  return count(all, "card-locked") + count(all, "too-many-requests");
}

describe("D64, lock-out", () => {
  test("fifty guesses at once through two processes are five guesses", async () => {
    const place = await testPlace();
    onTestFinished(() => place.discard());
    const first = await startBackend({ folder: place.folder });
    onTestFinished(() => first.kill());
    const second = await startBackend({ folder: place.folder });
    onTestFinished(() => second.kill());
    const kiosks = [first, second].map(({ url, token }) => new RestKiosk(url, token));
    const answers = await names(
      Array.from({ length: 50 }, (_, at) => (kiosks[at % 2] as RestKiosk).signIn(NOBODYS_CARD, WRONG)),
    );
    expect([count(answers, "wrong-credentials"), unlooked(answers)]).toEqual([5, 45]);
  });

  test("nor are they more at ten kiosks, of which none waits for another", async () => {
    const library = await openSmallLibrary();
    const second = await openSecondBackend(library);
    const added = await Promise.all(Array.from({ length: 10 }, (_, at) => addKiosk(library, `kiosk ${at}`)));
    const kiosks = added.flatMap(({ token, kiosk }) => [kiosk, new RestKiosk(second.url, token)]);
    for (const card of [await library.card(), await library.card(), await library.card()]) {
      const answers = await names(
        Array.from({ length: 60 }, (_, at) => (kiosks[at % 20] as RestKiosk).signIn(card, WRONG)),
      );
      expect([count(answers, "wrong-credentials"), unlooked(answers)]).toEqual([5, 55]);
    }
  });

  test("the right password is let in as the fifth try, and then the count begins anew", async () => {
    const library = await openSmallLibrary();
    const { kiosk } = await openSecondBackend(library);
    const card = await library.card();
    for (let time = 0; time < 4; time += 1) await library.kiosk.signIn(card, WRONG);
    expect((await kiosk.signIn(card, PASSWORD)).status).toBe(200);
    for (let time = 0; time < 4; time += 1) await kiosk.signIn(card, WRONG);
    expect((await library.kiosk.signIn(card, PASSWORD)).status).toBe(200);
  });

  test("after the lock a card has five tries again, not one", async () => {
    const library = await openSmallLibrary();
    const card = await library.card();
    for (let time = 0; time < 5; time += 1) await library.kiosk.signIn(card, WRONG);
    library.clock.forward(10 * MINUTE_MS);
    expect(await refusalOf(library.kiosk.signIn(card, WRONG))).toBe("wrong-credentials");
    expect((await library.kiosk.signIn(card, PASSWORD)).status).toBe(200);
  });

  test("staff unlock a card before its time", async () => {
    const library = await openSmallLibrary();
    const card = await library.card();
    for (let time = 0; time < 5; time += 1) await library.kiosk.signIn(card, WRONG);
    expect(await refusalOf(library.kiosk.signIn(card, PASSWORD))).toBe("card-locked");
    await inTransaction(library.backend.db, (trx) => unlockCard(trx, card));
    expect((await library.kiosk.signIn(card, PASSWORD)).status).toBe(200);
  });
});

describe("D17: an unknown card and a wrong password", () => {
  /** Every statement of one refused sign-in, and how many passwords were looked at for it. */
  async function workOf(library: SmallLibrary, card: string) {
    const statements: string[] = [];
    const [kiosk] = await library.backend.db.selectFrom("kiosks").select("id").execute();
    const db = library.backend.db.withPlugin(listenerOf(statements));
    const result = await signIn({ ...library.backend, db }, kiosk?.id ?? 0, {
      cardNumber: card,
      password: WRONG,
    });
    const hashes = vi.mocked(isPassword).mock.calls.length;
    vi.mocked(isPassword).mockClear();
    return { result, statements, hashes };
  }

  test("cost the same work: the same statements in the same order, and one hash each", async () => {
    const library = await openSmallLibrary();
    const known = await workOf(library, await library.card());
    const unknown = await workOf(library, NOBODYS_CARD);
    expect(unknown).toEqual(known);
    expect(known.hashes).toBe(1);
    expect(known.statements.length).toBeGreaterThan(3);
    expect(known.result).toEqual({ ok: false, refusal: { name: "wrong-credentials" } });
  });

  test("the hash for an unknown card takes as long as a patron's", async () => {
    const library = await openSmallLibrary();
    // The recipe, and the lengths of salt and key.
    const cost = (hash: string) => hash.split("$").map((part, at) => (at < 4 ? part : part.length));
    expect(cost(library.backend.dummyHash)).toEqual(cost(await hashPassword(PASSWORD)));
  });
});

describe("throttle per kiosk", () => {
  const SLOWING = { freeFailures: 2, mostFailures: 6, forgetSeconds: 10, maxDelaySeconds: 0.4 };

  /** A wrong password for another card each time. */
  async function guess(library: SmallLibrary, at: RestKiosk, times: number) {
    const took: number[] = [];
    const said: string[] = [];
    for (let time = 0; time < times; time += 1) {
      const from = performance.now();
      said.push(await refusalOf(at.signIn(await library.card(), WRONG)));
      took.push(performance.now() - from);
    }
    return { took, said };
  }

  test("many wrong passwords over different cards: answers come later and later, then the kiosk has to wait", async () => {
    const library = await openSmallLibrary({ slowing: SLOWING });
    const { took, said } = await guess(library, library.kiosk, 7);
    expect(said).toEqual([...Array<string>(6).fill("wrong-credentials"), "too-many-requests"]);
    // The last answer before the wait was held back for three quarters of the longest delay.
    expect(took[5]).toBeGreaterThanOrEqual(300 - 1);
    const told = await library.kiosk.signIn(await library.card(), WRONG);
    expect(told.no.refusal).toEqual({ name: "too-many-requests", details: { seconds: 10 } });
    expect(told.status).toBe(429);
  });

  test("it never denies service elsewhere: another kiosk is neither slowed nor refused", async () => {
    const library = await openSmallLibrary({ slowing: SLOWING });
    const card = await library.card();
    await guess(library, library.kiosk, 8);
    const { kiosk } = await addKiosk(library, "East, entrance");
    expect((await kiosk.signIn(card, PASSWORD)).status).toBe(200);
  });

  test("the right patron waits seconds, not minutes, however many wrong tries came before", async () => {
    const library = await openSmallLibrary({ slowing: SLOWING });
    const card = await library.card();
    await guess(library, library.kiosk, 20);
    library.clock.forward(SLOWING.forgetSeconds * SECOND_MS);
    expect((await library.kiosk.signIn(card, PASSWORD)).status).toBe(200);
  });

  test("a right password gives its own try back and forgives no other", async () => {
    const library = await openSmallLibrary({ slowing: SLOWING });
    const card = await library.card();
    for (let time = 0; time < 6; time += 1) {
      expect((await library.kiosk.signIn(card, PASSWORD)).status).toBe(200);
      expect(await refusalOf(library.kiosk.signIn(await library.card(), WRONG))).toBe("wrong-credentials");
    }
    expect(await refusalOf(library.kiosk.signIn(card, PASSWORD))).toBe("too-many-requests");
  });

  test("many at once through two processes are not more than one after another", async () => {
    const library = await openSmallLibrary({ slowing: SLOWING });
    const { kiosk } = await openSecondBackend(library);
    const cards = await Promise.all(Array.from({ length: 40 }, () => library.card()));
    const answers = await names(
      cards.map((card, at) => (at % 2 === 0 ? kiosk : library.kiosk).signIn(card, WRONG)),
    );
    expect([count(answers, "wrong-credentials"), count(answers, "too-many-requests")]).toEqual([6, 34]);
  });

  test("a quiet while forgets everything", async () => {
    const library = await openSmallLibrary({ slowing: SLOWING });
    await guess(library, library.kiosk, 6);
    library.clock.forward(A_WHILE_MS);
    const { said } = await guess(library, library.kiosk, 6);
    expect(new Set(said)).toEqual(new Set(["wrong-credentials"]));
  });
});
