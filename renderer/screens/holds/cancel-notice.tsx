import { useEffect, useReducer } from "react";
import type { Hold } from "#contract/domain/hold.ts";
import type { Refusal } from "#contract/refusals.ts";
import { AboutBook } from "../../components/about-book.tsx";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { refusalWords } from "../../components/refusal-words.ts";
import { useLanguage, useTranslation } from "../../i18n/index.ts";
import { type CancelToast, isCancelToast } from "../../state/cancel-toast.ts";
import type { PendingCancellation } from "../../state/page-state.ts";
import { undoCancel } from "../../state/pending-cancellations.ts";
import { useStore } from "../../state/store.ts";
import { spokenOf } from "../book/spoken-title.ts";

const MS = 1000;

const readClock = () => ({ now: performance.now() });

/** Whole seconds until a time of `performance.now()`, rendered once a second; 0 when it is over. */
function useSecondsLeft(until: number): number {
  const [clock, look] = useReducer(readClock, undefined, readClock);
  const rest = Math.max(0, until - clock.now);
  // The timer counts from the time that was rendered, so no second ends unseen between render and effect.
  useEffect(() => {
    const left = Math.max(0, until - clock.now);
    if (left === 0) return;
    const timer = window.setTimeout(look, Math.ceil(left % MS) || MS);
    return () => window.clearTimeout(timer);
  }, [until, clock]);
  return Math.ceil(rest / MS);
}

/** The latest cancellation that can be undone, otherwise the result of the last one. */
export function CancelNotice() {
  const waiting = useStore((state) => state.cancels.at(-1));
  const toast = useStore((state) => (isCancelToast(state.toast) ? state.toast : null));
  if (waiting !== undefined) return <Waiting key={waiting.hold.id} waiting={waiting} />;
  return toast === null ? null : <Outcome toast={toast} />;
}

/** 「元にもどす」 with the remaining seconds, which are read aloud on request only. */
function Waiting({ waiting }: { readonly waiting: PendingCancellation }) {
  const t = useTranslation();
  const seconds = useSecondsLeft(waiting.until);
  return (
    <Notice
      tone="notice"
      icon="clock"
      title={<AboutBook say={(title) => t("hold.cancelling", { title })} {...waiting.hold.title} />}
      action={
        seconds === 0 ? undefined : (
          <Button className="take-back" label={t("hold.takeBack")} onPress={() => void undoCancel(waiting)} />
        )
      }
    >
      <span role="timer" aria-live="off">
        {seconds === 0 ? t("hold.cancellingNow") : t("hold.cancellingIn", { count: seconds })}
      </span>
    </Notice>
  );
}

/** The result of a cancellation. */
export function Outcome({ toast }: { readonly toast: CancelToast }) {
  const t = useTranslation();
  if (toast.kind === "cancelled" && toast.refusal !== null)
    return <NotCancelled hold={toast.hold} refusal={toast.refusal} />;
  return (
    <Notice tone="ok" title={t(toast.kind === "kept" ? "hold.kept" : "hold.cancelled")}>
      <AboutBook say={(title) => t("hold.book", { title })} {...toast.hold.title} />
    </Notice>
  );
}

/** Stays until it is closed, because the patron believed the hold cancelled. */
function NotCancelled({ hold, refusal }: { readonly hold: Hold; readonly refusal: Refusal }) {
  const t = useTranslation();
  const words = refusalWords(refusal, useLanguage(), t);
  return (
    <Notice
      tone="notice"
      title={words.text}
      code={words.code}
      action={<Button label={t("common.close")} onPress={useStore.getState().hideToast} />}
    >
      <span data-spoken={spokenOf(hold.title, (title) => t("hold.cancelOf", { title }))}>
        {t("hold.cancelOf", { title: hold.title.title })}
      </span>
    </Notice>
  );
}
