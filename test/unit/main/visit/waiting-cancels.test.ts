import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Hold } from "#contract/domain/hold.ts";
import type { News } from "#contract/ipc/news.ts";
import type { LibraryPort } from "#contract/library/port.ts";
import { type Refusal, type RefusalName, refusal } from "#contract/refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import { createJournal } from "#main/library/journal.ts";
import { createPatronSession } from "#main/visit/patron-session.ts";
import { createWaitingCancels } from "#main/visit/waiting-cancels.ts";
import { hold } from "#test/support/screens/sample-records.ts";

const WAIT_MS = 10_000;
const GONE = hold("h1", "雪国", "cancelled");

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function table() {
  const news: News[] = [];
  const refusals: RefusalName[] = [];
  const cancels = createWaitingCancels({
    clock: () => performance.now(),
    wait: () => WAIT_MS,
    tell: (one) => void news.push(one),
    onRefusal: (name) => void refusals.push(name),
  });
  /** What the backend was asked to cancel, in order. */
  const sent: string[] = [];
  const sends =
    (id: string, answer: Result<Hold> = ok(GONE)) =>
    async () => {
      sent.push(id);
      return answer;
    };
  return { cancels, news, refusals, sent, sends, pass: (ms: number) => vi.advanceTimersByTimeAsync(ms) };
}

describe("a cancellation that waits", () => {
  it("is sent when its time is over, once, and told", async () => {
    const { cancels, sent, sends, news, pass } = table();
    expect(cancels.add("h1", sends("h1"))).toBe(10);
    await pass(WAIT_MS - 1000);
    expect(sent).toEqual([]);
    await pass(1200);
    expect(sent).toEqual(["h1"]);
    expect(news).toEqual([{ type: "cancelled", hold: "h1", refusal: null }]);
    await pass(WAIT_MS * 3);
    expect(sent).toEqual(["h1"]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("taken back, it is never sent: the hold was not touched", async () => {
    const { cancels, sent, sends, news, pass } = table();
    cancels.add("h1", sends("h1"));
    await pass(WAIT_MS - 1);
    expect(cancels.undo("h1")).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
    await pass(WAIT_MS);
    expect([sent, news]).toEqual([[], []]);
  });

  it("cannot be taken back once it was sent, nor twice", async () => {
    const { cancels, sends, pass } = table();
    cancels.add("h1", sends("h1"));
    await pass(WAIT_MS + 200);
    expect(cancels.undo("h1")).toBe(false);
    cancels.add("h2", sends("h2"));
    expect(cancels.undo("h2")).toBe(true);
    expect(cancels.undo("h2")).toBe(false);
  });

  it("asked for twice, it is one, and its time does not begin anew", async () => {
    const { cancels, sent, sends, pass } = table();
    cancels.add("h1", sends("h1"));
    await pass(4000);
    expect(cancels.add("h1", sends("h1 again"))).toBe(6);
    await pass(6200);
    expect(sent).toEqual(["h1"]);
  });

  it("each of several has its own time", async () => {
    const { cancels, sent, sends, pass } = table();
    cancels.add("h1", sends("h1"));
    await pass(5000);
    cancels.add("h2", sends("h2"));
    await pass(5200);
    expect(sent).toEqual(["h1"]);
    await pass(5000);
    expect(sent).toEqual(["h1", "h2"]);
  });

  it.each<[string, Refusal | Error, RefusalName]>([
    ["refused", refusal("hold-not-cancellable"), "hold-not-cancellable"],
    ["lost", refusal("not-confirmed", { ticket: "4127" }), "not-confirmed"],
    ["broken", new TypeError("no"), "unexpected"],
  ])("%s after all, that is told", async (_why, answer, name) => {
    const { cancels, news, refusals, pass } = table();
    cancels.add("h1", async () => {
      if (answer instanceof Error) throw answer;
      return refused(answer);
    });
    await pass(WAIT_MS + 200);
    expect(news).toEqual([{ type: "cancelled", hold: "h1", refusal: expect.objectContaining({ name }) }]);
    expect(refusals).toEqual([name]);
  });

  it("is sent at once when the patron goes, and the next one's page hears nothing", async () => {
    const { cancels, sent, sends, news, pass } = table();
    cancels.add("h1", sends("h1"));
    cancels.add("h2", sends("h2"));
    cancels.leave();
    expect(sent).toEqual(["h1", "h2"]);
    await pass(WAIT_MS * 2);
    expect(sent).toEqual(["h1", "h2"]);
    expect(news).toEqual([]);
  });

  it("an answer after the patron has left is dropped", async () => {
    const { cancels, news, pass } = table();
    let answer = (_: Result<Hold>): void => undefined;
    const slow = new Promise<Result<Hold>>((resolve) => {
      answer = resolve;
    });
    cancels.add("h1", () => slow);
    await pass(WAIT_MS + 200);
    cancels.leave();
    answer(ok(GONE));
    await pass(1);
    expect(news).toEqual([]);
  });
});

describe("making room", () => {
  const FULL = refused(refusal("hold-limit", { max: 5 }));

  it.each(["hold-limit", "already-held", "email-in-use-by-holds"] as const)(
    "an action refused with %s comes after the cancellation that was in its way",
    async (name) => {
      const { cancels, sent, sends, news } = table();
      cancels.add("h1", sends("h1"));
      const answers = [refused(refusal(name)), ok("placed")];
      const answer = await cancels.makingRoom(async () => {
        sent.push("action");
        return answers.shift() ?? FULL;
      });
      expect(answer).toEqual(ok("placed"));
      expect(sent).toEqual(["action", "h1", "action"]);
      expect(news).toHaveLength(1);
    },
  );

  it("waits for one that is on its way", async () => {
    const { cancels, sent, pass } = table();
    cancels.add("h1", async () => {
      await new Promise((resolve) => setTimeout(resolve, 3000));
      sent.push("gone");
      return ok(GONE);
    });
    await pass(WAIT_MS + 200);
    const answers = [FULL, ok("placed")];
    const placing = cancels.makingRoom(async () => {
      sent.push("action");
      return answers.shift() ?? FULL;
    });
    await pass(3000);
    expect(await placing).toEqual(ok("placed"));
    expect(sent).toEqual(["action", "gone", "action"]);
  });

  it("with nothing in the way that could go, the action is done once", async () => {
    const { cancels, sends, sent } = table();
    let actions = 0;
    const action = (answer: Result<string>) => async () => {
      actions += 1;
      return answer;
    };
    expect(await cancels.makingRoom(action(FULL))).toEqual(FULL);
    expect(actions).toBe(1);
    cancels.add("h1", sends("h1"));
    await cancels.makingRoom(action(ok("placed")));
    await cancels.makingRoom(action(refused(refusal("not-confirmed"))));
    expect([actions, sent]).toEqual([3, []]);
  });
});

describe("at the patron's desk", () => {
  it("the end of a visit cancels what waits before it signs out", async () => {
    vi.useRealTimers();
    const asked: string[] = [];
    const library = {
      async signOut() {
        asked.push("signOut");
        return ok({});
      },
    } as unknown as LibraryPort;
    const journal = createJournal(
      "",
      Object.assign(() => undefined, { recent: () => [] }),
    );
    const { cancels } = table();
    const patron = createPatronSession(library, journal, cancels);
    patron.keepSession(1, "session");
    cancels.add("h1", () =>
      journal.carry(
        "cancelHold",
        "key",
        async () => {
          await new Promise((resolve) => setImmediate(resolve));
          asked.push("cancelHold");
          return ok(GONE);
        },
        "session",
      ),
    );
    patron.forget(1);
    await patron.signOutsSettled();
    expect(asked).toEqual(["cancelHold", "signOut"]);
  });

  it("a later sign-in in the same visit does not affect what waited before", async () => {
    const { cancels, sent, sends, news, pass } = table();
    const library = { signOut: async () => ok({}) } as unknown as LibraryPort;
    const journal = createJournal(
      "",
      Object.assign(() => undefined, { recent: () => [] }),
    );
    const patron = createPatronSession(library, journal, cancels);
    patron.keepSession(1, "first");
    cancels.add("h1", sends("h1"));
    patron.keepSession(1, "second");
    await pass(1);
    expect([sent, news]).toEqual([["h1"], []]);
  });
});
