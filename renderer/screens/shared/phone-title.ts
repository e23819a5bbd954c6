import type { TitleDetail } from "#contract/domain/title.ts";
import { withoutReadings } from "../../i18n/furigana/marks.ts";
import { useLocal } from "../../i18n/index.ts";
import { type PhoneTitle, phoneTitle } from "../../phone/phone-title.ts";
import { useSettings } from "../../state/store.ts";

/** A title as text for a phone, in the patron's language and without furigana. */
export function usePhoneTitle(): (title: TitleDetail) => PhoneTitle {
  const local = useLocal();
  const { ownLibrary } = useSettings();
  return (title) => phoneTitle(title, ownLibrary, (text) => withoutReadings(local(text)));
}
