import { kiosk } from "../app/kiosk.ts";
import { Button } from "../components/button.tsx";
import { Page } from "../components/page.tsx";
import { RefusalNotice } from "../components/refusal-notice.tsx";
import { useTranslation } from "../i18n/index.ts";
import type { ScreenProps } from "../navigation/route.ts";
import { useMutation } from "../queries/hooks.ts";
import { cancelPending } from "../state/pending-cancellations.ts";
import { useSettings, useStore } from "../state/store.ts";
import { BookLine } from "./parts/book-line.tsx";
import { mayRepeat } from "./parts/may-repeat.ts";
import { Waiting } from "./parts/waiting.tsx";

/** 「予約を取消しますか」 (D53). The action is at the right, outlined; the safe answer at the left, filled. */
export function HoldCancelScreen({ route }: ScreenProps<"hold-cancel">) {
  const t = useTranslation();
  const mutation = useMutation();
  const { takeBackSeconds } = useSettings();
  const { hold } = route;
  const { back, replace } = useStore.getState();
  const cancel = (): void =>
    mutation.run(
      () => kiosk().cancelHold({ hold: hold.id }),
      (waiting) => {
        back();
        replace({ at: "holds" });
        cancelPending(hold, waiting);
      },
    );
  return (
    <Page
      className="hold-cancel"
      heading={t("hold.cancelQuestion")}
      asideFirst
      aside={
        <BookLine title={hold.title}>
          {hold.position !== null && <p>{t("hold.position", { count: hold.position })}</p>}
        </BookLine>
      }
    >
      {hold.position !== null && <p>{t("hold.cancelHint")}</p>}
      {takeBackSeconds > 0 && <p>{t("hold.takeBackHint")}</p>}
      {mutation.refusal !== null && <RefusalNotice refusal={mutation.refusal} />}
      <Waiting state={mutation.state} words={t("common.sending")} />
      <div className="two-answers at-bottom">
        <Button kind="primary" label={t("hold.keep")} onPress={back} />
        {mayRepeat(mutation.refusal) && (
          <Button
            label={t("hold.cancel")}
            state={mutation.state === "idle" ? "ready" : "busy"}
            onPress={cancel}
          />
        )}
      </div>
    </Page>
  );
}
