import { expect, onTestFinished, test } from "vitest";
import { SETTINGS } from "#contract/settings/settings.schema.ts";
import { createLibrary } from "#main/library/adapter.ts";
import type { Journal } from "#main/library/journal.ts";
import type { Adapter } from "#main/library/live.ts";
import { createLog } from "#main/log/log.ts";
import { testLending } from "#main/staff/lending-test.ts";
import { openSmallLibrary, PASSWORD } from "#test/support/backend/small-library.ts";
import { barcodes } from "#test/support/http/rest-staff.ts";

interface Scene {
  /** What terminals may do at the backend. */
  readonly terminals?: {
    readonly lend?: boolean;
    readonly takeBack?: boolean;
    readonly cardAlone?: boolean;
  };
  readonly byCard?: boolean;
  readonly password?: string;
  /** What the library system has no feature for. */
  readonly unable?: Partial<Adapter["capabilities"]>;
}

/** Runs the test on a backend of its own, and tells what it left there. */
async function run({
  terminals = { lend: true, takeBack: true },
  byCard = false,
  password = PASSWORD,
  unable = {},
}: Scene) {
  const library = await openSmallLibrary({ terminals });
  const backend = { url: library.url, token: library.backend.kioskToken };
  const port = createLibrary(SETTINGS.parse({ backend }), createLog(null, false));
  onTestFinished(() => port.end());
  const written: string[] = [];
  const carry: Journal["carry"] = (verb, _key, send) => {
    written.push(verb);
    return send();
  };
  const [title = ""] = await library.manyTitles(1);
  const [barcode = ""] = await barcodes(library, title);
  const card = { cardNumber: await library.card(), password };
  const able = { ...port, capabilities: { ...port.capabilities, ...unable } };
  const steps = await testLending(able, { carry }, { card, barcode, byCard });
  const lent = await library.backend.db.selectFrom("loans").selectAll().execute();
  const sessions = await library.backend.db.selectFrom("sessions").selectAll().execute();
  return {
    outcomes: steps.map(({ step, outcome }) => [step, outcome]),
    tags: steps.map(({ tag }) => tag),
    written,
    lent: lent.length,
    sessions: sessions.length,
  };
}

test("lends and takes back, and leaves no loan and no session behind", async () => {
  expect(await run({})).toEqual({
    outcomes: [
      ["sign-in", "ok"],
      ["lend", "ok"],
      ["take-back", "ok"],
    ],
    // Shiori's backend knows nothing of security tags.
    tags: [undefined, "unsaid", "unsaid"],
    written: ["checkOut", "checkIn"],
    lent: 0,
    sessions: 0,
  });
});

test("signs in as the terminal lets patrons borrow: with the card alone, without its password", async () => {
  const all = { lend: true, takeBack: true };
  const byCard = { byCard: true, password: "not the password" };
  expect(await run({ ...byCard, terminals: { ...all, cardAlone: true } })).toMatchObject({
    outcomes: [
      ["sign-in", "ok"],
      ["lend", "ok"],
      ["take-back", "ok"],
    ],
    lent: 0,
    sessions: 0,
  });
  expect(await run({ ...byCard, terminals: all })).toMatchObject({
    outcomes: [
      ["sign-in", { name: "password-needed" }],
      ["lend", "skipped"],
      ["take-back", "skipped"],
    ],
    lent: 0,
  });
});

test("notices when the terminal lends and the backend does not", async () => {
  expect(await run({ terminals: {} })).toMatchObject({
    outcomes: [
      ["sign-in", "ok"],
      ["lend", { name: "counter-only" }],
      ["take-back", "skipped"],
    ],
    lent: 0,
    sessions: 0,
  });
});

test("tells which step failed when the copy stays lent", async () => {
  expect(await run({ terminals: { lend: true } })).toMatchObject({
    outcomes: [
      ["sign-in", "ok"],
      ["lend", "ok"],
      ["take-back", { name: "counter-only" }],
    ],
    lent: 1,
  });
});

test("with a wrong password nothing is lent", async () => {
  expect(await run({ password: "Wrong123" })).toMatchObject({
    outcomes: [
      ["sign-in", { name: "wrong-credentials" }],
      ["lend", "skipped"],
      ["take-back", "skipped"],
    ],
    written: [],
    lent: 0,
  });
});

test("a system that cannot lend is not asked to", async () => {
  expect(await run({ unable: { checkOut: false } })).toMatchObject({
    outcomes: [
      ["sign-in", "ok"],
      ["lend", "unable"],
      ["take-back", "skipped"],
    ],
    written: [],
    sessions: 0,
  });
});
