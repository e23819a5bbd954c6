import { jaModel, Parser } from "budoux";
import { CLASS_NAMES } from "./class-names.ts";
import { ANCHOR, bringPhraseEnds, END, SEPARATOR } from "./marks.ts";
import { READINGS } from "./readings.ts";

const parser = new Parser(jaModel);
bringPhraseEnds((text) => parser.parseBoundaries(text));

interface Entry {
  readonly text: string;
  readonly annotated: string;
}

const RUN_WITH_READING = /(\d*[\p{Script=Han}々]+)\[([^\]]+)\]/gu;

function entryOf(written: string): Entry {
  return {
    text: written.replaceAll(RUN_WITH_READING, "$1"),
    annotated: written.replaceAll(RUN_WITH_READING, ruby("$1", "$2")),
  };
}

/** Entries by their first character, the longest first. */
function index(): ReadonlyMap<string, readonly Entry[]> {
  const entries = `${READINGS}${CLASS_NAMES}`
    .trim()
    .split(/\s+/u)
    .map(entryOf)
    .sort((one, other) => other.text.length - one.text.length);
  return Map.groupBy(entries, ({ text }) => text.charAt(0));
}

let known: ReturnType<typeof index> | undefined;

function ruby(base: string, reading: string): string {
  return `${ANCHOR}${base}${SEPARATOR}${reading}${END}`;
}

/** A figure with what it counts, but for those that `READINGS` has as a whole: 「2日」, 「1人」. */
const COUNTED = /(\d+)(月|日|人|分)/uy;
const ENDS_IN_PUN = /[013468]$/u;
/** A date is kept in one line by an invisible word joiner (dates.ts). */
const AFTER_A_MONTH = /月\u2060?$/u;

function counted(figure: string, unit: string, isDate: boolean): string {
  if (unit === "日" && figure === "1" && isDate) return ruby("1日", "ついたち");
  const reading =
    { 月: "がつ", 日: "にち", 人: "にん" }[unit] ?? (ENDS_IN_PUN.test(figure) ? "ぷん" : "ふん");
  return figure + ruby(unit, reading);
}

/** Weekdays in brackets: 「(水)」, 「（火・金）」. */
const WEEKDAYS = /[（(]([日月火水木金土](?:・[日月火水木金土])*)[）)]/uy;
const WEEKDAY_READINGS: Readonly<Record<string, string>> = {
  日: "にち",
  月: "げつ",
  火: "か",
  水: "すい",
  木: "もく",
  金: "きん",
  土: "ど",
};

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** What begins at a place, with its reading, and how long it is without it; null = nothing that is known. */
function pieceAt(text: string, at: number): Entry | null {
  known ??= index();
  const entry = known.get(text.charAt(at))?.find((candidate) => text.startsWith(candidate.text, at));
  if (entry !== undefined) return entry;
  const figure = matchAt(COUNTED, text, at);
  if (figure !== null) {
    const [all, number = "", unit = ""] = figure;
    return { text: all, annotated: counted(number, unit, AFTER_A_MONTH.test(text.slice(0, at))) };
  }
  const weekdays = matchAt(WEEKDAYS, text, at);
  if (weekdays === null) return null;
  const annotated = weekdays[0].replaceAll(/[日月火水木金土]/gu, (day) =>
    ruby(day, WEEKDAY_READINGS[day] ?? ""),
  );
  return { text: weekdays[0], annotated };
}

/** The text with the readings of all kanji that are known; the others stay as they are. Figures must be in it already. */
export function annotate(text: string): string {
  let annotated = "";
  for (let at = 0; at < text.length; ) {
    const piece = pieceAt(text, at);
    // A figure is one piece: the 2 of 「12日」 begins nothing.
    const plain = piece === null ? (matchAt(/\d+/uy, text, at)?.[0] ?? text.charAt(at)) : "";
    annotated += piece?.annotated ?? plain;
    at += piece?.text.length ?? plain.length;
  }
  return annotated;
}
