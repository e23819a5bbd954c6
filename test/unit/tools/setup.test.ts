import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { cacheFolders, isWhole } from "../../../tools/electron-runtime.mjs";
import { fits, lockHash, packagesReady } from "../../../tools/setup/packages.mjs";
import { progressText } from "../../../tools/setup/say.mjs";
import { commandFor, installedNames, NEEDS, needsFor } from "../../../tools/setup/system.mjs";
import { placeOf } from "../../../tools/setup/unpack.mjs";

let folder = "";
beforeEach(() => {
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
  folder = mkdtempSync(join(tmpdir(), "setup-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const LOCK = {
  packages: {
    "": { version: "1.0.0" },
    "node_modules/a": { version: "1.0.0" },
    "node_modules/other-system": { version: "2.0.0", optional: true },
  },
};

test("installed packages fit when every needed one has its version", () => {
  const fitting = (installed: Record<string, string>) => fits(LOCK, (place) => installed[place]);
  expect(fitting({ "node_modules/a": "1.0.0" })).toBe(true);
  expect(fitting({ "node_modules/a": "1.0.1" })).toBe(false);
  expect(fitting({})).toBe(false);
  expect(fitting({ "node_modules/a": "1.0.0", "node_modules/other-system": "1.9.9" })).toBe(false);
});

test("the stamp holds for one lock file only", () => {
  mkdirSync(join(folder, "node_modules"));
  writeFileSync(join(folder, "package-lock.json"), "{}");
  expect(packagesReady(folder)).toBe(false);
  writeFileSync(join(folder, "node_modules/.shiori-setup.json"), JSON.stringify({ lock: lockHash("{}") }));
  expect(packagesReady(folder)).toBe(true);
  writeFileSync(join(folder, "package-lock.json"), "{ }");
  expect(packagesReady(folder)).toBe(false);
});

test("a broken stamp is no stamp", () => {
  mkdirSync(join(folder, "node_modules"));
  writeFileSync(join(folder, "package-lock.json"), "{}");
  writeFileSync(join(folder, "node_modules/.shiori-setup.json"), "{ cut o");
  expect(packagesReady(folder)).toBe(false);
});

test("a runtime is whole when its executable is as it was left", () => {
  const executable = join(folder, "electron");
  writeFileSync(executable, "12345");
  utimesSync(executable, 1000, 1000);
  expect(isWhole(folder)).toBe(false);
  writeFileSync(join(folder, ".shiori-runtime.json"), JSON.stringify({ size: 5, mtimeMs: 1_000_000 }));
  expect(isWhole(folder)).toBe(true);
  writeFileSync(executable, "1234");
  expect(isWhole(folder)).toBe(false);
});

test("root keeps the runtime where other users can reach it", () => {
  expect(cacheFolders({ HOME: "/root" }, 0)).toEqual(["/var/cache/shiori"]);
  expect(cacheFolders({ HOME: "/home/k" }, 1000)).toEqual(["/home/k/.cache/shiori", "/var/cache/shiori"]);
  expect(cacheFolders({ XDG_CACHE_HOME: "/c" }, 1000)[0]).toBe("/c/shiori");
});

test("the archive's own app is left out, and names that climb are refused", () => {
  expect(placeOf("Top/resources/app/index.js")).toBeUndefined();
  expect(placeOf("Top/resources/app-update.yml")).toBeUndefined();
  expect(placeOf("Top/browser_v8_context_snapshot.bin")).toBeUndefined();
  expect(placeOf("Top/")).toBeUndefined();
  expect(placeOf("Top/locales/ja.pak")).toBe("locales/ja.pak");
  expect(() => placeOf("Top/../../etc/passwd")).toThrow("unsafe name");
});

test("system needs: with a display only what Electron itself loads", () => {
  expect(needsFor("start", true).some(({ command }) => command !== undefined)).toBe(false);
  expect(needsFor("start", false).map(({ command }) => command)).toContain("Xvfb");
  expect(needsFor("test", true)).toEqual(NEEDS);
  expect(needsFor("start", false).map(({ command }) => command)).not.toContain("initdb");
  expect(needsFor("test", true, true).map(({ command }) => command)).not.toContain("initdb");
});

test("reads dpkg's list and names the command to type", () => {
  const names = installedNames("ii  xvfb\nrc  wmctrl\nhi  dbus\nun  libgtk-3-0\nii  libnss3:amd64\n");
  expect([...names]).toEqual(["xvfb", "dbus", "libnss3"]);
  expect(commandFor([{ packages: ["a1", "a"], when: "test" }])).toMatch(
    /install -y --no-install-recommends a1$/u,
  );
});

test("progress: size, share and the rate of this run", () => {
  const text = progressText({ label: "E", done: 150e6, total: 200e6, seconds: 10, from: 100e6 });
  expect(text).toBe("E: 150 of 200 MB (75 %), 5.0 MB/s");
});
