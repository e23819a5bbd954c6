import { type KeyboardEvent, type MouseEvent, useCallback, useId } from "react";
import { type PressKind, pressGuard } from "../app/press-guard.ts";

/** Handlers of something that can be pressed. */
export interface Pressing {
  onClick(event: MouseEvent): void;
  onKeyDown(event: KeyboardEvent): void;
}

/**
 * Makes a control act on release inside it (rule 14: that is what a click is), once for a trembling finger
 * (rule 15) and once for a key held down. `onPress` undefined = it does nothing now.
 */
export function usePressing(onPress: (() => void) | undefined, kind: PressKind = "control"): Pressing {
  const control = useId();
  const onClick = useCallback(
    (event: MouseEvent) => {
      event.preventDefault();
      if (onPress !== undefined && pressGuard.allows(control, kind, event.timeStamp)) onPress();
    },
    [onPress, control, kind],
  );
  const onKeyDown = useCallback((event: KeyboardEvent) => {
    if (event.repeat && (event.key === "Enter" || event.key === " ")) event.preventDefault();
  }, []);
  return { onClick, onKeyDown };
}
