import { inOrder, type Message, type MessageList, unreadOf } from "#contract/domain/message.ts";
import type { Overview } from "#contract/domain/patron.ts";
import type { IsoDate } from "#contract/domain/text.ts";
import { refusal } from "#contract/refusals.ts";
import type { RouteRefusal } from "#contract/rest/route-refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import type { Backend } from "../backend.ts";
import { dateOf } from "../rules/dates.ts";
import { type MessageRow, markRead, messageById, messagesOf } from "../store/messages.ts";
import type { ReadableDb, WritableDb } from "../store/schema.ts";
import { rowId } from "./ids.ts";

type Rules = Pick<Backend, "clock" | "settings">;

function today({ clock, settings }: Rules): IsoDate {
  return dateOf(clock.now(), settings.timeZone);
}

/** A message for its patron. */
export function messageView({ settings }: Pick<Backend, "settings">, row: MessageRow): Message {
  return {
    id: String(row.id),
    kind: row.kind,
    text: row.text,
    date: dateOf(row.writtenAt, settings.timeZone),
    weight: row.weight,
    confirm: row.confirm === 1,
    until: row.until,
    read: row.readAt !== null,
  };
}

/** The current messages of a patron, including recently read ones. */
export async function messageList(backend: Rules, db: ReadableDb, patronId: number): Promise<MessageList> {
  const rows = await messagesOf(db, patronId, today(backend));
  return { messages: inOrder(rows.map((row) => messageView(backend, row))) };
}

/** Unread messages for the home screen; undefined if there are none. */
export async function unreadIn(
  backend: Rules,
  db: ReadableDb,
  patronId: number,
): Promise<Pick<Overview, "messages">> {
  const { messages } = await messageList(backend, db, patronId);
  const unread = unreadOf(messages);
  return unread === undefined ? {} : { messages: unread };
}

/**
 * Marks a message as read or confirmed; may be repeated. Refusal: `message-not-found`, also for another patron's, a withdrawn and
 * an expired message.
 */
export async function readMessage(
  backend: Rules,
  trx: WritableDb,
  patronId: number,
  id: string,
): Promise<Result<Message, RouteRefusal<"readMessage">>> {
  const number = rowId(id);
  const row = number === null ? null : await messageById(trx, number, today(backend));
  if (row === null || row.patronId !== patronId) return refused(refusal("message-not-found"));
  if (row.readAt === null) await markRead(trx, row.id, backend.clock.now());
  return ok({ ...messageView(backend, row), read: true });
}
