import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createHttp } from "#main/library/shiori/http.ts";

const FOLDER = join(import.meta.dirname, "../../../fixtures/tls");

function pem(name: string): string {
  return readFileSync(join(FOLDER, `${name}.pem`), "utf8");
}

/** A backend behind the test authority's certificate for `localhost`; answers its port and what it was asked. */
async function tlsBackend() {
  let asked = 0;
  const server = createServer({ cert: pem("localhost"), key: pem("localhost-key") }, (_request, response) => {
    asked += 1;
    response.setHeader("content-type", "application/json").end("{}");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("There is no port.");
  return { port: address.port, asked: () => asked };
}

async function ask(host: string, port: number, authority: string) {
  const http = createHttp({ url: `https://${host}:${port}`, token: "", library: "central", authority });
  return http.ask({ route: "health", limit: 5000 }, new AbortController().signal);
}

test("R57: the library's own authority is trusted when the settings name it, and nothing is sent otherwise", async () => {
  const { port, asked } = await tlsBackend();
  expect(await ask("localhost", port, "")).toEqual({ kind: "unsent" });
  expect(await ask("localhost", port, pem("other-authority"))).toEqual({ kind: "unsent" });
  expect(asked()).toBe(0);
  expect(await ask("localhost", port, pem("authority"))).toMatchObject({ kind: "answer", status: 200 });
  expect(asked()).toBe(1);
});

test("R57: a certificate for another name is refused, also from a trusted authority", async () => {
  const { port, asked } = await tlsBackend();
  expect(await ask("127.0.0.1", port, pem("authority"))).toEqual({ kind: "unsent" });
  expect(asked()).toBe(0);
});
