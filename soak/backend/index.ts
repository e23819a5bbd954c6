import { parseArgs } from "node:util";
import type { Engine } from "#backend/store/engine.ts";
import { LOCKS, type LockName, planFor } from "./plan.ts";
import { proveLocks } from "./prove.ts";
import { isKept, report } from "./report.ts";
import { soak } from "./run.ts";

/*
 * npm run soak -- backend [--minutes=5] [--kiosks=200] [--engines=sqlite,postgres] [--kill-every=20] [--seed=1]
 *                         [--without-lock=patron|title|transaction|idempotency] [--keep-database] | --prove
 *
 * Simulated kiosks place, change, cancel and renew at random while the backend is killed and restarted. Exit status 1
 * when a promise was broken, 64 for bad arguments.
 */

const EXIT_USAGE = 64;
const ENGINES: readonly Engine[] = ["sqlite", "postgres"];

/** A mistake on the command line, as one sentence. */
class UsageError extends Error {
  override readonly name = "UsageError";
}

function positive(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isFinite(value) || value <= 0)
    throw new UsageError(`--${name}=${text} is no number above zero.`);
  return value;
}

function readArguments(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      minutes: { type: "string", default: "5" },
      kiosks: { type: "string", default: "200" },
      engines: { type: "string", default: "sqlite,postgres" },
      "kill-every": { type: "string", default: "20" },
      seed: { type: "string", default: String(Date.now() % 1_000_000) },
      "without-lock": { type: "string" },
      "keep-database": { type: "boolean", default: false },
      prove: { type: "boolean", default: false },
    },
  });
  const engines = values.engines.split(",").map((name) => {
    const engine = ENGINES.find((known) => known === name);
    if (engine === undefined) throw new UsageError(`Unknown engine ${name}. Engines: ${ENGINES.join(", ")}.`);
    return engine;
  });
  return {
    engines,
    prove: values.prove,
    common: {
      seconds: 60 * positive("minutes", values.minutes),
      kiosks: positive("kiosks", values.kiosks),
      killEvery: positive("kill-every", values["kill-every"]),
      killAfter: null,
      seed: positive("seed", values.seed),
      stopDatabase: !values["keep-database"],
      without: lockNamed(values["without-lock"]),
    },
  };
}

function lockNamed(name: string | undefined): LockName | null {
  if (name === undefined) return null;
  const lock = LOCKS.find((known) => known === name);
  if (lock === undefined) throw new UsageError(`Unknown lock ${name}. Locks: ${LOCKS.join(", ")}.`);
  return lock;
}

/** Runs what the arguments ask for; resolves to the exit status. */
export async function soakBackend(args: readonly string[]): Promise<number> {
  let read: ReturnType<typeof readArguments>;
  try {
    read = readArguments(args);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return EXIT_USAGE;
  }
  const server = process.env["TEST_DATABASE_URL"] || null;
  if (read.prove) return (await proveLocks(read.engines, read.common.seed, server)) ? 0 : 1;
  let kept = true;
  for (const engine of read.engines) {
    const outcome = await soak(planFor({ engine, ...read.common }), server);
    console.log(`${report(outcome)}\n`);
    kept = isKept(outcome) && kept;
  }
  return kept ? 0 : 1;
}
