import { expect, onTestFinished, test } from "vitest";
import type { SearchRequest } from "#contract/domain/title.ts";
import type { LibraryPort } from "#contract/library/port.ts";
import type { Result } from "#contract/result.ts";
import { SETTINGS } from "#contract/settings/settings.schema.ts";
import { createLibrary } from "#main/library/adapter.ts";
import { createLog } from "#main/log/log.ts";
import { KOHA_ACCOUNT, startKoha } from "#test/fakes/koha-server.ts";
import { startSip2Server } from "#test/fakes/sip2-server.ts";
import { startSruServer } from "#test/fakes/sru-server.ts";
import { startCatalogueBeside } from "#test/support/backend/catalogue-beside.ts";
import type { RecordWords } from "#test/support/backend/catalogue-records.ts";
import { key, options, signedIn } from "#test/support/library/koha-scene.ts";

const SEARCH: SearchRequest = {
  query: "すなのわくせい",
  field: "any",
  sort: "relevance",
  library: null,
  page: 1,
  pageSize: 8,
};

function given<T>(answer: Result<T>): T {
  if (!answer.ok) throw new Error(`Refused: ${answer.refusal.name}`);
  return answer.value;
}

const DUNE: RecordWords = {
  title: "砂の惑星",
  reading: "すな の わくせい",
  systemNumber: "1",
  copies: [{ barcode: "3900000008", library: "CPL" }],
};

/** The settings of a catalogue with one record of a system. */
async function catalogueOf(record: RecordWords, alone = true) {
  const { url, token, stop } = await startCatalogueBeside([record], alone);
  onTestFinished(stop);
  return { url, token };
}

/** A terminal's library with Koha, and a catalogue beside it. */
async function withKoha(alone = true, record = DUNE) {
  const koha = await startKoha();
  onTestFinished(() => koha.stop());
  const log = createLog(null, false);
  const settings = SETTINGS.parse({
    kiosk: { library: "CPL" },
    backend: {
      adapter: "koha",
      url: koha.url,
      koha: { auth: "basic", ...KOHA_ACCOUNT },
      catalogue: await catalogueOf(record, alone),
    },
  });
  const library = createLibrary(settings, log);
  onTestFinished(() => library.end());
  return { koha, library, log };
}

async function rowsOf(library: LibraryPort) {
  return given(await library.search(SEARCH, options())).items;
}

test("kana finds a title that Koha has in kanji only, with the copies and the status from Koha", async () => {
  const { koha, library } = await withKoha();
  const [row] = await rowsOf(library);
  expect(row).toMatchObject({
    id: "1",
    title: "砂の惑星",
    availability: { kind: "on-shelf", library: "WPL" },
  });
  expect(koha.asked().toSorted()).toEqual(["GET /holds", "GET /items"]);
  const title = given(await library.title({ id: "1" }, options()));
  expect(title).toMatchObject({ title: "砂の惑星", holdable: true });
  expect(title.copies.map(({ library: at, status }) => [at, status])).toEqual([
    ["CPL", "on-loan"],
    ["WPL", "on-shelf"],
  ]);
  // A copy that the catalogue does not have.
  const scanned = { kind: "copy", value: "39000000018" } as const;
  expect(given(await library.find(scanned, options()))).toEqual({ id: "1" });
});

test("a hold on a title of the catalogue is placed in Koha", async () => {
  const { koha, library } = await withKoha();
  const session = await signedIn(library);
  koha.world.checkouts.splice(0);
  const [row] = await rowsOf(library);
  const call = { session, key: key(), title: row?.id ?? "", pickup: "CPL", contact: "mail" } as const;
  given(await library.placeHold(call, options()));
  expect(koha.world.holds.at(-1)).toMatchObject({ patron_id: 4, biblio_id: 1, pickup_library_id: "CPL" });
});

test("a title whose number in Koha is not known has no copies and no holds there", async () => {
  const { koha, library } = await withKoha(true, { ...DUNE, systemNumber: "" });
  const [row] = await rowsOf(library);
  expect(row).toMatchObject({ title: "砂の惑星", availability: { kind: "unknown" } });
  const title = given(await library.title({ id: row?.id ?? "" }, options()));
  expect(title).toMatchObject({ title: "砂の惑星", holdable: false, copies: [] });
  expect(koha.asked()).toEqual([]);
});

test("while Koha is away the search still answers, without availability", async () => {
  const { koha, library } = await withKoha();
  await koha.stop();
  expect(await rowsOf(library)).toMatchObject([{ title: "砂の惑星", availability: { kind: "unknown" } }]);
  expect(given(await library.suggest({ prefix: "砂" }, options()))).toMatchObject([{ text: "砂の惑星" }]);
  expect(given(await library.title({ id: "1" }, options())).copies).toMatchObject([{ status: "unknown" }]);
});

test("a title that Koha has deleted since the last harvest is not found, and is in a list without a copy", async () => {
  const { koha, library } = await withKoha();
  koha.world.biblios.splice(0);
  koha.world.items.splice(0);
  expect(await library.title({ id: "1" }, options())).toMatchObject({ refusal: { name: "title-not-found" } });
  expect(await rowsOf(library)).toMatchObject([{ availability: { kind: "none" } }]);
});

test("a backend with patrons is no such catalogue: its numbers are other titles in Koha", async () => {
  const { library, log } = await withKoha(false);
  expect(await library.search(SEARCH, options())).toMatchObject({ refusal: { name: "out-of-order" } });
  expect(log.recent().map(({ event }) => event)).toContain("catalogue-not-alone");
});

test("with SIP2 its title has the item information, and a hold is placed by its copy", async () => {
  const server = await startSip2Server();
  onTestFinished(() => server.stop());
  const sip2 = { host: server.host, port: server.port, user: "kiosk", password: "secret", holds: "full" };
  const copies = [{ barcode: "30006", library: "CPL" }];
  const catalogue = await catalogueOf({ title: "草枕", reading: "くさまくら", systemNumber: "77", copies });
  const backend = { adapter: "sip2", sip2, catalogue };
  const library = createLibrary(
    SETTINGS.parse({ kiosk: { library: "CPL" }, backend }),
    createLog(null, false),
  );
  onTestFinished(() => library.end());
  expect(library.capabilities).toMatchObject({ suggest: true, browseClasses: true, placeHold: true });
  const { items } = given(await library.search({ ...SEARCH, query: "くさまくら" }, options()));
  expect(items).toMatchObject([{ id: "77", availability: { kind: "unknown" } }]);
  const title = given(await library.title({ id: "77" }, options()));
  expect(title).toMatchObject({ availability: { kind: "on-shelf" }, copies: [{ status: "on-shelf" }] });
  const { session } = given(await library.signIn({ cardNumber: "P1001", password: "1234" }, options()));
  const call = { session, key: key(), title: "77", pickup: "CPL", contact: "mail" } as const;
  given(await library.placeHold(call, options()));
  expect(server.world.copies.get("30006")?.queue).toEqual(["P1001"]);
});

test("an SRU server beside Koha finds by reading, under Koha's number of a title and not its record's", async () => {
  const koha = await startKoha();
  onTestFinished(() => koha.stop());
  const dune = { id: "2", kohaNumber: "1", title: "砂の惑星", reading: "スナ ノ ワクセイ" };
  const sru = await startSruServer([dune, { id: "3", title: "砂の番号なし" }]);
  onTestFinished(() => sru.stop());
  const backend = {
    adapter: "koha",
    url: koha.url,
    koha: { auth: "basic", ...KOHA_ACCOUNT },
    catalogue: { source: "sru" },
    sru: { url: sru.url },
  };
  const log = createLog(null, false);
  const library = createLibrary(SETTINGS.parse({ kiosk: { library: "CPL" }, backend }), log);
  onTestFinished(() => library.end());
  expect(library.capabilities).toMatchObject({
    search: true,
    searchesReadings: true,
    suggest: false,
    browseClasses: false,
    newTitles: true,
  });
  const { items } = given(await library.search({ ...SEARCH, query: "スナ" }, options()));
  expect(items).toMatchObject([{ id: "1", availability: { kind: "on-shelf", library: "WPL" } }]);
  // A record without Koha's number could show another title's copies.
  expect(given(await library.search({ ...SEARCH, query: "砂" }, options())).items).toHaveLength(1);
  expect(log.recent().map(({ event }) => event)).toContain("sru-records-left-out");
  const title = given(await library.title({ id: "1" }, options()));
  expect(title).toMatchObject({ title: "砂の惑星", holdable: true });
  expect(title.copies.map(({ library: at }) => at)).toEqual(["CPL", "WPL"]);
  // Koha's own.
  expect(given(await library.picks({ kind: "new" }, options())).length).toBeGreaterThan(0);
  expect(given(await library.health(options()))).toEqual({ partAway: null });
  await sru.stop();
  expect(given(await library.health(options()))).toEqual({ partAway: "catalogue" });
});
