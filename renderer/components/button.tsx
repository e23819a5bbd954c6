import type { ReactNode } from "react";
import type { ControlRole } from "../input/controls.ts";
import { Icon, type IconName } from "./icon.tsx";
import { type Action, useAction } from "./pressing.ts";

/** Whether a control can act now. A busy one keeps its place and label and does nothing. */
export type ControlState = "ready" | "busy";

/** Appearance of a button. One primary per screen; unavailable actions are absent, never greyed out (V24). */
interface ButtonLooks {
  readonly label: ReactNode;
  /** A second, smaller line. */
  readonly detail?: ReactNode;
  readonly icon?: IconName | undefined;
  /** Icon after the label instead of before it, for arrows. */
  readonly iconAfter?: IconName | undefined;
  readonly kind?: "primary" | "outline";
  readonly state?: ControlState | undefined;
  /** For a toggle or a selected answer. */
  readonly pressed?: boolean | undefined;
  readonly className?: string | undefined;
  /** Language of the label when it is not the screen's. */
  readonly lang?: string | undefined;
  readonly autoFocus?: boolean | undefined;
  /** Role by which a key of the keypad presses it. */
  readonly hand?: ControlRole | undefined;
}

/** Appearance and action of a button. */
export type ButtonProps = ButtonLooks & Action;

/** A button. It acts on release inside it and ignores a second press within half a second. */
export function Button(props: ButtonProps) {
  const { label, detail, icon, iconAfter, kind = "outline", state = "ready", className = "" } = props;
  const busy = state === "busy";
  const pressing = useAction(props, busy);
  return (
    <button
      type="button"
      className={`button button-${kind} ${className}`}
      aria-pressed={props.pressed}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      lang={props.lang}
      data-hand={props.hand}
      // biome-ignore lint/a11y/noAutofocus: a dialog with one likely answer focuses it (WAI-ARIA dialogs).
      autoFocus={props.autoFocus}
      {...pressing}
    >
      {icon !== undefined && <Icon name={icon} />}
      <span className="button-words">
        {label}
        {detail !== undefined && <span className="button-detail">{detail}</span>}
      </span>
      {iconAfter !== undefined && <Icon name={iconAfter} />}
      {props.pressed === true && (
        <span className="button-tick">
          <Icon name="tick" />
        </span>
      )}
    </button>
  );
}
