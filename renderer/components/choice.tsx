import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";
import { type Action, useAction } from "./pressing.ts";

/** A large row for an answer; one touch selects it and continues. */
interface ChoiceLooks {
  readonly label: ReactNode;
  readonly detail?: ReactNode;
  readonly icon?: IconName | undefined;
  /** Words at the right end, for instance 「ここ」 or a count. */
  readonly aside?: ReactNode;
  /** The current answer. */
  readonly chosen?: boolean | undefined;
  readonly className?: string | undefined;
}

/** Appearance and action of a choice. */
export type ChoiceProps = ChoiceLooks & Action;

/** One answer of a question. */
export function Choice({ label, detail, icon, aside, chosen, className = "", ...does }: ChoiceProps) {
  const pressing = useAction(does);
  return (
    <button type="button" className={`choice ${className}`} aria-pressed={chosen} {...pressing}>
      {icon !== undefined && <Icon name={icon} />}
      <span className="choice-words">
        <span className="choice-label">{label}</span>
        {detail !== undefined && <span className="choice-detail">{detail}</span>}
      </span>
      {aside !== undefined && <span className="choice-aside">{aside}</span>}
      <Icon name={chosen === true ? "tick" : "chevron"} />
    </button>
  );
}
