import { sql } from "kysely";
import { z } from "zod";
import { addDays, dateOf } from "#backend/rules/dates.ts";
import { hashPassword } from "#backend/services/password-hash.ts";
import { inTransaction } from "#backend/store/database.ts";
import { engineOf } from "#backend/store/engine.ts";
import { addLoan } from "#backend/store/loans.ts";
import { addPatron } from "#backend/store/patrons.ts";
import type { ReadableDb } from "#backend/store/schema.ts";
import type { Measured } from "./measured.ts";

/** As many patrons as kiosks, because a patron uses one kiosk at a time. */
const PATRONS = 200;
/** Loans of each. */
export const LOANS_PER_PATRON = 5;
const PASSWORD = "Shiori7";
const FIRST_CARD = 4_000_001;
const TIME_ZONE = "Asia/Tokyo";
/** Ids of holds begin here: no other id of a bench is as high, so a hold's can be told among values. */
const FIRST_HOLD = 900_000_000;

const SIGNED_IN = z.object({ session: z.string() });

/** A signed-in patron of the bench. */
export interface BenchPatron {
  readonly session: string;
  readonly loans: readonly string[];
}

/** Patrons, and the titles on which they place holds. */
export interface People {
  readonly patrons: readonly BenchPatron[];
  /** First and last id of the titles that are held. */
  readonly range: readonly [number, number];
}

/** Patrons with loans, written into the ground, and signed in at the server. */
export async function preparePatrons(
  db: ReadableDb,
  server: Measured,
  count: number = PATRONS,
): Promise<People> {
  const ids = await sql<{
    first: number;
    last: number;
  }>`select min(id) as first, max(id) as last from titles`.execute(db);
  const { first = 1, last = 1 } = ids.rows[0] ?? {};
  const passwordHash = await hashPassword(PASSWORD);
  const loans = await inTransaction(db, async (trx) => {
    await raiseHoldIds(trx);
    const copies = await trx
      .selectFrom("copies")
      .select("id")
      .orderBy("id")
      .limit(count * LOANS_PER_PATRON)
      .execute();
    const [dueDate, loanedOn] = dueDates();
    for (let at = 0; at < count; at += 1) {
      const words = { passwordKind: "real", email: null, emailState: "none", hearingImpaired: 0 } as const;
      const patronId = await addPatron(trx, { ...words, cardNumber: String(FIRST_CARD + at), passwordHash });
      for (const copy of copies.slice(at * LOANS_PER_PATRON, (at + 1) * LOANS_PER_PATRON)) {
        await addLoan(trx, { copyId: copy.id, patronId, loanedOn, dueDate, renewals: 0 });
      }
    }
    return trx.selectFrom("loans").select(["id", "patronId"]).orderBy("patronId").orderBy("id").execute();
  });
  const patrons: BenchPatron[] = [];
  for (let at = 0; at < count; at += 1) {
    const body = { cardNumber: String(FIRST_CARD + at), password: PASSWORD };
    const answer = await server.client.ask(server.port, "signIn", { body });
    const own = loans
      .slice(at * LOANS_PER_PATRON, (at + 1) * LOANS_PER_PATRON)
      .map((loan) => String(loan.id));
    patrons.push({ session: SIGNED_IN.parse(answer.body).session, loans: own });
  }
  // The first titles are on loan: nobody waits for a book they have.
  return { patrons, range: [first + count * LOANS_PER_PATRON, last] };
}

function dueDates(): readonly [string, string] {
  const dueDate = addDays(dateOf(Date.now(), TIME_ZONE), 7);
  return [dueDate, addDays(dueDate, -14)];
}

async function raiseHoldIds(db: ReadableDb): Promise<void> {
  if (engineOf(db) === "postgres") {
    await sql`alter table holds alter column id restart with ${sql.lit(FIRST_HOLD)}`.execute(db);
  } else {
    await sql`delete from sqlite_sequence where name = 'holds'`.execute(db);
    await sql`insert into sqlite_sequence (name, seq) values ('holds', ${FIRST_HOLD})`.execute(db);
  }
}

/** Resets renewals, so that one is always possible. */
export async function forgetRenewals(db: ReadableDb): Promise<void> {
  const [dueDate, loanedOn] = dueDates();
  await db.updateTable("loans").set({ renewals: 0, dueDate, loanedOn }).execute();
}
