import { useEffect, useState } from "react";
import type { Hold, HoldList, HoldState } from "#contract/domain/hold.ts";
import { useReading } from "../app/ask.ts";
import { kiosk } from "../app/kiosk.ts";
import { useLayout } from "../app/layout.ts";
import { HOLDS } from "../app/questions.ts";
import type { ScreenProps } from "../app/route.ts";
import { useAbility, useStore } from "../app/store.ts";
import { Choice } from "../components/choice.tsx";
import { Icon, type IconName } from "../components/icon.tsx";
import { Page } from "../components/page.tsx";
import { RefusalNotice } from "../components/refusal-notice.tsx";
import { useLanguage, useWords } from "../words/index.ts";
import { useAgainWhenDone } from "./parts/again.ts";
import { CancelNotice, isCancelStrip } from "./parts/cancel-notice.tsx";
import { HoldRow } from "./parts/hold-row.tsx";
import { JustDoneTo } from "./parts/just-done-to.tsx";
import { pageOf, pageWith } from "./parts/pages.ts";
import { PagingLine, usePaging, usePagingFoot } from "./parts/paging.tsx";
import { TakeAway, useRowsGiven } from "./parts/take-away.tsx";
import { Waiting } from "./parts/waiting.tsx";

/** Groups of the list: what can be taken now comes first. */
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

/** Rows that fit with the headings of the groups: with short titles, and when a title needs a second line. */
const HOLDS_PER_PAGE = { portrait: 5, spread: 3, single: 3 } as const;
const HOLDS_PER_LONG_PAGE = { portrait: 4, spread: 3, single: 3 } as const;
/** Titles longer than this need a second line in their row. */
const ONE_LINE = 11;

/** 予約状況 (rule 49): 届いています first, with place, shelf and last day. Cancelled holds stay in sight (rule 53). */
export function HoldsScreen({ route }: ScreenProps<"holds">) {
  const t = useWords();
  const reading = useReading(HOLDS);
  const list = reading.value;
  useAgainWhenDone(reading.again, route.done);
  useTrueOverview(list);
  const sorted = list === null ? [] : inGroups(list.holds);
  const { rows, paging } = useHoldPages(sorted, route.done?.hold);
  const foot = usePagingFoot(paging);
  const spread = useLayout() === "spread";
  const open = sorted.filter(({ state }) => GROUP_OF[state] !== "over");
  const takeAway = open.length > 0 && (
    <TakeAway
      slip="holds"
      print={(language) => kiosk().printList({ list: "holds", language })}
      phone={{ at: "phone-list", titles: open.map(({ title }) => title) }}
    />
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
          <JustDone route={route} />
          {spread && takeAway}
        </>
      }
      {...foot}
    >
      <Waiting state={reading.state} onStop={() => useStore.getState().back()} />
      {reading.refusal !== null && <RefusalNotice refusal={reading.refusal} onAgain={reading.again} />}
      {list !== null && sorted.length === 0 && <NoHolds />}
      {GROUPS.map((group) => (
        <HoldGroup key={group} group={group} holds={rows.filter((hold) => GROUP_OF[hold.state] === group)} />
      ))}
      <PagingLine {...paging}>{!spread && takeAway}</PagingLine>
    </Page>
  );
}

function inGroups(holds: readonly Hold[]): readonly Hold[] {
  // Within a group those that rest come last: nothing happens to them.
  const awakeFirst = holds.toSorted(
    (a, b) => Number(a.resting !== undefined) - Number(b.resting !== undefined),
  );
  return GROUPS.flatMap((group) => awakeFirst.filter((hold) => GROUP_OF[hold.state] === group));
}

/** What the patron did just now, and the way back. The region is always there: what comes into it is read out. */
function JustDone({ route }: ScreenProps<"holds">) {
  const cancelling = useStore((state) => state.cancels.length > 0 || isCancelStrip(state.strip));
  if (!cancelling && route.done !== undefined) return <JustDoneTo done={route.done} />;
  return (
    <div role="status">
      <CancelNotice />
    </div>
  );
}

function HoldGroup({ group, holds }: { readonly group: Group; readonly holds: readonly Hold[] }) {
  const t = useWords();
  if (holds.length === 0) return null;
  return (
    <section className={`hold-group hold-group-${group}`}>
      <h2>
        <Icon name={GROUP_ICONS[group]} />
        {t(`hold.groups.${group}`)}
      </h2>
      <ul>
        {holds.map((hold) => (
          <HoldRow key={hold.id} hold={hold} />
        ))}
      </ul>
    </section>
  );
}

/** The page of the list in view; begins where the hold is that was changed just now. */
function useHoldPages(holds: readonly Hold[], done: string | undefined) {
  // Hiragana is long: its rows need the room of a long title.
  const hiragana = useLanguage() === "ja-x-child";
  const long = hiragana || holds.some((hold) => [...hold.title.title].length > ONE_LINE);
  const size = (long ? HOLDS_PER_LONG_PAGE : HOLDS_PER_PAGE)[useLayout()] - useRowsGiven("holds");
  const [chosen, setChosen] = useState<number | null>(null);
  const wanted = chosen ?? pageWith(holds, (hold) => hold.id === done, size);
  const { items, page, pages, next, previous } = pageOf(holds, wanted, size);
  const paging = usePaging({ page, pages, next, previous }, setChosen);
  return { rows: items, paging };
}

/** What the home screen tells of holds follows from the list just read. */
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
              until: hold.ready.until,
            },
          ],
    );
    setOverview({ ...overview, holds: { count: list.active, max: list.max }, ready });
  }, [list]);
}

function NoHolds() {
  const t = useWords();
  const search = useAbility("search");
  const placeHold = useAbility("placeHold");
  return (
    <>
      <p className="empty">{t("hold.empty")}</p>
      {search && (
        <div className="answers at-bottom">
          <Choice
            icon="search"
            label={t("hold.toSearch")}
            detail={placeHold ? t("hold.emptyHint") : undefined}
            to={{ at: "search" }}
          />
        </div>
      )}
    </>
  );
}
