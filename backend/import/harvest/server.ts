import { type Answer, answerOf, isWanted } from "./answer.ts";
import { salvaged } from "./salvage.ts";
import { HarvestFailed, type HarvestWeb, type Reading } from "./web.ts";

const READING: Reading<Answer> = { wanted: isWanted, answerOf };
/** A list is read without the records that are not well-formed when the rest of it is sound. */
const LIST_READING: Reading<Answer> = {
  ...READING,
  salvage: (text) => {
    const rest = salvaged(text);
    return rest === null ? null : answerOf(rest.elements, rest.unread);
  },
};

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
    const answer = await this.#web.get(url, verb === "ListRecords" ? LIST_READING : READING);
    if (answer.responseDate === "") throw new HarvestFailed("The answer is not OAI-PMH.", false);
    return answer;
  }
}
