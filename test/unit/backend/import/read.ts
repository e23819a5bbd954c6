import { type Format, type ReaderArgs, readerOf } from "#backend/import/formats/all.ts";
import type { Item } from "#backend/import/formats/item.ts";
import type { CatalogueRecord } from "#backend/store/catalogue-record.ts";

/** A file in pieces of so many bytes. */
async function* pieces(content: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size);
}

/** Everything a reader makes of a file that comes in pieces of `size` bytes. */
export async function readAll(
  format: Format,
  content: Buffer | string,
  words: Partial<ReaderArgs & { size: number; skip: number }> = {},
): Promise<readonly Item[]> {
  const bytes = Buffer.from(content);
  const reader = readerOf({ format, source: null, library: null, mapping: null, number: null, ...words });
  const items: Item[] = [];
  for await (const piece of reader.read(pieces(bytes, words.size ?? 65_536), words.skip ?? 0))
    items.push(...piece.items);
  return items;
}

/** The records of a file; throws when one was rejected. */
export async function recordsOf(
  format: Format,
  content: Buffer | string,
  words: Partial<ReaderArgs & { size: number }> = {},
): Promise<readonly CatalogueRecord[]> {
  return (await readAll(format, content, words)).map((item) => {
    if (item.kind !== "record") throw new Error(`Record ${item.number}: ${JSON.stringify(item)}`);
    return item.record;
  });
}

/** Number and reason of every record that was rejected. */
export function rejections(items: readonly Item[]): readonly string[] {
  return items.flatMap((item) => (item.kind === "rejected" ? [`${item.number} ${item.reason}`] : []));
}
