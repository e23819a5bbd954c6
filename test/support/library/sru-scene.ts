import { onTestFinished } from "vitest";
import type { SearchRequest } from "#contract/domain/title.ts";
import { type SruSettings, sruParts } from "#contract/settings/backends.schema.ts";
import { createSruCatalogue } from "#main/library/sru/catalogue.ts";
import { createLog } from "#main/log/log.ts";
import type { FakeTitle } from "#test/fakes/sru-records.ts";
import { type SruQuirks, startSruServer } from "#test/fakes/sru-server.ts";

/** A title with its reading and two copies. */
export const NEKO: FakeTitle = {
  id: "1001",
  title: "吾輩は猫である",
  reading: "ワガハイ ワ ネコ デ アル",
  author: "夏目, 漱石",
  publisher: "新潮社",
  year: 2003,
  isbn: "9784101010014",
  ndc: "913.6",
  subject: "日本小説",
  copies: [
    { barcode: "30001", library: "central", place: "1階 文学", callNumber: "913.6 ナ" },
    { barcode: "30002", library: "west", place: "書庫", callNumber: "913.6 ナ" },
  ],
};
const KOKORO: FakeTitle = {
  ...NEKO,
  id: "1002",
  title: "こころ",
  reading: "ココロ",
  isbn: "9784101010137",
  year: 1952,
  copies: [{ barcode: "30003", library: "west", place: "2階", callNumber: "913.6 ナ" }],
};
const BOTCHAN: FakeTitle = { id: "1003", title: "坊っちゃん", romanised: "Botchan", copies: [] };

/** Milliseconds that a busy machine may take for an answer. */
const PATIENT_LIMIT_MS = 60_000;

/** A catalogue of three titles, and the adapter in front of it; `limit` of each call in milliseconds. */
export async function sruScene(
  titles: readonly FakeTitle[] = [NEKO, KOKORO, BOTCHAN],
  quirks: Partial<SruQuirks> = {},
  settings: object = {},
  limit = PATIENT_LIMIT_MS,
) {
  const server = await startSruServer(titles, quirks);
  onTestFinished(() => server.stop());
  const log = createLog(null, false);
  const parsed: SruSettings = sruParts.parse({ url: server.url, ...settings });
  return { server, log, catalogue: createSruCatalogue(parsed, { library: "central" }, log, limit) };
}

/** Options of a call that is never aborted. */
export const patient = () => ({ signal: new AbortController().signal });
/** A question as the screen asks it. */
export const asked = (query: string, more: Partial<SearchRequest> = {}): SearchRequest => ({
  query,
  field: "any",
  sort: "relevance",
  library: null,
  page: 1,
  pageSize: 5,
  ...more,
});
