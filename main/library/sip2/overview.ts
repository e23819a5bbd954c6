import { cardTail } from "#contract/card.ts";
import { unreadOf } from "#contract/domain/message.ts";
import type { Overview, Patron, ReadyHold } from "#contract/domain/patron.ts";
import type { Abort } from "#contract/library/port.ts";
import { ok, type Result } from "#contract/result.ts";
import { USUAL_MAX_HOLDS } from "../plain-info.ts";
import { balanceOf } from "./fees.ts";
import { placeOf } from "./hold-view.ts";
import { askList, type Information } from "./information.ts";
import type { Item } from "./item.ts";
import { itemsOf, lineOf } from "./items.ts";
import { messagesIn } from "./messages.ts";
import type { PatronRecord } from "./patrons.ts";
import { OUT_OF_ORDER, type Sip2, todayOf } from "./sip2.ts";

/** Limit of a patron's holds. */
export function maxHoldsOf({ about }: Sip2, { maxHolds }: Information): number {
  return about?.rules.maxHolds ?? maxHolds ?? USUAL_MAX_HOLDS;
}

/** The patron data that the page gets. The library system decides how it notifies about a hold; SIP2 has no field for it. */
function patronOf({ card }: PatronRecord): Patron {
  return { cardTail: cardTail(card), password: "real", email: { state: "none" }, contactMethods: ["none"] };
}

/** Ready holds whose last day is known; the others are only in the list of holds. */
function readyOf(sip2: Sip2, items: ReadonlyMap<string, Item>): readonly ReadyHold[] {
  return [...items].flatMap(([line, item]) => {
    if (item.shelfUntil === null || item.status !== "on-hold-shelf") return [];
    const { library, place } = placeOf(sip2, item);
    return [{ title: lineOf(line, item).title, library, place, shelf: "", until: item.shelfUntil }];
  });
}

/** The home screen: one request, one more when a hold is ready, and one for each copy. */
export async function overviewOf(sip2: Sip2, record: PatronRecord, signal: Abort): Promise<Result<Overview>> {
  const deadline = performance.now() + sip2.limits.copies;
  const loans = await askList(sip2, record, "loans", signal);
  if (!loans.ok) return loans;
  const { lines, information } = loans.value;
  const { counts } = information;
  const ready = counts.ready === 0 ? null : await askList(sip2, record, "ready", signal);
  if (ready?.ok === false) return ready;
  // Without counts in the answer, the length of the list is used.
  const waiting = counts.waiting === null ? await askList(sip2, record, "waiting", signal) : null;
  if (waiting?.ok === false) return waiting;
  const lent = await itemsOf(sip2, record, lines, deadline, signal);
  const shelf = await itemsOf(sip2, record, ready?.value.lines ?? [], deadline, signal);
  if (lent === null || shelf === null) return OUT_OF_ORDER;
  const unread = unreadOf(messagesIn(sip2, record.card, information));
  const due = [...lent]
    .flatMap(([line, item]) => (item.due === null ? [] : [{ day: item.due, title: lineOf(line, item) }]))
    .toSorted((one, other) => one.day.localeCompare(other.day));
  const days = due.map(({ day }) => day);
  const today = todayOf(sip2);
  const late = days.filter((day) => day < today).length;
  const held =
    (counts.ready ?? ready?.value.lines.length ?? 0) + (counts.waiting ?? waiting?.value.lines.length ?? 0);
  return ok({
    patron: patronOf(record),
    loans: {
      count: Math.max(lines.length, counts.loans ?? 0),
      overdue: days.length < lines.length ? (counts.overdue ?? late) : late,
      nextDue: due[0]?.day ?? null,
      ...(due[0] === undefined ? {} : { nextTitle: due[0].title }),
    },
    holds: { count: held, max: maxHoldsOf(sip2, information) },
    ready: readyOf(sip2, shelf),
    ...balanceOf(sip2.currency, information),
    ...(unread === undefined ? {} : { messages: unread }),
  });
}
