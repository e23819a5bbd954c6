import { useEffect, useRef } from "react";
import { useTranslation } from "../../i18n/index.ts";

interface SearchInputProps {
  readonly query: string;
  /** A keyboard stands at the terminal: it may type here too. */
  readonly keyboard: boolean;
  onType(query: string): void;
  onEnter(): void;
}

/**
 * The field of the search screen. Without a keyboard at the terminal it is paper that the keyboard writes on; with one
 * it is a field for it as well, which has the focus from the start. The browser remembers nothing of it.
 */
export function SearchInput({ query, keyboard, onType, onEnter }: SearchInputProps) {
  const t = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const paper = useRef<HTMLDivElement>(null);
  useEffect(() => field.current?.focus(), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the end of a long text is shown whenever the text changes
  useEffect(() => {
    if (paper.current !== null) paper.current.scrollLeft = paper.current.scrollWidth;
    if (field.current !== null) field.current.scrollLeft = field.current.scrollWidth;
  }, [query]);
  if (keyboard) {
    return (
      <input
        ref={field}
        className="search-input"
        type="text"
        aria-label={t("search.fieldLabel")}
        autoComplete="off"
        autoCorrect="off"
        autoCapitalize="off"
        spellCheck={false}
        maxLength={100}
        value={query}
        onChange={(event) => onType(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && !event.nativeEvent.isComposing) onEnter();
        }}
      />
    );
  }
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: nothing types here but the keyboard, which says what it writes
    // biome-ignore lint/a11y/useSemanticElements: an input would show a caret only with the focus, which the keyboard has
    <div
      ref={paper}
      className="search-input"
      role="textbox"
      aria-readonly="true"
      aria-label={t("search.fieldLabel")}
      aria-live="polite"
    >
      <span className="search-text">{query}</span>
      <span className="caret" aria-hidden="true" />
    </div>
  );
}
