import { between, type Random, randomFrom, shuffled } from "#backend/demo/random.ts";
import type { SearchRequest } from "#contract/domain/title.ts";
import { LIBRARIES, type Work } from "./works.ts";

/** Queries of each class. */
const PER_CLASS = 40;
const SEED = 7;
const KANJI_PAIR = /\p{Script=Han}{2}/gu;
const KANJI = /\p{Script=Han}/gu;
/** Kanji, and classes of subjects, that find most. */
const MOST = 8;
/** Most common words among which the common ones are chosen. */
const COMMON = 60;

/** A class of queries: what people type, and how it is asked. */
export interface QueryClass {
  readonly name: string;
  readonly requests: readonly SearchRequest[];
}

function request(query: string, more: Partial<SearchRequest> = {}): SearchRequest {
  return { query, field: "any", sort: "relevance", library: null, page: 1, pageSize: 20, ...more };
}

/** The words that occur most often in some texts. */
function mostFrequent(words: readonly string[], most: number): readonly string[] {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, most)
    .map(([word]) => word);
}

/**
 * The kanji that are in most works, by author: the largest results of typed words. A single kana finds less, because it matches only
 * at the beginning of a value (D77).
 */
function mostFound(works: readonly Work[]): QueryClass {
  const kanji = works.flatMap(({ title, authors, publisher }) => [
    ...new Set([title, ...authors.map(({ name }) => name), publisher].join("").match(KANJI)),
  ]);
  const requests = mostFrequent(kanji, MOST).map((one) => request(one, { sort: "author" }));
  return {
    name: "1 kanji, by author",
    requests: Array.from({ length: PER_CLASS / MOST }, () => requests).flat(),
  };
}

/** The largest classes of subjects (NDC, one to three digits), which patrons open by touch, by author: the largest results of all. */
function wholeClasses(works: readonly Work[]): QueryClass {
  const digits = works.flatMap(({ ndcs }) => [
    ...new Set(ndcs.flatMap((ndc) => [1, 2, 3].map((length) => ndc.slice(0, length)))),
  ]);
  const pages = Array.from({ length: PER_CLASS / MOST }, (_, at) => at + 1);
  const requests = mostFrequent(digits, MOST).flatMap((ndc) =>
    pages.map((page) => request(ndc, { field: "ndc", sort: "author", page })),
  );
  return { name: "whole class, by author", requests };
}

/** The searches that find most. */
export function largestResults(works: readonly Work[]): readonly QueryClass[] {
  return [mostFound(works), wholeClasses(works)];
}

function piece(random: Random, text: string, length: number): string {
  const characters = [...text.replace(/[\s\u3000]/gu, "")];
  const start = between(random, 0, Math.max(0, characters.length - length));
  return characters.slice(start, start + length).join("");
}

/** Seven classes of searches out of the works themselves; the same every time. */
export function queryClasses(works: readonly Work[]): readonly QueryClass[] {
  const random = randomFrom(SEED);
  const some = (fits: (work: Work) => boolean): readonly Work[] =>
    shuffled(random, works.filter(fits)).slice(0, PER_CLASS);
  const pairs = works.flatMap(({ title }) => title.match(KANJI_PAIR) ?? []);
  const common = shuffled(random, mostFrequent(pairs, COMMON)).slice(0, PER_CLASS);
  const long = some((work) => [...work.title].length >= 4);
  const read = some((work) => [...work.reading].length >= 4);
  const authored = some((work) => work.authors.length > 0 && [...work.title].length >= 2);
  return [
    { name: "2 characters, common", requests: common.map((word) => request(word)) },
    { name: "4 characters", requests: long.map((work) => request(piece(random, work.title, 4))) },
    {
      name: "beginning of a reading",
      requests: read.map((work) => request([...work.reading].slice(0, 3).join(""), { field: "title" })),
    },
    {
      name: "author and title",
      requests: authored.map((work) =>
        request(`${work.authors[0]?.name.split(" ")[0] ?? ""} ${piece(random, work.title, 3)}`),
      ),
    },
    {
      name: "filtered by library",
      requests: common.map((word, at) =>
        request(word, { library: LIBRARIES[at % LIBRARIES.length] ?? LIBRARIES[0] }),
      ),
    },
    { name: "by year", requests: common.map((word) => request(word, { sort: "year" })) },
    { name: "by author", requests: common.map((word) => request(word, { sort: "author" })) },
  ];
}

/** What stands in the search field while somebody types: one to three kana, or a first word. */
export function prefixes(works: readonly Work[]): readonly string[] {
  const random = randomFrom(SEED + 1);
  return shuffled(
    random,
    works.filter((work) => work.reading !== ""),
  )
    .slice(0, PER_CLASS)
    .map((work, at) => {
      const text = at % 4 === 0 ? work.title : work.reading;
      return [...text].slice(0, 1 + (at % 3)).join("");
    });
}
