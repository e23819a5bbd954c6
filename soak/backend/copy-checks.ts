import { type Check, type Evidence, groups } from "./evidence.ts";
import { SOAK_RULES } from "./plan.ts";

/** A copy is in one place, a hold shelf number belongs to one copy, and no patron exceeds the limits. */
export function copiesOnce({ facts }: Evidence): Check {
  const broken: string[] = [];
  const lent = groups(facts.loans, (loan) => loan.copyId);
  const aside = groups(
    facts.holds.filter((hold) => hold.copyId !== null),
    (hold) => hold.copyId ?? 0,
  );
  for (const [copy, loans] of lent) {
    if (loans.length > 1) broken.push(`copy ${copy} is lent ${loans.length} times`);
  }
  for (const [copy, holds] of aside) {
    if (holds.length > 1) broken.push(`copy ${copy} is set aside for ${holds.length} holds`);
    if (lent.has(copy)) broken.push(`copy ${copy} is on loan and set aside`);
  }
  const ready = facts.holds.filter((hold) => hold.state === "ready");
  for (const [number, holds] of groups(ready, (hold) => `${hold.pickup} ${hold.shelf}`)) {
    if (holds.length > 1) broken.push(`number ${number} of the hold shelf is given to ${holds.length} holds`);
  }
  for (const [patron, loans] of groups(facts.loans, (loan) => loan.patronId)) {
    if (loans.length > SOAK_RULES.loans.max) broken.push(`patron ${patron} has ${loans.length} loans`);
  }
  const looked = lent.size + aside.size;
  return { name: "copies", what: "no copy in two places, no shelf number twice", looked, broken };
}

/** Acknowledged lendings and returns are kept, and recorded as they were answered. */
export function counterKept({ staff, facts, world }: Evidence): Check {
  const broken: string[] = [];
  const lent = new Set(facts.loans.map((loan) => loan.barcode));
  for (const barcode of world.barcodes) {
    const onLoan = staff.onLoan(barcode, world.lentAtFirst.has(barcode));
    if (onLoan !== null && onLoan !== lent.has(barcode)) {
      broken.push(`copy ${barcode} is ${lent.has(barcode) ? "" : "not "}on loan, acknowledged otherwise`);
    }
  }
  for (const write of staff.writes) {
    if (write.answered === null) continue;
    const row = facts.staffOperations.get(write.key);
    if (row === undefined) broken.push(`staff's write ${write.key} was answered and is not recorded`);
    else if (row.status !== write.status || row.body !== write.body) {
      broken.push(`staff's write ${write.key} is recorded with another answer`);
    }
  }
  return { name: "counter", what: "acknowledged work of staff is kept", looked: staff.writes.length, broken };
}
