import type { Verb } from "#contract/ipc/calls.ts";
import { CALLS } from "#contract/ipc/verbs.ts";
import type { Capabilities } from "#contract/library/port.ts";
import type { Settings } from "#contract/settings/settings.schema.ts";

/** Without them a terminal neither searches nor places holds. */
const SEARCH_AND_HOLDS = [
  "search",
  "suggest",
  "browseClasses",
  "newTitles",
  "popularTitles",
  "related",
  "placeHold",
] as const satisfies readonly (keyof Capabilities)[];

/**
 * What of the backend's this terminal offers: a service that the library has not switched on here is absent. Beside a keyboard a scanner
 * that types proves no card: somebody may type as evenly (D87).
 */
export function offeredHere(
  capabilities: Capabilities,
  { services, lend, kiosk, scanner }: Pick<Settings, "services" | "lend" | "kiosk" | "scanner">,
): Capabilities {
  const provesCards = !(kiosk.keyboard && scanner.source === "keyboard");
  const absent = services.searchAndHolds ? [] : SEARCH_AND_HOLDS;
  const checkOut = capabilities.checkOut && services.lend;
  return {
    ...capabilities,
    ...Object.fromEntries(absent.map((capability) => [capability, false])),
    checkOut,
    checkOutByCard: checkOut && capabilities.checkOutByCard && lend.signIn === "card" && provesCards,
    checkIn: capabilities.checkIn && services.takeBack,
  };
}

/** Whether the backend supports a call. The pages offer no unsupported one. */
export function isSupported(verb: Verb, capabilities: Capabilities): boolean {
  const { needs } = CALLS[verb];
  return needs === undefined || needs.some((one) => capabilities[one]);
}
