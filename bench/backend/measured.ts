import { readFile } from "node:fs/promises";
import { buildApp } from "#backend/app.ts";
import { type Backend, closeBackend, openBackend } from "#backend/backend.ts";
import { systemClock } from "#backend/clock.ts";
import { RULE_SETTINGS } from "#backend/rules/settings.schema.ts";
import { type Ground, startServer, tokenFileOf } from "#test/support/backend/server-process.ts";
import { KeepAliveClient } from "#test/support/http/keep-alive-client.ts";

/** Rules that allow repeated writes during a benchmark. */
export const BENCH_RULES = {
  loans: { maxRenewals: 10, renewalBase: "due-date" },
  // All simulated kiosks share one token, so they exceed the limit of one.
  requests: { perSecond: 100_000, burst: 1_000_000 },
} as const;

/** A backend under measurement: the real server process, and what speaks to it. */
export interface Measured {
  readonly port: number;
  readonly pid: number;
  readonly startedIn: number;
  readonly token: string;
  readonly client: KeepAliveClient;
  stop(): Promise<void>;
}

/** Starts the server process over a ground. @param alone as a catalogue alone */
export async function measuredServer(ground: Ground, alone = false): Promise<Measured> {
  const server = await startServer({ ground, settings: BENCH_RULES, alone });
  const token = (await readFile(tokenFileOf(ground), "utf8")).trim();
  const client = new KeepAliveClient(token);
  return {
    port: server.port,
    pid: server.pid,
    startedIn: server.startedIn,
    token,
    client,
    async stop() {
      client.close();
      await server.stop();
    },
  };
}

/** The same backend inside this process, where its functions can be called and its statements be heard. */
export interface Inside {
  readonly backend: Backend;
  readonly port: number;
  close(): Promise<void>;
}

/** Opens the backend in this process over a ground whose server has been started once. */
export async function openInside(ground: Ground): Promise<Inside> {
  const backend = await openBackend({
    database: ground.databaseUrl === null ? { folder: ground.folder } : { url: ground.databaseUrl },
    clock: systemClock,
    settings: RULE_SETTINGS.parse(BENCH_RULES),
    kioskToken: (await readFile(tokenFileOf(ground), "utf8")).trim(),
    smtpUrl: null,
    onMailFailure: () => undefined,
  });
  const app = buildApp(backend, { write: () => undefined });
  app.addHook("onClose", () => closeBackend(backend));
  const url = await app.listen({ host: "127.0.0.1", port: 0 });
  return {
    backend,
    port: Number(new URL(url).port),
    async close() {
      await app.close();
    },
  };
}

/** Milliseconds that `work` takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
