import type { ReactNode } from "react";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { useTranslation } from "../../i18n/index.ts";
import { kiosk } from "../../kiosk.ts";
import { useLittleRoom } from "../../layout.ts";
import type { Route, ScreenProps } from "../../navigation/route.ts";
import { useMutation } from "../../queries/hooks.ts";
import { linkTo } from "../../state/links.ts";
import { useCapability, useStore } from "../../state/store.ts";
import { fullTitle } from "../../title-words.ts";
import { BookLine } from "../book/book-line.tsx";
import { leaveHoldForm } from "../shared/hold-form.ts";
import { useHoldLimitAtOpening } from "../shared/hold-limit.ts";
import { useLibraryName } from "../shared/library-name.ts";
import { mayRepeat } from "../shared/may-repeat.ts";
import { type FootAction, Page } from "../shared/page.tsx";
import { RefusalNotice } from "../shared/refusal-notice.tsx";
import { Waiting } from "../shared/waiting.tsx";
import { HoldLimitPage } from "./hold-limit-page.tsx";

/** Step 3 of the hold form; the first one if the answers of an earlier hold are reused. */
export function HoldConfirmScreen({ route }: ScreenProps<"hold-confirm">) {
  const limit = useHoldLimitAtOpening();
  return limit === null ? <Confirm route={route} /> : <HoldLimitPage title={route.title} limit={limit} />;
}

/** A summary, then 「予約する」 (D30). */
function Confirm({ route }: ScreenProps<"hold-confirm">) {
  const t = useTranslation();
  const approved = useCapability("approvesHolds");
  const mutation = useMutation();
  const little = useLittleRoom();
  const usual = useStore((state) => state.display.type === "normal");
  const { title, pickup, contact } = route;
  const asked = useStore((state) => state.stack.at(-2)?.at === "hold-contact");
  const place = (): void =>
    mutation.run(
      () => kiosk().placeHold({ title: title.id, pickup, contact }),
      (placed) => {
        const { overview, setOverview, keepAnswers, actionDone, replace } = useStore.getState();
        actionDone("hold-placed");
        keepAnswers({ pickup, contact });
        if (overview !== null) {
          const { max } = overview.holds;
          setOverview({ ...overview, holds: { count: max - placed.remaining, max } });
        }
        replace({ at: "hold-done", placed });
      },
    );
  const primary: FootAction | undefined = mayRepeat(mutation.refusal)
    ? {
        label: t("hold.place"),
        icon: "check",
        state: mutation.state === "idle" ? "ready" : "busy",
        onPress: place,
      }
    : mutation.refusal?.name === "not-confirmed"
      ? { label: t("hold.toHolds"), onPress: lookAtHolds }
      : undefined;
  const isRefused = mutation.refusal !== null && primary === undefined;
  return (
    <Page
      className="hold-form hold-confirm"
      caption={
        // With little room the book is in a later part, and the question is about it. Larger type has no room for a long title.
        little && usual ? (
          <span lang={title.language}>{fullTitle(title)}</span>
        ) : (
          t(asked ? "hold.step" : "hold.again", { step: 3 })
        )
      }
      heading={t(isRefused ? "hold.confirmRefused" : "hold.confirmQuestion")}
      aside={<BookLine title={title} />}
      backLabel={t("common.stop")}
      onBack={leaveHoldForm}
      primary={primary}
    >
      {!isRefused && <p>{t("hold.confirmCaption")}</p>}
      <Answers route={route} />
      {mutation.refusal === null ? (
        <Notice tone="notice" icon="clock">
          <p className="hold-provisional">
            {[...(approved ? [t("hold.provisional")] : []), t("hold.inTurn")].join("\n")}
          </p>
        </Notice>
      ) : (
        <RefusalNotice refusal={mutation.refusal} />
      )}
      <Waiting state={mutation.state} words={t("hold.placing")} />
    </Page>
  );
}

/** The outcome is unknown: opens the list of holds. */
function lookAtHolds(): void {
  const { home, go } = useStore.getState();
  home();
  go({ at: "holds" });
}

/** The answers, each with 「変える」. */
function Answers({ route }: ScreenProps<"hold-confirm">) {
  const t = useTranslation();
  const libraryName = useLibraryName();
  const { title, pickup, contact } = route;
  const chosen = { pickup, contact };
  return (
    <dl className="hold-facts">
      <Fact
        name={t("hold.pickup")}
        action={<ChangeButton name={t("hold.changePickup")} to={{ at: "hold-pickup", title, chosen }} />}
      >
        {libraryName(pickup)}
      </Fact>
      <Fact
        name={t("hold.notice")}
        action={
          <ChangeButton name={t("hold.changeNotice")} to={{ at: "hold-contact", title, pickup, chosen }} />
        }
      >
        {t(`hold.contactName.${contact}`)}
      </Fact>
      <Fact name={t("hold.waiting")}>
        {title.waiting === 0 ? t("hold.waitingNobody") : t("hold.waitingCount", { count: title.waiting })}
      </Fact>
    </dl>
  );
}

function Fact(props: { readonly name: string; readonly children: ReactNode; readonly action?: ReactNode }) {
  return (
    <div className="hold-fact">
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
      {props.action !== undefined && <dd className="hold-fact-action">{props.action}</dd>}
    </div>
  );
}

/** 「変える」, with what it changes for those who cannot see its row. */
function ChangeButton({ name, to }: { readonly name: string; readonly to: Route }) {
  const t = useTranslation();
  return (
    <Button
      label={
        <>
          <span aria-hidden="true">{t("hold.change")}</span>
          <span className="visually-hidden">{name}</span>
        </>
      }
      {...linkTo(to)}
    />
  );
}
