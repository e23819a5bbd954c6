import { expect, test } from "vitest";
import { inTransaction } from "#backend/store/database.ts";
import { reindexCopies } from "#backend/store/search/write.ts";
import { foundBy, imported, type RecordWords } from "#test/support/backend/catalogue-records.ts";
import { author } from "#test/support/backend/sample-catalogue.ts";
import { openSmallLibrary } from "#test/support/backend/small-library.ts";

const cat = (title: string, words: RecordWords = {}): RecordWords => ({ title: `猫の${title}`, ...words });

test("D79: by library, on the shelf now, to be held: the copies decide, as they are now", async () => {
  const library = await openSmallLibrary();
  const [, lent] = await imported(
    library,
    cat("本館", { reading: "1" }),
    cat("貸出", { reading: "2", copies: [{ library: "west" }] }),
    cat("両方", { reading: "3", copies: [{ library: "west" }, { library: "central", kept: "reference" }] }),
    cat("禁帯", { reading: "4", copies: [{ library: "east", kept: "local-room" }] }),
    cat("所蔵なし", { reading: "5", copies: [] }),
  );
  await library.lend(await library.card(), lent ?? "");
  const find = (options: object) => foundBy(library, "猫", { sort: "title", ...options });
  expect(await find({})).toEqual(["猫の本館", "猫の貸出", "猫の両方", "猫の禁帯", "猫の所蔵なし"]);
  expect(await find({ library: "west" })).toEqual(["猫の貸出", "猫の両方"]);
  expect(await find({ library: "east" })).toEqual(["猫の禁帯"]);
  expect(await find({ holdable: true })).toEqual(["猫の本館", "猫の貸出", "猫の両方"]);
  expect(await find({ holdable: true, library: "central" })).toEqual(["猫の本館", "猫の両方"]);
  expect(await find({ onShelf: true })).toEqual(["猫の本館", "猫の両方"]);
  expect(await find({ onShelf: true, library: "west" })).toEqual(["猫の両方"]);
  expect(await find({ onShelf: true, library: "central" })).toEqual(["猫の本館"]);
  expect((await library.kiosk.search("猫", { onShelf: true, library: "east" })).value.total).toBe(0);
  await library.backend.db
    .updateTable("copies")
    .set({ missing: 1 })
    .where("libraryId", "=", "west")
    .execute();
  expect(await find({ holdable: true })).toEqual(["猫の本館"]);
  expect(await find({ onShelf: true })).toEqual(["猫の本館"]);
});

test("a copy that staff move to another library is found there once the index is updated", async () => {
  const library = await openSmallLibrary();
  const [id] = await imported(library, cat("引越"));
  await library.backend.db.updateTable("copies").set({ libraryId: "east" }).execute();
  await inTransaction(library.backend.db, (trx) => reindexCopies(trx, [Number(id)]));
  expect(await foundBy(library, "猫", { library: "east" })).toEqual(["猫の引越"]);
  expect(await foundBy(library, "猫", { library: "central" })).toEqual([]);
});

test("by kind, years, language and for children; several at once", async () => {
  const library = await openSmallLibrary();
  await imported(
    library,
    cat("古書", { year: 1899 }),
    cat("昭和", { year: 1989, audience: "children" }),
    cat("平成", { year: 1990, material: "magazine" }),
    cat("令和", { year: 2024, language: "en" }),
    cat("無年", { year: null, language: "zh-Hans" }),
  );
  const find = (options: object) => foundBy(library, "猫", { sort: "year-oldest", ...options });
  expect(await find({ yearFrom: 1989, yearTo: 1990 })).toEqual(["猫の昭和", "猫の平成"]);
  expect(await find({ yearFrom: 1990 })).toEqual(["猫の平成", "猫の令和"]);
  expect(await find({ yearTo: 1989 })).toEqual(["猫の古書", "猫の昭和"]);
  expect(await find({ yearFrom: 1990, yearTo: 1989 })).toEqual(["猫の昭和", "猫の平成"]);
  expect(await find({ material: "magazine" })).toEqual(["猫の平成"]);
  expect(await find({ audience: "children" })).toEqual(["猫の昭和"]);
  expect(await find({ language: "EN" })).toEqual(["猫の令和"]);
  expect(await find({ language: "zh-hans" })).toEqual(["猫の無年"]);
  expect(await find({ audience: "general", yearFrom: 1900, material: "book" })).toEqual(["猫の令和"]);
  // A filter alone is no looser tier: what matches exactly but is filtered out says so.
  expect((await library.kiosk.search("猫", { language: "fr" })).value).toMatchObject({ total: 0, items: [] });
});

test("D78: by reading with volumes in order, by year both ways, by author; unknown years last", async () => {
  const library = await openSmallLibrary();
  await imported(
    library,
    cat("い", { reading: "ねこのい", volume: "10", year: 2001, authors: [author("渡辺", "わたなべ")] }),
    cat("い", { reading: "ねこのい", volume: "9", year: 2002, authors: [author("安部", "あべ")] }),
    cat("あ", { reading: "ネコノア", year: null, authors: [author("阿部", "あべ")] }),
    cat("NHK", { reading: "NHKのねこ", year: 2003 }),
    cat("が", { reading: "ねこのが", year: 2002, authors: [author("久保", "くぼ")] }),
  );
  const find = (sort: "title" | "year" | "year-oldest" | "author") => foundBy(library, "猫の", { sort });
  expect(await find("title")).toEqual(["猫のNHK", "猫のあ", "猫のい9", "猫のい10", "猫のが"]);
  expect(await find("year")).toEqual(["猫のNHK", "猫のが", "猫のい9", "猫のい10", "猫のあ"]);
  expect(await find("year-oldest")).toEqual(["猫のい10", "猫のい9", "猫のが", "猫のNHK", "猫のあ"]);
  expect(await find("author")).toEqual(["猫のあ", "猫のい9", "猫のが", "猫のい10", "猫のNHK"]);
});
