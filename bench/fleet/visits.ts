import { randomUUID } from "node:crypto";
import { z } from "zod";
import { between, type Random } from "#backend/demo/random.ts";
import type { SearchRequest } from "#contract/domain/title.ts";
import type { RouteName } from "#contract/rest/routes.ts";
import type { Sent } from "#test/support/http/keep-alive-client.ts";
import { LIBRARIES } from "../backend/works.ts";
import { PASSWORD } from "./population.ts";

/** Sends a call of a terminal; answers its body, or null when it was refused. */
export type Call = (name: RouteName, sent?: Sent) => Promise<unknown>;

/** What a terminal needs for its visits. */
export interface Terminal {
  readonly call: Call;
  /** Waits while the patron thinks, so many milliseconds on average. */
  readonly think: (ms: number) => Promise<void>;
  readonly random: Random;
}

/** What patrons look for. */
export interface Words {
  readonly searches: readonly SearchRequest[];
  /** What stands in the field while they type. */
  readonly prefixes: readonly string[];
}

const SIGNED_IN = z.object({ session: z.string() });
const FOUND = z.object({ items: z.array(z.object({ id: z.string() })) });
const LOANS = z.object({
  loans: z.array(z.object({ id: z.string(), renewal: z.object({ ok: z.boolean() }) })),
});
const PLACED = z.object({ hold: z.object({ id: z.string() }) });

/** How long patrons take for it, in milliseconds on average. */
const MS = { password: 8000, key: 1200, list: 5000, title: 8000, word: 3000 } as const;
const KEYS = 5;
const PICKS = ["new", "popular"] as const;

function oneOf<T>(random: Random, all: readonly T[]): T {
  const one = all[between(random, 0, all.length - 1)];
  if (one === undefined) throw new Error("There is nothing to choose from.");
  return one;
}

/** Types a search, turns its page and opens a title; answers the title's id, or null when nothing was found. */
async function find({ call, think, random }: Terminal, words: Words): Promise<string | null> {
  for (let key = 0; key < KEYS; key += 1) {
    await think(MS.key);
    await call("suggest", { body: { prefix: oneOf(random, words.prefixes) } });
  }
  const request = oneOf(random, words.searches);
  await think(MS.key);
  const found = FOUND.nullable().parse(await call("search", { body: request }));
  await think(MS.list);
  await call("search", { body: { ...request, page: 2 } });
  if (found === null || found.items.length === 0) return null;
  await think(MS.list);
  const { id } = oneOf(random, found.items);
  await Promise.all([call("title", { id }), call("related", { id })]);
  await think(MS.title);
  return id;
}

/** A visit without a card: looks around and finds a title, some fifty seconds. */
export async function browsing(terminal: Terminal, words: Words): Promise<void> {
  const { call, think, random } = terminal;
  await think(MS.word);
  await call("picks", { body: { kind: oneOf(random, PICKS) } });
  await think(MS.list);
  await call("classes");
  await find(terminal, words);
}

/** A visit with a card: finds, places and cancels, and looks at the lists, some seventy seconds. */
export async function signedIn(terminal: Terminal, words: Words, cardNumber: string): Promise<void> {
  const { call, think, random } = terminal;
  await think(MS.password);
  const answer = await call("signIn", { body: { cardNumber, password: PASSWORD } });
  if (answer === null) return;
  const { session } = SIGNED_IN.parse(answer);
  await call("overview", { session });
  const title = await find(terminal, words);
  const body = { title: title ?? "1", pickup: oneOf(random, LIBRARIES), contact: "none" };
  const placed = await call("placeHold", { session, key: randomUUID(), body });
  await think(MS.word);
  await call("holds", { session });
  await think(MS.list);
  if (placed !== null) {
    await call("cancelHold", { session, key: randomUUID(), id: PLACED.parse(placed).hold.id });
    await call("holds", { session });
    await think(MS.word);
  }
  const { loans } = LOANS.parse((await call("loans", { session })) ?? { loans: [] });
  const loan = loans.find(({ renewal }) => renewal.ok);
  await think(MS.list);
  if (loan !== undefined) {
    await call("renew", { session, key: randomUUID(), id: loan.id });
    await call("loans", { session });
    await think(MS.word);
  }
  await call("overview", { session });
  await call("signOut", { session });
}
