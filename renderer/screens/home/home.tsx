import { useEffect } from "react";
import type { Overview } from "#contract/domain/patron.ts";
import { Choice } from "../../components/choice.tsx";
import { Icon, type IconName } from "../../components/icon.tsx";
import { type Action, useAction } from "../../components/pressing.ts";
import { useTranslation } from "../../i18n/index.ts";
import { useLayout } from "../../layout.ts";
import { overviewOpened } from "../../queries/overview.ts";
import { linkTo } from "../../state/links.ts";
import { useCapability, useStore } from "../../state/store.ts";
import { SavedListButton } from "../book/save-button.tsx";
import { BalanceNotice } from "../shared/balance-notice.tsx";
import { Page } from "../shared/page.tsx";
import { Picture } from "../shared/picture.tsx";
import { EmailNote } from "./email-note.tsx";
import { LibraryNoticeCard } from "./library-notice.tsx";
import { MessagesNote } from "./messages-note.tsx";
import { NextReturn } from "./next-return.tsx";
import { ReadyNews } from "./ready-news.tsx";
import { Today } from "./today-line.tsx";

/** The home screen: with a card its current data, without one the two ways to start (V48). */
export function HomeScreen() {
  const t = useTranslation();
  const overview = useStore((state) => state.overview);
  const search = useCapability("search");
  const lends = useCapability("checkOut");
  const takesBack = useCapability("checkIn");
  const circulates = lends || takesBack;
  useFreshOverview(overview !== null);
  // A single page shows its aside last: a message would be in a later part.
  const single = useLayout() === "single";
  return (
    <Page
      className="home"
      heading={t("home.heading")}
      onBack={null}
      aside={
        <>
          <Today />
          {!single && <MessagesNote />}
          <ReadyNews />
          <EmailNote />
          <BalanceNotice />
          <LibraryNoticeCard />
          <SavedListButton />
        </>
      }
      extra={overview === null ? <Picture of="books" /> : <NextReturn loans={overview.loans} />}
    >
      {single && <MessagesNote />}
      {overview !== null && circulates ? (
        <CirculationChoices overview={overview} />
      ) : (
        <div className="home-choices at-bottom">
          {search && (
            <div className="home-find">
              <SearchBlock />
              <BrowseChoice />
            </div>
          )}
          <LendChoice />
          <ReturnChoice />
          {overview === null ? (
            <CardChoice />
          ) : (
            <>
              <PatronTiles overview={overview} />
              <AccountChoice />
            </>
          )}
        </div>
      )}
    </Page>
  );
}

/** Where this terminal lends or takes back: a patron's loans and holds come before what a scan opens, too. */
function CirculationChoices({ overview }: { readonly overview: Overview }) {
  const search = useCapability("search");
  return (
    <div className="home-choices home-circulates at-bottom">
      {search && <SearchBlock />}
      <PatronTiles overview={overview} />
      <div className="home-ways">
        <LendChoice />
        <ReturnChoice />
        {search && <BrowseChoice />}
        <AccountChoice />
      </div>
    </div>
  );
}

/** Reads the overview again when the screen opens for a patron. */
function useFreshOverview(isPatron: boolean): void {
  useEffect(() => {
    if (isPatron) overviewOpened();
  }, [isPatron]);
}

/** What can be searched for: a subject only where the search screen has the shelf of subjects. */
function SearchBlock() {
  const t = useTranslation();
  const classes = useCapability("browseClasses");
  const pressing = useAction(linkTo({ at: "search" }));
  return (
    <button type="button" className="button button-primary search-block" {...pressing}>
      <Icon name="search" />
      <span className="button-words">
        {t("home.search")}
        <span className="button-detail">{t(classes ? "home.searchDetail" : "home.searchDetailPlain")}</span>
      </span>
    </button>
  );
}

/** Browsing, if the backend supports it. */
function BrowseChoice() {
  const t = useTranslation();
  const classes = useCapability("browseClasses");
  const newTitles = useCapability("newTitles");
  const popular = useCapability("popularTitles");
  if (!classes && !newTitles && !popular) return null;
  return (
    <Choice
      icon="shelf"
      className="home-browse"
      label={t("find.browse.heading")}
      detail={t(classes ? "find.browse.detail" : "find.picks.new")}
      {...linkTo({ at: "browse" })}
    />
  );
}

/** Borrowing by scanning, where this terminal lends. */
function LendChoice() {
  const t = useTranslation();
  if (!useCapability("checkOut")) return null;
  return (
    <Choice
      icon="book"
      className="home-lend"
      label={t("lend.open")}
      detail={t("lend.openDetail")}
      {...linkTo({ at: "lend" })}
    />
  );
}

/** Returning by scanning, where this terminal takes copies back. */
function ReturnChoice() {
  const t = useTranslation();
  if (!useCapability("checkIn")) return null;
  return (
    <Choice
      icon="trolley"
      className="home-return"
      label={t("visit.attract.giveBack")}
      detail={t("returns.openDetail")}
      {...linkTo({ at: "returns" })}
    />
  );
}

function CardChoice() {
  const t = useTranslation();
  const byCard = useStore((state) => state.byCard);
  return (
    <Choice
      icon="card"
      label={t(byCard ? "home.scanDetail" : "home.scan")}
      detail={t(byCard ? "lend.needsPassword" : "home.scanDetail")}
      {...linkTo({ at: "scan-card" })}
    />
  );
}

function PatronTiles({ overview }: { readonly overview: Overview }) {
  return (
    <div className="home-tiles">
      <LoansTile loans={overview.loans} />
      <HoldsTile holds={overview.holds} ready={overview.ready.length} />
    </div>
  );
}

function AccountChoice() {
  const t = useTranslation();
  const email = useCapability("email");
  const changePassword = useCapability("changePassword");
  const detail =
    email && changePassword ? "home.accountDetail" : email ? "account.email" : "account.password";
  if (!email && !changePassword) return null;
  return (
    <Choice
      icon="person"
      className="home-account"
      label={t("home.account")}
      aside={<span className="caption">{t(detail)}</span>}
      {...linkTo({ at: "account" })}
    />
  );
}

function LoansTile({ loans }: Pick<Overview, "loans">) {
  const t = useTranslation();
  const due = loans.nextDue === null ? "" : t("home.nextDue", { date: loans.nextDue });
  const late = loans.overdue > 0;
  return (
    <Tile
      icon={late ? "notice" : "book"}
      late={late}
      label={t("home.loans")}
      count={loans.count === 0 ? null : t("home.loansCount", { count: loans.count })}
      detail={
        loans.count === 0 ? t("home.noLoans") : late ? t("home.overdue", { count: loans.overdue }) : due
      }
      {...linkTo({ at: "loans" })}
    />
  );
}

function HoldsTile({ holds, ready }: Pick<Overview, "holds"> & { readonly ready: number }) {
  const t = useTranslation();
  // The news of what is ready stand beside the tile, or in a later part of a page with little room or more choices.
  const layout = useLayout();
  const lends = useCapability("checkOut");
  const takesBack = useCapability("checkIn");
  const tells = ready > 0 && (layout === "single" || (layout === "portrait" && (lends || takesBack)));
  const placeHold = useCapability("placeHold");
  const left = holds.max - holds.count;
  const room = !placeHold
    ? ""
    : left > 0
      ? t("home.holdsLeft", { count: left })
      : t("home.holdsFull", { max: holds.max });
  return (
    <Tile
      icon="clock"
      label={t("home.holds")}
      count={holds.count === 0 ? null : t("home.holdsCount", { count: holds.count })}
      detail={tells ? t("home.ready", { count: ready }) : holds.count === 0 ? t("home.noHolds") : room}
      {...linkTo({ at: "holds" })}
    />
  );
}

interface TileLooks {
  readonly icon: IconName;
  readonly label: string;
  /** Null = none: shown as text, never as a large zero. */
  readonly count: string | null;
  readonly detail: string;
  readonly late?: boolean;
}

function Tile({ icon, label, count, detail, late = false, ...does }: TileLooks & Action) {
  const pressing = useAction(does);
  return (
    <button type="button" className={`choice tile ${late ? "tile-late" : ""}`} {...pressing}>
      <Icon name={icon} />
      <span className="tile-words">
        <span className="choice-label">{label}</span> <span className="choice-detail">{detail}</span>
      </span>
      {count !== null && <span className="tile-count">{count}</span>}
    </button>
  );
}
