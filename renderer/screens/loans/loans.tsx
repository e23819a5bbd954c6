import { useEffect, useState } from "react";
import type { Loan, LoanList } from "#contract/domain/loan.ts";
import { Button } from "../../components/button.tsx";
import { Choice } from "../../components/choice.tsx";
import { FreeRoom } from "../../components/free-room.tsx";
import { useTranslation } from "../../i18n/index.ts";
import { kiosk } from "../../kiosk.ts";
import { useLayout } from "../../layout.ts";
import type { ScreenProps } from "../../navigation/route.ts";
import { useQuery } from "../../queries/hooks.ts";
import { LOANS } from "../../queries/queries.ts";
import { linkTo } from "../../state/links.ts";
import { rowsStyle, useRows } from "../../state/rows.ts";
import { useCapability, useStore } from "../../state/store.ts";
import { NextDue } from "../book/next-due.tsx";
import { FirstSteps, Guide } from "../shared/guide.tsx";
import { Page } from "../shared/page.tsx";
import { pageOf, pageWith } from "../shared/pages-of-list.ts";
import { PagingLine, usePaging, usePagingFoot } from "../shared/paging.tsx";
import { Picture } from "../shared/picture.tsx";
import { RefusalNotice } from "../shared/refusal-notice.tsx";
import { Share, useRowsGiven } from "../shared/share.tsx";
import { Waiting } from "../shared/waiting.tsx";
import { LoanRow } from "./loan-row.tsx";

/** 貸出状況: by due date. A scanned copy and a loan just renewed are shown and marked. */
export function LoansScreen({ route }: ScreenProps<"loans">) {
  const t = useTranslation();
  const query = useQuery(LOANS);
  const list = query.value;
  useTrueOverview(list);
  const marked = (loan: Loan): boolean => loan.barcode === route.barcode || loan.id === route.renewed;
  const { rows, paging } = useLoanPages(list?.loans ?? [], marked);
  const foot = usePagingFoot(paging);
  const count = list?.loans.length ?? 0;
  const spread = useLayout() === "spread";
  const none = list !== null && count === 0;
  const first = list?.loans[0];
  const takeAway = count > 0 && (
    <Share
      slip="loans"
      print={(text) => kiosk().printList({ list: "loans", ...text })}
      phone={{ at: "phone-list", titles: list?.loans.map(({ title }) => title) ?? [] }}
    />
  );
  return (
    <Page
      className="loans"
      heading={count === 0 ? t("loan.headingNone") : t("loan.heading", { count })}
      aside={
        <>
          {none && <p className="empty">{t("loan.empty")}</p>}
          {count > 1 && <Order loans={list?.loans ?? []} />}
          {spread && first !== undefined && (
            <FreeRoom>
              <NextDue title={first.title} loan={first} />
            </FreeRoom>
          )}
          {spread && takeAway}
        </>
      }
      asideFirst={none}
      extra={none && <HowToBorrow />}
      {...foot}
    >
      <Waiting state={query.state} onStop={() => useStore.getState().back()} />
      {query.refusal !== null && <RefusalNotice refusal={query.refusal} onAgain={query.again} />}
      {none && <NoLoans />}
      {count > 0 && (
        <ul className="rows" style={rowsStyle(rows.length)} aria-label={t("loan.headingNone")}>
          {rows.map((loan) => (
            <LoanRow
              key={loan.id}
              loan={loan}
              scanned={loan.barcode === route.barcode}
              renewedNow={loan.id === route.renewed}
            />
          ))}
        </ul>
      )}
      <PagingLine {...paging}>{!spread && takeAway}</PagingLine>
    </Page>
  );
}

/** The sort order, and the button for several renewals. */
function Order({ loans }: LoanList) {
  const t = useTranslation();
  const canRenew = useCapability("renew");
  const several = loans.filter((loan) => loan.renewal.ok).length > 1;
  return (
    <div className="loans-order">
      <p className="caption">{t("loan.order")}</p>
      {canRenew && several && <Button label={t("loan.some.open")} {...linkTo({ at: "renew-some" })} />}
    </div>
  );
}

/** The page of the list in view; begins where a marked loan is. */
function useLoanPages(loans: readonly Loan[], marked: (loan: Loan) => boolean) {
  const size = useRows(useRowsGiven("loans"));
  const [chosen, setChosen] = useState<number | null>(null);
  const { items, page, pages, next, previous } = pageOf(loans, chosen ?? pageWith(loans, marked, size), size);
  const paging = usePaging({ page, pages, next, previous }, setChosen);
  return { rows: items, paging };
}

/** Updates the home screen's overview from the list just read. */
function useTrueOverview(list: LoanList | null): void {
  useEffect(() => {
    const { overview, setOverview } = useStore.getState();
    if (list === null || overview === null) return;
    const { loans } = list;
    const next = loans.find(({ dueDate }) => dueDate !== "");
    setOverview({
      ...overview,
      loans: {
        count: loans.length,
        overdue: loans.filter((loan) => loan.daysLeft < 0).length,
        nextDue: next?.dueDate ?? null,
        ...(next === undefined ? {} : { nextTitle: next.title }),
      },
    });
  }, [list]);
}

/** Where books are and where they are lent: at this terminal, or at the desk. */
function HowToBorrow() {
  const t = useTranslation();
  const search = useCapability("search");
  const here = useCapability("checkOut");
  if (!search) return <Picture of="shelf" />;
  const last = t(here ? "begin.loans.here" : "begin.loans.desk");
  return (
    <Guide of="shelf">
      <FirstSteps
        heading={t("begin.loans.heading")}
        steps={[t("begin.loans.find"), t("begin.loans.take"), last]}
      />
    </Guide>
  );
}

/** The way on where nothing is lent. */
function NoLoans() {
  const t = useTranslation();
  const search = useCapability("search");
  if (!search) return null;
  return (
    <div className="answers at-bottom">
      <Choice
        icon="search"
        label={t("loan.toSearch")}
        detail={t("loan.emptyHint")}
        {...linkTo({ at: "search" })}
      />
    </div>
  );
}
