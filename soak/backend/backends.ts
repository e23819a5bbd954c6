import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Random } from "#backend/demo/random.ts";
import {
  type Ground,
  type ServerProcess,
  startServer,
  tokenFileOf,
} from "#test/support/backend/server-process.ts";
import { ownPort } from "#test/support/system/own-port.ts";
import { type LockName, SOAK_RULES } from "./plan.ts";

const HOOK = join(import.meta.dirname, "without-lock.ts");

/** One backend process that comes back on the same port after every kill. */
class RevivedBackend {
  readonly port: number;
  readonly #ground: Ground;
  readonly #without: LockName | null;
  #process: ServerProcess | null = null;
  readonly #bugs: string[] = [];

  constructor(port: number, ground: Ground, without: LockName | null) {
    this.port = port;
    this.#ground = ground;
    this.#without = without;
  }

  /** Starts it and waits until it answers. Answers the milliseconds to ready; throws when it ends before. */
  async start(): Promise<number> {
    const without = this.#without;
    this.#process = await startServer({
      ground: this.#ground,
      port: this.port,
      settings: SOAK_RULES,
      node: without === null ? [] : ["--import", HOOK],
      env: without === null ? {} : { SHIORI_SOAK_WITHOUT: without },
    });
    return this.#process.startedIn;
  }

  /** Ends it as a power cut would. */
  async kill(): Promise<void> {
    await this.#process?.kill();
    this.#keepBugs();
  }

  /** Asks it to end; answers its exit status. */
  async stop(): Promise<number | null> {
    const status = (await this.#process?.stop()) ?? null;
    this.#keepBugs();
    return status;
  }

  #keepBugs(): void {
    const lines = this.#process?.log().split("\n") ?? [];
    this.#bugs.push(...lines.filter((line) => line.includes('"event":"bug"')));
    this.#process = null;
  }

  /** Lines of its logs that tell of a bug. */
  bugs(): readonly string[] {
    return this.#bugs;
  }
}

/** The backend processes of a soak: a request goes to any of them, as behind a load balancer. */
export class Backends {
  readonly #all: readonly RevivedBackend[];
  readonly #down = new Set<number>();
  readonly token: string;
  /** Milliseconds from each restart to ready: one for every kill. */
  readonly restarts: number[] = [];
  #turn = 0;

  private constructor(all: readonly RevivedBackend[], token: string) {
    this.#all = all;
    this.token = token;
  }

  /** Starts so many processes, one after another. */
  static async start(ground: Ground, processes: number, without: LockName | null): Promise<Backends> {
    const all: RevivedBackend[] = [];
    for (let at = 0; at < processes; at += 1) {
      const backend = new RevivedBackend(await ownPort(), ground, without);
      await backend.start();
      all.push(backend);
    }
    return new Backends(all, (await readFile(tokenFileOf(ground), "utf8")).trim());
  }

  /** A port for the next request; a process that is known to be down is left out while another is up. */
  port(random: Random): number {
    const up = this.#all.filter((backend) => !this.#down.has(backend.port));
    const some = up.length > 0 ? up : this.#all;
    return (some[Math.floor(random() * some.length)] ?? this.#all[0])?.port ?? 0;
  }

  /** Kills the next process in turn and starts it again on its port. */
  async killOne(): Promise<void> {
    const backend = this.#all[this.#turn % this.#all.length];
    if (backend === undefined) return;
    this.#turn += 1;
    await backend.kill();
    this.#down.add(backend.port);
    this.restarts.push(await backend.start());
    this.#down.delete(backend.port);
  }

  /** Ends all as a power cut would. */
  async killAll(): Promise<void> {
    await Promise.all(this.#all.map((backend) => backend.kill()));
  }

  /** Asks all to end; answers the exit statuses. */
  async stop(): Promise<readonly (number | null)[]> {
    return Promise.all(this.#all.map((backend) => backend.stop()));
  }

  /** Lines of the backends' logs that tell of a bug. */
  bugs(): readonly string[] {
    return this.#all.flatMap((backend) => backend.bugs());
  }
}
