import { useId } from "react";
import { Button } from "../../components/button.tsx";
import { useModal } from "../../components/confirm-dialog.tsx";
import { EndButton } from "../../components/ribbon.tsx";
import { useTranslation } from "../../i18n/index.ts";
import { useLayout } from "../../layout.ts";
import { finish } from "../../state/finish.ts";
import { useStore } from "../../state/store.ts";

/**
 * A signed-in visit does not end by one accidental touch: the end button asks. The answer 「終わる」 is at the same place, so two taps
 * end the visit.
 */
export function FinishDialog() {
  const t = useTranslation();
  const dialog = useModal();
  const name = useId();
  const layout = useLayout();
  const leaving = useStore((state) => state.cancels.length > 0);
  const stay = useStore.getState().closeDialog;
  return (
    <dialog
      ref={dialog}
      className="box finish-box"
      aria-labelledby={name}
      onCancel={(event) => {
        event.preventDefault();
        stay();
      }}
    >
      <h2 id={name}>{t("visit.finishBox.heading")}</h2>
      <p className="finish-how">
        {t(layout === "spread" ? "visit.finishBox.hintSpread" : "visit.finishBox.hint", {
          finish: t("visit.finish"),
        })}
      </p>
      <p>{t("visit.finishBox.text")}</p>
      {leaving && <p>{t("hold.cancelAtEnd")}</p>}
      <Button kind="primary" className="finish-stay" label={t("visit.finishBox.stay")} onPress={stay} />
      <EndButton onEnd={finish} />
    </dialog>
  );
}
