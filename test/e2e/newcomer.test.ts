import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { endChild } from "#test/support/kiosk/display.ts";

const ROOT = join(import.meta.dirname, "../..");

describe("npm start, twice in one folder", () => {
  it("the second says so and goes, and the first goes on with what it has", async () => {
    const folder = mkdtempSync(join(tmpdir(), "shiori-demo-"));
    const environment = { ...process.env, DISPLAY: "", SHIORI_DEMO_FOLDER: folder };
    const words = [join(ROOT, "tools/run.mjs"), "start"];
    const first: ChildProcess = spawn(process.execPath, words, { env: environment });
    onTestFinished(async () => {
      await endChild(first);
      rmSync(folder, { recursive: true, force: true });
    });
    let told = "";
    for (const stream of [first.stdout, first.stderr])
      stream?.on("data", (piece: Buffer) => {
        told += piece.toString();
      });
    await expect.poll(() => told, { timeout: 120_000 }).toContain("Ctrl-C");
    expect(told).toContain("PIN 246810");
    const settings = readFileSync(join(folder, "settings.json"), "utf8");
    const second = spawnSync(process.execPath, words, { env: environment, encoding: "utf8" });
    expect({ status: second.status, stdout: second.stdout }).toEqual({ status: 1, stdout: "" });
    expect(second.stderr).toMatch(/^Shiori is already running from this folder \(process \d+\)[^\n]*\n$/u);
    expect(readFileSync(join(folder, "settings.json"), "utf8")).toBe(settings);
    const { url, token } = (
      JSON.parse(settings) as { backend: { readonly url: string; readonly token: string } }
    ).backend;
    const answer = await fetch(`${url}/v1/info`, { headers: { authorization: `Bearer ${token}` } });
    expect(answer.status).toBe(200);
    expect(first.exitCode).toBeNull();
  });
});
