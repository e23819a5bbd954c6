import { LANGUAGES } from "#contract/domain/text.ts";
import type { LibraryPort } from "#contract/library/port.ts";
import { cleanLine } from "#contract/text/clean.ts";
import { LIST_LIMITS, OTHER_TEXT, TEXT_LIMITS } from "#contract/text/limits.ts";
import { messageText } from "#contract/text/message-text.ts";
import type { Adapter } from "./live.ts";

/**
 * Fields that are not cleaned because they are never shown: identifiers that go back to the system unchanged (`value`: library
 * ids) and the patterns of card numbers.
 */
const AS_THEY_CAME: ReadonlySet<string> = new Set(
  ["id", "session", "library", "pickup", "asOf", "value"].concat("pattern", "foreignPattern"),
);
/** Shown for a title without readable text, so that its row is visible, can be pressed and is read aloud. */
const NAMELESS = "〓";
const MESSAGES: ReadonlySet<PropertyKey> = new Set<keyof LibraryPort>(["messages", "readMessage"]);
const LANGUAGE_NAMES: ReadonlySet<string> = new Set(LANGUAGES);

function limitOf(limits: Readonly<Record<string, number>>, field: string): number | undefined {
  return Object.hasOwn(limits, field) ? limits[field] : undefined;
}

/** Cleans every text in a value. The translations of a text have the length limit of their field. */
function clean(value: unknown, field: string, isMessage: boolean): unknown {
  if (typeof value === "string") {
    if (AS_THEY_CAME.has(field)) return value;
    if (isMessage && field === "text") return messageText(value);
    const text = cleanLine(value, limitOf(TEXT_LIMITS, field) ?? OTHER_TEXT);
    return text === "" && value !== "" && field === "title" ? NAMELESS : text;
  }
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    const entries: readonly unknown[] = value.slice(0, limitOf(LIST_LIMITS, field));
    return entries.map((one) => clean(one, field, isMessage));
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      clean(inner, LANGUAGE_NAMES.has(name) ? field : name, isMessage),
    ]),
  );
}

/**
 * Wraps the adapter so that every text in its answers is cleaned and cut to the limit of its field (`contract/text/limits.ts`).
 * Done here for all adapters, so that no adapter and no new field can forget it.
 */
export function withCleanAnswers(adapter: Adapter): Adapter {
  return new Proxy(adapter, {
    get(target, name) {
      const member = Reflect.get(target, name) as unknown;
      if (typeof member !== "function" || name === "end") return member;
      return async (...args: readonly unknown[]) => {
        const answer: unknown = await Reflect.apply(member, target, args);
        return clean(answer, "", MESSAGES.has(name));
      };
    },
  });
}
