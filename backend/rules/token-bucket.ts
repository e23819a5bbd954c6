import { SECOND_MS } from "../clock.ts";
import type { RuleSettings } from "./settings.ts";

/** Requests a client has left, at an instant in milliseconds. */
export interface TokenBucket {
  readonly left: number;
  readonly at: number;
}

type Settings = RuleSettings["requests"];

/** Takes one request: the bucket after it, and by how many whole seconds the request is too early (null = allowed). */
export function takeToken(
  before: TokenBucket | undefined,
  now: number,
  settings: Settings,
): { readonly after: TokenBucket; readonly tooEarly: number | null } {
  const earned = before === undefined ? settings.burst : ((now - before.at) / SECOND_MS) * settings.perSecond;
  const left = Math.min(settings.burst, (before?.left ?? 0) + earned);
  if (left >= 1) return { after: { left: left - 1, at: now }, tooEarly: null };
  return { after: { left, at: now }, tooEarly: Math.max(1, Math.ceil((1 - left) / settings.perSecond)) };
}
