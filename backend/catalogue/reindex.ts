import type { WritableDb } from "../store/schema.ts";
import { afterBulk, beforeBulk, indexTitles } from "../store/search/write.ts";
import { nextRecords } from "./read.ts";

/** Titles per round. */
const BATCH = 2000;

/** Rebuilds the search index of every title into an empty index; `onProgress` gets the number of finished titles. */
export async function reindexAll(trx: WritableDb, onProgress: (done: number) => void): Promise<void> {
  await beforeBulk(trx);
  let done = 0;
  for (let batch = await nextRecords(trx, 0, BATCH); batch.length > 0; ) {
    await indexTitles(trx, batch);
    done += batch.length;
    onProgress(done);
    batch = await nextRecords(trx, batch.at(-1)?.id ?? 0, BATCH);
  }
  await afterBulk((work) => work(trx));
}
