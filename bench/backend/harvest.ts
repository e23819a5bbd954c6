import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { CatalogueRecord } from "#backend/store/catalogue-record.ts";
import { type FieldWords, marcXml } from "#test/support/backend/marc-file.ts";
import type { Figure } from "../figures.ts";
import { runMeasured } from "./command.ts";
import { addLibraries } from "./import.ts";
import { readWorks, recordsOf } from "./works.ts";

/*
 * npm run bench -- harvest [--records=60000]
 *
 * A local OAI-PMH server with Koha's answers, made beforehand, and the product's own command in a process of its own.
 */

const COMMAND = join(import.meta.dirname, "../../backend/import/harvest/cli.ts");
/** As Koha by default. */
const PER_ANSWER = 50;
const DATE = "2026-11-25T03:00:00Z";
/** Records of a second that a harvest must take. */
const FAST = 3000;

/** A record as Koha has it: author, class, pages, copies in 952, its number in 999; readings in 880, or none. */
function kohaXml(record: CatalogueRecord, number: number, readings: boolean): string {
  const [author] = record.authors;
  const tied = (at: number): string => (readings ? `$6880-0${at}` : "");
  const fields: FieldWords[] = [
    ["001", String(number)],
    ["008", `170401s${record.year ?? 2000}    ja ||||g |||||||| ||jpn  `],
    ["020", `  $a${record.isbns[0] ?? ""}`],
    ["084", `  $a${record.ndcs[0] ?? ""}$2njb/10`],
    ["245", `10${tied(1)}$a${record.title}$n${record.volume}$c${author?.name ?? ""}著`],
    ["260", `  $a東京$b${record.publisher}$c${record.year ?? 2000}`],
    ["300", `  $a${record.pages ?? 100}p$c20cm`],
  ];
  if (author !== undefined) fields.push(["700", `1 ${tied(2)}$a${author.name.replace(" ", ", ")}`]);
  if (readings) fields.push(["880", `10$6245-01/$$1$a${record.reading}`]);
  if (readings && author !== undefined)
    fields.push(["880", `1 $6700-02/$$1$a${author.reading.replace(" ", ", ")}`]);
  for (const { barcode, library, place, callNumber } of record.copies)
    fields.push([
      "952",
      `  $00$10$40$70$a${library}$b${library}$c${place.ja}$o${callNumber}$p${barcode}$yBK`,
    ]);
  fields.push(["999", `  $c${number}$d${number}`]);
  const marc = marcXml(fields).replace("<record>", '<record xmlns="http://www.loc.gov/MARC21/slim">');
  const header = `<header><identifier>KOHA-OAI-BENCH:${number}</identifier><datestamp>${DATE}</datestamp></header>`;
  return `<record>${header}<metadata>${marc}</metadata></record>`;
}

/** The answers of the server, without what is around a list. */
function answersOf(records: readonly CatalogueRecord[], readings: boolean): readonly string[] {
  const count = Math.ceil(records.length / PER_ANSWER);
  return Array.from({ length: count }, (_, at) => {
    const some = records.slice(at * PER_ANSWER, (at + 1) * PER_ANSWER);
    const inner = some
      .map((record, place) => kohaXml(record, at * PER_ANSWER + place + 1, readings))
      .join("");
    const token = at + 1 < count ? `<resumptionToken>${at + 1}</resumptionToken>` : "";
    return `<ListRecords>${inner}${token}</ListRecords>`;
  });
}

const IDENTITY = `<Identify><repositoryName>Bench</repositoryName><protocolVersion>2.0</protocolVersion><deletedRecord>persistent</deletedRecord><granularity>YYYY-MM-DDThh:mm:ssZ</granularity></Identify>`;

async function serverOf(answers: readonly string[]) {
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? "/", "http://bench.example");
    const isList = searchParams.get("verb") === "ListRecords";
    const inner = isList ? (answers[Number(searchParams.get("resumptionToken") ?? 0)] ?? "") : IDENTITY;
    response
      .writeHead(200, { "content-type": "text/xml; charset=UTF-8" })
      .end(
        `<?xml version="1.0" encoding="UTF-8"?>\n<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>${DATE}</responseDate>${inner}</OAI-PMH>`,
      );
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/oai`,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Records per second of one harvest by the command, and per second of its processor time. Throws when it fails. */
async function ratesOf(folder: string, url: string, count: number, said: string, words: readonly string[]) {
  const args = [`--data=${folder}`, `--url=${url}`, "--prefix=marcxml", "--mapping=holdings-952", ...words];
  const took = await runMeasured([COMMAND, ...args, `--report=${join(folder, "report.tsv")}`], null, said);
  const perSecondOf = (ms: number): number => (count * 1000) / ms;
  return {
    rate: perSecondOf(took.ms),
    busyRate: perSecondOf(took.busyMs),
    busiestRate: perSecondOf(took.busiestMs),
  };
}

type Rates = Awaited<ReturnType<typeof ratesOf>>;

/** By the clock beside the processor's time; and by the busiest thread, which a busy machine does not slow as much. */
function figuresOf(what: string, { rate, busyRate, busiestRate }: Rates, least: number | null): Figure[] {
  const yardstick = { what: "per second of its processor time", samples: [busyRate] };
  const budget = least === null ? "-" : `${least} /s`;
  return [
    { what, unit: "/s", samples: [rate], yardstick, budget, met: least === null ? null : rate >= least },
    {
      what: `${what}, by the time of its busiest thread`,
      unit: "/s",
      samples: [busiestRate],
      yardstick,
      budget: "-",
      met: null,
    },
  ];
}

/** Harvests over OAI-PMH into an empty SQLite database, and the same again. */
export async function benchHarvest(options: readonly string[]): Promise<Figure[]> {
  const { values } = parseArgs({ args: [...options], options: { records: { type: "string" } } });
  const count = Number(values.records ?? 60_000);
  const records = [...recordsOf(readWorks().works, count)];
  const figures: Figure[] = [];
  for (const readings of [true, false]) {
    const server = await serverOf(answersOf(records, readings));
    const folder = mkdtempSync(join(tmpdir(), "shiori-harvest-"));
    try {
      await addLibraries({ folder, databaseUrl: null });
      const what = readings ? "with readings" : "without readings, which are made";
      console.error(`harvest: ${count} records ${what}`);
      const first = await ratesOf(folder, server.url, count, `added ${count},`, []);
      const again = await ratesOf(folder, server.url, count, `same ${count},`, ["--full"]);
      figures.push(
        ...figuresOf(`harvest of ${count} records ${what}`, first, readings ? FAST : null),
        ...figuresOf("the same again (--full), beside an open library", again, null),
      );
    } finally {
      server.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return figures;
}
