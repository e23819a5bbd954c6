import { useEffect, useReducer } from "react";
import type { Hold } from "#contract/domain/hold.ts";
import type { Refusal } from "#contract/refusals.ts";
import { type CancelStrip, isCancelStrip } from "../../app/cancel-strip.ts";
import { AboutBook } from "../../components/about-book.tsx";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { refusalWords } from "../../components/refusal-words.ts";
import { useLanguage, useTranslation } from "../../i18n/index.ts";
import { takeCancelBack } from "../../state/cancels.ts";
import { useStore } from "../../state/store.ts";
import type { WaitingHold } from "../../state/waiting-hold.ts";
import { spokenOf } from "./spoken.ts";

const MS = 1000;

/** Whole seconds until a time of `performance.now()`, rendered once a second; 0 when it is over. */
function useSecondsLeft(until: number): number {
  const [looks, look] = useReducer((count: number) => count + 1, 0);
  // A timer may fire a little early and find the same second: each look sets the next timer all the same.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each look sets the timer for the next one
  useEffect(() => {
    const rest = until - performance.now();
    if (rest <= 0) return;
    const timer = window.setTimeout(look, rest % MS || MS);
    return () => window.clearTimeout(timer);
  }, [until, looks]);
  return Math.max(0, Math.ceil((until - performance.now()) / MS));
}

/** The latest cancellation that can be taken back, else what came of the last one. Nothing when there is neither. */
export function CancelNotice() {
  const waiting = useStore((state) => state.cancels.at(-1));
  const strip = useStore((state) => (isCancelStrip(state.strip) ? state.strip : null));
  if (waiting !== undefined) return <Waiting key={waiting.hold.id} waiting={waiting} />;
  return strip === null ? null : <Outcome strip={strip} />;
}

/** 「元にもどす」 and how long it is offered. The seconds are read out when asked for, not one by one. */
function Waiting({ waiting }: { readonly waiting: WaitingHold }) {
  const t = useTranslation();
  const seconds = useSecondsLeft(waiting.until);
  return (
    <Notice
      tone="notice"
      icon="clock"
      title={<AboutBook say={(title) => t("hold.cancelling", { title })} {...waiting.hold.title} />}
      action={
        seconds === 0 ? undefined : (
          <Button
            className="take-back"
            label={t("hold.takeBack")}
            onPress={() => void takeCancelBack(waiting)}
          />
        )
      }
    >
      <span role="timer" aria-live="off">
        {seconds === 0 ? t("hold.cancellingNow") : t("hold.cancellingIn", { count: seconds })}
      </span>
    </Notice>
  );
}

/** What a cancellation has come to. */
export function Outcome({ strip }: { readonly strip: CancelStrip }) {
  const t = useTranslation();
  if (strip.kind === "cancelled" && strip.refusal !== null)
    return <NotCancelled hold={strip.hold} refusal={strip.refusal} />;
  return (
    <Notice tone="ok" title={t(strip.kind === "kept" ? "hold.kept" : "hold.cancelled")}>
      <AboutBook say={(title) => t("hold.book", { title })} {...strip.hold.title} />
    </Notice>
  );
}

/** It stays until it is closed: the patron believed it done. */
function NotCancelled({ hold, refusal }: { readonly hold: Hold; readonly refusal: Refusal }) {
  const t = useTranslation();
  const words = refusalWords(refusal, useLanguage());
  return (
    <Notice
      tone="notice"
      title={words.text}
      code={words.code}
      action={<Button label={t("common.close")} onPress={useStore.getState().hideStrip} />}
    >
      <span data-spoken={spokenOf(hold.title, (title) => t("hold.cancelOf", { title }))}>
        {t("hold.cancelOf", { title: hold.title.title })}
      </span>
    </Notice>
  );
}
