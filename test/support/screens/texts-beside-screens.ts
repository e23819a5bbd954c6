import { CONFIRMATION, SECOND } from "#backend/mail/confirmation-words.ts";
import { PROOF_DAYS } from "#backend/rules/email.ts";
import type { Language } from "#contract/domain/text.ts";
import { writtenReadings } from "#renderer/i18n/furigana/marks.ts";
import { READY_NOTICES } from "#renderer/staff/editors/ready-notices.ts";

const CODE = "012345";
const PHONE = "000-000-0000";

/** The sentences of a confirmation mail in a language, and in Japanese or English those below another one. */
function mailSentences(language: Language): readonly string[] {
  const words = CONFIRMATION[language];
  const second = language === "ja" || language === "en" ? SECOND[language] : null;
  return [
    words.subject,
    words.code(CODE, PROOF_DAYS),
    words.registered,
    words.enter,
    words.orLink,
    words.notYou(PHONE),
    words.notYouLink(PHONE),
    ...(second === null ? [] : [second.text(CODE, PHONE, true), second.text(null, PHONE, false)]),
  ];
}

/** What a patron reads in a language besides the screens: mail, and the ready-made notices without their readings. */
export function textsBesideScreens(language: Language): readonly string[] {
  const notices = READY_NOTICES.map((notice) => writtenReadings(notice[language] ?? "", false));
  return [...mailSentences(language), ...notices];
}
