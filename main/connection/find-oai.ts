import { MARCXML_NAMESPACE } from "#contract/marc/marcxml.ts";
import { isSafeUrl } from "#contract/settings/encryption.ts";
import type { Settings } from "#contract/settings/settings.schema.ts";
import type { OaiFound } from "#contract/staff/connection.ts";
import { createWeb, type Web } from "../library/web.ts";

/** Time limit of one answer in milliseconds. */
const PATIENCE_MS = 4000;
/** Requests at a time: library systems have few workers. */
const LANES = 2;

/** Usual paths of OAI-PMH: Koha, Evergreen, Invenio and RERO ILS, then those of others. */
const PATHS = [
  "/cgi-bin/koha/oai.pl",
  "/opac/extras/oai",
  "/api/oai2d",
  "/oai2d",
  "/oai",
  "/oai-pmh",
  "/oai/request",
] as const;

/** Origins at which the system may serve it: its own, the same host on the usual port, and its SRU catalogue's. */
function originsOf({ adapter, url, sip2, sru, unencryptedHosts }: Settings["backend"]): readonly string[] {
  const given = adapter === "sip2" ? [`https://${sip2.host}`, sru.url] : [url];
  const known = given.filter((one) => URL.canParse(one)).map((one) => new URL(one));
  const origins = known.flatMap((one) => [one.origin, `${one.protocol}//${one.hostname}`]);
  return [...new Set(origins)].filter((origin) => isSafeUrl(origin, unencryptedHosts));
}

/** Formats under which servers have MARCXML, in the order of the harvest. */
const USUAL_PREFIXES = ["marcxml", "marc21"];

/** The format that a harvest takes; null = none is MARCXML. */
function marcPrefix(formats: string): string | null {
  const each = formats.split(/<(?:\w+:)?metadataFormat>/u).slice(1);
  const marc = each
    .filter((format) => textsOf(format, "metadataNamespace").includes(MARCXML_NAMESPACE))
    .flatMap((format) => textsOf(format, "metadataPrefix"));
  return USUAL_PREFIXES.find((one) => marc.includes(one)) ?? marc[0] ?? null;
}

/** Is the system a Koha: by its kind, its SIP2 preset, or the path of its OAI-PMH? */
function isKohaAt(path: string, { adapter, sip2 }: Settings["backend"]): boolean {
  const isNamed = adapter === "sip2" ? sip2.preset === "koha" : adapter === "koha";
  return isNamed || path.startsWith("/cgi-bin/koha/");
}

/** Texts of the elements with this name, with any prefix. */
function textsOf(xml: string, name: string): readonly string[] {
  return [...xml.matchAll(new RegExp(`<(?:\\w+:)?${name}[^>]*>\\s*([^<\\s]+)`, "gu"))].map(
    ([, text = ""]) => text,
  );
}

/** An answer of OAI-PMH without an error; `nothing` for any other one, `lost` when none came. */
async function ask(
  web: Web,
  path: string,
  verb: "Identify" | "ListMetadataFormats",
  signal: AbortSignal,
): Promise<{ readonly xml: string } | "nothing" | "lost"> {
  const request = { method: "GET", path: `${path}?verb=${verb}`, limit: PATIENCE_MS } as const;
  const reply = await web.send(request, signal);
  if (reply.kind !== "answer") return "lost";
  const { status, text: xml } = reply;
  const isAnswer = status === 200 && /<(?:\w+:)?OAI-PMH[\s>]/u.test(xml);
  return isAnswer && new RegExp(`<(?:\\w+:)?${verb}[\\s>]`, "u").test(xml) ? { xml } : "nothing";
}

async function lookAt(
  origin: string,
  path: string,
  backend: Settings["backend"],
  signal: AbortSignal,
): Promise<OaiFound | "nothing" | "lost"> {
  const { authority } = backend.adapter === "sip2" ? backend.sru : backend;
  const web = createWeb({ url: origin, authority, headers: {}, connections: 1, keepAlive: false });
  try {
    const identity = await ask(web, path, "Identify", signal);
    if (typeof identity === "string") return identity;
    const answer = await ask(web, path, "ListMetadataFormats", signal);
    const formats = typeof answer === "string" ? "" : answer.xml;
    return {
      url: `${origin}${path}`,
      prefixes: textsOf(formats, "metadataPrefix").slice(0, 10),
      marcxml: marcPrefix(formats),
      isKoha: isKohaAt(path, backend),
    };
  } finally {
    web.end();
  }
}

/** Looks at the usual paths of an origin; null = at none of them, or the origin does not answer. */
async function findAt(
  origin: string,
  backend: Settings["backend"],
  signal: AbortSignal,
): Promise<OaiFound | null> {
  for (let at = 0; at < PATHS.length; at += LANES) {
    const lane = PATHS.slice(at, at + LANES);
    const seen = await Promise.all(lane.map((path) => lookAt(origin, path, backend, signal)));
    for (const one of seen) if (typeof one !== "string") return one;
    if (seen.includes("lost")) return null;
  }
  return null;
}

/**
 * Looks for OAI-PMH at the usual addresses of the library system, from which its catalogue can be harvested; null = at none of them.
 * Only where the settings allow a connection; no account is sent. An origin that does not answer is left at once,
 * and all of them when the signal says so.
 */
export async function findOai({ backend }: Settings, signal: AbortSignal): Promise<OaiFound | null> {
  for (const origin of originsOf(backend)) {
    const found = await findAt(origin, backend, signal);
    if (found !== null) return found;
  }
  return null;
}
