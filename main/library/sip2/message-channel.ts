import type { Abort } from "#contract/library/port.ts";
import type { Sip2Settings } from "#contract/settings/backends.schema.ts";
import { type Decoded, decode, encode, type Wire } from "./codec.ts";
import { type Ask, compose } from "./compose.ts";
import { sipDate } from "./dates.ts";
import type { Message } from "./message.ts";
import { type AnswerId, MESSAGES, type RequestId } from "./messages.table.ts";
import type { ServerProfile } from "./server-profiles.ts";
import { type ConnectFailure, connectTransport, type Received, type Transport } from "./transport.ts";
import { type AnswerFault, verifyAnswer } from "./verify-answer.ts";

/** Why a request that was sent has no answer. */
export type LostReason = AnswerFault | "timeout" | "closed" | "untrusted" | "aborted";

export type ChannelReply<Id extends RequestId> =
  | { readonly kind: "answer"; readonly message: Message<AnswerId<Id>> }
  | { readonly kind: "unfit" }
  | { readonly kind: "lost"; readonly reason: LostReason };

/** A connection that exchanges SIP2 messages. */
export interface MessageChannel {
  /** Sends and waits, `milliseconds` at most (twice that when the server wants a read once more). */
  ask<Id extends RequestId>(ask: Ask<Id>, milliseconds: number, signal: Abort): Promise<ChannelReply<Id>>;
  isOpen(): boolean;
  close(): void;
}

/** A message sent, or what was received. `bytes`: as received, perhaps empty; wiped afterwards. */
export type TracedMessage =
  | { readonly way: "out"; readonly message: Message }
  | { readonly way: "in"; readonly decoded: Decoded; readonly bytes: Buffer; readonly isWhole: boolean };

/** Options of a channel. */
export interface ChannelOptions {
  readonly sip2: Sip2Settings;
  readonly profile: ServerProfile;
  /** Called with every message in both directions, to diagnose a server. Show only `mask` of it to people. */
  readonly trace?: ((traced: TracedMessage) => void) | undefined;
}

/** Connects; sends nothing yet. */
export async function openMessageChannel(
  options: ChannelOptions,
  signal: Abort,
): Promise<MessageChannel | ConnectFailure> {
  const transport = await connectTransport(options.sip2, signal);
  return typeof transport === "string" ? transport : createMessageChannel(transport, options);
}

function createMessageChannel(
  transport: Transport,
  { sip2, profile, trace }: ChannelOptions,
): MessageChannel {
  const wireIn = { encoding: profile.encodingIn, delimiter: profile.delimiter };
  const wireOut: Wire = {
    encoding: profile.encodingOut,
    delimiter: profile.delimiter,
    terminator: profile.terminator,
    checked: profile.errorDetection !== "off",
  };
  let sequence = -1;

  /** Decodes what was received. After a timeout an unterminated message counts if its checksum is right (SIP-2). */
  function understand(received: Received): Decoded | LostReason {
    if (received.kind === "frame") return decode(received.bytes, wireIn);
    if (!("pending" in received)) return received.kind === "overflow" ? "nonsense" : received.kind;
    if (received.pending.length === 0) return received.kind;
    const decoded = decode(received.pending, wireIn);
    const isWhole =
      decoded.kind === "message" && (decoded.message.id === "96" || decoded.checksum === "right");
    return isWhole ? decoded : "nonsense";
  }

  function tell(received: Received, understood: Decoded | LostReason): void {
    const bytes =
      received.kind === "frame" ? received.bytes : "pending" in received ? received.pending : Buffer.alloc(0);
    const decoded = typeof understood === "string" ? { kind: "nonsense" as const } : understood;
    trace?.({ way: "in", decoded, bytes, isWhole: received.kind === "frame" });
    bytes.fill(0);
  }

  async function sendOnce<Id extends RequestId>(
    request: Message<Id>,
    milliseconds: number,
    signal: Abort,
  ): Promise<ChannelReply<Id>> {
    const bytes = encode(request, wireOut, sequence);
    if (bytes === null) return { kind: "unfit" };
    trace?.({ way: "out", message: request });
    const received = await transport.exchange(bytes, milliseconds, signal);
    const understood = understand(received);
    tell(received, understood);
    if (typeof understood === "string") return { kind: "lost", reason: understood };
    const answer = verifyAnswer({ request, sequence }, understood, profile);
    return typeof answer === "string"
      ? { kind: "lost", reason: answer }
      : { kind: "answer", message: answer };
  }

  return {
    isOpen: transport.isOpen,
    close: transport.close,
    async ask(ask, milliseconds, signal) {
      const request = compose(ask, {
        institution: sip2.institution,
        terminalPassword: sip2.terminalPassword,
        sendEmpty: profile.sendEmpty,
        date: sipDate(Date.now(), sip2.timeZone),
      });
      sequence = (sequence + 1) % 10;
      let reply = await sendOnce(request, milliseconds, signal);
      const isAskedAgain = reply.kind === "lost" && reply.reason === "resend";
      if (isAskedAgain && !MESSAGES[ask.id].write && transport.isOpen()) {
        reply = await sendOnce(request, milliseconds, signal);
      }
      if (reply.kind === "lost") transport.close();
      return reply;
    },
  };
}
