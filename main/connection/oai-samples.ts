import type { TitleDetail } from "#contract/domain/title.ts";
import type { Abort } from "#contract/library/port.ts";
import { describe } from "#contract/marc/describe.ts";
import { isMarcXmlRecord, marcOf } from "#contract/marc/marcxml.ts";
import type { SruSettings } from "#contract/settings/backends.schema.ts";
import type { Settings } from "#contract/settings/settings.schema.ts";
import type { CatalogueSample, OaiFound } from "#contract/staff/connection.ts";
import { withCleanTexts } from "../library/clean-answers.ts";
import { summaryOf } from "../library/sru/narrow.ts";
import { readRecord } from "../library/sru/record.ts";
import { readXml } from "../library/sru/xml.ts";
import { createWeb } from "../library/web.ts";

/** Time limit of the answer in milliseconds, and its size: some servers send hundreds of records at once. */
const PATIENCE_MS = 10_000;
const MOST_BYTES = 8 * 1024 * 1024;

/** Where the harvest command's mappings have the copies (`holdings-952`, `holdings-852`). */
function copiesIn({ isKoha }: OaiFound): SruSettings["copies"] {
  const plain = { barcode: "p", library: "b", place: "c" };
  return isKoha ? { ...plain, field: "952", callNumber: "o" } : { ...plain, field: "852", callNumber: "h" };
}

/** The call number that lists show: of the first copy that has one. */
export function callNumberOf({ copies }: TitleDetail): string {
  return copies.find(({ callNumber }) => callNumber !== "")?.callNumber ?? "";
}

/**
 * The first records of a library system's OAI-PMH as patrons would see them after a harvest, and whether any has a subject. None when
 * the server does not send any that can be read.
 */
export async function samplesOfOai(
  { backend, kiosk }: Settings,
  oai: OaiFound,
  most: number,
  signal: Abort,
): Promise<{ readonly samples: readonly CatalogueSample[]; readonly subjects: boolean }> {
  const { origin, pathname } = new URL(oai.url);
  const { authority } = backend.adapter === "sip2" ? backend.sru : backend;
  const web = createWeb({ url: origin, authority, headers: {}, connections: 1, keepAlive: false });
  const query = new URLSearchParams({ verb: "ListRecords", metadataPrefix: oai.marcxml ?? "" });
  const path = `${pathname}?${query.toString()}`;
  const reply = await web.send({ method: "GET", path, limit: PATIENCE_MS, maxBytes: MOST_BYTES }, signal);
  web.end();
  const elements =
    reply.kind === "answer" && reply.status === 200 ? await readXml(reply.text, isMarcXmlRecord) : null;
  const rules = { copies: copiesIn(oai), library: kiosk.library };
  const samples: CatalogueSample[] = [];
  let subjects = false;
  for (const element of elements ?? []) {
    // The number is that of the sample: what it will be is decided at the harvest.
    const title = readRecord({ form: "marc", element, identifier: String(samples.length + 1) }, rules);
    const described = describe(marcOf(element));
    if (title === null || "reason" in described) continue;
    subjects ||= described.description.subjects.length > 0;
    samples.push(withCleanTexts({ title: summaryOf(title), callNumber: callNumberOf(title) }));
    if (samples.length === most) break;
  }
  return { samples, subjects };
}
