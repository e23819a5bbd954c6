import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { LocalText } from "#contract/domain/text.ts";

const ASSETS = join(import.meta.dirname, "../../../assets/demo");

/** Reads a list of the demo library's own data. */
function demoList<T>(file: string): readonly T[] {
  return JSON.parse(readFileSync(join(ASSETS, file), "utf8")) as readonly T[];
}

/** A card of the demo library, as `assets/demo/patrons.json` lists it. */
export interface DemoPatron {
  readonly id: string;
  readonly card: string;
  readonly password: string;
}

const PATRONS = demoList<DemoPatron>("patrons.json");

/** The demo patron called `id`; throws when there is none. */
export function demoPatron(id: string): DemoPatron {
  const patron = PATRONS.find((one) => one.id === id);
  if (patron === undefined) throw new Error(`The demo library has no patron called ${id}.`);
  return patron;
}

/** A library of the demo, as `assets/demo/libraries.json` lists it. */
export interface DemoLibrary {
  readonly id: string;
  readonly name: LocalText;
  readonly shortName: LocalText;
}

const LIBRARIES = demoList<DemoLibrary>("libraries.json");

/** The demo's library called `id`; throws when there is none. */
export function demoLibrary(id: string): DemoLibrary {
  const library = LIBRARIES.find((one) => one.id === id);
  if (library === undefined) throw new Error(`The demo has no library called ${id}.`);
  return library;
}
