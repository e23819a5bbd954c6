import { Choice } from "../../components/choice.tsx";
import { useTranslation } from "../../i18n/index.ts";
import { linkTo } from "../../state/links.ts";
import { useCapability, useStore } from "../../state/store.ts";
import { BalanceNotice } from "../shared/balance-notice.tsx";
import { EmailLine } from "../shared/email-line.tsx";
import { Guide } from "../shared/guide.tsx";
import { Page } from "../shared/page.tsx";

/** 利用者情報変更: the registered data, and what a patron can change here. */
export function AccountScreen() {
  const t = useTranslation();
  const patron = useStore((state) => state.overview?.patron);
  const email = useCapability("email");
  const changePassword = useCapability("changePassword");
  const messages = useCapability("messages");
  if (patron === undefined) return null;
  return (
    <Page
      caption={t("account.caption")}
      heading={t("account.heading")}
      aside={<BalanceNotice />}
      extra={
        <Guide of="card">
          <p>{t("begin.moved")}</p>
        </Guide>
      }
    >
      <div className="stack at-bottom">
        {messages && (
          <Choice
            icon="postcard"
            label={t("message.entry")}
            detail={t("message.entryDetail")}
            {...linkTo({ at: "messages" })}
          />
        )}
        {email && (
          <Choice
            icon="mail"
            label={t("account.email")}
            detail={<EmailLine email={patron.email} />}
            {...linkTo({ at: "email" })}
          />
        )}
        {changePassword && (
          <Choice
            icon="key"
            label={t("account.password")}
            detail={t("account.passwordDetail")}
            {...linkTo({ at: "password-change" })}
          />
        )}
      </div>
    </Page>
  );
}
