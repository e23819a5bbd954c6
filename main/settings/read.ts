import { readFileSync } from "node:fs";
import { environmentLayer } from "./environment.ts";
import { isSection, type Layer } from "./layers.ts";

/** Where the layers come from, lowest first. */
export interface SettingsSources {
  /** The fleet's file; null = not given. When given it must be there. */
  readonly machineFile: string | null;
  /** Written by the staff screen; may be missing. */
  readonly localFile: string;
  readonly environment: NodeJS.ProcessEnv;
}

export interface ReadLayers {
  readonly layers: readonly Layer[];
  /** A line per file that could not be read. */
  readonly problems: readonly string[];
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

function readLayer(path: string, mayBeMissing: boolean): Layer | string | null {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    return mayBeMissing && isMissing(error) ? null : `${path}: cannot be read`;
  }
  try {
    const values: unknown = JSON.parse(text.replace(/^\uFEFF/u, ""));
    return isSection(values) ? { name: path, values } : `${path}: must be one JSON object`;
  } catch {
    // The parser's message quotes the file, and the file holds the kiosk's token.
    return `${path}: is not JSON`;
  }
}

/** Reads all layers; never throws. */
export function readLayers(sources: SettingsSources): ReadLayers {
  const read = [
    sources.machineFile === null ? null : readLayer(sources.machineFile, false),
    readLayer(sources.localFile, true),
    environmentLayer(sources.environment),
  ];
  return {
    layers: read.filter((layer): layer is Layer => layer !== null && typeof layer !== "string"),
    problems: read.filter((layer): layer is string => typeof layer === "string"),
  };
}
