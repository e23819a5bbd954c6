import { z } from "zod";
import { type Refusal, refusal } from "#contract/refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import type { KohaSettings } from "#contract/settings/backends.schema.ts";
import type { Log } from "../../log/log.ts";
import { createWeb, type JsonLimits, parseJson, type Web, type WebReply, type WebRequest } from "../web.ts";
import type { Call } from "./call.ts";
import { type Problem, problemOf } from "./problems.ts";
import { createTokens } from "./token.ts";
import { MOST_AT_ONCE, type Turns } from "./turns.ts";

/** One request to Koha. */
export interface Ask {
  /** For the log: letters and hyphens. */
  readonly name: string;
  readonly method: WebRequest["method"];
  /** Below `/api/v1`, encoded. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Koha's `q`, sent as `x-koha-query`, so that search terms are in no URL and no access log. */
  readonly q?: unknown;
  /** `x-koha-embed`. */
  readonly embed?: string;
  readonly body?: unknown;
  readonly maxBytes?: number;
  /** Sent at once, past the queue: the health check, which must not take a long queue for an outage. */
  readonly atOnce?: true;
}

/** An answer with its parsed body; `undefined` if it is not JSON. */
export type Reply =
  | {
      readonly kind: "answer";
      readonly status: number;
      readonly body: unknown;
      /** Total number of hits, of which the body has one page; null when Koha does not tell. */
      readonly total: number | null;
    }
  | { readonly kind: "unsent" | "lost" | "aborted" };
export type Answer = Extract<Reply, { kind: "answer" }>;

/** Maps a problem to a refusal of the call, or null if it is a failure of the system. */
export type Excuse = (problem: Problem, status: number) => Refusal | null;

export interface Rest {
  /** Sends once; a GET is repeated when the token had just expired. */
  ask(ask: Ask, call: Call): Promise<Reply>;
  /** Sends and parses the answer. */
  read<T>(ask: Ask, shape: z.ZodType<T>, call: Call, excuse?: Excuse): Promise<Result<T>>;
  /** The same with the total number of hits; null when Koha does not tell (KOHA-3). */
  list<T>(
    ask: Ask,
    shape: z.ZodType<T>,
    call: Call,
  ): Promise<Result<{ readonly rows: T; readonly total: number | null }>>;
  /** The refusal for a status of 400 or more that `excuse` does not cover; logs its code. */
  refuse(ask: Ask, answer: Answer, excuse?: Excuse): Refusal;
}

const OUT_OF_ORDER = refused(refusal("out-of-order"));

/** `/path?a=b` with all of the query encoded, including the + of an order. */
function addressOf({ path, query }: Ask): string {
  const words = Object.entries(query ?? {}).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return words.length === 0 ? path : `${path}?${words.join("&")}`;
}

/** JSON for a header: everything outside ASCII is escaped. */
function headerJson(value: unknown): string {
  return JSON.stringify(value).replace(/[^\x20-\x7e]/gu, (sign) =>
    Array.from(sign.split(""), (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`).join(""),
  );
}

/** For long answers: every hold on a page of titles, or the API description. */
const LONG_JSON: JsonLimits = { values: 1_000_000, rows: 50_000 };

function readReply(reply: WebReply, { maxBytes }: Ask): Reply {
  if (reply.kind !== "answer") return reply;
  const total = reply.header("x-total-count");
  return {
    kind: "answer",
    status: reply.status,
    body: maxBytes === undefined ? parseJson(reply.text) : parseJson(reply.text, LONG_JSON),
    total: /^\d{1,9}$/u.test(total) ? Number(total) : null,
  };
}

/** Parses a body. A list is parsed up to its first invalid row: to collect the errors of all rows would take seconds. */
function shaped<T>(shape: z.ZodType<T>, body: unknown): { readonly value: T } | null {
  if (shape instanceof z.ZodArray && Array.isArray(body)) {
    const row = shape.element as z.ZodType;
    const rows: unknown[] = [];
    for (const one of body) {
      const read = row.safeParse(one);
      if (!read.success) return null;
      rows.push(read.data);
    }
    return { value: rows as T };
  }
  const read = shape.safeParse(body);
  return read.success ? { value: read.data } : null;
}

/** The log code of an unexpected status. */
function eventOf({ isAccount, isLibrary, isPermission, isShape }: Problem, status: number): string {
  if (status === 401) return "koha-signed-out";
  if (isLibrary) return "koha-library-refused";
  if (isAccount) return "koha-credentials";
  if (isPermission) return "koha-permission";
  if (status === 503) return "koha-maintenance";
  if (status >= 500) return "koha-error";
  if (isShape || status === 406) return "koha-request-refused";
  return "koha-answer-unexpected";
}

/** Those of the queue, and one for the health check. */
const CONNECTIONS = MOST_AT_ONCE + 1;

/** The HTTP client for a Koha. `url`: of its staff interface, without `/api/v1`. */
export function createKohaWeb({ url, authority }: { readonly url: string; readonly authority: string }): Web {
  return createWeb({
    url: `${url.replace(/\/+$/u, "")}/api/v1`,
    authority,
    connections: CONNECTIONS,
    keepAlive: false,
    // /biblios answers 406 unless exactly one type is asked for.
    headers: { accept: "application/json" },
  });
}

/** An API account: how it authenticates, and as whom. */
export interface ApiAccount extends Pick<KohaSettings, "auth" | "user" | "secret"> {
  /** Code of the library that it acts for; without it Koha takes the account's own. */
  readonly library?: string;
}

/**
 * Sends requests as an API account, in the terminal's queue. Logs the name of a request only, nothing of its content or answer.
 */
export function createRest(web: Web, account: ApiAccount, turns: Turns, log: Log): Rest {
  const tokens = account.auth === "oauth" ? createTokens(web, account, log) : null;
  const basic = `Basic ${Buffer.from(`${account.user}:${account.secret}`, "utf8").toString("base64")}`;

  function requestOf(ask: Ask, authorization: string, limit: number): WebRequest {
    const { method, q, embed, body, maxBytes } = ask;
    return {
      method,
      path: addressOf(ask),
      headers: {
        authorization,
        ...(account.library === undefined ? {} : { "x-koha-library": account.library }),
        ...(q === undefined ? {} : { "x-koha-query": headerJson(q) }),
        ...(embed === undefined ? {} : { "x-koha-embed": embed }),
      },
      ...(body === undefined ? {} : { body: Buffer.from(JSON.stringify(body)), type: "application/json" }),
      ...(maxBytes === undefined ? {} : { maxBytes }),
      limit,
    };
  }

  async function send(ask: Ask, call: Call): Promise<Reply> {
    const authorization = tokens === null ? basic : await tokens.header(call);
    if (authorization === null) return { kind: "unsent" };
    const reply = await sendAs(authorization, ask, call);
    if (reply.kind === "answer" && reply.status === 401) tokens?.drop(authorization);
    return reply;
  }

  async function sendAs(authorization: string, ask: Ask, call: Call): Promise<Reply> {
    const done = ask.atOnce === true ? () => undefined : await turns.take(call);
    if (done === null) return { kind: call.signal.aborted ? "aborted" : "unsent" };
    try {
      const limit = call.until - performance.now();
      if (limit < 1) return { kind: "unsent" };
      return readReply(await web.send(requestOf(ask, authorization, limit), call.signal), ask);
    } finally {
      done();
    }
  }

  async function askOnce(ask: Ask, call: Call): Promise<Reply> {
    const reply = await send(ask, call);
    if (reply.kind !== "answer" || reply.status !== 401 || tokens === null) return reply;
    // Koha did nothing after a 401, but only the patron may repeat a write.
    return ask.method === "GET" ? send(ask, call) : reply;
  }

  function refuse(ask: Ask, { status, body }: Answer, excuse?: Excuse): Refusal {
    const problem = problemOf(body);
    const expected = excuse?.(problem, status) ?? null;
    if (expected !== null) return expected;
    if (status === 429) return refusal("too-many-requests");
    log(eventOf(problem, status), { kind: ask.name, count: status });
    return refusal("out-of-order");
  }

  async function whole<T>(
    ask: Ask,
    shape: z.ZodType<T>,
    call: Call,
    excuse?: Excuse,
  ): Promise<Result<{ readonly rows: T; readonly total: number | null }>> {
    const reply = await askOnce(ask, call);
    if (reply.kind !== "answer") return OUT_OF_ORDER;
    if (reply.status < 200 || reply.status >= 300) return refused(refuse(ask, reply, excuse));
    const read = shaped(shape, reply.body);
    if (read !== null) return ok({ rows: read.value, total: reply.total });
    log("answer-not-understood", { kind: ask.name });
    return OUT_OF_ORDER;
  }

  return {
    ask: askOnce,
    refuse,
    async read(ask, shape, call, excuse) {
      const answer = await whole(ask, shape, call, excuse);
      return answer.ok ? ok(answer.value.rows) : answer;
    },
    list: whole,
  };
}
