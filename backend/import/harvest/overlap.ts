import { DAY_MS, SECOND_MS } from "../../clock.ts";
import type { Identity } from "./answer.ts";
import { HarvestFailed } from "./web.ts";

type Granularity = Identity["granularity"];

/** The smallest step of a server's dates, in milliseconds. */
export function unitOf(granularity: Granularity): number {
  return granularity === "day" ? DAY_MS : SECOND_MS;
}

/** The instant of a `responseDate`, in milliseconds. Throws `HarvestFailed`. */
export function instantOf(date: string): number {
  const at = Date.parse(/^\d{4}-\d\d-\d\dT[\d:.]+$/u.test(date) ? `${date}Z` : date);
  if (Number.isNaN(at)) throw new HarvestFailed(`The server's responseDate is not a date: ${date}.`, false);
  return at;
}

/** An instant as a server of this granularity writes it. */
export function dateOf(at: number, granularity: Granularity): string {
  const text = new Date(at).toISOString();
  return granularity === "day" ? text.slice(0, 10) : `${text.slice(0, 19)}Z`;
}

/**
 * From when the next harvest asks for changes: one unit before this one began, by the server's own clock, so that a change at that
 * moment is not lost. Throws `HarvestFailed`.
 */
export function overlapping(begun: string, granularity: Granularity): string {
  return dateOf(instantOf(begun) - unitOf(granularity), granularity);
}
