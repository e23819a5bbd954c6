import { Choice } from "../../components/choice.tsx";
import { Icon } from "../../components/icon.tsx";
import { useTranslation } from "../../i18n/index.ts";
import { kiosk } from "../../kiosk.ts";
import type { ScreenProps } from "../../navigation/route.ts";
import { useCapability, useInfo, useStore } from "../../state/store.ts";
import { firstStep } from "../../title-words.ts";
import { BookLine } from "../book/book-line.tsx";
import { useLibraryName } from "../shared/library-name.ts";
import { Page } from "../shared/page.tsx";
import { Share } from "../shared/share.tsx";

/** 「予約を申し込みました」 (D31), or placed where no staff check it, and the next steps. Stays until something is touched. */
export function HoldDoneScreen({ route }: ScreenProps<"hold-done">) {
  const t = useTranslation();
  const { hold, remaining } = route.placed;
  const place = useLibraryName()(hold.pickup);
  const max = useStore((state) => state.overview?.holds.max ?? 0);
  const search = useCapability("search");
  const { home, go } = useStore.getState();
  const freshly = (at: "search" | "holds"): void => {
    home();
    go({ at });
  };
  return (
    <Page
      className="hold-done"
      heading={
        <>
          <Icon name="check" />
          {t(hold.state === "applied" ? "hold.done" : "hold.placed")}
        </>
      }
      aside={
        <BookLine title={hold.title}>
          <p>{t("hold.doneWhere", { library: place })}</p>
        </BookLine>
      }
      onBack={home}
      backLabel={t("hold.toStart")}
      primary={search ? { label: t("hold.searchMore"), onPress: () => freshly("search") } : undefined}
    >
      <section className="next-steps">
        <h2>{t("hold.whatNext")}</h2>
        <NextSteps placed={route.placed} place={place} />
      </section>
      <p className="hold-left">
        {remaining > 0 ? t("hold.remaining", { count: remaining }) : t("hold.remainingNone", { count: max })}
      </p>
      <Share
        slip="hold"
        print={(text) => kiosk().printHold({ hold: hold.id, ...text })}
        phone={{ at: "phone", title: hold.title }}
      />
      <div className="answers at-bottom">
        <Choice icon="clock" label={t("hold.toHolds")} onPress={() => freshly("holds")} />
      </div>
    </Page>
  );
}

/** D36, D39, D40: checked by staff unless it stands in the queue already, perhaps transported, notified, collected. */
function NextSteps({
  placed,
  place,
}: {
  readonly placed: ScreenProps<"hold-done">["route"]["placed"];
  readonly place: string;
}) {
  const t = useTranslation();
  const { hold } = placed;
  const days = useInfo()?.rules.holdShelfOpenDays;
  return (
    <ol className="steps">
      <li>{firstStep(t, hold, place)}</li>
      <li>{t(`hold.steps.told.${hold.contact}`)}</li>
      {days !== undefined && days > 0 && <li>{t("hold.steps.taken", { count: days })}</li>}
    </ol>
  );
}
