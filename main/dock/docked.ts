import type { Arguments } from "../app/arguments.ts";
import type { EarlyWindowSettings } from "../settings/early-window-settings.ts";

/** Is there a development dock? A locked kiosk has none, whatever its command line says. */
export function isDocked(
  { dock }: Pick<Arguments, "dock">,
  { locked }: Pick<EarlyWindowSettings, "locked">,
): boolean {
  return dock !== null && !locked;
}
