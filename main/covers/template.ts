import { COVER_TYPES } from "#contract/domain/cover.ts";
import type { Abort } from "#contract/library/port.ts";
import type { CoverSettings } from "#contract/settings/covers.schema.ts";
import { toIsbn10 } from "#contract/text/isbn.ts";
import { createWeb, type Web, type WebBytesReply } from "../library/web.ts";
import { readPicture } from "./picture.ts";
import type { CoverAnswer, CoverOf, CoverProvider } from "./provider.ts";

/** Connections to the image server, and parallel requests. */
export const AT_ONCE = 4;
/** Maximum number of redirects, each on the same server. */
const MOST_REDIRECTS = 2;
/** Timers may fire slightly early, in milliseconds. */
const ROUNDING_MS = 20;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** Other content types that servers use for JPEG. */
const TYPES: ReadonlySet<string> = new Set([...COVER_TYPES, "image/jpg", "image/pjpeg"]);

type Answered = Extract<WebBytesReply, { kind: "answer" }>;

/** Path and query for a book; null if the URL needs a number that the book does not have. */
export function addressFor(template: URL, { id, isbn }: CoverOf): string | null {
  const values: Readonly<Record<string, string | null>> = {
    "{isbn}": isbn,
    "{isbn10}": isbn === null ? null : toIsbn10(isbn),
    "{id}": id,
  };
  // The URL class escapes braces.
  const text = decodeBraces(template.pathname + template.search);
  const places = text.match(/\{[a-z0-9]+\}/gu) ?? [];
  if (places.some((place) => (values[place] ?? "") === "")) return null;
  return text.replace(/\{[a-z0-9]+\}/gu, (place) => encodeURIComponent(values[place] ?? ""));
}

function decodeBraces(text: string): string {
  return text.replace(/%7B([a-z0-9]+)%7D/giu, "{$1}");
}

/** Target of a redirect on the same server; null otherwise. */
function withinServer(template: URL, from: string, { header }: Answered): string | null {
  const location = header("location");
  if (location === "" || !URL.canParse(location, template.origin + from)) return null;
  const to = new URL(location, template.origin + from);
  return to.origin === template.origin ? to.pathname + to.search : null;
}

/** Whether a status means an overloaded or failing server, which says nothing about the book. */
function isServersFault(status: number): boolean {
  return status >= 500 || status === 429;
}

/** A timeout is the server's fault; an earlier abort means a file that was too large or incomplete. */
function failureOf(kind: "unsent" | "lost" | "aborted", until: number): "none" | "away" | "aborted" {
  if (kind === "aborted") return kind;
  return kind === "lost" && performance.now() < until - ROUNDING_MS ? "none" : "away";
}

function pictureIn({ status, bytes, header }: Answered, maxPixels: number): CoverAnswer {
  if (isServersFault(status)) return { kind: "away" };
  const [type = ""] = header("content-type").toLowerCase().split(";");
  const picture = status === 200 && TYPES.has(type.trim()) ? readPicture(bytes, maxPixels) : null;
  return picture === null ? { kind: "none" } : { kind: "picture", picture };
}

/**
 * Covers from a URL template with the book's number. The server learns only which book: no cookie, no referrer, no name of the
 * terminal. A redirect to another server, and a wrong, too large or too slow file are "none" or "away", never an error.
 */
export function createTemplateProvider(settings: CoverSettings): CoverProvider {
  const template = new URL(settings.url);
  const web = webOf(settings, template);
  const maxPixels = settings.maxMegapixels * 1_000_000;

  async function follow(path: string, until: number, left: number, signal: Abort): Promise<CoverAnswer> {
    const limit = until - performance.now();
    if (limit < 1) return { kind: "away" };
    const maxBytes = settings.maxKilobytes * 1024;
    const reply = await web.sendForBytes({ method: "GET", path, limit, maxBytes }, signal);
    if (reply.kind !== "answer") return { kind: failureOf(reply.kind, until) };
    if (!REDIRECTS.has(reply.status)) return pictureIn(reply, maxPixels);
    const next = left > 0 ? withinServer(template, path, reply) : null;
    return next === null ? { kind: "none" } : follow(next, until, left - 1, signal);
  }

  return {
    async fetch(what, signal) {
      const path = addressFor(template, what);
      if (path === null) return { kind: "none" };
      return follow(path, performance.now() + settings.timeoutSeconds * 1000, MOST_REDIRECTS, signal);
    },
    end: web.end,
  };
}

function webOf({ authority }: CoverSettings, { origin }: URL): Web {
  const headers = { accept: [...TYPES].join(", "), "user-agent": "Shiori" };
  return createWeb({ url: origin, authority, headers, connections: AT_ONCE, keepAlive: true });
}
