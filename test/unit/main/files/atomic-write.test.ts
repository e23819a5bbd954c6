import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { writeAllAtomically, writeAtomically } from "#main/files/atomic-write.ts";

function folder() {
  const path = mkdtempSync(join(tmpdir(), "shiori-write-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return {
    at: (name: string) => join(path, name),
    read: (name: string) => readFileSync(join(path, name), "utf8"),
  };
}

describe("a file that is written whole", () => {
  it("is the kiosk's own user's alone, also in place of one that was not", () => {
    const { at, read } = folder();
    writeFileSync(at("a"), "old", { mode: 0o644 });
    writeAtomically(at("a"), "new");
    expect([read("a"), statSync(at("a")).mode & 0o777]).toEqual(["new", 0o600]);
  });

  it("leaves no draft behind when it cannot take its place", () => {
    const { at } = folder();
    mkdirSync(at("a/inside"), { recursive: true });
    expect(() => writeAtomically(at("a"), "new")).toThrow();
    expect(existsSync(at("a.new"))).toBe(false);
  });
});

describe("files that are written together", () => {
  it("are all new", () => {
    const { at, read } = folder();
    writeFileSync(at("a"), "old");
    writeAllAtomically([
      { path: at("a"), content: "new a" },
      { path: at("b"), content: "new b" },
    ]);
    expect([read("a"), read("b")]).toEqual(["new a", "new b"]);
    expect(existsSync(at("a.old")) || existsSync(at("a.new"))).toBe(false);
  });

  it("are all old when one cannot be drafted: the disk is full", () => {
    const { at, read } = folder();
    writeFileSync(at("a"), "old");
    // No folder can be made below a file, so the second draft fails as on a full disk.
    expect(() =>
      writeAllAtomically([
        { path: at("a"), content: "new" },
        { path: at("a/b"), content: "new" },
      ]),
    ).toThrow();
    expect(read("a")).toBe("old");
    expect(existsSync(at("a.new")) || existsSync(at("a.old"))).toBe(false);
  });

  it.each([true, false])(
    "are all old when one cannot take its place (the first one was there: %s)",
    (wasThere) => {
      const { at, read } = folder();
      if (wasThere) writeFileSync(at("a"), "old");
      mkdirSync(at("b/inside"), { recursive: true });
      expect(() =>
        writeAllAtomically([
          { path: at("a"), content: "new" },
          { path: at("b"), content: "new" },
        ]),
      ).toThrow();
      expect(existsSync(at("a")) ? read("a") : null).toBe(wasThere ? "old" : null);
      expect([at("a.old"), at("a.new"), at("b.new")].filter((file) => existsSync(file))).toEqual([]);
    },
  );
});
