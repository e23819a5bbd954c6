import { useDisplayValue } from "./display-value.ts";
import { editingOf, type FieldPath } from "./fields.ts";
import { type Undoing, useStaff } from "./store.ts";
import { fill, useStaffWords } from "./words.ts";
import type { StaffWords } from "./words-ja.table.ts";

/** What undo would revert now; null = nothing. */
export function useUndoing(): Undoing | null {
  const unsaved = useStaff((state) => state.unsaved);
  const undo = useStaff((state) => state.settings?.undo ?? null);
  return unsaved === null ? undo : { kind: "unsaved", of: unsaved.of };
}

/** Kinds of settings with a short value; others are too long for a button, or secret. */
const SHORT_KINDS = ["number", "switch", "choice", "preset", "library", "printer", "text"];

type Sentence = readonly [key: keyof StaffWords["undo"], figures: Readonly<Record<string, string | number>>];

/** Texts for undo: `undo` on its button, `undone` afterwards. */
export function useUndoWords(): (say: "undo" | "undone", what: Undoing) => string {
  const t = useStaffWords();
  const shown = useDisplayValue();
  const nameOf = (path: string): string => t.fields[path as FieldPath]?.label ?? path;

  function sentenceOf(what: Undoing): Sentence {
    if (what.kind === "unsaved")
      return what.of === "connection" ? ["typed", {}] : ["unsaved", { name: nameOf(what.of) }];
    const [first, ...others] = what.settings;
    if (what.kind !== "settings" || first === undefined)
      return [what.kind === "file" ? "file" : "connection", {}];
    const name = nameOf(first.path);
    if (others.length > 0) return ["settings", { name, count: others.length }];
    const path = first.path as FieldPath;
    const isShort = path in t.fields && SHORT_KINDS.includes(editingOf(path).kind);
    if (!isShort || first.after === undefined) return ["setting", { name }];
    return ["value", { name, now: shown(path, first.now), after: shown(path, first.after) }];
  }

  return (say, what) => {
    const [key, figures] = sentenceOf(what);
    return fill(say === "undo" ? t.undo[key] : t.undone[key], figures);
  };
}
