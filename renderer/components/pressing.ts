import { type KeyboardEvent, type MouseEvent, useCallback, useId } from "react";
import { type PressKind, pressGuard } from "../input/press-guard.ts";

/** Handlers of something that can be pressed. */
export interface Pressing {
  readonly onPointerDown?: (() => void) | undefined;
  onClick(event: MouseEvent): void;
  onKeyDown(event: KeyboardEvent): void;
}

/** What a control does. */
export interface Action {
  onPress(): void;
  /** A finger is down on it, and nothing is decided yet: prepares what the release will open. */
  readonly onPressStart?: (() => void) | undefined;
}

/**
 * Makes a control act on release inside it (V14: a click), once for a tremor (V15) and once for a held key. `onPress` undefined =
 * it does nothing now.
 */
export function usePressing(
  onPress: (() => void) | undefined,
  kind: PressKind = "control",
  onPressStart?: () => void,
): Pressing {
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
  return { onClick, onKeyDown, onPointerDown: onPress && onPressStart };
}

/** `usePressing` for an action. `busy` = nothing now. */
export function useAction({ onPress, onPressStart }: Action, busy = false): Pressing {
  return usePressing(busy ? undefined : onPress, "control", onPressStart);
}
