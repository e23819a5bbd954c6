import { once } from "node:events";
import MailComposer from "nodemailer/lib/mail-composer";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import { SECOND_MS } from "../clock.ts";
import { mailboxOf } from "../rules/email.ts";
import type { RuleSettings } from "../rules/settings.ts";
import type { WaitingMail } from "../store/outbox.ts";
import { DeliveryFailure, failureOf } from "./delivery-failure.ts";
import type { SmtpServer } from "./smtp-server.ts";
import { envelopeIdOf, messageIdOf, returnPathOf } from "./token.ts";

/** Timeouts of a delivery, in milliseconds. */
export interface DeliveryTimeouts {
  /** To accept the connection. */
  readonly connect: number;
  /** To send its greeting. */
  readonly greeting: number;
  /** Without any traffic. */
  readonly silence: number;
  /** For a whole mail, because a server may send one byte a second. */
  readonly whole: number;
  /** For deliveries in progress when the backend stops; then they are aborted. */
  readonly stop: number;
}

/** The real timeouts; tests shorten them. */
export const DELIVERY_TIMEOUTS: DeliveryTimeouts = {
  connect: 10 * SECOND_MS,
  greeting: 10 * SECOND_MS,
  silence: 20 * SECOND_MS,
  whole: 60 * SECOND_MS,
  stop: 5 * SECOND_MS,
};
/** How long the server may take to answer QUIT. */
const QUIT_MS = 2 * SECOND_MS;

function optionsOf(server: SmtpServer, times: DeliveryTimeouts): SMTPConnection.Options {
  const { host, port, secure, loopback } = server;
  return {
    host,
    port,
    secure,
    // To other machines: TLS with a verified certificate is required.
    requireTLS: !secure && !loopback,
    tls: { rejectUnauthorized: !loopback, minVersion: "TLSv1.2" },
    connectionTimeout: times.connect,
    greetingTimeout: times.greeting,
    socketTimeout: times.silence,
    dnsTimeout: times.connect,
    logger: false,
  };
}

/** Where and how mails are delivered. */
export interface DeliveryDeps {
  readonly server: SmtpServer;
  readonly settings: RuleSettings;
  readonly times: DeliveryTimeouts;
}

/** The message as sent; composed from the outbox, identical at each attempt. */
function composed(mail: WaitingMail, recipient: string, settings: RuleSettings): Promise<Buffer> {
  const { replyTo, domain } = settings.mail;
  const composer = new MailComposer({
    from: { name: settings.name.ja, address: mail.sender },
    // An object, because a string would be parsed again and its quotes removed.
    to: { name: "", address: mailboxOf(recipient) },
    ...(replyTo === null ? {} : { replyTo }),
    subject: mail.subject,
    text: mail.text,
    date: new Date(mail.createdAt),
    messageId: `<${messageIdOf(mail.token, domain)}>`,
    // Prevents automatic replies (RFC 3834); the second header is for Exchange.
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
 * Sends one mail on its own connection: mails are few, and a kept connection could break between them. Throws `DeliveryFailure`
 * when the server has not accepted it; `stop` aborts. If the connection breaks after the last byte, the outcome is unknown and
 * counts as not accepted.
 */
export async function deliver(
  { server, settings, times }: DeliveryDeps,
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
    // A report quotes the headers of the mail, not its text.
    dsn: { ret: "HDRS", envid: envelopeIdOf(mail.token), notify: "FAILURE" },
  };
  const connection = new SMTPConnection(optionsOf(server, times));
  const limit = AbortSignal.any([stop, AbortSignal.timeout(times.whole)]);
  try {
    await untilAccepted(connection, server, envelope, message, limit);
    quit(connection);
  } catch (error) {
    connection.close();
    throw error instanceof DeliveryFailure ? error : failureOf(error);
  }
}

async function untilAccepted(
  connection: SMTPConnection,
  server: SmtpServer,
  envelope: SMTPConnection.Envelope,
  message: Buffer,
  limit: AbortSignal,
): Promise<void> {
  if (limit.aborted) throw new DeliveryFailure("server-unreachable");
  // `once` also rejects with what the connection reports as its error.
  const broken = Promise.race([once(connection, "end"), once(limit, "abort")]).then(() => {
    throw new DeliveryFailure("server-unreachable");
  });
  // The race goes on after the mail is accepted: ignore its end.
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

/** Sends QUIT without waiting for the answer. */
function quit(connection: SMTPConnection): void {
  connection.on("error", () => undefined);
  connection.quit();
  setTimeout(() => connection.close(), QUIT_MS).unref();
}
