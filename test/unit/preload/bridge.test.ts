import { describe, expect, it } from "vitest";
import type { News } from "#contract/ipc/news.ts";
import { CALL_CHANNEL, type CallEnvelope, NO_VISIT, VERBS } from "#contract/ipc/verbs.ts";
import { STAFF_CHANNEL, type StaffEnvelope } from "#contract/staff/verbs.ts";
import { createBridge } from "#preload/bridge.ts";
import { createStaffBridge } from "#preload/staff-bridge.ts";

function wire() {
  const sent: CallEnvelope[] = [];
  let tell = (_message: unknown): void => undefined;
  let now = 0;
  const bridge = createBridge(
    {
      async invoke(channel, envelope) {
        expect(channel).toBe(CALL_CHANNEL);
        sent.push(envelope);
        return { visit: 7, answer: envelope.verb };
      },
      on: (_channel, listener) => {
        tell = listener;
      },
    },
    () => now,
  );
  return {
    bridge,
    sent,
    tell: (news: News) => tell(news),
    pass: (ms: number) => {
      now += ms;
    },
  };
}

function staffWire() {
  const sent: StaffEnvelope[] = [];
  const bridge = createStaffBridge(
    {
      async invoke(channel, envelope) {
        expect(channel).toBe(STAFF_CHANNEL);
        sent.push(envelope);
        return "answer";
      },
      on: () => undefined,
    },
    () => 0,
  );
  return { bridge, sent };
}

/** What no verb takes, and main shall not have to read. */
const OUTSIZED: readonly (readonly [string, unknown])[] = [
  ["bytes", new Uint8Array(1e7)],
  ["a long text", { id: "x".repeat(1e7) }],
  ["many keys", Object.fromEntries(Array.from({ length: 1e5 }, (_, at) => [at, at]))],
  ["a map", new Map()],
  ["nothing", undefined],
];

const BACK: News = { type: "backend", away: false };

describe("window.kiosk", () => {
  it("is the verbs and the news, and nothing else (R54)", () => {
    expect(Object.keys(wire().bridge).sort()).toEqual([...VERBS, "onNews"].sort());
  });

  it("stamps calls with the visit that hello named", async () => {
    const { bridge, sent } = wire();
    expect(await bridge.hello({})).toBe("hello");
    await bridge.loans({});
    expect(sent).toEqual([
      { visit: NO_VISIT, verb: "hello", args: {} },
      { visit: 7, verb: "loans", args: {} },
    ]);
  });

  it("keeps news until the page listens, and stops when it does not any more", () => {
    const { bridge, tell } = wire();
    const heard: News[] = [];
    tell(BACK);
    const stop = bridge.onNews((news) => heard.push(news));
    tell(BACK);
    expect(heard).toEqual([BACK, BACK]);
    stop();
    tell(BACK);
    expect(heard).toHaveLength(2);
  });
});

describe("what a page may send to main (R53, R55)", () => {
  it.each(OUTSIZED)("%s travel as null, from either page", async (_what, args) => {
    const { bridge, sent } = wire();
    await bridge.loans(args as never);
    // Told apart by hand: a list of ten million differences takes minutes.
    expect(sent.map((envelope) => envelope.args === null)).toEqual([true]);
    const staff = staffWire();
    await staff.bridge.status(args as never);
    expect(staff.sent.map((envelope) => envelope.args === null)).toEqual([true]);
  });

  it("a flood stops here: main gets what it allows, and one call more to write down", async () => {
    const { bridge, sent, pass } = wire();
    const flood = (): Promise<readonly unknown[]> =>
      Promise.all(Array.from({ length: 1000 }, () => bridge.loans({})));
    expect((await flood()).at(-1)).toMatchObject({ ok: false, refusal: { name: "too-many-requests" } });
    expect(sent).toHaveLength(11);
    expect(await bridge.title({ id: "1" })).toBe("title");
    pass(1000);
    await flood();
    expect(sent).toHaveLength(12 + 6);
    await Promise.all(Array.from({ length: 1000 }, () => bridge.finish({})));
    expect(await bridge.finish({})).toBeUndefined();
  });

  it("and so does a flood of the staff area's page", async () => {
    const { bridge, sent } = staffWire();
    const flood = Array.from({ length: 1000 }, () => bridge.status({}));
    const answered = (await Promise.allSettled(flood)).filter(({ status }) => status === "fulfilled");
    expect([answered.length, sent.length]).toEqual([31, 31]);
    await bridge.beat({});
  });
});
