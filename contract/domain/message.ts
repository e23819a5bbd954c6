import type { IsoDate } from "./text.ts";

/** Opaque id of a message. */
export type MessageId = string;

/**
 * What a message is about. `text`: only the library's own text. The others also have text in every screen language, so that a
 * patron who does not read the library's language understands the request: `come-to-desk` please come to the counter ·
 * `left-behind` you left something here · `check-details` your registered details are out of date.
 */
export const MESSAGE_KINDS = ["text", "come-to-desk", "left-behind", "check-details"] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/** `important`: shown first, and announced as important on the home screen. */
export const MESSAGE_WEIGHTS = ["plain", "important"] as const;
export type MessageWeight = (typeof MESSAGE_WEIGHTS)[number];

/** A message from the library to one patron. */
export interface Message {
  readonly id: MessageId;
  readonly kind: MessageKind;
  /** The library's text after `messageText`; "" only if the kind says it all. */
  readonly text: string;
  /** The date it was written; null = not known. */
  readonly date: IsoDate | null;
  readonly weight: MessageWeight;
  /** The patron is asked to confirm it; nothing is blocked until then. */
  readonly confirm: boolean;
  /** Last day on which it is shown; null = until it is withdrawn. */
  readonly until: IsoDate | null;
  /** The patron has read or confirmed it. */
  readonly read: boolean;
}

/** A patron's messages: unread ones first, then important ones, then the newest. */
export interface MessageList {
  readonly messages: readonly Message[];
}

/** Number of unread messages; absent when there are none. */
export interface UnreadMessages {
  readonly count: number;
  /** Of these, important ones. */
  readonly important: number;
}

/** Sorts a list: unread, important, newest; otherwise the order is kept. */
export function inOrder<M extends Message>(messages: readonly M[]): readonly M[] {
  const rank = ({ read, weight }: Message): number => (read ? 2 : 0) + (weight === "important" ? 0 : 1);
  return messages.toSorted((a, b) => rank(a) - rank(b) || (b.date ?? "").localeCompare(a.date ?? ""));
}

/** Counts unread messages; undefined if there are none. */
export function unreadOf(messages: readonly Message[]): UnreadMessages | undefined {
  const unread = messages.filter(({ read }) => !read);
  if (unread.length === 0) return undefined;
  return { count: unread.length, important: unread.filter(({ weight }) => weight === "important").length };
}
