import { LANGUAGES } from "#contract/domain/text.ts";
import type { LibraryPort } from "#contract/library/port.ts";
import { cleanLine } from "#contract/text/clean.ts";
import { LIST_LIMITS, OTHER_TEXT, TEXT_LIMITS } from "#contract/text/limits.ts";
import { messageText } from "#contract/text/message-text.ts";
import type { Adapter } from "./live.ts";

/** What goes back to the system as it came, and is read by no person. `value`: ids of libraries, the only bare texts. */
const AS_THEY_CAME: ReadonlySet<string> = new Set(["id", "session", "library", "pickup", "asOf", "value"]);
/** Name of a title that has nothing in it to be read: its row can be seen, pressed and read aloud. */
const NAMELESS = "〓";
const MESSAGES: ReadonlySet<PropertyKey> = new Set<keyof LibraryPort>(["messages", "readMessage"]);
const LANGUAGE_NAMES: ReadonlySet<string> = new Set(LANGUAGES);

function limitOf(limits: Readonly<Record<string, number>>, field: string): number | undefined {
  return Object.hasOwn(limits, field) ? limits[field] : undefined;
}

/** A value with all of its texts cleaned. The languages of a text have the limit of the field that they stand in. */
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
 * The adapter with every text in its answers cleaned and cut to the limit of its field (`contract/text/limits.ts`). This is the
 * border of the port: an adapter need not think of it and cannot forget it, and neither can a new field of an answer.
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
