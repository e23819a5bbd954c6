import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** Histogram buckets of request times, in seconds: around the budgets, up to the kiosk's timeout. */
const SECONDS = [0.002, 0.005, 0.01, 0.015, 0.025, 0.04, 0.06, 0.1, 0.25, 0.5, 1, 2.5, 5, 8];
/** Prefix of every metric. */
const PREFIX = "shiori_";

/** Process metrics (memory, CPU, event loop) are shared by all backends in a process, so they are registered once. */
let processFacts: Registry | undefined;

function factsOfTheProcess(): Registry {
  if (processFacts === undefined) {
    processFacts = new Registry();
    collectDefaultMetrics({ register: processFacts });
  }
  return processFacts;
}

/** Values read from the database for each request. */
export interface MetricsSnapshot {
  readonly outbox: Readonly<Record<"waiting" | "dead", number>>;
  /** Instant of the last run by job, in milliseconds. */
  readonly jobs: readonly { readonly name: string; readonly lastRunAt: number }[];
  /** Null on SQLite, which has no pool. */
  readonly pool: { readonly total: number; readonly idle: number; readonly waiting: number } | null;
  readonly passwords: { readonly waiting: number; readonly busy: number };
}

/**
 * Prometheus metrics: counts, times and states by route pattern, status and code. Labels never contain cards, names, titles or
 * ids (D83).
 */
export class Metrics {
  readonly #register = new Registry();
  readonly #requests = new Histogram({
    name: `${PREFIX}http_request_duration_seconds`,
    help: "Time from a request to the end of its answer, by route pattern.",
    labelNames: ["method", "route", "status"],
    buckets: SECONDS,
    registers: [this.#register],
  });
  readonly #signIns = new Counter({
    name: `${PREFIX}sign_ins_total`,
    help: "Sign-ins by outcome: ok, or the name of the refusal.",
    labelNames: ["outcome"],
    registers: [this.#register],
  });
  readonly #holdsPlaced = new Counter({
    name: `${PREFIX}holds_placed_total`,
    help: "Holds that patrons placed; a repeated answer counts again.",
    registers: [this.#register],
  });
  readonly #loans = new Counter({
    name: `${PREFIX}terminal_loans_total`,
    help: "Loans and renewals of copies at terminals by outcome: ok, or the name of the refusal.",
    labelNames: ["outcome"],
    registers: [this.#register],
  });
  readonly #returns = new Counter({
    name: `${PREFIX}terminal_returns_total`,
    help: "Returns of copies at terminals by outcome: ok, or the name of the refusal.",
    labelNames: ["outcome"],
    registers: [this.#register],
  });
  readonly #passwords = new Gauge({
    name: `${PREFIX}password_checks`,
    help: "Passwords being checked now, and requests that wait for a check.",
    labelNames: ["state"],
    registers: [this.#register],
  });
  readonly #outbox = new Gauge({
    name: `${PREFIX}outbox_mails`,
    help: "Mails that wait to be sent, and mails that were given up.",
    labelNames: ["state"],
    registers: [this.#register],
  });
  readonly #jobs = new Gauge({
    name: `${PREFIX}job_last_run_timestamp_seconds`,
    help: "When a periodic job last ran, in any process.",
    labelNames: ["job"],
    registers: [this.#register],
  });
  readonly #pool = new Gauge({
    name: `${PREFIX}database_connections`,
    help: "Connections of this process to PostgreSQL, and requests that wait for one.",
    labelNames: ["state"],
    registers: [this.#register],
  });

  /** Records an answered request; `route` is its pattern, never its path. */
  answered(request: {
    readonly method: string;
    readonly route: string;
    readonly status: number;
    readonly ms: number;
  }): void {
    const { method, route, status, ms } = request;
    this.#requests.observe({ method, route, status: String(status) }, ms / 1000);
  }

  /** Records a sign-in: `ok` or the name of a refusal. */
  signIn(outcome: string): void {
    this.#signIns.inc({ outcome });
  }

  holdPlaced(): void {
    this.#holdsPlaced.inc();
  }

  /** Records a loan or a return at a terminal: `ok` or the name of a refusal. */
  terminalWrite(kind: "loan" | "return", outcome: string): void {
    (kind === "loan" ? this.#loans : this.#returns).inc({ outcome });
  }

  /** All metrics in Prometheus' text format. */
  async text(snapshot: MetricsSnapshot): Promise<string> {
    this.#passwords.set({ state: "busy" }, snapshot.passwords.busy);
    this.#passwords.set({ state: "waiting" }, snapshot.passwords.waiting);
    for (const state of ["waiting", "dead"] as const) this.#outbox.set({ state }, snapshot.outbox[state]);
    for (const { name, lastRunAt } of snapshot.jobs) this.#jobs.set({ job: name }, lastRunAt / 1000);
    for (const [state, count] of Object.entries(snapshot.pool ?? {})) this.#pool.set({ state }, count);
    return Registry.merge([this.#register, factsOfTheProcess()]).metrics();
  }

  /** The content type that goes with `text`. */
  get contentType(): string {
    return this.#register.contentType;
  }
}
