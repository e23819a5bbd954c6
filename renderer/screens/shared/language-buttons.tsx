import { Button } from "../../components/button.tsx";
import { useLanguage, useTranslation } from "../../i18n/index.ts";
import { LANGUAGE_NAMES, tagOf } from "../../i18n/names.ts";
import { useSettings, useStore } from "../../state/store.ts";

/** Whether the library offers a choice of languages. */
export function useLanguageChoice(): boolean {
  return useSettings().languages.length > 1;
}

interface LanguageButtonsProps {
  /** The current one has the focus at first. */
  readonly focused?: boolean;
  /** After a touch. */
  readonly onChosen?: () => void;
}

/** The library's languages, each by its own name; a touch changes the page at once. Absent where the library offers one. */
export function LanguageButtons({ focused, onChosen }: LanguageButtonsProps) {
  const t = useTranslation();
  const current = useLanguage();
  const { languages } = useSettings();
  if (!useLanguageChoice()) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset has its own border and legend.
    <div className="languages" role="group" aria-label={t("common.language")}>
      {languages.map((language) => (
        <Button
          key={language}
          lang={tagOf(language)}
          label={LANGUAGE_NAMES[language]}
          pressed={language === current}
          autoFocus={focused === true && language === current}
          onPress={() => {
            useStore.getState().setLanguage(language);
            onChosen?.();
          }}
        />
      ))}
    </div>
  );
}
