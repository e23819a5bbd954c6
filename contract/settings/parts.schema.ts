import { z } from "zod";
import { cardRuleParts, pattern } from "../card.schema.ts";
import { CARD_DIGITS } from "../card.ts";
import { RETURN_PLACES, type ReturnPlaceName } from "../domain/lending.ts";
import { type LibraryNotice, MOST_NOTICES, NOTICE_LENGTH } from "../domain/notice.ts";
import { PAPERS, SLIPS } from "../domain/slip.ts";
import type { LOCAL_TEXT } from "../domain/text.schema.ts";
import { LANGUAGES } from "../domain/text.ts";
import {
  CARD_WORDS,
  HOURS_SOURCES,
  KANA_BOARDS,
  KANA_COLUMNS,
  LATIN_BOARDS,
  LEND_SIGN_INS,
  MAIL_DOMAINS,
  MOST_MAIL_DOMAINS,
  PASSWORD_SIGNS,
  PASSWORD_WORDS,
  STAFF_NEEDS,
  THEMES,
} from "./choices.ts";
import type { PasswordSettings } from "./passwords.ts";

const seconds = (min: number, max: number) => z.number().min(min).max(max);

/** The terminal itself. */
export const kioskParts = z.strictObject({
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
  scannerPlace: z.enum(["bottom-right", "bottom-left", "below", "right", "left"]).default("bottom-right"),
  reducedMotion: z.boolean().default(false),
  width: z.int().min(800).max(4000).default(1080),
  height: z.int().min(600).max(4000).default(1920),
});

/** Services of the terminal. A later one is off until the library switches it on. */
export const serviceParts = z
  .strictObject({
    searchAndHolds: z.boolean().default(true),
    lend: z.boolean().default(false),
    takeBack: z.boolean().default(false),
  })
  .refine((services) => Object.values(services).includes(true), { error: "at least one service" });

/** How a terminal lends. */
export const lendParts = z.strictObject({
  signIn: z.enum(LEND_SIGN_INS).default("password"),
  askCount: z.boolean().default(false),
});

/** The languages of the screens. */
export const languageParts = z.strictObject({
  offered: z
    .array(z.enum(LANGUAGES))
    .min(1)
    .default([...LANGUAGES]),
  first: z.enum(LANGUAGES).default("ja"),
});

/** Times of a visit. */
export const visitParts = z.strictObject({
  idleSeconds: seconds(2, 600).default(120),
  browsingIdleSeconds: seconds(2, 600).default(90),
  returnIdleSeconds: seconds(2, 600).default(30),
  warningSeconds: seconds(2, 120).default(40),
  capMinutes: z.number().min(0.1).max(120).default(20),
  capExtensions: z.int().min(0).max(10).default(10),
  backendLostSeconds: seconds(1, 120).default(15),
  goodbyeSeconds: seconds(1, 60).default(6),
  takeBackSeconds: seconds(0, 60).default(20),
});

/** What the card is called, and the card rule where the library system states none. */
export const cardParts = z.strictObject({
  word: z.enum(CARD_WORDS).default("loan-ticket"),
  ...cardRuleParts,
  digits: z.int().min(CARD_DIGITS.min).max(CARD_DIGITS.max).default(7),
});

/** A time of day, for instance `9:00`. */
const time = z.string().regex(/^([01]?\d|2[0-3]):[0-5]\d$/u, { error: "a time of day, hh:mm" });
const date = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/u, { error: "a date, yyyy-mm-dd" });

/** Minutes since midnight of `hh:mm`. */
function minutesOf(text: string): number {
  const [hours = "0", minutes = "0"] = text.split(":");
  return Number(hours) * 60 + Number(minutes);
}

const day = z
  .strictObject({ open: time, close: time })
  .refine(({ open, close }) => minutesOf(open) < minutesOf(close), { error: "closes after it opens" });

const USUAL_DAY = { open: "9:00", close: "17:00" };

/** Opening hours and related settings. */
export const hoursParts = z.strictObject({
  follow: z.enum(HOURS_SOURCES).default("always"),
  week: z
    .array(day.nullable())
    .length(7)
    .default(() => Array.from({ length: 7 }, () => USUAL_DAY)),
  closedDays: z.array(date).max(100).default([]),
  noticeMinutes: z.int().min(0).max(60).default(5),
  graceMinutes: z.number().min(0).max(30).default(2),
  sleepMinutes: z.number().min(0).max(240).default(5),
});

const NOTICE_TEXT = z.string().max(NOTICE_LENGTH);

/** Notices of the library, short enough for one line or two. */
export function noticeParts(words: z.ZodObject<typeof LOCAL_TEXT>): z.ZodType<LibraryNotice[]> {
  return z
    .array(
      words
        .extend({
          ja: NOTICE_TEXT.min(1),
          en: NOTICE_TEXT,
          from: date.exactOptional(),
          until: date.exactOptional(),
        })
        .refine(({ from, until }) => from === undefined || until === undefined || from <= until, {
          path: ["until"],
          error: "not before its first day",
        }),
    )
    .max(MOST_NOTICES);
}

/** Names of the places for returned copies, short enough for a line or two. */
export function returnPlaceParts(words: z.ZodObject<typeof LOCAL_TEXT>): z.ZodType<ReturnPlaceName[]> {
  const short = z.string().min(1).max(40);
  return z
    .array(words.extend({ place: z.enum(RETURN_PLACES), ja: short, en: short }))
    .refine((names) => new Set(names.map(({ place }) => place)).size === names.length, {
      error: "each place once",
    });
}

/** Short enough for its key. */
const mailDomain = z
  .string()
  .max(32)
  .regex(/^([a-z0-9-]+\.)+[a-z]{2,}$/u, { error: "what follows the @ of an address, such as gmail.com" });

/** The on-screen keyboards. */
export const boardParts = z.strictObject({
  kana: z.enum(KANA_BOARDS).default("gojuon"),
  columns: z.enum(KANA_COLUMNS).default("right-to-left"),
  latin: z.enum(LATIN_BOARDS).default("alphabetical"),
  mailDomains: z
    .array(mailDomain)
    .max(MOST_MAIL_DOMAINS)
    .default([...MAIL_DOMAINS]),
});

/** The printer for slips. */
export const printerParts = z.strictObject({
  // A queue name as allowed by CUPS.
  name: z
    .string()
    .max(127)
    .regex(/^[^\s\p{Cc}/#?'"\\]*$/u, { error: "the name of a queue, without spaces and / # ? ' \"" })
    .default(""),
  paper: z.enum(PAPERS).default("receipt"),
  widthMm: z.int().min(48).max(112).default(80),
  // 0 = no stickers.
  stickerMm: z.int().min(0).max(112).default(0),
  slips: z
    .array(z.enum(SLIPS))
    .max(SLIPS.length)
    .default([...SLIPS]),
});

/** A URL template of the library's catalogue with one of these placeholders, or empty. */
function addressWith(places: readonly string[]) {
  return z
    .string()
    .max(300)
    .refine(
      (text) =>
        text === "" ||
        (/^https?:\/\/[^\s{}]+(\{[a-z]+\}[^\s{}]*)+$/u.test(text) &&
          [...text.matchAll(/\{[a-z]+\}/gu)].every(([place]) => places.includes(place))),
      { error: `an address with ${places.join(" or ")}` },
    )
    .default("");
}

/** QR codes for phones. */
export const phoneParts = z.strictObject({
  on: z.boolean().default(true),
  titleUrl: addressWith(["{id}", "{isbn}"]),
  listUrl: addressWith(["{ids}"]),
});

/** The sounds of V33. */
export const soundParts = z.strictObject({
  on: z.boolean().default(true),
  volume: z.int().min(0).max(100).default(50),
});

/** At most the length that every adapter can send. */
const passwordLength = z.int().min(1).max(64).optional();
const notLess = { error: "not less than the shortest" };

/** Name and rules of passwords. */
export const passwordParts: z.ZodType<PasswordSettings> = z
  .strictObject({
    word: z.enum(PASSWORD_WORDS).optional(),
    signs: z.enum(PASSWORD_SIGNS).optional(),
    min: passwordLength,
    max: passwordLength,
    newSigns: z.enum(PASSWORD_SIGNS).optional(),
    newMin: passwordLength,
    newMax: passwordLength,
  })
  .refine(({ min = 1, max = 64 }) => min <= max, { path: ["max"], ...notLess })
  .refine(({ newMin = 1, newMax = 64 }) => newMin <= newMax, { path: ["newMax"], ...notLess });

const HASH = /^scrypt\$\d{2}\$\d{1,2}\$\d{1,2}\$[\w-]{22,}\$[\w-]{43,}$/u;
const hash = z.string().regex(HASH, { error: "a hash (npm run staff-pin)" });

/** Access to the staff area. */
export const staffParts = z.strictObject({
  pin: z.union([z.literal(""), hash], { error: "a hash (npm run staff-pin)" }).default(""),
  cards: z.array(hash).max(50).default([]),
  ownCards: z.array(hash).max(50).default([]),
  cardPattern: pattern.default(""),
  needs: z.enum(STAFF_NEEDS).default("either"),
  closeSeconds: z.number().min(2).max(900).default(120),
  exchangeFolder: z.string().max(500).default(""),
});
