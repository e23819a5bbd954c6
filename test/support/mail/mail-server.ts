import { once } from "node:events";
import { type AddressInfo, createServer, type Server } from "node:net";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { onTestFinished } from "vitest";
import { ownPort } from "#test/support/system/own-port.ts";

/** A mail as the server took it. */
export interface TakenMail {
  /** Envelope. */
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: string;
  readonly parsed: ParsedMail;
}

/** What a test makes the server say: an SMTP reply such as `550 5.1.1 User unknown`, or null for yes. */
type Says = (address: string) => string | null;

/** How a mail server behaves; a test may change it while it runs. */
export interface Mood {
  sender: Says;
  recipient: Says;
  /** `take` it, give no answer (`hang`) until `answer()`, or `cut` the line in the middle. */
  data: "take" | "hang" | "cut";
}

function no(says: string | null): Error | null {
  if (says === null) return null;
  const { groups } = /^(?<status>\d{3}) (?<text>.*)$/u.exec(says) ?? {};
  return Object.assign(new Error(groups?.["text"] ?? says), { responseCode: Number(groups?.["status"]) });
}

/** A real mail server on loopback for one test. */
export class MailServer {
  readonly mails: TakenMail[] = [];
  readonly mood: Mood = { sender: () => null, recipient: () => null, data: "take" };
  port = 0;
  readonly #server: SMTPServer;
  #waiting: (() => void)[] = [];
  readonly #hanging: (() => void)[] = [];

  constructor(options: SMTPServerOptions = {}) {
    this.#server = new SMTPServer({
      authOptional: true,
      disabledCommands: ["STARTTLS"],
      onMailFrom: ({ address }, _session, done) => done(no(this.mood.sender(address))),
      onRcptTo: ({ address }, _session, done) => done(no(this.mood.recipient(address))),
      onData: (stream, session, done) => {
        if (this.mood.data === "cut") return void stream.once("data", () => cut(this.#server));
        const parts: Buffer[] = [];
        stream.on("data", (part: Buffer) => void parts.push(part));
        stream.on("end", () => {
          const raw = Buffer.concat(parts);
          void simpleParser(raw).then((parsed) => {
            const { mailFrom, rcptTo } = session.envelope;
            this.mails.push({
              from: mailFrom === false ? "" : mailFrom.address,
              to: rcptTo.map((to) => to.address),
              raw: raw.toString("utf8"),
              parsed,
            });
            if (this.mood.data === "take") done();
            else this.#hanging.push(() => done());
            for (const wake of this.#waiting.splice(0)) wake();
          });
        });
      },
      ...options,
    });
    this.#server.on("error", () => undefined);
  }

  /** Listens on a free port, or on the one it had before. */
  async start(port?: number): Promise<this> {
    this.port = port ?? (await ownPort());
    await once(this.#server.listen(this.port, "127.0.0.1"), "listening");
    return this;
  }

  /** Waits for so many mails to have come in all. */
  async taken(count: number): Promise<readonly TakenMail[]> {
    while (this.mails.length < count) {
      await new Promise<void>((wake) => this.#waiting.push(wake));
    }
    return this.mails;
  }

  /** Says yes after all to every mail it left without an answer. */
  answer(): void {
    for (const say of this.#hanging.splice(0)) say();
  }

  async stop(): Promise<void> {
    await new Promise<void>((closed) => {
      this.#server.close(() => closed());
      cut(this.#server);
    });
  }
}

function portOf(listener: Server): number {
  const { port } = listener.address() as AddressInfo;
  return port;
}

function cut(server: SMTPServer): void {
  for (const connection of server.connections) connection._socket.destroy();
}

/** Opens a mail server for one test and closes it after. */
export async function mailServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  const server = await new MailServer(options).start();
  onTestFinished(() => server.stop());
  return server;
}

/** Takes the call and never says a word. */
export async function silentServer(): Promise<number> {
  const server = createServer((socket) => socket.on("error", () => undefined));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  onTestFinished(
    () =>
      new Promise<void>((closed) => {
        server.close(() => closed());
      }),
  );
  return portOf(server);
}
