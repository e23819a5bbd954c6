import { upsertRecords } from "#backend/catalogue/write.ts";
import { addDays, dateOf } from "#backend/rules/dates.ts";
import { hashPassword } from "#backend/services/password-hash.ts";
import { inTransaction, openDatabase } from "#backend/store/database.ts";
import { addLoan } from "#backend/store/loans.ts";
import { addPatron } from "#backend/store/patrons.ts";
import { copiesOfTitles } from "#backend/store/records.ts";
import { record } from "./catalogue-records.ts";

/** An invented patron whose every word can be looked for: it is nowhere else on the machine. */
export interface PlantedPatron {
  readonly card: string;
  readonly password: string;
  readonly email: string;
  /** Title of the one book on loan. */
  readonly title: string;
}

const TIME_ZONE = "Asia/Tokyo";
const LOAN_DAYS = 14;
/** Far from the demo's own nine digits. */
const FIRST_BARCODE = 770_000_001;

function recordOf({ title }: PlantedPatron, at: number) {
  const recordId = `planted:${at}`;
  return record({ recordId, title, copies: [{ barcode: String(FIRST_BARCODE + at) }] });
}

/** Puts patrons, and the book each has on loan, into a demo library that runs already; `folder`: where its data lies. */
export async function plantPatrons(folder: string, patrons: readonly PlantedPatron[]): Promise<void> {
  const hashes = await Promise.all(patrons.map(({ password }) => hashPassword(password)));
  const db = await openDatabase({ folder });
  try {
    await inTransaction(db, async (trx) => {
      const { ids } = await upsertRecords(trx, patrons.map(recordOf), { copies: "replace" });
      const copies = await copiesOfTitles(trx, ids);
      const loanedOn = dateOf(Date.now(), TIME_ZONE);
      const dueDate = addDays(loanedOn, LOAN_DAYS);
      for (const [at, { card, email }] of patrons.entries()) {
        const words = { passwordKind: "real", emailState: "registered", hearingImpaired: 0 } as const;
        const passwordHash = hashes[at] ?? "";
        const patronId = await addPatron(trx, { ...words, cardNumber: card, passwordHash, email });
        const copy = copies.find(({ titleId }) => titleId === ids[at]);
        if (copy === undefined) throw new Error("A planted title has no copy.");
        await addLoan(trx, { copyId: copy.id, patronId, loanedOn, dueDate, renewals: 0 });
      }
    });
  } finally {
    await db.destroy();
  }
}
