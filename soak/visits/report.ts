import { percentile } from "../../bench/figures.ts";
import { isAlone } from "./plan.ts";
import type { Progress, VisitRecord } from "./record.ts";
import type { Promised, Verdict } from "./verdict.ts";

const WORDS = { kept: "ok    ", broken: "BROKEN", open: "open  " } as const;

function tally(names: readonly (string | null)[]): string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name ?? "not told", (counts.get(name ?? "not told") ?? 0) + 1);
  return [...counts].map(([name, count]) => `${name} ${count}`).join(", ") || "none";
}

/** Copies of visits with a fault, by what was told of them. */
function afterFaults(records: readonly VisitRecord[]): string {
  const counts = records
    .filter(({ fault }) => fault !== null)
    .flatMap(({ fault, told }) =>
      Object.values(told).map(({ done, notDone, untold }) => ({ fault, done, notDone, untold })),
    );
  const names = [...new Set(counts.map(({ fault }) => fault))];
  return names
    .map((name) => {
      const sum = (what: "done" | "notDone" | "untold"): number =>
        counts.reduce((all, one) => all + (one.fault === name ? one[what] : 0), 0);
      return `${name} ${sum("done")}/${sum("notDone")}/${sum("untold")}`;
    })
    .join(", ");
}

/** Facts of a run besides its promises. */
function facts(
  { words }: Progress,
  records: readonly VisitRecord[],
  bare: readonly number[],
): readonly (readonly [string, string])[] {
  const seconds = records.reduce(
    (sum, { visit, seconds }) => sum + (isAlone(visit, words) ? seconds : seconds / words.kiosks),
    0,
  );
  const times = (wanted: (record: VisitRecord) => boolean): readonly number[] =>
    records.flatMap((record) =>
      record.fault === null && record.ms !== null && wanted(record) ? [record.ms] : [],
    );
  const calm = (alone: boolean): readonly number[] => times(({ visit }) => isAlone(visit, words) === alone);
  const toPassword = times(
    ({ visit, warm, reason }) => isAlone(visit, words) && warm && reason === "other-card",
  );
  const spread = (of: readonly number[]): string =>
    of.length === 0
      ? "none"
      : `${[0.5, 0.95, 1].map((share) => percentile(of, share).toFixed(0)).join(" / ")} ms`;
  const figures = (of: (record: VisitRecord) => number | null): readonly number[] =>
    records.filter(({ fault }) => fault === null).flatMap((record) => of(record) ?? []);
  const browser = records.flatMap(({ inBrowser }) => (inBrowser === null ? [] : [inBrowser]));
  const gauges = records.flatMap((record) => (record.gauges === null ? [] : [record.gauges]));
  const [first, last] = [gauges[0], gauges.at(-1)];
  return [
    ["machine", words.machine],
    ["seed, faults", `${words.seed}, ${words.faults.join(" ") || "none"}`],
    ["visits", `${records.length} of ${words.visits} in ${Math.round(seconds)} s`],
    ["visits a second", (records.length / seconds).toFixed(2)],
    [
      "kiosks side by side",
      `${words.kiosks}; ${words.kiosks === 1 ? "no" : words.alone} visits by one alone`,
    ],
    ["starts of the kiosk", String(new Set(records.map(({ start }) => start)).size)],
    ["ends", tally(records.map(({ reason }) => reason))],
    ["faults", tally(records.flatMap(({ fault }) => (fault === null ? [] : [fault])))],
    ["copies done / not done / not told, by fault", afterFaults(records)],
    ["searches", tally(records.flatMap(({ looked }) => looked))],
    ["reset, p50 / p95 / max", spread(calm(true))],
    ["reset whose page was not ready", spread(times(({ visit, warm }) => isAlone(visit, words) && !warm))],
    ["a visit, from its beginning to its end", spread(figures(({ lastedMs }) => lastedMs))],
    ["spare page ready after its beginning", spread(figures(({ readyMs }) => readyMs))],
    ["to the page of another card, whose page waited", `${spread(toPassword)} (${toPassword.length} resets)`],
    ["resets side by side", spread(calm(false))],
    ["bare reset in the same run, p50 / p95 / max", spread(bare)],
    [
      "first and last look",
      first === undefined || last === undefined
        ? "-"
        : `${first.memory.toFixed(1)} and ${last.memory.toFixed(1)} MB, ${first.fds} and ${last.fds} descriptors, ${first.processes} and ${last.processes} processes, ${first.clients} and ${last.clients} clients`,
    ],
    ["marks in the browser process (L5, told only)", browser.join(" ") || "not looked"],
  ];
}

function lineOf({ judgement, what, figure, budget }: Promised): string {
  return `  ${WORDS[judgement]}  ${what}: ${figure} (budget: ${budget})`;
}

/** The report people read; its last line is the verdict. */
export function report(
  progress: Progress,
  records: readonly VisitRecord[],
  verdict: Verdict,
  bare: readonly number[] = [],
): string {
  const lines = facts(progress, records, bare);
  const width = Math.max(...lines.map(([name]) => name.length));
  const { without } = progress.words;
  const what = without === null ? "" : ` without "${without}"`;
  const broken = verdict.promises.filter(({ judgement }) => judgement === "broken");
  const last = {
    kept: `SOAK OK${what}: every promise kept over ${records.length} visits.`,
    broken: `SOAK FAILED${what}: ${broken.map((one) => one.what).join("; ")}.`,
    open: `SOAK TOO SHORT${what}: nothing is broken in ${records.length} visits, which are too few for every promise.`,
  } as const;
  return [
    `Soak of visits${what}`,
    ...lines.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`),
    ...verdict.promises.map(lineOf),
    last[verdict.judgement],
  ].join("\n");
}
