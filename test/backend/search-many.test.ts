import { sql } from "kysely";
import { expect, test } from "vitest";
import type { SearchRequest } from "#contract/domain/title.ts";
import { imported } from "#test/support/backend/catalogue-records.ts";
import { openSmallLibrary } from "#test/support/backend/small-library.ts";
import { ENGINE } from "#test/support/backend/test-database.ts";

const EACH = 1400;
const PAGE = 50;

/** Whether a title has a copy in a library, one that can be lent, and one that is on the shelf. */
const COPIES = {
  everywhere: [{}, "true"],
  "in the Central Library": [{ library: "central" }, "c.library_id = 'central'"],
  "in the West Library": [{ library: "west" }, "c.library_id = 'west'"],
  "can be lent": [{ holdable: true }, "c.kept is null and c.missing = 0"],
  "on the shelf": [{ onShelf: true }, "c.kept is null and c.missing = 0"],
} as const satisfies Record<string, readonly [Partial<SearchRequest>, string]>;

test.each(Object.keys(COPIES) as (keyof typeof COPIES)[])(
  "more than a thousand hits by relevance: each preference after the other, the newest first where there are too many, %s",
  async (where) => {
    const library = await openSmallLibrary();
    const { db } = library.backend;
    const number = (at: number): string => String(at).padStart(5, "0");
    const records = Array.from({ length: EACH }, (_, at) => [
      { title: `黒猫${number(at)}` },
      { title: `白い黒猫${number(at)}` },
      { title: `三毛${number(at)}`, subjects: [{ text: "黒猫", reading: "" }] },
      ...(at % 300 === 7 ? [{ title: "黒猫", year: 2000 - at }] : []),
      ...(at % 100 === 9 ? [{ title: `犬${at}`, authors: [{ name: "黒猫", reading: "", role: "著" }] }] : []),
    ])
      .flat()
      .map((words, at) => ({ ...words, copies: [{ library: at % 5 < 2 ? "west" : "central" }] }));
    for (let at = 0; at < records.length; at += 1000)
      await imported(library, ...records.slice(at, at + 1000));
    // Copies that went missing since: their titles still have the token of what can be lent.
    await sql`update copies set missing = 1 where title_id % 7 = 0`.execute(db);
    if (ENGINE === "postgres") await sql`analyze`.execute(db);
    const [filters, condition] = COPIES[where];
    const part = async (match: string, order: string): Promise<readonly string[]> => {
      const { rows } = await sql<{ readonly id: number }>`
        select s.title_id as id from title_search s join title_sort o on o.title_id = s.title_id
        where ${sql.raw(match)} and exists (select 1 from copies c where c.title_id = s.title_id and ${sql.raw(condition)})
        order by ${sql.raw(order)}`.execute(db);
      return rows.map(({ id }) => String(id));
    };
    const sorted = "o.sort_key, s.title_id";
    const begins = await part("s.title like '␟黒猫0%'", "s.title_id desc");
    const expected = [
      ...(await part("s.title like '␟黒猫␞%'", sorted)),
      ...(await part("s.author like '%␟黒猫␞%'", sorted)),
      ...begins,
    ].slice(0, 1000);
    const found: string[] = [];
    for (let page = 1; page <= 1000 / PAGE; page += 1) {
      const { total, items, match } = (
        await library.kiosk.search("黒猫", { ...filters, page, pageSize: PAGE })
      ).value;
      expect({ total, match }).toEqual({ total: 1000, match: "exact" });
      found.push(...items.map(({ id }) => id));
    }
    if (begins.length > 1000) expect(found).toEqual(expected);
    else {
      // All that begin with the word, by title, and the rest after them.
      const few = expected.length - begins.length;
      expect(found.slice(0, few)).toEqual(expected.slice(0, few));
      expect(found.slice(few, expected.length)).toEqual(await part("s.title like '␟黒猫0%'", sorted));
      const rest = await part("s.title like '%い黒猫%'", sorted);
      expect(found.slice(expected.length)).toEqual(rest.slice(0, 1000 - expected.length));
    }
    const beyond = (await library.kiosk.search("黒猫", { ...filters, page: 30, pageSize: PAGE })).value;
    expect(beyond).toMatchObject({ total: 1000, items: [], match: "exact" });
  },
);
