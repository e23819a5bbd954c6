import { useState } from "react";
import { isJapanese } from "#contract/domain/text.ts";
import type { Suggestion } from "#contract/domain/title.ts";
import { Button } from "../../components/button.tsx";
import { type Action, useAction } from "../../components/pressing.ts";
import { formatNumber } from "../../dates.ts";
import { useLanguage, useTranslation } from "../../i18n/index.ts";
import { joinSentences } from "../../i18n/names.ts";
import { DigitPad } from "../../keyboards/digit-pad.tsx";
import type { Edit } from "../../keyboards/kana.ts";
import { KanaKeyboard } from "../../keyboards/kana-keyboard.tsx";
import { LatinKeyboard } from "../../keyboards/latin-keyboard.tsx";
import { useLayout, useLittleRoom } from "../../layout.ts";
import { pressStarted } from "../../navigation/destination.ts";
import type { Route, ScreenProps } from "../../navigation/route.ts";
import { listOf } from "../../queries/search-request.ts";
import { spokenReading } from "../../read-aloud/spoken-reading.ts";
import type { Link } from "../../state/links.ts";
import type { SearchKeyboard } from "../../state/page-state.ts";
import { useCapability, useSettings, useStore } from "../../state/store.ts";
import { titleReading } from "../../title-words.ts";
import { HideButton, Page } from "../shared/page.tsx";
import { ThemeShelf } from "../shared/theme-shelf.tsx";
import { SearchInput } from "./search-input.tsx";
import { type ShownField, shownField } from "./shown-field.ts";
import { useSuggestions } from "./suggestions.ts";

/** The four ways to search, in the order of the tabs. */
const FIELDS = ["any", "title", "author", "ndc"] as const satisfies readonly ShownField[];
const KEYBOARDS = ["kana", "latin", "digits"] as const satisfies readonly SearchKeyboard[];
/** Contract: a query has at most 100 characters. */
const LONGEST_QUERY = 100;
/** Longer ones are smaller if there is little room. */
const LONG_SUGGESTION = 16;
/** Number of suggestions below the field. */
const SUGGESTIONS = { portrait: 3, spread: 4, single: 2 } as const;

/** 「本をさがす」: by word, title or author with on-screen keyboards, or by a book on the shelf of main classes. */
export function SearchScreen({ route }: ScreenProps<"search">) {
  const t = useTranslation();
  const [field, setField] = useState(shownField(route.field ?? "any"));
  const [query, setQuery] = useState(route.query ?? "");
  const { go, replace } = useStore.getState();
  const edit = (change: Edit): void => setQuery((text) => change(text).slice(0, LONGEST_QUERY));
  /** Goes on and keeps the input for when the patron comes back. */
  const leads = (to: Route): Link => ({
    onPress() {
      replace({ at: "search", query, field });
      go(to);
    },
    onPressStart: () => pressStarted({ to }),
  });
  const typed = query.trim();
  const list = typed === "" ? undefined : leads(listOf(typed, field));
  const byTheme = field === "ndc";
  const keyboardTabsAside = useKeyboardTabsAside();
  const single = useLayout() === "single";
  const little = useLittleRoom();
  return (
    <Page
      className={`search ${byTheme ? "search-themes" : ""}`}
      heading={t("search.heading")}
      asideFirst={!byTheme}
      hide={!single}
      aside={
        <>
          <div className="field-line">
            <FieldTabs field={field} onChoose={setField} />
            {single && <HideButton short={little} />}
          </div>
          {keyboardTabsAside && !byTheme && <KeyboardTabs />}
          {byTheme ? (
            <p className="search-hint">{t("search.hints.ndc")}</p>
          ) : (
            <Typing
              query={query}
              field={field}
              onType={setQuery}
              onEnter={() => list?.onPress()}
              leads={leads}
            />
          )}
        </>
      }
      primary={byTheme || list === undefined ? undefined : { label: t("search.go"), icon: "search", ...list }}
      keyboard={byTheme ? undefined : <Keyboards onEdit={edit} withTabs={!keyboardTabsAside} />}
    >
      {byTheme && <ThemeShelf pull={(ndc) => leads({ at: "browse", ndc })} />}
    </Page>
  );
}

function FieldTabs(props: { readonly field: ShownField; readonly onChoose: (field: ShownField) => void }) {
  const t = useTranslation();
  const classes = useCapability("browseClasses");
  return (
    <fieldset className="tabs tabs-4">
      <legend className="visually-hidden">{t("search.fieldsName")}</legend>
      {FIELDS.filter((field) => classes || field !== "ndc").map((field) => (
        <Button
          key={field}
          label={t(`search.fields.${field}`)}
          pressed={field === props.field}
          onPress={() => props.onChoose(field)}
        />
      ))}
    </fieldset>
  );
}

interface TypingProps {
  readonly query: string;
  readonly field: Exclude<ShownField, "ndc">;
  onType(query: string): void;
  onEnter(): void;
  leads(to: Route): Link;
}

/** The field with its suggestions. */
function Typing({ query, field, onType, onEnter, leads }: TypingProps) {
  const t = useTranslation();
  const hint = useHint(field);
  const suggestions = useSuggestions(query, field).slice(0, SUGGESTIONS[useLayout()]);
  return (
    <>
      <SearchInput query={query} keyboard={useSettings().keyboard} onType={onType} onEnter={onEnter} />
      {suggestions.length === 0 ? (
        <p className="search-hint">{hint}</p>
      ) : (
        <section className="suggestions" aria-label={t("search.suggestions")}>
          <h2 className="caption">{t("search.suggestions")}</h2>
          <ul>
            {suggestions.map((suggestion) => (
              <li key={`${suggestion.field} ${suggestion.text}`}>
                <SuggestionRow
                  suggestion={suggestion}
                  does={leads(listOf(suggestion.text, suggestion.field))}
                />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** What is enough to type; it promises only what this catalogue searches. */
function useHint(field: TypingProps["field"]): string {
  const t = useTranslation();
  const language = useLanguage();
  const readings = useCapability("searchesReadings");
  const hint = t(`search.hints.${field === "any" && !readings ? "titleOrAuthor" : field}`);
  return readings ? hint : joinSentences(language, [hint, t("search.hints.printed")]);
}

function SuggestionRow({ suggestion, does }: { readonly suggestion: Suggestion; readonly does: Action }) {
  const t = useTranslation();
  const number = formatNumber(suggestion.titles ?? 0, useLanguage());
  const long = [...suggestion.text].length > LONG_SUGGESTION;
  return (
    <button type="button" className={long ? "suggestion suggestion-long" : "suggestion"} {...useAction(does)}>
      <span className="suggestion-words">
        <span
          className="suggestion-text"
          lang="ja"
          data-spoken={spokenReading(suggestion.reading) || suggestion.text}
        >
          {suggestion.text}
        </span>
        <span className="suggestion-reading" lang="ja" data-spoken="">
          {titleReading({ title: suggestion.text, reading: suggestion.reading })}
        </span>
      </span>
      <span className="suggestion-kind">{t(`search.suggestionKind.${suggestion.field}`)}</span>
      {suggestion.titles !== undefined && (
        <span className="suggestion-count">{t("find.titles", { count: suggestion.titles, number })}</span>
      )}
    </button>
  );
}

/** In larger type with little room, the keyboard tabs are above the field, with the other tabs. */
function useKeyboardTabsAside(): boolean {
  const larger = useStore((state) => state.display.type !== "normal");
  return useLittleRoom() && larger;
}

/** The current keyboard. The choice lasts for the visit. */
function useKeyboard(): SearchKeyboard {
  const language = useLanguage();
  return useStore((state) => state.keyboard) ?? (isJapanese(language) ? "kana" : "latin");
}

function KeyboardTabs() {
  const t = useTranslation();
  const chosen = useKeyboard();
  const { setKeyboard } = useStore.getState();
  return (
    <fieldset className="tabs tabs-3">
      <legend className="visually-hidden">{t("search.boardsName")}</legend>
      {KEYBOARDS.map((keyboard) => (
        <Button
          key={keyboard}
          label={t(`search.keyboards.${keyboard}`)}
          lang={keyboard === "kana" ? "ja" : undefined}
          pressed={keyboard === chosen}
          onPress={() => setKeyboard(keyboard)}
        />
      ))}
    </fieldset>
  );
}

function Keyboards(props: { readonly onEdit: (edit: Edit) => void; readonly withTabs: boolean }) {
  const { onEdit, withTabs } = props;
  const chosen = useKeyboard();
  const { boards } = useSettings();
  return (
    <div className="keyboard-tabs">
      {withTabs && <KeyboardTabs />}
      {chosen === "kana" && <KanaKeyboard boards={boards} onEdit={onEdit} />}
      {chosen === "latin" && <LatinKeyboard use="search" boards={boards} onEdit={onEdit} />}
      {chosen === "digits" && <DigitPad use="isbn" onEdit={onEdit} />}
    </div>
  );
}
