import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadCatalogue } from "#renderer/i18n/catalogues.ts";
import { plantPatrons } from "#test/support/backend/planted-patrons.ts";
import { type DemoBackend, startDemoBackend } from "#test/support/demo/demo-backend.ts";
import { type Kiosk, type KioskOptions, startKiosk } from "#test/support/kiosk/kiosk.ts";
import { type LendingLedger, openLendingLedger } from "./lending.ts";
import { LogTail } from "./log-tail.ts";
import { cardOf, markOf, PATRONS, patronMark } from "./marks.ts";
import { PageWatch } from "./page-watch.ts";
import { QuickPerson } from "./quick-person.ts";

/** Seconds, as short as the settings allow with a hurried patron. */
const TIMES = {
  // Longer than a hand takes between two touches while four kiosks share two cores.
  idleSeconds: 8,
  browsingIdleSeconds: 8,
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

/** The kiosk with its backend, somebody before it, and what is looked into. */
export interface SoakStage {
  readonly kiosk: Kiosk;
  readonly backend: DemoBackend;
  readonly person: QuickPerson;
  readonly log: LogTail;
  readonly pages: PageWatch;
  readonly lending: LendingLedger;
  /** Folders in which nothing of a patron may be written. */
  readonly folders: readonly string[];
  /** Null where a disk cannot be made: that takes root. */
  readonly disk: LogDisk | null;
  /** Starts the program once more in the same folders, after it has left. */
  startAgain(): Promise<Kiosk>;
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
  return Array.from({ length: PATRONS }, (_, patron) => {
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

/** Starts a kiosk with further settings and words; `root`: its program, when it is not the project's own build. */
export async function startStage({
  settings = {},
  arguments: words = [],
  ...more
}: Pick<KioskOptions, "root" | "settings" | "arguments"> = {}): Promise<SoakStage> {
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
  try {
    backend = await startDemoBackend(RULES);
    await plantPatrons(backend.folder, patrons());
    const options: KioskOptions = {
      look: "small-client",
      backend,
      ...more,
      arguments: [`--user-data-dir=${profile}`, ...words],
      environment: { HOME: home, XDG_CACHE_HOME: "", XDG_CONFIG_HOME: "", XDG_DATA_HOME: "" },
      settings: {
        ...settings,
        visit: { ...TIMES, ...settings.visit },
        kiosk: { reducedMotion: true, ...settings.kiosk },
        services: { lend: true, ...settings.services },
      },
    };
    const lending = await openLendingLedger(backend.folder);
    // The words of lending come with the screens of a visit.
    await loadCatalogue("ja");
    const kiosk = await startKiosk(options);
    const person = new QuickPerson(kiosk);
    const running = backend;
    return {
      kiosk,
      backend,
      person,
      log: new LogTail(logs),
      pages: new PageWatch(kiosk.process.pid ?? 0),
      lending,
      folders: [profile, home],
      disk,
      startAgain: () => startKiosk(options),
      async stop() {
        await person.done();
        await kiosk.stop();
        await running.stop();
        sweep();
      },
    };
  } catch (error) {
    await backend?.stop();
    sweep();
    throw error;
  }
}
