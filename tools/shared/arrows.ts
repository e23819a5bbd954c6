import { existsSync } from "node:fs";
import { join } from "node:path";
import { capture, tool } from "./commands.ts";

/** Folders with a TypeScript project of their own. */
export const PARTS = [
  "contract",
  "main",
  "preload",
  "renderer",
  "backend",
  "supervisor",
  "test",
  "tools",
] as const;

/** Programs that are neither product nor tests; checked with the types of test. */
const PROGRAMS = ["bench", "soak", "tour", "mutation"] as const;

/** Everything whose imports are checked. */
export const CRUISED = [...PARTS, ...PROGRAMS] as const;

/** A forbidden import. */
export interface Violation {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
}

/** Result of dependency-cruiser: violations, and per part the number of modules and resolved imports. */
export interface Cruise {
  readonly violations: readonly Violation[];
  readonly modules: Readonly<Record<string, number>>;
  readonly imports: Readonly<Record<string, number>>;
}

interface Report {
  readonly modules: readonly { readonly source: string; readonly dependencies: readonly unknown[] }[];
  readonly summary: {
    readonly violations: readonly { readonly rule: { readonly name: string }; from: string; to: string }[];
  };
}

/** Follows all imports below `folder` (which contains .dependency-cruiser.json); throws when the cruiser fails. */
export async function cruise(folder: string): Promise<Cruise> {
  const parts = CRUISED.filter((part) => existsSync(join(folder, part)));
  const args = ["--config", ".dependency-cruiser.json", "--output-type", "json", ...parts];
  const { output, code } = await capture(
    tool("dependency-cruiser/bin/dependency-cruiser.mjs", ...args),
    {},
    folder,
  );
  let report: Report;
  try {
    report = JSON.parse(output) as Report;
  } catch {
    throw new Error(`dependency-cruiser failed (exit ${code}):\n${output.slice(0, 2000)}`);
  }
  const modules: Record<string, number> = {};
  const imports: Record<string, number> = {};
  for (const { source, dependencies } of report.modules) {
    const part = source.split("/")[0] ?? "";
    modules[part] = (modules[part] ?? 0) + 1;
    imports[part] = (imports[part] ?? 0) + dependencies.length;
  }
  const violations = report.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }));
  return { violations, modules, imports };
}

/**
 * Errors of a run. A part without modules or imports is an error, because a cruiser without a working TypeScript parser reports
 * success.
 */
export function complaints({ violations, modules, imports }: Cruise): string[] {
  const unseen = CRUISED.filter((part) => !modules[part] || !imports[part]);
  return [
    ...unseen.map(
      (part) => `${part}: no ${modules[part] ? "imports" : "modules"} seen, so nothing was checked`,
    ),
    ...violations.map(({ rule, from, to }) => `${rule}: ${from} -> ${to}`),
  ];
}
