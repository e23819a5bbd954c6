import { describe, expect, it, onTestFinished, vi } from "vitest";
import { TIMES } from "#main/library/koha/call.ts";
import { key, kohaScene, kohaVisit, options, PATIENTLY, signedIn } from "#test/support/library/koha-scene.ts";
import { KOHA_ACCOUNT, type KohaFault } from "../../../../fakes/koha-server.ts";

const no = (name: string) => ({ ok: false, refusal: { name } });
const OAUTH = { koha: { auth: "oauth", ...KOHA_ACCOUNT } } as const;

function tokensAsked(seen: readonly { readonly path: string }[]): number {
  return seen.filter(({ path }) => path === "/oauth/token").length;
}

describe("the API account", () => {
  it("by name and password", async () => {
    const { library, koha } = await kohaScene();
    expect(await library.health(options())).toEqual({ ok: true, value: {} });
    expect(koha.seen[0]?.headers.authorization).toMatch(/^Basic /u);
  });

  it.each(["basic", "oauth"] as const)(
    "with a wrong secret is out of order, and told in the log (%s)",
    async (auth) => {
      const { library, events } = await kohaScene({
        koha: { ...KOHA_ACCOUNT, auth, secret: "wrong" },
      });
      expect(await library.health(options())).toEqual(no("out-of-order"));
      expect(events()).toContain("koha-credentials");
    },
  );

  it("without a permission is out of order for what needs it, and told in the log", async () => {
    const { library, session, koha, log } = await kohaVisit();
    koha.quirks.lacks = "circulate";
    expect(await library.loans({ session }, options())).toEqual(no("out-of-order"));
    expect(log.recent()).toMatchObject([{ event: "koha-permission", kind: "checkouts", count: 403 }]);
    expect((await library.holds({ session }, options())).ok).toBe(true);
  });

  it("by OAuth asks for one token, however many questions wait for it", async () => {
    const { library, koha } = await kohaScene(OAUTH);
    await Promise.all([
      library.health(options()),
      library.title({ id: "1" }, options()),
      library.info(options()),
    ]);
    expect(tokensAsked(koha.seen)).toBe(1);
    await signedIn(library);
    expect(tokensAsked(koha.seen)).toBe(1);
  });

  it.each([
    { life: 3600, waits: [3500_000, 60_000] },
    // A short one at half its life.
    { life: 60, waits: [29_000, 2000] },
  ])("renews a token of $life s before it runs out", async ({ life, waits: [still, after] }) => {
    const { library, koha } = await kohaScene(OAUTH);
    koha.quirks.tokenSeconds = life;
    vi.useFakeTimers({ toFake: ["performance"] });
    onTestFinished(() => void vi.useRealTimers());
    for (const [later, tokens] of [
      [0, 1],
      [still ?? 0, 1],
      [after ?? 0, 2],
    ] as const) {
      vi.advanceTimersByTime(later);
      expect((await library.health(options())).ok).toBe(true);
      expect(tokensAsked(koha.seen)).toBe(tokens);
    }
    // Nothing was ever refused.
    expect(koha.asked()).toHaveLength(3);
  });

  it("asks again, once, when a token is void; a write is for the patron to repeat", async () => {
    const { library, koha, events } = await kohaScene(OAUTH);
    const session = await signedIn(library);
    koha.voidTokens();
    expect((await library.overview({ session }, options())).ok).toBe(true);
    expect(events()).toEqual([]);
    expect(tokensAsked(koha.seen)).toBe(2);

    koha.fail("PUT", /^\/patrons/u, { kind: "answer", answer: { status: 401, body: { error: "no" } } });
    const call = { session, key: key(), address: "new@library.example", language: "ja" } as const;
    expect(await library.setEmail(call, options())).toEqual(no("not-done"));
    expect(koha.asked().filter((one) => one.startsWith("PUT"))).toHaveLength(1);
    expect((await library.setEmail({ ...call, key: key() }, options())).ok).toBe(true);
    expect(tokensAsked(koha.seen)).toBe(3);
  });

  it("that never gets its token is given up when the patron leaves", async () => {
    const { library, koha } = await kohaScene(OAUTH);
    koha.wire.hang();
    const visit = new AbortController();
    const answer = library.title({ id: "1" }, { signal: visit.signal });
    await expect.poll(() => tokensAsked(koha.seen), PATIENTLY).toBe(1);
    const left = performance.now();
    visit.abort();
    expect(await answer).toEqual(no("out-of-order"));
    // The token itself is waited for three seconds.
    expect(performance.now() - left).toBeLessThan(2500);
  });

  it("that is refused for good is out of order after one more try", async () => {
    const { library, koha } = await kohaScene(OAUTH);
    koha.fail("GET", /libraries/u, { kind: "answer", answer: { status: 401, body: { error: "no" } } }, 9);
    expect(await library.health(options())).toEqual(no("out-of-order"));
    expect(koha.asked()).toHaveLength(2);
  });
});

describe("what Koha answers", () => {
  const errors: readonly (readonly [string, KohaFault, string, string])[] = [
    [
      "a bare list",
      { kind: "answer", answer: { status: 400, body: [{ message: "Malformed query string", path: "/" }] } },
      "out-of-order",
      "koha-request-refused",
    ],
    [
      "a list with a status",
      {
        kind: "answer",
        answer: { status: 400, body: { errors: [{ message: "m", path: "/" }], status: 400 } },
      },
      "out-of-order",
      "koha-request-refused",
    ],
    [
      "no type it can give",
      { kind: "answer", answer: { status: 406, body: ["application/json"] } },
      "out-of-order",
      "koha-request-refused",
    ],
    [
      "a text",
      { kind: "answer", answer: { status: 400, body: "no" } },
      "out-of-order",
      "koha-answer-unexpected",
    ],
    [
      "signed out",
      { kind: "answer", answer: { status: 401, body: { error: "no" } } },
      "out-of-order",
      "koha-signed-out",
    ],
    [
      "an unknown path",
      {
        kind: "answer",
        answer: { status: 404, body: { errors: [{ message: "Not Found.", path: "/" }], status: 404 } },
      },
      "out-of-order",
      "koha-request-refused",
    ],
    [
      "a conflict",
      { kind: "answer", answer: { status: 409, body: { error: "no" } } },
      "out-of-order",
      "koha-answer-unexpected",
    ],
    ["too much", { kind: "answer", answer: { status: 429, body: {} } }, "too-many-requests", ""],
    ["a crash", { kind: "crash" }, "out-of-order", "koha-error"],
    [
      "maintenance",
      { kind: "answer", answer: { status: 503, body: { error: "Under maintenance" } } },
      "out-of-order",
      "koha-maintenance",
    ],
    [
      "a redirect",
      { kind: "answer", answer: { status: 302, body: {} } },
      "out-of-order",
      "koha-answer-unexpected",
    ],
    ["a page to log in", { kind: "html" }, "out-of-order", "answer-not-understood"],
    [
      "another shape",
      { kind: "answer", answer: { status: 200, body: { rows: [] } } },
      "out-of-order",
      "answer-not-understood",
    ],
    ["half an answer", { kind: "half" }, "out-of-order", ""],
    ["a cut connection", { kind: "reset" }, "out-of-order", ""],
  ];

  it.each(errors)("%s is for the counter, with a code in the log", async (_what, fault, name, event) => {
    const { library, session, koha, events } = await kohaVisit();
    koha.fail("GET", /^\/holds$/u, fault);
    expect(await library.holds({ session }, options())).toEqual(no(name));
    expect(events()).toEqual(event === "" ? [] : [event]);
  });

  it("too slow an answer is a refusal in time", async () => {
    expect(TIMES).toMatchObject({ health: 2000, read: 5000, write: 8000 });
    const { library, koha } = await kohaScene({ times: { ...TIMES, health: 60 } });
    koha.fail("GET", /libraries/u, { kind: "silent" });
    expect(await library.health(options())).toEqual(no("out-of-order"));
  });

  it("nothing at all: a write surely was not done", async () => {
    const { library, session, koha } = await kohaVisit();
    await koha.stop();
    expect(await library.overview({ session }, options())).toEqual(no("out-of-order"));
    expect(await library.renew({ session, key: key(), loan: "101" }, options())).toEqual(no("not-done"));
  });

  it("is not waited for when the visit has ended", async () => {
    const { library, session, koha } = await kohaVisit();
    koha.fail("GET", /^\/checkouts$/u, { kind: "silent" });
    const visit = new AbortController();
    const answer = library.loans({ session }, { signal: visit.signal });
    await expect.poll(() => koha.asked().at(-1), PATIENTLY).toBe("GET /checkouts");
    visit.abort();
    expect((await answer).ok).toBe(false);
  });

  it("days of the library, whatever zone the instant is written in", async () => {
    const { library, session, koha } = await kohaVisit();
    const loan = koha.world.checkouts[0];
    if (loan === undefined) throw new Error("There is no loan.");
    // One minute before midnight in Tokyo, told three times.
    for (const due of ["2027-03-01T14:59:00Z", "2027-03-01T23:59:00+09:00", "2027-03-01T09:59:00-05:00"]) {
      loan["due_date"] = due;
      const list = await library.loans({ session }, options());
      expect(list.ok && list.value.loans.find(({ id }) => id === "101")?.dueDate).toBe("2027-03-01");
    }
  });

  it("leaves no unused connection open", async () => {
    const { koha } = await kohaVisit();
    await expect.poll(() => koha.connections(), PATIENTLY).toBe(0);
  });
});
