import { z } from "zod";
import { pattern } from "../card.schema.ts";
import { LOCAL_TEXT } from "../domain/text.schema.ts";
import type { LocalText } from "../domain/text.ts";
import {
  CATALOGUE_SOURCES,
  type CatalogueSource,
  KOHA_AUTHS,
  SIP2_ENCODINGS,
  SIP2_MESSAGES,
  SIP2_PRESETS,
  type Sip2Preset,
  SRU_SCHEMAS,
  SRU_VERSIONS,
} from "./choices.ts";

/** The API account of the kiosk at a Koha server, with one of Koha's two kinds of authentication. */
export interface KohaSettings {
  /** `basic`: a Koha user's name and password (RESTBasicAuth) · `oauth`: client credentials, renewed before they expire. */
  readonly auth: (typeof KOHA_AUTHS)[number];
  /** Name of the Koha user, or the client id. */
  readonly user: string;
  /** Its password, or the client secret; stays in main (R59). */
  readonly secret: string;
  /** Patrons may suspend their holds (Koha's API does not expose `SuspendHoldsOpac`). */
  readonly suspendHolds: boolean;
  /** Shows the OPAC note of a patron as a message. */
  readonly opacNotes: boolean;
  /**
   * The account that lends (23.11 and later), authenticated like the first one. Koha writes the branch of its patron record into
   * each loan. Without a user nothing is lent over the REST API.
   */
  readonly lending: { readonly user: string; readonly secret: string };
  /** Koha's SIP2 server (`backend.sip2`) is used beside the API: it takes copies back, and lends where the API does not. */
  readonly sip2: boolean;
}

export type Sip2Encoding = (typeof SIP2_ENCODINGS)[number];

/** Connection and features of a SIP2 server (SIP-37). */
export interface Sip2Settings {
  readonly host: string;
  readonly port: number;
  /** Default of all optional settings below. */
  readonly preset: Sip2Preset;
  readonly tls: {
    readonly on: boolean;
    /** PEM of the only CA trusted; empty = the public CAs. Always verified (R57). */
    readonly authority: string;
    /** Name in the certificate; empty = the host. */
    readonly serverName: string;
    /** Client certificate and its key as PEM; both or neither. */
    readonly certificate: string;
    readonly key: string;
  };
  /** Terminal account (93). Empty = the server has no accounts, and 93 is not sent. */
  readonly user: string;
  readonly password: string;
  /** CP: location of the terminal; empty = not sent. */
  readonly location: string;
  /** AO: institution id; must match exactly on some servers. */
  readonly institution: string;
  /** AC: terminal password; empty = see `sendEmpty`. */
  readonly terminalPassword: string;
  readonly encodingOut?: Sip2Encoding | undefined;
  readonly encodingIn?: Sip2Encoding | undefined;
  /** End of a request: CR, or CR LF. Answers may end in either or in neither. */
  readonly terminator?: "cr" | "crlf" | undefined;
  /** AY/AZ: not sent · sent, not checked in answers · sent and required. */
  readonly errorDetection?: "off" | "send" | "strict" | undefined;
  /** Field delimiter: one printable ASCII character. */
  readonly delimiter?: string | undefined;
  /** Seconds. */
  readonly connectSeconds: number;
  readonly loginSeconds: number;
  readonly requestSeconds: number;
  /** Seconds without a request after which the connection is closed; 0 = at the end of each visit. */
  readonly idleSeconds: number;
  /**
   * The same while a patron is signed in; the next request connects again. Small servers use one worker per connection, and most
   * of a visit is reading.
   */
  readonly visitSeconds: number;
  /** IANA zone of the server's dates; empty = the kiosk's own. */
  readonly timeZone: string;
  /** AC, AD, BP and BQ are sent even if empty. */
  readonly sendEmpty?: boolean | undefined;
  /** Send 99 after the login. */
  readonly statusFirst?: boolean | undefined;
  /** Message for the renewal of one loan: 29, or 11 for an item on loan. */
  readonly renewVia?: "29" | "11" | undefined;
  /** What 15 supports: nothing · only cancel · only add · add, change and cancel. */
  readonly holds?: "none" | "cancel" | "add" | "full" | undefined;
  /** Whether screen messages (AF) of a patron's information are shown as messages: `screen`, or `none`. */
  readonly messages: (typeof SIP2_MESSAGES)[number];
  /** Regular expression of the server's standard greeting in screen messages; it is removed. Empty = none. */
  readonly greeting: string;
  /** The library's names of the bins (CL) into which the server sorts returned copies; a bin without one is not named. */
  readonly bins: readonly { readonly code: string; readonly name: LocalText }[];
}

/** An SRU server as the catalogue of SIP2 or Koha. */
export interface SruSettings {
  /** Address with the database, without a query; empty = no search. */
  readonly url: string;
  /** PEM of the only CA trusted; empty = the public CAs. */
  readonly authority: string;
  readonly version: (typeof SRU_VERSIONS)[number];
  /** Requested record schema: `marcxml` or `dc`. */
  readonly schema: (typeof SRU_SCHEMAS)[number];
  /** The server's index for each search field; missing ones use `any`. */
  readonly indexes: {
    readonly any: string;
    readonly title: string;
    readonly author: string;
    readonly subject: string;
    readonly publisher: string;
    readonly isbn: string;
    /** Index of the record number of a title. */
    readonly record: string;
    /** Index of copy barcodes; empty = none. */
    readonly barcode: string;
  };
  /** MARC field and subfields of copies; empty field = records have no copies. */
  readonly copies: {
    readonly field: string;
    readonly barcode: string;
    readonly library: string;
    readonly place: string;
    readonly callNumber: string;
  };
}

/** For `koha` and `sip2`: where patrons search, and a catalogue in Shiori's backend (`--catalogue-only`). */
export interface CatalogueSettings {
  /** Not given: `shiori` where there is a `url`, else the system's own (`sru` for `sip2`). */
  readonly source: CatalogueSource;
  /** Of `shiori`. */
  readonly url: string;
  /** This kiosk's token at that backend; stays in main (R59). */
  readonly token: string;
  /** PEM of the only CA trusted; empty = the public CAs. */
  readonly authority: string;
}

/** The same as it is written: the source may be left out. */
export type CatalogueParts = Omit<CatalogueSettings, "source"> & {
  readonly source?: CatalogueSource | undefined;
};

/** One or more certificates as PEM; empty = none. */
export const certificate = z
  .string()
  .max(20_000)
  .regex(/^$|^\s*-----BEGIN CERTIFICATE-----[\s\S]+-----END CERTIFICATE-----\s*$/u, {
    error: "a certificate as PEM",
  });
/** Text for a SIP2 field or a header: no control characters and no delimiter. */
const plain = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[^\p{Cc}|]*$/u, { error: "no control characters and no |" });
const seconds = z.number().min(0.1).max(120);

const HOST_WORDS = "a host name or an address";
/** A host name or address without a port, for SIP2 and `unencryptedHosts`. */
export const hostName = z.string().regex(/^[A-Za-z0-9.:-]{1,253}$/u, { error: HOST_WORDS });

export const kohaParts: z.ZodType<KohaSettings> = z.strictObject({
  auth: z.enum(KOHA_AUTHS).default("basic"),
  user: plain(200).default(""),
  secret: plain(200).default(""),
  suspendHolds: z.boolean().default(true),
  opacNotes: z.boolean().default(true),
  lending: z.strictObject({ user: plain(200).default(""), secret: plain(200).default("") }).prefault({}),
  sip2: z.boolean().default(false),
});

export const sip2Parts: z.ZodType<Sip2Settings> = z
  .strictObject({
    host: z.union([z.literal(""), hostName], { error: HOST_WORDS }).default(""),
    port: z.int().min(1).max(65_535).default(6001),
    preset: z.enum(SIP2_PRESETS).default("generic"),
    tls: z
      .strictObject({
        on: z.boolean().default(false),
        authority: certificate.default(""),
        serverName: z.string().max(253).default(""),
        certificate: certificate.default(""),
        key: z.string().max(20_000).default(""),
      })
      .prefault({}),
    user: plain(100).default(""),
    password: plain(100).default(""),
    location: plain(100).default(""),
    institution: plain(100).default(""),
    terminalPassword: plain(100).default(""),
    encodingOut: z.enum(SIP2_ENCODINGS).optional(),
    encodingIn: z.enum(SIP2_ENCODINGS).optional(),
    terminator: z.enum(["cr", "crlf"]).optional(),
    errorDetection: z.enum(["off", "send", "strict"]).optional(),
    delimiter: z
      .string()
      .regex(/^[!-/:-@[-`{-~]$/u, { error: "one sign, no letter and no digit" })
      .optional(),
    connectSeconds: seconds.default(5),
    loginSeconds: seconds.default(8),
    requestSeconds: seconds.default(8),
    idleSeconds: z.number().min(0).max(600).default(0),
    visitSeconds: z.number().min(0).max(600).default(1),
    timeZone: z.string().max(64).default(""),
    sendEmpty: z.boolean().optional(),
    statusFirst: z.boolean().optional(),
    renewVia: z.enum(["29", "11"]).optional(),
    holds: z.enum(["none", "cancel", "add", "full"]).optional(),
    messages: z.enum(SIP2_MESSAGES).default("none"),
    greeting: pattern.default("^Greetings from Koha\\.?"),
    bins: z
      .array(z.strictObject({ code: plain(20).min(1), name: z.strictObject(LOCAL_TEXT) }))
      .max(50)
      .default([]),
  })
  .refine(({ tls }) => (tls.certificate === "") === (tls.key === ""), {
    path: ["tls", "key"],
    error: "a client certificate and its key, or neither",
  });

/** ISO 4217; empty = not set. */
export const currencyCode = z.string().regex(/^([A-Z]{3})?$/u, { error: "three letters, such as JPY" });

const index = (usual: string) =>
  z
    .string()
    .regex(/^[A-Za-z0-9._-]{0,64}$/u, { error: "the name of an index, such as dc.title" })
    .default(usual);
const subfield = (usual: string) =>
  z
    .string()
    .regex(/^[a-z0-9]?$/u, { error: "one letter or digit" })
    .default(usual);

export const sruParts: z.ZodType<SruSettings> = z.strictObject({
  url: z.string().max(500).default(""),
  authority: certificate.default(""),
  version: z.enum(SRU_VERSIONS).default("1.2"),
  schema: z.enum(SRU_SCHEMAS).default("marcxml"),
  indexes: z
    .strictObject({
      any: index("cql.anywhere"),
      title: index("dc.title"),
      author: index("dc.author"),
      subject: index("dc.subject"),
      publisher: index("dc.publisher"),
      isbn: index("bath.isbn"),
      record: index("rec.id"),
      barcode: index("dc.barcode"),
    })
    .prefault({}),
  copies: z
    .strictObject({
      field: z
        .string()
        .regex(/^(\d{3})?$/u, { error: "three digits" })
        .default("952"),
      barcode: subfield("p"),
      library: subfield("b"),
      place: subfield("c"),
      callNumber: subfield("o"),
    })
    .prefault({}),
});

export const catalogueParts: z.ZodType<CatalogueParts> = z.strictObject({
  source: z.enum(CATALOGUE_SOURCES).optional(),
  url: z.string().max(500).default(""),
  token: z.string().max(200).default(""),
  authority: certificate.default(""),
});
