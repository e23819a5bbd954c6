import { spawnSync } from "node:child_process";
import fs, { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { loadSettings } from "#main/settings/load.ts";
import { readLayers, readSecrets } from "#main/settings/read.ts";

const DEPTH = 100_000;

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "shiori-bounds-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function load(environment: NodeJS.ProcessEnv = {}) {
  return loadSettings(
    readLayers({
      machineFile: join(folder, "machine.json"),
      localFile: join(folder, "local.json"),
      environment,
    }),
  );
}

/** Objects or lists, one in the other, as a settings file that closes every one of them. */
const DEEP = {
  lists: `{"notices": ${"[".repeat(DEPTH)}${"]".repeat(DEPTH)}}`,
  objects: `${'{"kiosk":'.repeat(DEPTH)}1${"}".repeat(DEPTH)}`,
  unclosed: '{"kiosk":'.repeat(DEPTH),
};

describe("a settings file", () => {
  it.each(Object.entries(DEEP))("nested 100,000 deep is told, not fatal: %s", (_kind, text) => {
    writeFileSync(join(folder, "machine.json"), text);
    expect(load().problems).toMatchObject([{ kind: "too-large", file: "machine.json" }]);
  });

  it.each([
    ["a word without an end before it", `["\n${"[".repeat(DEPTH)}`],
    ["a quote in a comment before it", `/*"*/${"[".repeat(DEPTH)}`],
  ])("that is no JSON is told, however deep it is nested: %s", (_kind, text) => {
    writeFileSync(join(folder, "machine.json"), text);
    expect(load().problems).toMatchObject([{ kind: "not-json", file: "machine.json", line: null }]);
  });

  it("of several megabytes is reported, not read", () => {
    writeFileSync(join(folder, "machine.json"), JSON.stringify({ kiosk: { name: "x".repeat(5_000_000) } }));
    expect(load().problems).toMatchObject([{ kind: "too-large", file: "machine.json" }]);
  });

  it.skipIf(process.platform === "win32")("that is a pipe, and so has no end, is told", () => {
    expect(spawnSync("mkfifo", [join(folder, "machine.json")]).status).toBe(0);
    expect(load().problems).toMatchObject([{ kind: "unreadable", file: "machine.json" }]);
  });

  it("holds brackets in its words, as many as it likes", () => {
    const place = { ja: `"${"[".repeat(100)}\\`, en: "{".repeat(70) };
    const backend = { url: "http://127.0.0.1:1" };
    writeFileSync(join(folder, "machine.json"), JSON.stringify({ backend, placeNames: [place] }));
    expect(load().problems).toEqual([]);
  });
});

it("a variable nested 100,000 deep is reported, not fatal", () => {
  writeFileSync(join(folder, "machine.json"), "{}");
  const deep = `${"[".repeat(DEPTH)}${"]".repeat(DEPTH)}`;
  expect(load({ SHIORI_BACKEND_URL: deep }).problems).toMatchObject([
    { path: "backend.url", file: "environment" },
  ]);
});

it("a file of secrets that is removed during reading is reported or read, not fatal", () => {
  const path = join(folder, "secrets.json");
  writeFileSync(path, "{}", { mode: 0o600 });
  const { closeSync } = fs;
  // Gone as soon as its content is known.
  fs.closeSync = (fd) => {
    closeSync(fd);
    rmSync(path, { force: true });
  };
  syncBuiltinESMExports();
  onTestFinished(() => {
    Object.assign(fs, { closeSync });
    syncBuiltinESMExports();
  });
  expect(readSecrets({ path, kind: "own" })).toMatchObject({ name: path, values: {} });
});
