import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RunningBackend, startBackend } from "#test/support/backend/backend-process.ts";
import { DEMO_PATRONS, demoCard, started } from "#test/support/demo/demo-patrons.ts";
import { RestKiosk, refusalOf } from "#test/support/http/rest-client.ts";

// It is made once: what the last tests write is looked at by none before them.
let folder: string;
let backend: RunningBackend;
let kiosk: RestKiosk;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "shiori-demo-"));
  backend = await startBackend({ demo: true, folder });
  kiosk = new RestKiosk(backend.url, backend.token);
});

afterAll(async () => {
  await backend?.stop();
  await rm(folder, { recursive: true, force: true });
});

describe("the demo library", () => {
  test("every card has the state that its label describes", async () => {
    const story = async (id: string) => {
      const { card, password } = demoCard(id);
      const patron = await kiosk.patron(card, password);
      const overview = (await patron.overview()).value;
      const temporary = overview.patron.password === "temporary";
      return {
        patron,
        overview,
        loans: temporary ? [] : (await patron.loans()).value.loans,
        holds: temporary ? [] : (await patron.holds()).value.holds,
      };
    };
    const renewalOf = async (id: string) => {
      const [loan] = (await story(id)).loans;
      return loan?.renewal.ok === false ? loan.renewal.refusal.name : "possible";
    };
    expect((await story("ordinary")).overview).toMatchObject({
      loans: { count: 3, overdue: 0 },
      holds: { count: 2 },
    });
    expect((await story("temporary-password")).overview.patron.password).toBe("temporary");
    expect((await story("no-email")).overview.patron.email.state).toBe("none");
    expect((await story("refused-email")).overview.patron.email.state).toBe("refused");
    expect((await story("bounced-email")).overview.patron.email.state).toBe("bounced");
    expect((await story("hearing-impaired")).overview.patron.contactMethods).toContain("post");
    expect((await story("five-holds")).overview.holds).toEqual({ count: 5, max: 5 });
    expect((await story("hold-ready")).overview.ready).toHaveLength(1);
    expect((await story("hold-in-transit")).holds[0]?.state).toBe("in-transit");
    expect(await renewalOf("overdue")).toBe("renewal-overdue");
    expect(await renewalOf("renewed-once")).toBe("renewal-limit");
    expect(await renewalOf("someone-waiting")).toBe("renewal-reserved");
    expect((await story("new-patron")).overview).toMatchObject({ loans: { count: 0 }, holds: { count: 0 } });
    for (const [id, refusal] of [
      ["expired-card", "card-expired"],
      ["locked-card", "card-locked"],
      ["foreign-card", "foreign-card"],
    ] as const) {
      const { card, password } = demoCard(id);
      expect(await refusalOf(kiosk.signIn(card, password))).toBe(refusal);
    }
  });

  test("the cat is on two shelves, the bestseller has its queue, every state of a copy occurs", async () => {
    const [cat] = (await kiosk.search("わがはいはねこ")).value.items;
    expect(cat?.availability).toMatchObject({ kind: "on-shelf", library: "central", closedStacks: false });
    expect(cat?.availability).toHaveProperty("callNumber", "913.6 ナ");
    const { copies } = (await kiosk.title(cat?.id ?? "")).value;
    expect(copies.map((copy) => [copy.library, copy.status])).toEqual([
      ["central", "on-shelf"],
      ["west", "on-shelf"],
    ]);
    const { card, password } = demoCard("ordinary");
    const patron = await kiosk.patron(card, password);
    expect((await patron.place(cat?.id ?? "")).status).toBe(200);
    const [bestseller] = (await kiosk.search("銀河鉄道の父")).value.items;
    expect(bestseller?.availability).toEqual({ kind: "holdable", waiting: 12 });
    const states = new Set<string>();
    const [travelling] = (await kiosk.search("夜のピクニック")).value.items;
    for (const copy of (await kiosk.title(travelling?.id ?? "")).value.copies) states.add(copy.status);
    for (let page = 1; states.size < 5 && page <= 20; page += 1) {
      const { items } = (await kiosk.search("9", { field: "ndc", page, pageSize: 50 })).value;
      for (const { id } of items) {
        for (const copy of (await kiosk.title(id)).value.copies) states.add(copy.status);
      }
    }
    expect([...states].sort()).toEqual(["in-transit", "missing", "on-hold-shelf", "on-loan", "on-shelf"]);
  });

  test("its cards carry the check digit of the demo kiosk (D72)", () => {
    for (const { card, elsewhere } of DEMO_PATRONS) {
      if (elsewhere) continue;
      const sum = [...card.slice(0, -1)].reverse().reduce((total, digit, at) => {
        const product = Number(digit) * (at % 2 === 0 ? 2 : 1);
        return total + Math.floor(product / 10) + (product % 10);
      }, 0);
      expect(card.at(-1), card).toBe(String((10 - (sum % 10)) % 10));
    }
  });

  test("a second start finds it as it was left", async () => {
    const { card, password } = demoCard("new-patron");
    const [cat] = (await kiosk.search("わがはいはねこ")).value.items;
    await (await kiosk.patron(card, password)).place(cat?.id ?? "");
    await backend.stop();
    const second = await started({ demo: true, folder });
    const patron = await new RestKiosk(second.url, second.token).patron(card, password);
    expect((await patron.holds()).value.active).toBe(1);
    expect(await readFile(join(folder, "kiosk-token"), "utf8")).toContain(second.token);
  });
});
