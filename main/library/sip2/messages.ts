import { createHash } from "node:crypto";
import { cardTail } from "#contract/card.ts";
import type { Message } from "#contract/domain/message.ts";
import type { LibraryPort } from "#contract/library/port.ts";
import { ok } from "#contract/result.ts";
import { messageText } from "#contract/text/message-text.ts";
import { withTimeout } from "../with-timeout.ts";
import { askInformation, type Information } from "./information.ts";
import { every } from "./message.ts";
import type { PatronRecord } from "./patrons.ts";
import { SIGNED_OUT, type Sip2, UNEXPECTED } from "./sip2.ts";

/** Maximum number of screen messages from one answer. */
const MOST = 5;

/** A screen message without the server's greeting, and with only the last digits of the card number. */
function textOf({ greeting }: Sip2, card: string, raw: string): string {
  const said = greeting === null ? raw : raw.replace(greeting, "");
  return messageText(said.replaceAll(card, `…${cardTail(card)}`));
}

/**
 * The screen messages (AF) of a patron's information, if the settings say that they are for patrons. Printer lines (AG) are for
 * the server's own slips and are ignored. None has a date or an end.
 */
export function messagesIn(sip2: Sip2, card: string, { message }: Information): readonly Message[] {
  if (!sip2.capabilities.ofPort().messages) return [];
  const texts = every(message, "AF").map((raw) => textOf(sip2, card, raw));
  return [...new Set(texts)]
    .filter((text) => text !== "")
    .slice(0, MOST)
    .map((text) => ({
      id: createHash("sha256").update(text).digest("base64url").slice(0, 16),
      kind: "text",
      text,
      date: null,
      weight: "plain",
      confirm: false,
      until: null,
      read: false,
    }));
}

/** Messages: one request. SIP2 cannot mark them as read. */
export function messagesPart(sip2: Sip2): Pick<LibraryPort, "messages" | "readMessage"> {
  async function ask(record: PatronRecord, signal: AbortSignal): ReturnType<LibraryPort["messages"]> {
    const answer = await askInformation(sip2, record, null, signal);
    return answer.ok ? ok({ messages: messagesIn(sip2, record.card, answer.value) }) : answer;
  }

  return {
    messages: async ({ session }, options) => {
      if (!sip2.capabilities.ofPort().messages) return UNEXPECTED;
      const record = sip2.patrons.of(session);
      if (record === null) return SIGNED_OUT;
      return withTimeout(sip2.limits.read, options.signal, (signal) => ask(record, signal));
    },
    readMessage: async () => UNEXPECTED,
  };
}
