import { useEffect, useRef } from "react";
import { useTranslation } from "../../i18n/index.ts";

interface SearchInputProps {
  readonly query: string;
  /** The terminal has a keyboard, which can type here too. */
  readonly keyboard: boolean;
  onType(query: string): void;
  onEnter(): void;
}

/**
 * The field of the search screen. Without a keyboard it is only written to by the on-screen keyboard; with one it is a focused
 * input too. No autocompletion.
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
    // biome-ignore lint/a11y/useFocusableInteractive: only the on-screen keyboard types here, and announces what it types
    // biome-ignore lint/a11y/useSemanticElements: an input would show a caret only while focused, and the keyboard has the focus
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
