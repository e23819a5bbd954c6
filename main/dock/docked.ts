import type { Arguments } from "../arguments.ts";
import type { WindowPeek } from "../settings/peek.ts";

/** Is there a development dock? A locked kiosk has none, whatever its command line says. */
export function isDocked({ dock }: Pick<Arguments, "dock">, { locked }: Pick<WindowPeek, "locked">): boolean {
  return dock !== null && !locked;
}
