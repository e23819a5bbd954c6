import type { Verb } from "#contract/ipc/calls.ts";
import { CALLS } from "#contract/ipc/verbs.ts";
import type { Capabilities } from "#contract/library/port.ts";

/** Whether the backend supports a call. The pages offer no unsupported one. */
export function isSupported(verb: Verb, capabilities: Capabilities): boolean {
  const { needs } = CALLS[verb];
  return needs === undefined || needs.some((one) => capabilities[one]);
}
