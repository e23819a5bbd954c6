import { describe, expect, it } from "vitest";
import type { News } from "#contract/ipc/news.ts";
import { CALL_CHANNEL, type CallEnvelope, NO_VISIT, VERBS } from "#contract/ipc/verbs.ts";
import { createBridge } from "#preload/bridge.ts";

function wire() {
  const sent: CallEnvelope[] = [];
  let tell = (_message: unknown): void => undefined;
  const bridge = createBridge({
    async invoke(channel, envelope) {
      expect(channel).toBe(CALL_CHANNEL);
      sent.push(envelope);
      return { visit: 7, answer: envelope.verb };
    },
    on: (_channel, listener) => {
      tell = listener;
    },
  });
  return { bridge, sent, tell: (news: News) => tell(news) };
}

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
