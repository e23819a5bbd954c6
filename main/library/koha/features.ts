import type { Capabilities } from "#contract/library/port.ts";
import type { KohaSettings } from "#contract/settings/backends.schema.ts";
import { descriptionAnswer } from "./answers.schema.ts";
import type { Call } from "./call.ts";
import type { Rest } from "./rest.ts";

/** What this server can do, by its own description. */
export interface Features {
  readonly capabilities: Capabilities;
  /** Last part of the path that renews; both names lead to the same in 23.05. */
  readonly renewals: "renewals" | "renewal";
  /** `/items` gives the words of coded values (23.11 and later). */
  readonly strings: boolean;
}

/** The description alone may be longer than any other answer. */
const MAX_BYTES = 8 * 1024 * 1024;

/** What 23.05, the oldest version, can do; holds until the description was read. */
export const OLDEST: Features = {
  capabilities: {
    search: true,
    suggest: false,
    filterOnShelf: true,
    // Koha has whom a title is for in MARC alone, and kinds in item types, whose meaning each library makes up.
    filterAudience: false,
    filterMaterial: false,
    // Koha's columns have no class numbers, and its REST API counts no loans of titles.
    browseClasses: false,
    newTitles: true,
    popularTitles: false,
    related: true,
    placeHold: true,
    changeHold: true,
    cancelHold: true,
    suspendHold: true,
    renew: true,
    email: true,
    // Koha knows nothing of a proof.
    proveEmail: false,
    changePassword: true,
    messages: true,
    readMessage: false,
    // Koha keeps no record of our keys; what became of a write is seen from what it was to change.
    confirmsWrites: false,
    tellsEarliest: false,
  },
  renewals: "renewals",
  strings: false,
};

type Paths = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Looks for a value anywhere below; the place of an embed's list differs between versions. */
function mentions(value: unknown, word: string): boolean {
  if (value === word) return true;
  return (
    typeof value === "object" && value !== null && Object.values(value).some((one) => mentions(one, word))
  );
}

/** What the paths tell; null for a description that is not Koha's, from which nothing may be taken away. */
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
  };
}

/** The same, without what the library does not want at its terminals. */
export function withWishes(features: Features, { suspendHolds, opacNotes }: KohaSettings): Features {
  const { capabilities } = features;
  return {
    ...features,
    capabilities: {
      ...capabilities,
      suspendHold: capabilities.suspendHold && suspendHolds,
      messages: opacNotes,
    },
  };
}

/** Reads the description (`GET /api/v1/`); null when the server does not give a usable one. */
export async function readFeatures(rest: Rest, call: Call): Promise<Features | null> {
  const ask = { name: "description", method: "GET", path: "/", maxBytes: MAX_BYTES } as const;
  const answer = await rest.read(ask, descriptionAnswer, call);
  return answer.ok ? featuresOf(answer.value.paths) : null;
}
