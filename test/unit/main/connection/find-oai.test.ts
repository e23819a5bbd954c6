import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { SETTINGS } from "#contract/settings/settings.schema.ts";
import { findOai } from "#main/connection/find-oai.ts";
import { startKoha } from "../../../fakes/koha-server.ts";
import type { OaiQuirks } from "../../../fakes/oai-quirks.ts";
import { startOaiServer } from "../../../fakes/oai-server.ts";

const found = (backend: object, signal = new AbortController().signal) =>
  findOai(SETTINGS.parse({ backend }), signal);

async function oai(quirks: Partial<OaiQuirks> = {}) {
  const server = await startOaiServer(quirks);
  onTestFinished(() => server.stop());
  return { ...server, origin: new URL(server.url).origin };
}

test("OAI-PMH is found at Koha's usual address, with its formats", async () => {
  const { url, origin } = await oai();
  expect(await found({ adapter: "koha", url: `${origin}/` })).toEqual({
    url,
    prefixes: ["oai_dc", "marcxml", "marc21"],
    marcxml: "marcxml",
    isKoha: true,
  });
  const sru = { adapter: "sip2", sip2: { host: "127.0.0.1", port: 1 }, sru: { url: `${origin}/biblios` } };
  expect(await found(sru)).toMatchObject({ url });
});

test.each([
  ["koha", "generic", "/oai", true],
  ["sip2", "koha", "/oai", true],
  ["sip2", "generic", "/cgi-bin/koha/oai.pl", true],
  ["koha", "generic", "/opac/extras/oai", true],
  ["sip2", "evergreen", "/opac/extras/oai", false],
] as const)("%s with the preset %s at %s is a Koha: %s", async (adapter, preset, path, isKoha) => {
  const { url, origin, become } = await oai();
  become({ path });
  const sip2 = { host: "127.0.0.1", port: 1, preset };
  const backend = { adapter, url: origin, sip2, sru: { url: `${origin}/biblios` } };
  expect(await found(backend)).toMatchObject({ url: url.replace("/cgi-bin/koha/oai.pl", path), isKoha });
});

test("without MARCXML it says so; another server is not taken for OAI-PMH", async () => {
  const { origin } = await oai({ formats: { oai_dc: "http://www.openarchives.org/OAI/2.0/oai_dc/" } });
  expect(await found({ adapter: "koha", url: origin })).toMatchObject({
    prefixes: ["oai_dc"],
    marcxml: null,
  });
  const koha = await startKoha();
  onTestFinished(() => koha.stop());
  expect(await found({ adapter: "koha", url: koha.url })).toBeNull();
  const { origin: busy } = await oai({ busy: 100 });
  expect(await found({ adapter: "koha", url: busy })).toBeNull();
});

test("the search ends when its time is over, also with origins that answer", async () => {
  const time = new AbortController();
  let asked = 0;
  const server = createServer((_, response) => {
    asked += 1;
    time.abort();
    response.writeHead(404).end();
  }).listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  expect(await found({ adapter: "koha", url }, time.signal)).toBeNull();
  // Two at a time.
  expect(asked).toBeLessThanOrEqual(2);
});
