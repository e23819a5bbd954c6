import type { Abort } from "#contract/library/port.ts";
import type { Sip2Settings } from "#contract/settings/backends.schema.ts";
import type { Log } from "../../log/log.ts";
import { deferred } from "../../time/deferred.ts";
import type { Ask } from "./compose.ts";
import { createConnector, type NotConnected } from "./connector.ts";
import type { Message } from "./message.ts";
import type { ChannelOptions, MessageChannel } from "./message-channel.ts";
import { type AnswerId, MESSAGES, type RequestId } from "./messages.table.ts";
import type { ServerProfile } from "./server-profiles.ts";

/** Why a request was certainly not carried out. */
export type Unsent =
  | NotConnected
  /** Too many requests are queued. */
  | "busy"
  /** A value cannot be sent: too long, or a character is missing in the server's encoding. */
  | "unfit"
  /** `end` was called. */
  | "ended";

/** Why it is unknown whether a request was carried out. The connection was closed. */
export type Lost =
  /** The caller aborted after it was sent. */
  | "aborted"
  | "timeout"
  /** The connection was closed, reset or broken. */
  | "closed"
  /** Not SIP2, or too long. */
  | "nonsense"
  /** `strict` only: checksum missing or wrong. The operator's hint: set errorDetection to `send`. */
  | "checksum"
  /** An answer to something else: another message, number, card, copy or institution (SIP-14). */
  | "mismatch"
  /** 96 (request resend) twice, or for a write. */
  | "resend";

/** The outcome of a request. A `lost` read only means that there is no answer. */
export type Reply<Id extends RequestId = RequestId> =
  | { readonly kind: "answer"; readonly message: Message<AnswerId<Id>> }
  | { readonly kind: "unsent"; readonly reason: Unsent }
  | { readonly kind: "lost"; readonly reason: Lost };

/**
 * The session with one SIP2 server: at most one connection and one request at a time; others are queued. It connects, logs in
 * (93) and reads the status (99) when needed, and closes the connection after any doubt. Never throws or rejects, and logs
 * nothing of requests or answers.
 */
export interface Sip2Session {
  /**
   * Sends one request and waits for its answer, which is accepted only if it matches: the paired message, the same number, and
   * the requested card, copy and institution. A read whose connection was closed is repeated once on a new one; a write (11 09 29
   * 15 65 37) is sent once only. Takes at most connectSeconds + loginSeconds + requestSeconds from its turn on, twice that for a
   * read.
   */
  ask<Id extends RequestId>(ask: Ask<Id>, signal: Abort): Promise<Reply<Id>>;
  /**
   * Marks a visit that needs the server. Until the returned function is called, the connection is closed `visitSeconds` after its
   * last answer, and kept alive (99) if that is long; otherwise after `idleSeconds`. Both are short by default, so that many
   * kiosks do not use up a server's workers; the next request connects again. Several callers may reserve; each calls its own
   * function, once or more often.
   */
  reserve(): () => void;
  /** The latest status (98); null before the first. Its values are hints (SIP-24). */
  state(): Message<"98"> | null;
  /** Whether a request is under way or waits. */
  isBusy(): boolean;
  /** Milliseconds since the latest answer; `Infinity` before the first. */
  silence(): number;
  /** Closes and answers queued requests. Later requests are refused. */
  end(): void;
}

/** An open connection; `status`: the status that was read while connecting, if that was just now. */
interface Ready {
  readonly channel: MessageChannel;
  readonly isFresh: boolean;
  readonly status: Message<"98"> | null;
}

export interface Sip2SessionOptions {
  readonly sip2: Sip2Settings;
  /** `profileOf(sip2)`. */
  readonly profile: ServerProfile;
  readonly log: Log;
  readonly trace?: ChannelOptions["trace"];
  /** Milliseconds between keep-alive messages while a visit needs the connection. */
  readonly keepAliveMs?: number;
  /** Milliseconds without traffic after which a connection is checked before a write. */
  readonly staleMs?: number;
}

/** Shorter than the idle timeout of every known server (SIP-25). */
const KEEP_ALIVE_MS = 50_000;
const STALE_MS = 5000;
/** Requests beyond this queue length are refused at once. */
const MAX_WAITING = 16;

/** Creates the session; it connects with the first request. */
export function createSip2Session(options: Sip2SessionOptions): Sip2Session {
  const { sip2, profile, log, keepAliveMs = KEEP_ALIVE_MS, staleMs = STALE_MS } = options;
  const connector = createConnector(options);
  let channel: MessageChannel | null = null;
  let lastAnswer = Number.NEGATIVE_INFINITY;
  /** Time of the last request, without keep-alive messages. */
  let lastAsked = 0;
  let state: Message<"98"> | null = null;
  let turns: Promise<void> = Promise.resolve();
  let waiting = 0;
  let reservations = 0;
  let current: AbortController | null = null;
  let timer: NodeJS.Timeout | undefined;
  let hasEnded = false;

  /** Asks for the state, which also checks the connection. */
  async function readStatus(open: MessageChannel, signal: Abort): Promise<void> {
    const reply = await open.ask({ id: "99" }, sip2.requestSeconds * 1000, signal);
    if (reply.kind !== "answer") return;
    state = reply.message;
    lastAnswer = performance.now();
  }

  async function ready(isWrite: boolean, signal: Abort): Promise<Ready | NotConnected> {
    const isStale = isWrite && profile.statusFirst && performance.now() - lastAnswer > staleMs;
    if (channel?.isOpen() && isStale) await readStatus(channel, signal);
    if (channel?.isOpen()) return { channel, isFresh: false, status: null };
    const connected = await connector.open(signal);
    if (typeof connected === "string") return connected;
    channel = connected.channel;
    state = connected.state ?? state;
    return { channel, isFresh: true, status: connected.state };
  }

  async function turn<Id extends RequestId>(ask: Ask<Id>, signal: Abort): Promise<Reply<Id>> {
    const { write } = MESSAGES[ask.id];
    for (let isAgain = false; ; isAgain = true) {
      const open = await ready(write, signal);
      if (typeof open === "string") return { kind: "unsent", reason: open };
      // The status that was just read while connecting is not requested again.
      if (ask.id === "99" && open.status !== null)
        return { kind: "answer", message: open.status } as Reply<Id>;
      const reply = await open.channel.ask(ask, sip2.requestSeconds * 1000, signal);
      if (reply.kind === "unfit") return { kind: "unsent", reason: "unfit" };
      if (reply.kind === "answer") {
        lastAnswer = performance.now();
        if (reply.message.id === "98") state = reply.message as Message<"98">;
        return reply;
      }
      const reason = reply.reason === "untrusted" ? "closed" : reply.reason;
      // A closed idle connection is no failure, and a read may be repeated.
      if (reason === "closed" && !write && !open.isFresh && !isAgain && !signal.aborted) continue;
      return { kind: "lost", reason };
    }
  }

  /** Catches a bug in a turn, so that the queue goes on. */
  async function safely<Id extends RequestId>(ask: Ask<Id>, signal: AbortSignal): Promise<Reply<Id>> {
    try {
      const reply = await turn(ask, signal);
      if (!hasEnded) return reply;
      return reply.kind === "unsent" ? { kind: "unsent", reason: "ended" } : reply;
    } catch {
      channel?.close();
      return { kind: "lost", reason: "nonsense" };
    }
  }

  function tell(id: RequestId, reply: Reply): void {
    if (reply.kind === "answer" || reply.reason === "aborted") return;
    log(`sip2-${reply.kind}`, { kind: MESSAGES[id].name, reason: reply.reason });
  }

  /** Without waiting requests: closes the connection, keeps it alive, or plans to. */
  function scheduleIdle(): void {
    clearTimeout(timer);
    if (waiting > 0 || !channel?.isOpen()) return;
    const { idleSeconds, visitSeconds } = sip2;
    const silence = (reservations > 0 ? Math.max(visitSeconds, idleSeconds) : idleSeconds) * 1000;
    const left = lastAsked + silence - performance.now();
    if (left <= 0) channel.close();
    else if (reservations > 0 && profile.statusFirst && left > keepAliveMs) plan(keepAliveMs, keepAlive);
    else plan(left, scheduleIdle);
  }

  function plan(milliseconds: number, work: () => void): void {
    timer = setTimeout(work, milliseconds);
    timer.unref();
  }

  function keepAlive(): void {
    inTurn(async (signal) => {
      if (channel?.isOpen()) await readStatus(channel, signal);
    });
  }

  /** Runs work when it is its turn; `current` lets `end` stop it. */
  function inTurn(work: (signal: AbortSignal) => Promise<void>): void {
    waiting += 1;
    turns = turns.then(async () => {
      current = new AbortController();
      await work(current.signal);
      current = null;
      waiting -= 1;
      scheduleIdle();
    });
  }

  return {
    state: () => state,
    isBusy: () => waiting > 0,
    silence: () => performance.now() - lastAnswer,
    ask<Id extends RequestId>(ask: Ask<Id>, signal: Abort): Promise<Reply<Id>> {
      if (hasEnded) return Promise.resolve({ kind: "unsent", reason: "ended" });
      if (signal.aborted) return Promise.resolve({ kind: "unsent", reason: "aborted" });
      if (waiting >= MAX_WAITING) return Promise.resolve({ kind: "unsent", reason: "busy" });
      clearTimeout(timer);
      const reply = deferred<Reply<Id>>();
      let stop = (): void => reply.resolve({ kind: "unsent", reason: "aborted" });
      const abort = (): void => stop();
      signal.addEventListener("abort", abort);
      inTurn(async (mine) => {
        stop = () => current?.abort();
        if (hasEnded) reply.resolve({ kind: "unsent", reason: "ended" });
        else if (!signal.aborted) {
          const result = await safely(ask, mine);
          tell(ask.id, result as Reply);
          reply.resolve(result);
        }
        lastAsked = performance.now();
        signal.removeEventListener("abort", abort);
      });
      return reply.promise;
    },
    reserve() {
      let isHeld = true;
      reservations += 1;
      scheduleIdle();
      return () => {
        if (!isHeld) return;
        isHeld = false;
        reservations -= 1;
        scheduleIdle();
      };
    },
    end() {
      hasEnded = true;
      clearTimeout(timer);
      current?.abort();
      channel?.close();
    },
  };
}
