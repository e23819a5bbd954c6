/** A part of the source in which a text is looked for. */
export type Part = "backend" | "contract" | "main" | "preload" | "renderer" | "supervisor" | "tools";

/**
 * One change of TypeScript. The text stands once in its part, wherever: file, layout, comments and trailing commas do not
 * count. Text that stands in several declarations needs `within`, the name of the one on the top level of a file.
 */
export interface CodeEdit {
  readonly part: Part;
  readonly text: string;
  readonly by: string;
  readonly within?: string;
}

/** One change of another file, by its path from the root: the text stands in it once, character by character. */
export interface FileEdit {
  readonly file: string;
  readonly text: string;
  readonly by: string;
}

export type Edit = CodeEdit | FileEdit;
