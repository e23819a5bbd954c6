/** Looks of the patron's screen (V41): 紙, 墨, 黄. */
export const THEMES = ["paper", "ink", "yellow"] as const;
export type Theme = (typeof THEMES)[number];

/**
 * Keys that a switch interface may send (KeyboardEvent.code). No digit or letter: those are a scanner's. F1 reads aloud.
 * No F10 to F12: systems and browsers have their own ideas about them.
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

/** What speaks Japanese: Open JTalk with its voice, or espeak-ng, which reads no kanji and gets their readings from MeCab. */
export const JAPANESE_VOICES = ["espeak-ng", "open-jtalk"] as const;
export type JapaneseVoice = (typeof JAPANESE_VOICES)[number];

/** Boards for kana: 五十音, or the places of the kana on a JIS keyboard. */
export const KANA_BOARDS = ["gojuon", "jis"] as const;
/** Where the column of あ stands: at the right as on the wall of a school, or at the left. */
export const KANA_COLUMNS = ["right-to-left", "left-to-right"] as const;
/** Order of the letters; a key on the board changes it. */
export const LATIN_BOARDS = ["alphabetical", "qwerty"] as const;

/** How the on-screen keyboards begin in each visit. */
export interface BoardSettings {
  readonly kana: (typeof KANA_BOARDS)[number];
  readonly columns: (typeof KANA_COLUMNS)[number];
  readonly latin: (typeof LATIN_BOARDS)[number];
}

/** Where opening hours come from: nowhere, the library's own (from the backend), or the settings of the terminal. */
export const HOURS_SOURCES = ["always", "library", "own"] as const;
export type HoursSource = (typeof HOURS_SOURCES)[number];

/** What opens the staff area: a card or the PIN, or a card and then the PIN. */
export const STAFF_NEEDS = ["either", "both"] as const;
export type StaffNeeds = (typeof STAFF_NEEDS)[number];

/** Digits of a staff PIN. Five tries in ten minutes are 720 a day: a million PINs take years. */
export const PIN_DIGITS = { min: 6, max: 12 } as const;

/** What answers for patrons, titles, holds and loans; each has an adapter of its own in main. */
export const ADAPTERS = ["shiori", "koha", "sip2"] as const;
export type AdapterName = (typeof ADAPTERS)[number];

/** How our kiosk shows Koha who it is. */
export const KOHA_AUTHS = ["basic", "oauth"] as const;

/** Character tables a SIP2 server may speak; the server's side is configuration, nobody negotiates it (SIP-10). */
export const SIP2_ENCODINGS = ["utf-8", "cp850", "latin1", "shift_jis", "euc-jp", "ascii"] as const;

/** What becomes of a SIP2 server's screen messages: nothing, or they are shown to the patron. */
export const SIP2_MESSAGES = ["none", "screen"] as const;

/** Servers whose ways are known; each is a set of defaults (SIP-34). */
export const SIP2_PRESETS = [
  "generic",
  "koha",
  "evergreen",
  "symphony",
  "sierra-polaris",
  "rero-invenio",
] as const;

export type Sip2Preset = (typeof SIP2_PRESETS)[number];

/** What the screens call the secret of a card: パスワード, or 暗証番号. */
export const PASSWORD_WORDS = ["password", "pin"] as const;
export type PasswordWord = (typeof PASSWORD_WORDS)[number];

/** Characters of passwords: digits · letters and digits · everything that is printable ASCII. Each has its board. */
export const PASSWORD_SIGNS = ["digits", "latin", "any"] as const;
export type PasswordSigns = (typeof PASSWORD_SIGNS)[number];

/** Versions of SRU, and the forms of a record that can be asked for. */
export const SRU_VERSIONS = ["1.1", "1.2", "2.0"] as const;
export const SRU_SCHEMAS = ["marcxml", "dc"] as const;

/** Paths that may be absent: the server's ways then come from its preset. */
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

/** All paths that may be absent: the ways of the system behind the terminal then hold. */
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

/** Paths of sections that are one value: they come with a file, and whole. */
export const WHOLE_PATHS = ["backend.about", "shelfMap"] as const;

/** The settings that are secrets, by the names the staff screen has for them. */
export const SECRETS = {
  token: "backend.token",
  koha: "backend.koha.secret",
  sip2: "backend.sip2.password",
  terminal: "backend.sip2.terminalPassword",
  key: "backend.sip2.tls.key",
  pin: "staff.pin",
  cards: "staff.cards",
  ownCards: "staff.ownCards",
} as const;
export type SecretName = keyof typeof SECRETS;

/** Secrets that are typed at the terminal; the others are scanned, or too long for a board. */
export const TYPED_SECRETS = ["token", "koha", "sip2", "terminal", "pin"] as const;
export type TypedSecret = (typeof TYPED_SECRETS)[number];

/** Paths of the settings that are secrets: they stay in main, are written nowhere but into the store of secrets. */
export const SECRET_PATHS: readonly string[] = Object.values(SECRETS);

/** Paths that are read once, when the window opens; a change needs a new start. */
export const START_PATHS = ["kiosk.locked", "kiosk.width", "kiosk.height"] as const;

/** Paths that belong to one terminal: a file for the fleet does not hold them. */
export const OWN_PATHS = ["kiosk.name", "kiosk.outOfService"] as const;
