import type { CallOptions } from "#contract/library/port.ts";
import { refusal } from "#contract/refusals.ts";
import { healthAnswer } from "#contract/rest/answers.schema.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import type { Log } from "../../log/log.ts";
import type { Catalogue, SearchCapabilities } from "../live.ts";
import { createExchange, LIMITS } from "./exchange.ts";
import { createHttp, type HttpOptions } from "./http.ts";
import { createShioriLibrary } from "./library.ts";

/** What the backend's search can do. */
export const SHIORI_CAPABILITIES: SearchCapabilities = {
  suggest: true,
  searchesReadings: true,
  filterAudience: true,
  filterMaterial: true,
  browseClasses: true,
  newTitles: true,
};

/**
 * The catalogue of Shiori's backend with `--catalogue-only`, for a library whose patrons are in another system. A backend with
 * patrons names titles by numbers of its own, which are other titles in that system; such a backend is never used.
 */
export function createShioriCatalogue(options: HttpOptions & { readonly log: Log }): Catalogue {
  const http = createHttp(options);
  const library = createShioriLibrary(options, http);
  const { read } = createExchange(http, options.log);
  /** Null = it has not answered yet. */
  let isAlone: boolean | null = null;

  async function health({ signal }: CallOptions): Promise<Result<Record<string, never>>> {
    const answer = await read({ route: "health" }, healthAnswer, signal, LIMITS.health);
    if (!answer.ok) return answer;
    const isNowAlone = answer.value.catalogueOnly === true;
    // It is asked every few seconds.
    if (!isNowAlone && isAlone !== false) options.log("catalogue-not-alone");
    isAlone = isNowAlone;
    return isAlone ? ok({}) : refused(refusal("out-of-order"));
  }

  /** Asks the backend what it is, until it has answered that it is a catalogue alone; then the question itself. */
  async function checked<T>(ask: () => Promise<Result<T>>, o: CallOptions): Promise<Result<T>> {
    if (isAlone !== true) {
      const answer = await health(o);
      if (!answer.ok) return answer;
    }
    return ask();
  }

  return {
    capabilities: SHIORI_CAPABILITIES,
    end: http.end,
    health,
    search: (call, o) => checked(() => library.search(call, o), o),
    suggest: (call, o) => checked(() => library.suggest(call, o), o),
    title: (call, o) => checked(() => library.title(call, o), o),
    find: (call, o) => checked(() => library.find(call, o), o),
    classAt: (call, o) => checked(() => library.classAt(call, o), o),
    picks: (call, o) => checked(() => library.picks(call, o), o),
    related: (call, o) => checked(() => library.related(call, o), o),
  };
}
