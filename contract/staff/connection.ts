import type { AdapterName, SIP2_PRESETS } from "../settings/choices.ts";
import type { SettingsProblem } from "../settings/problem.ts";

/** The steps of a connection, each of which needs the ones before: the wire, encryption, who we are, how it is, a patron. */
export const CONNECTION_STEPS = ["reach", "tls", "login", "status", "card"] as const;
/** Those of the catalogue beside SIP2, by themselves: there and understood, words, copies. */
export const CATALOGUE_STEPS = ["catalogue", "search", "copies"] as const;
export type ConnectionStep = (typeof CONNECTION_STEPS)[number] | (typeof CATALOGUE_STEPS)[number];

/** What a step may find; each has its words in the staff area. Codes alone: nothing of an answer's text is in them. */
export const FINDINGS = [
  "ok",
  /** Not needed here, or not asked for. */
  "none",
  /** A step before failed. */
  "skipped",
  "name-not-found",
  "port-closed",
  "unreachable",
  "no-answer",
  "not-tls",
  /** In the clear to another machine, which the library allows (`backend.unencryptedHosts`). */
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
  "card-unproven",
  "card-stopped",
  "no-catalogue",
  "no-catalogue-there",
  "catalogue-refuses",
  "not-sru",
  "sru-version",
  "sru-schema",
  "sru-diagnostic",
  "sru-index",
  "sru-record",
  "sru-whole-titles",
  "sru-no-japanese",
  "sru-copies",
  "catalogue-empty",
] as const;
export type Finding = (typeof FINDINGS)[number];

/** One setting to be set to a value. */
export interface CureChange {
  readonly path: string;
  readonly value: string | number | boolean;
}

/** What would help. Without changes only people know the value: a password, a certificate, an address. */
export interface Cure {
  /** The setting that is to be looked at. */
  readonly path: string;
  readonly changes: readonly CureChange[];
}

/** What became of one step. */
export interface StepOutcome {
  readonly step: ConnectionStep;
  /** `notice`: it works, but somebody should look. */
  readonly outcome: "ok" | "notice" | "failed" | "skipped";
  readonly finding: Finding;
  readonly cure: Cure | null;
  /** Milliseconds it took. */
  readonly ms: number;
}

/** What staff have typed of a library system. What they did not is as the settings have it. */
export interface ConnectionDraft {
  readonly adapter: AdapterName;
  /** An address with `https://`, or for SIP2 the bare name or number of the host. */
  readonly address: string;
  /** SIP2 only. */
  readonly port: number;
  readonly tls: boolean;
  readonly preset: (typeof SIP2_PRESETS)[number];
  /** Name of our account; empty = there is none. */
  readonly user: string;
  /** Its password or token; null = the one that is kept, or was tried last. */
  readonly secret: string | null;
  /** SIP2 only: address of the catalogue (SRU); empty = there is none. */
  readonly catalogue: string;
  /** Ways that a try before has found. */
  readonly changes: readonly CureChange[];
}

/** A library card for trying, with its password: used once, kept nowhere. */
export interface TestCard {
  readonly cardNumber: string;
  readonly password: string;
}

/** What a try has found, or what is wrong with what was typed. */
export type Tried =
  | { readonly ok: true; readonly steps: readonly StepOutcome[] }
  | { readonly ok: false; readonly problems: readonly SettingsProblem[] };
