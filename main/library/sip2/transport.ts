import { connect as connectPlain, type Socket } from "node:net";
import type { Abort } from "#contract/library/port.ts";
import type { Sip2Settings } from "#contract/settings/backends.schema.ts";
import { deferred } from "../../time/deferred.ts";
import { createFrames } from "./frames.ts";

/**
 * What was received. `frame`: one message, without its end · `timeout`, `closed`: no complete message; `pending` is the rest,
 * perhaps a whole message without an end · `overflow`: longer than any message · `untrusted`: TLS failed after the handshake, as
 * without a required client certificate · `aborted`.
 */
export type Received =
  | { readonly kind: "frame"; readonly bytes: Buffer }
  | { readonly kind: "timeout" | "closed"; readonly pending: Buffer }
  | { readonly kind: "overflow" | "untrusted" | "aborted" };

/** An open TCP or TLS connection. */
export interface Transport {
  /** Writes one message in one piece and waits for one; wipes the bytes once written (R78). Closes after anything but a frame. */
  exchange(bytes: Buffer, milliseconds: number, signal: Abort): Promise<Received>;
  /** False after `close`, after the server has closed, and after unrequested data. */
  isOpen(): boolean;
  close(): void;
}

/** Why there is no connection. */
export type ConnectFailure = "unreachable" | "untrusted" | "aborted";

function isTlsFailure(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return !/^E[A-Z]+$/u.test(code) || code === "EPROTO";
}

/** @param secure Node's module where TLS is on; it takes five milliseconds to load, which a start can do without. */
function open({ host, port, tls }: Sip2Settings, secure: typeof import("node:tls") | null): Socket {
  if (secure === null) return connectPlain({ host, port });
  return secure.connect({
    host,
    port,
    ...(tls.serverName === "" ? {} : { servername: tls.serverName }),
    ...(tls.authority === "" ? {} : { ca: tls.authority }),
    ...(tls.certificate === "" ? {} : { cert: tls.certificate, key: tls.key }),
    minVersion: "TLSv1.2",
    // Explicit, because an environment variable could switch it off (R57).
    rejectUnauthorized: true,
  });
}

/** Connects within `connectSeconds`, the handshake included. Never rejects. */
export async function connectTransport(
  settings: Sip2Settings,
  signal: Abort,
): Promise<Transport | ConnectFailure> {
  const secure = settings.tls.on ? await import("node:tls") : null;
  if (signal.aborted) return "aborted";
  let socket: Socket;
  try {
    socket = open(settings, secure);
  } catch {
    // A certificate or key that cannot be read.
    return "untrusted";
  }
  const outcome = deferred<"open" | ConnectFailure>();
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
  if (end === "open") return createTransport(socket);
  socket.destroy();
  return end;
}

function createTransport(socket: Socket): Transport {
  const frames = createFrames();
  let isOpen = true;
  let answer: ((received: Received) => void) | null = null;

  function close(): void {
    isOpen = false;
    frames.clear();
    socket.destroy();
  }

  /** Delivers what was received; anything but a frame closes the connection. */
  function deliver(received: Received): void {
    const tell = answer;
    answer = null;
    if (received.kind !== "frame" || frames.pending().length > 0) close();
    tell?.(received);
  }

  function deliverEnd(kind: "timeout" | "closed"): void {
    deliver({ kind, pending: frames.pending() });
  }

  socket.setNoDelay(true);
  socket.setKeepAlive(true, 30_000);
  socket.on("data", (piece: Buffer) => {
    const found = frames.push(piece);
    piece.fill(0);
    const [frame, more] = found ?? [];
    if (found === null) deliver({ kind: "overflow" });
    else if (answer === null) {
      if (frame !== undefined || frames.pending().length > 0) close();
    } else if (frame !== undefined) {
      deliver({ kind: "frame", bytes: frame });
      if (more !== undefined) close();
    }
  });
  socket.on("error", (error) => {
    if (isTlsFailure(error)) deliver({ kind: "untrusted" });
  });
  socket.on("end", () => deliverEnd("closed"));
  socket.on("close", () => deliverEnd("closed"));

  return {
    isOpen: () => isOpen,
    close() {
      if (answer === null) close();
      else deliver({ kind: "closed", pending: Buffer.alloc(0) });
    },
    async exchange(bytes, milliseconds, signal) {
      if (!isOpen) return { kind: "closed", pending: Buffer.alloc(0) };
      const received = deferred<Received>();
      answer = received.resolve;
      const abort = (): void => deliver({ kind: "aborted" });
      const timer = setTimeout(() => deliverEnd("timeout"), milliseconds);
      signal.addEventListener("abort", abort);
      socket.write(bytes, () => bytes.fill(0));
      try {
        return await received.promise;
      } finally {
        clearTimeout(timer);
        signal.removeEventListener("abort", abort);
      }
    },
  };
}
