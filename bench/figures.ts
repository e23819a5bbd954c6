import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";

/** A measurement with the yardstick of the same run. Times in ms, memory in MB, sizes in kB, rates per second. */
export interface Figure {
  readonly what: string;
  readonly unit: "ms" | "MB" | "kB" | "/s";
  readonly samples: readonly number[];
  readonly yardstick: { readonly what: string; readonly samples: readonly number[] } | null;
  /** The budget, worded as in docs/bench.md. */
  readonly budget: string;
  /** True, false, or null when the budget cannot be judged from this run. */
  readonly met: boolean | null;
}

/** The value below which `share` (0-1) of the samples lie, by the nearest-rank method. NaN without samples. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** p50/p95 in words, one decimal. */
export function spread(samples: readonly number[]): string {
  if (samples.length === 0) return "-";
  if (samples.length === 1) return (samples[0] ?? Number.NaN).toFixed(1);
  return `${percentile(samples, 0.5).toFixed(1)} / ${percentile(samples, 0.95).toFixed(1)}`;
}

function ratioOf(figure: Figure): string {
  if (figure.yardstick === null || figure.yardstick.samples.length === 0) return "-";
  return `${(percentile(figure.samples, 0.5) / percentile(figure.yardstick.samples, 0.5)).toFixed(2)}x`;
}

function verdict(met: boolean | null): string {
  return met === null ? "-" : met ? "met" : "NOT MET";
}

const HEAD = ["what", "n", "p50 / p95", "yardstick", "p50 / p95", "ratio", "budget", ""] as const;

function cellsOf(figures: readonly Figure[]): readonly (readonly string[])[] {
  return figures.map((figure) => [
    figure.what,
    String(figure.samples.length),
    `${spread(figure.samples)} ${figure.unit}`,
    figure.yardstick?.what ?? "-",
    figure.yardstick ? `${spread(figure.yardstick.samples)} ${figure.unit}` : "-",
    ratioOf(figure),
    figure.budget,
    verdict(figure.met),
  ]);
}

/** The same table as Markdown, for the docs. */
export function markdown(figures: readonly Figure[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(HEAD), line(HEAD.map(() => "---")), ...cellsOf(figures).map(line)].join("\n");
}

/** The table people read: one line a figure. */
export function table(figures: readonly Figure[]): string {
  const rows = cellsOf(figures);
  const widths = HEAD.map((cell, column) =>
    Math.max(...[HEAD, ...rows].map((row) => (row[column] ?? cell).length)),
  );
  return [HEAD, ...rows]
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/**
 * Writes `out/bench/<name>.json` with the raw samples and what they were measured on.
 * @returns the file's path.
 */
export function save(root: string, name: string, figures: readonly Figure[]): string {
  const folder = join(root, "out", "bench");
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}.json`);
  const machine = {
    cores: cpus().length,
    cpu: cpus()[0]?.model ?? "unknown",
    memoryGB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
  };
  writeFileSync(
    file,
    `${JSON.stringify({ name, measuredAt: new Date().toISOString(), machine, figures }, null, 2)}\n`,
  );
  return file;
}
