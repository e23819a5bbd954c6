import type { Abort } from "#contract/library/port.ts";
import type { Sip2Settings } from "#contract/settings/backends.schema.ts";
import { believe, type Doubt } from "./believe.ts";
import { type Decoded, decode, encode, type Wire } from "./codec.ts";
import { type Ask, compose } from "./compose.ts";
import { sipDate } from "./dates.ts";
import { connectLink, type Link, type NoLink, type Said } from "./link.ts";
import type { Message } from "./message.ts";
import { type AnswerId, MESSAGES, type RequestId } from "./messages.table.ts";
import type { Ways } from "./ways.ts";

/** Why a request that went out has no answer. */
export type LineLost = Doubt | "timeout" | "closed" | "untrusted" | "aborted";

export type LineReply<Id extends RequestId> =
  | { readonly kind: "answer"; readonly message: Message<AnswerId<Id>> }
  | { readonly kind: "unfit" }
  | { readonly kind: "lost"; readonly reason: LineLost };

/** A connection that speaks messages. */
export interface Line {
  /** Sends and waits, `milliseconds` at most (twice that when the server wants a read once more). */
  ask<Id extends RequestId>(ask: Ask<Id>, milliseconds: number, signal: Abort): Promise<LineReply<Id>>;
  isOpen(): boolean;
  close(): void;
}

/** A message that goes out, or what came instead of one. `bytes` as they came, empty when nothing did; wiped afterwards. */
export type Heard =
  | { readonly way: "out"; readonly message: Message }
  | { readonly way: "in"; readonly decoded: Decoded; readonly bytes: Buffer; readonly isWhole: boolean };

/** What a line needs to know. */
export interface LineOptions {
  readonly sip2: Sip2Settings;
  readonly ways: Ways;
  /** Hears every message both ways. For somebody who looks for a server's ways; people are shown `mask` of it. */
  readonly hear?: ((heard: Heard) => void) | undefined;
}

/** Connects. The server has not been told anything yet. */
export async function openLine(options: LineOptions, signal: Abort): Promise<Line | NoLink> {
  const link = await connectLink(options.sip2, signal);
  return typeof link === "string" ? link : createLine(link, options);
}

function createLine(link: Link, { sip2, ways, hear }: LineOptions): Line {
  const wireIn = { encoding: ways.encodingIn, delimiter: ways.delimiter };
  const wireOut: Wire = {
    encoding: ways.encodingOut,
    delimiter: ways.delimiter,
    terminator: ways.terminator,
    checked: ways.errorDetection !== "off",
  };
  let sequence = -1;

  /** A message that came; at the end of waiting one without an end counts if it proves itself (SIP-2). */
  function understand(said: Said): Decoded | LineLost {
    if (said.kind === "frame") return decode(said.bytes, wireIn);
    if (!("pending" in said)) return said.kind === "overflow" ? "nonsense" : said.kind;
    if (said.pending.length === 0) return said.kind;
    const decoded = decode(said.pending, wireIn);
    const isWhole =
      decoded.kind === "message" && (decoded.message.id === "96" || decoded.checksum === "right");
    return isWhole ? decoded : "nonsense";
  }

  function tell(said: Said, understood: Decoded | LineLost): void {
    const bytes = said.kind === "frame" ? said.bytes : "pending" in said ? said.pending : Buffer.alloc(0);
    const decoded = typeof understood === "string" ? { kind: "nonsense" as const } : understood;
    hear?.({ way: "in", decoded, bytes, isWhole: said.kind === "frame" });
    bytes.fill(0);
  }

  async function sendOnce<Id extends RequestId>(
    request: Message<Id>,
    milliseconds: number,
    signal: Abort,
  ): Promise<LineReply<Id>> {
    const bytes = encode(request, wireOut, sequence);
    if (bytes === null) return { kind: "unfit" };
    hear?.({ way: "out", message: request });
    const said = await link.exchange(bytes, milliseconds, signal);
    const understood = understand(said);
    tell(said, understood);
    if (typeof understood === "string") return { kind: "lost", reason: understood };
    const answer = believe({ request, sequence }, understood, ways);
    return typeof answer === "string"
      ? { kind: "lost", reason: answer }
      : { kind: "answer", message: answer };
  }

  return {
    isOpen: link.isOpen,
    close: link.close,
    async ask(ask, milliseconds, signal) {
      const request = compose(ask, {
        institution: sip2.institution,
        terminalPassword: sip2.terminalPassword,
        sendEmpty: ways.sendEmpty,
        date: sipDate(Date.now(), sip2.timeZone),
      });
      sequence = (sequence + 1) % 10;
      let reply = await sendOnce(request, milliseconds, signal);
      const isAskedAgain = reply.kind === "lost" && reply.reason === "resend";
      if (isAskedAgain && !MESSAGES[ask.id].write && link.isOpen()) {
        reply = await sendOnce(request, milliseconds, signal);
      }
      if (reply.kind === "lost") link.close();
      return reply;
    },
  };
}
