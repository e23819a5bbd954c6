import type { Engine } from "#backend/store/engine.ts";
import { LOCKS, type LockName, planFor } from "./plan.ts";
import { isKept, report } from "./report.ts";
import { type Outcome, soak } from "./run.ts";

/** A round is short: what a missing lock lets happen happens many times a second. */
const ROUND = { seconds: 8, kiosks: 40, killEvery: 4, killAfter: null, stopDatabase: false } as const;
/**
 * On SQLite the statements of a write follow one another without a pause for others: only a kill between two of them
 * shows that they were no transaction. So there are many kills.
 */
const MANY_KILLS = { seconds: 20, kiosks: 40, killEvery: 1, killAfter: 15, stopDatabase: false } as const;
/** A race needs its chance: a round that saw nothing is played again with another seed, so often at most. */
const TRIES = 3;

/** SQLite has one writer at a time: its transactions are its locks, and there are no others to take out. */
const LOCKS_OF: Readonly<Record<Engine, readonly LockName[]>> = {
  sqlite: ["transaction", "idempotency"],
  postgres: LOCKS,
};

/**
 * Removes one lock after another and expects the soak to fail, and to pass with all of them. False when a round without a lock
 * passes, because the checks are then ineffective.
 */
export async function proveLocks(
  engines: readonly Engine[],
  seed: number,
  server: string | null,
): Promise<boolean> {
  let proven = true;
  for (const engine of engines) {
    for (const without of [null, ...LOCKS_OF[engine]]) {
      const outcome = await rounds(engine, seed, without, server);
      const right = without === null ? isKept(outcome) : isSeen(outcome);
      console.log(`${right ? "as it must be" : "NOT PROVEN  "}  ${engine}, ${came(outcome)}`);
      if (!right) console.log(report(outcome));
      proven &&= right;
    }
  }
  console.log(proven ? "PROVEN: every removed lock was detected." : "NOT PROVEN.");
  return proven;
}

/** One round as it is; without a lock as many as it takes to see it, up to `TRIES`. */
async function rounds(
  engine: Engine,
  seed: number,
  without: LockName | null,
  server: string | null,
): Promise<Outcome> {
  const round = engine === "sqlite" && without === "transaction" ? MANY_KILLS : ROUND;
  let outcome = await soak(planFor({ ...round, engine, seed, without }), server);
  for (let tries = 1; without !== null && !isSeen(outcome) && tries < TRIES; tries += 1) {
    outcome = await soak(planFor({ ...round, engine, seed: seed + tries, without }), server);
  }
  return outcome;
}

/** Was a promise seen broken? */
function isSeen({ checks }: Outcome): boolean {
  return checks.some((check) => check.broken.length > 0);
}

function came({ plan, checks }: Outcome): string {
  const words = plan.without === null ? "the backend as it is" : `without "${plan.without}"`;
  const seen = checks.filter((check) => check.broken.length > 0).map((check) => check.name);
  return `${words}: ${seen.length === 0 ? "kept every promise" : `broke ${seen.join(", ")}`}`;
}
