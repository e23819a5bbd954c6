import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { release } from "node:os";
import { join } from "node:path";
import { app } from "electron";
import type { LibraryPort } from "#contract/library/port.ts";
import type { Settings } from "#contract/settings/settings.schema.ts";
import type { Condition, EventLine, KioskStatus, TestOutcome } from "#contract/staff/reports.ts";
import type { Outage } from "../library/health.ts";
import type { LogLine } from "../log/log.ts";
import { type LiveSettings, settingsHash } from "../settings/live.ts";
import type { RecentResets } from "../visit/recent-resets.ts";

/** Backend checks per test; the first may need to connect. */
const LOOKS = 3;
const LOOK_PATIENCE_MS = 5000;
/** Free disk space in bytes below which logs and journal are at risk. */
const LEAST_FREE_BYTES = 200 * 1024 * 1024;
/** An earlier clock has lost its battery. */
const EARLIEST_YEAR = 2026;
const HASH_DIGITS = 12;

/** Checks the backend three times and returns the times. */
export async function testBackend(library: LibraryPort): Promise<TestOutcome> {
  const ms: number[] = [];
  for (let look = 0; look < LOOKS; look += 1) {
    const start = performance.now();
    const answer = await library.health({ signal: AbortSignal.timeout(LOOK_PATIENCE_MS) });
    if (!answer.ok) return { ok: false, about: answer.refusal.name, ms };
    const { partAway, besideAway } = answer.value;
    if (partAway) return { ok: false, about: partAway === "system" ? "out-of-order" : "catalogue-away", ms };
    if (besideAway) return { ok: false, about: "beside-away", ms };
    ms.push(Math.round((performance.now() - start) * 10) / 10);
  }
  const info = await library.info({ signal: AbortSignal.timeout(LOOK_PATIENCE_MS) });
  return { ok: info.ok, about: info.ok ? "ok" : info.refusal.name, ms };
}

let build: string | null = null;

/** Fingerprint of the program's own files: equal on terminals that run the same build (R93). */
export function buildHash(): string {
  if (build !== null) return build;
  const hash = createHash("sha256");
  for (const name of readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith(".js"))
    .sort())
    hash.update(name).update(readFileSync(join(import.meta.dirname, name)));
  build = hash.digest("hex").slice(0, HASH_DIGITS);
  return build;
}

/** Whether the clock is synchronized; null = unknown. */
function isSynchronized(): boolean | null {
  if (existsSync("/run/systemd/timesync/synchronized")) return true;
  return existsSync("/run/systemd/timesync") ? false : null;
}

async function diskOf(folder: string): Promise<KioskStatus["disk"]> {
  try {
    const { bavail, blocks, bsize } = await statfs(folder);
    const free = bavail * bsize;
    return { condition: free < LEAST_FREE_BYTES ? "notice" : "ok", free, total: blocks * bsize };
  } catch {
    return { condition: "unknown", free: null, total: null };
  }
}

function clockNow(): KioskStatus["clock"] {
  const now = new Date();
  const synchronized = isSynchronized();
  const wrong = now.getFullYear() < EARLIEST_YEAR || synchronized === false;
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return { condition: wrong ? "notice" : "ok", now: now.toISOString(), zone, synchronized };
}

export interface StatusDeps {
  readonly live: LiveSettings;
  readonly resets: RecentResets;
  /** Time of the last scan; null = none since the start. */
  scannedAt(): string | null;
  /** What does not answer; null = nothing. */
  outage(): Outage;
  places(): KioskStatus["secrets"];
  printerReady(): Promise<Condition>;
  /** Number of writes of unknown outcome. */
  unconfirmed(): number;
}

/** Host and port of the backend, or of the catalogue that is away; never an account, a path or a query. */
function hostOf({ adapter, url, sip2, sru, catalogue }: Settings["backend"], outage: Outage): string {
  if (adapter === "sip2" && outage !== "catalogue") return `${sip2.host}:${sip2.port}`;
  try {
    if (outage !== "catalogue") return new URL(url).host;
    return new URL(catalogue.source === "sru" ? sru.url : catalogue.url).host;
  } catch {
    return "";
  }
}

/** State of the connection. While no settings are in force, no library system is asked, and none is named. */
export function backendState(
  live: Pick<LiveSettings, "now" | "standing">,
  outage: Outage,
): KioskStatus["backend"] {
  const { backend } = live.now();
  if (live.standing() === "broken") return { condition: "unknown", adapter: "", host: "" };
  const condition = outage === null ? "ok" : "notice";
  return { condition, adapter: backend.adapter, host: hostOf(backend, outage) };
}

/** Summary of the terminal's state. */
export async function statusOf(deps: StatusDeps): Promise<KioskStatus> {
  const settings = deps.live.now();
  const problems = deps.live.problems();
  const { resets, clean } = deps.resets.counts();
  const lastScan = deps.scannedAt();
  const unconfirmed = deps.unconfirmed();
  const outage = deps.outage();
  return {
    scanner: { condition: lastScan === null ? "unknown" : "ok", lastAt: lastScan },
    printer: { condition: await deps.printerReady(), name: settings.printer.name },
    backend: backendState(deps.live, outage),
    settings: {
      condition: problems.length > 0 ? "notice" : "ok",
      standing: deps.live.standing(),
      problems,
      hash: settingsHash(settings),
    },
    reset: {
      condition: resets === 0 ? "unknown" : clean === resets ? "ok" : "notice",
      lastAt: deps.resets.recent()[0]?.at ?? null,
      clean,
      total: resets,
    },
    writes: { condition: unconfirmed > 0 ? "notice" : "ok", unconfirmed },
    clock: clockNow(),
    disk: await diskOf(app.getPath("userData")),
    secrets: deps.places(),
    versions: {
      program: app.getVersion(),
      build: buildHash(),
      electron: process.versions.electron ?? "",
      chromium: process.versions["chrome"] ?? "",
      system: `${process.platform} ${release()}`,
    },
    uptime: Math.round(process.uptime()),
    outOfService: settings.kiosk.outOfService,
  };
}

/** Maximum number of events for staff. */
const MOST_EVENTS = 100;

/** The newest events first; only codes, as in the log. */
export function eventsOf(lines: readonly LogLine[]): readonly EventLine[] {
  return lines
    .slice(-MOST_EVENTS)
    .reverse()
    .map(({ at, event, reason, kind, refusal, step, verb }) => ({
      at,
      event,
      about: [verb, reason ?? kind ?? refusal ?? step].filter((code) => code !== undefined).join(" "),
    }));
}
