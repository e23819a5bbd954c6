import { REFUSALS } from "#contract/refusals.ts";
import type { Settings } from "#contract/settings/settings.schema.ts";
import type { Left } from "./house.ts";
import type { CallRecord, Outcome, PromiseRecord } from "./records.ts";

/** Times of one call of the port over all tests, in milliseconds. */
export interface CallTimes {
  readonly call: string;
  readonly count: number;
  readonly median: number;
  readonly longest: number;
}

/** What a library can send us. */
export interface Report {
  readonly made: string;
  readonly shiori: string;
  readonly node: string;
  readonly adapter: Settings["backend"]["adapter"];
  readonly ownCatalogue: boolean;
  /** As the patrons file says it. */
  readonly system: string;
  readonly counts: Readonly<Record<Outcome, number>>;
  readonly promises: readonly Omit<PromiseRecord, "calls">[];
  readonly times: readonly CallTimes[];
  /** Titles of holds that are there after the run and were not before. */
  readonly left: readonly Left[];
}

const OUTCOMES: readonly Outcome[] = ["works", "refused", "wrong", "not tried"];

function timesOf(calls: readonly CallRecord[]): readonly CallTimes[] {
  const names = [...new Set(calls.map(({ call }) => call))].toSorted();
  return names.map((call) => {
    const ms = calls
      .filter((one) => one.call === call)
      .map((one) => one.ms)
      .toSorted((a, b) => a - b);
    const median = ms[Math.floor(ms.length / 2)] ?? 0;
    return { call, count: ms.length, median, longest: ms.at(-1) ?? 0 };
  });
}

/** Makes the report of what was recorded. */
export function reportOf(
  records: readonly PromiseRecord[],
  left: readonly Left[],
  about: Pick<Report, "made" | "shiori" | "node" | "adapter" | "ownCatalogue" | "system">,
): Report {
  const count = (outcome: Outcome): number => records.filter((one) => one.outcome === outcome).length;
  const counts = { works: 0, refused: 0, wrong: 0, "not tried": 0 };
  for (const outcome of OUTCOMES) counts[outcome] = count(outcome);
  return {
    ...about,
    counts,
    promises: records.map(({ calls: _calls, ...promise }) => promise),
    times: timesOf(records.flatMap(({ calls }) => calls)),
    left,
  };
}

const SAID: Readonly<Record<Outcome, string>> = {
  works: "works",
  refused: "refused",
  wrong: "**wrong**",
  "not tried": "not tried",
};

function remarkOf({ refusal, why, at }: Omit<PromiseRecord, "calls">): string {
  const told = refusal === undefined ? "" : `${REFUSALS[refusal].code} ${refusal}`;
  return [told, why ?? "", at === undefined || at === "" ? "" : `(${at})`]
    .filter((part) => part !== "")
    .join(" ");
}

/** The report as Markdown. */
export function markdownOf(report: Report): string {
  const { made, shiori, node, adapter, ownCatalogue, system, counts, promises, times, left } = report;
  const beside = ownCatalogue ? ", with a separate catalogue" : "";
  const row = (...cells: readonly (string | number)[]): string =>
    `| ${cells.map((cell) => String(cell).replaceAll("|", "\\|")).join(" | ")} |`;
  return `${[
    "# Contract suite against a library's own server",
    "",
    `Made on ${made} by Shiori ${shiori} on Node ${node}; adapter \`${adapter}\`${beside}.`,
    `System: ${system === "" ? "not named" : system}.`,
    "",
    "This report has no card number, name, password or title. Tests of failures, which cut or delay connections, run only",
    "against simulated servers.",
    "",
    `${counts.works} work, ${counts.refused} refused, ${counts.wrong} wrong, ${counts["not tried"]} not tried.`,
    "",
    row("group", "promise", "outcome", "remark"),
    row("---", "---", "---", "---"),
    ...promises.map((one) => row(one.group, one.name, SAID[one.outcome], remarkOf(one))),
    "",
    "## Times",
    "",
    row("call", "times", "median ms", "longest ms"),
    row("---", "---:", "---:", "---:"),
    ...times.map(({ call, count, median, longest }) => row(call, count, median, longest)),
    "",
    "## Left behind",
    "",
    left.length === 0
      ? "Nothing: every hold that the run placed was cancelled."
      : `Holds that did not exist before the run, on the titles ${left.map(({ title }) => title).join(", ")}. In the library system, cancel those that the run placed.`,
  ].join("\n")}\n`;
}

/** A report without any of the secrets. None is there; this is the last guard before a file leaves the library. */
export function withoutSecrets(report: Report, secrets: readonly string[]): Report {
  // The longest first: a shorter one may be a part of it.
  const hidden = secrets.toSorted((a, b) => b.length - a.length);
  const mask = (text: string): string =>
    hidden.reduce((clean, secret) => clean.replaceAll(secret, "…"), text);
  const clean = JSON.stringify(report, (key, value: unknown) =>
    typeof value === "string" && key !== "outcome" ? mask(value) : value,
  );
  return JSON.parse(clean) as Report;
}
