import type { TakenBack } from "#contract/staff/calls.ts";
import { pathsOf, valueAt, withValue } from "../settings/layers.ts";
import type { OwnValues } from "./own-values.ts";

type Values = Readonly<Record<string, unknown>>;

/** One setting of a step, as it was before it and as the step left it; undefined = it was not set. */
interface Part {
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** A change that can be taken back: what it changed, and nothing else. It may hold a secret, so it stays in main. */
export interface Step {
  readonly kind: TakenBack["kind"];
  readonly local: readonly Part[];
  readonly kept: readonly Part[];
}

/** The steps that can be taken back, newest last. */
export interface Undos {
  /** Remembers a change by how it was before and after it. */
  add(kind: TakenBack["kind"], before: OwnValues, after: OwnValues): void;
  /**
   * What the next undo takes back, or null. A setting that no longer has the value its step gave it was set by another
   * way since, and is left as it is; a step with nothing else in it is passed over.
   */
  next(now: OwnValues): Step | null;
  /** The same, and removes it. */
  take(now: OwnValues): Step | null;
  /** Returns a step that could not be taken back. */
  putBack(step: Step): void;
}

/** Changes that can be taken back. */
const MOST_STEPS = 30;
/** Put out of service and back by a button of its own; undo must do neither unasked. */
const NEVER_UNDONE: readonly string[] = ["kiosk.outOfService"];

function at(values: Values, path: string): unknown {
  return valueAt(values, path.split("."));
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function partsOf(before: Values, after: Values): readonly Part[] {
  return [...new Set([...pathsOf(before), ...pathsOf(after)])]
    .map((path) => ({ path, before: at(before, path), after: at(after, path) }))
    .filter((part) => !isSame(part.before, part.after) && !NEVER_UNDONE.includes(part.path));
}

function hasParts({ local, kept }: Step): boolean {
  return local.length > 0 || kept.length > 0;
}

/** The values with these parts as they were before the step. */
export function withBefore(values: Values, parts: readonly Part[]): Values {
  // What was a section before and is one value now, or the other way round: the way is cleared first.
  const cleared = parts.filter(({ before }) => before === undefined);
  const set = parts.filter(({ before }) => before !== undefined);
  return [...cleared, ...set].reduce(
    (so, { path, before }) => withValue(so, path.split("."), before ?? null),
    values,
  );
}

/** Begins without any. */
export function createUndos(): Undos {
  let steps: readonly Step[] = [];

  function leftOf({ kind, local, kept }: Step, now: OwnValues): Step {
    return {
      kind,
      local: local.filter(({ path, after }) => isSame(at(now.local, path), after)),
      kept: kept.filter(({ path, after }) => isSame(at(now.kept, path), after)),
    };
  }

  function newest(now: OwnValues): { readonly step: Step | null; readonly below: readonly Step[] } {
    const index = steps.findLastIndex((step) => hasParts(leftOf(step, now)));
    const found = steps[index];
    if (found === undefined) return { step: null, below: steps };
    return { step: leftOf(found, now), below: steps.slice(0, index) };
  }

  return {
    add(kind, before, after) {
      const step = {
        kind,
        local: partsOf(before.local, after.local),
        kept: partsOf(before.kept, after.kept),
      };
      if (hasParts(step)) steps = [...steps, step].slice(-MOST_STEPS);
    },
    next: (now) => newest(now).step,
    take(now) {
      const { step, below } = newest(now);
      steps = below;
      return step;
    },
    putBack(step) {
      steps = [...steps, step];
    },
  };
}
