import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { CqlError, parseCql, type Query } from "./cql.ts";
import { dublinCore, escaped, type FakeTitle, marcXml, type RecordQuirks } from "./sru-records.ts";

/** The ways in which servers of this kind differ and fail; each is one that was seen. */
export interface SruQuirks extends RecordQuirks {
  /** Of its elements; `""` = the default namespace. */
  readonly prefix: "zs:" | "srw:" | "";
  /** How records lie in the answer, whatever was asked for. */
  readonly packing: "xml" | "string";
  /** `nextRecordPosition` is told. */
  readonly nextPosition: boolean;
  /** `recordIdentifier` is told. */
  readonly identifiers: boolean;
  /** Most records of one answer. */
  readonly perAnswer: number;
  /** Schemas it has; another one is answered by diagnostics in the records' places. */
  readonly schemas: readonly ("marcxml" | "dc")[];
  readonly indexes: readonly string[];
  /** Questions that are answered before it falls silent; null = all. */
  readonly silentAfter: number | null;
  /** What comes instead of an answer. */
  readonly instead:
    | "nothing"
    | "garbage"
    | "html"
    | "bomb"
    | "external-entity"
    | "huge"
    | "half"
    | "reset"
    | "http-500"
    | "http-404"
    | "http-403"
    | "latin1"
    | null;
  /** Answers that are as usual before `instead` begins. */
  readonly insteadAfter: number;
  /** The record at this place (first = 0) cannot be read. */
  readonly brokenAt: number | null;
  /** Every relation is equality, as in Zebra's usual configuration. */
  readonly onlyEqual: boolean;
  /** Places behind this one are refused. */
  readonly furthest: number;
  /** Every place that is refused is out of range, in an answer that does not count the records. */
  readonly uncounted: boolean;
  /** Every answer begins with the first record. */
  readonly alwaysFirst: boolean;
  /** Every question is answered by this diagnostic. */
  readonly diagnostic: number | null;
  /** Versions it knows; another one is answered by a diagnostic. */
  readonly versions: readonly string[];
  /** Whatever is asked for, the answer is in this version. */
  readonly always: string | null;
  /** Titles are found by their beginning only. */
  readonly wholeTitles: boolean;
}

const USUAL: SruQuirks = {
  prefix: "zs:",
  packing: "xml",
  nextPosition: false,
  identifiers: false,
  perAnswer: 50,
  schemas: ["marcxml", "dc"],
  indexes: [
    "cql.anywhere",
    "dc.title",
    "dc.author",
    "dc.subject",
    "dc.publisher",
    "bath.isbn",
    "rec.id",
    "dc.barcode",
  ],
  silentAfter: null,
  instead: null,
  insteadAfter: 0,
  brokenAt: null,
  diagnostic: null,
  onlyEqual: false,
  furthest: Number.POSITIVE_INFINITY,
  uncounted: false,
  alwaysFirst: false,
  versions: ["1.1", "1.2", "2.0"],
  always: null,
  wholeTitles: false,
  copyField: "952",
  sloppy: false,
  unnumbered: false,
  dcNumbers: false,
};

export interface FakeSru {
  readonly url: string;
  /** What was asked, oldest first. */
  readonly asked: readonly URLSearchParams[];
  /** Behaves so from now on. */
  become(quirks: Partial<SruQuirks>): void;
  stop(): Promise<void>;
}

const OLD = "http://www.loc.gov/zing/srw/";
const NEW = "http://docs.oasis-open.org/ns/search-ws/sruResponse";

function textsOf(title: FakeTitle, index: string): readonly string[] {
  const { id, title: name, reading = "", author = "", publisher = "", subject = "", isbn = "" } = title;
  const { year, years = [], changed = "2026-11-01", copies = [] } = title;
  switch (index) {
    case "dc.title":
      return [name, reading];
    case "dc.author":
      return [author];
    case "dc.subject":
      return [subject];
    case "dc.publisher":
      return [publisher];
    case "bath.isbn":
      return [isbn];
    case "rec.id":
      return [title.kohaNumber ?? id];
    case "local.id":
      return [id];
    case "dc.date":
      return [...(year === undefined ? [] : [year]), ...years].map(String);
    case "local.changed":
      return [changed];
    case "dc.barcode":
      return copies.map(({ barcode }) => barcode);
    default:
      return [name, reading, author, publisher, subject, isbn];
  }
}

const WHOLE = new Set(["bath.isbn", "rec.id", "local.id", "dc.barcode"]);

function matches(title: FakeTitle, query: Query, ways: SruQuirks): boolean {
  if (query.kind !== "clause") {
    const [left, right] = [query.left, query.right].map((part) => matches(title, part, ways));
    return query.kind === "and" ? left === true && right === true : left === true || right === true;
  }
  const { index, relation, term, truncated } = query;
  if (index === "cql.allRecords") return true;
  if (relation !== "=" && !ways.onlyEqual) {
    const isAfter = relation === ">=";
    const order = (text: string): number => text.localeCompare(term, "en", { numeric: true });
    return textsOf(title, index).some(
      (text) => text !== "" && (isAfter ? order(text) >= 0 : order(text) <= 0),
    );
  }
  return textsOf(title, index).some((text) => {
    if (text === "") return false;
    if (truncated || (ways.wholeTitles && index === "dc.title")) return text.startsWith(term);
    return WHOLE.has(index) ? text === term : text.includes(term);
  });
}

function diagnostic(code: number, version: string): string {
  const namespace =
    version === "2.0" ? "http://docs.oasis-open.org/ns/search-ws/diagnostic" : `${OLD}diagnostic/`;
  return `<diagnostic xmlns="${namespace}"><uri>info:srw/diagnostic/1/${code}</uri><details>x</details><message>no</message></diagnostic>`;
}

/** Everything of the answer but its records. */
function envelope(version: string, { prefix }: SruQuirks, total: number | null, inner: string): string {
  const namespace = version === "2.0" ? NEW : OLD;
  const declared = prefix === "" ? `xmlns="${namespace}"` : `xmlns:${prefix.slice(0, -1)}="${namespace}"`;
  const count = total === null ? "" : `<${prefix}numberOfRecords>${total}</${prefix}numberOfRecords>`;
  return `<?xml version="1.0"?>\n<${prefix}searchRetrieveResponse ${declared}><${prefix}version>${version}</${prefix}version>${count}${inner}</${prefix}searchRetrieveResponse>\n`;
}

function recordOf(
  title: FakeTitle,
  place: {
    readonly number: number;
    readonly schema: string;
    readonly version: string;
    readonly broken: boolean;
  },
  quirks: SruQuirks,
): string {
  const { prefix: p, packing } = quirks;
  const has = quirks.schemas.some((one) => one === place.schema);
  const content = place.broken
    ? `<record xmlns="http://www.loc.gov/MARC21/slim"><leader>x</leader></record>`
    : !has
      ? diagnostic(66, place.version)
      : place.schema === "dc"
        ? dublinCore(title, quirks)
        : marcXml(title, quirks);
  const schema = has ? `info:srw/schema/1/${place.schema}-v1.1` : "info:srw/schema/1/diagnostics-v1.1";
  const kind = place.version === "2.0" ? "recordXMLEscaping" : "recordPacking";
  const identifier = quirks.identifiers
    ? `<${p}recordIdentifier>${escaped(title.id)}</${p}recordIdentifier>`
    : "";
  return `<${p}record><${p}recordSchema>${schema}</${p}recordSchema><${p}${kind}>${packing}</${p}${kind}><${p}recordData>${
    packing === "string" ? escaped(content) : content
  }</${p}recordData>${identifier}<${p}recordPosition>${place.number}</${p}recordPosition></${p}record>`;
}

const ENTITIES = [..."bcdefgh"]
  .map((name, at) => `<!ENTITY ${name} "${`&${"abcdefg".charAt(at)};`.repeat(10)}">`)
  .join("");
const BOMB = `<?xml version="1.0"?><!DOCTYPE z [<!ENTITY a "aaaaaaaaaa">${ENTITIES}]><zs:searchRetrieveResponse xmlns:zs="${OLD}"><zs:numberOfRecords>&h;</zs:numberOfRecords></zs:searchRetrieveResponse>`;
const EXTERNAL = `<?xml version="1.0"?><!DOCTYPE z SYSTEM "file:///etc/hostname"><zs:searchRetrieveResponse xmlns:zs="${OLD}"><zs:numberOfRecords>0</zs:numberOfRecords></zs:searchRetrieveResponse>`;

/** Says something that is no answer; false when the server is as it should be. */
function sayInstead(response: ServerResponse, what: SruQuirks["instead"], whole: string): boolean {
  const texts: Partial<Record<NonNullable<SruQuirks["instead"]>, string | Buffer>> = {
    garbage: "\u0000\u0001<zs:",
    html: "<html><body>Sign in</body></html>",
    bomb: BOMB,
    "external-entity": EXTERNAL,
    huge: `${whole}<!--${"x".repeat(3 * 1024 * 1024)}-->`,
    half: whole.slice(0, Math.floor(whole.length / 2)),
    latin1: Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>\u00e9</a>', "latin1"),
  };
  if (what === "nothing") return true;
  if (what === "reset") response.socket?.resetAndDestroy();
  else if (what?.startsWith("http-") === true)
    response.writeHead(Number(what.slice(5)), { "content-type": "text/xml" }).end(whole);
  else if (what !== null) response.writeHead(200, { "content-type": "text/xml" }).end(texts[what]);
  return what !== null;
}

/** An SRU server over HTTP with a catalogue of its own, on loopback. */
export async function startSruServer(
  titles: readonly FakeTitle[],
  quirks: Partial<SruQuirks> = {},
): Promise<FakeSru> {
  let ways: SruQuirks = { ...USUAL, ...quirks };
  const asked: URLSearchParams[] = [];

  function answerTo(parameters: URLSearchParams): string {
    // Without a version the answer is that of 2.0.
    const asked = parameters.get("version") ?? "2.0";
    const version = ways.always ?? asked;
    const wrong = (code: number, total: number | null = null): string =>
      envelope(
        version,
        ways,
        total,
        `<${ways.prefix}diagnostics>${diagnostic(code, version)}</${ways.prefix}diagnostics>`,
      );
    if (ways.diagnostic !== null) return wrong(ways.diagnostic);
    if (!ways.versions.includes(asked)) return wrong(5);
    const query = parameters.get("query");
    if (query === null) return wrong(7);
    let tree: Query;
    try {
      tree = parseCql(query, ways.indexes);
    } catch (error) {
      if (error instanceof CqlError) return wrong(error.code);
      throw error;
    }
    const hits = titles.filter((title) => matches(title, tree, ways));
    if (hits.length === 0) return envelope(version, ways, 0, "");
    const start = ways.alwaysFirst ? 1 : Number(parameters.get("startRecord") ?? 1);
    if (ways.uncounted && start > Math.min(ways.furthest, hits.length)) return wrong(61);
    if (start > ways.furthest) return wrong(60, hits.length);
    if (start > hits.length) return wrong(61, hits.length);
    const count = Math.min(Number(parameters.get("maximumRecords") ?? 10), ways.perAnswer);
    const schema = parameters.get("recordSchema") ?? "marcxml";
    const shown = hits.slice(start - 1, start - 1 + count);
    const records = shown.map((title, at) =>
      recordOf(title, { number: start + at, schema, version, broken: ways.brokenAt === at }, ways),
    );
    const next = start + shown.length;
    const p = ways.prefix;
    const more =
      ways.nextPosition && next <= hits.length
        ? `<${p}nextRecordPosition>${next}</${p}nextRecordPosition>`
        : "";
    return envelope(version, ways, hits.length, `<${p}records>${records.join("")}</${p}records>${more}`);
  }

  const server = createServer((request, response) => {
    const parameters = new URL(request.url ?? "/", "http://sru.library.example").searchParams;
    asked.push(parameters);
    const whole = answerTo(parameters);
    if (ways.silentAfter !== null && asked.length > ways.silentAfter) return;
    if (asked.length > ways.insteadAfter && sayInstead(response, ways.instead, whole)) return;
    response.writeHead(200, { "content-type": "text/xml" }).end(whole);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/catalogue`,
    asked,
    become(change) {
      ways = { ...ways, ...change };
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
