import { buildApp } from "./app.ts";
import { type Arguments, HELP, messageOf, readArguments, UsageError } from "./arguments.ts";
import { type Backend, closeBackend, openBackend } from "./backend.ts";
import { SECOND_MS, systemClock } from "./clock.ts";
import { seedDemo } from "./demo/seed.ts";
import { LOOK_EVERY_MS, runJobs } from "./jobs/all.ts";
import { STOP_WITHIN_MS } from "./limits.ts";
import { errorFields } from "./log.ts";
import type { App } from "./routes/web.ts";
import { warnOfUnknownHolidays } from "./services/holiday-warning.ts";
import { stopApp } from "./stop.ts";
import { firstLibrary } from "./store/libraries.ts";

/** Exit status for bad arguments (EX_USAGE of sysexits). */
const EXIT_USAGE = 64;
const EXIT_BUG = 70;
/** Listens on this machine only. */
const LOOPBACK = "127.0.0.1";
/** Time limit of a stop in milliseconds. */
const GIVE_UP_MS = STOP_WITHIN_MS + 5 * SECOND_MS;

function read(): Arguments {
  const args = process.argv.slice(2);
  if (args.includes("--help")) {
    process.stdout.write(HELP);
    process.exit(0);
  }
  try {
    return readArguments(args);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(EXIT_USAGE);
  }
}

/** Runs the due jobs and logs results and failures; a failed job is due again at once. */
async function lookAtJobs(app: App, backend: Backend): Promise<void> {
  warnOfUnknownHolidays(app.log, backend);
  const { done, failed } = await runJobs(backend);
  // Jobs without results are not logged, because one runs every minute.
  for (const [name, count] of Object.entries(done))
    if (count > 0) app.log.info({ event: "job", job: name, count });
  for (const { name, error } of failed)
    app.log.error({ event: "job-failed", job: name, ...errorFields(error) });
}

/** Runs due jobs now and periodically, never in parallel; returns the function that stops it. */
function keepJobs(app: App, backend: Backend): () => Promise<void> {
  let look = lookAtJobs(app, backend);
  const timer = setInterval(() => {
    look = look.then(() => lookAtJobs(app, backend));
  }, LOOK_EVERY_MS).unref();
  return async () => {
    clearInterval(timer);
    await look;
  };
}

/** Stops in order; ends the process even if the database does not close. */
async function stop(app: App): Promise<void> {
  setTimeout(() => process.exit(EXIT_BUG), GIVE_UP_MS).unref();
  await stopApp(app);
}

async function main(): Promise<void> {
  const { port, demo, ...options } = read();
  let app: App | null = null;
  const backend = await openBackend({
    ...options,
    clock: systemClock,
    onMailFailure: (error) => app?.log.warn({ event: "mail-failed", ...errorFields(error) }),
    onDatabaseLost: (error) => app?.log.warn({ event: "database-lost", ...errorFields(error) }),
  });
  if (demo) await seedDemo(backend);
  app = buildApp(backend, process.stderr);
  let endJobs: () => Promise<void> = async () => undefined;
  app.addHook("onClose", async () => {
    await endJobs();
    await closeBackend(backend);
  });

  await app.listen({ host: LOOPBACK, port });
  if ((await firstLibrary(backend.db)) === null) app.log.warn({ event: "no-library" });
  if (!backend.catalogueOnly) {
    endJobs = keepJobs(app, backend);
    backend.mailWorker.wake();
  }
  const listening = app;
  // Stays registered, so that a second signal does not cut off answers in progress.
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void stop(listening));
  const address = app.server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  process.stdout.write(`${JSON.stringify({ ready: true, port: address.port })}\n`);
}

main().catch((error: unknown) => {
  // There is no log yet.
  process.stderr.write(`The backend cannot start: ${messageOf(error)}\n`);
  process.exitCode = EXIT_BUG;
});
