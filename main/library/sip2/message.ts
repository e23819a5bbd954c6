import type { FieldId } from "./fields.table.ts";
import type { MessageId, PartName } from "./messages.table.ts";

/** One variable field. `id` is two signs, perhaps one we do not know. */
export interface Field {
  readonly id: string;
  readonly value: string;
}

/** A message, taken apart. Parts are text as it came: exactly as wide as the table says, perhaps blank. */
export interface Message<Id extends MessageId = MessageId> {
  readonly id: Id;
  readonly parts: Readonly<Record<PartName<Id>, string>>;
  /** In the order they came, with all repetitions. */
  readonly fields: readonly Field[];
}

/** A field's first value, which is the one that counts when it should be there once; undefined = not there. */
export function first(message: Message, id: FieldId): string | undefined {
  return message.fields.find((field) => field.id === id)?.value;
}

/** Every value of a field that repeats, in order, without the empty ones. */
export function every(message: Message, id: FieldId): string[] {
  return message.fields.filter((field) => field.id === id && field.value !== "").map(({ value }) => value);
}

/** A number in a fixed part; null when it is blank (the server does not count this) or no number (SIP-9). */
export function count(part: string): number | null {
  const digits = part.trim();
  return /^\d{1,9}$/u.test(digits) ? Number(digits) : null;
}
