import type { Message } from "#contract/domain/message.ts";
import { ok } from "#contract/result.ts";
import { messageText } from "#contract/text/message-text.ts";
import type { KohaPatron } from "./answers.schema.ts";
import { callFor } from "./call.ts";
import { type Koha, type Part, SIGNED_OUT, UNEXPECTED } from "./koha.ts";
import { patronOf } from "./questions.ts";

/** Koha's web pages show this note as HTML; here line breaks are kept and other tags are removed. */
const LINE_ENDS = /<br\s*\/?>|<\/(?:p|div|li|h\d)>/giu;
const TAG = /<\/?[a-z][^<>]*>/giu;
const SIGNS: Readonly<Record<string, string>> = {
  "&nbsp;": " ",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&amp;": "&",
};

/** The note as plain text; "" if there is none. */
export function noteText(note: string | null): string {
  const plain = (note ?? "")
    .replace(LINE_ENDS, "\n")
    .replace(TAG, "")
    .replace(/&(?:nbsp|lt|gt|quot|#39|amp);/gu, (sign) => SIGNS[sign] ?? sign);
  return messageText(plain);
}

/**
 * The OPAC note of a patron's record is the only message in Koha's REST API. It has no date and no end and cannot be marked as
 * read. Circulation messages and comments of restrictions are not in the API.
 */
export function messagesIn(koha: Koha, { opac_notes }: Pick<KohaPatron, "opac_notes">): readonly Message[] {
  const text = koha.features().capabilities.messages ? noteText(opac_notes) : "";
  if (text === "") return [];
  const id = "opac-note";
  return [{ id, kind: "text", text, date: null, weight: "plain", confirm: false, until: null, read: false }];
}

/** Messages. 1 call. */
export function messagesOf(koha: Koha): Part<"messages" | "readMessage"> {
  return {
    async messages({ session }, { signal }) {
      const known = koha.sessionOf(session);
      if (!koha.features().capabilities.messages) return UNEXPECTED;
      if (known === null) return SIGNED_OUT;
      const patron = await patronOf(koha, known.patron, callFor(signal, koha.times.read));
      return patron.ok ? ok({ messages: messagesIn(koha, patron.value) }) : patron;
    },
    // Only staff remove the note.
    readMessage: async () => UNEXPECTED,
  };
}
