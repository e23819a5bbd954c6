import { OWN_SOURCES } from "#contract/settings/choices.ts";
import type { Settings } from "#contract/settings/settings.schema.ts";
import type { Log } from "../log/log.ts";
import { type CardTries, createCardTries } from "./card-tries.ts";
import { withCleanAnswers } from "./clean-answers.ts";
import { createKohaLibrary } from "./koha/library.ts";
import type { Adapter, Catalogue } from "./live.ts";
import { withOwnCatalogue } from "./own-catalogue.ts";
import { createShioriCatalogue } from "./shiori/catalogue.ts";
import { createShioriLibrary } from "./shiori/library.ts";
import { createSip2Library } from "./sip2/library.ts";
import { createSruBesideKoha } from "./sru/beside.ts";
import type { SruCatalogue } from "./sru/catalogue.ts";

/** Names the library system of the settings by its kind and address. */
export function systemOf({ adapter, url, sip2 }: Settings["backend"]): string {
  return adapter === "sip2" ? `${adapter} ${sip2.host}:${sip2.port}` : `${adapter} ${url}`;
}

/** Whether the new settings need another adapter. Settings that are read on each use need none. */
export function isOtherBackend(before: Settings, after: Settings): boolean {
  const of = ({ backend, kiosk }: Settings): string => JSON.stringify([backend, kiosk.library]);
  return of(before) !== of(after);
}

/**
 * Creates the adapter that the settings name. Its answers contain clean text only, whatever the system sends.
 * @param cardTries of the terminal, which outlive the adapter; default: its own, for a test of the connection.
 */
export function createLibrary(settings: Settings, log: Log, cardTries = createCardTries()): Adapter {
  return withCleanAnswers(createAdapter(settings, log, cardTries));
}

/** The catalogue beside the system; null = patrons search the system's own, which for SIP2 is SRU. */
function catalogueBeside({ backend, kiosk }: Settings, log: Log): Catalogue | null {
  const { adapter, catalogue, sru } = backend;
  if (catalogue.source === OWN_SOURCES[adapter]) return null;
  return catalogue.source === "shiori"
    ? createShioriCatalogue({ ...catalogue, library: kiosk.library, log })
    : createSruBesideKoha(sru, kiosk.library, log);
}

/** The catalogue in the form of SIP2's; its owner closes it. */
function asSlot(catalogue: Catalogue): SruCatalogue {
  return {
    search: (request, options) => catalogue.search(request, options),
    title: (id, options) => catalogue.title({ id }, options),
    find: (call, options) => catalogue.find(call, options),
    health: (options) => catalogue.health(options),
    end: () => undefined,
  };
}

/** One folder per adapter. How to add one: README.md. */
function createAdapter(settings: Settings, log: Log, cardTries: CardTries): Adapter {
  const { backend, kiosk } = settings;
  const { catalogue: _own, ...words } = { ...backend, library: kiosk.library, log, cardTries };
  if (backend.adapter === "shiori") return createShioriLibrary(words);
  const catalogue = catalogueBeside(settings, log);
  switch (backend.adapter) {
    case "koha": {
      const koha = createKohaLibrary(words);
      return catalogue === null ? koha : withOwnCatalogue(koha, catalogue);
    }
    case "sip2":
      return catalogue === null
        ? createSip2Library(words)
        : withOwnCatalogue(createSip2Library({ ...words, catalogue: asSlot(catalogue) }), catalogue);
  }
}
