import { Button } from "../../components/button.tsx";
import { useLanguage } from "../../i18n/index.ts";
import { LANGUAGE_NAMES, tagOf } from "../../i18n/names.ts";
import { useSettings, useStore } from "../../state/store.ts";

/** Whether the library offers a choice of languages. */
export function useLanguageChoice(): boolean {
  return useSettings().languages.length > 1;
}

/**
 * The library's languages, each by its own name; a touch changes the page at once.
 * @param focused the current one has the focus at first
 */
export function LanguageButtons({ focused = false }: { readonly focused?: boolean }) {
  const current = useLanguage();
  const { languages } = useSettings();
  const setLanguage = useStore((state) => state.setLanguage);
  return (
    <div className="languages">
      {languages.map((language) => (
        <Button
          key={language}
          lang={tagOf(language)}
          label={LANGUAGE_NAMES[language]}
          pressed={language === current}
          autoFocus={focused && language === current}
          onPress={() => setLanguage(language)}
        />
      ))}
    </div>
  );
}
