import { jaModel, Parser } from "budoux";
import { ANCHOR, END, SEPARATOR } from "./marks.ts";
import { bringPhraseEnds } from "./phrases.ts";
import { READINGS } from "./readings.ts";

const parser = new Parser(jaModel);
bringPhraseEnds((text) => parser.parseBoundaries(text));

interface Entry {
  readonly text: string;
  readonly annotated: string;
}

const RUN_WITH_READING = /([\p{Script=Han}々]+)\[([^\]]+)\]/gu;

function entryOf(written: string): Entry {
  return {
    text: written.replaceAll(RUN_WITH_READING, "$1"),
    annotated: written.replaceAll(RUN_WITH_READING, `${ANCHOR}$1${SEPARATOR}$2${END}`),
  };
}

/** Entries by their first character, the longest first. */
function index(): ReadonlyMap<string, readonly Entry[]> {
  const entries = READINGS.trim()
    .split(/\s+/u)
    .map(entryOf)
    .sort((one, other) => other.text.length - one.text.length);
  return Map.groupBy(entries, ({ text }) => text.charAt(0));
}

let known: ReturnType<typeof index> | undefined;

/** The text with the readings of all kanji that `READINGS` knows; the others stay as they are. */
export function annotate(text: string): string {
  known ??= index();
  let annotated = "";
  for (let at = 0; at < text.length; ) {
    const here = at;
    const entry = known.get(text.charAt(at))?.find((candidate) => text.startsWith(candidate.text, here));
    annotated += entry?.annotated ?? text.charAt(at);
    at += entry?.text.length ?? 1;
  }
  return annotated;
}

/** A catalogue of words, each with its readings. */
export function annotateAll<T extends object>(words: T): T {
  const pairs = Object.entries(words).map(([key, value]: [string, unknown]) => [
    key,
    typeof value === "string" ? annotate(value) : annotateAll(value as object),
  ]);
  return Object.fromEntries(pairs) as T;
}
