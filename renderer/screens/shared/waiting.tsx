import { Button } from "../../components/button.tsx";
import { useTranslation } from "../../i18n/index.ts";
import type { RequestState } from "../../queries/hooks.ts";

interface WaitingProps {
  readonly state: RequestState;
  /** Text for the wait. Default: 「しらべています」. */
  readonly words?: string;
  /** If given, the patron can stop waiting; for reads only. */
  readonly onStop?: (() => void) | undefined;
}

/** Shows a wait: nothing in the first second, then text, after ten seconds 「やめる」 (V16). */
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
