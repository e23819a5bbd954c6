import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createTurns } from "#main/library/koha/turns.ts";
import { kohaScene, options } from "#test/support/library/koha-scene.ts";

const { signal } = new AbortController();
const call = (limit = 10_000) => ({ signal, until: performance.now() + limit });

describe("the queue of a terminal's requests (KOHA-17)", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** Takes a turn, and tells when it came. */
  function asker(turns: ReturnType<typeof createTurns>) {
    const begun: string[] = [];
    const ends = new Map<string, () => void>();
    const ask = async (name: string, limit?: number): Promise<void> => {
      const end = await turns.take(call(limit));
      begun.push(end === null ? `${name} late` : name);
      if (end !== null) ends.set(name, end);
    };
    return { begun, ask, end: (name: string) => ends.get(name)?.() };
  }

  it("lets two go at once, the others in order", async () => {
    const { begun, ask, end } = asker(createTurns());
    for (const name of ["a", "b", "c", "d"]) void ask(name);
    await vi.advanceTimersByTimeAsync(100);
    expect(begun).toEqual(["a", "b"]);
    end("b");
    await vi.advanceTimersByTimeAsync(0);
    expect(begun).toEqual(["a", "b", "c"]);
  });

  it("gives up a request that has waited too long, and goes on with the next", async () => {
    const { begun, ask, end } = asker(createTurns());
    void ask("a");
    void ask("b");
    void ask("c", 500);
    void ask("d");
    await vi.advanceTimersByTimeAsync(600);
    end("a");
    await vi.advanceTimersByTimeAsync(0);
    expect(begun).toEqual(["a", "b", "c late", "d"]);
  });

  it("after a slow answer lets one go at once, later by a part of 400 ms, until an answer is fast", async () => {
    const { begun, ask, end } = asker(createTurns(() => 0.5));
    void ask("a");
    await vi.advanceTimersByTimeAsync(2500);
    end("a");
    for (const name of ["b", "c", "d"]) void ask(name);
    await vi.advanceTimersByTimeAsync(199);
    expect(begun).toEqual(["a"]);
    await vi.advanceTimersByTimeAsync(1);
    expect(begun).toEqual(["a", "b"]);
    await vi.advanceTimersByTimeAsync(1000);
    expect(begun).toEqual(["a", "b"]);
    end("b");
    await vi.advanceTimersByTimeAsync(0);
    expect(begun).toEqual(["a", "b", "c", "d"]);
  });
});

it("KOHA-17: a long queue is no outage: the health check goes past it", async () => {
  const { library, koha } = await kohaScene({ times: { health: 400 } });
  koha.fail("GET", /^\/items$/u, { kind: "silent" }, 2);
  const leaving = new AbortController();
  const one = library.find({ kind: "copy", value: "1" }, { signal: leaving.signal });
  const two = library.find({ kind: "copy", value: "2" }, { signal: leaving.signal });
  await expect.poll(() => koha.asked().length).toBe(2);
  expect(await library.health(options())).toEqual({ ok: true, value: {} });
  leaving.abort();
  await Promise.all([one, two]);
});
