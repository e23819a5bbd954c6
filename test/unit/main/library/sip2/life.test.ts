import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Sip2Settings } from "#contract/settings/backends.schema.ts";
import { connectTransport } from "#main/library/sip2/transport.ts";
import { eventually, NEVER, patron, sip2Table } from "#test/support/library/sip2-session.ts";
import { listenOn } from "#test/support/system/own-port.ts";

/** For steps that must fail; what must succeed has the usual limits. */
const QUICK = { requestSeconds: 0.2, loginSeconds: 0.2 };
const ITEM = { id: "17", fields: { AB: "30001" } } as const;
const RENEWAL = { id: "29", fields: { AA: "P1001", AB: "30001" } } as const;

function pem(name: string): string {
  return readFileSync(join(import.meta.dirname, "../../../../fixtures/tls", `${name}.pem`), "utf8");
}

describe("the way in", () => {
  test("login, state, and then the request; without an account no login, without the wish no state", async () => {
    const table = await sip2Table({ settings: { location: "HALL" } });
    await table.answer(ITEM);
    expect(table.server.heard[0]).toMatch(/^9300CNkiosk\|COsecret\|CPHALL\|AY0AZ/u);
    expect(table.server.heard.map((text) => text.slice(0, 2))).toEqual(["93", "99", "17"]);
    const bare = await sip2Table({ quirks: { login: "none" }, settings: { user: "", statusFirst: false } });
    bare.server.quirks.login = "not-needed";
    await bare.answer(ITEM);
    expect(bare.server.heard.map((text) => text.slice(0, 2))).toEqual(["17"]);
  });

  test.each([
    ["a wrong password", {}, { password: "wrong" }, "login-refused"],
    ["a login that hangs", { login: "hangs" }, QUICK, "login-failed"],
    ["a server without accounts that closes at 93", { login: "none" }, QUICK, "login-failed"],
    ["a request before the login: closed", {}, { ...QUICK, user: "" }, "login-failed"],
    ["a request before the login: None", { beforeLogin: "none" }, { ...QUICK, user: "" }, "login-failed"],
  ] as const)("%s: nothing was sent, and that is sure", async (_what, quirks, settings, reason) => {
    const table = await sip2Table({ quirks, settings });
    expect(await table.ask(RENEWAL)).toEqual({ kind: "unsent", reason });
    expect(table.server.world.changes).toEqual([]);
    expect(table.log.recent().at(-1)).toMatchObject({ event: "sip2-unsent", kind: "renewal", reason });
    await eventually(() => expect(table.server.connections().open).toBe(0));
  });

  test("a refused terminal does not try again at once, since servers lock accounts", async () => {
    const table = await sip2Table({ settings: { password: "wrong" } });
    for (let times = 0; times < 4; times += 1) {
      expect(await table.ask(ITEM)).toEqual({ kind: "unsent", reason: "login-refused" });
    }
    expect(table.server.heard).toHaveLength(1);
  });

  test("pauses grow while the server is unreachable, and it reconnects when it is back", async () => {
    const table = await sip2Table({ settings: QUICK });
    const { port } = table.server;
    await table.server.stop();
    const started = performance.now();
    for (let tries = 0; tries < 3; tries += 1) {
      expect(await table.ask(ITEM)).toEqual({ kind: "unsent", reason: "unreachable" });
    }
    // The first was at once; the others waited out 200 and 400 ms, give or take a timer's rounding.
    expect(performance.now() - started).toBeGreaterThan(590);
    const came: number[] = [];
    const back = createServer((socket) => {
      came.push(performance.now());
      socket.on("data", (piece) => socket.write(String(piece).startsWith("93") ? "940\r" : ""));
    });
    await listenOn(back, port);
    await eventually(async () => expect(await table.ask(ITEM)).toMatchObject({ reason: "login-refused" }));
    expect(came).toHaveLength(1);
    back.close();
  });

  test("a server with too few workers accepts and is silent: every step has its limit", async () => {
    const table = await sip2Table({ quirks: { workers: 1 }, settings: { idleSeconds: 60 } });
    await table.answer(ITEM);
    const other = await sip2Table({ settings: { ...QUICK, port: table.server.port } });
    expect(await other.ask(ITEM)).toEqual({ kind: "unsent", reason: "login-failed" });
  });
});

describe("held and given back", () => {
  test("without a visit a connection ends with its answer, or after the idle time", async () => {
    const table = await sip2Table();
    await table.answer(ITEM);
    await eventually(() => expect(table.server.connections().open).toBe(0));
    const idle = await sip2Table({ settings: { idleSeconds: 0.2 } });
    await idle.answer(ITEM);
    await idle.answer(ITEM);
    expect(idle.server.connections()).toEqual({ made: 1, open: 1 });
    await eventually(() => expect(idle.server.connections().open).toBe(0));
  });

  test("a visit may keep it, alive, until it lets go; letting go twice counts once", async () => {
    const table = await sip2Table({ settings: { visitSeconds: 60 }, session: { keepAliveMs: 30 } });
    const [letGo, letGoToo] = [table.session.reserve(), table.session.reserve()];
    await table.answer(ITEM);
    const states = (): number => table.server.heard.filter((text) => text.startsWith("99")).length;
    await eventually(() => expect(states()).toBeGreaterThan(3));
    letGo();
    letGo();
    await table.answer(ITEM);
    expect(table.server.connections()).toEqual({ made: 1, open: 1 });
    letGoToo();
    await eventually(() => expect(table.server.connections().open).toBe(0));
  });

  test("a visit keeps it during requests, and gives it back while the patron reads", async () => {
    const table = await sip2Table({ settings: { visitSeconds: 0.2 }, session: { keepAliveMs: 30 } });
    const letGo = table.session.reserve();
    await table.answer(ITEM);
    await table.answer(ITEM);
    expect(table.server.connections()).toEqual({ made: 1, open: 1 });
    await eventually(() => expect(table.server.connections().open).toBe(0));
    await table.answer(ITEM);
    expect(table.server.connections()).toEqual({ made: 2, open: 1 });
    letGo();
    await eventually(() => expect(table.server.connections().open).toBe(0));
  });

  test("two workers serve many kiosks, since none keeps a worker between visits", async () => {
    const table = await sip2Table({ quirks: { workers: 2 } });
    const kiosks = await Promise.all(
      Array.from({ length: 12 }, () =>
        sip2Table({ settings: { port: table.server.port, loginSeconds: 20 } }),
      ),
    );
    const replies = await Promise.all(kiosks.map((kiosk) => kiosk.ask(patron("P1001", "1234"))));
    expect(replies.every(({ kind }) => kind === "answer")).toBe(true);
  });

  test("a server that closes idle connections: a read finds another one", async () => {
    const table = await sip2Table({ settings: { idleSeconds: 60 } });
    await table.answer(ITEM);
    table.server.quirks.idleClose = 50;
    await table.answer(ITEM);
    table.server.quirks.idleClose = 0;
    await eventually(() => expect(table.server.connections().open).toBe(0));
    await table.answer(ITEM);
    expect(table.server.connections().made).toBe(2);
  });

  test("a read whose connection died under it is asked again on a new one, once", async () => {
    const table = await sip2Table({ settings: { idleSeconds: 60 } });
    await table.answer(ITEM);
    table.server.faults.set("17", "close-first");
    expect(await table.ask(ITEM)).toEqual({ kind: "lost", reason: "closed" });
    expect(table.server.connections().made).toBe(2);
    expect(table.server.heard.filter((text) => text.startsWith("17"))).toHaveLength(3);
  });

  test("a write after a silence asks first whether the line lives, and takes another when it does not", async () => {
    const table = await sip2Table({ settings: { idleSeconds: 60 }, session: { staleMs: 0 } });
    await table.answer(ITEM);
    table.server.faults.set("99", { once: "close-first" });
    expect(await table.ask(RENEWAL)).toMatchObject({ kind: "answer", message: { parts: { ok: "1" } } });
    expect(table.server.connections().made).toBe(2);
    expect(table.server.world.changes).toEqual(["renew 30001 P1001"]);
  });

  test("the connection below closes by itself after anything but one message", async () => {
    const { server, settings } = await sip2Table({ quirks: { login: "not-needed" } });
    for (const fault of ["never", "bare", "extra", "flood"] as const) {
      server.faults.set("99", fault);
      const transport = await connectTransport(settings, NEVER);
      if (typeof transport === "string") throw new Error(transport);
      const received = await transport.exchange(
        Buffer.from("9900802.00\r"),
        fault === "extra" ? 20_000 : 200,
        NEVER,
      );
      expect([fault, received.kind === "frame", transport.isOpen()]).toEqual([
        fault,
        fault === "extra",
        false,
      ]);
    }
  });

  test("a late answer is dropped", async () => {
    const table = await sip2Table({ settings: { idleSeconds: 60 } });
    await table.answer(ITEM);
    table.server.faults.set("29", { slow: 400 });
    table.settings.requestSeconds = 0.2;
    expect(await table.ask(RENEWAL)).toEqual({ kind: "lost", reason: "timeout" });
    table.settings.requestSeconds = 20;
    expect(await table.ask(patron("P1001", "1234"))).toMatchObject({ kind: "answer" });
    expect(table.server.connections().made).toBe(2);
  });
});

describe("TLS (R57)", () => {
  const SERVER = { cert: pem("localhost"), key: pem("localhost-key") };
  const OURS = { on: true, authority: pem("authority"), serverName: "localhost", certificate: "", key: "" };

  async function asked(tls: object, settings: Sip2Settings["tls"]): Promise<unknown> {
    const table = await sip2Table({
      tls: { ...SERVER, ...tls },
      settings: { tls: settings },
    });
    const reply = await table.session.ask(ITEM, NEVER);
    if (reply.kind !== "answer") expect(table.server.heard).toEqual([]);
    return reply.kind === "answer" ? "answer" : reply.reason;
  }

  test("the library's own authority, by the name in the certificate", async () => {
    expect(await asked({}, OURS)).toBe("answer");
    expect(await asked({ maxVersion: "TLSv1.2" }, OURS)).toBe("answer");
  });

  test("another authority, another name, no authority: nothing is said", async () => {
    expect(await asked({}, { ...OURS, authority: pem("other-authority") })).toBe("untrusted");
    expect(await asked({}, { ...OURS, authority: "" })).toBe("untrusted");
    expect(await asked({}, { ...OURS, serverName: "other.example" })).toBe("untrusted");
    expect(await asked({}, { ...OURS, serverName: "" })).toBe("untrusted");
    expect(await asked({}, { ...OURS, key: "no key", certificate: "no certificate" })).toBe("untrusted");
  });

  test("a server that wants a certificate of ours", async () => {
    const demands = { requestCert: true, rejectUnauthorized: true, ca: pem("authority") };
    const own = { ...OURS, certificate: pem("localhost"), key: pem("localhost-key") };
    expect(await asked(demands, own)).toBe("answer");
    // TLS 1.3 refuses only after the handshake, at the first read.
    expect(await asked(demands, OURS)).toBe("untrusted");
    expect(await asked({ ...demands, maxVersion: "TLSv1.2" }, OURS)).toBe("untrusted");
  });

  test("a server without TLS, and TLS where none is spoken", async () => {
    const plain = await sip2Table({ settings: { ...QUICK, tls: OURS } });
    expect(await plain.ask(ITEM)).toMatchObject({ kind: "unsent" });
    const table = await sip2Table({ tls: SERVER, settings: QUICK });
    expect(await table.ask(ITEM)).toMatchObject({ kind: "unsent", reason: "login-failed" });
  });
});
