import { setTimeout as pause } from "node:timers/promises";
import { GPU, NETWORK, processesOf } from "./gauges.ts";
import { cardOf, PATRONS } from "./marks.ts";
import type { Fault } from "./plan.ts";
import type { SoakStage } from "./stage.ts";

/** More than three deaths of helpers in a minute end the kiosk (R84): the soak stays below. */
const DEATHS = 2;
const DEATHS_WINDOW_MS = 60_000;
/** Milliseconds for which a stalled backend counts as slow, not unavailable. */
const SLOW_MS = 700;
const QUIET_MS = 1500;
/** A backend that is there again is noticed within this time. */
const BACK_MS = 20_000;

/** What a fault does at each moment of a visit. */
export interface Injury {
  /** Before the password is typed. */
  early(): Promise<void>;
  /** Before the patron goes. */
  late(): Promise<void>;
  /** Just behind the touch that ends the visit. */
  atTheEnd(): Promise<void>;
  /** When the reset is over, or nobody waits for it any more: whatever was broken is mended. */
  after(): Promise<void>;
}

const nothing = async (): Promise<void> => undefined;
const NONE: Injury = { early: nothing, late: nothing, atTheEnd: nothing, after: nothing };

const deaths: number[] = [];

/** Kills a helper of Chromium, unless too many have died of late; another one takes its place by itself. */
async function killHelper({ kiosk }: SoakStage, kind: RegExp): Promise<void> {
  const now = performance.now();
  if (deaths.filter((at) => now - at < DEATHS_WINDOW_MS).length >= DEATHS) return;
  const [pid] = processesOf(kiosk.process.pid ?? 0, kind);
  if (pid === undefined) return;
  deaths.push(now);
  process.kill(pid, "SIGKILL");
}

/** Does something to the process of the page somebody uses. */
function hitPage({ pages }: SoakStage, signal: NodeJS.Signals): void {
  const pid = pages.live();
  if (pid !== null) process.kill(pid, signal);
}

/** Two cards under the scanner while the reset runs. */
async function burst({ person }: SoakStage): Promise<void> {
  for (const patron of [PATRONS - 1, PATRONS - 2]) person.scan(cardOf(patron));
  await pause(QUIET_MS);
}

/** Prepares a fault; null = none. */
export function injure(stage: SoakStage, fault: Fault | null): Injury {
  const { backend, kiosk, disk } = stage;
  switch (fault) {
    case null:
      return NONE;
    case "renderer-kill":
      return { ...NONE, late: async () => hitPage(stage, "SIGKILL") };
    case "renderer-stop":
      return { ...NONE, late: async () => hitPage(stage, "SIGSTOP") };
    case "gpu-kill":
      return { ...NONE, late: () => killHelper(stage, GPU) };
    case "network-kill":
      return { ...NONE, late: () => killHelper(stage, NETWORK) };
    case "backend-slow":
      return {
        ...NONE,
        async early() {
          backend.freeze();
          setTimeout(backend.thaw, SLOW_MS);
        },
      };
    case "backend-kill": {
      let killed = false;
      return {
        ...NONE,
        async late() {
          killed = true;
          await backend.kill();
          // A copy's barcode makes the kiosk ask, so that it notices at once.
          await kiosk.scan("100000001");
        },
        async after() {
          if (!killed) return;
          await backend.restart();
          await stage.person.sees("本をさがす。", BACK_MS);
        },
      };
    }
    case "scan-burst":
      return { ...NONE, atTheEnd: () => burst(stage) };
    case "disk-full":
      return {
        ...NONE,
        late: async () => disk?.fill(),
        after: async () => disk?.empty(),
      };
  }
}
