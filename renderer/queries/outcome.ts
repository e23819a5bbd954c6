import type { Refusal } from "#contract/refusals.ts";

/**
 * What became of a scanned copy. `open`: not known yet · `unknown`: the answer was lost · `undone`: it was lent in this visit, and is
 * no longer.
 */
export type Outcome = "open" | "done" | "not-done" | "unknown" | "undone";

/** How many copies there are of each outcome. */
export type OutcomeCounts = Readonly<Record<Outcome, number>>;

/** The outcome that a refusal means. */
export function outcomeOfRefusal({ name }: Refusal): Outcome {
  return name === "not-confirmed" ? "unknown" : "not-done";
}

/** Whether the patron has to see to this copy. */
export function isAmiss(outcome: Outcome): boolean {
  return outcome === "not-done" || outcome === "unknown";
}

/** Counts the copies of each outcome. */
export function countOutcomes(outcomes: readonly Outcome[]): OutcomeCounts {
  const counts = { open: 0, done: 0, "not-done": 0, unknown: 0, undone: 0 };
  for (const outcome of outcomes) counts[outcome] += 1;
  return counts;
}

/**
 * Lines as they are shown: the last scan, whose copy is still in the patron's hand, then what the patron has to see to, then the rest.
 * @param lines the newest first
 */
export function inOrderOfNeed<L>(lines: readonly L[], outcomeOf: (line: L) => Outcome): readonly L[] {
  const [last, ...others] = lines;
  if (last === undefined) return lines;
  const amiss = others.filter((line) => isAmiss(outcomeOf(line)));
  return [last, ...amiss, ...others.filter((line) => !amiss.includes(line))];
}
