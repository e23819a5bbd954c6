import { JsonTooDeep, parseJson } from "#contract/json.ts";
import type { ProblemKind } from "#contract/settings/problem.ts";
import { FileTooLarge, isMissing, openSmallFile, textOf } from "../files/small-file.ts";
import { ENVIRONMENT, environmentLayer } from "./environment.ts";
import { isSection, type Layer } from "./layers.ts";
import { withOwnCards } from "./own-cards.ts";

/** A file of secrets. `root`: the administrator's, only read · `own`: written by the kiosk itself. */
export interface SecretsFile {
  readonly path: string;
  readonly kind: "root" | "own";
}

/** Sources of the layers, lowest first. */
export interface SettingsSources {
  /** The fleet's file; null = not given. If given, it must exist. */
  readonly machineFile: string | null;
  /** Written by the staff screen; may be missing. */
  readonly localFile: string;
  /** May be missing. */
  readonly secretsFiles?: readonly SecretsFile[];
  /** Secrets in the system's key store; available when Electron is ready. */
  readonly sealed?: () => Layer | BadFile | null;
  readonly environment: NodeJS.ProcessEnv;
}

/** A file that could not be read as a layer. */
export interface BadFile {
  readonly kind: ProblemKind;
  readonly path: string;
  /** Its text, if any, to find the line of the error. */
  readonly text: string | null;
  /** Set for a file of secrets. */
  readonly secrets?: true;
}

export interface ReadLayers {
  readonly layers: readonly Layer[];
  readonly bad: readonly BadFile[];
  /** Names of all possible layers, lowest first. */
  readonly order: readonly string[];
}

function nameOf(read: Layer | BadFile): string {
  return isLayer(read) ? read.name : read.path;
}

function isLayer(read: Layer | BadFile): read is Layer {
  return "values" in read;
}

function layerFrom(path: string, text: string): Layer | BadFile {
  try {
    const values = parseJson(text);
    return isSection(values) ? { name: path, values, text } : { kind: "not-object", path, text };
  } catch (error) {
    // The text is not parsed again for the line of the error, because that would overflow the stack.
    if (error instanceof JsonTooDeep) return { kind: "too-large", path, text: null };
    // The parser's message quotes the file, which may contain the kiosk's token.
    return { kind: "not-json", path, text };
  }
}

/** Reads one file and its permissions; never throws. Null = there is no such file. */
function readFile(path: string): { readonly read: Layer | BadFile; readonly mode: number } | null {
  try {
    const { bytes, mode } = openSmallFile(path);
    return { read: layerFrom(path, textOf(bytes)), mode };
  } catch (error) {
    if (isMissing(error)) return null;
    return {
      read: { kind: error instanceof FileTooLarge ? "too-large" : "unreadable", path, text: null },
      mode: 0,
    };
  }
}

/** Reads one file as a layer; never throws. */
export function readLayer(path: string): Layer | BadFile {
  return readFile(path)?.read ?? { kind: "unreadable", path, text: null };
}

const OTHERS = 0o007;
const GROUP_AND_OTHERS = 0o077;

/** R59: rejects a file of secrets that others can read or write. Never throws; null = it does not exist. */
export function readSecrets({ path, kind }: SecretsFile): Layer | BadFile | null {
  const file = readFile(path);
  if (file === null) return null;
  const { read, mode } = file;
  if (!isLayer(read)) return { ...read, secrets: true };
  // A service manager may show its access list as group bits; bits for others are never allowed.
  const forbidden = kind === "root" ? OTHERS : GROUP_AND_OTHERS;
  const exposed = process.platform !== "win32" && (mode & forbidden) !== 0;
  const values = kind === "own" ? withOwnCards(read.values) : read.values;
  return exposed ? { kind: "exposed", path, text: null, secrets: true } : { ...read, values, secrets: kind };
}

/** Reads all layers; never throws. */
export function readLayers(sources: SettingsSources): ReadLayers {
  const { machineFile, localFile, secretsFiles = [] } = sources;
  const sealed = sources.sealed?.() ?? null;
  const read = [
    machineFile === null ? null : readLayer(machineFile),
    readFile(localFile)?.read ?? null,
    ...secretsFiles.map(readSecrets),
    sealed,
    environmentLayer(sources.environment),
  ].filter((one) => one !== null);
  const files = [machineFile, localFile, ...secretsFiles.map(({ path }) => path), sealed && nameOf(sealed)];
  return {
    layers: read.filter(isLayer),
    bad: read.filter((one): one is BadFile => !isLayer(one)),
    order: [...files.filter((name) => name !== null), ENVIRONMENT],
  };
}
