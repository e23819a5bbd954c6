import { readdirSync, readFileSync } from "node:fs";
import { at } from "../shared/place.ts";
import { closure, importedPackages, type Lock } from "./closure.ts";

/** Sources whose imported packages are bundled, so that nothing of the package folders is shipped. */
const BUNDLED = ["main/**/*.ts", "preload/**/*.ts", "renderer/**/*.{ts,tsx,css}", "contract/**/*.ts"];
const LICENCE_FILE = /^(licen[cs]e|copying|ofl)(\.|-|$)/iu;
const CHAPTER = /^#*[ \t]*licen[cs]e[ \t]*\n(?:[-=]+\n)?([\s\S]+)/imu;
const LINE = "-".repeat(72);

/** A bundled package with its licence. */
export interface Licence {
  readonly name: string;
  readonly version: string;
  /** SPDX expression. */
  readonly id: string;
  readonly text: string;
}

/** Licence text of a package: its file, a chapter of its readme, or its author and Debian's copy. */
function wordsOf(folder: string, author: unknown, id: string): string {
  const files = readdirSync(at(folder));
  const file = files.find((one) => LICENCE_FILE.test(one));
  if (file !== undefined) return readFileSync(at(folder, file), "utf8").trim();
  const prose = files.find((one) => /^readme/iu.test(one));
  const [, chapter] = CHAPTER.exec(prose === undefined ? "" : readFileSync(at(folder, prose), "utf8")) ?? [];
  if (chapter?.includes("Copyright")) return chapter.trim();
  const who =
    typeof author === "string" ? author : ((author as { name?: string } | undefined)?.name ?? "its authors");
  return `Copyright by ${who}. Licensed under ${id}; Debian has the texts of common licences in /usr/share/common-licenses.`;
}

/** Licences of all bundled packages by name. Throws when one has none. */
export function bundledLicences(lock: Lock): readonly Licence[] {
  return closure(lock, importedPackages(BUNDLED, lock)).map((folder) => {
    const about = JSON.parse(readFileSync(at(folder, "package.json"), "utf8")) as {
      readonly name: string;
      readonly version: string;
      readonly license?: string;
      readonly author?: unknown;
    };
    const { name, version, license: id, author } = about;
    if (id === undefined) throw new Error(`${name} does not state its licence.`);
    return { name, version, id, text: wordsOf(folder, author, id) };
  });
}

/** The document shipped with the program, as the licences require. */
export function licenceDocument(licences: readonly Licence[]): string {
  return licences
    .map(({ name, version, id, text }) => `${LINE}\n${name} ${version} (${id})\n${LINE}\n\n${text}\n`)
    .join("\n");
}
