import { copiesOnce, counterKept } from "./copy-checks.ts";
import { type Check, type Evidence, groups } from "./evidence.ts";
import type { Facts, HoldFact } from "./facts.ts";
import { isLive, type KnownHold, type Sighting, type Write } from "./ledger.ts";
import { SOAK_RULES } from "./plan.ts";

/** An acknowledged write has its instant of answer. */
type Answered = Write & { readonly answered: number };

function answered(write: Write): write is Answered {
  return write.answered !== null;
}

const QUEUED: readonly string[] = ["applied", "approved"];

/** D34 in the database, in what patrons are shown, and at every acknowledged moment. */
function fiveHolds({ ledger, facts }: Evidence): Check {
  const broken = [...ledger.brokenOf("hold-limit")];
  const live = groups(
    facts.holds.filter((hold) => isLive(hold.state)),
    (hold) => hold.patronId,
  );
  for (const [patron, holds] of live) {
    if (holds.length > SOAK_RULES.holds.max) broken.push(`patron ${patron} has ${holds.length} live holds`);
  }
  const placed = [...ledger.holds.values()].filter((hold) => hold.placed !== null);
  for (const [patron, holds] of groups(placed, (hold) => hold.placed?.patronId ?? 0)) {
    const most = mostAtOnce(holds, facts);
    if (most > SOAK_RULES.holds.max)
      broken.push(`patron ${patron} surely had ${most} live holds at one moment`);
  }
  return {
    name: "hold-limit",
    what: "at most five live holds, at every moment",
    looked: placed.length,
    broken,
  };
}

/**
 * Number of these holds that were certainly live at one moment: from the answer that placed one to the first attempt to end it.
 */
function mostAtOnce(holds: readonly KnownHold[], facts: Facts): number {
  const states = new Map(facts.holds.map((hold) => [String(hold.id), hold.state] as const));
  const steps = holds.flatMap((hold) => {
    const from = hold.placed?.answered ?? 0;
    const ended = !isLive(states.get(hold.id) ?? "cancelled");
    const until = Math.min(...hold.cancels.map((write) => write.sent), ...firstEnded(hold.sightings));
    if (ended && until === Number.POSITIVE_INFINITY) return [];
    return until <= from
      ? []
      : [
          { at: from, add: 1 },
          { at: until, add: -1 },
        ];
  });
  let now = 0;
  let most = 0;
  for (const { add } of steps.sort((a, b) => a.at - b.at || a.add - b.add)) {
    now += add;
    most = Math.max(most, now);
  }
  return most;
}

/** Staff may end a hold at any moment after it was last seen live; that moment is the earliest it can have ended. */
function firstEnded(sightings: readonly Sighting[]): readonly number[] {
  if (sightings.every((one) => isLive(one.state))) return [];
  return [Math.max(0, ...sightings.filter((one) => isLive(one.state)).map((one) => one.sent))];
}

function titleOnce({ ledger, facts }: Evidence): Check {
  const broken = [...ledger.brokenOf("title-twice")];
  const live = facts.holds.filter((hold) => isLive(hold.state));
  for (const [pair, holds] of groups(live, (hold) => `${hold.patronId} ${hold.titleId}`)) {
    if (holds.length > 1)
      broken.push(`patron and title ${pair}: holds ${holds.map((hold) => hold.id).join(", ")}`);
  }
  return { name: "title-twice", what: "no patron waits twice for a title", looked: live.length, broken };
}

/** D37 as the patrons see it: places 1..n, each once. */
function places({ facts, lists }: Evidence): Check {
  const broken: string[] = [];
  const shown = [...lists.values()].flatMap((list) => list.holds).filter((hold) => hold.position !== null);
  const byTitle = groups(shown, (hold) => hold.title.id);
  const queues = groups(
    facts.holds.filter((hold) => QUEUED.includes(hold.state)),
    (hold) => String(hold.titleId),
  );
  for (const [title, queue] of queues) {
    const seen = (byTitle.get(title) ?? []).toSorted((a, b) => (a.position ?? 0) - (b.position ?? 0));
    if (!seen.every((hold, at) => hold.position === at + 1) || seen.length !== queue.length) {
      broken.push(
        `title ${title}: ${queue.length} wait, places ${seen.map((hold) => hold.position).join(" ")}`,
      );
    } else if (seen.map((hold) => hold.id).join() !== queue.map((hold) => hold.id).join()) {
      broken.push(`title ${title}: the places are not in the order of application`);
    }
  }
  return {
    name: "places",
    what: "every queue has places 1..n, no hole, none twice",
    looked: queues.size,
    broken,
  };
}

/** D37: a certainly earlier hold has a lower position, and positions never increase. */
function order({ ledger, facts }: Evidence): Check {
  const broken: string[] = [];
  let looked = 0;
  const queued = facts.holds.filter((hold) => QUEUED.includes(hold.state));
  for (const [title, queue] of groups(queued, (hold) => hold.titleId)) {
    let latest = 0;
    for (const { id } of queue) {
      const placed = ledger.holds.get(String(id))?.placed;
      if (placed === undefined || placed === null || placed.answered === null) continue;
      if (placed.answered < latest) broken.push(`title ${title}: hold ${id} stands behind a later one`);
      latest = Math.max(latest, placed.sent);
      looked += 1;
    }
  }
  for (const hold of ledger.holds.values()) {
    const worse = worsened(hold.sightings);
    looked += hold.sightings.length;
    if (worse !== null) broken.push(`hold ${hold.id} was told place ${worse.join(", later ")}`);
  }
  return {
    name: "order",
    what: "places follow the order of application and never get worse",
    looked,
    broken,
  };
}

function worsened(sightings: readonly Sighting[]): readonly [number, number] | null {
  const inQueue = sightings.filter((one) => QUEUED.includes(one.state) && one.position !== null);
  for (const later of inQueue) {
    for (const earlier of inQueue) {
      const [was, is] = [earlier.position ?? 0, later.position ?? 0];
      if (earlier.answered < later.sent && is > was) return [was, is];
    }
  }
  return null;
}

/** No acknowledged write is lost: holds and their terms, cancellations, renewals. */
function nothingMissing({ ledger, facts, staff }: Evidence): Check {
  const broken: string[] = [...ledger.brokenOf("unanswered")];
  const rows = new Map(facts.holds.map((hold) => [String(hold.id), hold] as const));
  let looked = 0;
  for (const hold of ledger.holds.values()) {
    if (hold.placed === null) continue;
    looked += 1 + hold.changes.length + hold.cancels.length;
    const row = rows.get(hold.id);
    if (row !== undefined) broken.push(...missingIn(row, hold));
    // What a loan fulfilled is deleted when the backend cleans up.
    else if (!staff.fulfilled.has(hold.id)) broken.push(`hold ${hold.id} was acknowledged and is not there`);
    if (row !== undefined && staff.fulfilled.has(hold.id) && row.state !== "loaned")
      broken.push(`hold ${hold.id} was fulfilled by a loan and is ${row.state}`);
    if (row !== undefined && staff.cancelled.has(hold.id) && row.state !== "cancelled")
      broken.push(`hold ${hold.id} was cancelled at the counter and is ${row.state}`);
  }
  const loans = new Map(facts.loans.map((loan) => [String(loan.id), loan] as const));
  for (const [id, renewals] of ledger.renewals) {
    looked += renewals.length;
    const loan = loans.get(id);
    if (loan === undefined) continue; // it came back; `copy-checks.ts` counts returns
    const last = renewals.toSorted((a, b) => a.seen.renewals - b.seen.renewals).at(-1)?.seen;
    if (loan.renewals !== renewals.length || last?.dueDate !== loan.dueDate) {
      broken.push(`loan ${id}: ${renewals.length} renewals acknowledged, ${loan.renewals} are there`);
    }
  }
  return { name: "missing", what: "no acknowledged write is missing", looked, broken };
}

function missingIn(row: HoldFact, hold: KnownHold): readonly string[] {
  if (hold.cancels.length > 0 && row.state !== "cancelled")
    return [`hold ${hold.id}: its cancellation is missing`];
  const terms = [hold.placed, ...hold.changes].filter((write) => write !== null).filter(answered);
  const possible = terms.filter((one) => !terms.some((other) => other.sent > one.answered));
  const kept = possible.some((write) => write.pickup === row.pickup && write.contact === row.contact);
  return kept ? [] : [`hold ${hold.id}: pickup and contact are not those acknowledged last`];
}

/** Every hold and renewal was requested by exactly one key. */
function nothingTwice({ ledger, facts }: Evidence): Check {
  const broken = [...ledger.brokenOf("done-twice"), ...ledger.brokenOf("one-answer")];
  for (const { id } of facts.holds) {
    const placed = ledger.holds.get(String(id))?.placed;
    if (placed === null || placed === undefined) broken.push(`hold ${id} is there and no key was told of it`);
  }
  for (const loan of facts.loans) {
    const known = ledger.renewals.get(String(loan.id))?.length ?? 0;
    if (loan.renewals > known)
      broken.push(`loan ${loan.id} is renewed ${loan.renewals} times, ${known} were told`);
    if (loan.renewals > SOAK_RULES.loans.maxRenewals) broken.push(`loan ${loan.id} is renewed too often`);
  }
  for (const hold of ledger.holds.values()) {
    for (const change of hold.changes.filter(answered)) {
      const after = hold.cancels.some((cancel) => (cancel.answered ?? Infinity) < change.sent);
      if (after) broken.push(`hold ${hold.id} was changed after its cancellation`);
    }
    if (hold.cancels.length > 1) broken.push(`hold ${hold.id} was cancelled by ${hold.cancels.length} keys`);
  }
  return { name: "twice", what: "no write was done twice", looked: ledger.writes.length, broken };
}

/** The recorded answers are those that were sent, and no others. */
function operations({ ledger, facts }: Evidence): Check {
  const broken = [...ledger.brokenOf("operations")];
  const recorded = new Map(facts.operations.map((one) => [one.key, one] as const));
  const known = new Map(ledger.writes.map((write) => [write.key, write] as const));
  for (const write of ledger.writes) {
    if (write.answered === null) continue;
    const row = recorded.get(write.key);
    if (row === undefined) broken.push(`write ${write.key} was answered and is not recorded`);
    else if (row.status !== write.status || row.body !== write.body || row.patronId !== write.patronId) {
      broken.push(`write ${write.key} is recorded with another answer`);
    }
  }
  for (const key of recorded.keys())
    if (!known.has(key)) broken.push(`key ${key} is recorded and nobody sent it`);
  return {
    name: "operations",
    what: "recorded answers are the answers given",
    looked: recorded.size,
    broken,
  };
}

/** Every check, in the order of the report. */
export function allChecks(evidence: Evidence): readonly Check[] {
  const { ledger, facts } = evidence;
  return [
    fiveHolds(evidence),
    titleOnce(evidence),
    places(evidence),
    order(evidence),
    nothingMissing(evidence),
    nothingTwice(evidence),
    operations(evidence),
    copiesOnce(evidence),
    counterKept(evidence),
    {
      name: "answers",
      what: "every answer is one a kiosk may hear",
      looked: ledger.writes.length,
      broken: ledger.brokenOf("answers"),
    },
    { name: "integrity", what: "the database is whole", looked: 1, broken: facts.integrity },
  ];
}
