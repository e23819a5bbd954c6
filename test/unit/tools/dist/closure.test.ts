import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { closure, importedPackages, type Lock, packageOf, readLock } from "../../../../tools/dist/closure.ts";
import { isUseful } from "../../../../tools/dist/copy.ts";

const LOCK: Lock = {
  "": {},
  "node_modules/a": { dependencies: { b: "1", shared: "2" } },
  "node_modules/b": { optionalDependencies: { mac: "1" } },
  "node_modules/a/node_modules/shared": { dependencies: { b: "1" } },
  "node_modules/shared": {},
  "node_modules/mac": {},
  "node_modules/dev-only": {},
};
const here = (folder: string): boolean => folder !== "node_modules/mac";

describe("the packages that a program needs", () => {
  it("are found as Node finds them, nested ones first, other systems' binaries left out", () => {
    expect(closure(LOCK, ["a"], here)).toEqual([
      "node_modules/a",
      "node_modules/a/node_modules/shared",
      "node_modules/b",
    ]);
  });

  it("a needed one that is missing is an error, not a smaller package", () => {
    expect(() => closure(LOCK, ["nowhere"], here)).toThrow(/nowhere/u);
  });

  it("of the backend have its database and none of the tools", () => {
    const folders = closure(
      readLock(),
      importedPackages(["backend/**/*.ts", "contract/**/*.ts"], readLock()),
    );
    expect(folders).toContain("node_modules/better-sqlite3");
    expect(folders).toContain("node_modules/fastify");
    expect(folders.filter((folder) => /electron|vitest|react|typescript/u.test(folder))).toEqual([]);
  });
});

describe("imports of built code", () => {
  it("are found in every spelling a minifier uses", () => {
    const folder = mkdtempSync(join(tmpdir(), "shiori-imports-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const lock: Lock = {
      "node_modules/a": {},
      "node_modules/@s/b": {},
      "node_modules/c": {},
      "node_modules/d": {},
    };
    writeFileSync(
      join(folder, "x.js"),
      'import{x}from"a";import(`@s/b/deep`);require("c");import "node:fs";"from e";import\'d\'',
    );
    expect(importedPackages(["*.js"], lock, folder)).toEqual(["@s/b", "a", "c", "d"]);
  });

  it.each([
    ["./x.js", null],
    ["#contract/x.ts", null],
    ["node:fs", null],
    ["fs/promises", null],
    ["electron", null],
    ["@scope/name/deep.js", "@scope/name"],
    ["kysely/migration", "kysely"],
  ])("%s names the package %s", (specifier, name) => {
    expect(packageOf(specifier)).toBe(name);
  });
});

describe("what of a package is shipped", () => {
  it.each([
    ["lib/index.js", true],
    ["package.json", true],
    ["LICENSE", true],
    ["prebuilds/linux-x64.node", true],
    ["prebuilds/linux-x64/x.glibc.node", true],
    ["prebuilds/linux-x64/x.musl.node", false],
    ["prebuilds/linuxmusl-x64.node", false],
    ["prebuilds/win32-x64.node", false],
    ["deps/sqlite3/sqlite3.c", false],
    ["lib/index.d.ts", false],
    ["README.md", false],
    ["test/x.js", false],
    ["node_modules/inner/index.js", false],
  ])("%s: %s", (path, useful) => {
    expect(isUseful(path)).toBe(useful);
  });
});
