import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { type Author, KEPT_REASONS, MATERIALS } from "#contract/domain/title.ts";

const number = z
  .string()
  .regex(/^\d*$/u)
  .transform((digits) => (digits === "" ? null : Number(digits)));

const ROW = z.object({
  title: z.string().min(1),
  reading: z.string(),
  subtitle: z.string(),
  volume: z.string(),
  authors: z.string(),
  publisher: z.string(),
  year: number,
  ndc: z.string().regex(/^[\d.]*$/u),
  material: z.enum(MATERIALS),
  audience: z.enum(["general", "children"]),
  language: z.string().min(2),
  pages: number,
  isbn: z.string().regex(/^(\d{13})?$/u),
  summary: z.string(),
  kept: z.enum(KEPT_REASONS).nullable(),
});

/** One title of the demo library. */
export type DemoTitle = Omit<z.infer<typeof ROW>, "authors"> & { readonly authors: readonly Author[] };

/**
 * Reads every `*.tsv` of a folder, in the order of their names. The first line names the columns; authors are
 * written `Name|よみ|role` with `;` between them. Throws with file and line when a row cannot be read.
 */
export function readTitles(folder: string): readonly DemoTitle[] {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(".tsv"))
    .sort();
  if (files.length === 0) throw new Error(`There are no titles in ${folder}.`);
  return files.flatMap((name) => readFile(join(folder, name), name));
}

function readFile(path: string, name: string): DemoTitle[] {
  const [head, ...lines] = readFileSync(path, "utf8").split(/\r?\n/u);
  const columns = (head ?? "").split("\t");
  return lines.flatMap((line, at) =>
    line.trim() === "" ? [] : [readLine(columns, line, `${name}:${at + 2}`)],
  );
}

function readLine(columns: readonly string[], line: string, where: string): DemoTitle {
  const cells = line.split("\t");
  const named = Object.fromEntries(columns.map((column, at) => [column, (cells[at] ?? "").trim()]));
  const row = ROW.safeParse({ ...named, kept: named["kept"] || null });
  if (!row.success) throw new Error(`${where}: ${row.error.issues[0]?.path.join(".")} cannot be read.`);
  return { ...row.data, authors: readAuthors(row.data.authors) };
}

function readAuthors(cell: string): readonly Author[] {
  return cell
    .split(";")
    .map((author) => author.split("|"))
    .flatMap(([name, reading, role]) =>
      name === undefined || name === "" ? [] : [{ name, reading: reading ?? "", role: role ?? "" }],
    );
}
