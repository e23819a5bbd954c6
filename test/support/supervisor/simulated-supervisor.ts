import { firstStep, type SupervisorEffect, type SupervisorEvent, step } from "#supervisor/core.ts";
import { LIMITS } from "#supervisor/limits.ts";

/** A supervisor whose clock the test owns, in ms from 0. */
export interface TableSupervisor {
  now(): number;
  /** Advances the clock tick by tick. With `beats` the kiosk sends a heartbeat every 2 s. */
  pass(milliseconds: number, beats?: boolean): void;
  /** The whole machine stands still, then goes on with one tick. */
  standStill(milliseconds: number): void;
  does(event: SupervisorEvent): void;
  /** What it did since the last look, as short words: `start`, `show waiting`, `READY=1` ... */
  did(): readonly string[];
  /** When it started a kiosk, ever. */
  starts(): readonly number[];
}

const BEAT_MS = 2000;

/** An effect in words. */
export function wordsFor(effect: SupervisorEffect): string {
  switch (effect.type) {
    case "show":
      return `show ${effect.picture}`;
    case "notify":
      return effect.word;
    case "leave":
      return `leave ${effect.code}`;
    default:
      return effect.type;
  }
}

/** Creates one that has just started; `did` leaves out its own watchdog message, sent every 10 s. */
export function tableSupervisor(): TableSupervisor {
  let now = 0;
  let did: string[] = [];
  const starts: number[] = [];
  const first = firstStep(now);
  let { state } = first;
  const take = (effects: readonly SupervisorEffect[]): void => {
    for (const effect of effects) {
      if (effect.type === "start") starts.push(now);
      if (effect.type !== "notify" || effect.word !== "WATCHDOG=1") did.push(wordsFor(effect));
    }
  };
  take(first.effects);
  const does = (event: SupervisorEvent): void => {
    const next = step(state, event, now);
    state = next.state;
    take(next.effects);
  };
  return {
    now: () => now,
    pass(milliseconds, beats = false) {
      for (const end = now + milliseconds; now < end; ) {
        now += LIMITS.tick;
        if (beats && now % BEAT_MS === 0) does({ type: "beat" });
        does({ type: "tick" });
      }
    },
    standStill(milliseconds) {
      now += milliseconds;
      does({ type: "tick" });
    },
    does,
    did() {
      const all = did;
      did = [];
      return all;
    },
    starts: () => starts,
  };
}
