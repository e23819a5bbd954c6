import { refusal } from "#contract/refusals.ts";
import { refused } from "#contract/result.ts";
import type { SruSettings } from "#contract/settings/backends.schema.ts";
import type { Log } from "../../log/log.ts";
import type { Catalogue } from "../live.ts";
import { relatedBySearch } from "../related.ts";
import { createSruCatalogue } from "./catalogue.ts";
import { KOHA_NUMBER } from "./record.ts";

const UNEXPECTED = refused(refusal("unexpected"));

/** An SRU server as the catalogue beside Koha's API: its records have Koha's numbers. */
export function createSruBesideKoha(settings: SruSettings, library: string, log: Log): Catalogue {
  const sru = createSruCatalogue(settings, { library, number: KOHA_NUMBER }, log);
  const title: Catalogue["title"] = ({ id }, options) => sru.title(id, options);
  return {
    capabilities: {
      suggest: false,
      searchesReadings: true,
      filterAudience: true,
      filterMaterial: true,
      browseClasses: false,
      newTitles: false,
    },
    end: sru.end,
    health: sru.health,
    search: async (call, options) =>
      call.query.trim() === "" ? refused(refusal("query-empty")) : sru.search(call, options),
    title,
    find: sru.find,
    related: (call, options) =>
      relatedBySearch(title(call, options), (request) => sru.search(request, options)),
    suggest: async () => UNEXPECTED,
    classAt: async () => UNEXPECTED,
    picks: async () => UNEXPECTED,
  };
}
