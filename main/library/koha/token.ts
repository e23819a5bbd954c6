import type { Abort } from "#contract/library/port.ts";
import type { KohaSettings } from "#contract/settings/backends.schema.ts";
import type { Log } from "../../log/log.ts";
import { parseJson, type Web } from "../web.ts";
import { tokenAnswer } from "./answers.schema.ts";
import type { Call } from "./call.ts";

/** Milliseconds before expiry at which a token is renewed; a short one at half its life. */
const EARLY_MS = 60_000;
/** Time limit for a token request; it must leave time for the call itself. */
const LIMIT_MS = 3000;

/** OAuth2 client credentials: one token for all calls. Concurrent calls share one token request. */
export interface Tokens {
  /** Value of the `authorization` header; null when Koha gives no token in time. */
  header(call: Call): Promise<string | null>;
  /** Koha rejected this header: the next call requests a new token, unless another call already has. */
  drop(header: string): void;
}

interface Token {
  readonly header: string;
  /** `performance.now()` from which a new token is requested. */
  readonly until: number;
}

/** The result of some work, or null as soon as the caller aborts; the work goes on. */
function unlessAborted<T>(work: Promise<T>, signal: Abort): Promise<T | null> {
  return new Promise((resolve, reject) => {
    const leave = (): void => resolve(null);
    signal.addEventListener("abort", leave);
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", leave));
  });
}

/** Creates the token cache; the first token is requested when it is needed. */
export function createTokens(
  web: Web,
  { user, secret }: Pick<KohaSettings, "user" | "secret">,
  log: Log,
): Tokens {
  let token: Token | null = null;
  let asking: Promise<Token | null> | null = null;

  async function fetchToken(): Promise<Token | null> {
    const form = new URLSearchParams({
      grant_type: "client_credentials",
      client_id: user,
      client_secret: secret,
    });
    // No visit aborts this request: all visits share the token.
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
