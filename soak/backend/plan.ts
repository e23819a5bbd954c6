import type { Engine } from "#backend/store/engine.ts";

/** What one run of the soak does. Times in milliseconds unless the name says otherwise. */
export interface SoakPlan {
  readonly engine: Engine;
  readonly seconds: number;
  readonly kiosks: number;
  /** Seconds between two kills of a backend. */
  readonly killEvery: number;
  /** Kills after so many acknowledged writes instead; null = by the clock. */
  readonly killAfter: number | null;
  readonly seed: number;
  /** Backend processes: one on SQLite, two on PostgreSQL, so that races between processes are real. */
  readonly processes: number;
  /** Fewer than the kiosks, so that one patron uses several kiosks at once. */
  readonly patrons: number;
  /** Members of staff at the counters; 0 = kiosks only. */
  readonly staff: number;
  /** Popular titles, for long queues. */
  readonly hotTitles: number;
  readonly quietTitles: number;
  /** Also stops the database server as a power cut would, once (PostgreSQL that was started by the soak only). */
  readonly stopDatabase: boolean;
  /** The lock that is taken out of the backend, to prove that the checks see it. */
  readonly without: LockName | null;
}

/** What can be taken out; see `without-lock.ts`. */
export const LOCKS = ["patron", "title", "transaction", "idempotency"] as const;
export type LockName = (typeof LOCKS)[number];

/** Settings of the rules in a soak: renewals that can be told apart, so that a lost or doubled one is seen. */
export const SOAK_RULES = {
  holds: { max: 5 },
  loans: { max: 5, maxRenewals: 10, renewalBase: "due-date" },
  // A simulated kiosk asks faster than any hand.
  requests: { perSecond: 100_000, burst: 1_000_000 },
} as const;

/** Loans each patron has at the start. */
export const LOANS_PER_PATRON = 3;

/** Kiosks per patron: two kiosks in three find their patron signed in elsewhere too. */
const KIOSKS_PER_PATRON = 2.5;

const KIOSKS_PER_STAFF = 30;

/** The plan for an engine; patrons and titles follow from the number of kiosks. */
export function planFor(
  words: Pick<
    SoakPlan,
    "engine" | "seconds" | "kiosks" | "killEvery" | "killAfter" | "seed" | "stopDatabase" | "without"
  >,
): SoakPlan {
  return {
    ...words,
    processes: words.engine === "sqlite" ? 1 : 2,
    patrons: Math.max(4, Math.round(words.kiosks / KIOSKS_PER_PATRON)),
    staff: Math.max(2, Math.round(words.kiosks / KIOSKS_PER_STAFF)),
    hotTitles: 6,
    quietTitles: 24,
  };
}
