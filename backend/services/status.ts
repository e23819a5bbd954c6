import type { OutOfOrder } from "#contract/refusals.ts";
import type { ReadyBody } from "#contract/rest/bodies.ts";
import type { Backend } from "../backend.ts";
import { noMailWorker } from "../mail/worker.ts";
import type { MetricsSnapshot } from "../metrics.ts";
import { isReadable, poolCounts } from "../store/database.ts";
import { firstLibrary } from "../store/libraries.ts";
import { jobStatus, migrationStatus, outboxStatus } from "../store/status.ts";

/** Health: whether the database can be read. */
export function isHealthy({ db }: Pick<Backend, "db">): Promise<boolean> {
  return isReadable(db);
}

/** Readiness of this process, or the reason why it is not ready. */
export async function readiness(backend: Backend): Promise<ReadyBody | OutOfOrder> {
  if (!(await isReadable(backend.db))) return "no-database";
  const migrations = await migrationStatus(backend.db);
  if (migrations === "behind") return "no-migration";
  if ((await firstLibrary(backend.db)) === null) return "no-library";
  if (backend.mailWorker === noMailWorker) return { migrations, mail: "off" };
  const { tried } = await outboxStatus(backend.db);
  return { migrations, mail: tried > 0 ? "failing" : "ok" };
}

/** Values for the metrics from the database and the queues. */
export async function metricsSnapshot({ db, passwords }: Backend): Promise<MetricsSnapshot> {
  const outbox = await outboxStatus(db);
  const jobs = await jobStatus(db);
  return { outbox, jobs, pool: poolCounts(db), passwords: passwords.counts };
}
