import { SECOND_MS } from "../clock.ts";
import type { RuleSettings } from "./settings.ts";

/** What a kiosk may still ask, and at which instant (milliseconds) that was so. */
export interface Allowance {
  readonly left: number;
  readonly at: number;
}

type Settings = RuleSettings["requests"];

/** One request more: the allowance after it, or how many whole seconds it comes too early. */
export function takeOne(
  before: Allowance | undefined,
  now: number,
  settings: Settings,
): { readonly after: Allowance; readonly tooEarly: number | null } {
  const earned = before === undefined ? settings.burst : ((now - before.at) / SECOND_MS) * settings.perSecond;
  const left = Math.min(settings.burst, (before?.left ?? 0) + earned);
  if (left >= 1) return { after: { left: left - 1, at: now }, tooEarly: null };
  return { after: { left, at: now }, tooEarly: Math.max(1, Math.ceil((1 - left) / settings.perSecond)) };
}
