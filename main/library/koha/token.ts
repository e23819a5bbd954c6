import type { Abort } from "#contract/library/port.ts";
import type { KohaSettings } from "#contract/settings/backends.schema.ts";
import type { Log } from "../../log/log.ts";
import { parseJson, type Web } from "../web.ts";
import { tokenAnswer } from "./answers.schema.ts";
import type { Call } from "./call.ts";

/** A token is renewed so long before it runs out, in milliseconds; of a short one, at half its life. */
const EARLY_MS = 60_000;
/** Time limit for a token; it must leave room for the question itself. */
const LIMIT_MS = 3000;

/** OAuth2 client credentials: one token for every call, asked for by one request however many calls wait. */
export interface Tokens {
  /** Value of `authorization`; null when Koha gives none in time. */
  header(call: Call): Promise<string | null>;
  /** Koha did not take this header: the next call asks for a new token, unless somebody already has. */
  drop(header: string): void;
}

interface Token {
  readonly header: string;
  /** `performance.now()` from which on a new one is asked for. */
  readonly until: number;
}

/** What comes of some work, or null as soon as nobody waits any more; the work goes on. */
function unlessAborted<T>(work: Promise<T>, signal: Abort): Promise<T | null> {
  return new Promise((resolve, reject) => {
    const leave = (): void => resolve(null);
    signal.addEventListener("abort", leave);
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", leave));
  });
}

/** Makes the keeper of the token; asks for the first one when it is needed. */
export function createTokens(web: Web, { user, secret }: KohaSettings, log: Log): Tokens {
  let token: Token | null = null;
  let asking: Promise<Token | null> | null = null;

  async function fetchToken(): Promise<Token | null> {
    const form = new URLSearchParams({
      grant_type: "client_credentials",
      client_id: user,
      client_secret: secret,
    });
    // No visit may stop this: the token is everybody's.
    const { signal } = new AbortController();
    const reply = await web.send(
      {
        method: "POST",
        path: "/oauth/token",
        body: Buffer.from(form.toString()),
        type: "application/x-www-form-urlencoded",
        limit: LIMIT_MS,
      },
      signal,
    );
    if (reply.kind !== "answer") return null;
    const answer = tokenAnswer.safeParse(parseJson(reply.text));
    if (reply.status !== 200 || !answer.success) {
      log("koha-credentials", { kind: "token", count: reply.status });
      return null;
    }
    const life = Math.max(0, answer.data.expires_in * 1000);
    return {
      header: `Bearer ${answer.data.access_token}`,
      until: performance.now() + Math.max(life - EARLY_MS, life / 2),
    };
  }

  async function renew(): Promise<Token | null> {
    asking ??= fetchToken().finally(() => {
      asking = null;
    });
    token = await asking;
    return token;
  }

  return {
    async header({ until, signal }) {
      const known = token !== null && performance.now() < token.until ? token : null;
      if (known !== null) return known.header;
      const fresh = performance.now() < until ? await unlessAborted(renew(), signal) : null;
      return fresh?.header ?? null;
    },
    drop: (header) => {
      if (token?.header === header) token = null;
    },
  };
}
