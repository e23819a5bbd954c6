import { search, suggest } from "#backend/services/catalogue.ts";
import type { Engine } from "#backend/store/engine.ts";
import type { Ground } from "#test/support/backend/server-process.ts";
import { type Figure, percentile } from "../figures.ts";
import { bareEngine } from "./bare.ts";
import { type Inside, type Measured, timed } from "./measured.ts";
import { largestResults, prefixes, queryClasses } from "./queries.ts";
import { type Statement, statementsOf } from "./recorder.ts";
import { LIBRARIES, type Work } from "./works.ts";

/** Measured rounds after the warm one. */
const ROUNDS = 2;
/** Budgets at the port, p95 in ms; they are judged on a catalogue of this size or more. */
const PORT_BUDGET_MS: Readonly<Record<Engine, number>> = { sqlite: 15, postgres: 40 };
/** The same for the order of authors, for which all that was found may have to be sorted. */
const BY_AUTHOR_MS = 100;
const JUDGED_FROM = 1_000_000;

/** One thing that is asked, in its three ways. */
interface Question {
  readonly atPort: () => Promise<number>;
  readonly inside: () => Promise<number>;
}

/** A class of questions with its name and its budget, p95 in ms. */
interface Asked {
  readonly name: string;
  readonly limitMs: number;
  readonly questions: readonly Question[];
}

/** What a search is measured on. */
export interface SearchStage {
  readonly engine: Engine;
  readonly titles: string;
  readonly size: number;
  readonly ground: Ground;
  readonly server: Measured;
  readonly inside: Inside;
  readonly works: readonly Work[];
}

function countIn(body: unknown): number {
  if (Array.isArray(body)) return body.length;
  return typeof body === "object" && body !== null && "total" in body ? Number(body.total) : Number.NaN;
}

function asked({ engine, server, inside, works }: SearchStage): readonly Asked[] {
  const own = LIBRARIES[0];
  const limitMs = PORT_BUDGET_MS[engine];
  const searches = [...queryClasses(works), ...largestResults(works)].map(({ name, requests }) => ({
    name: `search, ${name}`,
    limitMs: requests.every(({ sort }) => sort === "author") ? BY_AUTHOR_MS : limitMs,
    questions: requests.map((body) => ({
      atPort: async () => countIn((await server.client.ask(server.port, "search", { body })).body),
      inside: async () => {
        const found = await search(inside.backend, own, body);
        return found.ok ? found.value.total : Number.NaN;
      },
    })),
  }));
  const typed = prefixes(works).map((prefix) => ({
    atPort: async () => countIn((await server.client.ask(server.port, "suggest", { body: { prefix } })).body),
    inside: async () => (await suggest(inside.backend, { prefix })).length,
  }));
  return [...searches, { name: "suggestions", limitMs, questions: typed }];
}

async function samplesOf(works: readonly (() => Promise<unknown>)[]): Promise<readonly number[]> {
  const samples: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const work of works) {
      const ms = await timed(work);
      if (round > 0) samples.push(ms);
    }
  }
  return samples;
}

/** The statements of each question; both ways must find the same number. */
async function statementsOfAll(questions: readonly Question[]): Promise<readonly (readonly Statement[])[]> {
  const all: (readonly Statement[])[] = [];
  for (const question of questions) {
    const { statements, answer } = await statementsOf(question.inside);
    const atPort = await question.atPort();
    if (answer !== atPort) throw new Error(`The port finds ${atPort} titles, the function ${answer}.`);
    all.push(statements);
  }
  return all;
}

/** Every class of search at the port and at the function, beside the bare engine with the same statements. */
export async function benchSearch(stage: SearchStage): Promise<Figure[]> {
  const figures: Figure[] = [];
  const engine = bareEngine(stage.ground);
  for (const { name, limitMs, questions } of asked(stage)) {
    const statements = await statementsOfAll(questions);
    const bare = await samplesOf(statements.map((some) => () => engine.run(some)));
    const inside = await samplesOf(questions.map((question) => question.inside));
    const atPort = await samplesOf(questions.map((question) => question.atPort));
    const yardstick = { what: "bare, same statements", samples: bare };
    const judged = stage.size >= JUDGED_FROM;
    const title = `${stage.engine} ${stage.titles} ${name}`;
    figures.push({
      what: `${title}, function`,
      unit: "ms",
      samples: inside,
      yardstick,
      budget: "-",
      met: null,
    });
    figures.push({
      what: `${title}, port`,
      unit: "ms",
      samples: atPort,
      yardstick,
      budget: judged ? `p95 ${limitMs} ms` : "-",
      met: judged ? percentile(atPort, 0.95) <= limitMs : null,
    });
  }
  await engine.close();
  return figures;
}
