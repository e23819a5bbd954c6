import { existsSync } from "node:fs";
import { isThisMachine } from "#contract/settings/encryption.ts";
import { decode, encode, type IppAnswer, type IppRequest } from "./ipp.ts";

/** Address of this machine's CUPS. */
export type ServerPlace = { readonly socketPath: string } | { readonly host: string; readonly port: number };

const SOCKET = "/run/cups/cups.sock";
const PORT = 631;

/** No connection, a timeout, or not IPP. The outcome of the request is unknown. */
export class PrintServerAway extends Error {
  override readonly name = "PrintServerAway";
}

/**
 * The address as CUPS itself determines it: `CUPS_SERVER`, else the default socket or port. Only on this machine, because slips
 * are sent unencrypted; this CUPS may forward to another print server. null = it names another machine.
 */
export function placeOfServer(environment: NodeJS.ProcessEnv): ServerPlace | null {
  const named = environment["CUPS_SERVER"] ?? "";
  if (named.startsWith("/")) return { socketPath: named };
  if (named === "") return existsSync(SOCKET) ? { socketPath: SOCKET } : { host: "127.0.0.1", port: PORT };
  const [, host = "", port = ""] = /^(\[[^\]]*\]|[^:]+)(?::(\d{1,5}))?$/u.exec(named) ?? [];
  if (!isThisMachine(host)) return null;
  return { host: host.replace(/[[\]]/gu, ""), port: port === "" ? PORT : Number(port) };
}

/** Maximum answer size in bytes; only a few attributes are requested. */
const MAX_ANSWER_BYTES = 256 * 1024;

/** Sends a request to CUPS. Rejects with PrintServerAway when no whole answer comes within `limit` milliseconds. */
export type AskServer = (path: string, message: IppRequest, limit: number) => Promise<IppAnswer>;

/** Creates the client for this machine's CUPS. */
export function printServer(place: ServerPlace | null): AskServer {
  return async (path, message, limit) => {
    // Not at the start, which it would make three milliseconds longer.
    const { request } = await import("node:http");
    return new Promise((resolve, reject) => {
      const away = (): void => reject(new PrintServerAway("no answer"));
      if (place === null) return away();
      const body = encode(message);
      const asking = request(
        {
          ...place,
          method: "POST",
          path,
          agent: false,
          headers: { "content-type": "application/ipp", "content-length": body.length, host: "localhost" },
          signal: AbortSignal.timeout(limit),
        },
        (answer) => {
          const parts: Buffer[] = [];
          let length = 0;
          answer.on("data", (part: Buffer) => {
            length += part.length;
            parts.push(part);
            if (length <= MAX_ANSWER_BYTES) return;
            // First, because the end of the received data may still be reported.
            away();
            answer.destroy();
          });
          answer.on("error", away);
          answer.on("close", away);
          answer.on("end", () => {
            try {
              resolve(decode(Buffer.concat(parts)));
            } catch {
              away();
            }
          });
        },
      );
      asking.on("error", away);
      // It may contain patron data.
      asking.on("close", () => body.fill(0));
      asking.end(body);
    });
  };
}
