import { isSection } from "./layers.ts";

type Values = Readonly<Record<string, unknown>>;

/**
 * The kiosk's own secrets with its cards as `staff.ownCards`. Older files have them as `staff.cards`, which would override the
 * fleet's list, and with a copy of it (see `staff/copied-cards.ts`).
 */
export function withOwnCards(values: Values): Values {
  const { staff } = values;
  if (!isSection(staff) || staff["cards"] === undefined) return values;
  const { cards, ...others } = staff;
  return { ...values, staff: { ownCards: cards, ...others } };
}
