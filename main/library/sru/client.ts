import type { Abort } from "#contract/library/port.ts";
import type { SruSettings } from "#contract/settings/backends.schema.ts";
import type { Log } from "../../log/log.ts";
import { createWeb } from "../web.ts";
import { readAnswer, type SruAnswer } from "./answer.ts";

/** What became of a question: an answer, one that says "such words find nothing", or none at all. */
export type SruReply =
  | { readonly kind: "answer"; readonly answer: SruAnswer }
  | { readonly kind: "nothing" }
  | { readonly kind: "failed" };

/** Asks an SRU server. */
export interface SruClient {
  /** Records from the `start`th hit on (first = 1). `limit` in milliseconds. */
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
/** Empty term, masked word too short, only stop words, term of a form that the index does not have. */
const FINDS_NOTHING = new Set([27, 29, 35, 36]);
/** Unknown record schema, and a record that is not there in this one. */
const OTHER_SCHEMA = new Set([66, 67]);

/** The parts of an address: where the server is, and the path of its database. */
export function partsOf(url: string): { readonly origin: string; readonly path: string } {
  const { origin, pathname } = new URL(url);
  return { origin, path: pathname };
}

/** Path and parameters of a question for records from the `start`th hit on (first = 1). */
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
    // What 2.0 calls recordPacking is something else; how records are packed is read from them.
    ...(version === "2.0" ? { recordXMLEscaping: "xml" } : { recordPacking: "xml" }),
  });
  return `${path}?${parameters.toString()}`;
}

/** Makes the client; connects late, follows nothing, and logs codes only. */
export function createSruClient(settings: SruSettings, log: Log): SruClient {
  const { origin, path } = partsOf(settings.url);
  const web = createWeb({
    url: origin,
    authority: settings.authority,
    headers: { accept: "application/xml, text/xml" },
    connections: 4,
    // A server of this kind gives each connection a process of its own.
    keepAlive: false,
  });
  let schema = settings.schema;

  function understand(answer: SruAnswer): SruReply {
    const [wrong] = answer.diagnostics.filter((code) => code !== OUT_OF_RANGE);
    const [odd] = answer.surrogates;
    if (wrong !== undefined || odd !== undefined) log("sru-diagnostic", { count: wrong ?? odd ?? 0 });
    // A diagnostic beside records is a remark of the server's.
    if (wrong !== undefined && answer.places === 0) {
      return FINDS_NOTHING.has(wrong) ? { kind: "nothing" } : { kind: "failed" };
    }
    // Nothing readable in a full answer is a server out of order, not a title without a name.
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
