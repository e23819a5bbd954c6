import { type Answer, answerOf, isWanted } from "./answer.ts";
import { salvaged } from "./salvage.ts";
import { HarvestFailed, type HarvestWeb, type Reading } from "./web.ts";

const READING: Reading<Answer> = { wanted: isWanted, answerOf };
/** Records are read without those that are not well-formed when the rest of the answer is sound. */
const RECORDS_READING: Reading<Answer> = {
  ...READING,
  salvage: (text) => {
    const rest = salvaged(text);
    return rest === null ? null : answerOf(rest.elements, rest.unread);
  },
};

/** Prefixes under which servers have MARCXML, the usual one first. */
const USUAL_PREFIXES = ["marcxml", "marc21"];

/** An OAI-PMH server. */
export class OaiServer {
  readonly #url: URL;
  readonly #web: HarvestWeb;

  constructor(url: URL, web: HarvestWeb) {
    this.#url = url;
    this.#web = web;
  }

  /** Throws `HarvestFailed`, and the signal's reason when it is aborted. */
  async ask(verb: string, parameters: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const url = new URL(this.#url);
    for (const [name, value] of Object.entries({ verb, ...parameters })) url.searchParams.set(name, value);
    const hasRecords = verb === "ListRecords" || verb === "GetRecord";
    const answer = await this.#web.get(url, hasRecords ? RECORDS_READING : READING);
    if (answer.responseDate === "") throw new HarvestFailed("The answer is not OAI-PMH.", false);
    return answer;
  }
}

/** The prefix under which a server has MARCXML. Throws `HarvestFailed`. */
export async function marcPrefix(server: OaiServer): Promise<string> {
  const { marcPrefixes, error } = await server.ask("ListMetadataFormats");
  if (error !== null) throw new HarvestFailed(`The server answers ${error.code}: ${error.message}`, false);
  const prefix = USUAL_PREFIXES.find((one) => marcPrefixes.includes(one)) ?? marcPrefixes[0];
  if (prefix === undefined) throw new HarvestFailed("The server offers no MARCXML.", false);
  return prefix;
}
