import { existsSync } from "node:fs";
import { request } from "node:http";
import { isThisMachine } from "#contract/settings/encryption.ts";
import { decode, encode, type IppAnswer, type IppRequest } from "./ipp.ts";

/** Where the CUPS of this machine listens. */
export type ServerPlace = { readonly socketPath: string } | { readonly host: string; readonly port: number };

const SOCKET = "/run/cups/cups.sock";
const PORT = 631;

/** No answer: nobody listens, or not in time, or it is no IPP. What became of the request is not known. */
export class PrintServerAway extends Error {
  override readonly name = "PrintServerAway";
}

/**
 * The place as CUPS itself reads it: `CUPS_SERVER`, else the usual socket or port. This machine only, for a slip goes there
 * in clear: the way to a print server elsewhere is that CUPS's own. null = it names another machine.
 */
export function placeOfServer(environment: NodeJS.ProcessEnv): ServerPlace | null {
  const named = environment["CUPS_SERVER"] ?? "";
  if (named.startsWith("/")) return { socketPath: named };
  if (named === "") return existsSync(SOCKET) ? { socketPath: SOCKET } : { host: "127.0.0.1", port: PORT };
  const [, host = "", port = ""] = /^(\[[^\]]*\]|[^:]+)(?::(\d{1,5}))?$/u.exec(named) ?? [];
  if (!isThisMachine(host)) return null;
  return { host: host.replace(/[[\]]/gu, ""), port: port === "" ? PORT : Number(port) };
}

/** Longer answers are nonsense: we ask for a handful of attributes. */
const MAX_ANSWER_BYTES = 256 * 1024;

/** Asks CUPS. Rejects with PrintServerAway when no whole answer comes within `limit` milliseconds. */
export type AskServer = (path: string, message: IppRequest, limit: number) => Promise<IppAnswer>;

/** The way to the CUPS of this machine. */
export function printServer(place: ServerPlace | null): AskServer {
  return (path, message, limit) =>
    new Promise((resolve, reject) => {
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
            // Said first: the end of what is here already may still be told.
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
      // What it holds may tell of a patron.
      asking.on("close", () => body.fill(0));
      asking.end(body);
    });
}
