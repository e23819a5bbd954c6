import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { argumentsOf, familyOf, processTable } from "#supervisor/processes.ts";
import { type Kiosk, type KioskOptions, startKiosk } from "./kiosk.ts";
import { type Look, lookAt } from "./page-debugger.ts";

const ROOT = join(import.meta.dirname, "../../..");

/** Draws the still pictures, as it is shipped. */
export const SHOW_PICTURE = join(ROOT, "packaging/root/opt/shiori/os/show-picture");

/** A still picture as it is shipped. */
export function pictureFile(name: string): string {
  return join(ROOT, "packaging/root/opt/shiori/os/pictures", `${name}.png`);
}

/** Words that put a program under the supervisor, as the session does; `folder` gets the beat. */
export function supervisorWords(folder: string): readonly string[] {
  const own = [`--heartbeat=${join(folder, "beat")}`, `--pictures=${SHOW_PICTURE}`];
  return [process.execPath, join(ROOT, "supervisor/main.ts"), ...own, "--"];
}

/** The real kiosk under the real supervisor. `kiosk.process` is the supervisor; `kiosk.look` sees the first kiosk only. */
export interface SupervisedKiosk {
  readonly kiosk: Kiosk;
  /** Main of the kiosk that runs now; null when there is none. */
  main(): number | null;
  /** All processes of the kiosk, main first. */
  processes(): readonly number[];
  /** A process of the kiosk by Chromium's name for its kind. */
  helper(type: string): number;
  /** Words of the page of whichever kiosk runs; "" while there is none. */
  words(): Promise<string>;
  /** Lines that the supervisor has written so far. */
  said(): readonly { readonly event: string; readonly at: string; readonly code?: number | null }[];
  stop(): Promise<void>;
}

const PORT = /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)\//gu;

/** Starts both and waits for the first words on the screen. */
export async function startSupervisedKiosk(options: KioskOptions = {}): Promise<SupervisedKiosk> {
  const kiosk = await startKiosk({ look: "small-client", ...options, under: supervisorWords });
  const supervisor = kiosk.process.pid ?? 0;
  const looks = new Map<string, Look>();

  function processes(): readonly number[] {
    const table = processTable();
    const main = table.find(
      ({ pid, parent }) =>
        parent === supervisor && argumentsOf(pid).some((word) => word.startsWith("--heartbeat=")),
    );
    return main === undefined ? [] : familyOf(main.pid, table);
  }

  return {
    kiosk,
    main: () => processes()[0] ?? null,
    processes,
    helper(type) {
      const found = processes().find((pid) => argumentsOf(pid).join(" ").includes(`--type=${type}`));
      if (found === undefined) throw new Error(`the kiosk has no ${type}`);
      return found;
    },
    async words() {
      const port = [...kiosk.said().matchAll(PORT)].at(-1)?.[1] ?? "";
      const look = looks.get(port) ?? lookAt(Number(port));
      looks.set(port, look);
      return look.at<string>("document.body.innerText").catch(() => "");
    },
    said: () =>
      kiosk
        .said()
        .split("\n")
        .filter((line) => line.startsWith('{"at"'))
        .map((line) => JSON.parse(line)),
    async stop() {
      for (const look of looks.values()) look.close();
      await kiosk.stop();
    },
  };
}

/** Pixels of a display's screen, or of a PNG file, as one signature: equal for equal pixels. */
export function pixels(source: string, environment: NodeJS.ProcessEnv = process.env): string {
  const command = source.endsWith(".png")
    ? ["convert", source, "-alpha", "off"]
    : ["import", "-window", "root"];
  const rgb = execFileSync(command[0] ?? "", [...command.slice(1), "-depth", "8", "rgb:-"], {
    env: environment,
    maxBuffer: 1 << 28,
  });
  return `${rgb.length} ${createHash("sha256").update(rgb).digest("hex")}`;
}
