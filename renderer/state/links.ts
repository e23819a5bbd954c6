import { pressStarted } from "../navigation/destination.ts";
import type { Route } from "../navigation/route.ts";
import { useStore } from "./store.ts";

/** What a control does that leads to a screen: spread it into the control. */
export interface Link {
  onPress(): void;
  onPressStart(): void;
}

/** Opens a screen on top; it is prepared while the finger is down. */
export function linkTo(route: Route): Link {
  return {
    onPress: () => useStore.getState().go(route),
    onPressStart: () => pressStarted({ to: route }),
  };
}

/** Goes back to the screen before, prepared in the same way. */
export const LINK_BACK: Link = {
  onPress: () => useStore.getState().back(),
  onPressStart: () => pressStarted("back"),
};
