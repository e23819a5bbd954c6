import { inOrder } from "#contract/domain/message.ts";
import type { StaffMessage, StaffMessageList } from "#contract/domain/staff.ts";
import type { WriteMessageBody } from "#contract/rest/staff-bodies.ts";
import { ok } from "#contract/result.ts";
import { messageText } from "#contract/text/message-text.ts";
import type { Backend } from "../../backend.ts";
import { addDays } from "../../rules/dates.ts";
import { lockPatron } from "../../store/locks.ts";
import { addMessage, type MessageRow, messageById, messagesOf, removeMessage } from "../../store/messages.ts";
import type { ReadableDb } from "../../store/schema.ts";
import { rowId } from "../ids.ts";
import { messageView } from "../messages.ts";
import { today } from "../patron-view.ts";
import { lockPatronOfCard, patronOfCard } from "./cards.ts";
import { refuse, type StaffResult } from "./staff-result.ts";
import type { UnitOfWork } from "./unit-of-work.ts";

function staffView({ settings }: Pick<Backend, "settings">, card: string, row: MessageRow): StaffMessage {
  return {
    ...messageView({ settings }, row),
    card,
    writtenAt: new Date(row.writtenAt).toISOString(),
    readAt: row.readAt === null ? null : new Date(row.readAt).toISOString(),
  };
}

/**
 * Writes a message to the patron of a card, after cleaning its text. Refusals: `card-number-format`, `foreign-card`,
 * `card-unknown`, `message-empty`, `message-over`, `messages-full`.
 */
export async function writeMessage(
  unit: UnitOfWork,
  body: WriteMessageBody,
): Promise<StaffResult<StaffMessage>> {
  const patron = await lockPatronOfCard(unit, body.card);
  if (!patron.ok) return patron;
  const { id, cardNumber } = patron.value;
  const { days, max } = unit.settings.messages;
  const text = messageText(body.text);
  if (body.kind === "text" && text === "") return refuse("message-empty");
  const until = body.until ?? addDays(unit.today, days);
  if (until < unit.today) return refuse("message-over", { date: until });
  const unread = (await messagesOf(unit.trx, id, unit.today)).filter(({ readAt }) => readAt === null);
  if (unread.length >= max) return refuse("messages-full", { max });
  const row = await addMessage(unit.trx, {
    patronId: id,
    kind: body.kind,
    text,
    weight: body.weight,
    confirm: body.confirm ? 1 : 0,
    writtenAt: unit.now,
    until,
  });
  await unit.note("write-message", { patronId: id });
  return ok(staffView(unit, cardNumber, row));
}

/** The messages of a card, with the times they were read. Refusals as for every card. */
export async function staffMessages(
  backend: Pick<Backend, "clock" | "settings">,
  db: ReadableDb,
  typed: string,
): Promise<StaffResult<StaffMessageList>> {
  const found = await patronOfCard(backend, db, typed);
  if (!found.ok) return found;
  const { id, cardNumber } = found.value;
  const views = (await messagesOf(db, id, today(backend))).map((row) => staffView(backend, cardNumber, row));
  return ok({ messages: inOrder(views) });
}

/** Withdraws a message and deletes its text. Refusal: `message-unknown`, also for an expired one. */
export async function withdrawMessage(
  unit: UnitOfWork,
  id: string,
): Promise<StaffResult<{ readonly id: string }>> {
  const number = rowId(id);
  const row = number === null ? null : await messageById(unit.trx, number, unit.today);
  if (row === null) return refuse("message-unknown");
  await lockPatron(unit.trx, row.patronId);
  await removeMessage(unit.trx, row.id);
  await unit.note("withdraw-message", { patronId: row.patronId });
  return ok({ id: String(row.id) });
}
