import { describe, expect, expectTypeOf, it } from "vitest";
import { STAFF_CALL_SCHEMAS } from "#contract/staff/calls.schema.ts";
import type { StaffVerb } from "#contract/staff/calls.ts";
import { DOOR_VERBS, STAFF_VERBS } from "#contract/staff/verbs.ts";
import { createLog } from "#main/log/log.ts";
import { createStaffGate, type StaffHandlers } from "#main/staff/gate.ts";

const PAGE = { contentsId: 9, trusted: true };

function gate(open = false) {
  const asked: StaffVerb[] = [];
  const log = createLog(null, false);
  const handlers = Object.fromEntries(
    STAFF_VERBS.map((verb) => [
      verb,
      async () => {
        asked.push(verb);
        if (verb === "undo") throw new Error("a secret in an exception");
      },
    ]),
  ) as unknown as StaffHandlers;
  let now = 0;
  const call = createStaffGate({
    log,
    clock: () => now,
    handlers,
    owns: (id) => id === PAGE.contentsId,
    isOpen: () => open,
  });
  return {
    call,
    asked,
    log,
    pass: (ms: number) => {
      now += ms;
    },
  };
}

const DRAFT = {
  adapter: "sip2",
  address: "sip.library.example",
  port: 6001,
  tls: true,
  preset: "koha",
  user: "kiosk",
  secret: null,
  catalogue: "https://catalogue.library.example/db",
  search: "sru",
  ownCatalogue: "",
  ownCatalogueToken: null,
  lending: null,
  changes: [{ path: "backend.sip2.encodingIn", value: "cp850" }],
};

const GOOD: Partial<Record<StaffVerb, unknown>> = {
  enter: { pin: "1" },
  change: { changes: [{ path: "visit.idleSeconds", value: 1 }] },
  secret: { name: "pin", value: "1" },
  enrol: { what: "scan" },
  writeChecked: { key: "0b54a5d7-3d5e-4a5c-8e1c-2f3a8b1c9d10" },
  tryAddress: { draft: DRAFT },
  tryCatalogue: { draft: DRAFT },
  tryServices: { draft: DRAFT },
  tryConnection: { draft: DRAFT, card: null },
  importFile: { file: "a.json", really: false },
  testLending: { card: { cardNumber: "2001014", password: "Shiori7" }, barcode: "100000012" },
};

describe("the gate of the staff area (R53, R54, R55, R94)", () => {
  it("names every verb once, with a schema", () => {
    expectTypeOf<(typeof STAFF_VERBS)[number]>().toEqualTypeOf<StaffVerb>();
    expect(Object.keys(STAFF_CALL_SCHEMAS).sort()).toEqual([...STAFF_VERBS].sort());
  });

  it.each(STAFF_VERBS)(
    "%s: refused before the sign-in unless it belongs there, allowed after it",
    async (verb) => {
      const shut = gate(false);
      const answer = shut.call(PAGE, { verb, args: GOOD[verb] ?? {} });
      if (DOOR_VERBS.includes(verb)) await answer;
      else await expect(answer).rejects.toThrow("not allowed");
      expect(shut.asked).toEqual(DOOR_VERBS.includes(verb) ? [verb] : []);
      const open = gate(true);
      await open.call(PAGE, { verb, args: GOOD[verb] ?? {} }).catch(() => undefined);
      expect(open.asked).toEqual([verb]);
    },
  );

  it.each([
    ["another page, a patron's for one", { contentsId: 8, trusted: true }],
    ["a frame or a foreign document in its page", { contentsId: 9, trusted: false }],
  ])("turns away %s", async (_who, sender) => {
    const g = gate(true);
    await expect(g.call(sender, { verb: "status", args: {} })).rejects.toThrow("not allowed");
    expect(g.asked).toEqual([]);
    expect(g.log.recent()).toMatchObject([{ event: "staff-call-turned-away", step: "sender" }]);
  });

  it.each([null, 1, "status", {}, { verb: "constructor", args: {} }, { verb: "status", args: { extra: 1 } }])(
    "turns away %o",
    async (envelope) => {
      await expect(gate(true).call(PAGE, envelope)).rejects.toThrow("not allowed");
    },
  );

  it("turns away a flood, and works again a moment later", async () => {
    const g = gate(false);
    const flood = Array.from({ length: 1000 }, () => g.call(PAGE, { verb: "enter", args: { pin: "1" } }));
    const passed = (await Promise.allSettled(flood)).filter(({ status }) => status === "fulfilled");
    expect(passed).toHaveLength(30);
    g.pass(1000);
    await g.call(PAGE, { verb: "hello", args: {} });
  });

  it("writes a flood down once, and counts its beats too", async () => {
    const g = gate(false);
    await Promise.allSettled(
      Array.from({ length: 1000 }, () => g.call(PAGE, { verb: "enter", args: { pin: "1" } })),
    );
    expect(g.log.recent()).toMatchObject([{ event: "staff-call-turned-away", step: "rate" }]);
    const beats = Array.from({ length: 1000 }, () => g.call(PAGE, { verb: "beat", args: {} }));
    const passed = (await Promise.allSettled(beats)).filter(({ status }) => status === "fulfilled");
    expect(passed).toHaveLength(10);
  });

  it.each([new Uint8Array(1e7), { pin: "x".repeat(1e8) }, { pin: new Uint8Array(1e7) }])(
    "turns away %# in a moment: no schema reads it",
    async (args) => {
      const before = process.threadCpuUsage();
      await expect(gate().call(PAGE, { verb: "enter", args })).rejects.toThrow("not allowed");
      expect(process.threadCpuUsage(before).user / 1000).toBeLessThan(100);
    },
  );

  it("reveals nothing of an exception", async () => {
    const g = gate(true);
    await expect(g.call(PAGE, { verb: "undo", args: {} })).rejects.toThrow(/^failed$/u);
    expect(JSON.stringify(g.log.recent())).not.toContain("secret");
  });

  it("refuses values too large to be settings", async () => {
    const changes = [{ path: "card.pattern", value: "x".repeat(9000) }];
    await expect(gate(true).call(PAGE, { verb: "change", args: { changes } })).rejects.toThrow("not allowed");
  });
});
