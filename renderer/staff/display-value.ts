import type { DayHours } from "#contract/domain/library.ts";
import { editingOf, type FieldPath } from "./fields.ts";
import { useStaff } from "./store.ts";
import { choiceWords, fill, useStaffWords } from "./words.ts";

/** Maximum length of a text in a row. */
const MOST_CHARACTERS = 18;

function shortened(text: string): string {
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS - 1)}…` : text;
}

/** Returns the text for the value of a setting. */
export function useDisplayValue(): (path: FieldPath, value: unknown) => string {
  const t = useStaffWords();
  const language = useStaff((state) => state.language);
  const info = useStaff((state) => state.settings?.info ?? null);
  const cards = useStaff((state) => state.settings?.staffCards ?? 0);
  /** For values set by a file: their number, a short text, or whether it is set. */
  const filed = (value: unknown): string => {
    if (Array.isArray(value)) return String(value.length);
    if (value === "" || value === null || value === false) return t.none;
    return typeof value === "string" && value.length <= MOST_CHARACTERS ? value : t.settings.secretSet;
  };
  return (path, value) => {
    const editing = editingOf(path);
    switch (editing.kind) {
      case "number":
        return fill(t.units[editing.unit], { value: Number(value) });
      case "switch":
        return value === true ? t.on : t.off;
      case "secret":
        return value === true ? t.settings.secretSet : t.settings.secretNone;
      case "cards":
        return fill(t.settings.cards, { count: cards });
      case "library": {
        const library = info?.libraries.find(({ id }) => id === value);
        return library?.shortName[language] ?? (value === "" ? t.none : String(value));
      }
      case "week": {
        const open = (value as readonly (DayHours | null)[]).filter((day) => day !== null);
        return `${open.length}/7`;
      }
      case "languages":
        return (value as readonly string[]).map((one) => choiceWords(t, path, one) ?? one).join(" ");
      case "several":
        return (value as readonly string[]).length === 0
          ? t.none
          : shortened((value as readonly string[]).map((one) => choiceWords(t, path, one) ?? one).join(" "));
      case "codes": {
        const codes = (value as readonly string[]).join(", ");
        return codes === "" ? t.none : shortened(codes);
      }
      case "only-files":
        return filed(value);
      case "days":
      case "notices":
        return String((value as readonly unknown[]).length);
      case "printer":
      case "text":
        return value === "" ? t.none : shortened(String(value));
      case "preset":
        if (typeof value === "boolean") return value ? t.on : t.off;
        return value === null ? t.settings.asPreset : (choiceWords(t, path, value) ?? String(value));
      case "choice":
        return choiceWords(t, path, value) ?? String(value);
    }
  };
}
