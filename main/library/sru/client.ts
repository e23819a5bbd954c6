import type { Abort } from "#contract/library/port.ts";
import type { SruSettings } from "#contract/settings/backends.schema.ts";
import type { Log } from "../../log/log.ts";
import { createWeb } from "../web.ts";
import { readAnswer, type SruAnswer } from "./answer.ts";

/** The outcome of a request: an answer, "these terms find nothing", or a failure. */
export type SruReply =
  | { readonly kind: "answer"; readonly answer: SruAnswer }
  | { readonly kind: "nothing" }
  | { readonly kind: "failed" };

/** An SRU client. */
export interface SruClient {
  /** Requests records from the `start`th hit on (first = 1). `limit` in milliseconds. */
  ask(
    question: {
      readonly query: string;
      readonly start: number;
      readonly count: number;
      readonly limit: number;
    },
    signal: Abort,
  ): Promise<SruReply>;
  /** Closes every connection. */
  end(): void;
}

/** First record out of range: there are hits, but none from there on. */
const OUT_OF_RANGE = 61;
/** Empty term, masked word too short, only stop words, unsupported form of a term. */
const FINDS_NOTHING = new Set([27, 29, 35, 36]);
/** Unknown record schema, and record not available in this schema. */
const OTHER_SCHEMA = new Set([66, 67]);

/** Splits an address into origin and the path of the database. */
export function partsOf(url: string): { readonly origin: string; readonly path: string } {
  const { origin, pathname } = new URL(url);
  return { origin, path: pathname };
}

/** Path and query for records from the `start`th hit on (first = 1). */
export function addressOf(
  path: string,
  { version, schema }: Pick<SruSettings, "version" | "schema">,
  { query, start, count }: { readonly query: string; readonly start: number; readonly count: number },
): string {
  const parameters = new URLSearchParams({
    version,
    operation: "searchRetrieve",
    query,
    startRecord: String(start),
    maximumRecords: String(count),
    recordSchema: schema,
    // In 2.0 recordPacking means something else; the packing of an answer is detected from its records.
    ...(version === "2.0" ? { recordXMLEscaping: "xml" } : { recordPacking: "xml" }),
  });
  return `${path}?${parameters.toString()}`;
}

/** Creates the client. Connects with the first request, follows no redirect, and logs codes only. */
export function createSruClient(settings: SruSettings, log: Log): SruClient {
  const { origin, path } = partsOf(settings.url);
  const web = createWeb({
    url: origin,
    authority: settings.authority,
    headers: { accept: "application/xml, text/xml" },
    connections: 4,
    // These servers use one process per connection.
    keepAlive: false,
  });
  let schema = settings.schema;

  function understand(answer: SruAnswer): SruReply {
    const [wrong] = answer.diagnostics.filter((code) => code !== OUT_OF_RANGE);
    const [odd] = answer.surrogates;
    if (wrong !== undefined || odd !== undefined) log("sru-diagnostic", { count: wrong ?? odd ?? 0 });
    // A diagnostic next to records is only a warning.
    if (wrong !== undefined && answer.places === 0) {
      return FINDS_NOTHING.has(wrong) ? { kind: "nothing" } : { kind: "failed" };
    }
    // An answer whose records are all unreadable counts as a failure of the server.
    return answer.places > 0 && answer.records.length === 0 ? { kind: "failed" } : { kind: "answer", answer };
  }

  async function ask(question: Parameters<SruClient["ask"]>[0], signal: Abort): Promise<SruReply> {
    const { limit } = question;
    const { version } = settings;
    const begun = performance.now();
    const reply = await web.send(
      { method: "GET", path: addressOf(path, { version, schema }, question), limit },
      signal,
    );
    if (reply.kind !== "answer") return { kind: "failed" };
    const answer = reply.status === 200 ? await readAnswer(reply.text) : null;
    if (answer === null) {
      log("sru-not-understood");
      return { kind: "failed" };
    }
    const lacksSchema = [...answer.diagnostics, ...answer.surrogates].some((code) => OTHER_SCHEMA.has(code));
    if (lacksSchema && answer.records.length === 0 && schema === "marcxml") {
      log("sru-schema-dc");
      schema = "dc";
      return ask({ ...question, limit: Math.max(1, limit - (performance.now() - begun)) }, signal);
    }
    return understand(answer);
  }

  return { ask, end: web.end };
}
