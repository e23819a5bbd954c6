import { ndcClassOf } from "../../covers/cover-colour.ts";
import { useLocal, useTranslation } from "../../i18n/index.ts";
import type { Subject } from "../../navigation/subjects.ts";

/** The name of a search by class number: what it was opened by, or else its main class. */
export function useSubjectName(): (ndc: string, subject: Subject | undefined) => string {
  const t = useTranslation();
  const local = useLocal();
  return (ndc, subject) => {
    if (subject === undefined) return t(`search.classes.${ndcClassOf(ndc)}`);
    return "theme" in subject
      ? t(`find.themes.${subject.theme}`)
      : t("find.browse.division", { division: local(subject.label) });
  };
}
