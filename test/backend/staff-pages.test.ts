import { describe, expect, test } from "vitest";
import { inTransaction } from "#backend/store/database.ts";
import type { NewPatron } from "#backend/store/schema.ts";
import { openSmallLibrary, type SmallLibrary } from "#test/support/backend/small-library.ts";
import { hire } from "#test/support/http/rest-staff.ts";

/** One more than a page. */
const MANY = 501;

/** Patrons whose mail comes back, each with a hold on one title, a mail that waits, and a copy off its place. */
async function fill(library: SmallLibrary): Promise<void> {
  await library.titles({ copies: Array<string>(MANY).fill("west") });
  const numbers = Array.from({ length: MANY }, (_, at) => at + 1);
  const now = library.clock.now();
  const { dummyHash } = library.backend;
  const patrons = numbers.map(
    (number): NewPatron => ({
      cardNumber: String(2_000_000 + number),
      passwordHash: dummyHash,
      passwordKind: "real",
      expiresOn: null,
      email: `p${number}@library.example`,
      emailState: "bounced",
      hearingImpaired: 0,
    }),
  );
  await inTransaction(library.backend.db, async (trx) => {
    const rows = await trx.insertInto("patrons").values(patrons).returning("id").execute();
    const holds = rows.map(({ id: patronId }) => ({
      ...({
        titleId: 1,
        patronId,
        state: "applied",
        pickup: "central",
        contact: "none",
        placedAt: now,
      } as const),
      ...{ copyId: null, shelf: null, readyUntil: null, endedAt: null },
    }));
    await trx.insertInto("holds").values(holds).execute();
    const mails = rows.map(({ id: patronId }) => ({
      ...({
        kind: "email-confirmation",
        patronId,
        holdId: null,
        emailNo: 0,
        subject: "s",
        text: "t",
      } as const),
      ...{ token: String(patronId).padStart(32, "0"), sender: "confirm@library.example", createdAt: now },
      ...{ nextAt: now, leaseOwner: null, leasedUntil: null, lastError: null },
    }));
    await trx.insertInto("outbox").values(mails).execute();
    const copies = await trx.selectFrom("copies").select("id").execute();
    const clearing = copies.map(({ id: copyId }) => ({
      ...{ copyId, fromLibrary: "central", toLibrary: "west", shelf: `S-${copyId}`, sentAt: null },
      arrivesOn: null,
    }));
    await trx.insertInto("moves").values(clearing).execute();
  });
}

describe("long lists of staff", () => {
  test("mails, addresses and holds come page by page, each line once; the rest of the lists of copies moves up", async () => {
    const library = await openSmallLibrary();
    await fill(library);
    const staff = await hire(library, "manager");
    const wanted = { library: "central", states: ["applied"] } as const;
    const lists = {
      mails: async (after: string | null) => {
        const { mails, next } = (await staff.ask("outbox", { after })).value;
        return { lines: mails.map((mail) => mail.card), next };
      },
      addresses: async (after: string | null) => {
        const { addresses, next } = (await staff.ask("bounced", { after })).value;
        return { lines: addresses.map((address) => address.card), next };
      },
      holds: async (after: string | null) => {
        const { holds, next } = (await staff.ask("listHolds", { ...wanted, after })).value;
        return { lines: holds.map((hold) => hold.card), next };
      },
    };
    for (const [name, page] of Object.entries(lists)) {
      const first = await page(null);
      const second = await page(first.next);
      expect([name, first.lines.length, second.lines.length, second.next]).toEqual([name, 500, 1, null]);
      expect([name, new Set([...first.lines, ...second.lines]).size]).toEqual([name, MANY]);
    }
    expect((await staff.clear()).value.lines).toHaveLength(500);
    const onTheRoad = { sentAt: library.clock.now(), shelf: null };
    await library.backend.db.updateTable("moves").set(onTheRoad).execute();
    expect((await staff.at("west").courier()).value.lines).toHaveLength(500);
  });

  test("a page that begins nowhere is a bad request", async () => {
    const library = await openSmallLibrary();
    const staff = await hire(library, "manager");
    for (const after of ["x", "-1", "1-", "1e3"]) {
      const holds = await staff.ask("listHolds", { library: null, states: ["ready"], after });
      expect(holds.no.refusal.name).toBe("bad-request");
      expect((await staff.ask("outbox", { after })).no.refusal.name).toBe("bad-request");
    }
  });
});
