import { type KeyboardEvent, type MouseEvent, useCallback, useId } from "react";
import { type PressKind, pressGuard } from "../input/press-guard.ts";
import { type Destination, pressStarted } from "../navigation/destination.ts";
import type { Route } from "../navigation/route.ts";
import { useStore } from "../state/store.ts";

/** Handlers of something that can be pressed. */
export interface Pressing {
  onPointerDown?(): void;
  onClick(event: MouseEvent): void;
  onKeyDown(event: KeyboardEvent): void;
}

/**
 * Makes a control act on release inside it (V14: that is what a click is), once for a trembling finger
 * (V15) and once for a key held down. `onPress` undefined = it does nothing now.
 * @param next where it leads; that screen is prepared while the finger is down
 */
export function usePressing(
  onPress: (() => void) | undefined,
  kind: PressKind = "control",
  next?: Destination,
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
    : { onClick, onKeyDown, onPointerDown: () => pressStarted(next) };
}

/** What a control does: something, or it leads to another screen. `next`: where something leads that is not only that. */
export type Does =
  | { onPress(): void; readonly next?: Destination | undefined; readonly to?: undefined }
  | { readonly to: Route; readonly onPress?: undefined; readonly next?: undefined };

/** `usePressing` for a control that does what its properties say. `busy` = nothing now. */
export function useAction({ to, onPress, next }: Does, busy = false): Pressing {
  const act = to === undefined ? onPress : () => useStore.getState().go(to);
  return usePressing(busy ? undefined : act, "control", to === undefined ? next : { to });
}
