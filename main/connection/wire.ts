import { lookup } from "node:dns/promises";
import { connect as connectPlain, type Socket } from "node:net";
import { isThisMachine } from "#contract/settings/encryption.ts";
import type { Finding } from "#contract/staff/connection.ts";
import { deferred, within } from "../time/deferred.ts";
import { FINE, type Found, failed, notice } from "./found.ts";

/** Address of a backend, and its settings. */
export interface Place {
  readonly host: string;
  readonly port: number;
  /** Null = no encryption. */
  readonly tls: {
    readonly authority: string;
    /** Empty = the host. */
    readonly serverName: string;
    readonly certificate: string;
    readonly key: string;
  } | null;
  readonly paths: Readonly<Record<"host" | "port" | "authority" | "serverName", string>> & {
    /** Client certificate; null without such a setting. */
    readonly certificate: string | null;
  };
}

/** Time limit in milliseconds for name lookup, connection and handshake each. */
const PATIENCE_MS = 5000;

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

/** Resolves with the code of the failure, or null when the event came. */
async function outcomeOf(socket: Socket, event: "connect" | "secureConnect"): Promise<string | null> {
  const outcome = deferred<string | null>();
  const timer = setTimeout(() => outcome.resolve("TIMEOUT"), PATIENCE_MS);
  socket.once(event, () => outcome.resolve(null));
  socket.once("error", (error) => outcome.resolve(codeOf(error)));
  socket.once("close", () => outcome.resolve("CLOSED"));
  const code = await outcome.promise;
  clearTimeout(timer);
  socket.on("error", () => undefined);
  socket.destroy();
  return code;
}

/** Whether the host exists and accepts connections. */
export async function reach({ host, port, paths }: Place): Promise<Found> {
  try {
    if (!(await within(lookup(host), PATIENCE_MS))) return failed("no-answer", paths.host);
  } catch {
    return failed("name-not-found", paths.host);
  }
  const code = await outcomeOf(connectPlain({ host, port }), "connect");
  if (code === null) return FINE;
  if (code === "ECONNREFUSED") return failed("port-closed", paths.port);
  return code === "TIMEOUT" ? failed("no-answer", paths.host) : failed("unreachable", paths.host);
}

/** Findings for failed handshakes (R57: they can only be fixed by correct settings). */
const TLS_FAILURES: Readonly<Record<string, readonly [Finding, keyof Place["paths"]]>> = {
  CERT_HAS_EXPIRED: ["certificate-expired", "authority"],
  CERT_NOT_YET_VALID: ["certificate-expired", "authority"],
  ERR_TLS_CERT_ALTNAME_INVALID: ["wrong-name", "serverName"],
  DEPTH_ZERO_SELF_SIGNED_CERT: ["unknown-authority", "authority"],
  SELF_SIGNED_CERT_IN_CHAIN: ["unknown-authority", "authority"],
  UNABLE_TO_GET_ISSUER_CERT: ["unknown-authority", "authority"],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: ["unknown-authority", "authority"],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: ["unknown-authority", "authority"],
  TIMEOUT: ["no-answer", "port"],
};

async function handshake(place: Place, isVerified: boolean): Promise<string | null> {
  const { host, port, tls } = place;
  // Not at the start, which it would make five milliseconds longer.
  const { connect } = await import("node:tls");
  try {
    const socket = connect({
      host,
      port,
      ...(tls?.serverName ? { servername: tls.serverName } : {}),
      ...(tls?.authority ? { ca: tls.authority } : {}),
      ...(tls?.certificate ? { cert: tls.certificate, key: tls.key } : {}),
      rejectUnauthorized: isVerified,
    });
    return await outcomeOf(socket, "secureConnect");
  } catch {
    // An invalid certificate or key.
    return "UNREADABLE";
  }
}

/** Whether the server uses TLS with the expected identity. Unencrypted connections to another machine are reported. */
export async function encrypt(place: Place): Promise<Found> {
  const { tls, paths } = place;
  if (tls === null)
    return isThisMachine(place.host)
      ? { outcome: "ok", finding: "same-machine", cure: null }
      : notice("unencrypted", "backend.unencryptedHosts");
  const code = await handshake(place, true);
  if (code === null) return FINE;
  if (code === "UNREADABLE") return failed("client-certificate", paths.certificate ?? paths.authority);
  const [finding, setting] = TLS_FAILURES[code] ?? ["not-tls", "port"];
  return failed(finding, paths[setting]);
}

/** Whether a server that does not answer in plain text uses TLS. Sends nothing over the connection. */
export async function wouldEncrypt(place: Place): Promise<boolean> {
  return (await handshake(place, false)) === null;
}
