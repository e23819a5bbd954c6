import type { MailFailureCode } from "../store/mail-tables.ts";

/** What a failure applies to: every mail, this mail for now, or this recipient permanently. */
export type Concerns = "all" | "mail" | "recipient";

const CONCERNS: Readonly<Record<MailFailureCode, Concerns>> = {
  "server-unreachable": "all",
  "server-not-trusted": "all",
  "server-sign-in": "all",
  "server-refuses-us": "all",
  later: "mail",
  "mail-refused": "mail",
  bug: "mail",
  "recipient-unknown": "recipient",
  "recipient-refuses": "recipient",
};

/** A mail was not accepted. Message and stack do not contain the server's text, which may quote an address. */
export class DeliveryFailure extends Error {
  override readonly name = "DeliveryFailure";
  /** Logged as `code`. */
  readonly code: MailFailureCode;

  constructor(code: MailFailureCode) {
    super(code);
    this.code = code;
  }

  get concerns(): Concerns {
    return CONCERNS[this.code];
  }
}

/** Fields of nodemailer's errors. */
interface SmtpError {
  readonly code: string;
  readonly command: string;
  readonly status: number;
  readonly response: string;
}

function read(error: unknown): SmtpError {
  const fields: Readonly<Record<string, unknown>> =
    typeof error === "object" && error !== null ? { ...error } : {};
  const text = (value: unknown): string => (typeof value === "string" ? value : "");
  return {
    code: text(fields["code"]),
    command: text(fields["command"]),
    status: typeof fields["responseCode"] === "number" ? fields["responseCode"] : 0,
    response: text(fields["response"]),
  };
}

const UNREACHABLE = new Set(["ECONNECTION", "ETIMEDOUT", "ESOCKET", "EDNS", "EPROTOCOL", "ESTREAM"]);
/** Rejections of the sender that servers send in reply to RCPT TO. */
const ABOUT_US =
  /relay|authenticat|starttls|\btls\b|log ?in|sender|spf|dkim|dmarc|client host|helo|\brate\b|too many|blocked|block ?list|black ?list|spam|reputation/iu;
/** Whether a rejection is about the sender (identity, configuration, volume) and not about the recipient. */
export function aboutUs(response: string): boolean {
  return ABOUT_US.test(response);
}

/** Mailbox full or mail too long: the address is valid (RFC 3463, 5.2.2 and 5.2.3). */
const NOT_FOR_EVER = /^\d{3}[ -]5\.2\.[23]\b/u;
/** Policy of the recipient (RFC 3463, 5.7): 受信拒否. */
const REFUSES = /^\d{3}[ -]5\.7\./u;

/** 421: the server is closing; 4xx: temporary; 5xx: permanent, for the object of the command. */
function ofReply({ command, status, response }: SmtpError): MailFailureCode {
  if (status === 421) return "server-unreachable";
  if (status < 500) return "later";
  if (command === "DATA") return "mail-refused";
  if (command !== "RCPT TO") return "server-refuses-us";
  if (status === 530 || status === 503 || aboutUs(response)) return "server-refuses-us";
  if (NOT_FOR_EVER.test(response) || status === 552) return "later";
  return REFUSES.test(response) ? "recipient-refuses" : "recipient-unknown";
}

/** Classifies an SMTP or socket error. */
export function failureOf(error: unknown): DeliveryFailure {
  const smtp = read(error);
  if (smtp.code === "ETLS") return new DeliveryFailure("server-not-trusted");
  // An invalid certificate is reported as a socket error.
  if (
    error instanceof Error &&
    /certificate|self.signed|altname|\bTLS\b|SSL/iu.test(error.message) &&
    smtp.status === 0
  )
    return new DeliveryFailure("server-not-trusted");
  if (smtp.code === "EAUTH")
    return new DeliveryFailure(
      smtp.status >= 400 && smtp.status < 500 ? "server-unreachable" : "server-sign-in",
    );
  if (smtp.status > 0 && (smtp.code === "EENVELOPE" || smtp.code === "EMESSAGE"))
    return new DeliveryFailure(ofReply(smtp));
  if (UNREACHABLE.has(smtp.code)) return new DeliveryFailure("server-unreachable");
  return new DeliveryFailure("bug");
}
