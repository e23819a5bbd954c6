import { useTranslation } from "../i18n/index.ts";
import { Button } from "./button.tsx";
import { Icon, type IconName } from "./icon.tsx";

interface PartNavigationProps {
  /** The current part, from 0. */
  readonly at: number;
  readonly parts: number;
  /** One button only: 「つづき」, and from the last part back to the first. */
  readonly brief: boolean;
  /** The pages of a list are counted already: another count beside theirs is only heard. */
  readonly inList?: boolean;
  /** Beside the navigation of another page: one outlined button, and its count is only heard. */
  readonly quiet?: boolean;
  onTurn(part: number): void;
}

/**
 * Buttons for the other parts of a paged view, and which one is shown. An absent button keeps its place: the line with them is as
 * high in every part, and so is the room of the parts.
 */
export function PartNavigation(props: PartNavigationProps) {
  const { at, parts, quiet = false, inList = false, onTurn } = props;
  const t = useTranslation();
  const last = at === parts - 1;
  const brief = props.brief || quiet;
  return (
    <div className="part-navigation">
      {!brief &&
        (at > 0 ? (
          <Button label={t("display.before")} icon="up" onPress={() => onTurn(at - 1)} />
        ) : (
          <Gap label={t("display.before")} icon="up" />
        ))}
      <span aria-live="polite" className={inList || quiet ? "visually-hidden" : undefined}>
        {t("display.part", { part: at + 1, parts })}
      </span>
      {brief && last && <Button label={t("display.first")} icon="up" onPress={() => onTurn(0)} />}
      {!last && (
        <Button
          kind={quiet ? "outline" : "primary"}
          label={t("display.on")}
          icon="to-below"
          onPress={() => onTurn(at + 1)}
        />
      )}
      {!brief && last && <Gap label={t("display.on")} icon="to-below" />}
    </div>
  );
}

const Gap = ({ label, icon }: { readonly label: string; readonly icon: IconName }) => (
  <span className="button foot-gap" aria-hidden="true">
    <Icon name={icon} />
    {label}
  </span>
);
