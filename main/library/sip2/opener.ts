import type { Abort } from "#contract/library/port.ts";
import type { Sip2Settings } from "#contract/settings/backends.schema.ts";
import { pause } from "../../deferred.ts";
import type { Log } from "../../log/log.ts";
import { type Line, type LineOptions, openLine } from "./line.ts";
import type { NoLink } from "./link.ts";
import type { Message } from "./message.ts";

/** Why there is no connection; nothing but a login has been said. Also while a pause after such a failure lasts. */
export type NotOpen =
  /** `unreachable`: refused, unknown name, time-out · `untrusted`: TLS failed: not our server, or it does not want us (R57) · `aborted`: nobody waits. */
  | NoLink
  /** The server hung, closed or talked nonsense during the login. */
  | "login-failed"
  /** 940: it does not know the terminal's user or password. */
  | "login-refused";

/** A connection that is logged in, and what the server says of itself where that was asked. */
interface Opened {
  readonly line: Line;
  readonly state: Message<"98"> | null;
}

interface Opener {
  open(signal: Abort): Promise<Opened | NotOpen>;
}

/** Pause after the first failure in milliseconds; each further one doubles it. */
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5000;
/** After 940: some servers close after three, and a terminal must not lock its own account. */
const REFUSED_PAUSE_MS = 30_000;
/** A pause that is nearly over is waited for; a patron would rather be told than wait longer. */
const WORTH_WAITING_MS = 1000;

/** Connects and logs in, with pauses between failures. */
export function createOpener(options: LineOptions & { readonly log: Log }): Opener {
  const { sip2, ways, log } = options;
  let failures = 0;
  let notBefore = 0;
  let last: NotOpen = "unreachable";

  async function login(line: Line, settings: Sip2Settings, signal: Abort): Promise<NotOpen | null> {
    if (settings.user === "") return null;
    const fields = { CN: settings.user, CO: settings.password, CP: settings.location };
    const reply = await line.ask({ id: "93", fields }, settings.loginSeconds * 1000, signal);
    if (reply.kind === "answer") return reply.message.parts.ok === "1" ? null : "login-refused";
    return reply.kind === "lost" ? failureOf(reply.reason) : "login-failed";
  }

  async function tryOpen(signal: Abort): Promise<Opened | NotOpen> {
    const started = performance.now();
    const line = await openLine(options, signal);
    if (typeof line === "string") return line;
    const problem = await login(line, sip2, signal);
    if (problem !== null) {
      line.close();
      return problem;
    }
    let state: Message<"98"> | null = null;
    if (ways.statusFirst) {
      const reply = await line.ask({ id: "99" }, sip2.loginSeconds * 1000, signal);
      if (reply.kind !== "answer") {
        line.close();
        return reply.kind === "lost" ? failureOf(reply.reason) : "login-failed";
      }
      state = reply.message;
    }
    log("sip2-connected", { ms: performance.now() - started });
    return { line, state };
  }

  function pauseAfter(failure: NotOpen): number {
    if (failure === "login-refused") return REFUSED_PAUSE_MS;
    return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(failures - 1, 10));
  }

  return {
    async open(signal) {
      const remaining = notBefore - performance.now();
      if (remaining > WORTH_WAITING_MS) return last;
      if (remaining > 0) await Promise.race([pause(remaining), abortOf(signal)]);
      const opened = await tryOpen(signal);
      if (typeof opened !== "string") {
        failures = 0;
        notBefore = 0;
      } else if (opened !== "aborted") {
        failures += 1;
        last = opened;
        notBefore = performance.now() + pauseAfter(opened);
      }
      return opened;
    },
  };
}

function abortOf(signal: Abort): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve());
  });
}

function failureOf(reason: string): NotOpen {
  return reason === "aborted" || reason === "untrusted" ? reason : "login-failed";
}
