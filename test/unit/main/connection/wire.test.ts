import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer as createHttp, type RequestListener } from "node:http";
import { createServer as createHttps } from "node:https";
import type { AddressInfo, Server } from "node:net";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { SETTINGS } from "#contract/settings/settings.schema.ts";
import type { StepOutcome } from "#contract/staff/connection.ts";
import { tryConnection } from "#main/connection/try-connection.ts";
import { encrypt } from "#main/connection/wire.ts";
import { ownPort } from "#test/support/system/own-port.ts";

const FOLDER = join(import.meta.dirname, "../../../fixtures/tls");
const pem = (name: string): string => readFileSync(join(FOLDER, `${name}.pem`), "utf8");

async function listen(server: Server): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

/** A web server that answers everything alike, with the test authority's certificate for `localhost` or without. */
function web(kind: "http" | "https", answer: RequestListener): Promise<number> {
  const tls = { cert: pem("localhost"), key: pem("localhost-key") };
  return listen(kind === "https" ? createHttps(tls, answer) : createHttp(answer));
}

const html: RequestListener = (_request, response) => void response.end("<html><h1>It works</h1></html>");

async function steps(backend: object): Promise<readonly StepOutcome[]> {
  return tryConnection(SETTINGS.parse({ backend }), null);
}

/** What each step has found, as `reach ok`. */
const found = (outcomes: readonly StepOutcome[]): readonly string[] =>
  outcomes.filter(({ step }) => step !== "catalogue").map(({ step, finding }) => `${step} ${finding}`);
const cureOf = (outcomes: readonly StepOutcome[]) =>
  outcomes.find(({ outcome }) => outcome === "failed")?.cure;

test("an unknown host name is reported as such, and the following steps are skipped", async () => {
  const outcomes = await steps({ adapter: "sip2", sip2: { host: "no..name", tls: { on: true } } });
  expect(found(outcomes)).toEqual([
    "reach name-not-found",
    "tls skipped",
    "login skipped",
    "status skipped",
    "card skipped",
  ]);
  expect(cureOf(outcomes)).toEqual({ path: "backend.sip2.host", changes: [] });
});

test("a closed port is reported as such, with the setting that names it", async () => {
  const port = await ownPort();
  const http = await steps({ url: `http://127.0.0.1:${port}` });
  expect(found(http)[0]).toBe("reach port-closed");
  expect(cureOf(http)?.path).toBe("backend.url");
  const sip2 = await steps({ adapter: "sip2", sip2: { host: "127.0.0.1", port } });
  expect(found(sip2)[0]).toBe("reach port-closed");
  expect(cureOf(sip2)?.path).toBe("backend.sip2.port");
});

test("R57: a certificate of an unknown authority is not trusted, and one of the configured authority is", async () => {
  const port = await web("https", html);
  const url = `https://localhost:${port}`;
  for (const authority of ["", pem("other-authority")]) {
    const outcomes = await steps({ url, authority });
    expect(found(outcomes).slice(0, 3)).toEqual(["reach ok", "tls unknown-authority", "login skipped"]);
    expect(cureOf(outcomes)).toEqual({ path: "backend.authority", changes: [] });
  }
  expect(found(await steps({ url, authority: pem("authority") })).slice(0, 2)).toEqual([
    "reach ok",
    "tls ok",
  ]);
});

test("R57: a certificate for another name is reported as such", async () => {
  const port = await web("https", html);
  const outcomes = await steps({ url: `https://127.0.0.1:${port}`, authority: pem("authority") });
  expect(found(outcomes)[1]).toBe("tls wrong-name");
  const sip2 = { host: "127.0.0.1", port, tls: { on: true, authority: pem("authority") } };
  const bySip2 = await steps({ adapter: "sip2", sip2 });
  expect(found(bySip2)[1]).toBe("tls wrong-name");
  expect(cureOf(bySip2)?.path).toBe("backend.sip2.tls.serverName");
});

test("a port without encryption is reported as such", async () => {
  const port = await web("http", html);
  expect(found(await steps({ url: `https://127.0.0.1:${port}` }))[1]).toBe("tls not-tls");
});

test.each(["shiori", "koha"] as const)("a web server that is no %s is told as that", async (adapter) => {
  const port = await web("http", html);
  const outcomes = await steps({ adapter, url: `http://127.0.0.1:${port}` });
  expect(outcomes[2]).toMatchObject({ step: "login", outcome: "failed", cure: { path: "backend.url" } });
  expect(["not-our-server", "nonsense"]).toContain(outcomes[2]?.finding);
});

test("R57: an allowed unencrypted connection to another machine is reported to staff", async () => {
  const paths = { host: "", port: "", authority: "", serverName: "", certificate: null };
  const clear = (host: string) => encrypt({ host, port: 6001, tls: null, paths });
  expect(await clear("10.20.0.5")).toEqual({
    outcome: "notice",
    finding: "unencrypted",
    cure: { path: "backend.unencryptedHosts", changes: [] },
  });
  expect(await clear("127.0.0.1")).toMatchObject({ outcome: "ok", finding: "same-machine" });
});
