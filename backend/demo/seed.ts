import { join } from "node:path";
import type { Backend } from "../backend.ts";
import { DAY_MS } from "../clock.ts";
import { addDays, dateOf } from "../rules/dates.ts";
import { hashPassword } from "../services/password-hash.ts";
import { inTransaction } from "../store/database.ts";
import { firstLibrary, replaceLibraries } from "../store/libraries.ts";
import { lockName } from "../store/locks.ts";
import { addPatron, recordAttempts } from "../store/patrons.ts";
import type { ReadableDb, WritableDb } from "../store/schema.ts";
import { hasTitles } from "../store/titles.ts";
import { type FixedCopies, seedCatalogue } from "./catalogue.ts";
import { seedClasses } from "./classes.ts";
import { type DemoPatron, readLibraries, readPatrons } from "./patrons.ts";
import { randomFrom } from "./random.ts";
import { Story } from "./story.ts";
import { readTitles } from "./titles.ts";

const ASSETS = join(import.meta.dirname, "../../assets/demo");
/** The demo is the same on every machine, except that its dates are relative to today. */
const SEED = 20261125;
/** Has three copies, all on loan, and a queue. */
const BESTSELLER = "銀河鉄道の父";
const BESTSELLER_QUEUE = 12;
/** Always on the shelf in two libraries, for a first tour of the kiosk. */
const ALWAYS_THERE = "吾輩は猫である";
/** Patrons without a known card: they only have loans and holds. */
const BACKGROUND_PATRONS = 40;
const FIRST_BACKGROUND_CARD = 9_000_001;
const ON_LOAN_SHARE = 0.2;

/**
 * Fills an empty catalogue with the demo library, in one transaction and once when several processes start together. A database
 * with titles or libraries stays unchanged. Dates are relative to today.
 */
export async function seedDemo(backend: Backend): Promise<void> {
  if (await hasOwn(backend.db)) return;
  const patrons = readPatrons(join(ASSETS, "patrons.json")).filter((patron) => !patron.elsewhere);
  const libraries = readLibraries(join(ASSETS, "libraries.json"));
  const titles = readTitles(join(ASSETS, "titles"));
  const hashes = await hashAll(["Background1", ...patrons.map((patron) => patron.password)]);
  const random = randomFrom(SEED);
  await inTransaction(backend.db, async (trx) => {
    await lockName(trx, "demo");
    if (await hasOwn(trx)) return;
    await replaceLibraries(trx, libraries);
    const ids = libraries.map((library) => library.id);
    const copies = await seedCatalogue(trx, random, titles, ids, fixedCopies(ids));
    await seedClasses(trx);
    const people = await seedBackground(trx, hashes.get("Background1") ?? "");
    const story = new Story({ trx, backend, random, copies, people, spared: sparedTitles(patrons) });
    await story.everyCopyOut(BESTSELLER);
    for (const patron of patrons)
      await seedPatron(backend, trx, patron, hashes.get(patron.password) ?? "", story);
    await story.fillQueue(BESTSELLER, BESTSELLER_QUEUE);
    await story.lendAround(ON_LOAN_SHARE);
  });
}

/** Whether there is real data, which the demo must not be added to. */
async function hasOwn(db: ReadableDb): Promise<boolean> {
  return (await hasTitles(db)) || (await firstLibrary(db)) !== null;
}

async function hashAll(passwords: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const distinct = [...new Set(passwords)];
  return new Map(await Promise.all(distinct.map(async (one) => [one, await hashPassword(one)] as const)));
}

function fixedCopies(libraries: readonly string[]): FixedCopies {
  const fixed = new Map([
    [BESTSELLER, libraries],
    [ALWAYS_THERE, libraries.slice(0, 2)],
  ]);
  return ({ title, kept }) => (kept === null ? fixed.get(title) : undefined);
}

/** Titles of the demo scenarios, which background patrons do not use. */
function sparedTitles(patrons: readonly DemoPatron[]): ReadonlySet<string> {
  const told = patrons.flatMap((patron) => [...patron.loans, ...patron.holds].map((one) => one.title));
  return new Set([BESTSELLER, ALWAYS_THERE, ...told]);
}

async function seedBackground(trx: WritableDb, passwordHash: string): Promise<readonly number[]> {
  const ids: number[] = [];
  for (let at = 0; at < BACKGROUND_PATRONS; at += 1) {
    const cardNumber = String(FIRST_BACKGROUND_CARD + at);
    ids.push(
      await addPatron(trx, {
        cardNumber,
        passwordHash,
        passwordKind: "real",
        emailState: "none",
        hearingImpaired: 0,
      }),
    );
  }
  return ids;
}

async function seedPatron(
  backend: Backend,
  trx: WritableDb,
  patron: DemoPatron,
  passwordHash: string,
  story: Story,
): Promise<void> {
  const now = backend.clock.now();
  const today = dateOf(now, backend.settings.timeZone);
  const id = await addPatron(trx, {
    cardNumber: patron.card,
    passwordHash,
    passwordKind: patron.temporaryPassword ? "temporary" : "real",
    expiresOn: patron.expiredDaysAgo === null ? null : addDays(today, -patron.expiredDaysAgo),
    email: patron.email?.address ?? null,
    emailState: patron.email?.state ?? "none",
    hearingImpaired: patron.hearingImpaired ? 1 : 0,
  });
  if (patron.lockedDays !== null) {
    const lockedUntil = now + patron.lockedDays * DAY_MS;
    const { maxFailed } = backend.settings.signIn;
    await recordAttempts(trx, patron.card, { failed: maxFailed, locks: 1, lockedUntil }, now);
  }
  for (const loan of patron.loans) await story.lend(id, loan);
  for (const hold of patron.holds) await story.hold(id, hold);
  for (const message of patron.messages) await story.tell(id, message);
}
