import { Button } from "../../components/button.tsx";
import { useTranslation } from "../../i18n/index.ts";
import { kiosk } from "../../kiosk.ts";
import type { ScreenProps } from "../../navigation/route.ts";
import { useMutation } from "../../queries/hooks.ts";
import { cancelPending } from "../../state/pending-cancellations.ts";
import { useSettings, useStore } from "../../state/store.ts";
import { BookLine } from "../book/book-line.tsx";
import { mayRepeat } from "../shared/may-repeat.ts";
import { Page } from "../shared/page.tsx";
import { RefusalNotice } from "../shared/refusal-notice.tsx";
import { Waiting } from "../shared/waiting.tsx";

/** 「予約を取消しますか」 (D53). The action on the right, outlined; the safe answer on the left, filled. */
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
