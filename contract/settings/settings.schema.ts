import { z } from "zod";
import type { CardRule } from "../card.ts";
import type { ReturnPlaceName } from "../domain/lending.ts";
import type { DayHours, LibraryInfo } from "../domain/library.ts";
import type { LibraryNotice } from "../domain/notice.ts";
import type { MapFloor } from "../domain/shelf-map.ts";
import type { Paper, Slip } from "../domain/slip.ts";
import { LOCAL_TEXT } from "../domain/text.schema.ts";
import type { Language, LocalText } from "../domain/text.ts";
import type { PageSettings } from "../ipc/calls.ts";
import { infoAnswer } from "../rest/answers.schema.ts";
import { backendAgreeing, withSource } from "./backend-agreement.ts";
import {
  type CatalogueSettings,
  catalogueParts,
  certificate,
  currencyCode,
  hostName,
  type KohaSettings,
  kohaParts,
  type Sip2Settings,
  type SruSettings,
  sip2Parts,
  sruParts,
} from "./backends.schema.ts";
import {
  ADAPTERS,
  type AdapterName,
  type BoardSettings,
  type CardWord,
  type HoursSource,
  type LendSignIn,
  type StaffNeeds,
  type Theme,
} from "./choices.ts";
import { type CoverSettings, coverParts } from "./covers.schema.ts";
import { isSafeUrl, SAFE_URL } from "./encryption.ts";
import { type KeySettings, keyParts } from "./keys.schema.ts";
import {
  boardParts,
  cardParts,
  hoursParts,
  kioskParts,
  languageParts,
  lendParts,
  noticeParts,
  passwordParts,
  phoneParts,
  printerParts,
  returnPlaceParts,
  serviceParts,
  soundParts,
  staffParts,
  visitParts,
} from "./parts.schema.ts";
import type { PasswordSettings } from "./passwords.ts";
import { type ScannerSettings, scannerParts } from "./scanner.schema.ts";
import type { ServiceSettings } from "./services.ts";
import { shelfMapParts } from "./shelf-map.schema.ts";
import { type SpeechSettings, speechParts } from "./speech.schema.ts";

/**
 * All settings. Layers, each overriding the one before: the defaults below, the machine file (fleet), the local file (staff
 * screen), the environment (`SHIORI_<SECTION>_<KEY>`).
 */
export interface Settings {
  readonly kiosk: {
    /** Shown to staff and sent to the backend; letters, digits, hyphen. */
    readonly name: string;
    /** The terminal's library. */
    readonly library: string;
    /** Preselected pickup library of the hold form; empty = none. */
    readonly defaultPickup: string;
    /** Staff have taken the terminal out of service; stays until they reset it. */
    readonly outOfService: boolean;
    readonly theme: Theme;
    /** False = an ordinary window, for development. */
    readonly locked: boolean;
    readonly panelDiagonalInches: number;
    readonly keyboard: boolean;
    readonly scannerPlace: PageSettings["scannerPlace"];
    readonly reducedMotion: boolean;
    /** Window size when not locked, in pixels. */
    readonly width: number;
    readonly height: number;
  };
  readonly keys: KeySettings;
  readonly backend: {
    readonly adapter: AdapterName;
    /** Verified https, or http where `mayGoUnencrypted` (R57). Empty for `sip2`, which has host and port. */
    readonly url: string;
    /** Hosts that may be used without encryption, as their settings write them: a VPN or a private network protects them. */
    readonly unencryptedHosts: readonly string[];
    /** This kiosk's token at the backend; stays in main (R59). */
    readonly token: string;
    /** PEM of the only CA trusted for the backend; empty = the public CAs. */
    readonly authority: string;
    readonly koha: KohaSettings;
    readonly sip2: Sip2Settings;
    readonly sru: SruSettings;
    readonly catalogue: CatalogueSettings;
    /** Library information that a backend cannot provide: names, hours, pickup places. Null = the backend provides it. */
    readonly about: LibraryInfo | null;
    /** Kinds that this terminal neither lends nor takes back: item types of Koha, media types (CK) of SIP2. */
    readonly counterOnly: readonly string[];
    /** Shelving locations whose copies stay at the counter too: codes of Koha, AQ or AP of SIP2. */
    readonly counterOnlyPlaces: readonly string[];
    /** Currency of balances (ISO 4217). Empty = the system's own (SIP2); Koha's balances are not read then. */
    readonly currency: string;
  };
  readonly languages: { readonly offered: readonly Language[]; readonly first: Language };
  readonly services: ServiceSettings;
  /** How the terminal lends, where it does. */
  readonly lend: {
    /** With the card alone, whoever has a card borrows in its name, and sees nothing of the account (D87). */
    readonly signIn: LendSignIn;
    /** Who borrows is asked how many books they have, and the number is compared with what was scanned. */
    readonly askCount: boolean;
  };
  readonly visit: {
    /** Seconds without input before the warning, for a signed-in patron. */
    readonly idleSeconds: number;
    /** The same without sign-in. */
    readonly browsingIdleSeconds: number;
    /** The same on the screen that takes copies back. */
    readonly returnIdleSeconds: number;
    /** Length of the warning in seconds; WCAG 2.2.1 requires at least 20 (tests may use less). */
    readonly warningSeconds: number;
    /** Maximum length of a visit in minutes; at its end a warning offers to extend it by half (R44). */
    readonly capMinutes: number;
    /** How often the visit can be extended; WCAG 2.2.1 requires ten. */
    readonly capExtensions: number;
    /** Seconds the backend may be unreachable before an open visit ends. */
    readonly backendLostSeconds: number;
    readonly goodbyeSeconds: number;
    /** Seconds in which a patron can undo a cancellation and keep the place in the queue; 0 = never. */
    readonly takeBackSeconds: number;
  };
  /** The card rule where the library system states none (`LibraryInfo.rules.card`). */
  readonly card: CardRule & {
    /** What the screens call it. */
    readonly word: CardWord;
    /** Digits the screen asks for; the number that a stated rule's pattern says goes before it. */
    readonly digits: number;
  };
  /** Passwords of cards; absent settings have the library system's defaults (`passwordRules`). */
  readonly password: PasswordSettings;
  readonly scanner: ScannerSettings;
  readonly hours: {
    /** Source of the opening hours; `always` = the terminal never closes. */
    readonly follow: HoursSource;
    /** The terminal's own hours, index 0 = Sunday, null = closed all day; read when `follow` is `own`. */
    readonly week: readonly (DayHours | null)[];
    /** Additional closed days, `yyyy-mm-dd`; used for `library` and `own`. */
    readonly closedDays: readonly string[];
    /** Minutes before closing from which an open visit shows a notice; 0 = never. */
    readonly noticeMinutes: number;
    /** Minutes by which a patron can extend the visit once after closing, with a button in the warning; 0 = none. */
    readonly graceMinutes: number;
    /** Minutes without a touch after which the display of the closed terminal is turned off; 0 = it stays on. */
    readonly sleepMinutes: number;
  };
  readonly printer: {
    /** Name of the CUPS queue; empty = no printer. */
    readonly name: string;
    readonly paper: Paper;
    /** Width of the roll in millimetres. */
    readonly widthMm: number;
    /** Width of the stickers for a reading notebook in millimetres; 0 = none. */
    readonly stickerMm: number;
    /** Slips offered to patrons. */
    readonly slips: readonly Slip[];
  };
  readonly covers: CoverSettings;
  readonly phone: {
    /** Patrons can transfer a title or a list by QR code. */
    readonly on: boolean;
    /** URL template of a title in the library's catalogue, with `{id}` or `{isbn}`; empty = the code contains text. */
    readonly titleUrl: string;
    /** URL template of a list of titles, with `{ids}` (separated by commas); empty = the code contains text. */
    readonly listUrl: string;
  };
  readonly speech: SpeechSettings;
  readonly sounds: {
    readonly on: boolean;
    /** Percent of the maximum. */
    readonly volume: number;
  };
  readonly staff: {
    /** Hash of the staff PIN (`scrypt$...`); empty = no PIN. A secret. */
    readonly pin: string;
    /** Hashes of the staff cards for all terminals, from the fleet's file. Secrets. */
    readonly cards: readonly string[];
    /** Hashes of additional staff cards registered at this terminal. Secrets. */
    readonly ownCards: readonly string[];
    /** Regular expression of staff cards; such a code is never a patron's card. Empty = none. */
    readonly cardPattern: string;
    /** `either`: a card or the PIN opens the staff area · `both`: both are required. */
    readonly needs: StaffNeeds;
    /** Seconds without a touch after which the staff area closes. */
    readonly closeSeconds: number;
    /** Folder for the exchange of settings files over the network; empty = `exchange` in the kiosk's own folder. */
    readonly exchangeFolder: string;
  };
  /** In display order; days are those of the terminal's calendar. */
  readonly notices: readonly LibraryNotice[];
  readonly boards: BoardSettings;
  /** Translations of shelf locations (配架場所), keyed by the Japanese name, because catalogues only have Japanese. */
  readonly placeNames: readonly LocalText[];
  /** What the library calls the places for returned copies; a missing one has the product's words. */
  readonly returnPlaces: readonly ReturnPlaceName[];
  /** Floor plans with their shelves; empty = there is no map. */
  readonly shelfMap: readonly MapFloor[];
}

const localText = z.strictObject(LOCAL_TEXT);

/** Checks that settings are consistent with each other. */
function agreeing(settings: Settings, context: z.RefinementCtx): void {
  const { backend, covers, keys, languages, staff } = settings;
  const cards = staff.cards.length + staff.ownCards.length;
  const no = (path: readonly string[], message: string): void =>
    context.addIssue({ code: "custom", path: [...path], message, input: undefined });
  if (covers.url !== "" && !isSafeUrl(covers.url, backend.unencryptedHosts)) {
    no(["covers", "url"], SAFE_URL);
  }
  if (!languages.offered.includes(languages.first)) {
    no(["languages", "first"], `one of the offered languages: ${languages.offered.join(", ")}`);
  }
  if (keys.switchNext !== "none" && keys.switchNext === keys.switchPress) {
    no(["keys", "switchPress"], "another key than switchNext");
  }
  if (new Set(languages.offered).size < languages.offered.length) {
    no(["languages", "offered"], "each language once");
  }
  if (cards > 0 && staff.cardPattern === "") {
    no(["staff", "cardPattern"], "needed when there are staff cards");
  }
  if (staff.needs === "both" && (staff.pin === "" || cards === 0)) {
    no(["staff", "needs"], "both needs a PIN and at least one staff card");
  }
}

/** The schema with defaults; `parse({})` fails only because the backend address has none. */
export const SETTINGS: z.ZodType<Settings> = z
  .strictObject({
    kiosk: kioskParts.prefault({}),
    services: serviceParts.prefault({}),
    lend: lendParts.prefault({}),
    keys: keyParts.prefault({}),
    backend: z
      .strictObject({
        adapter: z.enum(ADAPTERS).default("shiori"),
        url: z.string().default(""),
        unencryptedHosts: z.array(hostName).max(10).default([]),
        token: z.string().max(200).default(""),
        authority: certificate.default(""),
        koha: kohaParts.prefault({}),
        sip2: sip2Parts.prefault({}),
        sru: sruParts.prefault({}),
        catalogue: catalogueParts.prefault({}),
        about: infoAnswer.nullable().default(null),
        counterOnly: z.array(z.string().min(1).max(20)).max(50).default([]),
        counterOnlyPlaces: z.array(z.string().min(1).max(100)).max(50).default([]),
        currency: currencyCode.default(""),
      })
      .transform(withSource)
      .superRefine(backendAgreeing),
    languages: languageParts.prefault({}),
    visit: visitParts.prefault({}),
    card: cardParts.prefault({}),
    password: passwordParts.prefault({}),
    scanner: scannerParts.prefault({}),
    hours: hoursParts.prefault({}),
    printer: printerParts.prefault({}),
    speech: speechParts.prefault({}),
    covers: coverParts.prefault({}),
    phone: phoneParts.prefault({}),
    sounds: soundParts.prefault({}),
    staff: staffParts.prefault({}),
    notices: noticeParts(localText).default([]),
    boards: boardParts.prefault({}),
    placeNames: z.array(localText).max(200).default([]),
    returnPlaces: returnPlaceParts(localText).default([]),
    shelfMap: shelfMapParts(localText).default([]),
  })
  .superRefine(agreeing);
