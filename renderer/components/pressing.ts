import { type KeyboardEvent, type MouseEvent, useCallback, useId } from "react";
import { askAhead } from "../app/ahead.ts";
import { type PressKind, pressGuard } from "../app/press-guard.ts";
import type { Question } from "../app/questions.ts";

/** Handlers of something that can be pressed. */
export interface Pressing {
  onPointerDown?(): void;
  onClick(event: MouseEvent): void;
  onKeyDown(event: KeyboardEvent): void;
}

/**
 * Makes a control act on release inside it (rule 14: that is what a click is), once for a trembling finger
 * (rule 15) and once for a key held down. `onPress` undefined = it does nothing now.
 * @param next what the screen asks to which it leads: asked while the finger still lies on it
 */
export function usePressing(
  onPress: (() => void) | undefined,
  kind: PressKind = "control",
  next?: Question<unknown>,
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
  return next === undefined || onPress === undefined
    ? { onClick, onKeyDown }
    : { onClick, onKeyDown, onPointerDown: () => askAhead(next) };
}
