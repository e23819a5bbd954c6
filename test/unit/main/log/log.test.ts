import { readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { LogFields } from "#main/log/fields.ts";
import { LOG_FILE_BYTES } from "#main/log/file.ts";
import { createLog } from "#main/log/log.ts";
import { folderOfTest } from "#test/support/system/temporary-folder.ts";

/** Descriptors of this process; the reading itself takes one. */
const openFiles = (): number => readdirSync("/proc/self/fd").length;

describe("the log (R60)", () => {
  it("says codes and figures", () => {
    const log = createLog(null, false);
    log("visit-reset", { visit: 3, ms: 41.26, reason: "own-card" });
    expect(log.recent()).toMatchObject([{ event: "visit-reset", visit: 3, ms: 41.3, reason: "own-card" }]);
  });

  it("lets nothing else pass, even past the types", () => {
    const log = createLog(null, false);
    log("scan", {
      kind: "2001014",
      reason: "the title of a book",
      name: "somebody",
      visit: "2001014",
    } as unknown as LogFields);
    log("2001014 somebody");
    expect(JSON.stringify(log.recent())).not.toMatch(/2001014|title of|somebody/u);
  });

  it("keeps its file small, and one older", () => {
    const folder = folderOfTest();
    const log = createLog(folder, false);
    for (let line = 0; line < 45_000; line += 1) log("scan", { kind: "card", visit: line });
    expect(readdirSync(folder).sort()).toEqual(["kiosk.1.log", "kiosk.log"]);
    for (const file of readdirSync(folder))
      expect(statSync(join(folder, file)).size).toBeLessThan(LOG_FILE_BYTES + 200);
    expect(readFileSync(join(folder, "kiosk.log"), "utf8")).toContain('"visit":44999');
  });

  it("takes no descriptor for a line that a full disk refuses (R90)", () => {
    const folder = folderOfTest();
    symlinkSync("/dev/full", join(folder, "kiosk.log"));
    const log = createLog(folder, false);
    const before = openFiles();
    for (let line = 0; line < 100; line += 1) log("scan", { kind: "card", visit: line });
    expect(openFiles() - before).toBeLessThan(10);
  });

  it("never throws, whatever the disk does (R90)", () => {
    const folder = folderOfTest();
    writeFileSync(join(folder, "file"), "");
    const log = createLog(join(folder, "file/log"), false);
    log("scan", { kind: "card" });
    expect(log.recent()).toHaveLength(1);
  });
});
