import type { Socket } from "node:net";
import { createAnswers } from "./answer.ts";
import type { FakeAnswer } from "./answer-parts.ts";
import type { Fault, Once, Quirks } from "./quirks.ts";
import { type FakeRequest, readRequest } from "./request.ts";
import { endOf, toBytes, toText, toWire } from "./wire.ts";
import type { FakeWorld } from "./world.ts";

/** What all connections of a fake share. */
export interface Shared {
  readonly quirks: Quirks;
  readonly world: FakeWorld;
  readonly faults: Map<string, Fault | Once>;
  readonly heard: string[];
  readonly institution: string;
  readonly user: string;
  readonly password: string;
  /** The whole server ends, as invenio's does at two requests in one read. */
  die(): void;
}

/** One connection's side of the talk. */
export interface Conversation {
  take(piece: Buffer): void;
}

/** 96 is the same in every mode. */
const RESEND = "96AZFEF6";

/** Faults of requests that were not carried out. */
const BEFORE: readonly Fault[] = ["close-first", "reset-first", "never", "resend", "resend-bare"];

/** Makes conversations that share one memory: what 97 gives away is the last answer of anybody. */
export function createConversations(shared: Shared): (socket: Socket) => Conversation {
  const { quirks, world, faults, heard } = shared;
  const answer = createAnswers(world, quirks);
  let lastAnswer: Buffer | null = null;

  return (socket) => {
    let rest = Buffer.alloc(0);
    let isLoggedIn = false;
    let wrongLogins = 0;

    function write(bytes: Buffer, end: string = endOf(quirks)): void {
      if (socket.writable) socket.write(Buffer.concat([bytes, Buffer.from(end)]));
    }

    function writeSlowly(bytes: Buffer): void {
      const [byte] = bytes;
      if (byte === undefined || !socket.writable) return;
      socket.write(bytes.subarray(0, 1));
      setImmediate(() => writeSlowly(bytes.subarray(1)));
    }

    function faultOf(id: string): Fault | undefined {
      const fault = faults.get(id);
      if (typeof fault !== "object" || !("once" in fault)) return fault;
      if (fault.next === undefined) faults.delete(id);
      else faults.set(id, fault.next);
      return fault.once;
    }

    /** What goes wrong before the request is carried out. */
    function failBefore(fault: Fault): void {
      if (fault === "close-first") socket.end();
      if (fault === "reset-first") socket.resetAndDestroy();
      // Koha's 96 ends in CR whatever its other messages end in.
      if (fault === "resend") write(Buffer.from(RESEND), "\r");
      if (fault === "resend-bare") write(Buffer.from(RESEND), "");
    }

    /** What becomes of an answer to a request that was carried out. */
    function deliver(bytes: Buffer, fault: Fault | undefined): void {
      const half = bytes.subarray(0, Math.floor(bytes.length / 2));
      if (fault === undefined || fault === "other-copy") write(bytes);
      else if (typeof fault === "object") setTimeout(() => write(bytes), fault.slow);
      else if (fault === "half") write(half, "");
      else if (fault === "half-then-close") socket.end(half);
      else if (fault === "close") socket.end();
      else if (fault === "reset") socket.resetAndDestroy();
      else if (fault === "fragments") writeSlowly(Buffer.concat([bytes, Buffer.from(endOf(quirks))]));
      else if (fault === "bare") write(bytes, "");
      else if (fault === "extra") write(Buffer.concat([bytes, Buffer.from("\r941")]));
      else if (fault === "flood") write(Buffer.alloc(200_000, 0x41), "");
      else if (fault === "noise") write(Buffer.from("HTTP/1.1 400 Bad Request"));
    }

    /** 940 and the connection stays, three times; then it closes. */
    function login(request: FakeRequest): FakeAnswer | null {
      if (quirks.login === "none") {
        socket.end();
        return null;
      }
      if (quirks.login === "hangs") return null;
      const isRight =
        request.fields.get("CN") === shared.user && request.fields.get("CO") === shared.password;
      isLoggedIn ||= isRight;
      wrongLogins += isRight ? 0 : 1;
      if (wrongLogins >= 3) socket.end();
      return { head: `94${isRight ? "1" : "0"}`, fields: [] };
    }

    function isMissing(request: FakeRequest | null): boolean {
      return request === null || quirks.missing.split(" ").includes(request.id);
    }

    /** The literal word that a server of Python's says for nothing, without an end. */
    function sayNone(): void {
      write(Buffer.from("None"), "");
    }

    function refuseUnknown(): void {
      if (quirks.unknown === "close") socket.end();
      else if (quirks.unknown === "none") sayNone();
      else write(Buffer.from(RESEND), "\r");
    }

    function takeMessage(whole: Buffer): void {
      const bytes = quirks.trimsTail ? trimmed(whole) : whole;
      const request = readRequest(bytes, (part) => toText(part, quirks.encoding));
      heard.push(toText(whole, quirks.encoding));
      if (request?.id === "97") {
        // It repeats the last answer, even another patron's (SIP-14).
        write(lastAnswer ?? Buffer.from(RESEND));
        return;
      }
      const needsLogin = !isLoggedIn && (quirks.login === "right" || quirks.login === "hangs");
      if (needsLogin && request?.id !== "93") {
        if (quirks.beforeLogin === "close") socket.end();
        else sayNone();
        return;
      }
      if (request === null || isMissing(request)) {
        refuseUnknown();
        return;
      }
      if (quirks.demandsChecksum && request.isSumRight !== true) {
        write(Buffer.from(RESEND), "\r");
        return;
      }
      const fault = faultOf(request.id);
      if (fault !== undefined && BEFORE.includes(fault)) {
        failBefore(fault);
        return;
      }
      const said = request.id === "93" ? login(request) : answer(request);
      if (said === null) return;
      const institution = shared.institution === "" ? (request.fields.get("AO") ?? "") : shared.institution;
      const fresh = toWire(
        fault === "other-copy" ? withOtherCopy(said) : said,
        institution,
        request.sequence,
        quirks,
      );
      const old = lastAnswer;
      if (request.id !== "93" && request.id !== "99") lastAnswer = fresh;
      const isLeak =
        quirks.leak === "old-answer" && old !== null && request.id !== "93" && request.id !== "99";
      deliver(isLeak ? old : fresh, fault);
    }

    /** Each read is one message without its last sign, whatever came; two at once end the process. */
    function takeSegment(piece: Buffer): void {
      const ends = piece.reduce((sum, byte) => sum + (byte === 0x0d ? 1 : 0), 0);
      if (ends > 1) shared.die();
      else takeMessage(piece.subarray(0, -1));
    }

    return {
      take(piece) {
        if (quirks.reads === "segment") {
          takeSegment(piece);
          return;
        }
        rest = Buffer.concat([rest, piece]);
        for (let end = rest.indexOf(0x0d); end !== -1; end = rest.indexOf(0x0d)) {
          const message = rest.subarray(rest[0] === 0x0a ? 1 : 0, end);
          rest = rest.subarray(end + 1);
          if (message.length > 0) takeMessage(message);
        }
      },
    };
  };
}

/** The same answer about another copy. */
function withOtherCopy({ head, fields }: FakeAnswer): FakeAnswer {
  return { head, fields: fields.map(([id, value]) => [id, id === "AB" ? `${value}9` : value]) };
}

/** A request without what is neither letter nor digit at its end (SIP-15). */
function trimmed(bytes: Buffer): Buffer {
  return toBytes(bytes.toString("latin1").replace(/[^A-z0-9]+$/u, ""), "latin1");
}
