import { inTransaction, openDatabase } from "#backend/store/database.ts";
import { BARCODE_PREFIX, barcodeOf, COPIES } from "./marks.ts";

const OURS = `${BARCODE_PREFIX}%`;

/** What is done with a scanned copy. `undo` is the return of a copy that the same visit has borrowed. */
export type Action = "lend" | "undo" | "return";

/** What the terminal has said of it. `unsure`: that it does not know · null: nothing, before the patron was gone. */
export type Told = "done" | "not-done" | "unsure" | null;

/** A copy under the scanner of a patron, or one whose loan they undo. */
export interface Scan {
  readonly copy: number;
  readonly action: Action;
  /** Of the patron; null = nobody has signed in. */
  readonly card: string | null;
  told: Told;
}

/** What the library knows of a copy. */
export interface CopyFacts {
  /** Cards that have it on loan. */
  readonly lentTo: readonly string[];
  /** Its loans and returns since the soak began, in their order. */
  readonly done: readonly ("lend" | "return")[];
}

/** How many copies were done, not done, or not told of; for each action. */
export type Tally = Readonly<Record<Action, { done: number; notDone: number; untold: number }>>;

/** Half of the copies are on loan at first. */
export function isLentAtFirst(copy: number): boolean {
  return copy % 2 === 1;
}

/** Counts of nothing. */
export function emptyTally(): Tally {
  const none = () => ({ done: 0, notDone: 0, untold: 0 });
  return { lend: none(), undo: none(), return: none() };
}

/** Adds scans to counts, by what was told of them. */
export function tallyOf(scans: readonly Scan[]): Tally {
  const tally = emptyTally();
  for (const { action, told } of scans)
    tally[action][told === "done" ? "done" : told === "not-done" ? "notDone" : "untold"] += 1;
  return tally;
}

/**
 * Why the library's facts about a copy are not what was told of its scans; null = they are. What was told as done has happened once,
 * what was told as not done has not, and what was not told may have, once.
 */
export function wrongCopy(
  scans: readonly Scan[],
  { lentTo, done }: CopyFacts,
  wasLent: boolean,
): string | null {
  for (const verb of ["lend", "return"] as const) {
    const own = scans.filter(({ action }) => (action === "lend") === (verb === "lend"));
    const fewest = own.filter(({ told }) => told === "done").length;
    const most = fewest + own.filter(({ told }) => told === null || told === "unsure").length;
    const times = done.filter((one) => one === verb).length;
    if (times < fewest) return `${verb}: told ${fewest} times, done ${times} times`;
    if (times > most) return `${verb}: done ${times} times, expected ${most} at most`;
  }
  const last = done.at(-1);
  const isLent = last === undefined ? wasLent : last === "lend";
  if (lentTo.length !== Number(isLent)) return `on loan ${lentTo.length} times after: ${done.join(", ")}`;
  const [has] = lentTo;
  const borrowers = scans.filter(({ action, told }) => action === "lend" && told !== "not-done");
  if (last === "lend" && !borrowers.some(({ card }) => card === has)) return "on loan to somebody else";
  return null;
}

/** The copies in front of one kiosk, and what their patrons were told. */
export interface CopyLedger {
  /** Scans the next copy that can be lent, or that can be returned. */
  scan(action: "lend" | "return", card: string | null): Scan;
  /** The copy is returned by the patron who has borrowed it. */
  undo(lent: Scan): Scan;
  /** The scans of the visit. */
  ofVisit(): readonly Scan[];
  /** Copies whose words a patron may see: those of the visit, and their own loans. */
  seenBy(card: string | null): readonly number[];
  /** Ends the visit; answers its scans. A copy of which everything was told is used again. */
  endVisit(): readonly Scan[];
  /** Compares every copy with the library's facts; answers what is wrong and was not answered before. */
  findWrong(): Promise<readonly string[]>;
}

/** Opens it on the data of a library with the soak's copies. */
export function openCopyLedger(folder: string): CopyLedger {
  const all = Array.from({ length: COPIES }, (_, copy) => copy);
  const shelf = all.filter((copy) => !isLentAtFirst(copy));
  const lent = all.filter(isLentAtFirst);
  const scans: Scan[] = [];
  const wrong = new Set<number>();
  let visit: Scan[] = [];

  function keep(scan: Scan): Scan {
    scans.push(scan);
    visit.push(scan);
    return scan;
  }

  return {
    scan(action, card) {
      const copy = (action === "lend" ? shelf : lent).shift();
      if (copy === undefined) throw new Error(`no copy is left to ${action}`);
      return keep({ copy, action, card, told: null });
    },
    undo: ({ copy, card }) => keep({ copy, action: "undo", card, told: null }),
    ofVisit: () => visit,
    seenBy(card) {
      const own = scans.filter((scan) => card !== null && scan.card === card && scan.action === "lend");
      return [...visit, ...own].map(({ copy }) => copy);
    },
    endVisit() {
      const ended = visit;
      visit = [];
      for (const copy of new Set(ended.map((scan) => scan.copy))) {
        const own = ended.filter((scan) => scan.copy === copy);
        if (own.some(({ told }) => told !== "done")) continue;
        (own.at(-1)?.action === "lend" ? lent : shelf).push(copy);
      }
      return ended;
    },
    async findWrong() {
      const facts = await readFacts(folder);
      return all.flatMap((copy) => {
        const own = scans.filter((scan) => scan.copy === copy);
        const reason = wrongCopy(own, facts(copy), isLentAtFirst(copy));
        if (reason === null || wrong.has(copy)) return [];
        wrong.add(copy);
        return [`copy ${barcodeOf(copy)}: ${reason}`];
      });
    },
  };
}

/** Reads the loans of the soak's copies and their lines in the library's journal, at one moment. */
async function readFacts(folder: string): Promise<(copy: number) => CopyFacts> {
  const db = await openDatabase({ folder });
  try {
    const { loans, lines } = await inTransaction(db, async (trx) => ({
      loans: await trx
        .selectFrom("loans")
        .innerJoin("copies", "copies.id", "loans.copyId")
        .innerJoin("patrons", "patrons.id", "loans.patronId")
        .select(["copies.barcode", "patrons.cardNumber"])
        .where("copies.barcode", "like", OURS)
        .execute(),
      lines: await trx
        .selectFrom("journal")
        .innerJoin("copies", "copies.id", "journal.copyId")
        .select(["copies.barcode", "journal.verb"])
        .where("copies.barcode", "like", OURS)
        .orderBy("journal.id")
        .execute(),
    }));
    return (copy) => {
      const barcode = barcodeOf(copy);
      return {
        lentTo: loans.filter((one) => one.barcode === barcode).map(({ cardNumber }) => cardNumber),
        done: lines
          .filter((one) => one.barcode === barcode)
          .flatMap(({ verb }) => (verb === "lend" || verb === "return" ? [verb] : [])),
      };
    };
  } finally {
    await db.destroy();
  }
}
