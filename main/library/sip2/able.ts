import type { Capabilities } from "#contract/library/port.ts";
import { first } from "./message.ts";
import type { Sip2Session } from "./session.ts";
import type { Ways } from "./ways.ts";

/** Places of the messages in BX (SIP-32). */
const BX = { checkout: 1, goodbye: 8, item: 10, hold: 13, renewal: 14 } as const;

/** What the server behind the port can do, by its ways and by what it says of itself. */
export interface Able {
  capabilities(): Capabilities;
  /** 35 has a meaning there. */
  knowsGoodbye(): boolean;
  /** 17 is answered. */
  knowsItems(): boolean;
}

/** Only a plain N takes something away: BX is shorter, longer or blank on real servers (SIP-4). */
export function ableOf(
  session: Sip2Session,
  ways: Ways,
  { hasCatalogue, showsMessages }: { readonly hasCatalogue: boolean; readonly showsMessages: boolean },
): Able {
  function knows(message: keyof typeof BX): boolean {
    const state = session.state();
    const said = state === null ? "" : (first(state, "BX") ?? "");
    return said.charAt(BX[message]) !== "N";
  }

  return {
    capabilities() {
      const holds = knows("hold") ? ways.holds : "none";
      return {
        search: hasCatalogue,
        suggest: false,
        // Records of the catalogue tell which copies there are, not where they are now.
        filterOnShelf: false,
        filterAudience: hasCatalogue,
        filterMaterial: hasCatalogue,
        // No index of class numbers, of dates or of loans is common to SRU servers.
        browseClasses: false,
        newTitles: false,
        popularTitles: false,
        related: hasCatalogue,
        // A hold is placed on a title, and titles come from the catalogue.
        placeHold: hasCatalogue && (holds === "add" || holds === "full"),
        changeHold: holds === "full",
        suspendHold: false,
        cancelHold: holds === "cancel" || holds === "full",
        renew: knows(ways.renewVia === "29" ? "renewal" : "checkout"),
        email: false,
        proveEmail: false,
        changePassword: false,
        messages: showsMessages,
        readMessage: false,
        confirmsWrites: false,
        tellsEarliest: false,
      };
    },
    knowsGoodbye: () => knows("goodbye"),
    knowsItems: () => knows("item"),
  };
}
