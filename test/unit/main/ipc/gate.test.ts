import { describe, expect, it } from "vitest";
import type { Verb } from "#contract/ipc/calls.ts";
import { NO_VISIT } from "#contract/ipc/verbs.ts";
import { refusal } from "#contract/refusals.ts";
import { ok, refused } from "#contract/result.ts";
import { deferred } from "#main/time/deferred.ts";
import { collectGarbage } from "#main/visit/collect-heap.ts";
import { CLOSING, gateScene, US } from "#test/support/main/call-gate.ts";
import { openVisit } from "#test/support/main/visit-machine.ts";

describe("what the backend cannot do", () => {
  const held = { title: "1", pickup: "central", contact: "none" };
  const search = { query: "猫", field: "any", sort: "relevance", library: null, page: 1, pageSize: 5 };
  it.each([
    ["search", "search", search],
    ["search", "find", { kind: "isbn", value: "9784101010014" }],
    ["suggest", "suggest", { prefix: "猫" }],
    ["browseClasses", "classAt", { ndc: "9" }],
    ["related", "related", { id: "1" }],
    ["placeHold", "placeHold", held],
    ["changeHold", "changeHold", { hold: "1", pickup: "central", contact: "none" }],
    ["cancelHold", "cancelHold", { hold: "1" }],
    ["renew", "renew", { loan: "1" }],
    ["checkOut", "checkOut", { barcode: "100000001", renew: false }],
    ["checkIn", "checkIn", { barcode: "100000001" }],
    ["email", "setEmail", { address: "a@library.example", again: "a@library.example", language: "ja" }],
    ["email", "deleteEmail", {}],
    ["proveEmail", "confirmEmail", { code: "012345" }],
    ["proveEmail", "resendEmailCode", { language: "ja" }],
    ["changePassword", "changePassword", { current: "Shiori7", next: "Shiori8" }],
  ] as const)("without %s nobody asks it to %s", async (capability, verb, args) => {
    // The library of this gate throws when it is asked anything.
    const d = gateScene({ unable: [capability] });
    expect(await d.call(verb, args)).toMatchObject({
      answer: { ok: false, refusal: { name: "unexpected" } },
    });
    expect(d.log.recent().map(({ event }) => event)).toEqual(["refused"]);
    const asked = gateScene();
    await asked.call(verb, args);
    expect(asked.log.recent().map(({ event }) => event)).toEqual(["call-failed"]);
  });
});

describe("who may come in (R53)", () => {
  it("answers the live page, stamped with its visit", async () => {
    const d = gateScene({ answers: { loans: async () => ok({ loans: [] }) } });
    expect(await d.call("loans")).toEqual({ visit: 4, answer: { ok: true, value: { loans: [] } } });
  });

  it.each([
    ["another frame or origin", { contentsId: 1, trusted: false }],
    ["a page that is none of ours", { contentsId: 9, trusted: true }],
  ])("turns away %s", async (_who, sender) => {
    await expect(gateScene().call("loans", {}, sender)).rejects.toThrow("not allowed");
  });

  it.each([3, 5, NO_VISIT, Number.NaN])("turns away a call of visit %d", async (number) => {
    await expect(gateScene().call("loans", {}, US, number)).rejects.toThrow("not allowed");
  });

  it.each([
    null,
    "text",
    7,
    {},
    { visit: 4 },
    { visit: 4, verb: "quit", args: {} },
    { visit: 4, verb: "__proto__", args: {} },
  ])("turns away what is no call: %o", async (envelope) => {
    await expect(gateScene().gate(US, envelope)).rejects.toThrow("not allowed");
  });

  it("lets the spare's hello wait until it is live, and its beat pass unheard", async () => {
    const d = gateScene({ live: false });
    expect(await d.call("beat", {}, US, NO_VISIT)).toEqual({ visit: NO_VISIT, answer: undefined });
    await expect(d.call("loans", {}, US, NO_VISIT)).rejects.toThrow("not allowed");
    const hello = d.call("hello", {}, US, NO_VISIT);
    d.goLive();
    expect(await hello).toMatchObject({ visit: 4, answer: { cardTail: "hello" } });
    expect(d.beats()).toBe(0);
  });

  it("lets the beat of a live page pass unheard until its hello is answered", async () => {
    const d = gateScene();
    expect(await d.call("beat", {}, US, NO_VISIT)).toEqual({ visit: NO_VISIT, answer: undefined });
    expect(d.beats()).toBe(0);
    await d.call("beat");
    expect(d.beats()).toBe(1);
  });
});

describe("what may be asked", () => {
  it.each<[Verb, unknown]>([
    ["title", { id: "" }],
    ["title", { id: "x".repeat(10_000_000) }],
    ["search", { query: 1 }],
    ["placeHold", JSON.parse('{"__proto__": {"title": "t"}}')],
  ])("%s with wrong arguments is refused before the library hears of it", async (verb, args) => {
    expect(await gateScene().call(verb, args)).toMatchObject({
      answer: { ok: false, refusal: { name: "bad-request" } },
    });
  });

  it("too many calls are refused (R55)", async () => {
    const d = gateScene({ answers: { loans: async () => ok({ loans: [] }) } });
    const answers = await Promise.all(Array.from({ length: 30 }, () => d.call("loans")));
    expect(answers.filter(({ answer }) => (answer as { ok: boolean }).ok)).toHaveLength(10);
    expect(answers.at(-1)).toMatchObject({ answer: { refusal: { name: "too-many-requests" } } });
    // Told once: a flood must not push everything else out of the log.
    expect(d.log.recent()).toMatchObject([{ event: "refused", refusal: "too-many-requests" }]);
  });

  it.each([
    ["bytes", new Uint8Array(1e7)],
    ["a list of bytes", { ids: [new Uint8Array(1e7)], language: "ja" }],
    ["a long list", { ids: Array.from({ length: 1e6 }, () => "x"), language: "ja" }],
    ["a long text", { ids: ["x".repeat(1e8)], language: "ja" }],
  ])("%s are refused in a moment: no schema reads them (R53)", async (_what, args) => {
    const d = gateScene();
    const before = process.threadCpuUsage();
    expect(await d.call("printMemo", args)).toMatchObject({ answer: { refusal: { name: "bad-request" } } });
    expect(process.threadCpuUsage(before).user / 1000).toBeLessThan(100);
  });

  it("a pile of returned copies is taken at scanner speed (D86)", async () => {
    const d = gateScene({
      state: openVisit("guest"),
      answers: { checkIn: async () => refused(refusal("foreign-copy")) },
    });
    const calls = Array.from({ length: 40 }, (_, at) => d.call("checkIn", { barcode: `${at}` }));
    const names = (await Promise.all(calls)).map(({ answer }) => answer);
    expect(new Set(names.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(names[0]).toMatchObject({ refusal: { name: "foreign-copy" } });
  });

  it("a call with wrong arguments takes its token too (R55)", async () => {
    const d = gateScene();
    const answers = await Promise.all(Array.from({ length: 30 }, () => d.call("title", { id: 7 })));
    const names = answers.map(({ answer }) => (answer as { refusal?: { name: string } }).refusal?.name);
    expect(names.filter((name) => name === "bad-request")).toHaveLength(10);
    expect(names.filter((name) => name === "too-many-requests")).toHaveLength(20);
  });

  it("a flood of calls of another visit is logged a few times only (R55)", async () => {
    const d = gateScene();
    await Promise.allSettled(Array.from({ length: 100 }, () => d.call("loans", {}, US, 3)));
    expect(d.log.recent()).toHaveLength(11);
  });

  it.each([
    ["signIn", { password: "Shiori7" }, 4],
    ["printTitle", { id: "t1", language: "ja" }, 5],
    ["printHold", { hold: "h1", language: "ja" }, 5],
    ["printList", { list: "loans", language: "ja" }, 5],
    ["printReturns", { language: "ja" }, 5],
  ] as const)(
    "%s is answered a few times and then slowly: guesses and paper (R55)",
    async (verb, args, most) => {
      const d = gateScene();
      const answers = await Promise.all(Array.from({ length: 9 }, () => d.call(verb, args)));
      const refusals = answers.map(({ answer }) => (answer as { refusal?: { name: string } }).refusal?.name);
      expect(refusals.filter((name) => name === "too-many-requests")).toHaveLength(9 - most);
    },
  );

  it("a full-width password is named, not sent (D16)", async () => {
    expect(
      await gateScene({ state: openVisit("guest") }).call("signIn", { password: "Ｓhiori7" }),
    ).toMatchObject({
      answer: { refusal: { name: "not-half-width" } },
    });
  });

  it("an address typed twice differently is refused (D47)", async () => {
    const twice = { address: "a@library.example", again: "b@library.example", language: "ja" };
    expect(await gateScene().call("setEmail", twice)).toMatchObject({
      answer: { refusal: { name: "email-mismatch" } },
    });
  });
});

describe("a call for a visit that is over", () => {
  it("reaches no library, and is not answered (R68)", async () => {
    let asked = 0;
    const loans = async () => {
      asked += 1;
      return ok({ loans: [] });
    };
    const d = gateScene({ answers: { loans } });
    d.endVisit();
    const who = new WeakRef({});
    const waitsFor = (one: object | undefined) => () => one !== undefined;
    const answered = await Promise.race([
      d.call("loans").then(waitsFor(who.deref())),
      new Promise<boolean>((resolve) => setTimeout(resolve, 20, false)),
    ]);
    expect([answered, asked]).toEqual([false, 0]);
    collectGarbage();
    expect(who.deref(), "kept of who asked").toBeUndefined();
  });

  it("is no alarm while its page is being closed, and is not answered (R68)", async () => {
    const d = gateScene();
    const settled = () => true;
    const answered = await Promise.race([
      d.call("beat", {}, CLOSING).then(settled, settled),
      new Promise<boolean>((resolve) => setTimeout(resolve, 20, false)),
    ]);
    expect([answered, d.beats(), d.log.recent()]).toEqual([false, 0, []]);
  });
});

describe("answers", () => {
  it("of a visit that has ended are never delivered (R68)", async () => {
    const slow = deferred<ReturnType<typeof ok<{ loans: [] }>>>();
    const asked = deferred<void>();
    const loans = () => {
      asked.resolve();
      return slow.promise;
    };
    const d = gateScene({ answers: { loans } });
    let delivered = false;
    void d.call("loans").then(() => {
      delivered = true;
    });
    // One that has not reached the library yet would be dropped by another wall.
    await asked.promise;
    d.endVisit();
    slow.resolve(ok({ loans: [] }));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(delivered).toBe(false);
  });

  it("a bug becomes `unexpected`, and its text stays here", async () => {
    const d = gateScene({
      answers: {
        loans: async () => {
          throw new TypeError("2001014");
        },
      },
    });
    expect(await d.call("loans")).toMatchObject({ answer: { refusal: { name: "unexpected" } } });
    expect(JSON.stringify(d.log.recent())).not.toContain("2001014");
    expect(d.log.recent()).toMatchObject([{ event: "call-failed", kind: "TypeError" }]);
  });

  it("tell the kiosk when the backend is unreachable or the session has ended", async () => {
    const d = gateScene({ answers: { loans: async () => refused(refusal("out-of-order")) } });
    await d.call("loans");
    expect(d.refusals).toEqual(["out-of-order"]);
  });
});

describe("a new password (D10)", () => {
  it.each(["Short", "LongerThan10", "with sign!", "abc 123"])("that is %j is refused here", async (next) => {
    // The library of this gate throws when it is asked anything.
    expect(await gateScene().call("changePassword", { current: "Shiori7", next })).toMatchObject({
      answer: { ok: false, refusal: { name: "password-rule", details: { min: 6, max: 10 } } },
    });
  });
});
