import type { CallOptions } from "#contract/library/port.ts";
import { refusal } from "#contract/refusals.ts";
import { healthAnswer } from "#contract/rest/answers.schema.ts";
import { type Result, refused } from "#contract/result.ts";
import type { Log } from "../../log/log.ts";
import type { Catalogue } from "../own-catalogue.ts";
import { createExchange } from "./exchange.ts";
import { createHttp, type HttpOptions } from "./http.ts";
import { createShioriLibrary } from "./library.ts";

/**
 * The catalogue of Shiori's backend with `--catalogue-only`, for a library whose patrons are in another system. A backend with
 * patrons names titles by numbers of its own, which are other titles in that system; such a backend is never used.
 */
export function createShioriCatalogue(options: HttpOptions & { readonly log: Log }): Catalogue {
  const library = createShioriLibrary(options);
  const http = createHttp(options);
  const { read } = createExchange(http, options.log);
  let isAlone = false;

  /** Asks the backend what it is, until it has answered that it is a catalogue alone; then the question itself. */
  async function checked<T>(ask: () => Promise<Result<T>>, { signal }: CallOptions): Promise<Result<T>> {
    if (!isAlone) {
      const answer = await read({ route: "health" }, healthAnswer, signal);
      if (!answer.ok) return answer;
      isAlone = answer.value.catalogueOnly === true;
      if (!isAlone) {
        options.log("catalogue-not-alone");
        return refused(refusal("out-of-order"));
      }
    }
    return ask();
  }

  return {
    end() {
      library.end();
      http.end();
    },
    search: (call, o) => checked(() => library.search(call, o), o),
    suggest: (call, o) => checked(() => library.suggest(call, o), o),
    title: (call, o) => checked(() => library.title(call, o), o),
    find: (call, o) => checked(() => library.find(call, o), o),
    classAt: (call, o) => checked(() => library.classAt(call, o), o),
    picks: (call, o) => checked(() => library.picks(call, o), o),
    related: (call, o) => checked(() => library.related(call, o), o),
  };
}
