import { expect, it } from "vitest";
import { z } from "zod";
import { callFor } from "#main/library/koha/call.ts";
import { type ApiAccount, createRest } from "#main/library/koha/rest.ts";
import { createTurns } from "#main/library/koha/turns.ts";
import { decode as decodeSip2 } from "#main/library/sip2/codec.ts";
import { readAnswer } from "#main/library/sru/answer.ts";
import { parseJson } from "#main/library/web.ts";
import { createLog } from "#main/log/log.ts";
import { decode as decodeIpp } from "#main/printing/ipp.ts";

/** Milliseconds of the processor that any answer may take; the slow ones took from one second to some minutes. */
const MOST_MS = 400;
const ANSWER_BYTES = 2 * 1024 * 1024;

/** Milliseconds of this thread alone, whatever else the machine does. */
async function cpuOf(work: () => unknown): Promise<number> {
  const before = process.threadCpuUsage();
  await work();
  return process.threadCpuUsage(before).user / 1000;
}

function sru(content: string): string {
  const record = `<record><recordData>${content}</recordData></record>`;
  return `<searchRetrieveResponse xmlns="http://www.loc.gov/zing/srw/"><records>${record}</records></searchRetrieveResponse>`;
}

const many = (count: number, one: (index: number) => string): string =>
  Array.from({ length: count }, (_, at) => one(at)).join(" ");

it.each<[string, string]>([
  ["attributes of one tag", `<a ${many(30_000, (at) => `a${at}=""`)}/>`],
  ["prefixes of one tag", `<a ${many(30_000, (at) => `xmlns:b${at}="x"`)}/>`],
  ["empty elements", "<a/>".repeat(ANSWER_BYTES / 4)],
])("XML of a catalogue: %s", async (_what, content) => {
  let answer: unknown;
  expect(await cpuOf(async () => (answer = await readAnswer(sru(content))))).toBeLessThan(MOST_MS);
  expect(answer).toBeNull();
});

it("XML of a catalogue is read in turns with everything else", async () => {
  let turns = 0;
  const count = (): void => {
    turns += 1;
    running = setImmediate(count);
  };
  let running = setImmediate(count);
  await readAnswer(sru("x".repeat(ANSWER_BYTES)));
  clearImmediate(running);
  expect(turns).toBeGreaterThan(20);
});

const WIRE = { encoding: "utf-8", delimiter: "|" } as const;
const PATRON = `64${" ".repeat(14)}00120251101    1200000000${"0".repeat(20)}AO|AA1|AE|`;

it.each<[string, string]>([
  ["blanks", `AF${" ".repeat(60_000)}x|`],
  ["fields of one sign without a delimiter", "BLY".repeat(20_000)],
  ["accents in two orders", `AFa${"\u0301\u0323".repeat(15_000)}|`],
  ["pieces", "AFx|".repeat(15_000)],
])("a line of SIP2: %s", async (_what, fields) => {
  expect(await cpuOf(() => decodeSip2(Buffer.from(PATRON + fields), WIRE))).toBeLessThan(MOST_MS);
});

it("IPP: values of one attribute", async () => {
  const head = Buffer.from([1, 1, 0, 0, 0, 0, 0, 1, 2, 0x44, 0, 1, 0x61, 0, 0]);
  const values = Buffer.alloc(250 * 1024, Buffer.from([0x44, 0, 0, 0, 0]));
  const answer = Buffer.concat([head, values, Buffer.from([3])]);
  expect(await cpuOf(() => decodeIpp(answer))).toBeLessThan(MOST_MS);
});

const KOHA: ApiAccount = { auth: "basic", user: "a", secret: "b" };
const ROW = z.object({ a: z.string(), b: z.string(), c: z.string(), d: z.string() });

it("JSON: a list without end is none, and neither is one of endless lists", async () => {
  const rows = JSON.stringify(Array.from({ length: 500_000 }, () => ({})));
  expect(await cpuOf(() => z.array(ROW).safeParse(parseJson(rows)))).toBeLessThan(MOST_MS);
  expect(parseJson(rows)).toBeUndefined();
  expect(parseJson(JSON.stringify(Array.from({ length: 1001 }, () => 0)))).toBeUndefined();
  const lists = JSON.stringify(Array.from({ length: 900 }, () => Array.from({ length: 900 }, () => 0)));
  expect(parseJson(lists)).toBeUndefined();
  expect(
    parseJson(JSON.stringify({ items: Array.from({ length: 1000 }, () => ({ a: [1, null] })) })),
  ).toBeDefined();
  expect(parseJson("[".repeat(60_000) + "]".repeat(60_000))).toBeUndefined();
});

it("JSON of Koha: a long list is read up to its first wrong row", async () => {
  const text = JSON.stringify(Array.from({ length: 40_000 }, () => ({})));
  const web = {
    send: async () => ({ kind: "answer", status: 200, text, header: () => "" }) as const,
    sendForBytes: async () => ({ kind: "lost" }) as const,
    end: () => undefined,
  };
  const rest = createRest(web, KOHA, createTurns(), createLog(null, false));
  const call = callFor(new AbortController().signal, 5000);
  const ask = { name: "queue", method: "GET", path: "/holds", maxBytes: ANSWER_BYTES } as const;
  let answer: unknown;
  expect(await cpuOf(async () => (answer = await rest.read(ask, z.array(ROW), call)))).toBeLessThan(MOST_MS);
  expect(answer).toMatchObject({ ok: false, refusal: { name: "out-of-order" } });
});
