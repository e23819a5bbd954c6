import { SECRETS } from "#contract/settings/choices.ts";
import { mergeLayers, valueAt, withValue } from "../settings/layers.ts";
import type { LiveSettings } from "../settings/live.ts";
import { isKeptHere, type OwnValuesStore } from "./own-values.ts";

const FLEET_CARDS = SECRETS.cards.split(".");
const OWN_CARDS = SECRETS.ownCards.split(".");

/**
 * Removes the fleet's cards from this terminal's list, where an older version copied them: a card removed from the fleet's file
 * would still open this terminal. After a disk error the next start tries again.
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
