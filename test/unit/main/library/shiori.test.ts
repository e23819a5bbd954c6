import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Overview } from "#contract/domain/patron.ts";
import { patronAnswer } from "#contract/rest/answers.schema.ts";
import { createExchange } from "#main/library/shiori/exchange.ts";
import type { Ask, Http, Reply } from "#main/library/shiori/http.ts";
import { createShioriLibrary } from "#main/library/shiori/library.ts";
import { ticketOf } from "#main/library/ticket.ts";
import { createLog } from "#main/log/log.ts";

const PATRON = {
  cardTail: "014",
  password: "real",
  email: { state: "none" },
  contactMethods: ["none", "phone"],
};
const OVERVIEW = {
  patron: PATRON,
  loans: { count: 0, overdue: 0, nextDue: null },
  holds: { count: 0, max: 5 },
  ready: [],
} as unknown as Overview;

interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

let server: Server | null = null;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A backend that does what a test says with each request. */
async function backend(answer: (request: Seen, response: ServerResponse) => void) {
  const seen: Seen[] = [];
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += String(chunk);
    });
    request.on("end", () => {
      const one = { method: request.method ?? "", url: request.url ?? "", headers: request.headers, body };
      seen.push(one);
      answer(one, response);
    });
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const log = createLog(null, false);
  return {
    seen,
    log,
    library: createShioriLibrary({ url, token: "kiosk-token", library: "west", authority: "", log }),
  };
}

const say = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(typeof body === "string" ? body : JSON.stringify(body));
};
const options = () => ({ signal: new AbortController().signal });

describe("a question to the backend", () => {
  it("carries the kiosk's token, its library and the patron's session, and no patron data in the address", async () => {
    const { library, seen } = await backend((_request, response) =>
      say(response, 200, { session: "s1", overview: OVERVIEW }),
    );
    expect(await library.signIn({ cardNumber: "2001014", password: "Shiori7" }, options())).toMatchObject({
      ok: true,
      value: { session: "s1" },
    });
    expect(seen[0]).toMatchObject({
      method: "POST",
      url: "/v1/sessions",
      headers: { authorization: "Bearer kiosk-token", "x-shiori-library": "west" },
    });
    await library.overview({ session: "s1" }, options());
    expect(seen[1]?.headers["x-shiori-session"]).toBe("s1");
    expect(seen.map(({ url }) => url).join()).not.toContain("2001014");
  });

  it("sends the language of the patron's screen where a mail is sent", async () => {
    const { library, seen } = await backend((_request, response) => say(response, 200, OVERVIEW.patron));
    const write = { session: "s1", key: KEY, language: "zh-Hans" } as const;
    await library.setEmail({ ...write, address: "a@library.example" }, options());
    await library.resendEmailCode(write, options());
    expect(seen.map(({ headers }) => headers["accept-language"])).toEqual(["zh-Hans", "zh-Hans"]);
  });

  it("drops what the contract does not know", async () => {
    const { library } = await backend((_request, response) =>
      say(response, 200, { ...OVERVIEW, name: "somebody" }),
    );
    expect(JSON.stringify(await library.overview({ session: "s" }, options()))).not.toContain("somebody");
  });

  it("D86: takes nothing of the borrower out of the answer to a return, and sends no session", async () => {
    const title = { id: "1", title: "門", reading: "もん", volume: "", authors: [], ndc: "913.6" };
    const line = { ...title, bookMark: "ナ", material: "book", audience: "general", language: "ja" };
    const planted = { name: "somebody", card: "2001014", hold: "77", dueDate: "2026-11-30" };
    const { library, seen } = await backend((_request, response) =>
      say(response, 200, {
        ...planted,
        title: { ...line, borrower: planted },
        barcode: "100000001",
        place: { kind: "hold-box", ...planted },
        tag: "unsaid",
      }),
    );
    const answer = await library.checkIn({ key: KEY, barcode: "100000001" }, options());
    expect(answer).toEqual({
      ok: true,
      value: { title: line, barcode: "100000001", place: { kind: "hold-box" }, tag: "unsaid" },
    });
    expect(seen[0]).toMatchObject({ url: "/v1/returns", headers: { "idempotency-key": KEY } });
    expect(seen[0]?.headers["x-shiori-session"]).toBeUndefined();
  });

  it("gives a refusal of the catalogue with its figures", async () => {
    const body = { refusal: { name: "card-locked", details: { minutes: 10 } }, code: "H-13" };
    const { library } = await backend((_request, response) => say(response, 423, body));
    expect(await library.signIn({ cardNumber: "1", password: "x" }, options())).toEqual({
      ok: false,
      refusal: body.refusal,
    });
  });

  it.each<[string, (response: ServerResponse) => void]>([
    ["half a JSON", (r) => say(r, 200, '{"patron":')],
    ["a wrong shape", (r) => say(r, 200, { patron: 7 })],
    ["a page of HTML", (r) => say(r, 200, "<html>login</html>")],
    ["a redirect", (r) => void r.writeHead(302, { location: "http://127.0.0.1:1/" }).end()],
    ["an unknown refusal", (r) => say(r, 409, { refusal: { name: "new-rule" }, code: "H-99" })],
    ["a cut connection", (r) => void r.socket?.destroy()],
    [
      "3 MB, though of the right shape",
      (r) => say(r, 200, `${JSON.stringify(OVERVIEW)}${" ".repeat(3 * 1024 * 1024)}`),
    ],
  ])("%s is a backend out of order (R88)", async (_what, answer) => {
    const { library } = await backend((_request, response) => answer(response));
    expect(await library.overview({ session: "s" }, options())).toMatchObject({
      refusal: { name: "out-of-order" },
    });
  });

  it("stops waiting at once when the visit ends", async () => {
    const { library } = await backend(() => undefined);
    const visit = new AbortController();
    const answer = library.loans({ session: "s" }, { signal: visit.signal });
    setTimeout(() => visit.abort(), 30);
    const start = performance.now();
    expect((await answer).ok).toBe(false);
    // An answer itself is waited for five seconds.
    expect(performance.now() - start).toBeLessThan(4000);
  });
});

const KEY = "7d0f2c52-6e0e-4b7b-9a51-0d8f5b2f7a11";
const WRITE = { route: "setEmail", session: "s", key: KEY, body: { address: "a@library.example" } } as const;

/** A wire on which each answer is told beforehand: the write's, then those of the looks for its outcome. */
function wire(replies: readonly Reply[]) {
  const asked: Ask[] = [];
  const http: Pick<Http, "ask"> = {
    async ask(ask) {
      asked.push(ask);
      return replies[asked.length - 1] ?? { kind: "lost" };
    },
  };
  return { asked, exchange: createExchange(http, createLog(null, false)) };
}

async function write(replies: readonly Reply[]) {
  vi.useFakeTimers();
  try {
    const { asked, exchange } = wire(replies);
    const answer = exchange.write(WRITE, patronAnswer, new AbortController().signal);
    await vi.runAllTimersAsync();
    return { asked, answer: await answer };
  } finally {
    vi.useRealTimers();
  }
}

const NEVER: Reply = { kind: "answer", status: 404, body: { refusal: { name: "not-done" }, code: "H-36" } };
const LOST: Reply = { kind: "lost" };
const done = (status: number, body: unknown): Reply => ({
  kind: "answer",
  status: 200,
  body: { status, body },
});

describe("a write whose answer was lost", () => {
  it("is looked up under its key, and the true answer is given", async () => {
    const { asked, answer } = await write([LOST, LOST, done(200, PATRON)]);
    expect(answer).toMatchObject({ ok: true, value: { cardTail: "014" } });
    expect(asked.map(({ route }) => route)).toEqual(["setEmail", "operation", "operation"]);
    expect(asked[1]).toMatchObject({ path: { key: KEY }, session: "s" });
  });

  it("gives the true refusal too", async () => {
    const { answer } = await write([LOST, done(400, { refusal: { name: "email-format" }, code: "H-51" })]);
    expect(answer).toEqual({ ok: false, refusal: { name: "email-format" } });
  });

  it("was surely not done when the backend says so: a key it has not seen is void once it was looked up", async () => {
    const { answer, asked } = await write([LOST, LOST, NEVER, done(200, PATRON)]);
    expect(answer).toMatchObject({ refusal: { name: "not-done" } });
    expect(asked).toHaveLength(3);
    expect((await write([{ kind: "unsent" }])).answer).toMatchObject({ refusal: { name: "not-done" } });
  });

  it("is not confirmed, with a ticket, when the outcome cannot be known", async () => {
    const { answer } = await write([LOST, LOST, LOST, LOST]);
    expect(answer).toEqual({
      ok: false,
      refusal: { name: "not-confirmed", details: { ticket: ticketOf(KEY) } },
    });
    expect(ticketOf(KEY)).toMatch(/^\d{4}$/u);
  });

  it("is never sent again, whatever comes back", async () => {
    const reply = fc.constantFrom<Reply>(
      LOST,
      NEVER,
      { kind: "unsent" },
      { kind: "aborted" },
      done(200, PATRON),
      done(500, {}),
      {
        kind: "answer",
        status: 500,
        body: null,
      },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(reply, { maxLength: 5 }), async (replies) => {
        const { asked } = await write(replies);
        expect(asked.filter(({ route }) => route === "setEmail")).toHaveLength(1);
        expect(new Set(asked.map(({ key, path }) => key ?? path?.["key"]))).toEqual(new Set([KEY]));
      }),
    );
  });
});
