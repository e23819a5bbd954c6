import { describe, expect, it } from "vitest";
import { createCovers } from "#main/covers/covers.ts";
import type { CoverAnswer, CoverOf } from "#main/covers/provider.ts";
import { createCoverShelf } from "#main/covers/shelf.ts";
import { createLog } from "#main/log/log.ts";
import { deferred } from "#main/time/deferred.ts";

const PICTURE = { type: "image/png", bytes: new Uint8Array([1, 2, 3]) } as const;
const HIT: CoverAnswer = { kind: "picture", picture: PICTURE };
const CAT = { id: "1", isbn: "9784101010014" };

function desk(answer: (what: CoverOf) => CoverAnswer | Promise<CoverAnswer> = () => HIT) {
  const asked: CoverOf[] = [];
  let now = 0;
  let ended = 0;
  let open = 0;
  let most = 0;
  const log = createLog(null, false);
  const covers = createCovers({
    clock: () => now,
    log,
    open: () => ({
      async fetch(what) {
        asked.push(what);
        open += 1;
        most = Math.max(most, open);
        const come = await answer(what);
        open -= 1;
        return come;
      },
      end: () => {
        ended += 1;
      },
    }),
  });
  const visit = () => new AbortController();
  return {
    covers,
    asked,
    log,
    visit,
    most: () => most,
    ended: () => ended,
    pass: (ms: number) => {
      now += ms;
    },
  };
}

describe("covers for a page", () => {
  it("are of titles that the page was told of, and of no other", async () => {
    const { covers, asked, visit } = desk();
    const { signal } = visit();
    expect(await covers.cover("1", signal)).toBeNull();
    covers.note([CAT, { id: "2" }, { id: "3", isbn: "9784101010015" }], signal);
    expect(await covers.cover("1", signal)).toEqual(PICTURE);
    await covers.cover("2", signal);
    await covers.cover("3", signal);
    expect(asked).toEqual([CAT, { id: "2", isbn: null }, { id: "3", isbn: null }]);
  });

  it("are asked for once in a visit, also when there is none, or two ask at the same time", async () => {
    const { covers, asked, visit } = desk(({ id }) => (id === "1" ? HIT : { kind: "none" }));
    const { signal } = visit();
    covers.note([CAT, { id: "2" }], signal);
    expect(await Promise.all([covers.cover("1", signal), covers.cover("1", signal)])).toEqual([
      PICTURE,
      PICTURE,
    ]);
    expect(await covers.cover("2", signal)).toBeNull();
    expect(await covers.cover("2", signal)).toBeNull();
    expect(asked.map(({ id }) => id)).toEqual(["1", "2"]);
  });

  it("are forgotten with the visit: what it was told of, its pictures, its connections", async () => {
    const { covers, asked, visit, ended } = desk();
    const first = visit();
    covers.note([CAT], first.signal);
    await covers.cover("1", first.signal);
    first.abort();
    covers.forget();
    expect(ended()).toBe(1);
    const second = visit();
    expect(await covers.cover("1", second.signal)).toBeNull();
    expect(asked).toHaveLength(1);
    covers.note([CAT], second.signal);
    await covers.cover("1", second.signal);
    // Requested again, so that the time of a picture does not reveal earlier titles.
    expect(asked).toHaveLength(2);
  });

  it("that come after the end of their visit are refused, and an answer then names no title", async () => {
    const answers = [deferred<CoverAnswer>(), deferred<CoverAnswer>()];
    const { covers, asked, visit } = desk(() => answers[asked.length - 1]?.promise ?? HIT);
    const first = visit();
    covers.note([CAT], first.signal);
    const late = covers.cover("1", first.signal);
    first.abort();
    covers.forget();
    covers.note([CAT], first.signal);
    const second = visit();
    expect(await covers.cover("1", second.signal)).toBeNull();
    covers.note([CAT], second.signal);
    const next = covers.cover("1", second.signal);
    answers[0]?.resolve(HIT);
    expect(await late).toBeNull();
    answers[1]?.resolve({ kind: "none" });
    expect(await next).toBeNull();
    expect(asked).toHaveLength(2);
  });

  it("stay over visits only of what everybody is shown", async () => {
    const { covers, asked, visit } = desk();
    const first = visit();
    covers.note([CAT, { id: "2" }], first.signal, true);
    covers.note([{ id: "3" }], first.signal);
    covers.note([{ id: "3" }], first.signal, true);
    for (const id of ["1", "2", "3"]) await covers.cover(id, first.signal);
    first.abort();
    covers.forget();
    const second = visit();
    covers.note([CAT, { id: "3" }], second.signal, true);
    covers.note([{ id: "2" }], second.signal);
    for (const id of ["1", "2", "3"]) await covers.cover(id, second.signal);
    // 1 is kept; 2 was looked for by somebody now, 3 by somebody before.
    expect(asked.map(({ id }) => id)).toEqual(["1", "2", "3", "2", "3"]);
  });

  it("are four at once, the others in their order, and those whose visit is over never", async () => {
    const answers: (() => void)[] = [];
    const { covers, asked, visit, most } = desk(
      () => new Promise((resolve) => answers.push(() => resolve(HIT))),
    );
    const first = visit();
    const ids = Array.from({ length: 9 }, (_, at) => String(at));
    covers.note(
      ids.map((id) => ({ id })),
      first.signal,
    );
    const all = Promise.all(ids.map((id) => covers.cover(id, first.signal)));
    await Promise.resolve();
    expect(asked).toHaveLength(4);
    answers.shift()?.();
    await expect.poll(() => asked.length).toBe(5);
    first.abort();
    for (const answer of answers) answer();
    await all;
    expect(asked.map(({ id }) => id)).toEqual(ids.slice(0, 5));
    expect(most()).toBe(4);
  });

  it("are not asked for while the source does not answer, for a minute", async () => {
    let kind: "away" | "none" = "away";
    const { covers, asked, visit, log, pass } = desk(() => ({ kind }));
    const { signal } = visit();
    covers.note(
      ["1", "2", "3", "4", "5"].map((id) => ({ id })),
      signal,
    );
    for (const id of ["1", "2", "3", "4", "1"]) expect(await covers.cover(id, signal)).toBeNull();
    expect(asked).toHaveLength(3);
    covers.forget();
    covers.note([{ id: "1" }], signal);
    await covers.cover("1", signal);
    expect(asked).toHaveLength(3);
    pass(60_000);
    kind = "none";
    await covers.cover("1", signal);
    expect(asked).toHaveLength(4);
    expect(log.recent().filter(({ event }) => event === "covers-away")).toHaveLength(1);
  });

  it("come from where the settings say now", async () => {
    const { covers, asked, visit, ended } = desk();
    const { signal } = visit();
    covers.note([CAT], signal, true);
    await covers.cover("1", signal);
    covers.renew();
    expect(ended()).toBe(1);
    await covers.cover("1", signal);
    expect(asked).toHaveLength(2);
  });
});

describe("the memory for pictures", () => {
  const picture = (bytes: number) => ({ type: "image/png", bytes: new Uint8Array(bytes) }) as const;

  it("holds so many bytes, and gives up what was not looked at for longest", () => {
    const shelf = createCoverShelf(1000);
    shelf.put("1", picture(300));
    shelf.put("2", picture(300));
    expect(shelf.get("1")).toBeDefined();
    shelf.put("3", picture(300));
    expect(["1", "2", "3"].map((id) => shelf.get(id) !== undefined)).toEqual([true, false, true]);
    shelf.put("4", picture(2000));
    expect(shelf.get("4")).toBeUndefined();
    expect(shelf.get("3")).toBeDefined();
    for (let id = 0; id < 100; id += 1) shelf.put(`none ${id}`, null);
    expect(shelf.get("none 99")).toBeNull();
    expect(shelf.get("none 0")).toBeUndefined();
  });
});
