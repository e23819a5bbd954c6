import { z } from "zod";
import type { DayHours, LibraryInfo } from "../domain/library.ts";
import type { LibraryNotice } from "../domain/notice.ts";
import type { MapFloor } from "../domain/shelf-map.ts";
import type { Paper, Slip } from "../domain/slip.ts";
import { LOCAL_TEXT } from "../domain/text.schema.ts";
import type { Language, LocalText } from "../domain/text.ts";
import type { PageSettings } from "../ipc/calls.ts";
import { infoAnswer } from "../rest/answers.schema.ts";
import type { CheckDigit } from "../scan.ts";
import {
  certificate,
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
  type HoursSource,
  type StaffNeeds,
  THEMES,
  type Theme,
} from "./choices.ts";
import { type CoverSettings, coverParts } from "./covers.schema.ts";
import { isSafeUrl, mayGoUnencrypted, SAFE_HOST, SAFE_URL } from "./encryption.ts";
import { type KeySettings, keyParts } from "./keys.schema.ts";
import {
  boardParts,
  cardParts,
  hoursParts,
  languageParts,
  noticeParts,
  passwordParts,
  phoneParts,
  printerParts,
  soundParts,
  staffParts,
  visitParts,
} from "./parts.schema.ts";
import type { PasswordSettings } from "./passwords.ts";
import { type ScannerSettings, scannerParts } from "./scanner.schema.ts";
import { shelfMapParts } from "./shelf-map.schema.ts";
import { type SpeechSettings, speechParts } from "./speech.schema.ts";

/**
 * Everything a library can set. Layers, each overriding the one before: the defaults below, the machine file
 * (fleet), the local file (staff screen), the environment (`SHIORI_<SECTION>_<KEY>`).
 */
export interface Settings {
  readonly kiosk: {
    /** Shown to staff and sent to the backend; letters, digits, hyphen. */
    readonly name: string;
    /** Library this terminal stands in. */
    readonly library: string;
    /** Library that the hold form proposes as pickup library; empty = none is proposed. */
    readonly defaultPickup: string;
    /** Staff have taken the terminal out of service; it stays so until they put it back. */
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
    /**
     * Hosts that may be spoken to without encryption, because the way there is protected by something else: a VPN, or a
     * network with nobody else in it. Named as in the setting that leads there, at most ten.
     */
    readonly unencryptedHosts: readonly string[];
    /** Secret of this kiosk towards the backend; stays in main (R59). */
    readonly token: string;
    /** PEM of the only CA trusted for the backend; empty = the public CAs. */
    readonly authority: string;
    readonly koha: KohaSettings;
    readonly sip2: Sip2Settings;
    readonly sru: SruSettings;
    /** What a backend cannot say of the library itself: names, hours, where holds wait. Null = the backend says it. */
    readonly about: LibraryInfo | null;
    /** Currency of what patrons owe (ISO 4217). Empty = the system's own (SIP2); Koha is not asked for balances then. */
    readonly currency: string;
  };
  readonly languages: { readonly offered: readonly Language[]; readonly first: Language };
  readonly visit: {
    /** Seconds without input before the warning, signed in. */
    readonly idleSeconds: number;
    /** The same while only searching. */
    readonly browsingIdleSeconds: number;
    /** Length of the warning in seconds; WCAG 2.2.1 asks for at least 20 (tests may go below). */
    readonly warningSeconds: number;
    /** Absolute length of a visit in minutes; at its end the warning asks, and its button adds half (R44). */
    readonly capMinutes: number;
    /** How often the cap can be extended; WCAG 2.2.1 asks for ten. */
    readonly capExtensions: number;
    /** Seconds the backend may be away before an open visit ends. */
    readonly backendLostSeconds: number;
    readonly goodbyeSeconds: number;
    /** Seconds in which a patron can take a cancelled hold back, with its place in the queue; 0 = not at all. */
    readonly takeBackSeconds: number;
  };
  readonly card: {
    /** Regular expression of the library's own card numbers, digits only. */
    readonly pattern: string;
    readonly digits: number;
    /** `m10w21-split` is Luhn, `m11` modulus 11; the others: contract/scan.ts. */
    readonly checkDigit: CheckDigit;
    /** Numbers that are surely another library's (D6); empty = none. */
    readonly foreignPattern: string;
  };
  /** What cards are signed in with; what is absent is as the library system has it (`passwordRules`). */
  readonly password: PasswordSettings;
  readonly scanner: ScannerSettings;
  readonly hours: {
    /** Where the opening hours come from; `always` = the terminal never closes. */
    readonly follow: HoursSource;
    /** The terminal's own hours, index 0 = Sunday, null = closed all day; read when `follow` is `own`. */
    readonly week: readonly (DayHours | null)[];
    /** Further closed days, `yyyy-mm-dd`; they count for `library` and `own`. */
    readonly closedDays: readonly string[];
    /** Minutes before closing from which an open visit is warned; 0 = never. */
    readonly noticeMinutes: number;
    /** Minutes a patron may go on after closing by pressing the button in the warning, once; 0 = none. */
    readonly graceMinutes: number;
    /** Minutes without a touch after which the closed terminal's display sleeps; 0 = it stays lit. */
    readonly sleepMinutes: number;
  };
  readonly printer: {
    /** Name of the CUPS queue; empty = no printer stands here. */
    readonly name: string;
    readonly paper: Paper;
    /** Width of the roll in millimetres. */
    readonly widthMm: number;
    /** Slips that patrons are offered. */
    readonly slips: readonly Slip[];
  };
  readonly covers: CoverSettings;
  readonly phone: {
    /** Patrons can take a title or a list along as a QR code. */
    readonly on: boolean;
    /** Address of a title in the library's catalogue, with `{id}` or `{isbn}`; empty = the code holds words. */
    readonly titleUrl: string;
    /** Address of a list of titles, with `{ids}` (separated by commas); empty = the code holds words. */
    readonly listUrl: string;
  };
  readonly speech: SpeechSettings;
  readonly sounds: {
    readonly on: boolean;
    /** Percent of the loudest. */
    readonly volume: number;
  };
  readonly staff: {
    /** Hash of the staff PIN (`scrypt$...`); empty = no PIN. A secret. */
    readonly pin: string;
    /** Hashes of the staff cards of every terminal, from the fleet's file. Secrets. */
    readonly cards: readonly string[];
    /** Hashes of the staff cards that were enrolled at this terminal, beside those. Secrets. */
    readonly ownCards: readonly string[];
    /** Regular expression of staff cards; such a code is never a patron's card. Empty = there are none. */
    readonly cardPattern: string;
    /** `either` opens the staff area, or `both` must be shown. */
    readonly needs: StaffNeeds;
    /** Seconds without a touch after which the staff area closes by itself. */
    readonly closeSeconds: number;
    /** Folder for settings files, filled and emptied over the network; empty = `exchange` in the kiosk's own folder. */
    readonly exchangeFolder: string;
  };
  /** In the order they are told; days are those of the terminal's own calendar. */
  readonly notices: readonly LibraryNotice[];
  readonly boards: BoardSettings;
  /** 配架場所 in further languages, told by their Japanese: catalogues have them in Japanese alone. */
  readonly placeNames: readonly LocalText[];
  /** Floor plans with what stands on each shelf; empty = there is no map. */
  readonly shelfMap: readonly MapFloor[];
}

const localText = z.strictObject(LOCAL_TEXT);

/** Settings that must agree with each other. */
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

/** The schema with its defaults; `parse({})` without a backend address fails, all else has a default. */
export const SETTINGS: z.ZodType<Settings> = z
  .strictObject({
    kiosk: z
      .strictObject({
        name: z
          .string()
          .regex(/^[A-Za-z0-9-]{1,32}$/u)
          .default("kiosk-1"),
        library: z.string().min(1).max(32).default("central"),
        defaultPickup: z.string().max(32).default(""),
        outOfService: z.boolean().default(false),
        theme: z.enum(THEMES).default("paper"),
        locked: z.boolean().default(true),
        panelDiagonalInches: z.number().min(10).max(65).default(24),
        keyboard: z.boolean().default(false),
        scannerPlace: z
          .enum(["bottom-right", "bottom-left", "below", "right", "left"])
          .default("bottom-right"),
        reducedMotion: z.boolean().default(false),
        width: z.int().min(800).max(4000).default(1080),
        height: z.int().min(600).max(4000).default(1920),
      })
      .prefault({}),
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
        about: infoAnswer.nullable().default(null),
        currency: z
          .string()
          .regex(/^([A-Z]{3})?$/u, { error: "three letters, such as JPY" })
          .default(""),
      })
      .superRefine((backend, context) => {
        const isNeeded = backend.adapter !== "sip2";
        const { sip2, unencryptedHosts } = backend;
        if ((isNeeded || backend.url !== "") && !isSafeUrl(backend.url, unencryptedHosts)) {
          context.addIssue({ code: "custom", path: ["url"], message: SAFE_URL });
        }
        if (backend.sru.url !== "" && !isSafeUrl(backend.sru.url, unencryptedHosts)) {
          context.addIssue({ code: "custom", path: ["sru", "url"], message: SAFE_URL });
        }
        if (backend.adapter === "sip2" && sip2.host === "") {
          context.addIssue({ code: "custom", path: ["sip2", "host"], message: "a host name or an address" });
        } else if (
          backend.adapter === "sip2" &&
          !sip2.tls.on &&
          !mayGoUnencrypted(sip2.host, unencryptedHosts)
        ) {
          context.addIssue({ code: "custom", path: ["sip2", "tls", "on"], message: SAFE_HOST });
        }
      }),
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
    shelfMap: shelfMapParts(localText).default([]),
  })
  .superRefine(agreeing);
