import { FIELDS } from "./fields.table.ts";
import type { Field, Message } from "./message.ts";
import { MESSAGES, type MessageId } from "./messages.table.ts";

/** Not even the length of these is shown. */
const PASSWORDS: readonly string[] = ["AC", "AD", "CO"];

/** The value's length only. */
function hidden(id: string, value: string): string {
  if (value === "") return "";
  return PASSWORDS.includes(id) ? "***" : `***(${[...value].length})`;
}

function isOpen(id: string): boolean {
  return Object.hasOwn(FIELDS, id) && !FIELDS[id as keyof typeof FIELDS];
}

function shown({ id, value }: Field): string {
  return `${id}${isOpen(id) ? value : hidden(id, value)}`;
}

/**
 * A message for a transcript: names, numbers, titles, secrets and every unknown field are replaced by their length. Never for a
 * log, which gets codes only.
 */
export function mask(message: Message): string {
  const given: Readonly<Record<string, string>> = message.parts;
  const names = Object.keys(MESSAGES[message.id as MessageId].parts);
  const parts = names.map((name) => `${name}=${given[name]?.trim() ?? ""}`);
  return [message.id, ...parts, ...message.fields.map(shown)].join(" ");
}
