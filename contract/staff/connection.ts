import type { TitleSummary } from "../domain/title.ts";
import type { AdapterName, CatalogueSource, SIP2_PRESETS } from "../settings/choices.ts";
import type { SettingsProblem } from "../settings/problem.ts";

/** The steps of a connection test, each of which needs the ones before: network, encryption, login, status, a patron. */
export const CONNECTION_STEPS = ["reach", "tls", "login", "status", "card"] as const;
/**
 * The steps for a catalogue over SRU: connection, search, copies (Koha's come from its API). One in Shiori's backend has the first
 * only.
 */
export const CATALOGUE_STEPS = ["catalogue", "search", "copies"] as const;
/** The steps for borrowing and returning beside Koha's first account, where the settings have them. */
export const BESIDE_KOHA_STEPS = ["lending", "sip2"] as const;
/** What the services of the terminal come to: borrowing, returning, borrowing with the card alone. */
export const SERVICE_STEPS = ["lend", "take-back", "by-card"] as const;
export type ConnectionStep = (
  | typeof CONNECTION_STEPS
  | typeof CATALOGUE_STEPS
  | typeof BESIDE_KOHA_STEPS
  | typeof SERVICE_STEPS
)[number];

/** Findings of a step, as codes with a text in the staff area. They contain no text of an answer. */
export const FINDINGS = [
  "ok",
  /** Not tested, because it was not requested. */
  "none",
  /** Unencrypted, to a server on this machine: nothing goes over the network. */
  "same-machine",
  /** An earlier step failed. */
  "skipped",
  "name-not-found",
  "port-closed",
  "unreachable",
  "no-answer",
  "not-tls",
  /** Unencrypted to another machine, which the settings allow (`backend.unencryptedHosts`). */
  "unencrypted",
  "tls-wanted",
  "unknown-authority",
  "wrong-name",
  "certificate-expired",
  "client-certificate",
  "wrong-account",
  "no-permission",
  "not-our-server",
  "nonsense",
  "closed",
  "checksum",
  "line-end",
  "status-first",
  "empty-fields",
  "encoding",
  "institution",
  "not-ready",
  "wrong-card",
  /** The terminal's own settings do not take the number for a card. */
  "card-pattern",
  "card-unproven",
  "card-stopped",
  /** This version of Koha does not lend over its API. */
  "lending-too-old",
  "lends-by-api",
  "lends-by-sip2",
  "lends-not",
  "takes-back-by-sip2",
  "takes-back-not",
  /** The server's status message (98) denies it, which is sometimes wrong. */
  "says-no-lending",
  "says-no-return",
  /** Some copies stay at the counter, but the server sends neither kinds nor locations, so all copies do. */
  "copies-not-told",
  /** The system knows the card without its password. Whether it lends so, only a loan shows. */
  "by-card-known",
  "by-card-refused",
  "no-catalogue",
  "no-catalogue-there",
  "catalogue-refuses",
  "not-sru",
  "sru-version",
  "sru-schema",
  "sru-diagnostic",
  "sru-index",
  "sru-unusable",
  "sru-record",
  "sru-whole-titles",
  "sru-no-japanese",
  "sru-copies",
  "catalogue-empty",
] as const;
export type Finding = (typeof FINDINGS)[number];

/** A new value for one setting. */
export interface CureChange {
  readonly path: string;
  readonly value: string | number | boolean;
}

/** A suggested fix. Without changes, the user must know the value: a password, a certificate, an address. */
export interface Cure {
  /** The setting to check. */
  readonly path: string;
  readonly changes: readonly CureChange[];
}

/** The result of one step. */
export interface StepOutcome {
  readonly step: ConnectionStep;
  /** `notice`: it works, but should be checked. */
  readonly outcome: "ok" | "notice" | "failed" | "skipped";
  readonly finding: Finding;
  readonly cure: Cure | null;
  /** Duration in milliseconds. */
  readonly ms: number;
}

/** What lends and takes back beside Koha's first account. The port and the encryption of SIP2 are those of the draft. */
export interface LendingDraft {
  /** The account that lends over the API; empty = none. */
  readonly user: string;
  /** Its password or secret; null = the stored one, or that of the last test. */
  readonly secret: string | null;
  /** Host of Koha's SIP2 server; empty = it is not used. */
  readonly host: string;
  readonly sip2User: string;
  /** AO: the branch code of the login in Koha's `SIPconfig.xml`. */
  readonly institution: string;
  /** The same as `secret`. */
  readonly sip2Secret: string | null;
}

/** A library system as entered by staff; the rest is as in the settings. */
export interface ConnectionDraft {
  readonly adapter: AdapterName;
  /** An address with `https://`, or for SIP2 the host name or IP address. */
  readonly address: string;
  /** Of SIP2. */
  readonly port: number;
  readonly tls: boolean;
  readonly preset: (typeof SIP2_PRESETS)[number];
  /** Name of the account; empty = none. */
  readonly user: string;
  /** Its password or token; null = the stored one, or that of the last test. */
  readonly secret: string | null;
  /** Where patrons search, with Koha and SIP2. */
  readonly search: CatalogueSource;
  /** Address of the catalogue over SRU; empty = none. */
  readonly catalogue: string;
  /** Address of the catalogue in Shiori's backend. */
  readonly ownCatalogue: string;
  /** Its token; null = the stored one, or that of the last test. */
  readonly ownCatalogueToken: string | null;
  /** Koha only; null = as in the settings, because this terminal neither lends nor takes back. */
  readonly lending: LendingDraft | null;
  /** Settings found by an earlier test. */
  readonly changes: readonly CureChange[];
}

/** A library card for the test, with its password; used once and not stored. */
export interface TestCard {
  readonly cardNumber: string;
  readonly password: string;
}

/** The result of a test, or what is wrong with the input. */
export type Tried =
  | { readonly ok: true; readonly steps: readonly StepOutcome[] }
  | { readonly ok: false; readonly problems: readonly SettingsProblem[] };

/** OAI-PMH of the library system, from which Shiori's backend can harvest the catalogue. */
export interface OaiFound {
  /** Its base URL. */
  readonly url: string;
  /** Names of its formats, at most ten. */
  readonly prefixes: readonly string[];
  /** The one that is MARCXML, which a harvest needs; null = none. */
  readonly marcxml: string | null;
  /** It is a Koha's, whose records have their copies in 952. */
  readonly isKoha: boolean;
}

/** A title as patrons will see it in a list. */
export interface CatalogueSample {
  readonly title: TitleSummary;
  /** Of its first copy that has one; may be empty. */
  readonly callNumber: string;
}

/** What a catalogue in Shiori's backend has to offer. */
export interface CatalogueTrial {
  readonly outcome: StepOutcome;
  /** Its newest titles, at most twenty. While it has none, or does not work, those of the OAI-PMH that was found. */
  readonly samples: readonly CatalogueSample[];
  /** The samples are in the catalogue; otherwise a harvest would bring them. */
  readonly isHarvested: boolean;
  /** Subjects can be searched. */
  readonly subjects: boolean;
  /** Null = at none of the usual addresses. */
  readonly oai: OaiFound | null;
}

/** The same, or what is wrong with the input. */
export type CatalogueTried =
  | { readonly ok: true; readonly trial: CatalogueTrial }
  | { readonly ok: false; readonly problems: readonly SettingsProblem[] };
