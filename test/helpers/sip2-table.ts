import { onTestFinished } from "vitest";
import { type Sip2Settings, sip2Parts } from "#contract/settings/backends.schema.ts";
import type { Ask } from "#main/library/sip2/compose.ts";
import type { Message } from "#main/library/sip2/message.ts";
import type { AnswerId, RequestId } from "#main/library/sip2/messages.table.ts";
import {
  createSip2Session,
  type Reply,
  type Sip2Session,
  type Sip2SessionOptions,
} from "#main/library/sip2/session.ts";
import { waysOf } from "#main/library/sip2/ways.ts";
import { createLog, type Log } from "#main/log/log.ts";
import { type FakeSip2Options, type FakeSip2Server, startSip2Server } from "#test/fakes/sip2-server.ts";

/** A session and the server it talks to, both ended with the test. */
export interface Sip2Table {
  readonly server: FakeSip2Server;
  readonly session: Sip2Session;
  readonly log: Log;
  /** The session's own; the time limits may be changed while it runs. */
  readonly settings: Changeable<Sip2Settings, "requestSeconds" | "loginSeconds">;
  /** Asks as somebody who waits. */
  ask<Id extends RequestId>(ask: Ask<Id>): Promise<Reply<Id>>;
  /** Asks for what must be answered. */
  answer<Id extends RequestId>(ask: Ask<Id>): Promise<Message<AnswerId<Id>>>;
}

type Changeable<T, Names extends keyof T> = Omit<T, Names> & { -readonly [Name in Names]: T[Name] };

export interface Sip2TableOptions extends FakeSip2Options {
  readonly settings?: Partial<Sip2Settings>;
  readonly session?: Partial<Pick<Sip2SessionOptions, "keepAliveMs" | "staleMs" | "hear">>;
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
  const session = createSip2Session({ sip2, ways: waysOf(sip2), log, ...options.session });
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
