import { CHECK_DIGITS } from "#contract/check-digit.ts";
import { PAPERS, SLIPS } from "#contract/domain/slip.ts";
import { LANGUAGES } from "#contract/domain/text.ts";
import {
  ADAPTERS,
  CARD_WORDS,
  CATALOGUE_SOURCES,
  HOURS_SOURCES,
  JAPANESE_VOICES,
  KANA_BOARDS,
  KANA_COLUMNS,
  KOHA_AUTHS,
  LATIN_BOARDS,
  LEND_SIGN_INS,
  PASSWORD_SIGNS,
  PASSWORD_WORDS,
  SIP2_ENCODINGS,
  SIP2_MESSAGES,
  SIP2_PRESETS,
  SRU_SCHEMAS,
  SRU_VERSIONS,
  STAFF_NEEDS,
  SWITCH_KEYS,
  THEMES,
} from "#contract/settings/choices.ts";
import { choice, type Editing, FILES, LONG, number, ON_OFF, preset, SHORT, secret } from "./editing.ts";

/** Usual password lengths; others are set by a file. */
const LEAST_LENGTHS = [1, 3, 4, 6, 8, 10, 12];
const MOST_LENGTHS = [4, 6, 8, 10, 12, 16, 20, 32, 64];

/**
 * The settings by group, in screen order. Limits are practical ones within the schema's; a test compares them and checks that no
 * setting is missing.
 */
export const GROUPS = {
  time: {
    "visit.idleSeconds": number(20, 600, 10, "seconds"),
    "visit.browsingIdleSeconds": number(20, 600, 10, "seconds"),
    "visit.returnIdleSeconds": number(20, 600, 10, "seconds"),
    "visit.warningSeconds": number(20, 120, 5, "seconds"),
    "visit.capMinutes": number(5, 120, 5, "minutes"),
    "visit.capExtensions": number(0, 10, 1, "times"),
    "visit.backendLostSeconds": number(5, 120, 5, "seconds"),
    "visit.goodbyeSeconds": number(2, 60, 1, "seconds"),
    "visit.takeBackSeconds": number(0, 60, 5, "seconds"),
  },
  services: {
    "services.searchAndHolds": ON_OFF,
    "services.lend": ON_OFF,
    "lend.signIn": choice(LEND_SIGN_INS),
    "lend.askCount": ON_OFF,
    "services.takeBack": ON_OFF,
  },
  terminal: {
    "kiosk.name": SHORT,
    "kiosk.library": { kind: "library", none: false },
    "kiosk.defaultPickup": { kind: "library", none: true },
    "kiosk.outOfService": ON_OFF,
    "kiosk.theme": choice(THEMES),
    "kiosk.panelDiagonalInches": number(10, 65, 1, "inches"),
    "kiosk.keyboard": ON_OFF,
    "boards.kana": choice(KANA_BOARDS),
    "boards.columns": choice(KANA_COLUMNS),
    "boards.latin": choice(LATIN_BOARDS),
    "boards.mailDomains": FILES,
    "keys.tenKey": ON_OFF,
    "keys.switchNext": choice(SWITCH_KEYS),
    "keys.switchPress": choice(SWITCH_KEYS),
    "kiosk.scannerPlace": choice(["bottom-right", "bottom-left", "below", "right", "left"]),
    "kiosk.reducedMotion": ON_OFF,
  },
  languages: {
    "languages.offered": { kind: "languages" },
    "languages.first": choice(LANGUAGES),
    notices: { kind: "notices" },
  },
  hours: {
    "hours.follow": choice(HOURS_SOURCES),
    "hours.week": { kind: "week" },
    "hours.closedDays": { kind: "days" },
    "hours.noticeMinutes": number(0, 60, 1, "minutes"),
    "hours.graceMinutes": number(0, 30, 1, "minutes"),
    "hours.sleepMinutes": number(0, 240, 5, "minutes"),
  },
  card: {
    "card.word": choice(CARD_WORDS),
    "card.pattern": LONG,
    "card.digits": number(4, 16, 1, "digits"),
    "card.checkDigit": choice(CHECK_DIGITS),
    "card.foreignPattern": LONG,
    "password.word": preset(PASSWORD_WORDS),
    "password.signs": preset(PASSWORD_SIGNS),
    "password.min": preset(LEAST_LENGTHS),
    "password.max": preset(MOST_LENGTHS),
    "password.newSigns": preset(PASSWORD_SIGNS),
    "password.newMin": preset(LEAST_LENGTHS),
    "password.newMax": preset(MOST_LENGTHS),
  },
  scanner: {
    "scanner.source": choice(["keyboard", "serial"]),
    "scanner.layout": choice(["us", "jis"]),
    "scanner.startStop": choice(["optional", "required", "forbidden"]),
    "scanner.copyPattern": LONG,
    "scanner.copyCheckDigit": choice(CHECK_DIGITS),
    "scanner.gapMs": number(50, 2000, 50, "ms"),
    "scanner.repeatMs": number(0, 10_000, 500, "ms"),
    "scanner.serialPath": LONG,
    "scanner.serialBaud": choice([1200, 2400, 4800, 9600, 19_200, 38_400, 57_600, 115_200]),
    "scanner.serialLock": LONG,
  },
  backend: {
    "backend.adapter": choice(ADAPTERS),
    "backend.url": LONG,
    "backend.unencryptedHosts": FILES,
    "backend.token": secret("token"),
    "backend.authority": FILES,
    "backend.koha.auth": choice(KOHA_AUTHS),
    "backend.koha.user": LONG,
    "backend.koha.secret": secret("koha"),
    "backend.koha.suspendHolds": ON_OFF,
    "backend.koha.opacNotes": ON_OFF,
    "backend.koha.lending.user": LONG,
    "backend.koha.lending.secret": secret("lending"),
    "backend.koha.sip2": ON_OFF,
    "backend.about": FILES,
    "backend.counterOnly": { kind: "codes" },
    "backend.counterOnlyPlaces": { kind: "codes" },
    shelfMap: FILES,
    placeNames: FILES,
    returnPlaces: FILES,
    "covers.url": { kind: "text", maxLength: 500 },
    "covers.timeoutSeconds": number(1, 10, 1, "seconds"),
    "covers.maxKilobytes": number(64, 4096, 64, "kilobytes"),
    "covers.maxMegapixels": number(1, 16, 1, "megapixels"),
    "covers.authority": FILES,
    "backend.currency": { kind: "text", maxLength: 3 },
  },
  sip2: {
    "backend.sip2.preset": choice(SIP2_PRESETS),
    "backend.sip2.host": { kind: "text", maxLength: 253 },
    "backend.sip2.port": number(1, 65_535, 1, "none"),
    "backend.sip2.user": { kind: "text", maxLength: 100 },
    "backend.sip2.password": secret("sip2"),
    "backend.sip2.institution": { kind: "text", maxLength: 100 },
    "backend.sip2.location": { kind: "text", maxLength: 100 },
    "backend.sip2.terminalPassword": secret("terminal"),
    "backend.sip2.tls.on": ON_OFF,
    "backend.sip2.tls.serverName": { kind: "text", maxLength: 253 },
    "backend.sip2.encodingOut": preset(SIP2_ENCODINGS),
    "backend.sip2.encodingIn": preset(SIP2_ENCODINGS),
    "backend.sip2.errorDetection": preset(["off", "send", "strict"]),
    "backend.sip2.terminator": preset(["cr", "crlf"]),
    "backend.sip2.statusFirst": preset([true, false]),
    "backend.sip2.sendEmpty": preset([true, false]),
    "backend.sip2.renewVia": preset(["29", "11"]),
    "backend.sip2.holds": preset(["none", "cancel", "add", "full"]),
    "backend.sip2.messages": choice(SIP2_MESSAGES),
    "backend.sip2.greeting": LONG,
    "backend.sip2.connectSeconds": number(1, 30, 1, "seconds"),
    "backend.sip2.loginSeconds": number(1, 30, 1, "seconds"),
    "backend.sip2.requestSeconds": number(1, 30, 1, "seconds"),
    "backend.sip2.idleSeconds": number(0, 600, 10, "seconds"),
    "backend.sip2.visitSeconds": number(0, 600, 1, "seconds"),
    "backend.sip2.timeZone": { kind: "text", maxLength: 64 },
    "backend.sip2.delimiter": FILES,
    "backend.sip2.bins": FILES,
    "backend.sip2.tls.authority": FILES,
    "backend.sip2.tls.certificate": FILES,
    "backend.sip2.tls.key": FILES,
  },
  catalogue: {
    "backend.catalogue.source": choice(CATALOGUE_SOURCES),
    "backend.catalogue.url": { kind: "text", maxLength: 500 },
    "backend.catalogue.token": secret("catalogue"),
    "backend.catalogue.authority": FILES,
    "backend.sru.url": { kind: "text", maxLength: 500 },
    "backend.sru.version": choice(SRU_VERSIONS),
    "backend.sru.schema": choice(SRU_SCHEMAS),
    "backend.sru.authority": FILES,
    "backend.sru.indexes.any": FILES,
    "backend.sru.indexes.title": FILES,
    "backend.sru.indexes.author": FILES,
    "backend.sru.indexes.subject": FILES,
    "backend.sru.indexes.publisher": FILES,
    "backend.sru.indexes.isbn": FILES,
    "backend.sru.indexes.record": FILES,
    "backend.sru.indexes.barcode": FILES,
    "backend.sru.copies.field": FILES,
    "backend.sru.copies.barcode": FILES,
    "backend.sru.copies.library": FILES,
    "backend.sru.copies.place": FILES,
    "backend.sru.copies.callNumber": FILES,
  },
  devices: {
    "printer.name": { kind: "printer" },
    "printer.paper": choice(PAPERS),
    "printer.widthMm": number(48, 112, 1, "mm"),
    "printer.stickerMm": number(0, 112, 1, "mm"),
    "printer.slips": { kind: "several", values: SLIPS },
    "phone.on": ON_OFF,
    "phone.titleUrl": { kind: "text", maxLength: 300 },
    "phone.listUrl": { kind: "text", maxLength: 300 },
    "speech.on": ON_OFF,
    "speech.japanese": choice(JAPANESE_VOICES),
    "speech.voice": LONG,
    "speech.rate": number(50, 200, 10, "percent"),
    "speech.volume": number(0, 100, 10, "percent"),
    "sounds.on": ON_OFF,
    "sounds.volume": number(0, 100, 10, "percent"),
  },
  access: {
    "staff.pin": secret("pin"),
    "staff.ownCards": { kind: "cards" },
    "staff.cards": FILES,
    "staff.cardPattern": LONG,
    "staff.needs": choice(STAFF_NEEDS),
    "staff.closeSeconds": number(30, 900, 30, "seconds"),
    "staff.exchangeFolder": LONG,
  },
} as const satisfies Record<string, Record<string, Editing>>;

export type Group = keyof typeof GROUPS;
/** Path of a setting that the staff screen knows. */
export type FieldPath = { [G in Group]: keyof (typeof GROUPS)[G] }[Group] & string;

/** The groups in their order. */
export const GROUP_NAMES = Object.keys(GROUPS) as readonly Group[];

/** The parts of the menu, from what is changed often to what is set once. */
export const MENU = {
  everyday: ["hours", "time", "languages"],
  terminal: ["services", "terminal", "scanner", "devices"],
  people: ["card", "access"],
  system: ["backend", "sip2", "catalogue"],
} as const satisfies Record<string, readonly Group[]>;
export type MenuPart = keyof typeof MENU;

/** The paths of a group in their order. */
export function fieldsOf(group: Group): readonly FieldPath[] {
  return Object.keys(GROUPS[group]) as readonly FieldPath[];
}

const EDITING = Object.assign({}, ...Object.values(GROUPS)) as Readonly<Record<FieldPath, Editing>>;

/** How a setting is edited. */
export function editingOf(path: FieldPath): Editing {
  return EDITING[path];
}
