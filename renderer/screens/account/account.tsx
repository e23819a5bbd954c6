import type { Overview } from "#contract/domain/patron.ts";
import { Choice } from "../../components/choice.tsx";
import { useTranslation } from "../../i18n/index.ts";
import { linkTo } from "../../state/links.ts";
import { useCapability, useStore } from "../../state/store.ts";
import { BalanceNotice } from "../shared/balance-notice.tsx";
import { EmailLine } from "../shared/email-line.tsx";
import { DrawnBarcode } from "../shared/library-card.tsx";
import { Page } from "../shared/page.tsx";

/** 利用者情報変更: the registered data, and what a patron can change here. */
export function AccountScreen() {
  const t = useTranslation();
  const overview = useStore((state) => state.overview);
  const email = useCapability("email");
  const changePassword = useCapability("changePassword");
  const messages = useCapability("messages");
  if (overview === null) return null;
  return (
    <Page
      caption={t("account.caption")}
      heading={t("account.heading")}
      aside={<BalanceNotice />}
      extra={
        <div className="registered">
          <RegisteredCard overview={overview} />
          <p data-spare>{t("begin.moved")}</p>
        </div>
      }
    >
      <div className="stack at-bottom account-choices">
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
            className="account-email"
            icon="mail"
            label={t("account.email")}
            detail={<EmailLine email={overview.patron.email} />}
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

/** The card of the visit with what is on it, to be compared with what the patron knows. */
function RegisteredCard({ overview: { patron, loans, holds } }: { readonly overview: Overview }) {
  const t = useTranslation();
  return (
    <section className="registered-card">
      <h2>{t("common.card", { tail: `・・・・${patron.cardTail}` })}</h2>
      <div className="registered-counts">
        <dl data-spare>
          <div>
            <dt>{t("home.loans")}</dt>
            <dd>{loans.count === 0 ? t("home.noLoans") : t("home.loansCount", { count: loans.count })}</dd>
          </div>
          <div>
            <dt>{t("home.holds")}</dt>
            <dd>{holds.count === 0 ? t("home.noHolds") : t("home.holdsCount", { count: holds.count })}</dd>
          </div>
        </dl>
        <svg viewBox="0 0 196 72" aria-hidden="true">
          <DrawnBarcode />
        </svg>
      </div>
    </section>
  );
}
