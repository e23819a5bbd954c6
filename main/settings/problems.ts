import { basename } from "node:path";
import { findNodeAtLocation, type Node, type ParseError, parse, parseTree } from "jsonc-parser";
import { z } from "zod";
import { SECRET_PATHS } from "#contract/settings/choices.ts";
import type { SettingsProblem } from "#contract/settings/problem.ts";
import { SETTINGS } from "#contract/settings/settings.schema.ts";
import { mayProtect } from "./guarded.ts";
import { type Layer, layerOf, pathsOf, valueAt } from "./layers.ts";
import type { BadFile } from "./read.ts";

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}

/** Line of the deepest part of the path that is in the file. */
function lineOf(text: string | undefined, path: readonly PropertyKey[]): number | null {
  const tree = text === undefined ? undefined : parseTree(text);
  if (text === undefined || tree === undefined) return null;
  let found: Node = tree;
  for (const key of path) {
    const next = findNodeAtLocation(found, [typeof key === "number" ? key : String(key)]);
    if (next === undefined) break;
    found = next;
  }
  // The line of a setting is that of its name.
  const named = found.parent?.type === "property" ? found.parent : found;
  return path.length === 0 ? 1 : lineAt(text, named.offset);
}

/** The JSON Schema of one setting. */
interface Described {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, Described>>;
  readonly items?: Described;
}

let description: Described | null = null;

function describedAt(path: readonly PropertyKey[]): Described | undefined {
  description ??= z.toJSONSchema(SETTINGS, { io: "input", unrepresentable: "any" }) as Described;
  return path.reduce<Described | undefined>(
    (part, key) => (typeof key === "number" ? part?.items : part?.properties?.[String(key)]),
    description,
  );
}

function quoted(values: readonly unknown[]): string {
  return values.map((value) => JSON.stringify(value)).join(" ");
}

/** The allowed values at a path: `2-600`, `"ja" "en"`, `true false`; empty when the schema does not tell. */
export function allowedAt(path: readonly PropertyKey[]): string {
  const part = describedAt(path);
  if (part === undefined) return "";
  if (part.enum !== undefined) return quoted(part.enum);
  if (part.type === "boolean") return "true false";
  if (part.minimum !== undefined && part.maximum !== undefined) return `${part.minimum}-${part.maximum}`;
  if (part.properties !== undefined) return `{ ${Object.keys(part.properties).join(", ")} }`;
  if (part.type === "array") {
    const many = part.maxItems === undefined ? "" : ` ${part.minItems ?? 0}-${part.maxItems}`;
    return `[ ${part.items?.enum === undefined ? "..." : quoted(part.items.enum)} ]${many}`;
  }
  if (part.type === "string") return `"..."${part.maxLength === undefined ? "" : ` (0-${part.maxLength})`}`;
  return "";
}

/** The text of a custom message of the schema, for rules that need words. */
function ownWords(issue: z.core.$ZodIssue): string | null {
  const own = issue.code === "custom" || issue.code === "invalid_format" || issue.code === "invalid_union";
  return own ? issue.message : null;
}

type Found = Omit<SettingsProblem, "file" | "line"> & { readonly at: readonly PropertyKey[] };

function readIssue(issue: z.core.$ZodIssue, merged: Readonly<Record<string, unknown>>): readonly Found[] {
  const path = issue.path.map(String).join(".");
  if (issue.code === "unrecognized_keys") {
    const known = Object.keys(describedAt(issue.path)?.properties ?? {}).join(", ");
    return issue.keys.map((key) => {
      const at = [...issue.path.map(String), key];
      const kind = mayProtect(at) ? ("unknown-guarded" as const) : ("unknown" as const);
      return { kind, path: at.join("."), allowed: known, at: [...issue.path, key] };
    });
  }
  const missing = valueAt(merged, issue.path) === undefined && typeof issue.path.at(-1) !== "number";
  const kind = missing ? "missing" : issue.code === "invalid_type" ? "type" : "value";
  return [{ kind, path, allowed: ownWords(issue) ?? allowedAt(issue.path), at: issue.path }];
}

/** Paths of settings unknown to the schema. */
export function unknownPaths(issues: readonly z.core.$ZodIssue[]): readonly (readonly PropertyKey[])[] {
  return issues.flatMap((issue) =>
    issue.code === "unrecognized_keys" ? issue.keys.map((key) => [...issue.path, key]) : [],
  );
}

/** True for a problem that makes the settings invalid; an unknown setting is only reported. */
export function isRefused({ kind }: SettingsProblem): boolean {
  return kind !== "unknown";
}

/** Equal for the same problem in two reads, even if its line has changed. */
export function problemKey({ file, path, kind }: SettingsProblem): string {
  return `${file} ${path} ${kind}`;
}

/** Converts the schema's errors to problems with file and line. */
export function problemsOf(
  issues: readonly z.core.$ZodIssue[],
  layers: readonly Layer[],
  merged: Readonly<Record<string, unknown>>,
): readonly SettingsProblem[] {
  return issues
    .flatMap((issue) => readIssue(issue, merged))
    .map(({ at, ...problem }) => {
      const name = layerOf(layers, at);
      // A missing setting is reported for the first file.
      const layer = layers.find((one) => one.name === name) ?? layers[0];
      return { ...problem, file: basename(layer?.name ?? name), line: lineOf(layer?.text, at) };
    });
}

/** Line of the first error in text that is not a JSON object; null if unknown. */
function lineOfMistake(text: string): number | null {
  const errors: ParseError[] = [];
  try {
    parse(text, errors);
  } catch {
    // The parser is recursive, and the depth of invalid JSON cannot be checked beforehand.
    return null;
  }
  const [first] = errors;
  return first === undefined ? 1 : lineAt(text, first.offset);
}

/** An unusable file as a problem. */
export function problemOfFile({ kind, path, text }: BadFile): SettingsProblem {
  const line = text === null ? null : lineOfMistake(text);
  const allowed = kind === "exposed" ? "chmod 600" : kind === "not-object" ? "{ ... }" : "";
  return { kind, file: basename(path), line, path: "", allowed };
}

/** R59: settings that are not secrets in a file of secrets, where nobody would look for them. */
export function strangersAmongSecrets(layers: readonly Layer[]): readonly SettingsProblem[] {
  return layers
    .filter(({ secrets }) => secrets !== undefined)
    .flatMap((layer) =>
      pathsOf(layer.values)
        .filter((path) => !SECRET_PATHS.includes(path))
        .map((path) => ({
          kind: "not-secret" as const,
          file: basename(layer.name),
          line: lineOf(layer.text, path.split(".")),
          path,
          allowed: SECRET_PATHS.join(", "),
        })),
    );
}

/** One line in English, for the console and administrators. */
export function sayProblem({ kind, file, line, path, allowed }: SettingsProblem): string {
  const what: Readonly<Record<SettingsProblem["kind"], string>> = {
    unreadable: "cannot be read",
    unwritable: "cannot be written",
    "too-large": "is too large or nested too deep",
    "not-json": "is not JSON",
    "not-object": "must be one JSON object",
    unknown: "unknown setting, ignored; known settings:",
    "unknown-guarded": "unknown setting; the file is not used, as this may concern security; known settings:",
    missing: "is missing; allowed",
    type: "allowed",
    value: "allowed",
    exposed: "can be read by others;",
    "not-secret": "is not allowed in the secrets file; allowed:",
  };
  const place = line === null ? file : `${file}:${line}`;
  return [place, path === "" ? null : path, `${what[kind]} ${allowed}`.trim()]
    .filter((part) => part !== null)
    .join(": ");
}
