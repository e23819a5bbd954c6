import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { EXIT } from "#contract/exit-codes.ts";
import { descendants, familyNow } from "#test/support/kiosk/processes.ts";
import { GPU, NETWORK } from "./gauges.ts";
import { KioskLeft } from "./kiosk-left.ts";
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
/** Calls whose answer, or which themselves, are lost on the wire. */
const CIRCULATION = ["checkOut", "checkIn"] as const;
/** Milliseconds by which their answers are late. */
const LATE_MS = 200;

/** What a fault does at each moment of a visit. */
export interface Injury {
  /** Before the password is typed. */
  early(): Promise<void>;
  /** Before the patron goes. */
  late(): Promise<void>;
  /** Just behind the touch that ends the visit. */
  atTheEnd(): Promise<void>;
  /** After the reset, or when it is no longer awaited: repairs what the fault has broken. */
  after(): Promise<void>;
}

const nothing = async (): Promise<void> => undefined;
const NONE: Injury = { early: nothing, late: nothing, atTheEnd: nothing, after: nothing };

const deaths: number[] = [];

/** Kills a helper of Chromium, unless too many have died of late; another one takes its place by itself. */
async function killHelper({ kiosk }: SoakStage, kind: RegExp): Promise<void> {
  const now = performance.now();
  if (deaths.filter((at) => now - at < DEATHS_WINDOW_MS).length >= DEATHS) return;
  const [pid] = descendants(kiosk.process.pid ?? 0, kind);
  if (pid === undefined) return;
  deaths.push(now);
  process.kill(pid, "SIGKILL");
}

/** Does something to the process of the live page. */
function hitPage({ pages }: SoakStage, signal: NodeJS.Signals): void {
  const pid = pages.live();
  if (pid !== null) process.kill(pid, signal);
}

/** Lets the backend stand still for a moment. */
async function stall({ backend }: SoakStage): Promise<void> {
  backend.freeze();
  setTimeout(backend.thaw, SLOW_MS);
}

/** Ends the whole program at once, as a power cut does. */
async function killMain({ kiosk }: SoakStage): Promise<void> {
  const left = once(kiosk.process, "exit");
  for (const pid of familyNow(kiosk.process.pid ?? 0)) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It ended with the one before it.
    }
  }
  await left;
}

/** Stops the program as the system does. Throws when it does not end well. */
async function stopMain({ kiosk }: SoakStage): Promise<void> {
  const left = once(kiosk.process, "exit");
  kiosk.process.kill("SIGTERM");
  const [code, signal] = await left;
  if (code !== EXIT.ok) throw new KioskLeft(`told to stop, the kiosk left with ${code ?? signal}`);
}

/** Two cards under the scanner while the reset runs. */
async function burst({ person }: SoakStage): Promise<void> {
  for (const patron of [PATRONS - 1, PATRONS - 2]) await person.scan(cardOf(patron));
  await pause(QUIET_MS);
}

/**
 * Prepares a fault; null = none. On a wire with faults the answers about copies come late, so that it often meets one that is
 * under way.
 */
export function injure(stage: SoakStage, fault: Fault | null): Injury {
  const injury = injuryOf(stage, fault);
  const { wire } = stage;
  if (wire === null || fault === null) return injury;
  return {
    ...injury,
    async early() {
      for (const route of CIRCULATION) wire.slowAnswers(route, LATE_MS);
      await injury.early();
    },
    async after() {
      await injury.after();
      await wire.pass();
    },
  };
}

function injuryOf(stage: SoakStage, fault: Fault | null): Injury {
  const { backend, kiosk, disk, wire } = stage;
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
      return { ...NONE, early: () => stall(stage), late: () => stall(stage) };
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
    case "answer-lost":
    case "request-lost":
      return {
        ...NONE,
        async early() {
          for (const route of CIRCULATION)
            if (fault === "answer-lost") wire?.dropAnswers(route);
            else wire?.dropRequests(route);
        },
      };
    case "network-gone": {
      let back: Promise<void> = Promise.resolve();
      return {
        ...NONE,
        async late() {
          await wire?.cut();
          back = pause(SLOW_MS).then(() => wire?.pass());
        },
        after: () => back,
      };
    }
    case "main-kill":
      return { ...NONE, late: () => killMain(stage), after: stage.restart };
    case "stop":
      return { ...NONE, late: () => stopMain(stage), after: stage.restart };
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
