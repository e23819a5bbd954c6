import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import type { Edit } from "./edit.ts";

/** Where a text stands: a file from the root, and the characters from `from` up to, not including, `to`. */
export interface Place {
  readonly file: string;
  readonly from: number;
  readonly to: number;
}

/** The files of a tree, and where the texts of guards stand in them. */
export interface Sources {
  /** Null when there is no such file. */
  read(file: string): string | null;
  find(edit: Edit): readonly Place[];
  /** TypeScript files below a folder, from the root. */
  files(folder: string): readonly string[];
}

/** Code without what formatting changes, and where each of its characters stands in the file. */
interface Squeezed {
  readonly text: string;
  readonly at: readonly number[];
  /** Name of the declaration on the top level at a position of the file; "" = none. */
  nameAt(position: number): string;
}

/** A comma that a formatter puts before a bracket, or leaves out. */
const TRAILING_COMMA = /,(?=[)\]}])/gu;
const SPACE = /\s/u;
const LONG_WORD = /\w{3,}/gu;

/** A text without white space and trailing commas. */
export function squeezeText(text: string): string {
  return text.replaceAll(/\s+/gu, "").replaceAll(TRAILING_COMMA, "");
}

function namesOf(statement: ts.Statement, source: ts.SourceFile): readonly { node: ts.Node; name: string }[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map((node) => ({ node, name: node.name.getText(source) }));
  }
  const { name } = statement as ts.Statement & { readonly name?: ts.Node };
  return name === undefined ? [] : [{ node: statement, name: name.getText(source) }];
}

/** Squeezes a source: what lies between its tokens, and so each comment, goes. */
export function squeeze(file: string, text: string): Squeezed {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const chars: string[] = [];
  const at: number[] = [];
  const visit = (node: ts.Node): void => {
    const parts = node.getChildren(source).filter((part) => !ts.isJSDoc(part));
    for (const part of parts) visit(part);
    if (parts.length > 0) return;
    for (let place = node.getStart(source); place < node.end; place += 1) {
      const char = text[place] ?? "";
      if (SPACE.test(char)) continue;
      if (")]}".includes(char) && chars.at(-1) === ",") {
        chars.pop();
        at.pop();
      }
      chars.push(char);
      at.push(place);
    }
  };
  visit(source);
  return {
    text: chars.join(""),
    at,
    nameAt(position) {
      const named = source.statements.flatMap((statement) => namesOf(statement, source));
      return named.find(({ node }) => position >= node.getStart(source) && position < node.end)?.name ?? "";
    },
  };
}

function indexesOf(text: string, part: string): readonly number[] {
  const found: number[] = [];
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) found.push(at);
  return found;
}

/** The files below a folder, each read and squeezed once at most. */
export function sourcesOf(root: string): Sources {
  const texts = new Map<string, string | null>();
  const squeezed = new Map<string, Squeezed>();
  const listed = new Map<string, readonly string[]>();

  function read(file: string): string | null {
    const known = texts.get(file);
    if (known !== undefined) return known;
    const path = join(root, file);
    const text = existsSync(path) ? readFileSync(path, "utf8") : null;
    texts.set(file, text);
    return text;
  }

  function files(folder: string): readonly string[] {
    const known = listed.get(folder);
    if (known !== undefined) return known;
    const found = globSync(`${folder}/**/*.{ts,tsx}`, { cwd: root }).map((file) =>
      file.replaceAll("\\", "/"),
    );
    listed.set(folder, found);
    return found;
  }

  function codeOf(file: string, text: string): Squeezed {
    const code = squeezed.get(file) ?? squeeze(file, text);
    squeezed.set(file, code);
    return code;
  }

  return {
    read,
    files,
    find(edit) {
      if ("file" in edit) {
        const { file, text } = edit;
        const places = indexesOf(read(file) ?? "", text);
        return places.map((from) => ({ file, from, to: from + text.length }));
      }
      const part = squeezeText(edit.text);
      const words = edit.text.match(LONG_WORD) ?? [];
      return files(edit.part).flatMap((file) => {
        const text = read(file) ?? "";
        if (!words.every((word) => text.includes(word))) return [];
        const code = codeOf(file, text);
        return indexesOf(code.text, part).flatMap((index) => {
          const from = code.at[index] ?? 0;
          const to = (code.at[index + part.length - 1] ?? 0) + 1;
          return edit.within === undefined || code.nameAt(from) === edit.within ? [{ file, from, to }] : [];
        });
      });
    },
  };
}
