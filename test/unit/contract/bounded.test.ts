import { describe, expect, it } from "vitest";
import { type Bounds, isBounded } from "#contract/ipc/bounded.ts";

const BOUNDS: Bounds = { depth: 3, values: 20, characters: 30 };

function nest(levels: number): object {
  let inner: object = {};
  for (let level = 1; level < levels; level += 1) inner = { inner };
  return inner;
}

function ring(): object {
  const first: { next?: object } = {};
  first.next = { next: first };
  return first;
}

describe("plain data within bounds", () => {
  it.each([
    null,
    true,
    7,
    "text",
    {},
    [],
    { query: "猫", page: 1, onShelf: true, library: null },
    { ids: ["1", "2", "3"] },
    Object.create(null),
    nest(3),
  ])("%o passes", (value) => {
    expect(isBounded(value, BOUNDS)).toBe(true);
  });
});

describe("everything else is refused", () => {
  it.each<[string, unknown]>([
    ["a text that is too long", "x".repeat(31)],
    ["texts that are too long together", ["x".repeat(20), "x".repeat(20)]],
    ["a key that is too long", { ["x".repeat(31)]: 1 }],
    ["too many values", Array.from({ length: 20 }, () => 0)],
    ["too many keys", Object.fromEntries(Array.from({ length: 10 }, (_, at) => [at, 0]))],
    ["too many levels", nest(4)],
    ["a ring", ring()],
    ["a list with holes", new Array(5)],
    ["a list that says it is long", new Array(4e9)],
    ["bytes", new Uint8Array(1)],
    ["a buffer", new ArrayBuffer(1)],
    ["a map", new Map([["a", 1]])],
    ["a date", new Date(0)],
    ["an error", new Error("x")],
    ["a function", () => 0],
    ["a symbol", Symbol("x")],
    ["a large integer", 1n],
    ["nothing", undefined],
    ["nothing under a name", { onShelf: undefined }],
  ])("%s", (_what, value) => {
    expect(isBounded(value, BOUNDS)).toBe(false);
  });

  it("in a moment, however much it is", () => {
    const huge = [new Uint8Array(1e7), Array.from({ length: 1e6 }, () => "x"), { all: "x".repeat(1e8) }];
    const before = process.threadCpuUsage();
    for (const value of huge) expect(isBounded(value, BOUNDS)).toBe(false);
    expect(process.threadCpuUsage(before).user / 1000).toBeLessThan(100);
  });
});
