import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { SETTINGS } from "#contract/settings/settings.schema.ts";
import { createLibrary, isOtherBackend } from "#main/library/adapter.ts";
import { type Adapter, createLiveLibrary } from "#main/library/live.ts";
import { createLog } from "#main/log/log.ts";
import { startSip2Server } from "#test/fakes/sip2-server.ts";
import { given, patient, signedIn } from "#test/support/library/sip2-library.ts";
import { eventually } from "#test/support/library/sip2-session.ts";

const log = createLog(null, false);
/** Unused, and never requested. */
const elsewhere = () => createLibrary(SETTINGS.parse({ backend: { url: "http://127.0.0.1:1" } }), log);

async function sip2() {
  const server = await startSip2Server();
  onTestFinished(() => server.stop());
  const { host, port } = server;
  const settings = SETTINGS.parse({
    backend: {
      adapter: "sip2",
      sip2: { host, port, user: "kiosk", password: "secret", idleSeconds: 600, connectSeconds: 40 },
    },
  });
  return { server, adapter: createLibrary(settings, log) };
}

/** A backend of ours that answers every request alike, or keeps it waiting. */
async function http(answers = true) {
  const sockets = new Set<Socket>();
  const server = createServer((_request, response) => {
    if (answers) response.setHeader("content-type", "application/json").end("{}");
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close().closeAllConnections());
  const { port } = server.address() as AddressInfo;
  const settings = SETTINGS.parse({ backend: { url: `http://127.0.0.1:${port}` } });
  return { open: () => sockets.size, adapter: createLibrary(settings, log) };
}

describe("a library system that the settings no longer name", () => {
  test("keeps no connection: SIP2, without a sign-in", async () => {
    const { server, adapter } = await sip2();
    const { library, replace } = createLiveLibrary(adapter, log);
    given(await library.health(patient()));
    expect(server.connections().open).toBe(1);
    replace(elsewhere());
    await eventually(() => expect(server.connections().open).toBe(0));
    expect((await adapter.health(patient())).ok).toBe(false);
    expect(server.connections()).toEqual({ made: 1, open: 0 });
  });

  test("keeps no connection: HTTP, whose connections wait for the next request", async () => {
    const { open, adapter } = await http();
    const { library, replace } = createLiveLibrary(adapter, log);
    given(await library.health(patient()));
    expect(open()).toBe(1);
    replace(elsewhere());
    await eventually(() => expect(open()).toBe(0));
    expect(await adapter.health(patient())).toMatchObject({ ok: false });
    expect(open()).toBe(0);
  });

  test("gets the sign-out of a patron whose actions were still under way, and is then closed", async () => {
    const { server, adapter } = await sip2();
    const { library, replace } = createLiveLibrary(adapter, log);
    const { session } = await signedIn(library);
    replace(elsewhere());
    // Calls of the session still go to the adapter that opened it only.
    expect(given(await library.loans({ session }, patient())).loans.length).toBeGreaterThan(0);
    expect(server.connections().open).toBe(1);
    expect(server.heard.some((text) => text.startsWith("35"))).toBe(false);
    given(await library.signOut({ session }, patient()));
    expect(server.heard.filter((text) => text.startsWith("35"))).toHaveLength(1);
    await eventually(() => expect(server.connections().open).toBe(0));
  });

  test("gets the sign-out from us when no other part sends it, and is let go all the same", async () => {
    const { server, adapter } = await sip2();
    const { library, replace } = createLiveLibrary(adapter, log, 50);
    await signedIn(library);
    replace(elsewhere());
    await eventually(() => expect(server.connections().open).toBe(0));
    expect(server.heard.filter((text) => text.startsWith("35"))).toHaveLength(1);
  });

  test("is waited for as long as an action and its sign-out may take on a slow disk", async () => {
    let ends = 0;
    const counted = {
      signIn: () => Promise.resolve({ ok: true, value: { session: "of-a-patron" } }),
      signOut: () => Promise.resolve({ ok: true }),
      end: () => {
        ends += 1;
      },
    } as unknown as Adapter;
    const { library, replace } = createLiveLibrary(counted, log);
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    await signedIn(library);
    replace(elsewhere());
    // 2 s for each of the journal's lines, 30 s for the action, 5 s for the sign-out.
    await vi.advanceTimersByTimeAsync(39_000);
    expect(ends).toBe(0);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(ends).toBe(1);
  });

  test("that never answers is not waited for", async () => {
    const { open, adapter } = await http(false);
    const { library, replace } = createLiveLibrary(adapter, log, 50);
    const asked = library.info(patient());
    await eventually(() => expect(open()).toBe(1));
    replace(elsewhere());
    expect(await asked).toMatchObject({ ok: false, refusal: { name: "out-of-order" } });
    await eventually(() => expect(open()).toBe(0));
  });
});

test("only another backend or library makes another adapter: a theme keeps the connections", () => {
  const settings = (more: object = {}) =>
    SETTINGS.parse({ backend: { url: "https://library.example" }, ...more });
  expect(isOtherBackend(settings(), settings({ kiosk: { theme: "ink" }, password: { word: "pin" } }))).toBe(
    false,
  );
  expect(isOtherBackend(settings(), settings({ kiosk: { library: "west" } }))).toBe(true);
  expect(
    isOtherBackend(settings(), settings({ backend: { url: "https://library.example", token: "x" } })),
  ).toBe(true);
});
