import { useEffect, useState } from "react";
import type { Hold, HoldId, HoldList, HoldState } from "#contract/domain/hold.ts";
import type { LibraryId } from "#contract/domain/library.ts";
import { inShelfOrder } from "#contract/text/shelf.ts";
import { Button } from "../../components/button.tsx";
import { Choice } from "../../components/choice.tsx";
import { FreeRoom } from "../../components/free-room.tsx";
import { Icon, type IconName } from "../../components/icon.tsx";
import { KeepsHeight } from "../../components/keeps-height.tsx";
import { useReadings, useTranslation } from "../../i18n/index.ts";
import { kiosk } from "../../kiosk.ts";
import { useLayout } from "../../layout.ts";
import type { ScreenProps } from "../../navigation/route.ts";
import { useQuery } from "../../queries/hooks.ts";
import { HOLDS } from "../../queries/queries.ts";
import { isCancelToast } from "../../state/cancel-toast.ts";
import { linkTo } from "../../state/links.ts";
import { useCapability, useSettings, useStore } from "../../state/store.ts";
import { BookLine } from "../book/book-line.tsx";
import { FirstSteps, Guide } from "../shared/guide.tsx";
import { Page } from "../shared/page.tsx";
import { pageOf, pageWith } from "../shared/pages-of-list.ts";
import { PagingLine, usePaging, usePagingFoot } from "../shared/paging.tsx";
import { Picture } from "../shared/picture.tsx";
import { RefusalNotice } from "../shared/refusal-notice.tsx";
import { Share, useRowsGiven } from "../shared/share.tsx";
import { Waiting } from "../shared/waiting.tsx";
import { CancelNotice } from "./cancel-notice.tsx";
import { HoldRow } from "./hold-row.tsx";
import { useHoldShelf } from "./hold-shelf.tsx";
import { JustDoneTo } from "./just-done-to.tsx";

/** Groups of the list; ready holds first. */
const GROUPS = ["ready", "moving", "waiting", "over"] as const;
type Group = (typeof GROUPS)[number];

const GROUP_OF: Readonly<Record<HoldState, Group>> = {
  applied: "waiting",
  approved: "waiting",
  "in-transit": "moving",
  ready: "ready",
  loaned: "over",
  cancelled: "over",
  expired: "over",
};

const GROUP_ICONS: Readonly<Record<Group, IconName>> = {
  ready: "check",
  moving: "courier",
  waiting: "clock",
  over: "info",
};

/** Rows that fit with the group headings: with short titles, and with a title on two lines. */
const HOLDS_PER_PAGE = { portrait: 5, spread: 3, single: 3 } as const;
const HOLDS_PER_LONG_PAGE = { portrait: 4, spread: 3, single: 3 } as const;
/** Rows with readings are higher. */
const HOLDS_WITH_READINGS = { portrait: 3, spread: 2, single: 2 } as const;
/** Titles longer than this need a second line in their row. */
const ONE_LINE = 11;

/** 予約状況 (D49): 届いています first, with place, shelf and last day. Cancelled holds stay in sight (D53). */
export function HoldsScreen({ route }: ScreenProps<"holds">) {
  const t = useTranslation();
  const query = useQuery(HOLDS);
  const list = query.value;
  useTrueOverview(list);
  const sorted = useStillRows(list);
  const { ownLibrary } = useSettings();
  const isOnShelfHere = sorted.some(({ hold }) => hold.state === "ready" && hold.pickup === ownLibrary);
  const showsShelf = useHoldShelf() !== null && isOnShelfHere;
  const [leaving] = useState(() => useStore.getState().cancels.at(-1)?.hold.id);
  const { rows, paging } = useHoldPages(sorted, route.done?.hold, leaving, showsShelf);
  const foot = usePagingFoot(paging);
  const spread = useLayout() === "spread";
  const none = list !== null && sorted.length === 0;
  const first = sorted[0];
  const open = sorted.map(({ hold }) => hold).filter(({ state }) => GROUP_OF[state] !== "over");
  const takeAway = open.length > 0 && (
    <Share
      slip="holds"
      print={(text) => kiosk().printList({ list: "holds", ...text })}
      phone={{ at: "phone-list", titles: open.map(({ title }) => title) }}
    >
      {showsShelf && <Button icon="map" label={t("ready.show")} {...linkTo({ at: "hold-shelf" })} />}
    </Share>
  );
  const heading =
    list === null || sorted.length === 0
      ? t("hold.headingNone")
      : t("hold.heading", { count: list.active, max: list.max });
  return (
    <Page
      className="holds"
      heading={heading}
      aside={
        <>
          <JustDone
            route={route}
            about={sorted.find(({ hold }) => hold.id === route.done?.hold)?.hold.title}
          />
          {none && <p className="empty">{t("hold.empty")}</p>}
          {spread && first !== undefined && <FirstHold row={first} />}
          {spread && takeAway}
        </>
      }
      // A cancellation can be taken back for seconds only.
      asideFirst={none || leaving !== undefined}
      extra={none && <HowToHold />}
      {...foot}
    >
      <Waiting state={query.state} onStop={() => useStore.getState().back()} />
      {query.refusal !== null && <RefusalNotice refusal={query.refusal} onAgain={query.again} />}
      {none && <NoHolds />}
      {GROUPS.map((group) => (
        <HoldGroup key={group} group={group} rows={rows.filter((row) => row.group === group)} />
      ))}
      <PagingLine {...paging}>{!spread && takeAway}</PagingLine>
    </Page>
  );
}

/** A hold, and the group in which the list shows it. */
interface Row {
  readonly hold: Hold;
  readonly group: Group;
}

function inGroups(holds: readonly Hold[], ownLibrary: LibraryId): readonly Row[] {
  // Suspended holds come last in a group.
  const awakeFirst = holds.toSorted(
    (a, b) => Number(a.suspended !== undefined) - Number(b.suspended !== undefined),
  );
  return GROUPS.flatMap((group) => {
    const its = awakeFirst.filter((hold) => GROUP_OF[hold.state] === group);
    return (group === "ready" ? inShelfOrder(its, ownLibrary) : its).map((hold) => ({ hold, group }));
  });
}

/**
 * The rows of the list. While it is open each hold keeps its position, even if it is cancelled and the list read again, so that
 * no row moves below a finger.
 */
function useStillRows(list: HoldList | null): readonly Row[] {
  const cancelled = useStore((state) => state.cancelled);
  const { ownLibrary } = useSettings();
  const [first, setFirst] = useState<readonly Row[] | null>(null);
  if (list === null) return [];
  const now = inGroups(list.holds, ownLibrary);
  if (first === null) {
    setFirst(now);
    return now;
  }
  return sameOrder(first, now, cancelled);
}

function sameOrder(first: readonly Row[], now: readonly Row[], cancelled: readonly HoldId[]): readonly Row[] {
  const told = new Map(now.map(({ hold }) => [hold.id, hold]));
  const kept = first.flatMap(({ hold, group }): readonly Row[] => {
    const today = told.get(hold.id);
    if (today !== undefined) return [{ hold: today, group }];
    // Many systems no longer list a cancelled hold.
    return cancelled.includes(hold.id) ? [{ hold: { ...hold, state: "cancelled" }, group }] : [];
  });
  const known = new Set(first.map(({ hold }) => hold.id));
  return [...kept, ...now.filter(({ hold }) => !known.has(hold.id))];
}

/** The last action with its undo button. The live region is always present so that new content is announced. */
function JustDone({ route, about }: ScreenProps<"holds"> & { readonly about: Hold["title"] | undefined }) {
  const cancelling = useStore((state) => state.cancels.length > 0 || isCancelToast(state.toast));
  const display = useStore((state) => state.display);
  const done = !cancelling && route.done !== undefined ? route.done : null;
  return (
    <KeepsHeight display={display}>
      {done !== null ? (
        <JustDoneTo done={done} about={about} />
      ) : (
        <div role="status">
          <CancelNotice />
        </div>
      )}
    </KeepsHeight>
  );
}

function HoldGroup({ group, rows }: { readonly group: Group; readonly rows: readonly Row[] }) {
  const t = useTranslation();
  if (rows.length === 0) return null;
  return (
    <section className={`hold-group hold-group-${group}`}>
      <h2>
        <Icon name={GROUP_ICONS[group]} />
        {t(`hold.groups.${group}`)}
      </h2>
      <ul>
        {rows.map(({ hold }) => (
          <HoldRow key={hold.id} hold={hold} />
        ))}
      </ul>
    </section>
  );
}

/** The current page of the list; starts at the hold that was just changed or cancelled. */
function useHoldPages(
  all: readonly Row[],
  done: HoldId | undefined,
  leaving: HoldId | undefined,
  showsShelf: boolean,
) {
  const readings = useReadings();
  const long = all.some(({ hold }) => [...hold.title.title].length > ONE_LINE);
  const rows = readings ? HOLDS_WITH_READINGS : long ? HOLDS_PER_LONG_PAGE : HOLDS_PER_PAGE;
  const layout = useLayout();
  // What was just done, with its book, takes the room of a row.
  const told = layout === "portrait" && done !== undefined ? 1 : 0;
  const size = rows[layout] - useRowsGiven("holds", showsShelf) - told;
  const [chosen, setChosen] = useState<number | null>(null);
  const wanted = chosen ?? pageWith(all, ({ hold }) => hold.id === (done ?? leaving), size);
  const { items, page, pages, next, previous } = pageOf(all, wanted, size);
  const paging = usePaging({ page, pages, next, previous }, setChosen);
  return { rows: items, paging };
}

/** Updates the home screen's overview from the list just read. */
function useTrueOverview(list: HoldList | null): void {
  useEffect(() => {
    const { overview, setOverview } = useStore.getState();
    if (list === null || overview === null) return;
    const ready = list.holds.flatMap((hold) =>
      hold.ready === null || hold.state !== "ready"
        ? []
        : [
            {
              title: hold.title.title,
              library: hold.pickup,
              place: hold.ready.place,
              shelf: hold.ready.shelf,
              until: hold.ready.until,
            },
          ],
    );
    setOverview({ ...overview, holds: { count: list.active, max: list.max }, ready });
  }, [list]);
}

/** The book at the head of the list, on the left page of a spread. */
function FirstHold({ row: { hold, group } }: { readonly row: Row }) {
  const t = useTranslation();
  return (
    <FreeRoom>
      <BookLine title={hold.title} label={t(`hold.groups.${group}`)} />
    </FreeRoom>
  );
}

/** From the search to the day when the book is collected. */
function HowToHold() {
  const t = useTranslation();
  const search = useCapability("search");
  const placeHold = useCapability("placeHold");
  if (!search || !placeHold) return <Picture of="kept" />;
  return (
    <Guide of="kept">
      <FirstSteps
        heading={t("begin.holds.heading")}
        steps={[t("begin.holds.find"), t("begin.holds.place"), t("begin.holds.collect")]}
      />
    </Guide>
  );
}

/** The way on where nothing is on hold. */
function NoHolds() {
  const t = useTranslation();
  const search = useCapability("search");
  const placeHold = useCapability("placeHold");
  if (!search) return null;
  return (
    <div className="answers at-bottom">
      <Choice
        icon="search"
        label={t("hold.toSearch")}
        detail={placeHold ? t("hold.emptyHint") : undefined}
        {...linkTo({ at: "search" })}
      />
    </div>
  );
}
