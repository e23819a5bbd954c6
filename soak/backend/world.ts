import { addDays, dateOf } from "#backend/rules/dates.ts";
import { hashPassword } from "#backend/services/password-hash.ts";
import { newToken, tokenHash } from "#backend/services/tokens.ts";
import { inTransaction } from "#backend/store/database.ts";
import { addKiosk } from "#backend/store/kiosks.ts";
import { addLibrary } from "#backend/store/libraries.ts";
import { addLoan } from "#backend/store/loans.ts";
import { addPatron } from "#backend/store/patrons.ts";
import type { ReadableDb, WritableDb } from "#backend/store/schema.ts";
import { insertStaff } from "#backend/store/staff.ts";
import { LOANS_PER_PATRON, type SoakPlan } from "./plan.ts";

export const LIBRARIES = ["central", "west", "east"] as const;
/** Everybody's password; there is nothing to find behind it. */
export const PASSWORD = "Shiori7";
const FIRST_CARD = 3_000_001;
const FIRST_BARCODE = 100_000_001;
const TIME_ZONE = "Asia/Tokyo";
/** Loans of the beginning are due in so many days. */
const DUE_IN_DAYS = 10;
const LOAN_DAYS = 14;

/** A patron of the soak. */
export interface SoakPatron {
  readonly id: number;
  readonly card: string;
}

/** What there is before the first kiosk begins. */
export interface World {
  readonly patrons: readonly SoakPatron[];
  /** Ids of the titles many want, and of the others. */
  readonly hot: readonly string[];
  readonly quiet: readonly string[];
  /** Titles that are on loan; some are held, which stops their renewal. */
  readonly lent: readonly string[];
  /** Every copy. */
  readonly barcodes: readonly string[];
  /** Copies that are on loan at the start. */
  readonly lentAtFirst: ReadonlySet<string>;
  /** Tokens of the members of staff. */
  readonly staff: readonly string[];
  /** Tokens of the kiosks: each has its own, as in a library. */
  readonly kiosks: readonly string[];
}

/** Fills an empty database. Titles have no words worth finding: the soak does not search. */
export async function makeWorld(db: ReadableDb, plan: SoakPlan): Promise<World> {
  const passwordHash = await hashPassword(PASSWORD);
  const lentTitles = plan.patrons;
  return inTransaction(db, async (trx) => {
    for (const [place, id] of LIBRARIES.entries()) await addSoakLibrary(trx, id, place);
    const titles = await addTitles(trx, plan.hotTitles + plan.quietTitles + lentTitles);
    const copies = await addCopies(trx, titles);
    const patrons: SoakPatron[] = [];
    for (let at = 0; at < plan.patrons; at += 1) {
      const card = String(FIRST_CARD + at);
      const words = { passwordKind: "real", email: null, emailState: "none", hearingImpaired: 0 } as const;
      patrons.push({ id: await addPatron(trx, { ...words, cardNumber: card, passwordHash }), card });
    }
    const hot = titles.slice(0, plan.hotTitles);
    const quiet = titles.slice(plan.hotTitles, plan.hotTitles + plan.quietTitles);
    const lent = titles.slice(plan.hotTitles + plan.quietTitles);
    return {
      patrons,
      hot: hot.map(String),
      quiet: quiet.map(String),
      lent: lent.map(String),
      ...(await lendOut(
        trx,
        patrons,
        lent.flatMap((title) => copies.get(title) ?? []),
      )),
      staff: await addStaff(trx, plan.staff),
      kiosks: await addKiosks(trx, plan.kiosks),
    };
  });
}

async function addSoakLibrary(trx: WritableDb, id: string, place: number): Promise<void> {
  const names = {
    nameJa: id,
    nameEn: id,
    shortJa: id,
    shortEn: id,
    pickupJa: `${id}の棚`,
    pickupEn: `${id} shelf`,
  };
  const hours = JSON.stringify(Array(7).fill({ open: "09:00", close: "19:00" }));
  await addLibrary(trx, { id, place, ...names, phone: "000-000-0000", hours });
}

async function addTitles(trx: WritableDb, count: number): Promise<readonly number[]> {
  const words = {
    reading: "",
    subtitle: "",
    volume: "",
    publisher: "",
    year: 2020,
    ndc: "913.6",
    bookMark: "ナ",
    material: "book",
    audience: "general",
    language: "ja",
    pages: null,
    isbn: "",
    summary: "",
  } as const;
  const ids: number[] = [];
  for (let at = 0; at < count; at += 1) {
    const title = `題名${at}`;
    const row = { ...words, title };
    ids.push((await trx.insertInto("titles").values(row).returning("id").executeTakeFirstOrThrow()).id);
  }
  return ids;
}

/** Each title has a copy per library: enough for everybody's loans. */
async function addCopies(trx: WritableDb, titles: readonly number[]): Promise<ReadonlyMap<number, number[]>> {
  const copies = new Map<number, number[]>();
  let barcode = FIRST_BARCODE;
  for (const titleId of titles) {
    for (const libraryId of LIBRARIES.slice(0, LOANS_PER_PATRON)) {
      const row = { titleId, libraryId, barcode: String(barcode), placeJa: "1階", placeEn: "1F" };
      const rest = { closedStacks: 0, callNumber: "913.6 ナ", kept: null, missing: 0 } as const;
      const { id } = await trx
        .insertInto("copies")
        .values({ ...row, ...rest })
        .returning("id")
        .executeTakeFirstOrThrow();
      copies.set(titleId, [...(copies.get(titleId) ?? []), id]);
      barcode += 1;
    }
  }
  return copies;
}

async function lendOut(
  trx: WritableDb,
  patrons: readonly SoakPatron[],
  copies: readonly number[],
): Promise<Pick<World, "barcodes" | "lentAtFirst">> {
  const today = dateOf(Date.now(), TIME_ZONE);
  const dueDate = addDays(today, DUE_IN_DAYS);
  const loanedOn = addDays(dueDate, -LOAN_DAYS);
  for (const [at, copyId] of copies.entries()) {
    const patron = patrons[at % patrons.length];
    if (patron !== undefined)
      await addLoan(trx, { copyId, patronId: patron.id, loanedOn, dueDate, renewals: 0 });
  }
  const rows = await trx
    .selectFrom("copies")
    .leftJoin("loans", "loans.copyId", "copies.id")
    .select(["copies.barcode", "loans.id as loanId"])
    .orderBy("copies.id")
    .execute();
  const lent = rows.filter((row) => row.loanId !== null);
  return {
    barcodes: rows.map((row) => row.barcode),
    lentAtFirst: new Set(lent.map((row) => row.barcode)),
  };
}

async function addKiosks(trx: WritableDb, count: number): Promise<readonly string[]> {
  const tokens: string[] = [];
  for (let at = 0; at < count; at += 1) {
    const token = newToken();
    const kiosk = { name: `kiosk-${at}`, kind: "kiosk", tokenHash: tokenHash(token) } as const;
    await addKiosk(trx, kiosk, Date.now());
    tokens.push(token);
  }
  return tokens;
}

async function addStaff(trx: WritableDb, members: number): Promise<readonly string[]> {
  const tokens: string[] = [];
  for (let at = 0; at < members; at += 1) {
    const token = newToken();
    const member = { name: `counter ${at}`, role: "counter", madeAt: Date.now() } as const;
    await insertStaff(trx, { ...member, tokenHash: tokenHash(token) });
    tokens.push(token);
  }
  return tokens;
}
