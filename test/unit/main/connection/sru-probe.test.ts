import { describe, expect, onTestFinished, test } from "vitest";
import { SETTINGS } from "#contract/settings/settings.schema.ts";
import type { StepOutcome } from "#contract/staff/connection.ts";
import { tryConnection } from "#main/connection/try-connection.ts";
import { withValue } from "#main/settings/layers.ts";
import { startSip2Server } from "../../../fakes/sip2-server.ts";
import type { FakeTitle } from "../../../fakes/sru-records.ts";
import { type SruQuirks, startSruServer } from "../../../fakes/sru-server.ts";

const COPY = { barcode: "30001", library: "MAIN", place: "2階", callNumber: "913" };
const JAPANESE: readonly FakeTitle[] = [
  { id: "1", title: "新しい日本の図書館", copies: [COPY] },
  { id: "2", title: "猫", copies: [{ ...COPY, barcode: "30002" }] },
];

const CATALOGUE = ["catalogue", "search", "copies"];
const found = (outcomes: readonly StepOutcome[]): readonly string[] =>
  outcomes.filter(({ step }) => CATALOGUE.includes(step)).map(({ step, finding }) => `${step} ${finding}`);
const WELL = ["catalogue ok", "search ok", "copies ok"];

/** Nobody is there. */
const NOWHERE = { sip2: { host: "127.0.0.1", port: 1 } };

function settingsFor(sru: object): object {
  return { backend: { adapter: "sip2", ...NOWHERE, sru } };
}

async function server(quirks: Partial<SruQuirks> = {}, titles: readonly FakeTitle[] = JAPANESE) {
  const fake = await startSruServer(titles, quirks);
  onTestFinished(() => fake.stop());
  return fake;
}

/** Tries a catalogue, and once more with what would cure it. */
async function attempt(
  quirks: Partial<SruQuirks>,
  { sru = {}, titles = JAPANESE }: { sru?: object; titles?: readonly FakeTitle[] } = {},
) {
  const { url } = await server(quirks, titles);
  const settings = settingsFor({ url, ...sru });
  const outcomes = await tryConnection(SETTINGS.parse(settings), null);
  const cure = outcomes.find(({ step, cure }) => CATALOGUE.includes(step) && cure !== null)?.cure ?? null;
  const cured = (cure?.changes ?? []).reduce(
    (so, { path, value }) => withValue(so as Record<string, unknown>, path.split("."), value),
    settings,
  );
  const again = cure?.changes.length ? await tryConnection(SETTINGS.parse(cured), null) : [];
  return { found: found(outcomes), cure, again: found(again), outcomes };
}

describe("a catalogue over SRU", () => {
  test("is well with the right settings, whatever became of the SIP2 server", async () => {
    const { outcomes, found: catalogue, cure } = await attempt({});
    expect(outcomes[0]).toMatchObject({ step: "reach", outcome: "failed" });
    expect(catalogue).toEqual(WELL);
    expect(cure).toBeNull();
    expect(JSON.stringify(outcomes)).not.toContain("日本");
  });

  test("beside Koha its records need Koha's number, and their copies are not looked at", async () => {
    const withNumber = JAPANESE.map((title) => ({ ...title, copies: [], kohaNumber: `5${title.id}` }));
    for (const [titles, expected] of [
      [withNumber, ["catalogue ok", "search ok"]],
      [JAPANESE, ["catalogue ok", "search sru-unusable"]],
    ] as const) {
      const { url } = await server({}, titles);
      const koha = { adapter: "koha", url: "http://127.0.0.1:1", catalogue: { source: "sru" } };
      const outcomes = await tryConnection(SETTINGS.parse({ backend: { ...koha, sru: { url } } }), null);
      expect(found(outcomes)).toEqual(expected);
    }
  });

  test("is tried together with a healthy server; without an address the result says that there is no search", async () => {
    const sip2 = await startSip2Server();
    onTestFinished(() => sip2.stop());
    const { host, port } = sip2;
    const backend = { adapter: "sip2", sip2: { host, port, user: "kiosk", password: "secret" } };
    const outcomes = await tryConnection(SETTINGS.parse({ backend }), null);
    expect(outcomes.map(({ step, finding }) => `${step} ${finding}`)).toEqual([
      "reach ok",
      "tls same-machine",
      "login ok",
      "status ok",
      "card none",
      "catalogue no-catalogue",
    ]);
  });

  test("is no step of systems that have one of their own", async () => {
    const outcomes = await tryConnection(SETTINGS.parse({ backend: { url: "http://127.0.0.1:1" } }), null);
    expect(found(outcomes)).toEqual([]);
  });

  test.each([
    ["a name that nobody has", { url: "https://no-such-host.invalid/db" }, "name-not-found"],
    ["a port where nobody listens", { url: "http://127.0.0.1:1/db" }, "port-closed"],
  ])("%s: the address is named", async (_what, sru, finding) => {
    const outcomes = await tryConnection(SETTINGS.parse(settingsFor(sru)), null);
    expect(found(outcomes)).toEqual([`catalogue ${finding}`, "search skipped", "copies skipped"]);
    expect(outcomes.find(({ step }) => step === "catalogue")?.cure).toEqual({
      path: "backend.sru.url",
      changes: [],
    });
  });

  test.each([
    ["a sign-in page", { instead: "html" }, "not-sru"],
    ["garbage", { instead: "garbage" }, "not-sru"],
    ["a document type that grows", { instead: "bomb" }, "not-sru"],
    ["half an answer", { instead: "half" }, "not-sru"],
    ["a reset", { instead: "reset" }, "no-answer"],
    ["a server in trouble", { instead: "http-500" }, "not-ready"],
    ["no such database", { instead: "http-404" }, "no-catalogue-there"],
    ["a closed door", { instead: "http-403" }, "catalogue-refuses"],
    ["a general system error", { diagnostic: 1 }, "not-ready"],
    ["an account that it wants", { diagnostic: 3 }, "catalogue-refuses"],
    ["an operation that it does not know", { diagnostic: 4 }, "sru-diagnostic"],
  ] as const)("%s is told as that", async (_what, quirks, finding) => {
    expect((await attempt(quirks)).found).toEqual([
      `catalogue ${finding}`,
      "search skipped",
      "copies skipped",
    ]);
  });

  test.each([
    ["a version that it does not know", { versions: ["1.1"] }, {}, "sru-version", "1.1"],
    ["a version that it ignores", { always: "2.0" }, {}, "sru-version", "2.0"],
    ["an old one that it always speaks", { always: "1.2" }, { version: "2.0" }, "sru-version", "1.2"],
    ["records that it has only as Dublin Core", { schemas: ["dc"], dcNumbers: true }, {}, "sru-schema", "dc"],
  ] as const)("%s: the one that works is the cure", async (_what, quirks, sru, finding, value) => {
    const tried = await attempt(quirks, { sru });
    expect(tried.found[0]).toBe(`catalogue ${finding}`);
    expect(tried.cure?.changes).toMatchObject([{ value }]);
    expect(tried.again.slice(0, 2)).toEqual(WELL.slice(0, 2));
  });

  test("an index of everything, or of titles, that it calls otherwise", async () => {
    const any = await attempt({ indexes: ["cql.serverChoice", "dc.title", "rec.id"] });
    expect(any.found).toEqual(["catalogue ok", "search sru-index", "copies skipped"]);
    expect(any.cure?.changes).toEqual([{ path: "backend.sru.indexes.any", value: "cql.serverChoice" }]);
    expect(any.again).toEqual(WELL);
    const title = await attempt({ indexes: ["cql.anywhere", "title", "rec.id"] });
    expect(title.cure?.changes).toEqual([{ path: "backend.sru.indexes.title", value: "title" }]);
    const none = await attempt({ indexes: ["local.odd"] });
    expect(none.cure).toEqual({ path: "backend.sru.indexes.any", changes: [] });
  });

  test("SRU-7: records without a number, of which none can be opened", async () => {
    const { found: said, cure, again } = await attempt({}, { sru: { schema: "dc" } });
    expect(said).toEqual(["catalogue ok", "search sru-unusable", "copies skipped"]);
    expect(cure?.changes).toEqual([{ path: "backend.sru.schema", value: "marcxml" }]);
    expect(again).toEqual(WELL);
    const none = await attempt({ schemas: ["dc"] }, { sru: { schema: "dc" } });
    expect(none.cure).toEqual({ path: "backend.sru.schema", changes: [] });
  });

  test("a record that is not found again by its number", async () => {
    const indexes = ["cql.anywhere", "dc.title", "local.id"];
    const { found: said, cure, again } = await attempt({ indexes });
    expect(said).toEqual(["catalogue ok", "search sru-record", "copies skipped"]);
    expect(cure?.changes).toEqual([{ path: "backend.sru.indexes.record", value: "local.id" }]);
    expect(again).toEqual(WELL);
    const none = await attempt({ indexes: indexes.slice(0, 2) });
    expect(none.cure).toEqual({ path: "backend.sru.indexes.record", changes: [] });
  });

  test("words inside a Japanese title that it does not find", async () => {
    const { found: said, cure } = await attempt({ wholeTitles: true });
    expect(said).toEqual(["catalogue ok", "search sru-whole-titles", "copies ok"]);
    expect(cure).toEqual({ path: "backend.sru.indexes.title", changes: [] });
  });

  test("a catalogue without a Japanese word, and one without a book", async () => {
    const english = await attempt({}, { titles: [{ id: "1", title: "the history of tea", copies: [COPY] }] });
    expect(english.found).toEqual(["catalogue ok", "search sru-no-japanese", "copies ok"]);
    expect((await attempt({}, { titles: [] })).found).toEqual([
      "catalogue ok",
      "search catalogue-empty",
      "copies ok",
    ]);
  });

  test("records that tell their copies in another field, or nowhere", async () => {
    const other = await attempt({ copyField: "852" });
    expect(other.found).toEqual(["catalogue ok", "search ok", "copies sru-copies"]);
    expect(other.cure?.changes).toContainEqual({ path: "backend.sru.copies.field", value: "852" });
    expect(other.again).toEqual(WELL);
    const nowhere = await attempt({ copyField: null });
    expect(nowhere.cure).toEqual({ path: "backend.sru.copies.field", changes: [] });
  });
});
