import { once } from "node:events";
import { connect } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import type { TimeLimits } from "#backend/limits.ts";
import { stopApp } from "#backend/stop.ts";
import { HEADERS, ROUTES } from "#contract/rest/routes.ts";
import { startBackend } from "#test/support/backend/backend-process.ts";
import { addKiosk, openSecondBackend, type SecondBackend } from "#test/support/backend/second-backend.ts";
import { openSmallLibrary, PASSWORD } from "#test/support/backend/small-library.ts";
import { standStill } from "#test/support/backend/stopped-clock.ts";
import { RawClient } from "#test/support/http/raw-client.ts";

/** The limits of a real server, in small. */
const SHORT: TimeLimits = { headersMs: 300, requestMs: 600, silenceMs: 5000, lookEveryMs: 50 };
const HEALTH = `GET ${ROUTES.health.path} HTTP/1.1\r\nhost: library.example\r\n`;
const BAD_REQUEST = '{"refusal":{"name":"bad-request"},"code":"H-34"}';

/** Connections the backend has open now. */
function connections({ app }: SecondBackend): Promise<number> {
  return new Promise((resolve) => app.server.getConnections((_, open) => resolve(open)));
}

describe("size", () => {
  test("a body of ten megabytes is refused by its announced length, before it is sent", async () => {
    const library = await openSmallLibrary();
    const client = await RawClient.connect(Number(new URL(library.url).port));
    client.say(
      `POST ${ROUTES.search.path} HTTP/1.1\r\nhost: library.example\r\nauthorization: Bearer ${library.backend.kioskToken}\r\n` +
        "content-type: application/json\r\ncontent-length: 10485760\r\n\r\n",
    );
    const heard = await client.hears("H-34");
    expect(heard).toMatch(/^HTTP\/1\.1 400 /u);
  });

  test("a body that grows past the limit without saying so is cut off and refused", async () => {
    const library = await openSmallLibrary();
    const client = await RawClient.connect(Number(new URL(library.url).port));
    client.say(
      `POST ${ROUTES.search.path} HTTP/1.1\r\nhost: library.example\r\nauthorization: Bearer ${library.backend.kioskToken}\r\n` +
        "content-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n",
    );
    for (let at = 0; at < 20; at += 1) client.say(`400\r\n${"x".repeat(1024)}\r\n`);
    expect(await client.hears("H-34")).toMatch(/^HTTP\/1\.1 400 /u);
  });

  test("a client that sends all of it reads the refusal, and one that never ends is cut off", async () => {
    const library = await openSmallLibrary();
    const headers = {
      [HEADERS.kiosk]: `Bearer ${library.backend.kioskToken}`,
      "content-type": "application/json",
    };
    const body = JSON.stringify({ query: "x".repeat(10_485_760) });
    const send = async () => {
      const response = await fetch(library.url + ROUTES.search.path, { method: "POST", headers, body });
      return `${response.status} ${await response.text()}`;
    };
    expect(await Promise.all(Array.from({ length: 4 }, send))).toEqual(Array(4).fill(`400 ${BAD_REQUEST}`));

    const client = await RawClient.connect(Number(new URL(library.url).port));
    client.say(
      `POST ${ROUTES.search.path} HTTP/1.1\r\nhost: library.example\r\nauthorization: ${headers[HEADERS.kiosk]}\r\n` +
        "content-type: application/json\r\ncontent-length: 1073741824\r\n\r\n",
    );
    const piece = "x".repeat(1_048_576);
    for (let at = 0; at < 40 && !client.socket.destroyed; at += 1) client.say(piece);
    expect(await client.cutOffBy()).toMatch(/ECONNRESET|EPIPE/u);
  });

  test("headers and a URL past eight kilobytes are refused, and the connection is closed", async () => {
    const library = await openSmallLibrary();
    const port = Number(new URL(library.url).port);
    for (const head of [
      `${HEALTH}x: ${"y".repeat(9000)}\r\n\r\n`,
      `GET /${"z".repeat(9000)} HTTP/1.1\r\n\r\n`,
    ]) {
      const client = await RawClient.connect(port);
      client.say(head);
      const heard = await client.toTheEnd();
      expect(heard).toMatch(/^HTTP\/1\.1 431 /u);
      expect(heard).toContain(BAD_REQUEST);
    }
  });

  test("what is no HTTP is a bad request, and the server goes on", async () => {
    const library = await openSmallLibrary();
    const client = await RawClient.connect(Number(new URL(library.url).port));
    client.say("\u0016\u0003\u0001 hello\r\n\r\n");
    expect(await client.toTheEnd()).toContain(BAD_REQUEST);
    expect((await library.kiosk.info()).status).toBe(200);
  });
});

describe("time", () => {
  test("slow loris: one byte now and then is cut off, and others are served meanwhile", async () => {
    const library = await openSmallLibrary();
    // Time enough for an honest request on a busy machine before the first of them is cut off.
    const backend = await openSecondBackend(library, { ...SHORT, headersMs: 2500, requestMs: 3000 });
    const slow = await Promise.all(Array.from({ length: 20 }, () => RawClient.connect(backend.port)));
    // Left alone, each would go on for a minute.
    for (const client of slow) client.drip(`${HEALTH}x: ${"y".repeat(3000)}\r\n\r\n`, 20);
    expect((await backend.kiosk.info()).status).toBe(200);
    expect(slow.filter(({ socket }) => socket.closed)).toEqual([]);
    for (const client of slow) expect(await client.toTheEnd()).toMatch(/^HTTP\/1\.1 408 |^$/u);
  });

  test("a body that drips is cut off too", async () => {
    const library = await openSmallLibrary();
    const backend = await openSecondBackend(library, SHORT);
    const client = await RawClient.connect(backend.port);
    client.say(
      `POST ${ROUTES.search.path} HTTP/1.1\r\nhost: library.example\r\nauthorization: Bearer ${library.backend.kioskToken}\r\n` +
        "content-type: application/json\r\ncontent-length: 1000\r\n\r\n",
    );
    const from = performance.now();
    client.drip("x".repeat(1000), 20);
    await client.toTheEnd();
    expect(performance.now() - from).toBeLessThan(15_000);
  });

  test("a connection that never says a word is closed", async () => {
    const library = await openSmallLibrary();
    const backend = await openSecondBackend(library, SHORT);
    const client = await RawClient.connect(backend.port);
    await client.toTheEnd();
    expect((await backend.kiosk.info()).status).toBe(200);
  });

  test("half a request and then nothing: the connection is closed", async () => {
    const library = await openSmallLibrary();
    const backend = await openSecondBackend(library, SHORT);
    for (let time = 0; time < 20; time += 1) {
      const client = await RawClient.connect(backend.port);
      client.say(HEALTH);
      client.socket.resetAndDestroy();
    }
    expect((await backend.kiosk.info()).status).toBe(200);
    await expect.poll(() => connections(backend)).toBeLessThan(5);
  });

  test("five hundred idle connections do not stop the service", async () => {
    const library = await openSmallLibrary();
    const backend = await openSecondBackend(library);
    await Promise.all(Array.from({ length: 500 }, () => RawClient.connect(backend.port)));
    const patron = await backend.kiosk.patron(await library.card(), PASSWORD);
    expect((await patron.overview()).status).toBe(200);
    expect(await connections(backend)).toBeGreaterThanOrEqual(500);
  });
});

describe("rate", () => {
  test("a kiosk with too many requests is refused, and other kiosks are not slowed down", async () => {
    const library = await openSmallLibrary({ requests: { perSecond: 1, burst: 5 } });
    const { kiosk } = await addKiosk(library, "East, entrance");
    standStill();
    const answers = await Promise.all(Array.from({ length: 20 }, () => library.kiosk.info()));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(5);
    const refused = answers.find(({ status }) => status === 429);
    expect(refused?.no.refusal).toEqual({ name: "too-many-requests", details: { seconds: 1 } });
    expect((await kiosk.info()).status).toBe(200);
    const plain = await fetch(library.url + ROUTES.info.path, {
      headers: { [HEADERS.kiosk]: `Bearer ${library.backend.kioskToken}` },
    });
    expect([plain.status, plain.headers.get("retry-after")]).toEqual([429, "1"]);
  });

  test("after the wait it is served again; health is never refused", async () => {
    const library = await openSmallLibrary({ requests: { perSecond: 20, burst: 2 } });
    const time = standStill();
    await Promise.all(Array.from({ length: 10 }, () => library.kiosk.info()));
    expect((await library.kiosk.info()).status).toBe(429);
    expect((await library.kiosk.send("health")).status).toBe(200);
    time.pass(50);
    expect((await library.kiosk.info()).status).toBe(200);
  });
});

describe("headers of an answer", () => {
  test("answers are not cached or sniffed, reveal nothing of the server, and no page may read them", async () => {
    const library = await openSmallLibrary();
    const ask = (path: string, headers = {}) =>
      fetch(library.url + path, {
        headers: {
          [HEADERS.kiosk]: `Bearer ${library.backend.kioskToken}`,
          origin: "http://elsewhere.example",
          ...headers,
        },
      });
    const answers = [
      await ask(ROUTES.info.path),
      await ask(ROUTES.overview.path),
      await ask("/v1/nowhere"),
      await ask("/v1/%zz"),
      await ask(ROUTES.info.path, { [HEADERS.kiosk]: "Bearer wrong" }),
      await fetch(library.url + ROUTES.search.path, { method: "OPTIONS" }),
    ];
    for (const { headers, status } of answers) {
      expect([headers.get("cache-control"), headers.get("x-content-type-options")], String(status)).toEqual([
        "no-store",
        "nosniff",
      ]);
      for (const name of ["server", "x-powered-by", "access-control-allow-origin", "set-cookie", "etag"]) {
        expect(headers.get(name), name).toBeNull();
      }
    }
  });
});

describe("a stop", () => {
  const SLOW = { freeFailures: 1, mostFailures: 3, forgetSeconds: 60, maxDelaySeconds: 1 };

  test("what is under way is answered, what is new is refused as surely not done", async () => {
    const library = await openSmallLibrary({ slowing: SLOW });
    const backend = await openSecondBackend(library);
    const card = await library.card();
    // Two wrong ones, so that the next answer is held back for half a second: long enough to stop meanwhile.
    for (let time = 0; time < 2; time += 1) await backend.kiosk.signIn(await library.card(), "Wrong123");
    const kept = await RawClient.connect(backend.port);
    kept.say(`${HEALTH}\r\n`);
    await kept.hears("{}");
    const half = await RawClient.connect(backend.port);
    half.say(HEALTH);
    const underWay = backend.kiosk.signIn(card, PASSWORD);
    await expect.poll(() => backend.backend.passwords.counts).toMatchObject({ served: 3, busy: 0 });
    const stopped = stopApp(backend.app);
    half.say("\r\n");
    const refused = await half.toTheEnd();
    expect(refused).toMatch(/^HTTP\/1\.1 503 /u);
    expect(refused).toContain('{"refusal":{"name":"out-of-order"},"code":"H-31"}');
    expect(refused.toLowerCase()).toContain("connection: close");
    expect((await underWay).status).toBe(200);
    await kept.toTheEnd();
    await stopped;
    const late = connect({ host: "127.0.0.1", port: backend.port });
    const [error] = (await once(late, "error")) as [NodeJS.ErrnoException];
    expect(error.code).toBe("ECONNREFUSED");
  });

  test("a client that does not let go is cut off", async () => {
    const library = await openSmallLibrary();
    const backend = await openSecondBackend(library);
    const client = await RawClient.connect(backend.port);
    client.drip(`${HEALTH}x: ${"y".repeat(10_000)}`, 100);
    await expect.poll(() => connections(backend)).toBe(1);
    const from = performance.now();
    await stopApp(backend.app, 300);
    expect(performance.now() - from).toBeLessThan(20_000);
    await client.toTheEnd();
  });

  test("a process with idle connections is gone at once", async () => {
    const backend = await startBackend();
    onTestFinished(() => backend.kill());
    const client = await RawClient.connect(Number(new URL(backend.url).port));
    client.say(`${HEALTH}\r\n`);
    await client.hears("{}");
    const from = performance.now();
    expect(await backend.stop()).toBe(0);
    expect(performance.now() - from).toBeLessThan(5000);
  });
});
