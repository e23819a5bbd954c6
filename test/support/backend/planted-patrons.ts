import { upsertRecords } from "#backend/catalogue/write.ts";
import { addDays, dateOf } from "#backend/rules/dates.ts";
import { hashPassword } from "#backend/services/password-hash.ts";
import { inTransaction, openDatabase } from "#backend/store/database.ts";
import { addLoan } from "#backend/store/loans.ts";
import { addPatron, patronByCard } from "#backend/store/patrons.ts";
import { copiesOfTitles } from "#backend/store/records.ts";
import type { WritableDb } from "#backend/store/schema.ts";
import { record } from "./catalogue-records.ts";

/** An invented patron whose every word can be looked for: it is nowhere else on the machine. */
export interface PlantedPatron {
  readonly card: string;
  readonly password: string;
  readonly email: string;
  /** Title of the one book on loan. */
  readonly title: string;
}

/** An invented copy, the only one of its title. */
export interface PlantedCopy {
  readonly barcode: string;
  readonly title: string;
  /** Card of the planted patron who has it on loan; null = it is on the shelf. */
  readonly lentTo: string | null;
}

const TIME_ZONE = "Asia/Tokyo";
const LOAN_DAYS = 14;
/** Far from the demo's own nine digits. */
const FIRST_BARCODE = 770_000_001;

/** Puts patrons, and the book each has on loan, into a demo library that runs already; `folder`: where its data lies. */
export async function plantPatrons(folder: string, patrons: readonly PlantedPatron[]): Promise<void> {
  const hashes = await Promise.all(patrons.map(({ password }) => hashPassword(password)));
  await inFolder(folder, async (trx) => {
    for (const [at, { card, email }] of patrons.entries()) {
      const words = { passwordKind: "real", emailState: "registered", hearingImpaired: 0 } as const;
      await addPatron(trx, { ...words, cardNumber: card, passwordHash: hashes[at] ?? "", email });
    }
    const books = patrons.map(({ card, title }, at) => {
      return { barcode: String(FIRST_BARCODE + at), title, lentTo: card };
    });
    await plant(trx, books);
  });
}

/** Puts copies into such a library, some of them on loan to planted patrons. */
export async function plantCopies(folder: string, copies: readonly PlantedCopy[]): Promise<void> {
  await inFolder(folder, (trx) => plant(trx, copies));
}

async function inFolder(folder: string, work: (trx: WritableDb) => Promise<void>): Promise<void> {
  const db = await openDatabase({ folder });
  try {
    await inTransaction(db, work);
  } finally {
    await db.destroy();
  }
}

async function plant(trx: WritableDb, planted: readonly PlantedCopy[]): Promise<void> {
  const records = planted.map(({ barcode, title }) => {
    return record({ recordId: `planted:${barcode}`, title, copies: [{ barcode }] });
  });
  const { ids } = await upsertRecords(trx, records, { copies: "replace" });
  const copies = await copiesOfTitles(trx, ids);
  const loanedOn = dateOf(Date.now(), TIME_ZONE);
  const dueDate = addDays(loanedOn, LOAN_DAYS);
  for (const [at, { lentTo }] of planted.entries()) {
    if (lentTo === null) continue;
    const copy = copies.find(({ titleId }) => titleId === ids[at]);
    const patron = await patronByCard(trx, lentTo);
    if (copy === undefined || patron === null) throw new Error("A planted loan lacks its copy or patron.");
    await addLoan(trx, { copyId: copy.id, patronId: patron.id, loanedOn, dueDate, renewals: 0 });
  }
}
