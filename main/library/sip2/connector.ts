import type { Abort } from "#contract/library/port.ts";
import type { Sip2Settings } from "#contract/settings/backends.schema.ts";
import type { Log } from "../../log/log.ts";
import { pause } from "../../time/deferred.ts";
import type { Message } from "./message.ts";
import { type ChannelOptions, type MessageChannel, openMessageChannel } from "./message-channel.ts";
import type { ConnectFailure } from "./transport.ts";

/** Why there is no connection; nothing but a login was sent. Also during the pause after a failure. */
export type NotConnected =
  /** `unreachable`: refused, unknown name, timeout · `untrusted`: the TLS handshake failed (R57) · `aborted`: by the caller. */
  | ConnectFailure
  /** The server hung, closed the connection or sent nonsense during the login. */
  | "login-failed"
  /** 940: it refuses the terminal's user or password. */
  | "login-refused";

/** A logged-in connection, and the server's status if it was requested. */
interface Connected {
  readonly channel: MessageChannel;
  readonly state: Message<"98"> | null;
}

interface Connector {
  open(signal: Abort): Promise<Connected | NotConnected>;
}

/** Pause after the first failure in milliseconds; doubled after each further one. */
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5000;
/** Pause after 940 in milliseconds: some servers lock an account after three failed logins. */
const REFUSED_PAUSE_MS = 30_000;
/** Longest remaining pause in milliseconds that a call waits for; otherwise it fails at once. */
const WORTH_WAITING_MS = 1000;

/** Connects and logs in, with pauses between failures. */
export function createConnector(options: ChannelOptions & { readonly log: Log }): Connector {
  const { sip2, profile, log } = options;
  let failures = 0;
  let notBefore = 0;
  let last: NotConnected = "unreachable";

  async function login(
    channel: MessageChannel,
    settings: Sip2Settings,
    signal: Abort,
  ): Promise<NotConnected | null> {
    if (settings.user === "") return null;
    const fields = { CN: settings.user, CO: settings.password, CP: settings.location };
    const reply = await channel.ask({ id: "93", fields }, settings.loginSeconds * 1000, signal);
    if (reply.kind === "answer") return reply.message.parts.ok === "1" ? null : "login-refused";
    return reply.kind === "lost" ? failureOf(reply.reason) : "login-failed";
  }

  async function tryOpen(signal: Abort): Promise<Connected | NotConnected> {
    const started = performance.now();
    const channel = await openMessageChannel(options, signal);
    if (typeof channel === "string") return channel;
    const problem = await login(channel, sip2, signal);
    if (problem !== null) {
      channel.close();
      return problem;
    }
    let state: Message<"98"> | null = null;
    if (profile.statusFirst) {
      const reply = await channel.ask({ id: "99" }, sip2.loginSeconds * 1000, signal);
      if (reply.kind !== "answer") {
        channel.close();
        return reply.kind === "lost" ? failureOf(reply.reason) : "login-failed";
      }
      state = reply.message;
    }
    log("sip2-connected", { ms: performance.now() - started });
    return { channel, state };
  }

  function pauseAfter(failure: NotConnected): number {
    if (failure === "login-refused") return REFUSED_PAUSE_MS;
    return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(failures - 1, 10));
  }

  return {
    async open(signal) {
      const remaining = notBefore - performance.now();
      if (remaining > WORTH_WAITING_MS) return last;
      if (remaining > 0) await Promise.race([pause(remaining), abortOf(signal)]);
      const connected = await tryOpen(signal);
      if (typeof connected !== "string") {
        failures = 0;
        notBefore = 0;
      } else if (connected !== "aborted") {
        failures += 1;
        last = connected;
        notBefore = performance.now() + pauseAfter(connected);
      }
      return connected;
    },
  };
}

function abortOf(signal: Abort): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve());
  });
}

function failureOf(reason: string): NotConnected {
  return reason === "aborted" || reason === "untrusted" ? reason : "login-failed";
}
