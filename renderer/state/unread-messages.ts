import type { Message } from "#contract/domain/message.ts";
import type { Overview } from "#contract/domain/patron.ts";

/** The overview after one more message was read: the first screen is right at once. */
export function withOneRead(overview: Overview, { weight }: Message): Overview {
  const { messages, ...rest } = overview;
  if (messages === undefined || messages.count <= 1) return rest;
  const important = messages.important - (weight === "important" ? 1 : 0);
  return { ...rest, messages: { count: messages.count - 1, important: Math.max(0, important) } };
}
