import { registerHooks } from "node:module";
import type { LockName } from "./plan.ts";

/*
 * Loaded into a backend by `--import`: takes one lock out of the source as it is loaded, so that the soak can be seen
 * to fail without it. The product has no switch for this.
 */

/** A function of the product, and what stands in its place. */
interface Removal {
  /** End of the file's path. */
  readonly file: string;
  /** Name of the exported function that is replaced as a whole. */
  readonly name: string;
  readonly source: string;
}

const REMOVALS: Readonly<Record<LockName, Removal>> = {
  patron: {
    file: "/backend/store/locks.ts",
    name: "lockPatron",
    source: "export async function lockPatron(_trx: WritableDb, _id: number): Promise<void> {}",
  },
  title: {
    file: "/backend/store/locks.ts",
    name: "lockTitle",
    source: "export async function lockTitle(_trx: WritableDb, _id: number): Promise<void> {}",
  },
  transaction: {
    file: "/backend/store/database.ts",
    name: "inTransaction",
    source: `export async function inTransaction<T>(db: Kysely<Schema>, work: (trx: WritableDb) => Promise<T>): Promise<T> {
  return work(db as WritableDb);
}`,
  },
  idempotency: {
    file: "/backend/services/idempotency.ts",
    name: "recordedAnswer",
    source: `export async function recordedAnswer(trx: WritableDb, write: KeyedWrite): Promise<Answer | null> {
  if ("patronId" in write)
    await trx.deleteFrom("operations").where("patronId", "=", write.patronId).where("key", "=", write.key).execute();
  return null;
}`,
  },
};

/** The source without the lock. Throws when the function is not where it was: then nothing would be proven. */
function without(source: string, { name, file, source: instead }: Removal): string {
  const whole = new RegExp(`^export async function ${name}\\b[\\s\\S]*?^\\}$`, "mu");
  if (!whole.test(source)) throw new Error(`There is no function ${name} in ${file} any more.`);
  return source.replace(whole, () => instead);
}

const removal = REMOVALS[process.env["SHIORI_SOAK_WITHOUT"] as LockName];
if (removal === undefined) throw new Error("SHIORI_SOAK_WITHOUT names no lock.");

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context);
    if (!url.endsWith(removal.file)) return loaded;
    return { ...loaded, source: without(String(loaded.source), removal) };
  },
});
