import type { Capabilities } from "#contract/library/port.ts";
import { first } from "./message.ts";
import type { ServerProfile } from "./server-profiles.ts";
import type { Sip2Session } from "./session.ts";

/** Positions of the messages in BX (SIP-32). */
const BX = { checkout: 1, checkin: 2, endSession: 8, item: 10, hold: 13, renewal: 14 } as const;

/** What the server can do, by its profile and its own status message (98). */
export interface Sip2Capabilities {
  ofPort(): Capabilities;
  /** Whether it answers End Patron Session (35). */
  answersEndSession(): boolean;
  /** Whether it answers Item Information (17). */
  answersItemInformation(): boolean;
}

/** Only an N disables a message: on real servers BX may be shorter, longer or blank (SIP-4). */
export function sip2Capabilities(
  session: Sip2Session,
  profile: ServerProfile,
  { hasCatalogue, showsMessages }: { readonly hasCatalogue: boolean; readonly showsMessages: boolean },
): Sip2Capabilities {
  function knows(message: keyof typeof BX): boolean {
    const state = session.state();
    const said = state === null ? "" : (first(state, "BX") ?? "");
    return said.charAt(BX[message]) !== "N";
  }

  return {
    ofPort() {
      const holds = knows("hold") ? profile.holds : "none";
      return {
        search: hasCatalogue,
        suggest: false,
        searchesReadings: hasCatalogue,
        // Catalogue records list the copies, but not their current status.
        filterOnShelf: false,
        filterAudience: hasCatalogue,
        filterMaterial: hasCatalogue,
        // SRU servers have no common index of class numbers, dates or loan counts.
        browseClasses: false,
        newTitles: false,
        popularTitles: false,
        related: hasCatalogue,
        // A hold is placed on a title, and titles come from the catalogue.
        placeHold: hasCatalogue && (holds === "add" || holds === "full"),
        approvesHolds: false,
        changeHold: holds === "full",
        suspendHold: false,
        cancelHold: holds === "cancel" || holds === "full",
        renew: knows(profile.renewVia === "29" ? "renewal" : "checkout"),
        checkOut: knows("checkout"),
        checkOutByCard: knows("checkout") && profile.answersByCard,
        checkIn: knows("checkin"),
        email: false,
        proveEmail: false,
        changePassword: false,
        messages: showsMessages,
        readMessage: false,
        confirmsWrites: false,
        tellsEarliest: false,
      };
    },
    answersEndSession: () => knows("endSession"),
    answersItemInformation: () => knows("item"),
  };
}
