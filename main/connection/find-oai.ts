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

const MARCXML = "http://www.loc.gov/MARC21/slim";

/** Origins at which the system may serve it: its own, the same host on the usual port, and its SRU catalogue's. */
function originsOf({ adapter, url, sip2, sru, unencryptedHosts }: Settings["backend"]): readonly string[] {
  const given = adapter === "sip2" ? [`https://${sip2.host}`, sru.url] : [url];
  const known = given.filter((one) => URL.canParse(one)).map((one) => new URL(one));
  const origins = known.flatMap((one) => [one.origin, `${one.protocol}//${one.hostname}`]);
  return [...new Set(origins)].filter((origin) => isSafeUrl(origin, unencryptedHosts));
}

/** Texts of the elements with this name, with any prefix. */
function textsOf(xml: string, name: string): readonly string[] {
  return [...xml.matchAll(new RegExp(`<(?:\\w+:)?${name}[^>]*>\\s*([^<\\s]+)`, "gu"))].map(
    ([, text = ""]) => text,
  );
}

/** An answer of OAI-PMH without an error; null for anything else. */
async function ask(web: Web, path: string, verb: "Identify" | "ListMetadataFormats"): Promise<string | null> {
  const request = { method: "GET", path: `${path}?verb=${verb}`, limit: PATIENCE_MS } as const;
  const reply = await web.send(request, AbortSignal.timeout(PATIENCE_MS));
  if (reply.kind !== "answer" || reply.status !== 200) return null;
  const { text } = reply;
  return /<(?:\w+:)?OAI-PMH[\s>]/u.test(text) && new RegExp(`<(?:\\w+:)?${verb}[\\s>]`, "u").test(text)
    ? text
    : null;
}

async function lookAt(origin: string, path: string, authority: string): Promise<OaiFound | null> {
  const web = createWeb({ url: origin, authority, headers: {}, connections: 1, keepAlive: false });
  try {
    if ((await ask(web, path, "Identify")) === null) return null;
    const formats = (await ask(web, path, "ListMetadataFormats")) ?? "";
    return {
      url: `${origin}${path}`,
      prefixes: textsOf(formats, "metadataPrefix").slice(0, 10),
      marcxml: textsOf(formats, "metadataNamespace").includes(MARCXML),
    };
  } finally {
    web.end();
  }
}

/**
 * Looks for OAI-PMH at the usual addresses of the library system, from which its catalogue can be harvested; null = at none of them.
 * Only where the settings allow a connection; no account is sent.
 */
export async function findOai({ backend }: Settings): Promise<OaiFound | null> {
  const { authority } = backend.adapter === "sip2" ? backend.sru : backend;
  const places = originsOf(backend).flatMap((origin) => PATHS.map((path) => ({ origin, path })));
  for (let at = 0; at < places.length; at += LANES) {
    const lane = places.slice(at, at + LANES);
    const found = await Promise.all(lane.map(({ origin, path }) => lookAt(origin, path, authority)));
    const first = found.find((one) => one !== null);
    if (first !== undefined) return first;
  }
  return null;
}
