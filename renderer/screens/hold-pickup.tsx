import type { Library, LibraryId } from "#contract/domain/library.ts";
import type { ScreenProps } from "../app/route.ts";
import { useInfo, useSettings, useStore } from "../app/store.ts";
import { Choice } from "../components/choice.tsx";
import { Notice } from "../components/notice.tsx";
import { Page } from "../components/page.tsx";
import { weekdayName } from "../dates.ts";
import { useLanguage, useLocal, useWords } from "../words/index.ts";
import { BookLine } from "./parts/book-line.tsx";
import { needsCourier } from "./parts/hold-form.ts";

/** Step 1 of the hold form: 受取指定館 (rule 25). The answer goes on. */
export function HoldPickupScreen({ route }: ScreenProps<"hold-pickup">) {
  const t = useWords();
  const { title, chosen } = route;
  const libraries = useInfo()?.libraries ?? [];
  // What was answered before, or what this library proposes.
  const { defaultPickup } = useSettings();
  const proposed = chosen?.pickup ?? defaultPickup;
  const carried = libraries.filter((library) => needsCourier(title, library.id));
  const answer = (pickup: LibraryId): void => {
    const { go, back, replace } = useStore.getState();
    if (chosen === undefined) {
      go({ at: "hold-contact", title, pickup });
      return;
    }
    back();
    replace({ at: "hold-confirm", title, pickup, contact: chosen.contact });
  };
  return (
    <Page
      className="hold-form"
      caption={t("hold.step", { step: 1 })}
      heading={t("hold.pickupQuestion")}
      aside={<BookLine title={title} />}
    >
      {carried.length > 0 && <Courier />}
      <div className="answers at-bottom">
        {libraries.map((library) => (
          <PickupAnswer
            key={library.id}
            library={library}
            carried={carried.includes(library)}
            chosen={proposed === library.id || (chosen === undefined ? undefined : false)}
            onPress={() => answer(library.id)}
          />
        ))}
      </div>
    </Page>
  );
}

interface PickupAnswerProps {
  readonly library: Library;
  readonly carried: boolean;
  readonly chosen: boolean | undefined;
  onPress(): void;
}

function PickupAnswer({ library, carried, chosen, onPress }: PickupAnswerProps) {
  const t = useWords();
  const local = useLocal();
  const here = useSettings().ownLibrary === library.id;
  return (
    <Choice
      icon={carried ? "courier" : "house"}
      label={local(library.name)}
      detail={carried ? t("hold.carried") : undefined}
      aside={here ? <span className="here">{t("hold.here")}</span> : undefined}
      chosen={chosen}
      onPress={onPress}
    />
  );
}

/** Rule 39: how often the courier runs, in the library's own days. */
function Courier() {
  const t = useWords();
  const language = useLanguage();
  const weekdays = useInfo()?.courierWeekdays ?? [];
  const days = weekdays.map((weekday) => weekdayName(weekday, language)).join(t("common.and"));
  return (
    <Notice tone="plain" icon="courier">
      {weekdays.length === 0 ? t("hold.courierBare") : t("hold.courier", { times: weekdays.length, days })}
    </Notice>
  );
}
