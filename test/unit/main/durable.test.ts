import fs, {
  fstatSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  statSync,
} from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { writeAtomically } from "#main/files/atomic-write.ts";
import { openJournalFile } from "#main/library/journal-file.ts";
import { knownInfo } from "#main/library/known-info.ts";
import { createLog } from "#main/log/log.ts";
import { openTries } from "#main/staff/tries.ts";
import { idle, settingsScene } from "#test/support/main/settings-service.ts";
import { INFO } from "#test/support/screens/fake-kiosk.ts";

/** What reached the disk, in order: only what is synced after it was made or renamed survives a power cut. */
let calls: string[] = [];
/** Code of the error that syncing a folder ends with; empty = it works. */
let refuses = "";
const { fsyncSync, renameSync } = fs;

beforeEach(() => {
  calls = [];
  refuses = "";
  fs.fsyncSync = (fd) => {
    const path = readlinkSync(`/proc/self/fd/${fd}`);
    if (refuses !== "" && fstatSync(fd).isDirectory())
      throw Object.assign(new Error(refuses), { code: refuses });
    fsyncSync(fd);
    calls.push(`sync ${path}`);
  };
  fs.renameSync = (from, to) => {
    renameSync(from, to);
    calls.push(`rename ${String(to)}`);
  };
  syncBuiltinESMExports();
});

afterEach(() => {
  Object.assign(fs, { fsyncSync, renameSync });
  syncBuiltinESMExports();
});

function folder(): string {
  const path = realpathSync(mkdtempSync(join(tmpdir(), "shiori-write-")));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

describe("a file that is written whole", () => {
  it("is on the disk under its name: the file is synced, renamed, and then its folder is synced", () => {
    const at = folder();
    writeAtomically(join(at, "a.json"), "1");
    expect(readFileSync(join(at, "a.json"), "utf8")).toBe("1");
    expect(statSync(join(at, "a.json")).mode & 0o777).toBe(0o600);
    expect(calls).toEqual([`sync ${join(at, "a.json.new")}`, `rename ${join(at, "a.json")}`, `sync ${at}`]);
  });

  it("is written on a file system that cannot sync a folder", () => {
    refuses = "EINVAL";
    const at = folder();
    writeAtomically(join(at, "a.json"), "1");
    expect(readFileSync(join(at, "a.json"), "utf8")).toBe("1");
  });

  it("stands there when its folder cannot be synced, and is not said to outlive a power cut", () => {
    const at = folder();
    expect(writeAtomically(join(at, "a.json"), "1")).toBe(true);
    refuses = "EIO";
    expect(writeAtomically(join(at, "a.json"), "2")).toBe(false);
    expect(readFileSync(join(at, "a.json"), "utf8")).toBe("2");
  });
});

it("a change at the staff screen is not said to be refused when it holds and only its folder cannot be synced", () => {
  const d = settingsScene();
  refuses = "EIO";
  expect(d.settings.change(idle(90))).toMatchObject({ ok: true });
  expect([d.local(), d.live.now().visit.idleSeconds]).toEqual([{ visit: { idleSeconds: 90 } }, 90]);
});

describe("what must outlive a power cut", () => {
  it("is a staff sign-in attempt, before it is known to be right", () => {
    const at = folder();
    openTries(join(at, "tries.json"), createLog(null, false)).take("pin");
    expect(calls.at(-1)).toBe(`sync ${at}`);
  });

  it("is a staff sign-in attempt, and the log has one that may not", () => {
    refuses = "EIO";
    const log = createLog(null, false);
    openTries(join(folder(), "tries.json"), log).take("pin");
    expect(log.recent()).toMatchObject([{ event: "staff-tries-not-written" }]);
  });

  it("is the journal's file with its first line", async () => {
    const at = folder();
    const line = {
      at: new Date().toISOString(),
      key: "a",
      ticket: "1234",
      verb: "placeHold",
      outcome: "open",
    } as const;
    await openJournalFile(join(at, "journal.jsonl"), createLog(null, false)).append(line);
    expect(calls).toEqual([`sync ${at}`]);
  });

  it("is what the library said of itself", () => {
    const at = folder();
    const system = () => "shiori http://127.0.0.1:1";
    knownInfo(join(at, "library.json"), system, createLog(null, false)).keep(INFO);
    expect(calls.at(-1)).toBe(`sync ${at}`);
  });
});
