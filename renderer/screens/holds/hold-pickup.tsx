import type { Library, LibraryId } from "#contract/domain/library.ts";
import type { IsoDate } from "#contract/domain/text.ts";
import type { TitleDetail } from "#contract/domain/title.ts";
import { Choice } from "../../components/choice.tsx";
import { Notice } from "../../components/notice.tsx";
import type { Action } from "../../components/pressing.ts";
import { today, weekdayName } from "../../dates.ts";
import { useLanguage, useLocal, useTranslation } from "../../i18n/index.ts";
import { useLayout } from "../../layout.ts";
import type { ScreenProps } from "../../navigation/route.ts";
import { useQuery } from "../../queries/hooks.ts";
import { pickupPlacesQuery } from "../../queries/queries.ts";
import { linkTo } from "../../state/links.ts";
import { useCapability, useInfo, useSettings, useStore } from "../../state/store.ts";
import { BookLine } from "../book/book-line.tsx";
import { answerAgain, needsCourier } from "../shared/hold-form.ts";
import { useHoldLimitAtOpening } from "../shared/hold-limit.ts";
import { Page } from "../shared/page.tsx";
import { RefusalNotice } from "../shared/refusal-notice.tsx";
import { Waiting } from "../shared/waiting.tsx";
import { earliestDays, firstOf } from "./earliest-pickup.ts";
import { HoldLimitPage } from "./hold-limit-page.tsx";
import { useOffered, useSome } from "./pickup-places.ts";

/** Libraries per page, next to the button for others; some library systems have many branches. */
const PLACES_AT_ONCE = { portrait: 5, spread: 4, single: 3 } as const;

/** Step 1 of the hold form, if the patron may place a hold. */
export function HoldPickupScreen({ route }: ScreenProps<"hold-pickup">) {
  const limit = useHoldLimitAtOpening();
  const begins = route.chosen === undefined;
  return begins && limit !== null ? (
    <HoldLimitPage title={route.title} limit={limit} />
  ) : (
    <PickupQuestion route={route} />
  );
}

/** 受取指定館 (D25), among the allowed pickup libraries. An answer goes on. */
function PickupQuestion({ route }: ScreenProps<"hold-pickup">) {
  const t = useTranslation();
  const { title, chosen } = route;
  const places = useQuery(pickupPlacesQuery({ title: title.id }));
  const offered = useOffered(places.value);
  const { shown, more, turn } = useSome(offered, PLACES_AT_ONCE[useLayout()]);
  // The earlier answer, or the library's default.
  const { defaultPickup } = useSettings();
  const proposed = chosen?.pickup ?? defaultPickup;
  const carried = offered.filter((library) => needsCourier(title, library.id));
  const earliest = useEarliest(title);
  const first = firstOf(earliest);
  const answer = (pickup: LibraryId): Action =>
    chosen === undefined
      ? linkTo({ at: "hold-contact", title, pickup })
      : { onPress: () => answerAgain({ at: "hold-confirm", title, pickup, contact: chosen.contact }) };
  return (
    <Page
      className="hold-form"
      caption={t("hold.step", { step: 1 })}
      heading={t("hold.pickupQuestion")}
      aside={<BookLine title={title} />}
    >
      {/* Where there are many, each says so itself. */}
      {carried.length > 0 && more === 0 && <Courier />}
      <Waiting state={places.state} onStop={() => useStore.getState().back()} />
      {places.refusal !== null && <RefusalNotice refusal={places.refusal} onAgain={places.again} />}
      <div className="answers at-bottom">
        {shown.map((library) => (
          <PickupAnswer
            key={library.id}
            library={library}
            carried={carried.includes(library)}
            earliest={earliest.get(library.id)}
            first={first.includes(library.id)}
            chosen={proposed === library.id || (chosen === undefined ? undefined : false)}
            does={answer(library.id)}
          />
        ))}
        {more > 0 && (
          <Choice
            icon="shelf"
            label={t("hold.otherPlaces")}
            detail={t("hold.otherPlacesCount", { count: more })}
            onPress={turn}
          />
        )}
      </div>
    </Page>
  );
}

/** Earliest pickup dates; empty if the backend does not know enough. */
function useEarliest(title: TitleDetail): ReadonlyMap<LibraryId, IsoDate> {
  const able = useCapability("tellsEarliest");
  const info = useInfo();
  return able && info !== null ? earliestDays(title, info, today()) : new Map();
}

interface PickupAnswerProps {
  readonly library: Library;
  readonly carried: boolean;
  /** Earliest pickup date here; undefined = unknown. */
  readonly earliest: IsoDate | undefined;
  /** Earlier than elsewhere. */
  readonly first: boolean;
  readonly chosen: boolean | undefined;
  readonly does: Action;
}

function PickupAnswer({ library, carried, earliest, first, chosen, does }: PickupAnswerProps) {
  const t = useTranslation();
  const local = useLocal();
  const here = useSettings().ownLibrary === library.id;
  return (
    <Choice
      icon={carried ? "courier" : "house"}
      label={local(library.name)}
      detail={
        earliest === undefined
          ? carried
            ? t("hold.carried")
            : undefined
          : t("hold.earliest", { date: earliest })
      }
      aside={
        <>
          {first && <span className="here">{t("hold.earliestHere")}</span>}
          {here && <span className="here">{t("hold.here")}</span>}
        </>
      }
      chosen={chosen}
      {...does}
    />
  );
}

/** D39: the days of the courier. */
function Courier() {
  const t = useTranslation();
  const language = useLanguage();
  const weekdays = useInfo()?.courierWeekdays ?? [];
  const days = weekdays.map((weekday) => weekdayName(weekday, language)).join(t("common.and"));
  return (
    <Notice tone="plain" icon="courier">
      {weekdays.length === 0 ? t("hold.courierBare") : t("hold.courier", { times: weekdays.length, days })}
    </Notice>
  );
}
