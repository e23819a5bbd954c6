import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { SETTINGS } from "#contract/settings/settings.schema.ts";
import { systemOf } from "#main/library/adapter.ts";
import { knownInfo } from "#main/library/known-info.ts";
import { createLog } from "#main/log/log.ts";
import { INFO } from "#test/support/screens/fake-kiosk.ts";

const backend = (parts: object) => systemOf(SETTINGS.parse({ backend: parts }).backend);
const sip2 = (port: number) =>
  backend({ adapter: "sip2", sip2: { host: "sip.library.example", port, tls: { on: true } } });
const SHIORI = backend({ url: "https://one.library.example" });

function scene() {
  const folder = mkdtempSync(join(tmpdir(), "shiori-known-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "library.json");
  return { path, of: (system: string) => knownInfo(path, () => system, createLog(null, false)) };
}

it("the library is known from the last start", () => {
  const { of } = scene();
  expect(of(SHIORI).read()).toBeNull();
  of(SHIORI).keep(INFO);
  expect(of(SHIORI).read()).toEqual(INFO);
});

it.each([
  ["another address", backend({ url: "https://two.library.example" })],
  ["another kind of system", backend({ adapter: "koha", url: "https://one.library.example" })],
  ["a SIP2 server", sip2(6001)],
])("nothing is known of %s", (_what, other) => {
  const { of } = scene();
  of(SHIORI).keep(INFO);
  expect(of(other).read()).toBeNull();
});

it("a SIP2 server is known by its host and its port", () => {
  expect(sip2(6001)).not.toBe(sip2(6002));
});

it("what was kept without its system, or damaged, is not used", () => {
  const { of, path } = scene();
  writeFileSync(path, JSON.stringify(INFO));
  expect(of(SHIORI).read()).toBeNull();
  of(SHIORI).keep(INFO);
  writeFileSync(path, readFileSync(path, "utf8").slice(1));
  expect(of(SHIORI).read()).toBeNull();
});
