import { expect, onTestFinished, vi } from "vitest";
import { type Sip2Settings, sip2Parts } from "#contract/settings/backends.schema.ts";
import type { Ask } from "#main/library/sip2/compose.ts";
import type { Message } from "#main/library/sip2/message.ts";
import type { AnswerId, RequestId } from "#main/library/sip2/messages.table.ts";
import { profileOf } from "#main/library/sip2/server-profiles.ts";
import {
  createSip2Session,
  type Reply,
  type Sip2Session,
  type Sip2SessionOptions,
} from "#main/library/sip2/session.ts";
import { createLog, type Log } from "#main/log/log.ts";
import type { Fault } from "#test/fakes/sip2/quirks.ts";
import { type FakeSip2Options, type FakeSip2Server, startSip2Server } from "#test/fakes/sip2-server.ts";

/** A session and the server it talks to, both ended with the test. */
export interface Sip2Table {
  readonly server: FakeSip2Server;
  readonly session: Sip2Session;
  readonly log: Log;
  /** The session's own; the time limits may be changed while it runs. */
  readonly settings: Changeable<Sip2Settings, "requestSeconds" | "loginSeconds">;
  /** Asks without aborting. */
  ask<Id extends RequestId>(ask: Ask<Id>): Promise<Reply<Id>>;
  /** Asks for what must be answered. */
  answer<Id extends RequestId>(ask: Ask<Id>): Promise<Message<AnswerId<Id>>>;
}

type Changeable<T, Names extends keyof T> = Omit<T, Names> & { -readonly [Name in Names]: T[Name] };

export interface Sip2TableOptions extends FakeSip2Options {
  readonly settings?: Partial<Sip2Settings>;
  readonly session?: Partial<Pick<Sip2SessionOptions, "keepAliveMs" | "staleMs" | "trace">>;
}

/** Waits until a check passes, as long as a slow machine may take. */
export function eventually(check: () => void | Promise<void>): Promise<void> {
  return vi.waitFor(check, { timeout: 20_000, interval: 20 });
}

/** A signal that never comes. */
export const NEVER = new AbortController().signal;

/** Complete settings for a server of tests: short waits, a branch, a terminal of its own. */
export function sip2Settings(
  server: { host: string; port: number },
  more: Partial<Sip2Settings> = {},
): Sip2Settings {
  return {
    ...sip2Parts.parse({
      host: server.host,
      port: server.port,
      user: "kiosk",
      password: "secret",
      institution: "CENTRAL",
      timeZone: "Asia/Tokyo",
    }),
    ...more,
  };
}

/** Starts a fake and a session with it. */
export async function sip2Table(options: Sip2TableOptions = {}): Promise<Sip2Table> {
  const server = await startSip2Server(options);
  const sip2 = sip2Settings(server, options.settings);
  const log = createLog(null, false);
  const session = createSip2Session({ sip2, profile: profileOf(sip2), log, ...options.session });
  onTestFinished(async () => {
    session.end();
    await server.stop();
  });
  const ask = <Id extends RequestId>(request: Ask<Id>): Promise<Reply<Id>> => session.ask(request, NEVER);
  return {
    server,
    session,
    log,
    settings: sip2,
    ask,
    async answer(request) {
      const reply = await ask(request);
      if (reply.kind !== "answer")
        throw new Error(`No answer to ${request.id}: ${reply.kind}, ${reply.reason}.`);
      return reply.message;
    },
  };
}

/** 63 for a card, with one of the lists. */
export function patron(AA: string, AD = "", list = "          ", more: Ask<"63">["fields"] = {}): Ask<"63"> {
  return { id: "63", parts: { language: "014", summary: list }, fields: { AA, AD, ...more } };
}

/** The lists of 63, by what they are. */
export const LISTS = { holds: "Y         ", loans: "  Y       ", queue: "     Y    " } as const;

/**
 * Asks for a renewal that goes wrong, and answers the reason. It must have been sent once, the connection must be given
 * up, and the next request must find another one.
 */
export async function lostTo(fault: Fault, requestSeconds: number): Promise<string> {
  const table = await sip2Table({ settings: { idleSeconds: 60 } });
  await table.answer({ id: "99" });
  table.server.faults.set("29", fault);
  table.settings.requestSeconds = requestSeconds;
  const reply = await table.ask({ id: "29", fields: { AA: "P1001", AB: "30001" } });
  table.settings.requestSeconds = 20;
  const reason = reply.kind === "lost" ? reply.reason : "";
  expect(table.server.heard.filter((text) => text.startsWith("29"))).toHaveLength(1);
  expect(table.log.recent().at(-1)).toMatchObject({ event: "sip2-lost", kind: "renewal", reason });
  await eventually(() => expect(table.server.connections().open).toBe(0));
  await table.answer(patron("P1001", "1234"));
  expect(table.server.connections().made).toBe(2);
  return reason;
}
