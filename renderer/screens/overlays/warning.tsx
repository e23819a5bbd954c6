import { useEffect, useId, useRef } from "react";
import { Button } from "../../components/button.tsx";
import { usePressing } from "../../components/pressing.ts";
import { useTranslation } from "../../i18n/index.ts";
import { kiosk } from "../../kiosk.ts";
import { play } from "../../read-aloud/sound.ts";
import { finish } from "../../state/finish.ts";
import { useStore } from "../../state/store.ts";

/**
 * The warning before the end: opaque, with one question (V58), so that no patron data is visible. Any touch or key continues
 * (main counts it), except at the cap, where only the button does.
 */
export function WarningScreen() {
  const t = useTranslation();
  const { secondsLeft, cap, slow, closing } = useStore((state) => state.visit);
  // A closing library has no more time to give.
  const over = closing?.over === true;
  const closingWords =
    closing === undefined || closing.at === ""
      ? t("visit.warning.closingBare")
      : t("visit.warning.closing", { at: closing.at });
  useEffect(() => play("warning"), []);
  const name = useId();
  const words = useId();
  return (
    <main className="warning">
      <p className="caption warning-curtain">{t("visit.warning.curtain")}</p>
      <div
        className="warning-dialog"
        role="alertdialog"
        aria-modal="true"
        aria-labelledby={name}
        aria-describedby={over ? undefined : words}
      >
        <h1 id={name}>{over ? closingWords : t("visit.warning.heading")}</h1>
        {!over && <p id={words}>{t(cap ? "visit.warning.cap" : "visit.warning.idle")}</p>}
        {secondsLeft !== null && (
          <p className="warning-seconds" role="timer" aria-live="off">
            {t("visit.warning.seconds", { count: secondsLeft })}
          </p>
        )}
        {!over && <Stay label={t("visit.warning.stay")} />}
        {closing?.over === true && closing.mayStay && <Stay label={t("visit.warning.stayABit")} />}
        <div className="warning-others">
          {!slow && !over && (
            <Button
              icon="slow"
              label={t("visit.warning.moreTime")}
              detail={t("visit.warning.moreTimeDetail")}
              onPress={() => void kiosk().moreTime({})}
            />
          )}
          <Button label={t("visit.finish")} onPress={finish} />
        </div>
      </div>
    </main>
  );
}

function Stay({ label }: { readonly label: string }) {
  const button = useRef<HTMLButtonElement>(null);
  const pressing = usePressing(() => void kiosk().stay({}));
  useEffect(() => {
    const before = document.activeElement;
    button.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <button ref={button} type="button" className="button button-primary warning-stay" {...pressing}>
      <span className="button-words">{label}</span>
    </button>
  );
}
