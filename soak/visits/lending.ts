import { openDatabase } from "#backend/store/database.ts";
import { freeCopies } from "#test/support/demo/free-copies.ts";

/** What a patron was told of a scanned copy. `unknown`: they were gone, or something was done to the kiosk, before the answer. */
export type Told = "lent" | "undone" | "unknown";

/** A copy under the scanner of a patron. */
export interface ScannedCopy {
  readonly barcode: string;
  readonly card: string;
  told: Told;
}

/** Why the loans of a copy, each with the card that has it, are not as the patron was told; null = they are. */
export function wrongLoan(
  { told, card }: Omit<ScannedCopy, "barcode">,
  lentTo: readonly string[],
): string | null {
  if (lentTo.length > 1) return `lent ${lentTo.length} times`;
  const [has] = lentTo;
  if (has !== undefined && has !== card) return "lent to somebody else";
  if (told === "lent" && has === undefined) return "told as lent, and is not";
  if (told === "undone" && has !== undefined) return "told as undone, and is lent";
  return null;
}

/** The copies that patrons borrow in front of one kiosk, each scanned once, and what they were told of them. */
export interface LendingLedger {
  /** The next copy that is free. */
  take(card: string): ScannedCopy;
  /** Compares every copy with the library's loans; answers what is wrong and was not answered before. */
  findWrong(): Promise<readonly string[]>;
}

/** Opens it on the data of a demo library; `folder`: where they lie. */
export async function openLendingLedger(folder: string): Promise<LendingLedger> {
  return ledgerOf(folder, await freeCopies(folder));
}

function ledgerOf(folder: string, free: readonly string[]): LendingLedger {
  const scanned: ScannedCopy[] = [];
  const wrong = new Set<string>();
  return {
    take(card) {
      const barcode = free[scanned.length];
      if (barcode === undefined) throw new Error("every copy of the demo library was scanned");
      const copy: ScannedCopy = { barcode, card, told: "unknown" };
      scanned.push(copy);
      return copy;
    },
    async findWrong() {
      const loans = await loansOf(folder);
      return scanned.flatMap((copy) => {
        const reason = wrongLoan(copy, loans.get(copy.barcode) ?? []);
        if (reason === null || wrong.has(copy.barcode)) return [];
        wrong.add(copy.barcode);
        return [`copy ${copy.barcode}: ${reason}`];
      });
    },
  };
}

/** Cards that have a copy on loan, by its barcode. */
async function loansOf(folder: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const db = await openDatabase({ folder });
  try {
    const rows = await db
      .selectFrom("loans")
      .innerJoin("copies", "copies.id", "loans.copyId")
      .innerJoin("patrons", "patrons.id", "loans.patronId")
      .select(["copies.barcode", "patrons.cardNumber"])
      .execute();
    const loans = new Map<string, string[]>();
    for (const { barcode, cardNumber } of rows)
      loans.set(barcode, [...(loans.get(barcode) ?? []), cardNumber]);
    return loans;
  } finally {
    await db.destroy();
  }
}
