import type { KioskInfo } from "#contract/domain/kiosk.ts";
import type { NewStaffMember, StaffMember, StaffRole } from "#contract/domain/staff.ts";
import type { AddKioskBody, AddStaffBody, NewKiosk } from "#contract/rest/staff-bodies.ts";
import { ok } from "#contract/result.ts";
import type { Clock } from "../../clock.ts";
import { inTransaction } from "../../store/database.ts";
import { writeJournal } from "../../store/journal.ts";
import type { ReadableDb } from "../../store/schema.ts";
import {
  allStaff,
  insertStaff,
  lockAdmins,
  revokeStaffRow,
  type StaffRow,
  staffById,
  staffByToken,
} from "../../store/staff.ts";
import { rowId } from "../ids.ts";
import { endKiosk, issueKiosk } from "../kiosks.ts";
import { newToken, tokenHash } from "../tokens.ts";
import { refuse, type StaffResult } from "./staff-result.ts";
import type { UnitOfWork } from "./unit-of-work.ts";

/** A member of staff in the contract's type. */
export function memberView({ id, name, role, madeAt, revokedAt }: StaffRow): StaffMember {
  return {
    id: String(id),
    name,
    role,
    madeAt: new Date(madeAt).toISOString(),
    revokedAt: revokedAt === null ? null : new Date(revokedAt).toISOString(),
  };
}

/** The owner of a valid token; null if it is invalid. */
export async function staffOf(db: ReadableDb, token: string): Promise<StaffRow | null> {
  return staffByToken(db, tokenHash(token));
}

/** All members of staff, including revoked ones. */
export async function staffList(db: ReadableDb): Promise<readonly StaffMember[]> {
  return (await allStaff(db)).map(memberView);
}

/**
 * Adds a member of staff on the server's own machine, which is the only way for the first admin. The token is only returned here.
 * `name`: the name at work.
 */
export async function addStaff(
  { db, clock }: { readonly db: Parameters<typeof inTransaction>[0]; readonly clock: Clock },
  body: { readonly name: string; readonly role: StaffRole },
): Promise<{ readonly member: StaffMember; readonly token: string }> {
  const token = newToken();
  return inTransaction(db, async (trx) => {
    const now = clock.now();
    const row = await insertStaff(trx, { ...body, tokenHash: tokenHash(token), madeAt: now });
    await writeJournal(trx, { kind: "job" }, "add-staff", { staffId: row.id }, now);
    return { member: memberView(row), token };
  });
}

/** Adds a member of staff by an admin; `token` is in the answer. */
export async function makeStaff(
  unit: UnitOfWork,
  body: AddStaffBody,
  token: string,
): Promise<StaffResult<NewStaffMember>> {
  const row = await insertStaff(unit.trx, { ...body, tokenHash: tokenHash(token), madeAt: unit.now });
  await unit.note("add-staff", { staffId: row.id });
  return ok({ member: memberView(row), token: null });
}

/** Revokes the token. May be repeated. Refusals: `staff-unknown`, `last-admin`. */
export async function revokeStaff(unit: UnitOfWork, id: string): Promise<StaffResult<StaffMember>> {
  const admins = await lockAdmins(unit.trx);
  const number = rowId(id);
  const member = number === null ? null : await staffById(unit.trx, number);
  if (member === null) return refuse("staff-unknown");
  if (admins.length === 1 && admins[0] === member.id) return refuse("last-admin");
  if (member.revokedAt === null) {
    await revokeStaffRow(unit.trx, member.id, unit.now);
    await unit.note("revoke-staff", { staffId: member.id });
  }
  return ok(memberView({ ...member, revokedAt: member.revokedAt ?? unit.now }));
}

/** Adds a kiosk or a monitor by an admin; its token is only in the answer of the first request. */
export async function makeKiosk(
  unit: UnitOfWork,
  body: AddKioskBody,
): Promise<{ readonly answer: NewKiosk; readonly token: string }> {
  const { kiosk, token } = await issueKiosk(unit.trx, body, unit.now);
  await unit.note("add-kiosk", { kioskId: Number(kiosk.id) });
  return { answer: { kiosk, token: null }, token };
}

/** Revokes the kiosk's token and ends its sessions. Refusal: `kiosk-unknown`. */
export async function revokeKiosk(unit: UnitOfWork, id: string): Promise<StaffResult<KioskInfo>> {
  const kiosk = await endKiosk(unit.trx, id, unit.now);
  if (kiosk === null) return refuse("kiosk-unknown");
  await unit.note("revoke-kiosk", { kioskId: Number(kiosk.id) });
  return ok(kiosk);
}
