import { isJapanese, type Language } from "#contract/domain/text.ts";
import { translator, useIsLoaded, useLanguage } from "../../i18n/index.ts";
import { joinSentences, tagOf } from "../../i18n/names.ts";
import { useSettings } from "../../state/store.ts";

/** Sentences that a screen says small in the other languages. */
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
 * The same small in the other languages, for screens that cannot know who stands before them. One line for each that
 * the line above is not understood in: of the kinds of Japanese, one.
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
  if (!useIsLoaded(language)) return null;
  const t = translator(language);
  return (
    <p className={className} lang={tagOf(language)}>
      {joinSentences(
        language,
        say.map((key) => t(key)),
      )}
    </p>
  );
}
