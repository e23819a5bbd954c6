import type { Sip2Encoding } from "#contract/settings/backends.schema.ts";

/** What goes wrong with one message. All but `never`, `close-first` and `reset-first` have carried it out before. */
export type Fault =
  /** The answer comes after so many milliseconds. */
  | { readonly slow: number }
  /** Half the answer, and then nothing. */
  | "half"
  /** Half the answer, and the connection closes. */
  | "half-then-close"
  /** Carried out; instead of the answer the connection closes, or is reset. */
  | "close"
  | "reset"
  /** Not carried out; the connection closes, or is reset. */
  | "close-first"
  | "reset-first"
  /** Neither carried out nor answered. */
  | "never"
  /** Asks for it again (96), or so without an end. Not carried out. */
  | "resend"
  | "resend-bare"
  /** The answer comes byte by byte. */
  | "fragments"
  /** The answer has no end. */
  | "bare"
  /** The answer, and a second message at once. */
  | "extra"
  /** The answer names another copy. */
  | "other-copy"
  /** Far more bytes than any answer has, without an end. */
  | "flood"
  /** Bytes that are no message. */
  | "noise";

/** A fault that goes away by itself, or gives way to the next one. */
export interface Once {
  readonly once: Fault;
  readonly next?: Once;
}

/** Ways of a server, each one seen on a real one (docs/notes-sip2.md). */
export interface Quirks {
  terminator: "cr" | "crlf" | "none";
  /** `stream`: to the next CR · `segment`: each read is one message, and its last sign is the end (invenio). */
  reads: "stream" | "segment";
  encoding: Sip2Encoding;
  form: "NFC" | "NFD";
  /**
   * `as-asked`: when the request had one · `unasked`: AZ without AY though none was sent · `short`: unpadded · `blank`: filled up
   * with blanks, as Perl's `%4X` does · `garbage`: not of four digits.
   */
  checksum: "as-asked" | "absent" | "wrong" | "short" | "blank" | "garbage" | "unasked";
  /** Demands a right checksum of requests, else 96. */
  demandsChecksum: boolean;
  order: "ao-first" | "ao-last" | "alphabetical";
  /** Every field comes twice, the second time with another value. */
  repeats: boolean;
  /** A delimiter within a value. */
  bar: "escaped" | "raw";
  /** Longest value in characters; 0 = any. */
  cut: number;
  /** No delimiter after a field of one sign. */
  forgetsBars: boolean;
  bx: string;
  /** The six flags of 98: online, checkin, checkout and three more. Sometimes wrong. */
  flags: string;
  /** Modes of 15 that are answered with 0. Koha finds no title's hold to cancel (-) or change (*): SIP-38. */
  refusedHolds: "" | "+" | "-*";
  /** BR in 16; empty = it is left out. Koha sends 0. */
  queuePlace: string;
  /** BH in 64: many servers say USD wherever they stand; empty = it is left out. */
  currency: string;
  /** Counts: `0003` · `   3` · blank. */
  counts: "zeros" | "blanks" | "none";
  /** Password in 63: right · right, and without one no CQ (Koha) · CQ always Y · CQ left out · left out for unknown cards only. */
  pin: "checked" | "checked-if-sent" | "always-yes" | "missing" | "missing-for-unknown";
  /** Lends without the patron's password (11). FOLIO need not, and answers 63 without one all the same. */
  lendsByCard: boolean;
  /** 24 has CQ. */
  cqIn24: boolean;
  /** The answer of the request before, as it was · the answer for the card before, with the right number. */
  leak: "none" | "old-answer" | "old-card";
  /** Strips what is neither letter nor digit off the end of a request. */
  trimsTail: boolean;
  /** Address, mail, telephone and birth date in 64, also with a wrong password. */
  personal: boolean;
  lists: "barcodes" | "titles";
  /** How 64 begins its AF; the patron's name follows. */
  greeting: string;
  /** BP and BQ: `one-more` as asked and one more. */
  paging: "right" | "ignored" | "one-more";
  dates: "local" | "utc-with-blank-zone";
  /** `words`: in words · `words-in-loans`: so in 12 and 30 only. */
  due: "sip" | "display" | "iso" | "empty" | "words" | "words-in-loans";
  /** Desensitize in 12 and resensitize in 10. Koha says Y. */
  tag: "Y" | "N" | "U";
  /** Lends to patrons to whom its own flags deny it, and only says in words that it should not. */
  lendsToDenied: boolean;
  /** Messages that are not implemented, and what then happens. */
  missing: string;
  unknown: "close" | "none" | "resend";
  login: "right" | "hangs" | "not-needed" | "none";
  /** What happens before a login: Evergreen closes, invenio says `None`. */
  beforeLogin: "close" | "none";
  /** Milliseconds without a request after which the connection closes; 0 = never. */
  idleClose: number;
  /** Connections that are served at once; the others are accepted and wait. 0 = any. */
  workers: number;
}

/** A server as the standard has it. */
export const STANDARD: Quirks = {
  terminator: "cr",
  reads: "stream",
  encoding: "utf-8",
  form: "NFC",
  checksum: "as-asked",
  demandsChecksum: false,
  order: "ao-first",
  repeats: false,
  bar: "escaped",
  cut: 0,
  forgetsBars: false,
  bx: "YYYYYYYYYYYYYYYY",
  flags: "YYYYYN",
  refusedHolds: "",
  queuePlace: "",
  currency: "",
  counts: "zeros",
  pin: "checked",
  lendsByCard: true,
  cqIn24: true,
  leak: "none",
  trimsTail: false,
  personal: false,
  lists: "barcodes",
  greeting: "Hello,",
  paging: "right",
  dates: "local",
  due: "sip",
  tag: "U",
  lendsToDenied: false,
  missing: "",
  unknown: "close",
  login: "right",
  beforeLogin: "close",
  idleClose: 0,
  workers: 0,
};

/** Real servers at their worst, as far as they were seen. */
export const SERVERS = {
  evergreen: {
    ...STANDARD,
    form: "NFD",
    cut: 255,
    trimsTail: true,
    personal: true,
    lists: "titles",
    missing: "09 11 37",
  },
  koha: {
    ...STANDARD,
    terminator: "crlf",
    order: "ao-last",
    trimsTail: true,
    personal: true,
    greeting: "Greetings from Koha.",
    pin: "checked-if-sent",
    paging: "one-more",
    due: "display",
    tag: "Y",
    refusedHolds: "-*",
    queuePlace: "0",
  },
  ceridwen: { ...STANDARD, encoding: "shift_jis", order: "alphabetical", bar: "raw" },
  invenio: {
    ...STANDARD,
    reads: "segment",
    checksum: "short",
    repeats: true,
    bar: "raw",
    counts: "blanks",
    cqIn24: false,
    dates: "utc-with-blank-zone",
    missing: "65 37",
    unknown: "none",
    beforeLogin: "none",
  },
  older: {
    ...STANDARD,
    bar: "raw",
    checksum: "garbage",
    order: "ao-last",
    trimsTail: true,
    demandsChecksum: true,
  },
} as const satisfies Readonly<Record<string, Quirks>>;
