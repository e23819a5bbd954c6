import { DAY_MS, SECOND_MS } from "../../clock.ts";
import type { Identity } from "./answer.ts";
import { HarvestFailed } from "./web.ts";

/**
 * From when the next harvest asks for changes: one unit before this one began, by the server's own clock, so that a change at that
 * moment is not lost. Throws `HarvestFailed`.
 */
export function overlapping(begun: string, granularity: Identity["granularity"]): string {
  const at = Date.parse(/^\d{4}-\d\d-\d\dT[\d:.]+$/u.test(begun) ? `${begun}Z` : begun);
  if (Number.isNaN(at)) throw new HarvestFailed(`The server's responseDate is no date: ${begun}.`, false);
  const text = new Date(at - (granularity === "day" ? DAY_MS : SECOND_MS)).toISOString();
  return granularity === "day" ? text.slice(0, 10) : `${text.slice(0, 19)}Z`;
}
