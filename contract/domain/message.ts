import type { IsoDate } from "./text.ts";

/** Opaque id of a message. */
export type MessageId = string;

/**
 * What a message is about. `text`: the library's own words alone. The others have words of ours in every language, so that
 * a patron who does not read the library's language understands what is wished: `come-to-desk` please come to the
 * counter · `left-behind` you left something here · `check-details` what is registered of you is no longer right.
 */
export const MESSAGE_KINDS = ["text", "come-to-desk", "left-behind", "check-details"] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/** `important`: stands first, and is told as such on the first screen. */
export const MESSAGE_WEIGHTS = ["plain", "important"] as const;
export type MessageWeight = (typeof MESSAGE_WEIGHTS)[number];

/** A message of the library to one patron. */
export interface Message {
  readonly id: MessageId;
  readonly kind: MessageKind;
  /** The library's words as `messageText` leaves them; "" only where the kind says all. */
  readonly text: string;
  /** The day it was written; null = not known. */
  readonly date: IsoDate | null;
  readonly weight: MessageWeight;
  /** The patron is asked to confirm it; nothing is barred until then. */
  readonly confirm: boolean;
  /** Last day on which it is told; null = until it is taken back. */
  readonly until: IsoDate | null;
  /** The patron has read or confirmed it. */
  readonly read: boolean;
}

/** A patron's messages: those not read first, important ones before plain ones, then the newest. */
export interface MessageList {
  readonly messages: readonly Message[];
}

/** How many messages a patron has not read yet; told only when there is one. */
export interface UnreadMessages {
  readonly count: number;
  /** Of these, important ones. */
  readonly important: number;
}

/** The order of a list: not read, important, newest, and as they came. */
export function inOrder<M extends Message>(messages: readonly M[]): readonly M[] {
  const rank = ({ read, weight }: Message): number => (read ? 2 : 0) + (weight === "important" ? 0 : 1);
  return messages.toSorted((a, b) => rank(a) - rank(b) || (b.date ?? "").localeCompare(a.date ?? ""));
}

/** Counts what was not read; undefined = nothing to tell. */
export function unreadOf(messages: readonly Message[]): UnreadMessages | undefined {
  const unread = messages.filter(({ read }) => !read);
  if (unread.length === 0) return undefined;
  return { count: unread.length, important: unread.filter(({ weight }) => weight === "important").length };
}
