import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { z } from "zod";
import { newToken, tokenHash } from "#backend/services/tokens.ts";
import { inTransaction, openDatabase } from "#backend/store/database.ts";
import { addKiosk } from "#backend/store/kiosks.ts";
import { type ServerProcess, startServer, tokenFileOf } from "#test/support/backend/server-process.ts";
import { familyNow } from "#test/support/kiosk/processes.ts";
import type { Catalogues, WorkGround } from "../backend/catalogues.ts";
import { busyMs } from "../backend/command.ts";
import { population } from "./population.ts";

const run = promisify(execFile);
const BARE_SERVER = join(import.meta.dirname, "bare-server.ts");
const LISTENING = z.object({ port: z.int() });

/** A backend with its own default settings over a populated catalogue. */
export interface Stage {
  readonly ground: WorkGround;
  readonly server: ServerProcess;
  /** This one and, on PostgreSQL, others over the same database. */
  readonly servers: readonly ServerProcess[];
  /** Of the token file. */
  readonly token: string;
  /** One for each terminal. */
  readonly tokens: readonly string[];
  close(): Promise<void>;
}

/** Prepares the data (or takes it from the cache), adds the terminals, and starts the servers. */
export async function openStage(
  catalogues: Catalogues,
  titles: number,
  holds: number,
  terminals: number,
  processes = 1,
): Promise<Stage> {
  await catalogues.prepare(titles);
  const ground = await catalogues.copy(titles, population(holds));
  const tokens = await addTerminals(ground, terminals);
  // The copy is on the disk before the server's first commit, which would wait for it.
  await run("sync");
  const server = await startServer({ ground });
  const servers = [server];
  while (servers.length < processes) servers.push(await startServer({ ground }));
  return {
    ground,
    server,
    servers,
    token: (await readFile(tokenFileOf(ground), "utf8")).trim(),
    tokens,
    async close() {
      for (const one of servers) await one.stop();
      await ground.discard();
    },
  };
}

async function addTerminals({ folder, databaseUrl }: WorkGround, count: number): Promise<readonly string[]> {
  const db = await openDatabase(databaseUrl === null ? { folder } : { url: databaseUrl });
  const tokens = Array.from({ length: count }, newToken);
  await inTransaction(db, async (trx) => {
    for (const [at, token] of tokens.entries())
      await addKiosk(trx, { name: `terminal ${at}`, kind: "kiosk", tokenHash: tokenHash(token) }, Date.now());
  });
  await db.destroy();
  return tokens;
}

/** Node's HTTP server alone. */
export async function startBare(): Promise<Pick<ServerProcess, "port" | "pid" | "stop">> {
  const child = spawn(process.execPath, [BARE_SERVER], { stdio: ["ignore", "pipe", "inherit"] });
  const closed = once(child, "close");
  const [line] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
  const { port } = LISTENING.parse(JSON.parse(line));
  return {
    port,
    pid: child.pid ?? 0,
    async stop() {
      child.kill("SIGTERM");
      await closed;
      return child.exitCode;
    },
  };
}

/** Processor time of a process in milliseconds, and of the processes it has started. */
export function busyOf(pid: number | null): number {
  if (pid === null) return 0;
  return familyNow(pid).reduce((sum, member) => sum + busyMs(member, "stat"), 0);
}
