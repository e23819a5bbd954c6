import { LANGUAGES } from "#contract/domain/text.ts";
import { cleanLine } from "#contract/text/clean.ts";
import { LIST_LIMITS, OTHER_TEXT, TEXT_LIMITS } from "#contract/text/limits.ts";
import { messageText } from "#contract/text/message-text.ts";
import type { Adapter } from "./live.ts";

/**
 * Fields that are not cleaned because they are never shown: identifiers that go back to the system unchanged (`value`: library
 * ids) and the patterns of card numbers.
 */
const AS_THEY_CAME: ReadonlySet<string> = new Set([
  "id",
  "session",
  "library",
  "pickup",
  "asOf",
  "value",
  "pattern",
  "foreignPattern",
]);
/** Shown for a title without readable text, so that its row is visible, can be pressed and is read aloud. */
const NAMELESS = "〓";
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

/** The value with clean texts, as every answer has them. */
export function withCleanTexts<T>(value: T): T {
  return clean(value, "", false) as T;
}

/** The same answer with clean texts. */
async function cleaned<T>(answer: Promise<T>): Promise<T> {
  return withCleanTexts(await answer);
}

async function cleanedMessages<T>(answer: Promise<T>): Promise<T> {
  return clean(await answer, "", true) as T;
}

/**
 * Wraps the adapter so that every text in its answers is cleaned and cut to the limit of its field (`contract/text/limits.ts`).
 * Done here for all adapters, so that no adapter and no new field can forget it.
 */
export function withCleanAnswers(adapter: Adapter): Adapter {
  return {
    get capabilities() {
      return adapter.capabilities;
    },
    health: (options) => cleaned(adapter.health(options)),
    info: (options) => cleaned(adapter.info(options)),
    signIn: (call, options) => cleaned(adapter.signIn(call, options)),
    signInByCard: (call, options) => cleaned(adapter.signInByCard(call, options)),
    signOut: (call, options) => cleaned(adapter.signOut(call, options)),
    overview: (call, options) => cleaned(adapter.overview(call, options)),
    changePassword: (call, options) => cleaned(adapter.changePassword(call, options)),
    search: (call, options) => cleaned(adapter.search(call, options)),
    suggest: (call, options) => cleaned(adapter.suggest(call, options)),
    title: (call, options) => cleaned(adapter.title(call, options)),
    find: (call, options) => cleaned(adapter.find(call, options)),
    classAt: (call, options) => cleaned(adapter.classAt(call, options)),
    picks: (call, options) => cleaned(adapter.picks(call, options)),
    related: (call, options) => cleaned(adapter.related(call, options)),
    loans: (call, options) => cleaned(adapter.loans(call, options)),
    renew: (call, options) => cleaned(adapter.renew(call, options)),
    checkOut: (call, options) => cleaned(adapter.checkOut(call, options)),
    checkIn: (call, options) => cleaned(adapter.checkIn(call, options)),
    holds: (call, options) => cleaned(adapter.holds(call, options)),
    pickupPlaces: (call, options) => cleaned(adapter.pickupPlaces(call, options)),
    placeHold: (call, options) => cleaned(adapter.placeHold(call, options)),
    changeHold: (call, options) => cleaned(adapter.changeHold(call, options)),
    cancelHold: (call, options) => cleaned(adapter.cancelHold(call, options)),
    suspendHold: (call, options) => cleaned(adapter.suspendHold(call, options)),
    resumeHold: (call, options) => cleaned(adapter.resumeHold(call, options)),
    messages: (call, options) => cleanedMessages(adapter.messages(call, options)),
    readMessage: (call, options) => cleanedMessages(adapter.readMessage(call, options)),
    setEmail: (call, options) => cleaned(adapter.setEmail(call, options)),
    deleteEmail: (call, options) => cleaned(adapter.deleteEmail(call, options)),
    confirmEmail: (call, options) => cleaned(adapter.confirmEmail(call, options)),
    resendEmailCode: (call, options) => cleaned(adapter.resendEmailCode(call, options)),
    end: () => adapter.end(),
  };
}
