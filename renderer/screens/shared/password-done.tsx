import { useTranslation } from "../../i18n/index.ts";
import { DoneMark } from "./done-mark.tsx";
import { Page } from "./page.tsx";
import { Picture } from "./picture.tsx";

/** The password is changed: it works at once (D11); keep it well (D13). */
export function PasswordDone({ onProceed }: { onProceed(): void }) {
  const t = useTranslation();
  return (
    <Page
      className="done-page"
      caption={<DoneMark />}
      heading={t("signIn.first.doneHeading")}
      onBack={null}
      help={false}
      aside={
        <>
          <p className="lead">{t("signIn.first.doneNow")}</p>
          <p className="lead">{t("signIn.first.doneKeep")}</p>
        </>
      }
      extra={<Picture of="key" />}
      primary={{ label: t("signIn.first.proceed"), onPress: onProceed }}
    />
  );
}
