import { buildApp } from "./app.ts";
import { type Arguments, readArguments, UsageError } from "./arguments.ts";
import { closeBackend, openBackend } from "./backend.ts";
import { HOUR_MS, systemClock } from "./clock.ts";
import { seedDemo } from "./demo/seed.ts";
import { errorFields } from "./log.ts";
import type { App } from "./routes/web.ts";
import { inTransaction } from "./store/database.ts";
import { purge } from "./store/purge.ts";
import { hasTitles } from "./store/titles.ts";

/** Exit status for bad arguments (EX_USAGE of sysexits). */
const EXIT_USAGE = 64;
const EXIT_BUG = 70;
/** The standard library's word for this machine only. */
const LOOPBACK = "127.0.0.1";
/** How often what was kept long enough is deleted. */
const PURGE_EVERY_MS = HOUR_MS;

function read(): Arguments {
  try {
    return readArguments(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(EXIT_USAGE);
  }
}

/** The sweep goes on beside the requests; a failed one is logged and tried again an hour later. */
function sweep(app: App, backend: Awaited<ReturnType<typeof openBackend>>): NodeJS.Timeout {
  const timer = setInterval(() => {
    inTransaction(backend.db, (trx) => purge(trx, backend.clock.now(), backend.settings)).catch(
      (error: unknown) => app.log.error({ event: "purge-failed", ...errorFields(error) }),
    );
  }, PURGE_EVERY_MS);
  return timer.unref();
}

async function main(): Promise<void> {
  const { port, demo, ...options } = read();
  let app: App | null = null;
  const backend = await openBackend({
    ...options,
    clock: systemClock,
    onMailFailure: (error) => app?.log.warn({ event: "mail-failed", ...errorFields(error) }),
  });
  if (demo && !(await hasTitles(backend.db))) await seedDemo(backend);
  app = buildApp(backend, process.stderr);
  const timer = sweep(app, backend);
  app.addHook("onClose", async () => {
    clearInterval(timer);
    await closeBackend(backend);
  });

  await app.listen({ host: LOOPBACK, port });
  backend.postman.call();
  const listening = app;
  // Kept for the second signal too: an impatient one must not cut off what is being answered.
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void listening.close());
  const address = app.server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  process.stdout.write(`${JSON.stringify({ ready: true, port: address.port })}\n`);
}

main().catch((error: unknown) => {
  // Before there is a log: what stopped the start, for the operator.
  process.stderr.write(
    `The backend cannot start: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exitCode = EXIT_BUG;
});
