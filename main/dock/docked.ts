import type { EarlyWindowSettings } from "../settings/early-window-settings.ts";

/** The dock's command line option. */
export interface DockArguments {
  /** Path of the demo cards; null = no dock. */
  readonly dock: string | null;
}

/** Whether there is a development dock. A locked kiosk has none, whatever its command line. */
export function isDocked({ dock }: DockArguments, { locked }: Pick<EarlyWindowSettings, "locked">): boolean {
  return dock !== null && !locked;
}
