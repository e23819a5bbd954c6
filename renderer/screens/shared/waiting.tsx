import { Button } from "../../components/button.tsx";
import { useTranslation } from "../../i18n/index.ts";
import type { RequestState } from "../../queries/hooks.ts";

interface WaitingProps {
  readonly state: RequestState;
  /** What is being done, in words. Default: 「しらべています」. */
  readonly words?: string;
  /** Given where the patron may stop waiting: a read, never a write. */
  readonly onStop?: (() => void) | undefined;
}

/** Puts a wait into words: nothing in the first second, words after it, 「やめる」 after ten (V16). */
export function Waiting({ state, words, onStop }: WaitingProps) {
  const t = useTranslation();
  if (state === "idle" || state === "asking") return null;
  return (
    <div className="waiting" role="status">
      <p>{words ?? t("common.asking")}</p>
      {state === "long" && <p>{t("common.askingLong")}</p>}
      {state === "long" && onStop !== undefined && <Button label={t("common.stop")} onPress={onStop} />}
    </div>
  );
}
