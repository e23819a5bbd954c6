import { createServer } from "node:http";
import { sql } from "kysely";
import { expect, onTestFinished, test } from "vitest";
import { RULE_SETTINGS } from "#backend/rules/settings.schema.ts";
import { load } from "#bench/fleet/load.ts";
import { cardOf, patronsOf, populate } from "#bench/fleet/population.ts";
import type { Words } from "#bench/fleet/visits.ts";
import { openSmallLibrary, type SmallLibrary } from "#test/support/backend/small-library.ts";

const HOLDS = 400;
const WORDS: Words = {
  searches: [
    { query: "題名", field: "any", sort: "relevance", library: null, page: 1, pageSize: 20 },
    { query: "題名1", field: "title", sort: "year", library: "west", page: 1, pageSize: 20 },
  ],
  prefixes: ["だ", "題名"],
};

async function populated(titles: number): Promise<SmallLibrary> {
  const library = await openSmallLibrary();
  await library.titles(...Array.from({ length: titles }, () => ({ copies: ["central", "west", "east"] })));
  await populate(library.backend.db, HOLDS, library.clock.now());
  return library;
}

async function numberOf(library: SmallLibrary, what: string): Promise<number> {
  const { rows } = await sql<{ readonly n: number }>`select count(*) as n from ${sql.raw(what)}`.execute(
    library.backend.db,
  );
  return Number(rows[0]?.n);
}

test("a population has patrons, loans and holds in every state, few titles with long queues, and no patron at the limit", async () => {
  const library = await populated(300);
  expect(await numberOf(library, "patrons")).toBe(patronsOf(HOLDS));
  expect(await numberOf(library, "loans")).toBe(HOLDS / 2);
  expect(await numberOf(library, "holds")).toBeGreaterThan(HOLDS * 0.99);
  for (const state of ["applied", "approved", "in-transit", "ready", "cancelled", "expired"])
    expect(await numberOf(library, `holds where state = '${state}'`), state).toBeGreaterThan(0);
  const perTitle = "(select title_id, count(*) as n from holds group by title_id) as queues";
  expect(await numberOf(library, `${perTitle} where n >= 5`)).toBeGreaterThan(0);
  expect(await numberOf(library, perTitle)).toBeGreaterThan(100);
  const live = "select patron_id, count(*) as n from holds where ended_at is null group by patron_id";
  const { max } = RULE_SETTINGS.parse({}).holds;
  expect(await numberOf(library, `(${live}) as people where n >= ${max}`)).toBe(0);
});

test("terminals visit a populated library: every call of a visit is answered as a library at work answers", async () => {
  const library = await populated(1200);
  const cards = Array.from({ length: patronsOf(HOLDS) }, (_, patron) => cardOf(patron));
  const ask = () =>
    load({
      ports: [Number(new URL(library.url).port)],
      tokens: Array.from({ length: 20 }, () => library.backend.kioskToken),
      words: WORDS,
      cards,
      warmMs: 100,
      measuredMs: 4000,
      haste: 400,
    });
  // A busy machine has no whole visit in so short a time.
  let asked = await ask();
  for (let again = 0; again < 3 && asked.visits < 3; again += 1) asked = await ask();
  const { samples, faults, visits } = asked;
  expect(faults).toEqual(new Map());
  expect(visits).toBeGreaterThan(2);
  const calls = [
    "health",
    "signIn",
    "overview",
    "suggest",
    "search",
    "title",
    "related",
    "placeHold",
  ] as const;
  for (const call of [
    ...calls,
    "holds",
    "cancelHold",
    "loans",
    "renew",
    "signOut",
    "picks",
    "classes",
  ] as const)
    expect(samples.get(call)?.length ?? 0, call).toBeGreaterThan(0);
});

test("an answer that no working service gives is counted, with its call", async () => {
  const server = createServer((request, response) => {
    request.resume();
    response.writeHead(request.url === "/v1/health" ? 503 : 404, { "content-type": "application/json" });
    response.end("{}");
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const { faults } = await load({
    ...{ ports: [port], tokens: ["none"], words: WORDS, cards: ["4000001"] },
    ...{ warmMs: 50, measuredMs: 500, haste: 400 },
  });
  expect([...faults.keys()]).toEqual(["health 503 "]);
});
