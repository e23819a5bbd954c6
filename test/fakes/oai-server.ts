import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { sendInstead } from "./oai-faults.ts";
import { MARC, type OaiQuirks, USUAL } from "./oai-quirks.ts";
import { escaped } from "./sru-records.ts";

/** A record of the fake repository. */
export interface FakeOaiRecord {
  /** The last part of its identifier. */
  readonly id: number;
  /** MARCXML without its namespace, as `marcXml` of the support writes it; null = it was deleted. */
  readonly marc: string | null;
  /** When it last changed, with a time of day. */
  readonly datestamp: string;
}

/** An OAI-PMH server over HTTP on loopback, with the identifiers and tokens of Koha. */
export interface FakeOai {
  readonly url: string;
  /** What was asked, oldest first. */
  readonly asked: readonly URLSearchParams[];
  /** Adds records; one with the same id replaces the earlier one. */
  put(...records: readonly FakeOaiRecord[]): void;
  become(quirks: Partial<OaiQuirks>): void;
  stop(): Promise<void>;
}

/** Arguments of each verb that is known. */
const ARGUMENTS: Readonly<Record<string, readonly string[]>> = {
  Identify: [],
  ListMetadataFormats: ["identifier"],
  ListRecords: ["metadataPrefix", "from", "until", "set", "resumptionToken"],
  ListIdentifiers: ["metadataPrefix", "from", "until", "set", "resumptionToken"],
  GetRecord: ["identifier", "metadataPrefix"],
};

class OaiError extends Error {
  readonly code: string;
  constructor(code: string, message = "no") {
    super(message);
    this.code = code;
  }
}

class BrokenDown extends Error {}

/** The list that is asked for, and where in it. */
interface Cursor {
  readonly prefix: string;
  readonly offset: number;
  readonly from: string;
  readonly until: string;
}

class FakeRepository {
  readonly asked: URLSearchParams[] = [];
  readonly #records = new Map<number, FakeOaiRecord>();
  ways: OaiQuirks;
  #lists = 0;

  constructor(quirks: Partial<OaiQuirks>) {
    this.ways = { ...USUAL, ...quirks };
  }

  put(...records: readonly FakeOaiRecord[]): void {
    for (const record of records) this.#records.set(record.id, record);
  }

  become(quirks: Partial<OaiQuirks>): void {
    this.ways = { ...this.ways, ...quirks };
    this.#lists = 0;
  }

  /** Whether the next list is answered otherwise. */
  isOtherwise(parameters: URLSearchParams): boolean {
    if (/^Identify|Formats$/u.test(parameters.get("verb") ?? "") || this.ways.instead === null) return false;
    this.#lists += 1;
    const { insteadAfter, insteadTimes } = this.ways;
    return this.#lists > insteadAfter && this.#lists <= insteadAfter + insteadTimes;
  }

  /** Null = the program broke down. */
  answer(parameters: URLSearchParams): string | null {
    let inner: string;
    try {
      inner = this.#verb(parameters);
    } catch (error) {
      if (error instanceof BrokenDown) return null;
      if (!(error instanceof OaiError)) throw error;
      inner = `<error code="${error.code}">${escaped(error.message)}</error>`;
    }
    const head = `<responseDate>${this.ways.now}</responseDate><request verb="x">http://oai.library.example/</request>`;
    return `<?xml version="1.0" encoding="UTF-8"?>\n<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${head}${inner}</OAI-PMH>\n`;
  }

  #verb(parameters: URLSearchParams): string {
    const verb = parameters.get("verb") ?? "";
    const known = ARGUMENTS[verb];
    if (known === undefined) throw new OaiError("badVerb");
    for (const name of parameters.keys())
      if (name !== "verb" && (!known.includes(name) || parameters.getAll(name).length > 1))
        throw new OaiError("badArgument", `Illegal argument ${name}`);
    if (verb === "Identify") return this.#identify();
    if (verb === "ListMetadataFormats") return this.#formats();
    if (verb === "GetRecord") return this.#record(parameters.get("identifier") ?? "");
    if (verb === "ListIdentifiers" && this.ways.namesNone) throw new BrokenDown();
    return this.#list(this.#cursor(parameters), verb);
  }

  #identify(): string {
    const { granularity, deletedRecord } = this.ways;
    return `<Identify><repositoryName>市立図書館</repositoryName><baseURL>http://oai.library.example/</baseURL><protocolVersion>2.0</protocolVersion><adminEmail>a@library.example</adminEmail><earliestDatestamp>1970-01-01</earliestDatestamp><deletedRecord>${deletedRecord}</deletedRecord><granularity>${granularity}</granularity><compression>gzip</compression></Identify>`;
  }

  #formats(): string {
    const formats = Object.entries(this.ways.formats).map(
      ([prefix, namespace]) =>
        `<metadataFormat><metadataPrefix>${prefix}</metadataPrefix><schema>x</schema><metadataNamespace>${namespace}</metadataNamespace></metadataFormat>`,
    );
    return `<ListMetadataFormats>${formats.join("")}</ListMetadataFormats>`;
  }

  #cursor(parameters: URLSearchParams): Cursor {
    const token = parameters.get("resumptionToken");
    if (token !== null) {
      if (parameters.size > 2) throw new OaiError("badArgument", "resumptionToken is exclusive");
      const [prefix = "", offset = "", from = "", until = ""] = token.split("/");
      if (this.ways.forgets > 0 || !(prefix in this.ways.formats) || !/^\d+$/u.test(offset)) {
        this.ways = { ...this.ways, forgets: Math.max(0, this.ways.forgets - 1) };
        throw new OaiError("badResumptionToken", "unknown token");
      }
      return { prefix, offset: Number(offset), from, until };
    }
    const prefix = parameters.get("metadataPrefix");
    if (prefix === null) throw new OaiError("badArgument", "metadataPrefix is missing");
    if (!(prefix in this.ways.formats)) throw new OaiError("cannotDisseminateFormat", prefix);
    if (parameters.has("set")) throw new OaiError("noSetHierarchy", "no sets");
    const from = this.#date(parameters.get("from"), "T00:00:00Z") ?? "1970-01-01T00:00:00Z";
    const until = this.#date(parameters.get("until"), "T23:59:59Z") ?? this.ways.now;
    return { prefix, offset: 0, from, until };
  }

  #date(text: string | null, time: string): string | null {
    if (text === null) return null;
    const isDay = this.ways.granularity === "YYYY-MM-DD";
    if (!(isDay ? /^\d{4}-\d\d-\d\d$/u : /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/u).test(text))
      throw new OaiError("badArgument", `date: ${text}`);
    return isDay ? text + time : text;
  }

  /** Deleted records come first, as from Koha. */
  #list({ prefix, offset, from, until }: Cursor, verb: string): string {
    const { perAnswer, circles, size, emptyToken } = this.ways;
    const all = [...this.#records.values()]
      .filter(({ datestamp }) => datestamp >= from && datestamp <= until)
      .sort((a, b) => Number(a.marc !== null) - Number(b.marc !== null) || a.id - b.id);
    if (all.length === 0) throw new OaiError("noRecordsMatch");
    const next = circles ? perAnswer : offset + perAnswer;
    const sizes = size ? ` completeListSize="${all.length}" cursor="${offset}"` : "";
    const token =
      circles || next < all.length
        ? `<resumptionToken${sizes}>${[prefix, next, from, until, ""].join("/")}</resumptionToken>`
        : emptyToken
          ? `<resumptionToken${sizes}/>`
          : "";
    const some = all.slice(offset, offset + perAnswer);
    const told = some.map((one) => (verb === "ListIdentifiers" ? headerOf(one) : this.#whole(one)));
    return `<${verb}>${told.join("")}${token}</${verb}>`;
  }

  #record(identifier: string): string {
    const found = [...this.#records.values()].find((one) => identifierOf(one) === identifier);
    if (found === undefined) throw new OaiError("idDoesNotExist", "There is no record with this identifier");
    return `<GetRecord>${this.#whole(found)}</GetRecord>`;
  }

  #whole(record: FakeOaiRecord): string {
    if (this.ways.breaksOver.includes(record.id)) throw new BrokenDown();
    return recordOf(record);
  }
}

const identifierOf = ({ id }: Pick<FakeOaiRecord, "id">): string => `KOHA-OAI-TEST:${id}`;

function headerOf(record: FakeOaiRecord): string {
  const status = record.marc === null ? ' status="deleted"' : "";
  return `<header${status}><identifier>${identifierOf(record)}</identifier><datestamp>${record.datestamp}</datestamp></header>`;
}

function recordOf(record: FakeOaiRecord): string {
  const inner = record.marc?.replace("<record>", `<record xmlns="${MARC}">`);
  return `<record>${headerOf(record)}${inner === undefined ? "" : `<metadata>${inner}</metadata>`}</record>`;
}

/** Starts an OAI-PMH server; its faults are `OaiQuirks`. */
export async function startOaiServer(quirks: Partial<OaiQuirks> = {}): Promise<FakeOai> {
  const repository = new FakeRepository(quirks);
  const server = createServer((request, response) => {
    const { pathname, searchParams: parameters } = new URL(request.url ?? "/", "http://oai.library.example");
    if (pathname !== repository.ways.path) {
      response.writeHead(404, { "content-type": "text/html" }).end("<h1>Not Found</h1>");
      return;
    }
    repository.asked.push(parameters);
    const { busy, retryAfter, instead, login, refuses } = repository.ways;
    const basic = `Basic ${Buffer.from(login ?? "").toString("base64")}`;
    if (login !== null && request.headers.authorization !== basic) {
      response
        .writeHead(401, { "www-authenticate": 'Basic realm="OAI"' })
        .end("<html><body>401</body></html>");
      return;
    }
    if (busy > 0) {
      repository.ways = { ...repository.ways, busy: busy - 1 };
      response.writeHead(503, retryAfter === null ? {} : { "retry-after": retryAfter }).end("busy");
      return;
    }
    if (refuses !== null && parameters.get("identifier") === identifierOf({ id: refuses })) {
      response.writeHead(403).end("Forbidden");
      return;
    }
    const isOtherwise = repository.isOtherwise(parameters);
    const whole = repository.answer(parameters);
    if (whole === null) {
      // As Apache says it of Koha's program.
      response.writeHead(500, { "content-type": "text/html" }).end("<h1>Internal Server Error</h1>");
      return;
    }
    if (isOtherwise && instead !== null) sendInstead(response, instead, whole);
    else response.writeHead(200, { "content-type": "text/xml; charset=UTF-8" }).end(whole);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/cgi-bin/koha/oai.pl`,
    asked: repository.asked,
    put: (...records) => repository.put(...records),
    become: (changed) => repository.become(changed),
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
