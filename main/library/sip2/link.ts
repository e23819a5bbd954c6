import { connect as connectPlain, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import type { Abort } from "#contract/library/port.ts";
import type { Sip2Settings } from "#contract/settings/backends.schema.ts";
import { deferred } from "../../deferred.ts";
import { createFrames } from "./frames.ts";

/**
 * What came back. `frame`: one message, without its end · `timeout`, `closed`: nothing whole; `pending` is what there
 * was of it, perhaps a whole message without an end · `overflow`: longer than any message · `untrusted`: TLS failed
 * after the handshake, as it does when a client certificate is missing · `aborted`.
 */
export type Said =
  | { readonly kind: "frame"; readonly bytes: Buffer }
  | { readonly kind: "timeout" | "closed"; readonly pending: Buffer }
  | { readonly kind: "overflow" | "untrusted" | "aborted" };

/** An open connection. */
export interface Link {
  /** Writes one message at once and waits for one; wipes the bytes when they are out (R78). Anything but a frame closes. */
  exchange(bytes: Buffer, milliseconds: number, signal: Abort): Promise<Said>;
  /** False after `close`, after the server closed, and after anything came that nobody had asked for. */
  isOpen(): boolean;
  close(): void;
}

/** Why there is none. */
export type NoLink = "unreachable" | "untrusted" | "aborted";

function isTlsFailure(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return !/^E[A-Z]+$/u.test(code) || code === "EPROTO";
}

function open({ host, port, tls }: Sip2Settings): Socket {
  if (!tls.on) return connectPlain({ host, port });
  return connectTls({
    host,
    port,
    ...(tls.serverName === "" ? {} : { servername: tls.serverName }),
    ...(tls.authority === "" ? {} : { ca: tls.authority }),
    ...(tls.certificate === "" ? {} : { cert: tls.certificate, key: tls.key }),
    minVersion: "TLSv1.2",
    // Said aloud, because a variable of the environment could switch it off (R57).
    rejectUnauthorized: true,
  });
}

/** Connects within `connectSeconds`, the handshake included. Never rejects. */
export async function connectLink(settings: Sip2Settings, signal: Abort): Promise<Link | NoLink> {
  if (signal.aborted) return "aborted";
  let socket: Socket;
  try {
    socket = open(settings);
  } catch {
    // A certificate or key that cannot be read.
    return "untrusted";
  }
  const outcome = deferred<"open" | NoLink>();
  const abort = (): void => outcome.resolve("aborted");
  const timer = setTimeout(() => outcome.resolve("unreachable"), settings.connectSeconds * 1000);
  const fail = (error: Error): void =>
    outcome.resolve(settings.tls.on && isTlsFailure(error) ? "untrusted" : "unreachable");
  signal.addEventListener("abort", abort);
  socket.once(settings.tls.on ? "secureConnect" : "connect", () => outcome.resolve("open"));
  socket.once("error", fail);
  socket.once("close", () => outcome.resolve("unreachable"));
  const end = await outcome.promise;
  clearTimeout(timer);
  signal.removeEventListener("abort", abort);
  socket.on("error", () => undefined);
  if (end === "open") return createLink(socket);
  socket.destroy();
  return end;
}

function createLink(socket: Socket): Link {
  const frames = createFrames();
  let isOpen = true;
  let answer: ((said: Said) => void) | null = null;

  function close(): void {
    isOpen = false;
    frames.clear();
    socket.destroy();
  }

  /** Hands over what came; whatever is no frame ends the connection. */
  function say(said: Said): void {
    const tell = answer;
    answer = null;
    if (said.kind !== "frame" || frames.pending().length > 0) close();
    tell?.(said);
  }

  function sayEnd(kind: "timeout" | "closed"): void {
    say({ kind, pending: frames.pending() });
  }

  socket.setNoDelay(true);
  socket.setKeepAlive(true, 30_000);
  socket.on("data", (piece: Buffer) => {
    const found = frames.push(piece);
    piece.fill(0);
    const [frame, more] = found ?? [];
    if (found === null) say({ kind: "overflow" });
    else if (answer === null) {
      if (frame !== undefined || frames.pending().length > 0) close();
    } else if (frame !== undefined) {
      say({ kind: "frame", bytes: frame });
      if (more !== undefined) close();
    }
  });
  socket.on("error", (error) => {
    if (isTlsFailure(error)) say({ kind: "untrusted" });
  });
  socket.on("end", () => sayEnd("closed"));
  socket.on("close", () => sayEnd("closed"));

  return {
    isOpen: () => isOpen,
    close() {
      if (answer === null) close();
      else say({ kind: "closed", pending: Buffer.alloc(0) });
    },
    async exchange(bytes, milliseconds, signal) {
      if (!isOpen) return { kind: "closed", pending: Buffer.alloc(0) };
      const said = deferred<Said>();
      answer = said.resolve;
      const abort = (): void => say({ kind: "aborted" });
      const timer = setTimeout(() => sayEnd("timeout"), milliseconds);
      signal.addEventListener("abort", abort);
      socket.write(bytes, () => bytes.fill(0));
      try {
        return await said.promise;
      } finally {
        clearTimeout(timer);
        signal.removeEventListener("abort", abort);
      }
    },
  };
}
