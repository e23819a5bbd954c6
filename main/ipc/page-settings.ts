import type { LibraryInfo } from "#contract/domain/library.ts";
import type { PageSettings } from "#contract/ipc/calls.ts";
import { hasPatrons } from "#contract/settings/services.ts";
import type { Settings } from "#contract/settings/settings.schema.ts";
import { passwordRules } from "../library/password-rules.ts";
import { ownFloors, phoneOf } from "../printing/sheet-settings.ts";
import { codeFormatsOf } from "../scanner/code-formats.ts";

/** The settings and library information for the page. */
export function pageSettings(settings: Settings, info: LibraryInfo | null): PageSettings {
  const { kiosk, languages, visit, sounds } = settings;
  return {
    ownLibrary: kiosk.library,
    kioskName: kiosk.name,
    languages: languages.offered,
    language: languages.first,
    panelDiagonalInches: kiosk.panelDiagonalInches,
    scannerPlace: kiosk.scannerPlace,
    keyboard: kiosk.keyboard,
    keys: settings.keys,
    cardWord: settings.card.word,
    cardDigits: codeFormatsOf(settings, info).card.digits,
    password: passwordRules(settings),
    goodbyeSeconds: visit.goodbyeSeconds,
    takeBackSeconds: visit.takeBackSeconds,
    reducedMotion: kiosk.reducedMotion,
    theme: kiosk.theme,
    defaultPickup: kiosk.defaultPickup,
    asksCount: settings.lend.askCount,
    speech: settings.speech.on,
    boards: settings.boards,
    shelfMap: ownFloors(settings),
    placeNames: settings.placeNames,
    returnPlaces: settings.returnPlaces,
    patrons: hasPatrons(settings),
    volume: sounds.on ? sounds.volume : 0,
    phone: phoneOf(settings),
    covers: settings.covers.url !== "",
  };
}
