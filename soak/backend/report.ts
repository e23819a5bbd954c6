import type { Check } from "./evidence.ts";
import type { Outcome } from "./run.ts";

/** Number of broken promises that are listed; others are counted. */
const TOLD = 5;

function countsOf({
  staff,
  plan,
  counts,
  ledger,
  restarts,
  databaseStops,
}: Outcome): readonly (readonly [string, string])[] {
  const done = (verb: string) =>
    String(ledger.writes.filter((one) => one.verb === verb && one.status === 200).length);
  const byStaff = (verb: string) =>
    staff.writes.filter((one) => one.verb === verb && one.status === 200).length;
  const refused = [...counts.refused].map(([name, times]) => `${name} ${times}`).join(", ");
  const slowest = restarts.length === 0 ? "-" : `${Math.round(Math.max(...restarts))} ms`;
  const stops = databaseStops === 0 ? "" : `, ${databaseStops} stop of the database server`;
  return [
    ["kiosks, patrons", `${plan.kiosks}, ${plan.patrons}`],
    ["seconds, backend processes, seed", `${plan.seconds}, ${plan.processes}, ${plan.seed}`],
    ["kills (slowest restart)", `${restarts.length} (${slowest})${stops}`],
    ["visits, requests", `${counts.visits}, ${counts.requests}`],
    ["lost answers, looked up, sent again", `${counts.lost}, ${counts.lookedUp}, ${counts.sentAgain}`],
    [
      "holds placed, changed, cancelled",
      `${done("placeHold")}, ${done("changeHold")}, ${done("cancelHold")}`,
    ],
    [
      "members of staff, their requests, copies lent, returned",
      `${plan.staff}, ${counts.staffRequests}, ${byStaff("lend")}, ${byStaff("return")}`,
    ],
    ["loans renewed", done("renew")],
    ["refused", refused || "none"],
    ...(counts.slowedDown > 0 ? [["told to slow down", String(counts.slowedDown)] as const] : []),
  ];
}

/** Whether every promise was kept; false also if hardly anything happened. */
export function isKept({ checks, ledger, restarts }: Outcome): boolean {
  const holds = ledger.writes.filter((one) => one.status === 200).length;
  return checks.every((check) => check.broken.length === 0) && holds > 0 && restarts.length > 0;
}

function linesOf(check: Check): readonly string[] {
  const verdict = check.broken.length === 0 ? "ok    " : "BROKEN";
  const count = check.broken.length === 0 ? "" : `, broken ${check.broken.length} times`;
  const told = check.broken.slice(0, TOLD).map((sentence) => `            ${sentence}`);
  return [`  ${verdict}  ${check.what} (looked at ${check.looked}${count})`, ...told];
}

/** The report people read: counts, checks, and one line with the verdict. */
export function report(outcome: Outcome): string {
  const counts = countsOf(outcome);
  const width = Math.max(...counts.map(([name]) => name.length));
  const { plan, bugs } = outcome;
  const without = plan.without === null ? "" : ` without the lock "${plan.without}"`;
  return [
    `Soak of the backend on ${plan.engine}${without}`,
    ...counts.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`),
    ...outcome.checks.flatMap(linesOf),
    ...bugs.slice(0, TOLD).map((line) => `  log: ${line.slice(0, 400)}`),
    isKept(outcome)
      ? `SOAK OK on ${plan.engine}${without}: every promise kept.`
      : `SOAK FAILED on ${plan.engine}${without}: ${
          outcome.checks
            .filter((one) => one.broken.length > 0)
            .map((one) => one.name)
            .join(", ") || "nothing happened"
        }.`,
  ].join("\n");
}
