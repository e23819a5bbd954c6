import fc from "fast-check";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { startLexemes } from "#backend/store/migrations/0026-start-lexemes.ts";
import { TEXT_COLUMNS } from "#backend/store/search/columns.ts";
import { fts5 } from "#backend/store/search/fts5.ts";
import { condition } from "#backend/store/search/index-engine.ts";
import { begins, holds, isWhole, type Match } from "#backend/store/search/match.ts";
import { tsvector } from "#backend/store/search/tsvector.ts";
import { foldStrict } from "#backend/text/fold.ts";
import { CHIEF, EDGE, WORD } from "#backend/text/pairs.ts";
import { imported } from "#test/support/backend/catalogue-records.ts";
import { author } from "#test/support/backend/sample-catalogue.ts";
import { openSmallLibrary, type SmallLibrary } from "#test/support/backend/small-library.ts";
import { ENGINE } from "#test/support/backend/test-database.ts";

/** Few characters, so that many titles and words begin alike. */
const alike = fc.string({ unit: fc.constantFrom(..."あがは𠮷"), minLength: 1, maxLength: 5 });
const words = fc.record({
  title: alike,
  subtitle: alike,
  // The spaces tell where words begin.
  reading: fc.array(alike, { minLength: 1, maxLength: 3 }).map((some) => some.join(" ")),
  authors: fc.array(
    alike.map((name) => author(name, "")),
    { maxLength: 2 },
  ),
  publisher: alike,
  subjects: fc.array(
    alike.map((text) => ({ text, reading: "" })),
    { maxLength: 2 },
  ),
});

async function openLibrary(): Promise<SmallLibrary> {
  const library = await openSmallLibrary();
  await imported(library, ...fc.sample(words, { numRuns: 300, seed: 26 }));
  return library;
}

const KINDS: Readonly<Record<string, (text: string) => Match>> = {
  "holds it": (text) => holds(["title", "reading"], text),
  "begins with it": (text) => begins(["title", "reading"], text),
  "is it": (text) => isWhole(["title", "reading"], text),
  "has an author that begins with it": (text) => begins(["author"], text),
  "has an author that is it": (text) => isWhole(["author"], text),
  "sounds as if it begins with it": (text) =>
    begins(["title2", "reading2", "author2"], text.replaceAll("は", "わ")),
  "has a value that begins with it": (text) => holds(["title"], EDGE + text),
  "has a word that begins with it": (text) => holds(["reading"], WORD + text),
  "has a word in the reading and begins with it": (text) => {
    return { kind: "all", of: [holds(["reading"], WORD + text), begins(["title"], text)] };
  },
  "has it, and does not begin with it": (text) => {
    return { kind: "but", of: holds(["title"], text), not: begins(["title"], text) };
  },
};

test("D77: of a title that holds a text, begins with it or is it, the index finds what the texts say", async () => {
  const { db } = (await openLibrary()).backend;
  const index = ENGINE === "sqlite" ? fts5 : tsvector;
  const found = new Set<string>();
  const question = fc.record({ kind: fc.constantFrom(...Object.keys(KINDS)), asked: alike });
  await fc.assert(
    fc.asyncProperty(question, async ({ kind, asked }) => {
      const text = foldStrict(asked);
      // A single kana is looked for at beginnings alone.
      if ([...text].length < 2 && !/begins with it$|is it/u.test(kind)) return;
      const match = KINDS[kind]?.(text) as Match;
      const byIndex = await sql<{
        id: number;
      }>`select id from (${index.hits(match, null)}) as hit order by id`.execute(db);
      const byText = await sql<{ id: number }>`
        select s.title_id as id from title_search s where ${condition(match, index.position)} order by s.title_id`.execute(
        db,
      );
      if (byText.rows.length > 0) found.add(kind);
      expect(byIndex.rows.map(({ id }) => Number(id))).toEqual(byText.rows.map(({ id }) => Number(id)));
    }),
    { numRuns: 600, seed: 2 },
  );
  expect([...found].sort()).toEqual(Object.keys(KINDS).sort());
});

if (ENGINE === "postgres")
  test("a database from before gets the lexemes of its starts, as if its titles were written again", async () => {
    const { db } = (await openLibrary()).backend;
    const filled = TEXT_COLUMNS.map((column) => sql`bool_or(${sql.ref(column)} <> '') as ${sql.ref(column)}`);
    const { rows } = await sql`select ${sql.join(filled)} from title_search`.execute(db);
    expect(rows).toEqual([Object.fromEntries(TEXT_COLUMNS.map((column) => [column, true]))]);
    const state = async () => {
      const titles = await sql`select title_id, words::text from title_search order by title_id`.execute(db);
      const column = await sql`
        select attstorage, attstattarget from pg_attribute
        where attrelid = 'title_search'::regclass and attname = 'words'`.execute(db);
      const indexes =
        await sql`select indexdef from pg_indexes where tablename = 'title_search' order by 1`.execute(db);
      return [titles.rows, column.rows, indexes.rows];
    };
    const written = await state();
    expect(written[1]).toEqual([{ attstorage: "e", attstattarget: 500 }]);
    await sql`
      update title_search set words = array_to_tsvector(array(
        select lexeme from unnest(tsvector_to_array(words)) as lexeme where lexeme !~ ${`^.[${CHIEF}${WORD}]..`}
      ))`.execute(db);
    expect(await state()).not.toEqual(written);
    await db.transaction().execute((trx) => startLexemes.up(trx));
    expect(await state()).toEqual(written);
  });
