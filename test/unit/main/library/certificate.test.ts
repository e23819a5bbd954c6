import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, request } from "node:https";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createHttp } from "#main/library/shiori/http.ts";
import { folderOfTest } from "../../../helpers/folder.ts";

/** A server with a certificate that nobody vouches for. Answers its address and how often it was asked anything. */
async function strangeServer(): Promise<{ url: string; asked: () => number }> {
  const folder = folderOfTest("certificate");
  const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  const words = [
    "req",
    "-x509",
    "-newkey",
    "ec",
    "-pkeyopt",
    "ec_paramgen_curve:prime256v1",
    "-nodes",
    "-days",
    "2",
  ];
  execFileSync("openssl", [...words, "-subj", "/CN=localhost", "-keyout", key, "-out", cert], {
    stdio: "ignore",
  });
  let asked = 0;
  const server = createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (_request, response) => {
    asked += 1;
    response.end("{}");
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `https://localhost:${(server.address() as AddressInfo).port}`, asked: () => asked };
}

test("a backend whose certificate nobody vouches for gets no token and no answer of it is taken (R57)", async () => {
  const { url, asked } = await strangeServer();
  const http = createHttp({ url, token: "kiosk-token", library: "central", authority: "" });
  const reply = await http.ask({ route: "health", limit: 5000 }, new AbortController().signal);
  expect(reply.kind).not.toBe("answer");
  expect(asked()).toBe(0);
  // It is there, for whoever does not look.
  const careless = request(url, { rejectUnauthorized: false });
  careless.end();
  const [response] = await once(careless, "response");
  expect(response.statusCode).toBe(200);
  expect(asked()).toBe(1);
});
