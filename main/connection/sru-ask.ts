import type { SruSettings } from "#contract/settings/backends.schema.ts";
import { readAnswer, type SruAnswer } from "../library/sru/answer.ts";
import { addressOf, partsOf } from "../library/sru/client.ts";
import { createWeb } from "../library/web.ts";

/** The outcome of a request: an SRU answer, something else with its HTTP status, or a timeout. */
export type Said =
  | { readonly kind: "answer"; readonly answer: SruAnswer }
  | { readonly kind: "other"; readonly status: number }
  | { readonly kind: "silent" };

/** Version and schema, which are tried in turn. */
export type SruProfile = Pick<SruSettings, "version" | "schema">;

export interface SruAsk {
  ask(query: string, profile: SruProfile): Promise<Said>;
  end(): void;
}

/** Time limit of one query in milliseconds: several option sets are tried in turn. */
const LIMIT_MS = 5000;
/** Records that are examined. */
const COUNT = 10;
const NEVER = new AbortController().signal;

/** An SRU client like the catalogue's that also returns the diagnostic code. */
export function createSruAsk(settings: SruSettings): SruAsk {
  const { origin, path } = partsOf(settings.url);
  const web = createWeb({
    url: origin,
    authority: settings.authority,
    headers: { accept: "application/xml, text/xml" },
    connections: 1,
    keepAlive: false,
  });
  return {
    async ask(query, profile) {
      const reply = await web.send(
        { method: "GET", path: addressOf(path, profile, { query, start: 1, count: COUNT }), limit: LIMIT_MS },
        NEVER,
      );
      if (reply.kind !== "answer") return { kind: "silent" };
      const answer = reply.status === 200 ? await readAnswer(reply.text) : null;
      return answer === null ? { kind: "other", status: reply.status } : { kind: "answer", answer };
    },
    end: web.end,
  };
}
