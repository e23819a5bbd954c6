import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SearchRequest } from "#contract/domain/title.ts";
import { quoted } from "#main/library/sru/cql.ts";
import { parseCql } from "#test/fakes/cql.ts";
import type { SruQuirks } from "#test/fakes/sru-server.ts";
import {
  asked as ask,
  NEKO,
  patient as options,
  sruScene as scene,
} from "#test/support/library/sru-scene.ts";

describe("a search", () => {
  it("finds titles with their reading, author, number and year, without the punctuation of ISBD", async () => {
    const { catalogue } = await scene();
    const found = await catalogue.search(ask("猫"), options());
    expect(found).toEqual({
      ok: true,
      value: {
        total: 1,
        more: false,
        page: 1,
        items: [
          {
            id: "1001",
            title: "吾輩は猫である",
            reading: "わがはいわねこである",
            subtitle: "",
            volume: "",
            authors: [{ name: "夏目漱石", reading: "", role: "著" }],
            publisher: "新潮社",
            year: 2003,
            ndc: "913.6",
            bookMark: "ワ",
            isbn: "9784101010014",
            material: "book",
            audience: "general",
            language: "ja",
            availability: { kind: "unknown" },
          },
        ],
      },
    });
  });

  it.each<[string, Partial<SruQuirks>, object]>([
    ["1.1, prefix srw", { prefix: "srw:" }, { version: "1.1" }],
    ["1.2, no prefix", { prefix: "" }, { version: "1.2" }],
    ["2.0, prefix zs", { prefix: "zs:" }, { version: "2.0" }],
    ["2.0, no prefix, records as strings", { prefix: "", packing: "string" }, { version: "2.0" }],
    ["records as strings", { packing: "string" }, {}],
    ["positions and identifiers told", { nextPosition: true, identifiers: true }, {}],
    ["numbers told beside the records alone", { identifiers: true, unnumbered: true }, {}],
    ["records of Dublin Core", { dcNumbers: true }, { schema: "dc" }],
    ["only Dublin Core, though MARCXML is asked for", { schemas: ["dc"], dcNumbers: true }, {}],
    ["blanks around numbers and a short leader", { sloppy: true }, {}],
  ])("reads an answer of any make: %s", async (_what, quirks, settings) => {
    const { catalogue } = await scene(undefined, quirks, settings);
    const found = await catalogue.search(ask("こころ", { field: "title" }), options());
    expect(found).toMatchObject({
      ok: true,
      value: {
        total: 1,
        items: [{ id: "1002", title: "こころ", year: 1952, authors: [{ name: "夏目漱石" }] }],
      },
    });
    expect(await catalogue.title("1002", options())).toMatchObject({ ok: true, value: { title: "こころ" } });
  });

  it("shows the Japanese form of a romanised title, and not the 880 of another field", async () => {
    const { catalogue } = await scene();
    const found = await catalogue.search(ask("坊っちゃん"), options());
    expect(found).toMatchObject({ value: { items: [{ title: "坊っちゃん", reading: "" }] } });
    expect(JSON.stringify(found)).not.toMatch(/880|Botchan|別の人/u);
  });

  it("pages by counting, with or without a next position and however few come at once", async () => {
    const many = Array.from({ length: 23 }, (_one, at) => ({
      ...NEKO,
      id: `n${at + 1}`,
      title: `猫${at + 1}`,
    }));
    for (const quirks of [{ perAnswer: 50 }, { perAnswer: 2 }, { perAnswer: 3, nextPosition: true }]) {
      const { catalogue } = await scene(many, quirks);
      const ids: string[] = [];
      for (const page of [1, 2, 3, 4, 5]) {
        const found = await catalogue.search(ask("猫", { page }), options());
        if (!found.ok) throw new Error("refused");
        expect(found.value.total).toBe(23);
        ids.push(...found.value.items.map(({ id }) => id));
      }
      expect(ids).toEqual(many.map(({ id }) => id));
    }
  });

  it("has no titles on a page behind the last one", async () => {
    const { catalogue } = await scene();
    expect(await catalogue.search(ask("猫", { page: 9 }), options())).toMatchObject({
      ok: true,
      value: { total: 1, items: [] },
    });
  });

  it("makes the orders and choices of the screen itself, which no server shares", async () => {
    const { catalogue } = await scene();
    const ids = async (more: Partial<SearchRequest>): Promise<unknown> => {
      const found = await catalogue.search(ask("夏目", more), options());
      return found.ok && found.value.items.map(({ id }) => id);
    };
    expect(await ids({ sort: "title" })).toEqual(["1002", "1001"]);
    expect(await ids({ sort: "year" })).toEqual(["1001", "1002"]);
    expect(await ids({ sort: "year-oldest" })).toEqual(["1002", "1001"]);
    expect(await ids({ library: "central" })).toEqual(["1001"]);
    expect(await ids({ yearTo: 1999 })).toEqual(["1002"]);
    expect(await ids({ sort: "title", page: 2, pageSize: 1 })).toEqual(["1001"]);
    expect(await ids({ material: "magazine" })).toEqual([]);
  });

  it("SRU-7: hits without a number cannot be opened: no list is shown, and the log says so", async () => {
    const { catalogue, log } = await scene(undefined, {}, { schema: "dc" });
    expect(await catalogue.search(ask("夏目"), options())).toMatchObject({
      refusal: { name: "out-of-order" },
    });
    expect(log.recent()).toMatchObject([{ event: "sru-records-left-out", count: 2 }]);
  });

  it.each([
    ["ＥＰＵＢ", "EPUB"],
    ["ﾎﾟｹｯﾄ", "ポケット"],
  ])("SRU-8: %s finds what %s finds", async (typed, plain) => {
    const { catalogue } = await scene([{ ...NEKO, title: `${plain}入門` }]);
    expect(await catalogue.search(ask(typed), options())).toMatchObject({ value: { total: 1 } });
  });

  it("leaves out a record that cannot be read, and says so in the log", async () => {
    const { catalogue, log } = await scene(undefined, { brokenAt: 0 });
    const found = await catalogue.search(ask("夏目"), options());
    expect(found).toMatchObject({ ok: true, value: { items: [{ id: "1002" }] } });
    expect(log.recent()).toMatchObject([{ event: "sru-records-left-out", count: 1 }]);
  });
});

describe("what is typed", () => {
  it("finds nothing without a word in it, and sends no request", async () => {
    const { catalogue, server } = await scene();
    expect(await catalogue.search(ask("。 、"), options())).toMatchObject({ ok: true, value: { total: 0 } });
    expect(server.asked).toEqual([]);
  });

  it("is never grammar: any text is one term of the server's parser", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", minLength: 1, maxLength: 60 }), (text) => {
        const plain = text.normalize("NFC").replace(/\p{Cc}+/gu, " ");
        if (plain.trim() === "") return;
        expect(parseCql(`dc.title=${quoted(text)}`, ["dc.title"])).toEqual({
          kind: "clause",
          index: "dc.title",
          relation: "=",
          term: plain,
          truncated: false,
        });
      }),
    );
  });

  it.each(['" or cql.allRecords=1 or dc.title="', "\\", '\\"', "猫*", "?", "^猫", 'a\\* b"'])(
    "%s does not widen the search",
    async (query) => {
      const { catalogue, server } = await scene();
      expect(await catalogue.search(ask(query), options())).toMatchObject({ ok: true, value: { total: 0 } });
      for (const one of server.asked) {
        expect(() => parseCql(one.get("query") ?? "", ["cql.anywhere"])).not.toThrow();
      }
    },
  );

  it("is searched word by word, all of them", async () => {
    const { catalogue, server } = await scene();
    expect(await catalogue.search(ask("夏目　こころ"), options())).toMatchObject({ value: { total: 1 } });
    expect(server.asked[0]?.get("query")).toBe('cql.anywhere="夏目" and cql.anywhere="こころ"');
  });

  it("is an ISBN in both its forms, or the first digits of one", async () => {
    const { catalogue, server } = await scene();
    expect(await catalogue.search(ask("978-4-10-101001-4", { field: "isbn" }), options())).toMatchObject({
      value: { items: [{ id: "1001" }] },
    });
    expect(server.asked[0]?.get("query")).toBe('(bath.isbn="9784101010014" or bath.isbn="4101010013")');
    expect(await catalogue.search(ask("97841010101", { field: "isbn" }), options())).toMatchObject({
      value: { items: [{ id: "1002" }] },
    });
  });
});

describe("find and title", () => {
  it("finds by ISBN and by barcode, and says what is not there", async () => {
    const { catalogue } = await scene();
    const find = (kind: "isbn" | "copy", value: string) => catalogue.find({ kind, value }, options());
    expect(await find("isbn", "9784101010137")).toEqual({ ok: true, value: { id: "1002" } });
    expect(await find("copy", "30002")).toEqual({ ok: true, value: { id: "1001" } });
    expect(await find("isbn", "9784003101018")).toMatchObject({ refusal: { name: "isbn-not-held" } });
    expect(await find("isbn", "12")).toMatchObject({ refusal: { name: "isbn-not-held" } });
    expect(await find("copy", "39999")).toMatchObject({ refusal: { name: "copy-not-found" } });
  });

  it("has the copies of the record, with unknown state", async () => {
    const { catalogue } = await scene();
    expect(await catalogue.title("1001", options())).toMatchObject({
      ok: true,
      value: {
        isbn: "9784101010014",
        copies: [
          {
            barcode: "30001",
            library: "central",
            place: { ja: "1階 文学" },
            callNumber: "913.6 ナ",
            status: "unknown",
          },
          { barcode: "30002", library: "west" },
        ],
      },
    });
  });

  it.each([
    ["952", ["30001"]],
    ["852", ["30001", "30009"]],
  ] as const)("leaves out copies that Koha has withdrawn: field %s", async (copyField, barcodes) => {
    const [copy] = NEKO.copies ?? [];
    if (copy === undefined) throw new Error("The title has no copy.");
    const copies = [copy, { ...copy, barcode: "30009", zero: "1" }];
    const { catalogue } = await scene([{ ...NEKO, copies }], { copyField }, { copies: { field: copyField } });
    const title = await catalogue.title("1001", options());
    expect(title.ok && title.value.copies.map(({ barcode }) => barcode)).toEqual(barcodes);
  });

  it("never shows another title for the one that was asked for", async () => {
    const wide = await scene([{ ...NEKO, subject: "1002" }], {}, { indexes: { record: "cql.anywhere" } });
    expect(await wide.catalogue.title("1002", options())).toMatchObject({
      refusal: { name: "title-not-found" },
    });
  });
});
