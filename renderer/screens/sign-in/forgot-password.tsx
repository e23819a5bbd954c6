import { Choice } from "../../components/choice.tsx";
import { Notice } from "../../components/notice.tsx";
import { useTranslation } from "../../i18n/index.ts";
import { linkTo } from "../../state/links.ts";
import { useCapability } from "../../state/store.ts";
import { Page } from "../shared/page.tsx";
import { Picture } from "../shared/picture.tsx";

/** D14: a password is never shown and never reissued here, by phone or by mail. */
export function ForgotPasswordScreen() {
  const t = useTranslation();
  const search = useCapability("search");
  return (
    <Page
      caption={t("signIn.forgot.caption")}
      heading={t("signIn.forgot.heading")}
      extra={<Picture of="desk" />}
      asideFirst
      aside={
        <div className="reading">
          <p>{t("signIn.forgot.noAnswer")}</p>
          <p>{t("signIn.forgot.reissue")}</p>
          <p>{t("signIn.forgot.noPhone")}</p>
        </div>
      }
    >
      <Notice tone="plain" icon="desk" title={t("common.ways.counter")}>
        {t("signIn.forgot.how")}
      </Notice>
      {search && (
        <div className="at-bottom">
          <Choice icon="search" label={t("signIn.forgot.browse")} {...linkTo({ at: "search" })} />
        </div>
      )}
    </Page>
  );
}
