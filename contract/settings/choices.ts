/** Colour themes of the patron's screen (V41): 紙, 墨, 黄. */
export const THEMES = ["paper", "ink", "yellow"] as const;
export type Theme = (typeof THEMES)[number];

/**
 * Keys that a switch interface may send (KeyboardEvent.code). No digits or letters, which a scanner sends. F1 is for reading
 * aloud. F10 to F12 are reserved by systems and browsers.
 */
export const SWITCH_KEYS = [
  "none",
  "Space",
  "Enter",
  "Tab",
  "ArrowRight",
  "ArrowDown",
  "F2",
  "F3",
  "F4",
  "F5",
  "F6",
  "F7",
  "F8",
  "F9",
] as const;
export type SwitchKey = (typeof SWITCH_KEYS)[number];

/**
 * Speech synthesis for Japanese: Open JTalk with its voice, or espeak-ng, which cannot read kanji and gets their readings from
 * MeCab.
 */
export const JAPANESE_VOICES = ["espeak-ng", "open-jtalk"] as const;
export type JapaneseVoice = (typeof JAPANESE_VOICES)[number];

/** Layouts of the kana keyboard: 五十音, or the JIS layout. */
export const KANA_BOARDS = ["gojuon", "jis"] as const;
/** Position of the あ column: at the right, as in Japanese kana charts, or at the left. */
export const KANA_COLUMNS = ["right-to-left", "left-to-right"] as const;
/** Order of the letters; a key on the keyboard changes it. */
export const LATIN_BOARDS = ["alphabetical", "qwerty"] as const;

/** Initial layouts of the on-screen keyboards in each visit. */
export interface BoardSettings {
  readonly kana: (typeof KANA_BOARDS)[number];
  readonly columns: (typeof KANA_COLUMNS)[number];
  readonly latin: (typeof LATIN_BOARDS)[number];
  /** What the keyboard for email addresses offers after the @, in this order; empty = nothing. */
  readonly mailDomains: readonly string[];
}

/** The usual domains of addresses in Japan: of telephone companies, each beside a general one. */
export const MAIL_DOMAINS = [
  "docomo.ne.jp",
  "gmail.com",
  "ezweb.ne.jp",
  "yahoo.co.jp",
  "au.com",
  "icloud.com",
  "softbank.ne.jp",
  "outlook.jp",
] as const;

/** As many as the keyboard has room for. */
export const MOST_MAIL_DOMAINS = 8;

/** Source of opening hours: none, the library's (from the backend), or the terminal's settings. */
export const HOURS_SOURCES = ["always", "library", "own"] as const;
export type HoursSource = (typeof HOURS_SOURCES)[number];

/** What opens the staff area: a card or the PIN, or a card followed by the PIN. */
/** With what a patron may borrow: the card and its password, or the card alone (D87). */
export const LEND_SIGN_INS = ["password", "card"] as const;
export type LendSignIn = (typeof LEND_SIGN_INS)[number];

export const STAFF_NEEDS = ["either", "both"] as const;
export type StaffNeeds = (typeof STAFF_NEEDS)[number];

/** Length of a staff PIN in digits. Five attempts in ten minutes are 720 a day, so a million PINs take years. */
export const PIN_DIGITS = { min: 6, max: 12 } as const;

/** Library systems; each has its adapter in main. */
export const ADAPTERS = ["shiori", "koha", "sip2"] as const;
export type AdapterName = (typeof ADAPTERS)[number];

/** Authentication of the kiosk at Koha. */
export const KOHA_AUTHS = ["oauth", "basic"] as const;

/** Encodings of SIP2 servers. They cannot be negotiated, so the setting must match the server (SIP-10). */
export const SIP2_ENCODINGS = ["utf-8", "cp850", "latin1", "shift_jis", "euc-jp", "ascii"] as const;

/** Use of a SIP2 server's screen messages: ignored, or shown to the patron. */
export const SIP2_MESSAGES = ["none", "screen"] as const;

/** Where patrons search: Shiori's backend · Koha's API · an SRU server. */
export const CATALOGUE_SOURCES = ["shiori", "koha", "sru"] as const;
export type CatalogueSource = (typeof CATALOGUE_SOURCES)[number];
/** The search of each library system itself. */
export const OWN_SOURCES = {
  shiori: "shiori",
  koha: "koha",
  sip2: "sru",
} as const satisfies Readonly<Record<AdapterName, CatalogueSource>>;

/** Known servers; each preset is a set of defaults (SIP-34). */
export const SIP2_PRESETS = [
  "generic",
  "koha",
  "evergreen",
  "symphony",
  "sierra-polaris",
  "rero-invenio",
] as const;

export type Sip2Preset = (typeof SIP2_PRESETS)[number];

/** Name of the password on the screens: パスワード, or 暗証番号. */
export const PASSWORD_WORDS = ["password", "pin"] as const;
export type PasswordWord = (typeof PASSWORD_WORDS)[number];

/**
 * What the screens call the card, by its Japanese word: 資料貸出券, 貸出カード, 利用カード, 利用券, 利用者カード, 図書館カード.
 * Chinese and Korean have fewer words, English has one.
 */
export const CARD_WORDS = [
  "loan-ticket",
  "loan-card",
  "use-card",
  "use-ticket",
  "patron-card",
  "library-card",
] as const;
export type CardWord = (typeof CARD_WORDS)[number];

/** Characters of passwords: digits · letters and digits · printable ASCII. Each has its on-screen keyboard. */
export const PASSWORD_SIGNS = ["digits", "latin", "any"] as const;
export type PasswordSigns = (typeof PASSWORD_SIGNS)[number];

/** Versions of SRU, and record schemas. */
export const SRU_VERSIONS = ["1.1", "1.2", "2.0"] as const;
export const SRU_SCHEMAS = ["marcxml", "dc"] as const;

/** Optional paths; their defaults come from the preset. */
export const SIP2_PRESET_PATHS = [
  "backend.sip2.encodingOut",
  "backend.sip2.encodingIn",
  "backend.sip2.terminator",
  "backend.sip2.errorDetection",
  "backend.sip2.delimiter",
  "backend.sip2.sendEmpty",
  "backend.sip2.statusFirst",
  "backend.sip2.renewVia",
  "backend.sip2.holds",
] as const;

/** All optional paths; their defaults come from the library system. */
export const PRESET_PATHS = [
  ...SIP2_PRESET_PATHS,
  "password.word",
  "password.signs",
  "password.min",
  "password.max",
  "password.newSigns",
  "password.newMin",
  "password.newMax",
] as const;

/** Sections that are one value: they are replaced as a whole by a file. */
export const WHOLE_PATHS = ["backend.about", "shelfMap"] as const;

/** The secret settings by their names on the staff screen. */
export const SECRETS = {
  token: "backend.token",
  koha: "backend.koha.secret",
  lending: "backend.koha.lending.secret",
  sip2: "backend.sip2.password",
  terminal: "backend.sip2.terminalPassword",
  key: "backend.sip2.tls.key",
  catalogue: "backend.catalogue.token",
  pin: "staff.pin",
  cards: "staff.cards",
  ownCards: "staff.ownCards",
} as const;
export type SecretName = keyof typeof SECRETS;

/** Secrets that can be typed at the terminal; the others are scanned, or too long for an on-screen keyboard. */
export const TYPED_SECRETS = ["token", "koha", "lending", "sip2", "terminal", "catalogue", "pin"] as const;
export type TypedSecret = (typeof TYPED_SECRETS)[number];

/** Paths of secret settings: they stay in main and are written only to the secret store. */
export const SECRET_PATHS: readonly string[] = Object.values(SECRETS);

/** Paths that are read when the window opens; a change needs a restart. */
export const START_PATHS = ["kiosk.locked", "kiosk.width", "kiosk.height"] as const;

/** Paths specific to one terminal; not part of a file for the fleet. */
export const OWN_PATHS = ["kiosk.name", "kiosk.outOfService"] as const;
