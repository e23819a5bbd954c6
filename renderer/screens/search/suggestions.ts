import { useEffect, useState } from "react";
import type { SearchField, Suggestion, SuggestionField } from "#contract/domain/title.ts";
import { loadRareCharacters } from "../../fonts/rare.ts";
import { kiosk } from "../../kiosk.ts";
import { forWhom } from "../../queries/search-request.ts";
import { useCapability } from "../../state/store.ts";

/** Milliseconds without typing before suggestions are requested. */
const PAUSE_MS = 150;

const NONE: readonly Suggestion[] = [];
const ALL: readonly SuggestionField[] = ["title", "author", "subject"];

/**
 * Suggestions for `text`: only titles on the title tab, only people on the author tab, in the children's language only from
 * children's books, like the search itself. An answer for an earlier text is ignored. A refusal shows nothing, because the search
 * itself will show it.
 */
export function useSuggestions(text: string, field: Exclude<SearchField, "ndc">): readonly Suggestion[] {
  const able = useCapability("suggest");
  const prefix = text.trim();
  const [known, setKnown] = useState<{ readonly prefix: string; readonly list: readonly Suggestion[] }>({
    prefix: "",
    list: NONE,
  });
  useEffect(() => {
    if (!able || prefix === "") return;
    let wanted = true;
    const timer = window.setTimeout(() => {
      void kiosk()
        .suggest({ prefix, fields: field === "title" || field === "author" ? [field] : ALL, ...forWhom() })
        .then(async (answer) => {
          await loadRareCharacters(answer);
          if (wanted) setKnown({ prefix, list: answer.ok ? answer.value : NONE });
        });
    }, PAUSE_MS);
    return () => {
      wanted = false;
      window.clearTimeout(timer);
    };
  }, [able, prefix, field]);
  if (!able || prefix === "") return NONE;
  // While suggestions for a longer text are requested, those of its beginning stay, so that rows do not flicker.
  const list = prefix.startsWith(known.prefix) ? known.list : NONE;
  return field === "any" ? list : list.filter((suggestion) => suggestion.field === field);
}
