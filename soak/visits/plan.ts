import { type Random, randomFrom } from "#backend/demo/random.ts";
import { PATRONS } from "./marks.ts";

/**
 * What is done to the kiosk while somebody stands there. `renderer-kill`, `renderer-stop`: the page's process ·
 * `gpu-kill`, `network-kill`: Chromium's helpers · `backend-kill`, `backend-slow` · `scan-burst`: cards read at the very
 * end of the visit · `disk-full`: no room for the log.
 */
export const FAULTS = [
  "renderer-kill",
  "renderer-stop",
  "gpu-kill",
  "network-kill",
  "backend-kill",
  "backend-slow",
  "scan-burst",
  "disk-full",
] as const;
export type Fault = (typeof FAULTS)[number];

/** What a patron looks at, or does. `lend`: borrows a copy; every other one undoes it. */
export type Action = "loans" | "holds" | "account" | "search" | "lend";

/** How the patron goes. `idle`: they walk away · `fault`: by what is done to the kiosk. */
export type Going = "button" | "own-card" | "other-card" | "idle" | "fault";

/** One visit, before it begins. */
export interface VisitPlan {
  readonly number: number;
  readonly patron: number;
  /** `came`: by the card that ended the visit before. */
  readonly start: "card" | "touch" | "came";
  /** `half`: a part of the password is typed and left standing. */
  readonly password: "none" | "half" | "whole";
  readonly actions: readonly Action[];
  readonly going: Going;
  /** Stays until the page that follows is loaded, as nearly every patron does. */
  readonly lingers: boolean;
  /** Marks are put into every place a page can put one; our own pages put nothing there, so these resets take longer. */
  readonly plants: boolean;
  /** Both clipboards hold a mark at the end. */
  readonly copies: boolean;
  readonly fault: Fault | null;
}

/** One visit in so many meets a fault. */
export const FAULT_EVERY = 15;
const FAULT_AT = 7;
const SEED_STEP = 7919;
/** Patrons who come one after another are never the same within three visits: a card read twice is one scan (R43). */
const PATRON_STEP = 3;

const ACTIONS: readonly Action[] = ["loans", "holds", "account", "search", "lend"];
/** Faults that end the visit. */
const ENDING: readonly Fault[] = ["renderer-kill", "renderer-stop", "backend-kill"];

type Base = Omit<VisitPlan, "number" | "patron">;

function actionsOf(random: Random): readonly Action[] {
  const first = ACTIONS[Math.floor(random() * ACTIONS.length)];
  return first === undefined || random() < 0.4 ? [] : [first];
}

/** The visit as it would be without its neighbours. */
function baseOf(seed: number, number: number, faults: readonly Fault[]): Base {
  const random = randomFrom(seed + number * SEED_STEP);
  const common = {
    plants: random() < 0.5,
    copies: random() < 0.25,
    lingers: random() < 0.25,
    actions: actionsOf(random),
  };
  const fault = faults.length > 0 && number % FAULT_EVERY === FAULT_AT ? faultOf(number, faults) : null;
  const kind = random();
  const way = random();
  if (fault !== null) {
    const going = ENDING.includes(fault) ? "fault" : "button";
    // Every other time a loan is under way when it happens.
    const actions = way < 0.5 ? (["lend"] as const) : common.actions;
    return { ...common, actions, start: "card", password: "whole", going, fault };
  }
  if (kind < 0.03) {
    const password = way < 0.5 ? "whole" : "half";
    const actions = password === "whole" ? common.actions : [];
    return { ...common, actions, start: "card", password, going: "idle", fault };
  }
  if (kind < 0.3) {
    const going = way < 0.4 ? "button" : way < 0.65 ? "own-card" : "other-card";
    return { ...common, start: "card", password: "whole", going, fault };
  }
  if (kind < 0.45)
    return { ...common, start: "touch", password: "none", actions: ["search"], going: "button", fault };
  const password = way < 0.5 ? "half" : "none";
  return { ...common, start: "card", password, actions: [], going: "button", fault };
}

/** The faults take turns. */
function faultOf(number: number, faults: readonly Fault[]): Fault | null {
  return faults[Math.floor(number / FAULT_EVERY) % faults.length] ?? null;
}

/** Whose visit it is. */
export function patronOf(number: number): number {
  return (number * PATRON_STEP) % PATRONS;
}

/** Visit `number` of the soak with this seed: the same each time, so that an interrupted soak goes on with the next one. */
export function planVisit(seed: number, number: number, faults: readonly Fault[]): VisitPlan {
  const base = baseOf(seed, number, faults);
  const came = number > 1 && baseOf(seed, number - 1, faults).going === "other-card";
  const plan = { ...base, number, patron: patronOf(number) };
  if (!came) return plan;
  const password = base.password === "none" ? "half" : base.password;
  return { ...plan, start: "came", password, actions: password === "whole" ? base.actions : [] };
}

/** Visits of one of the kiosks that are played side by side: the first and the last. */
export interface Share {
  readonly first: number;
  readonly last: number;
}

/** How the visits of a run are played. */
export interface Playing {
  readonly visits: number;
  /** Kiosks that are played side by side. */
  readonly kiosks: number;
  /** The last so many visits are played by one kiosk with the machine to itself: what several take says nothing of one. */
  readonly alone: number;
}

/**
 * Divides the visits among the kiosks: each plays a row of them, as evenly as can be. Those that are played alone come
 * after all of these, as one share more.
 */
export function sharesOf({ visits, kiosks, alone }: Playing): { together: readonly Share[]; alone: Share } {
  const shared = visits - alone;
  return {
    together: Array.from({ length: kiosks }, (_, kiosk) => ({
      first: Math.floor((shared * kiosk) / kiosks) + 1,
      last: Math.floor((shared * (kiosk + 1)) / kiosks),
    })),
    alone: { first: shared + 1, last: visits },
  };
}

/** True when nothing of ours was played beside the visit. */
export function isAlone(visit: number, { visits, kiosks, alone }: Playing): boolean {
  return kiosks === 1 || visit > visits - alone;
}

/** Reads `all`, `none` or names with commas. Throws with a sentence when one is unknown. */
export function readFaults(text: string): readonly Fault[] {
  if (text === "all") return FAULTS;
  if (text === "none") return [];
  return text.split(",").map((name) => {
    const fault = FAULTS.find((known) => known === name);
    if (fault === undefined)
      throw new Error(`Unknown fault ${name}. Faults: ${FAULTS.join(", ")}, all, none.`);
    return fault;
  });
}
