import { useTranslation } from "../i18n/index.ts";
import { Button } from "./button.tsx";

interface PartNavigationProps {
  /** The current part, from 0. */
  readonly at: number;
  readonly parts: number;
  /** One button only: 「つづき」, and from the last part back to the first. */
  readonly brief: boolean;
  /** The pages of a list are counted already: another count beside theirs is only heard. */
  readonly inList?: boolean;
  onTurn(part: number): void;
}

/** Buttons for the other parts of a paged view, and which one is shown. */
export function PartNavigation({ at, parts, brief, inList = false, onTurn }: PartNavigationProps) {
  const t = useTranslation();
  const last = at === parts - 1;
  return (
    <div className="reel-turn">
      <span aria-live="polite" className={inList ? "visually-hidden" : undefined}>
        {t("comfort.part", { part: at + 1, parts })}
      </span>
      {!brief && at > 0 && <Button label={t("comfort.before")} icon="up" onPress={() => onTurn(at - 1)} />}
      {brief && last && <Button label={t("comfort.first")} icon="up" onPress={() => onTurn(0)} />}
      {!last && (
        <Button kind="primary" label={t("comfort.on")} icon="to-below" onPress={() => onTurn(at + 1)} />
      )}
    </div>
  );
}
