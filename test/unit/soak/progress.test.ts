import { appendFileSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { emptyTally } from "#soak/visits/ledger.ts";
import { LogTail } from "#soak/visits/log-tail.ts";
import { beginProgress, keepRecord, resumeProgress, type VisitRecord } from "#soak/visits/record.ts";
import { folderOfTest } from "#test/support/system/temporary-folder.ts";

const WORDS = {
  seed: 3,
  visits: 10,
  kiosks: 1,
  alone: 0,
  kind: "usual",
  faults: [],
  without: null,
  begun: "today",
  machine: "this",
} as const;

function record(visit: number): VisitRecord {
  const common = {
    start: 0,
    since: visit - 1,
    reason: "button",
    ms: 30,
    warm: true,
    readyMs: 900,
    lastedMs: 3000,
    planted: false,
  } as const;
  const looks = {
    fault: null,
    gauges: null,
    looked: [],
    found: [],
    actions: [],
    told: emptyTally(),
    wrongCopies: [],
    left: null,
    problem: null,
    inBrowser: null,
  };
  return { visit, seconds: 1, stoodStill: 0, ...common, ...looks };
}

describe("an interrupted soak", () => {
  it("goes on behind its last whole visit, with the words it began with", () => {
    const folder = join(folderOfTest("soak"), "visits");
    const progress = beginProgress(folder, WORDS);
    for (const visit of [1, 2, 3]) keepRecord(progress, record(visit));
    // Cut off in the middle of a line.
    appendFileSync(join(folder, "visits.jsonl"), '{"visit":4,"sta');
    const resumed = resumeProgress(folder);
    expect(resumed?.words).toEqual(WORDS);
    expect(resumed?.records.map(({ visit }) => visit)).toEqual([1, 2, 3]);
    if (resumed !== null) keepRecord(resumed, record(4));
    expect(resumeProgress(folder)?.records.map(({ visit }) => visit)).toEqual([1, 2, 3, 4]);
  });

  it("is none where none was begun; a new one takes the place of an old one", () => {
    const folder = join(folderOfTest("soak"), "visits");
    expect(resumeProgress(folder)).toBeNull();
    keepRecord(beginProgress(folder, WORDS), record(1));
    beginProgress(folder, WORDS);
    expect(resumeProgress(folder)?.records).toEqual([]);
  });
});

describe("the kiosk's log is followed", () => {
  const line = (event: string): string => `${JSON.stringify({ at: "now", event })}\n`;
  const events = (tail: LogTail): readonly string[] => tail.next().map(({ event }) => event);

  it("each line once, a half one when it is whole, and over the moment it is put aside", () => {
    const folder = folderOfTest("log");
    const file = join(folder, "kiosk.log");
    const tail = new LogTail(folder);
    expect(events(tail)).toEqual([]);
    writeFileSync(file, line("one") + line("two").slice(0, 8));
    expect(events(tail)).toEqual(["one"]);
    appendFileSync(file, line("two").slice(8));
    expect(events(tail)).toEqual(["two"]);
    expect(events(tail)).toEqual([]);
    appendFileSync(file, line("three"));
    renameSync(file, join(folder, "kiosk.1.log"));
    writeFileSync(file, line("four"));
    expect(events(tail)).toEqual(["three", "four"]);
    expect(tail.last().map(({ event }) => event)).toEqual(["one", "two", "three", "four"]);
  });

  it("a line that a full disk cut off costs itself and the one behind it, no more", () => {
    const folder = folderOfTest("log");
    mkdirSync(folder, { recursive: true });
    const tail = new LogTail(folder);
    writeFileSync(join(folder, "kiosk.log"), `{"at":"now","ev${line("one")}${line("two")}`);
    expect(events(tail)).toEqual(["two"]);
  });
});
