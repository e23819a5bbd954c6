import { SECRETS } from "#contract/settings/choices.ts";
import { mergeLayers, valueAt, withValue } from "../settings/layers.ts";
import type { LiveSettings } from "../settings/live.ts";
import { isKeptHere, type OwnValuesStore } from "./own-values.ts";

const FLEET_CARDS = SECRETS.cards.split(".");
const OWN_CARDS = SECRETS.ownCards.split(".");

/**
 * Takes the fleet's cards out of those of this terminal, where an older version kept both in one list: one that is taken
 * out of the fleet's file later would still open this terminal. A disk that refuses leaves it to the next start.
 */
export function dropCopiedCards(own: OwnValuesStore, live: LiveSettings): void {
  const others = live.layers().filter((layer) => !isKeptHere(layer));
  const fleet = valueAt(mergeLayers(others), FLEET_CARDS);
  const { kept } = own.read();
  const mine = valueAt(kept, OWN_CARDS);
  if (!Array.isArray(fleet) || !Array.isArray(mine)) return;
  const left = mine.filter((card) => !fleet.includes(card));
  if (left.length === mine.length) return;
  try {
    own.write({ kept: withValue(kept, OWN_CARDS, left.length === 0 ? null : left) });
  } catch {
    return;
  }
  live.reread();
  live.apply();
}
