import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { describe, expect, onTestFinished, test } from "vitest";
import { inTransaction } from "#backend/store/database.ts";
import type { WritableDb } from "#backend/store/schema.ts";
import { lockStaff } from "#backend/store/staff.ts";
import { openSmallLibrary } from "#test/support/backend/small-library.ts";
import { ENGINE } from "#test/support/backend/test-database.ts";
import { hire, staffRefusalOf } from "#test/support/http/rest-staff.ts";

const NEW_CARD = { card: "7000001", expiresOn: null, hearingImpaired: false };

describe("temporary passwords", () => {
  test("are hashed where all passwords are looked at, each in its turn; one that is known needs none", async () => {
    const library = await openSmallLibrary();
    const { passwords } = library.backend;
    const manager = await hire(library, "manager");
    const key = randomUUID();
    const first = (await manager.ask("issueCard", NEW_CARD, { key })).value;
    const busy = Promise.withResolvers<void>();
    onTestFinished(() => busy.resolve());
    for (let place = 0; place < 3; place += 1) void passwords.run(99, () => busy.promise);
    const { waiting } = passwords.counts;
    const next = manager.ask("temporaryPassword", { card: NEW_CARD.card });
    await expect.poll(() => passwords.counts.waiting).toBe(waiting + 1);
    const again = (await manager.ask("issueCard", NEW_CARD, { key })).value;
    expect(again).toEqual({ ...first, temporaryPassword: null });
    busy.resolve();
    expect((await next).value.temporaryPassword).toMatch(/^\w{8}$/u);
  });
});

test("a write that waited while its member of staff was revoked is not done", async () => {
  const library = await openSmallLibrary();
  const [title = ""] = await library.manyTitles(1);
  const staff = await hire(library);
  const hold = (await (await library.patron()).place(title)).value.hold.id;
  const locked = Promise.withResolvers<WritableDb>();
  const free = Promise.withResolvers<void>();
  const other = inTransaction(library.backend.db, async (trx) => {
    await lockStaff(trx, 1);
    locked.resolve(trx);
    await free.promise;
  });
  const trx = await locked.promise;
  const approving = staff.approve(hold);
  await pause(150);
  await trx.updateTable("staff").set({ revokedAt: library.clock.now() }).execute();
  free.resolve();
  await other;
  expect(await staffRefusalOf(approving)).toBe("staff-token");
  const { state } = await library.backend.db.selectFrom("holds").select("state").executeTakeFirstOrThrow();
  expect(state).toBe("applied");
});

if (ENGINE === "postgres") {
  /** The first try of the next write ends in a deadlock; at the second the card turns out to be taken. */
  const MISHAP = [
    "create sequence mishap",
    `create function fail_once() returns trigger language plpgsql as $$
      begin
        if nextval('mishap') = 1 then raise exception 'deadlock' using errcode = '40P01'; end if;
        return new;
      end $$`,
    `create function be_taken() returns trigger language plpgsql as $$
      begin
        if (select is_called from mishap) then return null; end if;
        return new;
      end $$`,
    "create trigger mishap before insert on staff_operations for each row execute function fail_once()",
    "create trigger mishap before insert on patrons for each row execute function be_taken()",
  ];
  const REPAIR = [
    "drop function fail_once cascade",
    "drop function be_taken cascade",
    "drop sequence mishap",
  ];

  test("a secret of a transaction that was rolled back is not returned", async () => {
    const library = await openSmallLibrary();
    const manager = await hire(library, "manager");
    for (const statement of MISHAP) await sql.raw(statement).execute(library.backend.db);
    const answer = await manager.ask("issueCard", NEW_CARD);
    for (const statement of REPAIR) await sql.raw(statement).execute(library.backend.db);
    expect(answer.no.refusal.name).toBe("card-taken");
    expect(await library.backend.db.selectFrom("patrons").selectAll().execute()).toEqual([]);
  });
}
