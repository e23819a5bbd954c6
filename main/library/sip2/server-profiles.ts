import type { Sip2Encoding, Sip2Settings } from "#contract/settings/backends.schema.ts";
import type { PasswordWord, Sip2Preset } from "#contract/settings/choices.ts";

/** A server's variant of SIP2: its preset, with the overrides of the settings. */
export interface ServerProfile {
  readonly encodingOut: Sip2Encoding;
  readonly encodingIn: Sip2Encoding;
  readonly terminator: "cr" | "crlf";
  readonly errorDetection: "off" | "send" | "strict";
  readonly delimiter: string;
  /** AC, AD, BP and BQ are sent even if empty. */
  readonly sendEmpty: boolean;
  /** Messages about a patron are answered without a password (AD), so the card alone may suffice. An empty one is never sent (SIP-43). */
  readonly answersByCard: boolean;
  /** Send 99 after the login. */
  readonly statusFirst: boolean;
  readonly renewVia: "29" | "11";
  /** What 15 supports: nothing · only cancel · only add · add, change and cancel. */
  readonly holds: "none" | "cancel" | "add" | "full";
  /** The AO of an answer must be that of the request; `any` for servers that send their own. */
  readonly institution: "same" | "any";
  /** Name of the password in this system; `password.word` of the settings comes first. */
  readonly passwordWord: PasswordWord;
}

const GENERIC: ServerProfile = {
  encodingOut: "utf-8",
  encodingIn: "utf-8",
  terminator: "cr",
  errorDetection: "send",
  delimiter: "|",
  sendEmpty: true,
  answersByCard: true,
  statusFirst: true,
  renewVia: "29",
  holds: "none",
  institution: "same",
  passwordWord: "password",
};

/** Profiles of known servers (SIP-34). None uses `strict`: too many servers compute wrong checksums. */
const PRESETS: Readonly<Record<Sip2Preset, ServerProfile>> = {
  generic: GENERIC,
  koha: {
    ...GENERIC,
    // Its 16 changes and cancels only holds on one copy (SIP-38).
    holds: "add",
    institution: "any",
  },
  // 15 only cancels, and lists are titles unless the account is set to barcodes.
  evergreen: { ...GENERIC, holds: "cancel" },
  // The only server that requires checksums; it uses the encoding of the standard.
  symphony: { ...GENERIC, encodingOut: "latin1", encodingIn: "latin1", holds: "full", passwordWord: "pin" },
  // Answers 96 unless AC and AD are present, even if empty.
  "sierra-polaris": { ...GENERIC, answersByCard: false, holds: "full", passwordWord: "pin" },
  // CR LF and parallel requests break it, 65 is answered by "None", 24 has no CQ, 15 only adds.
  "rero-invenio": { ...GENERIC, holds: "add" },
};

/** The profile of the server in the settings. */
export function profileOf(settings: Sip2Settings): ServerProfile {
  const base = PRESETS[settings.preset];
  return {
    ...base,
    encodingOut: settings.encodingOut ?? base.encodingOut,
    encodingIn: settings.encodingIn ?? settings.encodingOut ?? base.encodingIn,
    terminator: settings.terminator ?? base.terminator,
    errorDetection: settings.errorDetection ?? base.errorDetection,
    delimiter: settings.delimiter ?? base.delimiter,
    sendEmpty: settings.sendEmpty ?? base.sendEmpty,
    statusFirst: settings.statusFirst ?? base.statusFirst,
    renewVia: settings.renewVia ?? base.renewVia,
    holds: settings.holds ?? base.holds,
  };
}
