import { type Random, randomFrom } from "#backend/demo/random.ts";
import { PATRONS } from "./marks.ts";

/**
 * Faults during a visit. `renderer-kill`, `renderer-stop`: the page's process ·
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

/**
 * What is done to a terminal that lends and returns. `answer-lost`, `request-lost`: of each copy, on the wire · `network-gone`: for
 * a moment · `main-kill`: the whole program, as a power cut does · `stop`: an orderly stop; after both it is started again.
 */
export const LENDING_FAULTS = [
  "answer-lost",
  "renderer-kill",
  "main-kill",
  "request-lost",
  "backend-kill",
  "stop",
  "network-gone",
  "backend-slow",
  "renderer-stop",
  "scan-burst",
] as const;
export type Fault = (typeof FAULTS)[number] | (typeof LENDING_FAULTS)[number];

/** What a patron looks at, or does. `undo`: of the copy that was lent last · `return`: of copies that anybody has borrowed. */
export type Action = "loans" | "holds" | "account" | "search" | "lend" | "undo" | "return";

/** How the patron goes. `idle`: they walk away · `fault`: by what is done to the kiosk. */
export type Going = "button" | "own-card" | "other-card" | "idle" | "fault";

/** One visit, before it begins. */
export interface VisitPlan {
  readonly number: number;
  readonly patron: number;
  /** `came`: by the card that ended the visit before · `copy`: by a copy that is scanned to return it. */
  readonly start: "card" | "touch" | "came" | "copy";
  /** `half`: a part of the password is typed and left standing. */
  readonly password: "none" | "half" | "whole";
  readonly actions: readonly Action[];
  /** How many copies are lent or returned one behind the other. */
  readonly pile: number;
  /** Milliseconds from the last scan to a fault. */
  readonly faultAfter: number;
  readonly going: Going;
  /** Stays for so many milliseconds at least; 0 for most patrons. */
  readonly staysMs: number;
  /** Marks are put into every place a page can put one; our own pages put nothing there, so these resets take longer. */
  readonly plants: boolean;
  /** Both clipboards hold a mark at the end. */
  readonly copies: boolean;
  readonly fault: Fault | null;
}

/** One visit in so many meets a fault. */
export const FAULT_EVERY = 15;
const FAULT_AT = 7;
/** The same where copies are lent and returned. */
export const LENDING_FAULT_EVERY = 3;
const BOTH: readonly Action[] = ["lend", "return"];
const SEED_STEP = 7919;
/** Patrons who come one after another are never the same within three visits: a card read twice is one scan (R43). */
const PATRON_STEP = 3;

/** Longer than it takes until the page that follows is loaded and drawn. */
const LINGER_MS = 3800;
/** Short visits take one to five seconds; it takes some of it to sign in, and to touch the button that ends it. */
const SHORTEST_MS = 600;
const LONGEST_MS = 4200;
const SIGN_IN_MS = 3000;

const MOST_IN_PILE = 3;
const LATEST_FAULT_MS = 500;
const ACTIONS: readonly (readonly Action[])[] = [
  ["loans"],
  ["holds"],
  ["account"],
  ["search"],
  ["lend"],
  ["lend", "undo"],
  ["return"],
];
/** Faults that end the visit. */
export const ENDING: readonly Fault[] = [
  "renderer-kill",
  "renderer-stop",
  "backend-kill",
  "main-kill",
  "stop",
];
/** Faults after which the program is started again. */
export const RESTARTING: readonly Fault[] = ["main-kill", "stop"];

type Base = Omit<VisitPlan, "number" | "patron">;

function actionsOf(random: Random): readonly Action[] {
  const some = ACTIONS[Math.floor(random() * ACTIONS.length)];
  return some === undefined || random() < 0.4 ? [] : some;
}

/** The visit as it would be without its neighbours. */
function baseOf(seed: number, number: number, faults: readonly Fault[]): Base {
  const random = randomFrom(seed + number * SEED_STEP);
  const common = {
    plants: random() < 0.5,
    copies: random() < 0.25,
    staysMs: random() < 0.25 ? LINGER_MS : 0,
    actions: actionsOf(random),
    ...pileOf(random),
  };
  const fault =
    faults.length > 0 && number % FAULT_EVERY === FAULT_AT ? faultOf(number, FAULT_EVERY, faults) : null;
  const kind = random();
  const way = random();
  if (fault !== null) {
    const going = ENDING.includes(fault) ? "fault" : "button";
    // Every other time a loan or a return is under way when it happens.
    const actions = way < 0.3 ? (["lend"] as const) : way < 0.5 ? (["return"] as const) : common.actions;
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
  if (kind < 0.45) {
    const actions = way < 0.6 ? (["search"] as const) : (["return"] as const);
    const start = way < 0.8 ? "touch" : "copy";
    return { ...common, start, password: "none", actions, going: "button", fault };
  }
  const password = way < 0.5 ? "half" : "none";
  return { ...common, start: "card", password, actions: [], going: "button", fault };
}

function pileOf(random: Random): Pick<VisitPlan, "pile" | "faultAfter"> {
  return {
    pile: 1 + Math.floor(random() * MOST_IN_PILE),
    faultAfter: Math.round(random() * LATEST_FAULT_MS),
  };
}

/** A visit to a terminal where copies are lent and returned; one in three has a fault. */
function lendingOf(seed: number, number: number, faults: readonly Fault[]): Base {
  const random = randomFrom(seed + number * SEED_STEP);
  const common = {
    plants: random() < 0.5,
    copies: random() < 0.25,
    staysMs: 0,
    ...pileOf(random),
  };
  const fault =
    faults.length > 0 && number % LENDING_FAULT_EVERY === 0
      ? faultOf(number, LENDING_FAULT_EVERY, faults)
      : null;
  const going = fault !== null && ENDING.includes(fault) ? "fault" : "button";
  const kind = random();
  if (kind < 0.4) {
    const start = kind < 0.25 ? "touch" : "copy";
    return { ...common, start, password: "none", actions: ["return"], going, fault };
  }
  const actions = kind < 0.7 ? (["lend"] as const) : kind < 0.85 ? (["lend", "undo"] as const) : BOTH;
  const own = going === "button" && random() < 0.3 ? "own-card" : going;
  return { ...common, start: "card", password: "whole", actions, going: own, fault };
}

/** A short visit without a fault. */
function shortOf(seed: number, number: number): Base {
  const random = randomFrom(seed + number * SEED_STEP);
  const staysMs = SHORTEST_MS + random() * (LONGEST_MS - SHORTEST_MS);
  const way = random();
  const signsIn = way >= 0.5 && staysMs > SIGN_IN_MS;
  return {
    start: way < 0.3 ? "touch" : "card",
    password: signsIn ? "whole" : "none",
    actions: [],
    ...pileOf(random),
    going: "button",
    staysMs,
    plants: false,
    copies: false,
    fault: null,
  };
}

/** The faults take turns. */
function faultOf(number: number, every: number, faults: readonly Fault[]): Fault | null {
  return faults[Math.floor(number / every) % faults.length] ?? null;
}

/** Whose visit it is. */
export function patronOf(number: number): number {
  return (number * PATRON_STEP) % PATRONS;
}

/** What is played. `lending`: every visit lends or returns · `short`: every visit takes one to five seconds. */
export type Kind = "usual" | "lending" | "short";

/** What the visits of a run are made of. */
export interface PlanOptions {
  readonly seed: number;
  readonly faults: readonly Fault[];
  readonly kind: Kind;
}

/** Visit `number` of a soak: the same each time, so that an interrupted soak goes on with the next one. */
export function planVisit({ seed, faults, kind }: PlanOptions, number: number): VisitPlan {
  const own = { number, patron: patronOf(number) };
  if (kind === "lending") return { ...lendingOf(seed, number, faults), ...own };
  if (kind === "short") return { ...shortOf(seed, number), ...own };
  const base = baseOf(seed, number, faults);
  const came = number > 1 && baseOf(seed, number - 1, faults).going === "other-card";
  const plan = { ...base, ...own };
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
  /** Growth is judged of usual visits only, times of lending ones not. */
  readonly kind: Kind;
}

/**
 * Divides the visits among the kiosks: each plays a row of them, as evenly as can be. Those that are played alone come
 * after all of these, as one share more.
 */
export function sharesOf({ visits, kiosks, alone }: Omit<Playing, "kind">): {
  together: readonly Share[];
  alone: Share;
} {
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
export function isAlone(visit: number, { visits, kiosks, alone }: Omit<Playing, "kind">): boolean {
  return kiosks === 1 || visit > visits - alone;
}

/** Reads `all`, `none` or names with commas. Throws with a sentence when one is unknown. */
export function readFaults(text: string, lending = false): readonly Fault[] {
  const all: readonly Fault[] = lending ? LENDING_FAULTS : FAULTS;
  if (text === "all") return all;
  if (text === "none") return [];
  return text.split(",").map((name) => {
    const fault = all.find((known) => known === name);
    if (fault === undefined) throw new Error(`Unknown fault ${name}. Faults: ${all.join(", ")}, all, none.`);
    return fault;
  });
}
