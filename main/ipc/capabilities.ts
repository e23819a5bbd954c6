import type { Verb } from "#contract/ipc/calls.ts";
import { CALLS } from "#contract/ipc/verbs.ts";
import type { Capabilities } from "#contract/library/port.ts";
import type { Settings } from "#contract/settings/settings.schema.ts";

/** What of the backend's this terminal offers: a service that the library has not switched on here is absent. */
export function offeredHere(
  capabilities: Capabilities,
  { services }: Pick<Settings, "services">,
): Capabilities {
  return { ...capabilities, checkOut: capabilities.checkOut && services.lend };
}

/** Whether the backend supports a call. The pages offer no unsupported one. */
export function isSupported(verb: Verb, capabilities: Capabilities): boolean {
  const { needs } = CALLS[verb];
  return needs === undefined || needs.some((one) => capabilities[one]);
}
