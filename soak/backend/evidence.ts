import type { z } from "zod";
import type { Facts } from "./facts.ts";
import type { HOLD_LIST, Ledger } from "./ledger.ts";
import type { StaffLedger } from "./staff-ledger.ts";
import type { World } from "./world.ts";

/** One promise, how often it was looked at, and where it was broken. */
export interface Check {
  readonly name: string;
  readonly what: string;
  readonly looked: number;
  readonly broken: readonly string[];
}

/** What the patrons are shown at the end, by patron. */
export type Lists = ReadonlyMap<number, z.infer<typeof HOLD_LIST>>;

/** Everything a check may look at. */
export interface Evidence {
  readonly ledger: Ledger;
  readonly staff: StaffLedger;
  readonly world: World;
  readonly facts: Facts;
  readonly lists: Lists;
}

/** Things by what they have in common. */
export function groups<T, K>(things: readonly T[], keyOf: (thing: T) => K): ReadonlyMap<K, readonly T[]> {
  const found = new Map<K, T[]>();
  for (const thing of things) {
    const group = found.get(keyOf(thing));
    if (group === undefined) found.set(keyOf(thing), [thing]);
    else group.push(thing);
  }
  return found;
}
