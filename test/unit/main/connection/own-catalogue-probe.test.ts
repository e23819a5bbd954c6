import { expect, test } from "vitest";
import { SETTINGS } from "#contract/settings/settings.schema.ts";
import { tryConnection } from "#main/connection/try-connection.ts";
import { tryOwnCatalogue } from "#main/connection/try-own-catalogue.ts";
import { imported } from "#test/support/backend/catalogue-records.ts";
import { deletedRecord, kohaRecord, oaiServer } from "#test/support/backend/harvest-scene.ts";
import type { FieldWords } from "#test/support/backend/marc-file.ts";
import { openSecondBackend } from "#test/support/backend/second-backend.ts";
import { openSmallLibrary } from "#test/support/backend/small-library.ts";

const SYSTEMS = {
  koha: { adapter: "koha", url: "http://127.0.0.1:1" },
  sip2: { adapter: "sip2", sip2: { host: "127.0.0.1", port: 1 } },
};

/** What the test of a connection says of the catalogue. */
async function found(catalogue: object, library = "central", system: keyof typeof SYSTEMS = "koha") {
  const backend = { ...SYSTEMS[system], catalogue };
  const outcomes = await tryConnection(SETTINGS.parse({ kiosk: { library }, backend }), null);
  return outcomes
    .filter(({ step }) => step === "catalogue")
    .map(({ finding, cure }) => [finding, cure?.path ?? null]);
}

test("a catalogue of Shiori's is tested beside Koha and SIP2: what it is, token, library, titles", async () => {
  const library = await openSmallLibrary();
  const { url, backend } = await openSecondBackend(library, undefined, undefined, true);
  const set = { url, token: backend.kioskToken };
  expect(await found(set)).toEqual([["catalogue-empty", null]]);
  await imported(library, { title: "猫", systemNumber: "1" });
  expect(await found(set)).toEqual([["ok", null]]);
  expect(await found(set, "central", "sip2")).toEqual([["ok", null]]);
  expect(await found({ ...set, token: "another-token-of-16" })).toEqual([
    ["wrong-account", "backend.catalogue.token"],
  ]);
  expect(await found(set, "CPL")).toEqual([["institution", "kiosk.library"]]);
  expect(await found({ ...set, url: library.url })).toEqual([["not-our-server", "backend.catalogue.url"]]);
  expect(await found({ url: "http://127.0.0.1:1" })).toEqual([["port-closed", "backend.catalogue.url"]]);
  const trial = () => tryOwnCatalogue(SETTINGS.parse({ backend: { ...SYSTEMS.koha, catalogue: set } }));
  expect(await trial()).toMatchObject({ outcome: { finding: "ok" }, subjects: false, oai: null });
  const copies = [{ callNumber: "913.6 ナ" }];
  const subjects = [{ text: "犬", reading: "いぬ" }];
  await imported(library, { title: "犬", reading: "いぬ", year: 2026, systemNumber: "2", copies, subjects });
  const { samples, subjects: hasSubjects } = await trial();
  // Koha is away: the titles are shown without what only it knows.
  expect(
    samples.map(({ title, callNumber }) => [title.id, title.reading, title.availability.kind, callNumber]),
  ).toEqual([
    ["2", "いぬ", "unknown", "913.6 ナ"],
    ["1", "", "unknown", ""],
  ]);
  expect(hasSubjects).toBe(true);
});

test("while it is empty or away, the titles are those that a harvest of the system's OAI-PMH would bring", async () => {
  const server = await oaiServer();
  const more: readonly FieldWords[] = [
    ["650", " 7$a散歩"],
    ["952", "  $bHON$o913.6 ア$p31"],
  ];
  server.put(deletedRecord(1, "2026-11-01T00:00:00Z"), kohaRecord(2, "歩く\u202e人2", undefined, more));
  for (let id = 3; id < 30; id += 1) server.put(kohaRecord(id, `歩く人${id}`));
  const koha = { adapter: "koha", url: new URL(server.url).origin };
  const catalogue = { url: "http://127.0.0.1:1" };
  const trial = () => tryOwnCatalogue(SETTINGS.parse({ backend: { ...koha, catalogue } }));
  const { samples, ...rest } = await trial();
  expect(rest).toMatchObject({ isHarvested: false, subjects: true, outcome: { finding: "port-closed" } });
  expect(samples).toHaveLength(20);
  expect(samples[0]).toMatchObject({ title: { title: "歩く人2" }, callNumber: "913.6 ア" });
  expect(samples[1]).toMatchObject({ title: { title: "歩く人3" }, callNumber: "" });
  for (const instead of ["http-500", "bomb"] as const) {
    server.become({ instead });
    expect((await trial()).samples).toEqual([]);
  }
});
