import { type LocalText, localText } from "#contract/domain/text.ts";
import { keepWeekdays } from "../../dates.ts";
import { writtenReadings } from "../../i18n/furigana/marks.ts";
import { useFurigana, useLanguage } from "../../i18n/index.ts";

/** The text of a notice in the patron's language, with the library's own furigana where they are shown. */
export function useNoticeText(): (notice: LocalText) => string {
  const language = useLanguage();
  const furigana = useFurigana();
  return (notice) => writtenReadings(keepWeekdays(localText(notice, language)), furigana);
}
