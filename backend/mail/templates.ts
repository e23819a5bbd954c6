import { type IsoDate, type Language, localText } from "#contract/domain/text.ts";
import { PROOF_DAYS } from "../rules/email.ts";
import type { RuleSettings } from "../rules/settings.ts";
import type { NoticeFacts } from "../store/notice-facts.ts";
import { CONFIRMATION, SECOND } from "./confirmation-words.ts";

/*
 * The text of every mail. D44: some phones truncate mails, so the facts are in the first three lines and the whole stays under
 * 400 characters, for library names of usual length. Japanese and English, a confirmation first in the language of its screen; no
 * name, no card number.
 */

/** D44: longest text of a mail, in characters. */
export const MAIL_MAX = 399;

/** Subject and text of a mail. */
export interface MailContent {
  readonly subject: string;
  readonly text: string;
}

/** Longest title in a mail, in graphemes. */
const MAX_TITLE = 40;

/** Length of the token behind `mail.proofUrl` (32 bytes in base64url), in characters. */
const LINK_TOKEN = 43;

const graphemes = new Intl.Segmenter("ja", { granularity: "grapheme" });
// Dates have no time zone, so they are formatted in UTC.
const DATE_JA = new Intl.DateTimeFormat("ja-JP", {
  timeZone: "UTC",
  month: "long",
  day: "numeric",
  weekday: "short",
});
const DATE_EN = new Intl.DateTimeFormat("en-GB", {
  timeZone: "UTC",
  weekday: "long",
  day: "numeric",
  month: "long",
});

function instantOf(date: IsoDate): number {
  return Date.parse(`${date}T00:00:00Z`);
}

/** The title in one line, cut when it is long. */
function shortTitle({ title, volume }: Pick<NoticeFacts, "title" | "volume">): string {
  const line = `${title} ${volume}`.replaceAll(/[\s\p{Cc}]+/gu, " ").trim();
  const all = [...graphemes.segment(line)].map(({ segment }) => segment);
  return all.length <= MAX_TITLE ? line : `${all.slice(0, MAX_TITLE - 1).join("")}…`;
}

/** D40: the hold is ready. `until` is its last day on the shelf. */
export function readyMail(facts: NoticeFacts, until: IsoDate, settings: RuleSettings): MailContent {
  const day = instantOf(until);
  return {
    subject: `予約の本が用意できました（${settings.name.ja}）/ Your hold is ready`,
    text: [
      `「${shortTitle(facts)}」`,
      `受取：${facts.library.ja} ${facts.pickupPlace.ja}`,
      `取り置き期限：${DATE_JA.format(day)}`,
      "",
      `The book above is ready for you: ${facts.library.en}, ${facts.pickupPlace.en}, until ${DATE_EN.format(day)}.`,
      "",
      `${facts.library.ja} ${facts.phone}`,
    ].join("\n"),
  };
}

/** D40: the hold expired on the shelf. `until` was the last day on the shelf, when it is still known. */
export function expiredMail(facts: NoticeFacts, until: IsoDate | null, settings: RuleSettings): MailContent {
  const day = until === null ? "" : `取り置き期限（${DATE_JA.format(instantOf(until))}）が過ぎたため、`;
  return {
    subject: `予約の取り置き期限が過ぎました（${settings.name.ja}）/ Your hold has expired`,
    text: [
      `「${shortTitle(facts)}」`,
      `${day}予約は終了しました。`,
      "ご入用のときは、もう一度ご予約ください。",
      "",
      "The book above is no longer being held for you and your hold has expired. You may place a new hold.",
      "",
      `${facts.library.ja} ${facts.phone}`,
    ].join("\n"),
  };
}

/** Ways to confirm an address: the code, and the link when the library has one. */
export interface Proof {
  readonly code: string;
  readonly link: string | null;
}

/**
 * D41: the mail sent at once to a new address, in the language of the screen and in a second one. It contains the code only if the
 * library requires confirmation, because only then the terminal asks for it. A recipient who did not request it can have the
 * address removed by the link or by telephone (`removeAddress` of staff).
 */
export function confirmationMail(proof: Proof, settings: RuleSettings, language: Language): MailContent {
  const mail = confirmationIn(language, proof, settings);
  // The Japanese one is short enough: it was measured at the start.
  return mail.text.length <= MAIL_MAX ? mail : confirmationIn("ja", proof, settings);
}

function confirmationIn(language: Language, { code, link }: Proof, settings: RuleSettings): MailContent {
  const required = settings.mail.proof === "required";
  const linked = link !== null;
  const { name, phone } = settings;
  const words = CONFIRMATION[language];
  const second = SECOND[language === "ja" ? "en" : "ja"];
  return {
    subject: `${words.subject}（${localText(name, language)}）/ ${second.subject}`,
    text: [
      required ? words.code(code, PROOF_DAYS) : words.registered,
      ...(linked ? [link] : []),
      ...(required ? [words.enter + (linked ? words.orLink : "")] : []),
      linked ? words.notYouLink(phone) : words.notYou(phone),
      "",
      second.text(required ? code : null, phone, linked),
      "",
      localText(name, language),
    ].join("\n"),
  };
}

/** Length of a Japanese confirmation mail with these settings, in characters. */
export function confirmationLength(settings: RuleSettings): number {
  const { proofUrl } = settings.mail;
  const link = proofUrl === null ? null : proofUrl + "x".repeat(LINK_TOKEN);
  return confirmationIn("ja", { code: "000000", link }, settings).text.length;
}
