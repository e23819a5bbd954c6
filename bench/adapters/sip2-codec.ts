import iconv from "iconv-lite";
import type { Sip2Encoding } from "#contract/settings/backends.schema.ts";
import { decode, encode, type Wire } from "#main/library/sip2/codec.ts";
import { createFrames } from "#main/library/sip2/frames.ts";
import type { Message } from "#main/library/sip2/message.ts";
import { type Figure, percentile } from "../figures.ts";

/** Measurements of each figure, and how long one lasts. Ours and the yardstick take turns. */
const ROUNDS = 9;
const ROUND_MS = 150;
const LOANS = 100;
const NO_LIMIT = { value: Number.POSITIVE_INFINITY, message: Number.POSITIVE_INFINITY };
/** Ours cleans, checks and normalises each value as well. */
const BUDGET = 0.2;

/** Times per second that work can be done, measured over one round. */
function rate(work: () => unknown): number {
  const started = performance.now();
  let times = 0;
  while (performance.now() - started < ROUND_MS) {
    for (let turn = 0; turn < 20; turn += 1) work();
    times += 20;
  }
  return (times * 1000) / (performance.now() - started);
}

/** The longest answer of every day: a patron's loans, as titles. */
function information(): Message<"64"> {
  const parts = {
    status: " ".repeat(14),
    language: "014",
    date: "20261125    120000",
    holds: "0005",
    overdue: "0000",
    charged: "0100",
    fines: "0000",
    recalls: "0000",
    unavailable: "0000",
  };
  const loans = Array.from({ length: LOANS }, (_, index) => ({
    id: "AU",
    value: `ガリバー旅行記 第${index}巻`,
  }));
  return { id: "64", parts, fields: [{ id: "AO", value: "C" }, { id: "AA", value: "P1" }, ...loans] };
}

function figure(what: string, beside: string, ours: () => unknown, bare: () => unknown): Figure {
  const samples: number[] = [];
  const yardstick: number[] = [];
  rate(ours);
  rate(bare);
  for (let round = 0; round < ROUNDS; round += 1) {
    samples.push(rate(ours));
    yardstick.push(rate(bare));
  }
  const ratio = percentile(samples, 0.5) / percentile(yardstick, 0.5);
  return {
    what,
    unit: "/s",
    samples,
    yardstick: { what: beside, samples: yardstick },
    budget: `${BUDGET}x`,
    met: ratio >= BUDGET,
  };
}

/** Bytes to a message and back, for a long answer and for the request of every sign-in. */
export function benchSip2Codec(): Figure[] {
  const wire = (encoding: Sip2Encoding): Wire => ({
    encoding,
    delimiter: "|",
    terminator: "cr",
    checked: true,
  });
  const reading = (["utf-8", "shift_jis"] as const).map((encoding) => {
    const bytes = encode(information(), wire(encoding), 1, NO_LIMIT);
    if (bytes === null) throw new Error("The answer cannot be written.");
    return figure(
      `SIP2: read an answer with ${LOANS} titles, ${encoding}`,
      "iconv decode and split",
      () => (createFrames().push(bytes) ?? []).map((frame) => decode(frame, wire(encoding))),
      () => iconv.decode(bytes, encoding).split("|"),
    );
  });
  const request: Message<"63"> = {
    id: "63",
    parts: { language: "014", date: "20261125    120000", summary: "  Y       " },
    fields: ["AO", "AA", "AD", "AC", "BP", "BQ"].map((id) => ({ id, value: "P1001" })),
  };
  const text = String(encode(request, wire("utf-8"), 1));
  const writing = figure(
    "SIP2: write a request for a patron",
    "iconv encode and sum",
    () => encode(request, wire("utf-8"), 1),
    () => iconv.encode(text, "utf-8").reduce((sum, byte) => sum + byte, 0),
  );
  return [...reading, writing];
}
