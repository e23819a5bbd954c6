import { isJapanese, type Language } from "#contract/domain/text.ts";
import { translator, useIsLoaded, useLanguage, useTerms } from "../../i18n/index.ts";
import { joinSentences, tagOf } from "../../i18n/names.ts";
import { useSettings } from "../../state/store.ts";

/** Sentences repeated in small type in the other languages. */
type Sentence =
  | "visit.goodbye.heading"
  | "visit.goodbye.nothingLeft"
  | "visit.goodbye.takeCard"
  | "visit.outOfOrder.heading"
  | "visit.outOfOrder.next";

interface Props {
  readonly className: string;
  readonly say: readonly Sentence[];
}

/**
 * Repeats a sentence in small type in the other languages, on screens without a known language. Of the variants of Japanese only
 * one.
 */
export function InOtherLanguages({ className, say }: Props) {
  const { languages } = useSettings();
  const spoken = useLanguage();
  const said = [spoken];
  for (const language of languages) {
    if (!said.some((one) => one === language || (isJapanese(one) && isJapanese(language))))
      said.push(language);
  }
  return said.slice(1).map((language) => <Line key={language} {...{ className, say, language }} />);
}

function Line({ className, say, language }: Props & { readonly language: Language }) {
  const terms = useTerms();
  if (!useIsLoaded(language)) return null;
  const t = translator(language, terms);
  return (
    <p className={className} lang={tagOf(language)}>
      {joinSentences(
        language,
        say.map((key) => t(key)),
      )}
    </p>
  );
}
