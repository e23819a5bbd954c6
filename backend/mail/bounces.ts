import { type ParsedMail, simpleParser } from "mailparser";
import { z } from "zod";
import { MAX_REPORT_BYTES } from "../rules/email.ts";
import { aboutUs } from "./delivery-failure.ts";
import { tokensIn } from "./token.ts";

/** The content of a returned mail. */
export type Report =
  /** Not a report: a person, an auto-reply, a read receipt, spam. */
  | { readonly kind: "none" }
  /** Still being retried, or delivered. */
  | { readonly kind: "underway" }
  /** It will not arrive. `tokens`: candidates for the mail, most likely first. */
  | { readonly kind: "failed"; readonly how: Failed; readonly tokens: readonly string[] };

/**
 * D45: `bounced`, the address is invalid · D46: `refused`, rejected by its owner or provider · `undelivered`: this mail did not
 * arrive for another reason (expired in the queue, mailbox full, our configuration).
 */
export type Failed = "bounced" | "refused" | "undelivered";

/** Maximum number of tokens read from a report, which is about one mail. */
const MAX_TOKENS = 10;

const STRUCTURED = z.object({ value: z.string(), params: z.record(z.string(), z.string()) });
const NONE: Report = { kind: "none" };

/**
 * Parses a raw mail to the bounce address: a delivery status report (RFC 3464, also of SMTPUTF8, RFC 6533), or the plain text
 * that older systems and carriers send. Never throws; anything else is `none`.
 */
export async function readReport(raw: Buffer): Promise<Report> {
  if (raw.length > MAX_REPORT_BYTES) return NONE;
  const mail = await parsed(raw);
  if (mail === null) return NONE;
  const type = reportType(mail);
  if (type === "delivery-status") return ofStatus(mail);
  return type === null && isFromMailSystem(mail) ? ofPlainText(mail) : NONE;
}

async function parsed(raw: Buffer): Promise<ParsedMail | null> {
  try {
    return await simpleParser(raw, {
      keepDeliveryStatus: true,
      skipHtmlToText: true,
      skipTextToHtml: true,
      skipTextLinks: true,
      skipImageLinks: true,
    });
  } catch {
    // Not a valid mail.
    return null;
  }
}

/** `report-type` of a multipart/report (RFC 6522), lower case; "" if it has none; null for other content types. */
function reportType(mail: ParsedMail): string | null {
  const type = STRUCTURED.safeParse(mail.headers.get("content-type"));
  if (!type.success || type.data.value.toLowerCase() !== "multipart/report") return null;
  return (type.data.params["report-type"] ?? "").toLowerCase();
}

const MAIL_SYSTEM = /^(?:mailer-daemon|mail-daemon|mdaemon|postmaster)@/iu;

/** Reports come from system addresses such as these; people and auto-replies use their own. */
function isFromMailSystem(mail: ParsedMail): boolean {
  return mail.headers.has("x-failed-recipients") || MAIL_SYSTEM.test(mail.from?.value[0]?.address ?? "");
}

const STATUS_TYPES = new Set(["message/delivery-status", "message/global-delivery-status"]);

/** One group of fields: of the message, or of a recipient. Names in lower case. */
type Fields = ReadonlyMap<string, string>;

function groupsOf(text: string): readonly Fields[] {
  return text
    .replaceAll(/\r\n?/gu, "\n")
    .split(/\n[ \t]*\n/u)
    .map((group) => {
      const lines = group.replaceAll(/\n[ \t]+/gu, " ").split("\n");
      const pairs = lines.map((line): [string, string] => {
        const colon = line.indexOf(":");
        return [line.slice(0, Math.max(0, colon)).trim().toLowerCase(), line.slice(colon + 1).trim()];
      });
      return new Map(pairs);
    });
}

function ofStatus(mail: ParsedMail): Report {
  const parts = mail.attachments.filter(({ contentType }) => STATUS_TYPES.has(contentType));
  const groups = parts.flatMap(({ content }) => groupsOf(content.toString("utf8")));
  const recipients = groups.filter((fields) => fields.has("action"));
  const failed = recipients.find((fields) => /^failed\b/iu.test(fields.get("action") ?? ""));
  if (failed === undefined) return recipients.length > 0 ? { kind: "underway" } : NONE;
  const status = failed.get("status") ?? "";
  const how = howFailed(status, failed.get("diagnostic-code") ?? "");
  return { kind: "failed", how, tokens: tokensOf(mail, groups) };
}

/**
 * By enhanced status (RFC 3463): 5.7 is policy, 5.2.2 and 5.2.3 are a full mailbox and a too long mail, 4.x is an expired retry
 * time.
 */
function howFailed(status: string, diagnostic: string): Failed {
  if (!/^5\./u.test(status)) return "undelivered";
  if (/^5\.2\.[23]\b/u.test(status)) return "undelivered";
  // Some systems report only 5.0.0 and quote the exact code after it.
  const refuses = /^5\.7\./u.test(status) || (/^5\.0\./u.test(status) && /\b5\.7\.\d/u.test(diagnostic));
  if (refuses) return aboutUs(diagnostic) ? "undelivered" : "refused";
  return "bounced";
}

const WARNING = /will be retried|still being retried|warning only|temporar|try again|再送|再試行|遅れて/iu;
const FULL = /\b5\.2\.[23]\b|mailbox (?:is )?full|quota|out of storage|容量|いっぱい/iu;
const REFUSED = /\b5\.7\.\d|受信(?:を)?拒否/u;
const FOR_EVER =
  /\b55[0-4]\b|#?5\.\d{1,3}\.\d{1,3}\b|unknown user|user unknown|no such user|no mailbox here|not found|does not exist|存在しない|見つかりません|(?:配信|配送|送信)できません/iu;
/** Where a plain report ends and the mail it returns begins. */
const COPY_BEGINS = /^[ \t]*-{3,}[^\n]*(?:original|below this line|copy of|returned|元の)/imu;

function ofPlainText(mail: ParsedMail): Report {
  const text = mail.text ?? "";
  const [report = ""] = text.split(COPY_BEGINS);
  if (!FOR_EVER.test(report)) return NONE;
  if (WARNING.test(report) && !/\b55[0-4]\b|permanent/iu.test(report)) return { kind: "underway" };
  const how = FULL.test(report)
    ? "undelivered"
    : !REFUSED.test(report)
      ? "bounced"
      : aboutUs(report)
        ? "undelivered"
        : "refused";
  return { kind: "failed", how, tokens: tokensOf(mail, []) };
}

/** Places of the token: the report's envelope id, its recipient, and the returned mail. */
function tokensOf(mail: ParsedMail, groups: readonly Fields[]): readonly string[] {
  const text = [
    ...groups.map((fields) => fields.get("original-envelope-id") ?? ""),
    ...mail.headerLines.map(({ line }) => line),
    ...mail.attachments.map(({ content }) => content.toString("utf8")),
    mail.text ?? "",
  ].join("\n");
  return tokensIn(text).slice(0, MAX_TOKENS);
}
