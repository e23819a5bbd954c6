import { Icon } from "../../components/icon.tsx";
import { useTranslation } from "../../i18n/index.ts";
import { kiosk } from "../../kiosk.ts";
import type { ScreenProps } from "../../navigation/route.ts";
import { useMutation } from "../../queries/hooks.ts";
import { useInfo, useStore } from "../../state/store.ts";
import { BookLine } from "../book/book-line.tsx";
import { mayRepeat } from "../shared/may-repeat.ts";
import { Page } from "../shared/page.tsx";
import { RefusalNotice } from "../shared/refusal-notice.tsx";
import { Waiting } from "../shared/waiting.tsx";

/** Old date and new date, then 「延長する」 (D55). Afterwards the row of the list shows the new date. */
export function RenewConfirmScreen({ route }: ScreenProps<"renew-confirm">) {
  const t = useTranslation();
  const mutation = useMutation();
  const times = useInfo()?.rules.maxRenewals;
  const { loan } = route;
  const renew = (): void =>
    mutation.run(
      () => kiosk().renew({ loan: loan.id }),
      (renewed) => {
        const { back, replace, actionDone } = useStore.getState();
        actionDone("loan-renewed");
        back();
        replace({ at: "loans", renewed: renewed.id });
      },
    );
  const primary = mayRepeat(mutation.refusal)
    ? ({
        label: t("loan.renew"),
        icon: "check",
        state: mutation.state === "idle" ? "ready" : "busy",
        onPress: renew,
      } as const)
    : undefined;
  return (
    <Page
      className="renew"
      heading={t("loan.question")}
      aside={<BookLine title={loan.title} />}
      backLabel={t("common.stop")}
      primary={primary}
    >
      <Dates route={route} />
      {times !== undefined && times > 0 && <p>{t("loan.once", { count: times })}</p>}
      {mutation.refusal !== null && <RefusalNotice refusal={mutation.refusal} />}
      <Waiting state={mutation.state} words={t("loan.renewing")} />
    </Page>
  );
}

function Dates({ route }: ScreenProps<"renew-confirm">) {
  const t = useTranslation();
  const { loan } = route;
  return (
    <dl className="dates">
      <div>
        <dt>{t("loan.oldDate")}</dt>
        <dd>{loan.dueDate === "" ? t("loan.dueUnknown") : t("common.date", { date: loan.dueDate })}</dd>
      </div>
      {loan.renewal.ok && loan.renewal.newDueDate !== "" && (
        <>
          <Icon name="forward" />
          <div className="dates-new">
            <dt>{t("loan.newDate")}</dt>
            <dd>{t("common.date", { date: loan.renewal.newDueDate })}</dd>
          </div>
        </>
      )}
    </dl>
  );
}
