import type { FieldId } from "./fields.table.ts";
import type { MessageId, PartName } from "./messages.table.ts";

/** One variable field. `id`: two characters, perhaps an unknown id. */
export interface Field {
  readonly id: string;
  readonly value: string;
}

/** A parsed message. Parts are unchanged text, exactly as wide as in the table, perhaps blank. */
export interface Message<Id extends MessageId = MessageId> {
  readonly id: Id;
  readonly parts: Readonly<Record<PartName<Id>, string>>;
  /** In the order of the message, with all repetitions. */
  readonly fields: readonly Field[];
}

/** The first value of a field; undefined if it is missing. */
export function first(message: Message, id: FieldId): string | undefined {
  return message.fields.find((field) => field.id === id)?.value;
}

/** All values of a repeated field, in order, without empty ones. */
export function every(message: Message, id: FieldId): string[] {
  return message.fields.filter((field) => field.id === id && field.value !== "").map(({ value }) => value);
}

/** A number in a fixed part; null when it is blank (not counted by the server) or not a number (SIP-9). */
export function count(part: string): number | null {
  const digits = part.trim();
  return /^\d{1,9}$/u.test(digits) ? Number(digits) : null;
}
