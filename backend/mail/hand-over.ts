import { once } from "node:events";
import MailComposer from "nodemailer/lib/mail-composer";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import { SECOND_MS } from "../clock.ts";
import { mailboxOf } from "../rules/email.ts";
import type { RuleSettings } from "../rules/settings.ts";
import type { WaitingMail } from "../store/outbox.ts";
import type { SmtpServer } from "./smtp-server.ts";
import { envelopeIdOf, messageIdOf, returnPathOf } from "./token.ts";
import { failureOf, HandOverFailure } from "./trouble.ts";

/** What a mail server may take its time for, in milliseconds. */
export interface HandOverTimes {
  /** To answer the call. */
  readonly connect: number;
  /** To say its greeting. */
  readonly greeting: number;
  /** To be silent in between. */
  readonly silence: number;
  /** For one mail in all: a server that answers one letter a second is no server. */
  readonly whole: number;
  /** For what is under way when the backend stops; then it is broken off. */
  readonly stop: number;
}

/** The times in earnest; tests shorten them. */
export const HAND_OVER_TIMES: HandOverTimes = {
  connect: 10 * SECOND_MS,
  greeting: 10 * SECOND_MS,
  silence: 20 * SECOND_MS,
  whole: 60 * SECOND_MS,
  stop: 5 * SECOND_MS,
};
/** How long the server may take to say good-bye after it took the mail. */
const GOODBYE_MS = 2 * SECOND_MS;

function optionsOf(server: SmtpServer, times: HandOverTimes): SMTPConnection.Options {
  const { host, port, secure, loopback } = server;
  return {
    host,
    port,
    secure,
    // Outside this machine nothing is said before TLS stands and the certificate is proven.
    requireTLS: !secure && !loopback,
    tls: { rejectUnauthorized: !loopback, minVersion: "TLSv1.2" },
    connectionTimeout: times.connect,
    greetingTimeout: times.greeting,
    socketTimeout: times.silence,
    dnsTimeout: times.connect,
    logger: false,
  };
}

/** Where and how mails are handed over. */
export interface Counter {
  readonly server: SmtpServer;
  readonly settings: RuleSettings;
  readonly times: HandOverTimes;
}

/** The mail as it travels; made from what the outbox keeps, it is the same each time. */
function composed(mail: WaitingMail, recipient: string, settings: RuleSettings): Promise<Buffer> {
  const { replyTo, domain } = settings.mail;
  const composer = new MailComposer({
    from: { name: settings.name.ja, address: mail.sender },
    // Not as text, which would be taken apart at its quotes.
    to: { name: "", address: mailboxOf(recipient) },
    ...(replyTo === null ? {} : { replyTo }),
    subject: mail.subject,
    text: mail.text,
    date: new Date(mail.createdAt),
    messageId: `<${messageIdOf(mail.token, domain)}>`,
    // No answering machine answers it (RFC 3834); the second is for those that know only their own word.
    headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
    encoding: "base64",
    textEncoding: "B",
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return new Promise((done, failed) => {
    composer.compile().build((error, message) => (error ? failed(error) : done(message)));
  });
}

/**
 * Hands one mail to the server on a connection of its own: mails are few, and a connection kept open could break
 * between two of them. Throws `HandOverFailure` when the server has not taken it; `stop` breaks it off. When the
 * connection breaks after the last byte, nobody knows whether the server has it: it counts as not taken.
 */
export async function handOver(
  { server, settings, times }: Counter,
  mail: WaitingMail,
  recipient: string,
  stop: AbortSignal,
): Promise<void> {
  const message = await composed(mail, recipient, settings);
  const { bounceAddress } = settings.mail;
  const envelope: SMTPConnection.Envelope = {
    from: bounceAddress === null ? mail.sender : returnPathOf(bounceAddress, mail.token),
    to: [mailboxOf(recipient)],
    size: message.length,
    // A report brings back the head of the mail, not its words.
    dsn: { ret: "HDRS", envid: envelopeIdOf(mail.token), notify: "FAILURE" },
  };
  const connection = new SMTPConnection(optionsOf(server, times));
  const limit = AbortSignal.any([stop, AbortSignal.timeout(times.whole)]);
  try {
    await untilTaken(connection, server, envelope, message, limit);
    sayGoodbye(connection);
  } catch (error) {
    connection.close();
    throw error instanceof HandOverFailure ? error : failureOf(error);
  }
}

async function untilTaken(
  connection: SMTPConnection,
  server: SmtpServer,
  envelope: SMTPConnection.Envelope,
  message: Buffer,
  limit: AbortSignal,
): Promise<void> {
  if (limit.aborted) throw new HandOverFailure("server-unreachable");
  // `once` also rejects with what the connection reports as its error.
  const broken = Promise.race([once(connection, "end"), once(limit, "abort")]).then(() => {
    throw new HandOverFailure("server-unreachable");
  });
  // The race goes on when the mail is taken; its end is nobody's business then.
  broken.catch(() => undefined);
  await Promise.race([broken, asked((done) => connection.connect(done))]);
  const { user, password } = server;
  if (user !== null)
    await Promise.race([broken, asked((done) => connection.login({ user, pass: password ?? "" }, done))]);
  await Promise.race([broken, asked((done) => connection.send(envelope, message, done))]);
}

function asked(ask: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((done, failed) => ask((error) => (error ? failed(error) : done())));
}

/** The mail is taken; a server that does not answer the good-bye holds nobody up. */
function sayGoodbye(connection: SMTPConnection): void {
  connection.on("error", () => undefined);
  connection.quit();
  setTimeout(() => connection.close(), GOODBYE_MS).unref();
}
