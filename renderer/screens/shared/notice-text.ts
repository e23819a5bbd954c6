import { type LocalText, localText } from "#contract/domain/text.ts";
import { keepWeekdays } from "../../dates.ts";
import { libraryText } from "../../i18n/furigana/marks.ts";
import { useFurigana, useLanguage } from "../../i18n/index.ts";

/** The text of a notice in the patron's language, with the library's own furigana where they are shown. */
export function useNoticeText(): (notice: LocalText) => string {
  const language = useLanguage();
  const furigana = useFurigana();
  return (notice) => libraryText(keepWeekdays(localText(notice, language)), language, furigana);
}
