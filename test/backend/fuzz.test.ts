import { Agent, request } from "node:http";
import { text } from "node:stream/consumers";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { HEADERS, ROUTES } from "#contract/rest/routes.ts";
import { NASTY } from "#test/support/http/arbitrary-body.ts";
import { allRequests, type Made } from "#test/support/http/fuzz-requests.ts";
import { type FuzzWorld, fuzzWorld } from "#test/support/http/fuzz-world.ts";
import { descriptionAt, mustBeDescribed } from "#test/support/http/openapi-document.ts";
import { RawClient } from "#test/support/http/raw-client.ts";

/** How long the fuzzer goes on; `SHIORI_FUZZ_SECONDS` for a night. */
const SECONDS = Number(process.env["SHIORI_FUZZ_SECONDS"] ?? 4);
/** The seed a failure printed. */
const SEED = process.env["SHIORI_FUZZ_SEED"];

const agent = new Agent({ keepAlive: true, maxSockets: 1 });
afterAll(() => agent.destroy());

interface Heard {
  readonly status: number;
  readonly contentType: string | null;
  readonly text: string;
}

/** Node tells no length of a DELETE's body by itself. */
function lengthOf(body: string): Readonly<Record<string, string>> {
  return body === "" ? {} : { "content-length": String(Buffer.byteLength(body)) };
}

function ask(url: string, { method, path, headers, body }: Made): Promise<Heard> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(url);
    const asked = request(
      { host: "127.0.0.1", port, method, path, headers: { ...headers, ...lengthOf(body) }, agent },
      (answer) => {
        text(answer).then(
          (heard) =>
            resolve({
              status: answer.statusCode ?? 0,
              contentType: answer.headers["content-type"] ?? null,
              text: heard,
            }),
          reject,
        );
      },
    );
    asked.on("error", reject);
    asked.end(body);
  });
}

const NOT_DONE = '{"refusal":{"name":"not-done"},"code":"H-36"}';

/** Everything that must be true of every answer. */
async function mustBeHarmless(world: FuzzWorld, made: Made, heard: Heard): Promise<void> {
  // The one honest 503: another request looked this key up before, and it is void.
  const isKeyed = /^\/v1\/(?:me\/|returns|operations\/)/u.test(made.path);
  const isVoid = isKeyed && heard.text === NOT_DONE;
  if (!isVoid) expect(heard.status, heard.text).toBeLessThan(500);
  const isJson = heard.contentType?.startsWith("application/json") === true;
  const body: unknown = isJson ? JSON.parse(heard.text) : heard.text;
  if (heard.status !== 200) {
    expect(body).toMatchObject({
      refusal: { name: expect.any(String) },
      code: expect.stringMatching(/^[HS]-\d\d$/u),
    });
  }
  // An empty parameter makes it another path.
  const isRoute = made.pattern !== null && !(heard.status === 404 && heard.text.includes("H-34"));
  if (isRoute) {
    await mustBeDescribed(world.library.url, {
      method: made.method,
      path: made.pattern ?? "",
      status: heard.status,
      contentType: heard.contentType,
      body,
    });
  }
  const isStaffs = made.path.startsWith("/v1/staff/") && heard.status === 200;
  // Staff may see patrons; and among the figures of the process any number may stand.
  if (!isStaffs && made.pattern !== ROUTES.metrics.path) {
    // What came with the request may come back; everything else of the other patron's may not.
    const sent = made.path + made.body;
    for (const canary of world.canaries.filter((one) => !sent.includes(one))) {
      expect(heard.text, `another patron's ${canary}`).not.toContain(canary);
    }
  }
}

async function mustBeAlive({ library }: FuzzWorld): Promise<void> {
  expect((await library.kiosk.send("health")).status).toBe(200);
  expect((await library.kiosk.search("猫")).value.total).toBe(1);
  expect(library.log.filter((line) => line.includes('"event":"bug"'))).toEqual([]);
  expect(Object.keys(Object.prototype)).toEqual([]);
}

const SEEDED = SEED === undefined ? {} : { seed: Number(SEED) };
/** So many, however long they take. */
const AT_LEAST = { numRuns: 100, ...SEEDED };
const FOR_A_WHILE = { interruptAfterTimeLimit: SECONDS * 1000, numRuns: 1_000_000, ...SEEDED };

describe("whatever is sent", { timeout: (SECONDS + 60) * 1000 }, () => {
  test("a declared answer with a code, never a 500, never another patron's data", async () => {
    const world = await fuzzWorld();
    const { url } = world.library;
    const description = await descriptionAt(url);
    const property = fc.asyncProperty(allRequests(world, description), async (made) => {
      await mustBeHarmless(world, made, await ask(url, made));
    });
    await fc.assert(property, AT_LEAST);
    await fc.assert(property, FOR_A_WHILE);
    await mustBeAlive(world);
  });

  test("every nasty text as a query, in every field, as a suggestion and as a scan", async () => {
    const world = await fuzzWorld();
    const { url, backend } = world.library;
    const headers = {
      [HEADERS.kiosk]: `Bearer ${backend.kioskToken}`,
      [HEADERS.library]: "central",
      "content-type": "application/json",
    };
    const post = async (pattern: string, value: object) => {
      const made = { method: "POST", path: pattern, pattern, headers, body: JSON.stringify(value) };
      await mustBeHarmless(world, made, await ask(url, made));
    };
    const page = { sort: "relevance", library: null, page: 1, pageSize: 20 };
    for (const nasty of NASTY) {
      for (const field of ["any", "author", "isbn"]) {
        await post(ROUTES.search.path, { ...page, query: nasty, field });
      }
      await post(ROUTES.search.path, { ...page, query: `猫 ${nasty}`, field: "any" });
      await post(ROUTES.suggest.path, { prefix: nasty });
      for (const kind of ["isbn", "copy"]) await post(ROUTES.find.path, { kind, value: nasty });
    }
    await mustBeAlive(world);
  });

  test("paths and methods that try to get around the gate", async () => {
    const world = await fuzzWorld();
    const { url, kiosk } = world.library;
    const tricks = [
      "/v1/%2e%2e/v1/me",
      "/v1/../v1/me",
      "/v1/health/../me",
      "/v1/health%2f..%2fme",
      "/v1/health/",
      "/v1/health;/../me",
      "//v1/me",
      "/v1//me",
      "/v1/me/",
      "/V1/ME",
      "/v1/me%00",
      "/v1/me%0d%0ax:%20y",
      "/v1/me/holds/1%2f2",
      "/v1/me/holds/1/1",
      "/v1/me/holds/%",
      "/v1/me/holds/%c0%ae",
      "/v1/titles/%ff",
      "/v1/titles/1?id=2&id=3&__proto__[a]=1",
      "/v1/titles/1#2",
      "/v1/titles/constructor",
      "/v1/titles/__proto__",
      "/v1/titles/",
      "/metrics/",
      "/metrics%20",
      `/v1/titles/${"9".repeat(3000)}`,
      "*",
      "/",
    ];
    const overrides = {
      "x-http-method-override": "DELETE",
      "x-http-method": "DELETE",
      "x-method-override": "DELETE",
    };
    for (const path of tricks) {
      for (const method of [
        "GET",
        "POST",
        "DELETE",
        "PUT",
        "PATCH",
        "HEAD",
        "OPTIONS",
        "TRACE",
        "PROPFIND",
      ]) {
        const made = { method, path, pattern: null, headers: overrides, body: "" };
        const heard = await ask(url, made);
        expect([200, 400, 401, 404], `${method} ${path}: ${heard.text}`).toContain(heard.status);
        // Without a token only what is open answers, and it says nothing.
        if (heard.status === 200) expect(heard.text, path).toMatch(/^(?:\{\})?$/u);
      }
    }
    expect((await kiosk.send("overview")).no.refusal.name).toBe("signed-out");
    await mustBeAlive(world);
  });

  test("heads that no client of ours would send", async () => {
    const world = await fuzzWorld();
    const { library } = world;
    const { port } = new URL(library.url);
    const line = `GET ${ROUTES.overview.path} HTTP/1.1\r\nhost: library.example\r\n`;
    const token = `authorization: Bearer ${library.backend.kioskToken}\r\n`;
    const { session } = world.own;
    const mine = `x-shiori-session: ${session}\r\n`;
    const heads = [
      `${line}${token}${token}${mine}\r\n`,
      `${line}${token}${mine}x-shiori-session: ${"y".repeat(43)}\r\n\r\n`,
      `${line}${token}x-shiori-session: a\0b\r\n\r\n`,
      `${line}${token}x-shiori-session : ${session}\r\n\r\n`,
      `${line}${token}x-shiori-session: a\rb\r\n\r\n`,
      `${line}${token}x-shiori-session:\r\n ${session}\r\n\r\n`,
      `${line}authorization: Basic ${"a".repeat(100)}\r\n\r\n`,
      `${line}authorization: Bearer \r\n\r\n`,
      `${line}x: ${"y".repeat(8000)}\r\n\r\n`,
      `${line}${"a: b\r\n".repeat(1500)}\r\n`,
      `${line}content-length: -1\r\n\r\n`,
      `${line}content-length: 1\r\ncontent-length: 2\r\n\r\nx`,
      `${line}content-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`,
      `${line}transfer-encoding: chunked\r\n\r\nzz\r\n`,
      `${line}transfer-encoding: gzip\r\n\r\n`,
      `${line}expect: 200-ok\r\n\r\n`,
      `${line}upgrade: websocket\r\nconnection: upgrade\r\n\r\n`,
      `GET ${ROUTES.overview.path} HTTP/1.1\r\n\r\n`,
      `GET ${ROUTES.overview.path} HTTP/9.9\r\nhost: a\r\n\r\n`,
      `GET http://library.example${ROUTES.overview.path} HTTP/1.1\r\nhost: b\r\n\r\n`,
      `CONNECT library.example:443 HTTP/1.1\r\nhost: library.example\r\n\r\n`,
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
      `${"\r\n".repeat(50)}\r\n`,
      "\0\0\0\0",
      `get ${ROUTES.overview.path} http/1.1\r\n\r\n`,
    ];
    for (const head of heads) {
      const client = await RawClient.connect(Number(port));
      client.say(head);
      client.socket.end();
      const heard = await client.toTheEnd();
      const status = /^HTTP\/1\.1 (\d{3}) /u.exec(heard)?.[1] ?? "closed";
      expect(
        ["400", "401", "403", "404", "408", "417", "431", "closed"],
        `${JSON.stringify(head.slice(0, 200))}: ${heard}`,
      ).toContain(status);
      for (const canary of world.canaries) expect(heard).not.toContain(canary);
    }
    await mustBeAlive(world);
  });
});
