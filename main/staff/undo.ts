import type { UndoStep } from "#contract/staff/calls.ts";
import { pathsOf, valueAt, withValue } from "../settings/layers.ts";
import type { OwnValues } from "./own-values.ts";

type Values = Readonly<Record<string, unknown>>;

/** One setting of a step, before and after it; undefined = not set. */
interface Part {
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** A change that can be undone, with only what it changed. It may contain a secret, so it stays in main. */
export interface Step {
  readonly kind: UndoStep["kind"];
  readonly local: readonly Part[];
  readonly kept: readonly Part[];
}

/** The steps that can be undone, newest last. */
export interface Undos {
  /** Records a change by the values before and after it. */
  add(kind: UndoStep["kind"], before: OwnValues, after: OwnValues): void;
  /**
   * The step that the next undo reverts, or null. A setting that no longer has the step's value was changed in another way and is
   * left unchanged; a step without others is skipped.
   */
  next(now: OwnValues): Step | null;
  /** The same, and removes it. */
  take(now: OwnValues): Step | null;
  /** Returns a step whose undo failed. */
  putBack(step: Step): void;
}

/** Maximum number of steps. */
const MOST_STEPS = 30;
/** Has its own button, so undo must not change it. */
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

/** The values with these parts reset to before the step. */
export function withBefore(values: Values, parts: readonly Part[]): Values {
  // A section may have become a value, or the reverse, so those are removed first.
  const cleared = parts.filter(({ before }) => before === undefined);
  const set = parts.filter(({ before }) => before !== undefined);
  return [...cleared, ...set].reduce(
    (so, { path, before }) => withValue(so, path.split("."), before ?? null),
    values,
  );
}

/** Creates it, empty. */
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
