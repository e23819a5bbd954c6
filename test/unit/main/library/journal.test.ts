import {
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { refusal } from "#contract/refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import { UNCONFIRMED_KEPT_DAYS, UNCONFIRMED_MOST } from "#contract/staff/reports.ts";
import { writeAtomically } from "#main/files/atomic-write.ts";
import { createJournal, type Journal } from "#main/library/journal.ts";
import type { JournalLine } from "#main/library/journal-file.ts";
import { ticketOf } from "#main/library/ticket.ts";
import { createLog } from "#main/log/log.ts";
import { deferred } from "#main/time/deferred.ts";

const KEY = "0b54a5d7-3d5e-4a5c-8e1c-2f3a8b1c9d10";
const DAY_MS = 24 * 3_600_000;

let folder = "";
let path = "";
let log = createLog(null, false);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "shiori-journal-"));
  path = join(folder, "sub/journal.jsonl");
  log = createLog(null, false);
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Where a link leads; the descriptor of the listing itself is gone by then. */
function linkOf(link: string): string | null {
  try {
    return readlinkSync(link);
  } catch {
    return null;
  }
}

function start(): Journal {
  return createJournal(path, log);
}

function lines(): readonly JournalLine[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as JournalLine);
}

function line(key: string, outcome: JournalLine["outcome"], daysAgo = 0): string {
  const at = new Date(Date.now() - daysAgo * DAY_MS).toISOString();
  return `${JSON.stringify({ at, key, ticket: ticketOf(key), verb: "placeHold", outcome })}\n`;
}

/** What a kiosk of before has left. */
function left(text: string): void {
  mkdirSync(join(folder, "sub"), { recursive: true });
  writeFileSync(path, text);
}

describe("a write", () => {
  it("is on the disk before it leaves, and its outcome when it comes (R69)", async () => {
    const answer = deferred<Result<unknown>>();
    const book = start();
    let atSending: readonly JournalLine[] = [];
    const written = book.carry("placeHold", KEY, () => {
      atSending = lines();
      return answer.promise;
    });
    answer.resolve(ok({ hold: "of somebody" }));
    expect(await written).toEqual(ok({ hold: "of somebody" }));
    await book.settled();
    expect(atSending).toMatchObject([
      { key: KEY, verb: "placeHold", ticket: ticketOf(KEY), outcome: "open" },
    ]);
    expect(lines()[1]).toMatchObject({ key: KEY, outcome: "done" });
    expect(JSON.stringify(lines())).not.toContain("somebody");
    expect(book.unconfirmed()).toEqual([]);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it.each([
    ["not-confirmed", "unknown"],
    ["out-of-order", "unknown"],
    ["not-done", "not-done"],
    ["hold-limit", "refused"],
    ["service-away", "refused"],
  ] as const)("refused with %s is %s", async (name, outcome) => {
    const book = start();
    await book.carry("placeHold", KEY, async () => refused(refusal(name)));
    await book.settled();
    expect(lines().at(-1)).toMatchObject({ outcome });
    expect(book.unconfirmed()).toHaveLength(outcome === "unknown" ? 1 : 0);
  });

  it("that fails in an unexpected way is unknown too", async () => {
    const book = start();
    const written = book.carry("renew", KEY, () => Promise.reject(new Error("a bug")));
    await expect(written).rejects.toThrow("a bug");
    await book.settled();
    expect(book.unconfirmed()).toMatchObject([{ key: KEY, verb: "renew", cutOff: false }]);
  });

  it("is not reported while it is on its way", async () => {
    const answer = deferred<Result<unknown>>();
    const book = start();
    void book.carry("placeHold", KEY, () => answer.promise);
    expect(book.unconfirmed()).toEqual([]);
    answer.resolve(ok({}));
    await book.settled();
  });

  it.each([
    ["removed", () => rmSync(path)],
    ["replaced", () => writeAtomically(path, "")],
  ])("is in the file that somebody has %s since the last one (R69)", async (_what, change) => {
    const book = start();
    await book.carry("renew", "before", async () => ok({}));
    await book.settled();
    change();
    let atSending: readonly JournalLine[] = [];
    await book.carry("placeHold", KEY, async () => {
      atSending = lines();
      return ok({});
    });
    await book.settled();
    expect(atSending).toMatchObject([{ key: KEY, outcome: "open" }]);
  });

  it("is synced to the disk by the append itself (R69)", async () => {
    const book = start();
    await book.carry("renew", KEY, async () => ok({}));
    await book.settled();
    const fd = readdirSync("/proc/self/fd").find((one) => linkOf(`/proc/self/fd/${one}`) === path);
    const flags = /^flags:\s+(\d+)$/mu.exec(readFileSync(`/proc/self/fdinfo/${fd}`, "utf8"))?.[1];
    expect(Number.parseInt(flags ?? "", 8) & constants.O_SYNC).toBe(constants.O_SYNC);
  });

  it("keeps its file open for a minute, and no longer", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const isOpen = (): boolean =>
      readdirSync("/proc/self/fd").some((fd) => linkOf(`/proc/self/fd/${fd}`) === path);
    const book = start();
    await book.carry("renew", KEY, async () => ok({}));
    await book.settled();
    expect(isOpen()).toBe(true);
    vi.advanceTimersByTime(60_000);
    vi.useRealTimers();
    await vi.waitFor(() => expect(isOpen()).toBe(false));
    await book.carry("renew", "later", async () => ok({}));
    await book.settled();
    expect(lines()).toMatchObject([{ key: KEY }, { key: KEY }, { key: "later" }, { key: "later" }]);
  });

  it("leaves all the same when the disk refuses (R90)", async () => {
    writeFileSync(join(folder, "file"), "");
    const book = createJournal(join(folder, "file/journal.jsonl"), log);
    expect(await book.carry("renew", KEY, async () => ok({}))).toEqual(ok({}));
    await book.settled();
    expect(log.recent()).toMatchObject([{ event: "journal-not-written" }, { event: "journal-not-written" }]);
  });

  it("leaves all the same when the disk is full, and no device is read that never ends (R90)", async () => {
    symlinkSync("/dev/full", join(folder, "full"));
    const book = createJournal(join(folder, "full"), log);
    expect(await book.carry("renew", KEY, async () => ok({}))).toEqual(ok({}));
    await book.settled();
    expect(log.recent()[0]).toMatchObject({ event: "journal-not-written" });
  });
});

describe("after a power cut", () => {
  it("what was on its way is not known, and told to the log as a number; what was answered is gone", async () => {
    left(
      line("a", "open") + line("b", "open") + line("b", "done") + line("c", "open") + line("c", "unknown"),
    );
    const book = start();
    expect(book.unconfirmed()).toMatchObject([
      { key: "a", ticket: ticketOf("a"), verb: "placeHold", cutOff: true },
      { key: "c", cutOff: false },
    ]);
    expect(log.recent()).toMatchObject([{ event: "writes-unconfirmed", count: 2 }]);
    expect(lines().map(({ key, outcome }) => [key, outcome])).toEqual([
      ["a", "open"],
      ["c", "unknown"],
    ]);
  });

  it.each([
    ["a line that was cut short: it had not left yet", line("a", "open").slice(0, 40)],
    ["something else", "\0\0\0\n{}\nnull\n"],
  ])("%s is passed over, and the next line can be read", async (_what, text) => {
    left(line("z", "open") + text);
    const book = start();
    expect(book.unconfirmed()).toMatchObject([{ key: "z" }]);
    await book.carry("placeHold", KEY, async () => ok({}));
    await book.settled();
    expect(lines().map(({ key }) => key)).toEqual(["z", KEY, KEY]);
  });

  it("a half compacted file is not taken for the whole one", () => {
    left(line("a", "open"));
    writeFileSync(`${path}.new`, "");
    expect(start().unconfirmed()).toMatchObject([{ key: "a" }]);
  });

  it("staff take what they have looked up off the list, for good", async () => {
    left(line("a", "open") + line("b", "unknown"));
    const book = start();
    await book.checked("a");
    await book.checked("nobody's");
    expect(book.unconfirmed()).toMatchObject([{ key: "b" }]);
    expect(start().unconfirmed()).toMatchObject([{ key: "b" }]);
  });
});

describe("the file has an end", () => {
  it("settled lines go while the kiosk runs, those that are not known stay", async () => {
    left(line("before", "unknown"));
    const book = start();
    for (let at = 0; at < 1000; at += 1) {
      await book.carry("placeHold", `key-${at}`, async () => ok({}));
    }
    await book.settled();
    expect(statSync(path).size).toBeLessThan(70 * 1024);
    expect(book.unconfirmed()).toMatchObject([{ key: "before" }]);
    expect(start().unconfirmed()).toMatchObject([{ key: "before" }]);
  });

  it("those that are not known stay so long, and so many", () => {
    const many = Array.from({ length: UNCONFIRMED_MOST + 50 }, (_, at) => line(`k${at}`, "open", 1)).join("");
    left(line("old", "open", UNCONFIRMED_KEPT_DAYS + 1) + many);
    const kept = start().unconfirmed();
    expect(kept).toHaveLength(UNCONFIRMED_MOST);
    expect(kept[0]?.key).toBe("k50");
    expect(lines()).toHaveLength(UNCONFIRMED_MOST);
  });

  it("what is under way pushes out nothing that staff look for", async () => {
    left(line("before", "unknown"));
    const book = start();
    const answer = deferred<Result<unknown>>();
    for (let at = 0; at < UNCONFIRMED_MOST + 50; at += 1) {
      void book.carry("checkIn", `pile-${at}`, () => answer.promise);
    }
    expect(book.unconfirmed()).toMatchObject([{ key: "before" }]);
    answer.resolve(ok({}));
    await book.settled();
    expect(start().unconfirmed()).toMatchObject([{ key: "before" }]);
  });

  it("a file that cannot be replaced stays as it was, and is written on", async () => {
    left(line("a", "open") + line("a", "done") + line("b", "open"));
    // The draft cannot be made: something that is no file stands in its place.
    mkdirSync(join(`${path}.new`, "in the way"), { recursive: true });
    const book = start();
    expect(log.recent()).toMatchObject([{ event: "journal-not-compacted" }, { event: "writes-unconfirmed" }]);
    expect(lines()).toHaveLength(3);
    await book.carry("placeHold", KEY, async () => ok({}));
    await book.settled();
    expect(book.unconfirmed()).toMatchObject([{ key: "b" }]);
  });
});
