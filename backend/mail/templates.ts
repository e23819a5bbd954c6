import type { IsoDate } from "#contract/domain/text.ts";
import { PROOF_DAYS } from "../rules/email.ts";
import type { RuleSettings } from "../rules/settings.ts";
import type { NoticeFacts } from "../store/notice-facts.ts";

/*
 * The text of every mail. D44: some phones truncate mails, so the facts are in the first three lines and the whole stays under
 * 400 characters, for library names of usual length. Japanese first, then English; no name, no card number.
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
 * D41: the mail sent at once to a new address. It contains the code only if the library requires confirmation, because only then
 * the terminal asks for it. A recipient who did not request it can have the address removed by the link or by telephone
 * (`removeAddress` of staff).
 */
export function confirmationMail({ code, link }: Proof, settings: RuleSettings): MailContent {
  const required = settings.mail.proof === "required";
  const linked = link !== null;
  const { phone } = settings;
  return {
    subject: `メールアドレスの確認（${settings.name.ja}）/ Your email address`,
    text: [
      required
        ? `確認番号：${code}（${PROOF_DAYS}日間有効）`
        : "登録されました。予約の連絡方法に「メール」を選べます。",
      ...(linked ? [link] : []),
      ...(required
        ? [`図書館の端末でこの番号を入力してください。${linked ? "上のページでも確認できます。" : ""}`]
        : []),
      linked
        ? `お心当たりのない方は上のページで登録を削除できます（電話 ${phone}）。`
        : `お心当たりのない方は ${phone} へお電話ください。登録を削除します。`,
      "",
      [
        "This address was registered at the library.",
        ...(required
          ? [`Enter the code ${code} at a library terminal${linked ? " or use the page above" : ""}.`]
          : []),
        `Not you? ${linked ? `Remove it on the page above or call ${phone}.` : `Call ${phone} and we will remove it.`}`,
      ].join(" "),
      "",
      settings.name.ja,
    ].join("\n"),
  };
}

/** Length of a confirmation mail with these settings, in characters. */
export function confirmationLength(settings: RuleSettings): number {
  const { proofUrl } = settings.mail;
  const link = proofUrl === null ? null : proofUrl + "x".repeat(LINK_TOKEN);
  return confirmationMail({ code: "000000", link }, settings).text.length;
}
