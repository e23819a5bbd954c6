import type { EarlyWindowSettings } from "../settings/early-window-settings.ts";

/** The part of the command line that is the dock's. */
export interface DockArguments {
  /** Path of the demo cards; null = no dock. */
  readonly dock: string | null;
}

/** Is there a development dock? A locked kiosk has none, whatever its command line says. */
export function isDocked({ dock }: DockArguments, { locked }: Pick<EarlyWindowSettings, "locked">): boolean {
  return dock !== null && !locked;
}
