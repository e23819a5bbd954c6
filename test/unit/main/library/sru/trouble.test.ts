import { describe, expect, it, test } from "vitest";
import type { SruQuirks } from "#test/fakes/sru-server.ts";
import {
  asked as ask,
  NEKO,
  patient as options,
  sruScene as scene,
} from "#test/support/library/sru-scene.ts";

describe("a server out of order", () => {
  it.each<[SruQuirks["instead"]]>([
    ["garbage"],
    ["html"],
    ["bomb"],
    ["external-entity"],
    ["huge"],
    ["half"],
    ["reset"],
    ["http-500"],
    ["latin1"],
  ])("%s is one, and nothing of it is shown", async (instead) => {
    const { catalogue } = await scene(undefined, { instead });
    expect(await catalogue.search(ask("猫"), options())).toEqual({
      ok: false,
      refusal: { name: "out-of-order" },
    });
    expect(await catalogue.title("1001", options())).toEqual({
      ok: false,
      refusal: { name: "out-of-order" },
    });
  });

  it("an error with status 200 is one, and so is a full answer without a record that can be read", async () => {
    const { catalogue, log, server } = await scene(undefined, { diagnostic: 1 });
    expect(await catalogue.search(ask("猫"), options())).toMatchObject({ refusal: { name: "out-of-order" } });
    expect(log.recent()).toMatchObject([{ event: "sru-diagnostic", count: 1 }]);
    server.become({ diagnostic: null, schemas: [] });
    expect(await catalogue.search(ask("猫"), options())).toMatchObject({ refusal: { name: "out-of-order" } });
    server.become({ schemas: ["dc"], indexes: [] });
    expect(await catalogue.search(ask("猫"), options())).toMatchObject({ refusal: { name: "out-of-order" } });
  });

  it("a word that its index does not take just finds nothing", async () => {
    const { catalogue, server } = await scene();
    for (const diagnostic of [27, 29, 35, 36]) {
      server.become({ diagnostic });
      expect(await catalogue.search(ask("猫"), options())).toMatchObject({ ok: true, value: { total: 0 } });
    }
  });

  it("is waited for so long and no longer, and not at all when the visit ends", async () => {
    const impatient = await scene(undefined, { instead: "nothing" }, {}, 100);
    expect(await impatient.catalogue.search(ask("猫"), options())).toMatchObject({ ok: false });
    const { catalogue } = await scene(undefined, { instead: "nothing" }, {}, 60_000);
    const visit = new AbortController();
    const answer = catalogue.search(ask("猫"), { signal: visit.signal });
    const start = performance.now();
    setTimeout(() => visit.abort(), 30);
    expect((await answer).ok).toBe(false);
    expect(performance.now() - start).toBeLessThan(30_000);
  });

  it("a server that falls silent gives what is there, and says that there is more", async () => {
    const many = Array.from({ length: 300 }, (_one, at) => ({ ...NEKO, id: `n${at + 1}` }));
    const { catalogue } = await scene(many, { silentAfter: 1 }, {}, 3000);
    const found = await catalogue.search(ask("猫", { sort: "year" }), options());
    expect(found).toMatchObject({ ok: true, value: { more: true } });
    expect(found.ok && found.value.items.length).toBe(5);
  });
});

test("nothing that was typed or found is in the log", async () => {
  const { catalogue, log } = await scene(undefined, { brokenAt: 0, schemas: ["dc"], dcNumbers: true });
  await catalogue.search(ask("夏目"), options());
  await catalogue.search(ask("夏目"), options());
  expect(JSON.stringify(log.recent())).not.toMatch(/夏目|猫|1001/u);
});
