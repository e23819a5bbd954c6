import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadCatalogue } from "#renderer/i18n/catalogues.ts";
import { plantCopies, plantPatrons } from "#test/support/backend/planted-patrons.ts";
import { type DemoBackend, startDemoBackend } from "#test/support/demo/demo-backend.ts";
import { type Kiosk, type KioskOptions, startKiosk } from "#test/support/kiosk/kiosk.ts";
import { type LossyProxy, startLossyProxy } from "#test/support/system/lossy-proxy.ts";
import { type CopyLedger, isLentAtFirst, openCopyLedger } from "./ledger.ts";
import { LogTail } from "./log-tail.ts";
import { ABSENT_PATRONS, barcodeOf, COPIES, cardOf, copyMark, markOf, PATRONS, patronMark } from "./marks.ts";
import { PageWatch } from "./page-watch.ts";
import { QuickPerson } from "./quick-person.ts";

/** Seconds, as short as the settings allow with a hurried patron. */
const TIMES = {
  // Longer than a hand takes between two touches while four kiosks share two cores.
  idleSeconds: 8,
  browsingIdleSeconds: 8,
  returnIdleSeconds: 8,
  warningSeconds: 2,
  backendLostSeconds: 1,
  goodbyeSeconds: 1,
} as const;
/** Terminals lend, and what is lent again and again by the same few patrons meets no limit. */
const RULES = { loans: { max: 100 }, terminals: { lend: true, takeBack: true } } as const;
/** The log and the one put aside take 2 MB. */
const LOG_DISK = "size=4m";

/** The folder of the log as a disk of its own, so that it can be full. */
export interface LogDisk {
  fill(): void;
  empty(): void;
}

/** The kiosk with its backend, a simulated patron, and what is searched for marks. */
export interface SoakStage {
  readonly kiosk: Kiosk;
  readonly backend: DemoBackend;
  readonly person: QuickPerson;
  readonly log: LogTail;
  readonly pages: PageWatch;
  readonly ledger: CopyLedger;
  /** Between kiosk and backend; null where nothing is done to it. */
  readonly wire: LossyProxy | null;
  /** Folders in which nothing of a patron may be written. */
  readonly folders: readonly string[];
  /** Null where a disk cannot be made: that takes root. */
  readonly disk: LogDisk | null;
  /** Starts the program once more in the same folders, after it has left. */
  startAgain(): Promise<Kiosk>;
  /** The same, and goes on with it. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Makes the log's folder a small disk of its own; null when the system does not let us. */
function mountLogDisk(folder: string): (LogDisk & { unmount(): void }) | null {
  mkdirSync(folder, { recursive: true });
  if (spawnSync("mount", ["-t", "tmpfs", "-o", LOG_DISK, "tmpfs", folder]).status !== 0) return null;
  const filler = join(folder, "filler");
  return {
    fill() {
      const block = Buffer.alloc(64 * 1024);
      try {
        for (;;) writeFileSync(filler, block, { flag: "a" });
      } catch {
        // Full: that was the aim.
      }
    },
    empty: () => rmSync(filler, { force: true }),
    unmount: () => void spawnSync("umount", ["-l", folder]),
  };
}

/** True where the log's disk can be full. */
export function canMakeDisk(): boolean {
  const folder = mkdtempSync(join(tmpdir(), "shiori-disk-"));
  const disk = mountLogDisk(folder);
  disk?.unmount();
  rmSync(folder, { recursive: true, force: true });
  return disk !== null;
}

/** The patrons of the soak: each word of theirs is a mark. */
function patrons() {
  return Array.from({ length: PATRONS + ABSENT_PATRONS }, (_, patron) => {
    const number = patronMark(patron);
    const latin = markOf("latin", number);
    return {
      card: cardOf(patron),
      password: latin,
      email: `${latin}@library.example`,
      title: `${markOf("kana", number)}の本`,
    };
  });
}

/** Its copies, those that are on loan at first with patrons who never come. */
function copies() {
  return Array.from({ length: COPIES }, (_, copy) => ({
    barcode: barcodeOf(copy),
    title: `${markOf("kana", copyMark(copy))}の本`,
    lentTo: isLentAtFirst(copy) ? cardOf(PATRONS + (Math.floor(copy / 2) % ABSENT_PATRONS)) : null,
  }));
}

/** Options of the kiosk, and whether the wire to its backend has faults. */
type StageOptions = Pick<KioskOptions, "root" | "settings" | "arguments" | "environment"> & {
  readonly wired?: boolean;
};

/** Starts a kiosk with further settings and words; `root`: its program, when it is not the project's own build. */
export async function startStage({
  settings = {},
  arguments: words = [],
  environment = {},
  wired = false,
  ...more
}: StageOptions = {}): Promise<SoakStage> {
  const folder = mkdtempSync(join(tmpdir(), "shiori-soak-"));
  const [profile, home] = [join(folder, "profile"), join(folder, "home")];
  const logs = join(profile, "log");
  mkdirSync(home);
  const disk = mountLogDisk(logs);
  const sweep = (): void => {
    disk?.unmount();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  let backend: DemoBackend | null = null;
  let wire: LossyProxy | null = null;
  try {
    backend = await startDemoBackend(RULES);
    await plantPatrons(backend.folder, patrons());
    await plantCopies(backend.folder, copies());
    if (wired) wire = await startLossyProxy(backend.url);
    const options: KioskOptions = {
      look: "small-client",
      backend: { url: wire?.url ?? backend.url, token: backend.token },
      ...more,
      arguments: [`--user-data-dir=${profile}`, ...words],
      environment: { ...environment, HOME: home, XDG_CACHE_HOME: "", XDG_CONFIG_HOME: "", XDG_DATA_HOME: "" },
      settings: {
        ...settings,
        visit: { ...TIMES, ...settings.visit },
        kiosk: { reducedMotion: true, ...settings.kiosk },
        services: { lend: true, takeBack: true, ...settings.services },
      },
    };
    const ledger = openCopyLedger(backend.folder);
    // The words of lending come with the screens of a visit.
    await loadCatalogue("ja");
    return await runningStage({
      options,
      backend,
      wire,
      ledger,
      logs,
      folders: [profile, home],
      disk,
      sweep,
    });
  } catch (error) {
    await wire?.stop();
    await backend?.stop();
    sweep();
    throw error;
  }
}

/** What is there before the kiosk starts. */
type Prepared = Pick<SoakStage, "backend" | "wire" | "ledger" | "folders" | "disk"> & {
  readonly options: KioskOptions;
  readonly logs: string;
  /** Removes the folders. */
  sweep(): void;
};

async function runningStage({ options, logs, sweep, ...prepared }: Prepared): Promise<SoakStage> {
  const begin = async () => {
    const kiosk = await startKiosk(options);
    return { kiosk, person: new QuickPerson(kiosk), pages: new PageWatch(kiosk.process.pid ?? 0) };
  };
  let now = await begin();
  const end = async (): Promise<void> => {
    await now.person.done();
    await now.kiosk.stop();
  };
  return {
    ...prepared,
    get kiosk() {
      return now.kiosk;
    },
    get person() {
      return now.person;
    },
    get pages() {
      return now.pages;
    },
    log: new LogTail(logs),
    startAgain: () => startKiosk(options),
    async restart() {
      await end();
      now = await begin();
    },
    async stop() {
      await end();
      await prepared.wire?.stop();
      await prepared.backend.stop();
      sweep();
    },
  };
}
