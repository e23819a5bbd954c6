import type { Capabilities } from "#contract/library/port.ts";
import type { KohaSettings } from "#contract/settings/backends.schema.ts";
import { descriptionAnswer } from "./answers.schema.ts";
import type { Call } from "./call.ts";
import type { Rest } from "./rest.ts";

/** What this server supports, according to its API description. */
export interface Features {
  readonly capabilities: Capabilities;
  /** Last part of the path for renewals; 23.05 accepts both. */
  readonly renewals: "renewals" | "renewal";
  /** `/items` includes the descriptions of coded values (23.11 and later). */
  readonly strings: boolean;
  /** The API lends copies (23.11 and later). */
  readonly lends: boolean;
}

/** In bytes. The API description is longer than other answers may be. */
const MAX_BYTES = 8 * 1024 * 1024;

/** What 23.05, the oldest supported version, can do; used until the description was read. */
export const OLDEST: Features = {
  capabilities: {
    search: true,
    suggest: false,
    searchesReadings: false,
    filterOnShelf: true,
    // Koha has the audience in MARC only, and kinds of material in item types that each library defines itself.
    filterAudience: false,
    filterMaterial: false,
    // Koha has no column for class numbers, and its REST API does not count loans per title.
    browseClasses: false,
    newTitles: true,
    popularTitles: false,
    related: true,
    placeHold: true,
    approvesHolds: false,
    changeHold: true,
    cancelHold: true,
    suspendHold: true,
    renew: true,
    checkOut: false,
    checkOutByCard: false,
    checkIn: false,
    email: true,
    // Koha does not verify addresses.
    proveEmail: false,
    changePassword: true,
    messages: true,
    readMessage: false,
    // Koha does not record idempotency keys; a lost write is looked up by what it was to change.
    confirmsWrites: false,
    tellsEarliest: false,
  },
  renewals: "renewals",
  strings: false,
  lends: false,
};

type Paths = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Searches for a value at any depth; the position of the list of embeds differs between versions. */
function mentions(value: unknown, word: string): boolean {
  if (value === word) return true;
  return (
    typeof value === "object" && value !== null && Object.values(value).some((one) => mentions(one, word))
  );
}

/** Features derived from the paths; null if the description is not Koha's. */
function featuresOf(paths: Paths): Features | null {
  const has = (path: string, method: string): boolean => paths[path]?.[method] !== undefined;
  if (!has("/patrons/{patron_id}", "get")) return null;
  const renewals = has("/checkouts/{checkout_id}/renewals", "post");
  const renewal = has("/checkouts/{checkout_id}/renewal", "post");
  const validates = has("/auth/password/validation", "post");
  return {
    capabilities: {
      ...OLDEST.capabilities,
      search: has("/biblios", "get"),
      newTitles: has("/biblios", "get"),
      related: has("/biblios", "get"),
      placeHold: has("/holds", "post"),
      changeHold: has("/holds/{hold_id}/pickup_location", "put"),
      cancelHold: has("/holds/{hold_id}", "delete"),
      suspendHold: has("/holds/{hold_id}/suspension", "post") && has("/holds/{hold_id}/suspension", "delete"),
      renew: renewals || renewal,
      email: has("/patrons/{patron_id}", "put"),
      changePassword: validates && has("/patrons/{patron_id}/password", "post"),
    },
    renewals: renewals || !renewal ? "renewals" : "renewal",
    strings: mentions(paths["/items"]?.["get"], "+strings"),
    lends: has("/checkouts/availability", "get") && has("/checkouts", "post"),
  };
}

/**
 * The features without those that the settings turn off, or have no account for.
 * @param sip2 what the SIP2 server beside the API can do; null = there is none
 */
export function withSettings(
  features: Features,
  { suspendHolds, opacNotes, lending }: KohaSettings,
  sip2: Pick<Capabilities, "checkOut" | "checkIn"> | null,
): Features {
  const { capabilities, lends } = features;
  const checkOut = (lends && lending.user !== "") || sip2?.checkOut === true;
  return {
    ...features,
    capabilities: {
      ...capabilities,
      suspendHold: capabilities.suspendHold && suspendHolds,
      messages: opacNotes,
      checkOut,
      checkOutByCard: checkOut,
      checkIn: sip2?.checkIn === true,
    },
  };
}

/** Reads the API description (`GET /api/v1/`); null when the server does not send a usable one. */
export async function readFeatures(rest: Rest, call: Call): Promise<Features | null> {
  const ask = { name: "description", method: "GET", path: "/", maxBytes: MAX_BYTES } as const;
  const answer = await rest.read(ask, descriptionAnswer, call);
  return answer.ok ? featuresOf(answer.value.paths) : null;
}
