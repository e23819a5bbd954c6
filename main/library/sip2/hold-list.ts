import type { Hold, HoldList } from "#contract/domain/hold.ts";
import type { Abort } from "#contract/library/port.ts";
import { ok, type Result } from "#contract/result.ts";
import { holdView } from "./hold-view.ts";
import { askList, type Information } from "./information.ts";
import { itemsOf } from "./items.ts";
import { maxHoldsOf } from "./overview.ts";
import type { PatronRecord } from "./patrons.ts";
import { OUT_OF_ORDER, type Sip2 } from "./sip2.ts";

/** Lines of both lists of holds: ready and waiting. */
export interface HoldLines {
  readonly ready: readonly string[];
  readonly waiting: readonly string[];
  readonly information: Information;
}

/** Reads both lists. A line in both is not ready, because some servers put all holds into the first. */
export async function askHolds(sip2: Sip2, record: PatronRecord, signal: Abort): Promise<Result<HoldLines>> {
  const ready = await askList(sip2, record, "ready", signal);
  if (!ready.ok) return ready;
  const { information, lines } = ready.value;
  const none = information.counts.waiting === 0;
  const waiting = none ? null : await askList(sip2, record, "waiting", signal);
  if (waiting?.ok === false) return waiting;
  const later = waiting?.value.lines ?? [];
  return ok({ ready: lines.filter((line) => !later.includes(line)), waiting: later, information });
}

/** The holds for the lines; null when the server fails. */
export async function viewHolds(
  sip2: Sip2,
  record: PatronRecord,
  { ready, waiting }: HoldLines,
  signal: Abort,
): Promise<readonly Hold[] | null> {
  const deadline = performance.now() + sip2.limits.copies;
  const items = await itemsOf(sip2, record, [...ready, ...waiting], deadline, signal);
  if (items === null) return null;
  return [
    ...ready.map((line) => holdView(sip2, record, line, "ready", items.get(line))),
    ...waiting.map((line) => holdView(sip2, record, line, "waiting", items.get(line))),
  ];
}

/** The list of holds: two requests, and one for each copy. */
export async function holdListOf(sip2: Sip2, record: PatronRecord, signal: Abort): Promise<Result<HoldList>> {
  const lines = await askHolds(sip2, record, signal);
  if (!lines.ok) return lines;
  const holds = await viewHolds(sip2, record, lines.value, signal);
  if (holds === null) return OUT_OF_ORDER;
  return ok({ holds, active: holds.length, max: maxHoldsOf(sip2, lines.value.information) });
}
