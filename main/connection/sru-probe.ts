import type { TitleDetail } from "#contract/domain/title.ts";
import type { SruSettings } from "#contract/settings/backends.schema.ts";
import { SRU_SCHEMAS, SRU_VERSIONS } from "#contract/settings/choices.ts";
import type { Settings } from "#contract/settings/settings.schema.ts";
import type { CureChange } from "#contract/staff/connection.ts";
import type { SruAnswer } from "../library/sru/answer.ts";
import { clause } from "../library/sru/cql.ts";
import { KOHA_NUMBER, type ReadingRules, readRecord } from "../library/sru/record.ts";
import { FINE, type Found, failed, notice } from "./found.ts";
import { placeOfUrl } from "./place.ts";
import { createSruAsk, type Said, type SruProfile } from "./sru-ask.ts";
import { encrypt, reach } from "./wire.ts";

/** Tests of an SRU catalogue, in this order until one fails. */
export interface SruProbe {
  /** Whether it supports SRU in the configured version and record schema. */
  catalogue(): Promise<Found>;
  /** Whether Japanese words are found, including those inside a title. */
  search(): Promise<Found>;
  /** Whether records contain their copies. */
  copies(): Promise<Found>;
  end(): void;
}

const PATHS = { url: "backend.sru.url", authority: "backend.sru.authority" } as const;
/** Words that occur in titles of every Japanese catalogue. */
const JAPANESE_WORDS = ["日本", "図書", "本"] as const;
const OTHER_WORDS = ["the", "history", "a"] as const;

/** Diagnostic codes by meaning (info:srw/diagnostic/1/…). */
const NOT_WORKING = new Set([1, 2]);
const NO_ENTRANCE = new Set([3]);
const OTHER_SCHEMA = new Set([66, 67]);
const OTHER_INDEX = new Set([15, 16]);
/** A valid query without results: empty term, only stop words, unsupported form of a term. */
const OTHER_WORD = new Set([27, 29, 35, 36]);

/** Usual names of the index of all fields and of the title index. */
const NAMES = {
  any: ["cql.anywhere", "cql.serverChoice", "cql.allIndexes", "cql.keywords", "anywhere", "dc.title"],
  title: ["dc.title", "title", "bath.title", "cql.serverChoice"],
  record: ["rec.id", "rec.identifier", "dc.identifier", "id", "local.id"],
} as const;

/** Copies in records of known systems, as settings of `backend.sru.copies`. */
const COPIES = [
  { field: "952", barcode: "p", library: "b", place: "c", callNumber: "o" },
  { field: "852", barcode: "p", library: "b", place: "c", callNumber: "h" },
  { field: "949", barcode: "i", library: "m", place: "l", callNumber: "a" },
  { field: "995", barcode: "f", library: "b", place: "e", callNumber: "k" },
] as const;

function codesOf(answer: SruAnswer): readonly number[] {
  return [...answer.diagnostics, ...answer.surrogates];
}

function hits(said: Said): number {
  return said.kind === "answer" ? (said.answer.total ?? said.answer.places) : 0;
}

/** Two Japanese characters from inside a title, which only a word index finds. */
function innerWord(title: string): string | null {
  return /^.+?([\p{Script=Han}\p{Script=Katakana}]{2})/u.exec(title)?.[1] ?? null;
}

/** The finding for an answer that is not SRU. */
function notSru(said: Exclude<Said, { kind: "answer" }>): Found {
  if (said.kind === "silent") return failed("no-answer", PATHS.url);
  if (said.status === 401 || said.status === 403) return failed("catalogue-refuses");
  if (said.status === 404 || said.status === 410) return failed("no-catalogue-there", PATHS.url);
  return said.status >= 500 ? failed("not-ready") : failed("not-sru", PATHS.url);
}

/** Tests the catalogue of the settings, which must be set. */
export function createSruProbe({ backend, kiosk }: Settings): SruProbe {
  const { sru } = backend;
  const numbered = backend.adapter === "koha" ? { number: KOHA_NUMBER } : {};
  const rulesOf = (copies: SruSettings["copies"]): ReadingRules => ({
    copies,
    library: kiosk.library,
    ...numbered,
  });
  const asking = createSruAsk(sru);
  const usual: SruProfile = sru;
  let titles: readonly TitleDetail[] = [];
  let answered: SruAnswer | null = null;

  const word = (index: string, text: string): Promise<Said> => asking.ask(clause(index, text), usual);

  /** The first option without a diagnostic. */
  async function firstWorking<T>(
    options: readonly T[],
    asked: (option: T) => Promise<Said>,
  ): Promise<T | null> {
    for (const option of options) {
      const said = await asked(option);
      const isFine = said.kind === "answer" && codesOf(said.answer).every((code) => OTHER_WORD.has(code));
      if (isFine) return option;
    }
    return null;
  }

  async function explainDiagnostic(codes: readonly number[], query: string): Promise<Found> {
    if (codes.some((code) => NOT_WORKING.has(code))) return failed("not-ready");
    if (codes.some((code) => NO_ENTRANCE.has(code))) return failed("catalogue-refuses");
    if (codes.some((code) => OTHER_SCHEMA.has(code))) {
      const others = SRU_SCHEMAS.filter((schema) => schema !== sru.schema);
      const schema = await firstWorking(others, (one) => asking.ask(query, { ...usual, schema: one }));
      return failed("sru-schema", "backend.sru.schema", schema ?? undefined);
    }
    const others = SRU_VERSIONS.filter((version) => version !== sru.version);
    const version = await firstWorking(others, (one) => asking.ask(query, { ...usual, version: one }));
    return version === null
      ? failed("sru-diagnostic", PATHS.url)
      : failed("sru-version", "backend.sru.version", version);
  }

  async function catalogue(): Promise<Found> {
    const place = placeOfUrl(sru.url, sru.authority, PATHS);
    const wire = await reach(place);
    if (wire.outcome === "failed") return wire;
    const sure = await encrypt(place);
    if (sure.outcome === "failed") return sure;
    const query = clause(sru.indexes.any, JAPANESE_WORDS[0]);
    const said = await asking.ask(query, usual);
    if (said.kind !== "answer") return notSru(said);
    answered = said.answer;
    const codes = codesOf(answered).filter((code) => !OTHER_INDEX.has(code) && !OTHER_WORD.has(code));
    if (codes.length > 0) return explainDiagnostic(codes, query);
    const isNew = sru.version === "2.0";
    if (answered.isNew === isNew) return FINE;
    return notice("sru-version", "backend.sru.version", answered.isNew ? "2.0" : "1.2");
  }

  async function otherIndex(name: keyof typeof NAMES, text: string): Promise<Found> {
    const names = NAMES[name].filter((one) => one !== sru.indexes[name]);
    const found = await firstWorking(names, (one) => word(one, text));
    return failed("sru-index", `backend.sru.indexes.${name}`, found ?? undefined);
  }

  function keep(said: Said): void {
    if (said.kind !== "answer" || said.answer.records.length === 0) return;
    answered = said.answer;
    titles = read(sru.copies);
  }

  function read(copies: SruSettings["copies"]): readonly TitleDetail[] {
    return (answered?.records ?? []).flatMap((record) => readRecord(record, rulesOf(copies)) ?? []);
  }

  async function search(): Promise<Found> {
    const isUnknown = (said: Said): boolean =>
      said.kind === "answer" && codesOf(said.answer).some((code) => OTHER_INDEX.has(code));
    for (const text of JAPANESE_WORDS) {
      const said = await word(sru.indexes.any, text);
      if (said.kind !== "answer") return notSru(said);
      if (isUnknown(said)) return otherIndex("any", text);
      keep(said);
      if (hits(said) > 0) break;
    }
    if (isUnusable()) return failed("sru-unusable", "backend.sru.schema", await usableSchema());
    const nothing = titles.length === 0 ? await nothingFound() : null;
    const [title] = titles;
    if (title !== undefined && !(await findsAgain(title.id, sru.indexes.record))) {
      return failed("sru-record", "backend.sru.indexes.record", await otherRecordIndex(title.id));
    }
    if (nothing !== null) return nothing;
    const inner = titles.map(({ title }) => innerWord(title)).find((found) => found !== null);
    if (inner === undefined) return FINE;
    const inTitle = await word(sru.indexes.title || sru.indexes.any, inner);
    if (isUnknown(inTitle)) return otherIndex("title", inner);
    return hits(inTitle) > 0 ? FINE : notice("sru-whole-titles", "backend.sru.indexes.title");
  }

  /** Whether there are records, but none that could be opened: Zebra's Dublin Core has no number (SRU-7). */
  function isUnusable(): boolean {
    return answered !== null && answered.records.length > 0 && titles.length === 0;
  }

  /** Another schema in which records can be opened. */
  async function usableSchema(): Promise<string | undefined> {
    for (const schema of SRU_SCHEMAS) {
      const said = await asking.ask(clause(sru.indexes.any, JAPANESE_WORDS[0]), { ...usual, schema });
      if (said.kind !== "answer") continue;
      if (said.answer.records.some((record) => readRecord(record, rulesOf(sru.copies)) !== null))
        return schema;
    }
    return undefined;
  }

  /** Whether a record is found by its number, which is needed to open a title. */
  async function findsAgain(id: string, index: string): Promise<boolean> {
    const said = await word(index, id);
    return (
      said.kind === "answer" &&
      said.answer.records.some((record) => readRecord(record, rulesOf(sru.copies))?.id === id)
    );
  }

  async function otherRecordIndex(id: string): Promise<string | undefined> {
    for (const name of NAMES.record) {
      if (name !== sru.indexes.record && (await findsAgain(id, name))) return name;
    }
    return undefined;
  }

  /** No Japanese word is found: checks whether there are records at all. */
  async function nothingFound(): Promise<Found> {
    for (const text of OTHER_WORDS) {
      const said = await word(sru.indexes.any, text);
      keep(said);
      if (hits(said) > 0) return notice("sru-no-japanese", "backend.sru.indexes.any");
    }
    return notice("catalogue-empty", PATHS.url);
  }

  async function copies(): Promise<Found> {
    const tell = (settings: SruSettings["copies"]): boolean =>
      read(settings).some((title) => title.copies.some(({ barcode }) => barcode !== ""));
    if (titles.length === 0 || tell(sru.copies)) return FINE;
    const path = "backend.sru.copies.field";
    const known = COPIES.find(tell);
    if (known === undefined) return notice("sru-copies", path);
    const changes: readonly CureChange[] = Object.entries(known).map(([name, value]) => ({
      path: `backend.sru.copies.${name}`,
      value,
    }));
    return { outcome: "notice", finding: "sru-copies", cure: { path, changes } };
  }

  return { catalogue, search, copies, end: asking.end };
}
