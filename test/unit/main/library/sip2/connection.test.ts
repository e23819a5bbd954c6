import { once } from "node:events";
import { connect } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { decode } from "#main/library/sip2/codec.ts";
import { compose } from "#main/library/sip2/compose.ts";
import { first } from "#main/library/sip2/message.ts";
import { profileOf } from "#main/library/sip2/server-profiles.ts";
import { verifyAnswer } from "#main/library/sip2/verify-answer.ts";
import { type Fault, SERVERS } from "#test/fakes/sip2/quirks.ts";
import { eventually, lostTo, NEVER, patron, sip2Table } from "#test/support/library/sip2-session.ts";

const RENEWAL = { id: "29", fields: { AA: "P1001", AB: "30001" } } as const;
describe("a request with trouble", () => {
  test.each<[Fault, string]>([
    ["close", "closed"],
    ["reset", "closed"],
    ["close-first", "closed"],
    ["reset-first", "closed"],
    ["half-then-close", "nonsense"],
    ["flood", "nonsense"],
    ["resend", "resend"],
  ])("%j: a write is sent once, is lost, and the connection is given up", async (fault, reason) => {
    expect(await lostTo(fault, 20)).toBe(reason);
  });

  test.each<[Fault]>([["fragments"], [{ slow: 100 }], ["extra"]])("%j: the answer counts", async (fault) => {
    const table = await sip2Table({ settings: { idleSeconds: 60 } });
    table.server.faults.set("29", fault);
    expect(await table.ask(RENEWAL)).toMatchObject({ kind: "answer", message: { parts: { ok: "1" } } });
    if (fault === "extra") await eventually(() => expect(table.server.connections().open).toBe(0));
    else expect(table.server.connections().open).toBe(1);
  });

  test("the state that a new connection has told is not asked for a second time", async () => {
    const table = await sip2Table({ settings: { idleSeconds: 60, preset: "koha", statusFirst: true } });
    const asked = () => table.server.heard.filter((text) => text.startsWith("99")).length;
    expect(await table.ask({ id: "99" })).toMatchObject({ kind: "answer", message: { id: "98" } });
    expect(asked()).toBe(1);
    await table.ask({ id: "99" });
    expect(asked()).toBe(2);
  });

  test("96: a read is sent once more on the same connection, not twice", async () => {
    const table = await sip2Table();
    table.server.faults.set("63", { once: "resend" });
    await table.answer(patron("P1001", "1234"));
    const [one, two] = table.server.heard.filter((text) => text.startsWith("63"));
    expect(one).toBe(two);
    expect(table.server.connections().made).toBe(1);
    table.server.faults.set("63", "resend");
    expect(await table.ask(patron("P1001"))).toEqual({ kind: "lost", reason: "resend" });
    expect(table.server.heard.filter((text) => text.startsWith("63"))).toHaveLength(4);
  });

  test("a server without holds, or without an end of a visit, closes the connection; the next request opens another", async () => {
    const table = await sip2Table({ quirks: { missing: "15 35" }, settings: { idleSeconds: 60 } });
    const who = { AA: "P1001", AB: "30006" };
    expect(await table.ask({ id: "15", parts: { mode: "+" }, fields: who })).toEqual({
      kind: "lost",
      reason: "closed",
    });
    expect(await table.ask({ id: "35", fields: who })).toEqual({ kind: "lost", reason: "closed" });
    await table.answer(patron("P1002"));
  });

  test("a server that demands sums says 96 to a request without one", async () => {
    const options = { quirks: SERVERS.older, settings: { user: "", statusFirst: false } } as const;
    const table = await sip2Table({ ...options, settings: { ...options.settings, errorDetection: "off" } });
    table.server.quirks.login = "not-needed";
    expect(await table.ask(patron("P1001"))).toEqual({ kind: "lost", reason: "resend" });
    const sums = await sip2Table(options);
    sums.server.quirks.login = "not-needed";
    await sums.answer(patron("P1001"));
  });

  test("a server without 65: 96 or a closed connection", async () => {
    for (const [unknown, reason] of [
      ["resend", "resend"],
      ["close", "closed"],
    ] as const) {
      const table = await sip2Table({ quirks: { missing: "65", unknown } });
      expect(await table.ask({ id: "65", fields: { AA: "P1001" } })).toEqual({ kind: "lost", reason });
    }
  });
});

describe("whose answer it is", () => {
  test("the answer before, and an answer for the card before, are refused", async () => {
    for (const leak of ["old-answer", "old-card"] as const) {
      for (const errorDetection of ["send", "off"] as const) {
        const table = await sip2Table({ quirks: { leak }, settings: { idleSeconds: 60, errorDetection } });
        expect(await table.ask(patron("P1001", "1234"))).toMatchObject({ kind: "answer" });
        expect(await table.ask(patron("P1002", "9876#!"))).toEqual({ kind: "lost", reason: "mismatch" });
        await eventually(() => expect(table.server.connections().open).toBe(0));
      }
    }
  });

  test("an old answer about the same copy is known by its number", async () => {
    const item = { id: "17", fields: { AB: "30001" } } as const;
    const table = await sip2Table({ quirks: { leak: "old-answer" }, settings: { idleSeconds: 60 } });
    expect(await table.ask(item)).toMatchObject({ kind: "answer" });
    expect(await table.ask(item)).toEqual({ kind: "lost", reason: "mismatch" });
  });

  test("another institution is not ours, but where the preset says that it may be", async () => {
    const options = { institution: "SIP2", settings: { preset: "generic" } } as const;
    const table = await sip2Table({ ...options, settings: { statusFirst: false } });
    expect(await table.ask(patron("P1001"))).toEqual({ kind: "lost", reason: "mismatch" });
    const koha = await sip2Table({ ...options, settings: { preset: "koha" } });
    expect(await koha.ask(patron("P1001"))).toMatchObject({ kind: "answer" });
  });

  test("strict: what cannot prove itself is refused, with the hint for the operator in the log", async () => {
    for (const checksum of ["absent", "wrong"] as const) {
      const table = await sip2Table({
        quirks: { checksum },
        settings: { errorDetection: "strict", user: "", statusFirst: false },
      });
      table.server.quirks.login = "not-needed";
      expect(await table.ask(patron("P1001"))).toEqual({ kind: "lost", reason: "checksum" });
      expect(table.log.recent().at(-1)).toMatchObject({ event: "sip2-lost", reason: "checksum" });
    }
    const table = await sip2Table({ settings: { errorDetection: "strict" } });
    await table.answer(patron("P1001", "1234"));
  });
});

describe("one connection", () => {
  test("requests that come together go one after the other, each in one write", async () => {
    // This server ends as a whole at two requests in one read.
    const table = await sip2Table({ quirks: SERVERS.invenio });
    const cards = ["P1001", "P1002", "P1003", "P1001"];
    const replies = await Promise.all(cards.map((card) => table.ask(patron(card))));
    expect(replies.map((reply) => reply.kind)).toEqual(cards.map(() => "answer"));
    expect(table.server.connections().made).toBe(1);
    expect(table.server.heard.map((text) => text.slice(0, 2))).toEqual(["93", "99", "63", "63", "63", "63"]);
  });

  test("a CR LF breaks a server that cuts one sign, and the settings mend it", async () => {
    const table = await sip2Table({
      quirks: SERVERS.invenio,
      settings: { terminator: "crlf", errorDetection: "strict" },
    });
    expect(await table.ask(patron("P1001"))).toMatchObject({ kind: "unsent", reason: "login-failed" });
  });

  test("more than sixteen that wait are told to come again", async () => {
    const table = await sip2Table();
    table.server.faults.set("63", { slow: 20 });
    const replies = await Promise.all(Array.from({ length: 18 }, () => table.ask(patron("P1001"))));
    expect(replies.filter(({ kind }) => kind === "answer")).toHaveLength(16);
    expect(replies.slice(16)).toEqual([
      { kind: "unsent", reason: "busy" },
      { kind: "unsent", reason: "busy" },
    ]);
  });

  test("a value that cannot be sent is not, and costs no connection", async () => {
    const table = await sip2Table({ settings: { encodingOut: "ascii", idleSeconds: 60 } });
    expect(await table.ask(patron("カード"))).toEqual({ kind: "unsent", reason: "unfit" });
    expect(await table.ask(patron("1".repeat(300)))).toEqual({ kind: "unsent", reason: "unfit" });
    await table.answer(patron("P1001"));
    expect(table.server.connections().made).toBe(1);
  });

  test("AY goes round from 0 to 9", async () => {
    const table = await sip2Table({ settings: { idleSeconds: 60 } });
    for (let times = 0; times < 11; times += 1) await table.answer({ id: "17", fields: { AB: "30001" } });
    const numbers = table.server.heard.map((text) => /AY(\d)AZ/u.exec(text)?.[1]);
    expect(numbers.join("")).toBe("0123456789012");
  });

  test("error detection off: neither AY nor AZ goes out, and what comes is not looked at", async () => {
    const table = await sip2Table({ quirks: { checksum: "unasked" }, settings: { errorDetection: "off" } });
    await table.answer(patron("P1001", "1234"));
    expect(table.server.heard.join("")).not.toMatch(/AY\dAZ/u);
  });

  test("who stops waiting is answered at once: unsent while it waited its turn, lost when it was out", async () => {
    const table = await sip2Table({ settings: { idleSeconds: 60 } });
    table.server.faults.set("29", "never");
    const stops = [new AbortController(), new AbortController(), new AbortController()] as const;
    const [out, behind] = stops.map(({ signal }) => table.session.ask(RENEWAL, signal));
    await eventually(() => expect(table.server.heard.at(-1)).toMatch(/^29/u));
    stops[1].abort();
    expect(await behind).toEqual({ kind: "unsent", reason: "aborted" });
    stops[0].abort();
    expect(await out).toEqual({ kind: "lost", reason: "aborted" });
    stops[2].abort();
    expect(await table.session.ask(RENEWAL, stops[2].signal)).toEqual({ kind: "unsent", reason: "aborted" });
    expect(table.log.recent().some(({ event }) => event === "sip2-lost")).toBe(false);
  });

  test("after its end nothing is sent, and waiting requests are answered", async () => {
    const table = await sip2Table();
    table.server.faults.set("63", "never");
    const [out, behind] = [table.ask(patron("P1001")), table.ask(patron("P1002"))];
    await eventually(() => expect(table.server.heard.at(-1)).toMatch(/^63/u));
    table.session.end();
    expect(await out).toMatchObject({ kind: "lost" });
    expect(await behind).toEqual({ kind: "unsent", reason: "ended" });
    expect(await table.session.ask(patron("P1001"), NEVER)).toEqual({ kind: "unsent", reason: "ended" });
  });
});

test("97 would repeat an answer about the patron before: it is never sent, and its answer would be refused", async () => {
  const table = await sip2Table();
  await table.answer(patron("P1001", "1234"));
  const stranger = connect(table.server.port, table.server.host);
  onTestFinished(() => void stranger.destroy());
  stranger.write("97AZFEF5\r");
  const [bytes] = (await once(stranger, "data")) as [Buffer];
  const decoded = decode(bytes.subarray(0, -1), { encoding: "utf-8", delimiter: "|" });
  if (decoded.kind !== "message") throw new Error("There was nothing to give away.");
  expect(first(decoded.message, "AA")).toBe("P1001");
  const usual = {
    institution: "CENTRAL",
    terminalPassword: "",
    sendEmpty: true,
    date: "",
  };
  const profile = profileOf(table.settings);
  const asked = (card: string): string | object =>
    verifyAnswer(
      { request: compose(patron(card), usual), sequence: decoded.sequence ?? 0 },
      decoded,
      profile,
    );
  expect(asked("P1002")).toBe("mismatch");
  expect(asked("P1001")).toBe(decoded.message);
  // The right card and the right number, but an answer to something else.
  const end = {
    request: compose({ id: "35", fields: { AA: "P1001" } }, usual),
    sequence: decoded.sequence ?? 0,
  };
  expect(verifyAnswer(end, decoded, profile)).toBe("mismatch");
});
