import type { TitleDetail } from "#contract/domain/title.ts";
import type { Refusal } from "#contract/refusals.ts";
import { Button } from "../../components/button.tsx";
import type { Action } from "../../components/pressing.ts";
import { refusalWords } from "../../components/refusal-words.ts";
import { BookCover } from "../../covers/book-cover.tsx";
import { useLanguage, useTranslation } from "../../i18n/index.ts";
import { kiosk } from "../../kiosk.ts";
import { useLayout } from "../../layout.ts";
import { pressStarted } from "../../navigation/destination.ts";
import type { ScreenProps } from "../../navigation/route.ts";
import { useQuery } from "../../queries/hooks.ts";
import { titleQuery } from "../../queries/queries.ts";
import { linkTo } from "../../state/links.ts";
import { useCapability, useStore } from "../../state/store.ts";
import { authorNames, fullTitle, titleReading } from "../../title-words.ts";
import { AvailabilityLine } from "../book/availability.tsx";
import { SaveButton, useCanSave } from "../book/save-button.tsx";
import { useFetchable } from "../book/shelf-copy.ts";
import { spokenAuthors, spokenTitle } from "../book/spoken-title.ts";
import { holdFormOf } from "../shared/hold-form.ts";
import { useHoldLimit } from "../shared/hold-limit.ts";
import { type FootAction, Page } from "../shared/page.tsx";
import { usePhoneTitle } from "../shared/phone-title.ts";
import { RefusalNotice } from "../shared/refusal-notice.tsx";
import { Share } from "../shared/share.tsx";
import { Waiting } from "../shared/waiting.tsx";
import { Copies } from "./copies.tsx";
import { Summary } from "./summary.tsx";
import { TitleMore } from "./title-more.tsx";

/**
 * 「資料詳細」: the book, its availability and location; bibliographic data below. The primary button leads to its shelf or its hold.
 */
export function TitleScreen({ route }: ScreenProps<"title">) {
  const t = useTranslation();
  const query = useQuery(titleQuery(route.id));
  const canPlace = useCapability("placeHold");
  const title = query.value;
  const spread = useLayout() === "spread";
  const phoneTitle = usePhoneTitle();
  const offered = useCanSave();
  const fetchable = useFetchable();
  const limit = useHoldLimit();
  if (title === null) {
    return (
      <Page className="title" heading={t("title.heading")}>
        <Waiting state={query.state} onStop={() => useStore.getState().back()} />
        {query.refusal !== null && <RefusalNotice refusal={query.refusal} onAgain={query.again} />}
      </Page>
    );
  }
  const takeAway = (
    <Share
      slip="title"
      print={(text) => kiosk().printTitle({ id: title.id, ...text })}
      phone={{ at: "phone", title: phoneTitle(title) }}
    >
      {offered ? <SaveButton title={title} /> : undefined}
    </Share>
  );
  // Computed when pressed, because the answers of a previous patron must not be used.
  const hold: Action = {
    onPress: () => useStore.getState().go(holdFormOf(title)),
    onPressStart: () => pressStarted({ to: holdFormOf(title) }),
  };
  const wanted = title.holdable && canPlace;
  const holding = wanted && limit === null ? hold : null;
  // A copy on the shelf can be fetched: the map is the primary button, and the hold stands below the availability.
  const copy = fetchable(title);
  const toShelf =
    copy === undefined ? null : { label: t("find.map.show"), ...linkTo({ at: "shelf-map", title, copy }) };
  const toHold =
    holding === null ? undefined : { label: t("title.hold"), icon: "clock" as const, ...holding };
  // Instead of the hold, at the patron's limit.
  const toHolds =
    wanted && limit !== null ? { label: t("common.ways.holds"), ...linkTo({ at: "holds" }) } : undefined;
  const holdWay = toHold ?? toHolds;
  return (
    <Page
      className="title"
      caption={t("title.heading")}
      headingLang={title.language}
      heading={<Heading title={title} />}
      asideFirst
      aside={
        <>
          <TitleBlock
            title={title}
            limit={wanted ? limit : null}
            hold={toShelf === null ? undefined : holdWay}
          />
          {spread && takeAway}
        </>
      }
      primary={toShelf ?? holdWay}
    >
      <Copies title={title} />
      <TitleMore title={title} map={toShelf === null} />
      <Summary text={title.summary} language={title.language} />
      {!spread && takeAway}
    </Page>
  );
}

/** The title with its reading above it, on as many lines as needed. */
function Heading({ title }: { readonly title: TitleDetail }) {
  const long = [...fullTitle(title)].length > LONG_TITLE;
  const reading = titleReading(title);
  return (
    <>
      {reading !== "" && (
        <span className="title-reading" aria-hidden="true">
          {reading}
        </span>
      )}
      <span className={long ? "title-name title-name-long" : "title-name"} data-spoken={spokenTitle(title)}>
        {fullTitle(title)}
      </span>
    </>
  );
}

/** Longer titles are smaller, so that the controls below keep their place. */
const LONG_TITLE = 28;

interface TitleBlockProps {
  readonly title: TitleDetail;
  /** Why this patron cannot place a hold on any title now; null = nothing stands in the way. */
  readonly limit: Refusal | null;
  /** The button for the hold, or for the list of holds at the limit, if the foot leads to the shelf. */
  readonly hold: FootAction | undefined;
}

/** Cover, authors, availability, and the hold if it is not in the foot (D21, D22, decision 22). */
function TitleBlock({ title, limit, hold }: TitleBlockProps) {
  const t = useTranslation();
  const language = useLanguage();
  const lent = title.copies.filter((copy) => copy.kept === null).length;
  const printed = [
    title.year === null ? "" : t("title.year", { year: title.year }),
    title.pages === null ? "" : t("title.pages", { count: title.pages }),
  ].filter((part) => part !== "");
  const stacks = title.availability.kind === "on-shelf" && title.availability.closedStacks;
  return (
    <div className="title-block">
      <BookCover title={title} size="page" />
      <div className="title-facts">
        <p className="title-by" lang={title.language} data-spoken={spokenAuthors(title)}>
          {authorNames(title)}
        </p>
        <p className="caption">
          {title.publisher !== "" && <span lang={title.language}>{title.publisher} </span>}
          {printed.join(t("common.apart"))}
        </p>
        <p className="title-state">
          <AvailabilityLine
            availability={title.availability}
            further={stacks ? t("title.availability.stacksHint") : undefined}
          />
        </p>
        {title.holdable && title.availability.kind === "holdable" && (
          <p>{t("title.copiesLent", { count: lent })}</p>
        )}
        {title.holdable && title.availability.kind !== "holdable" && title.waiting > 0 && (
          <p>{t("title.availability.waiting", { count: title.waiting })}</p>
        )}
        {!title.holdable && <p className="title-why">{t("title.notHoldable")}</p>}
        {limit !== null && <p className="title-why">{refusalWords(limit, language, t).text}</p>}
        {hold !== undefined && <Button className="title-hold" {...hold} />}
      </div>
    </div>
  );
}
