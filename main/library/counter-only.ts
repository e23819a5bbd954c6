import type { Log } from "../log/log.ts";

/** What stays at the counter, by the settings. */
export interface CounterOnly {
  /** Kinds of material: item types of Koha, media types (CK) of SIP2. */
  readonly counterOnly: readonly string[];
  /** Shelving locations: codes of Koha, permanent or current location (AQ, AP) of SIP2. */
  readonly counterOnlyPlaces: readonly string[];
}

/** What a system tells of a copy. */
interface Told {
  /** "" = not told. */
  readonly kind: string;
  /** Where it belongs and where it is; "" = none. Null = not told. */
  readonly places: readonly string[] | null;
}

/** Whether some copies stay at the counter, so that each one has to be read before it is lent or taken back. */
export function keepsSome({ counterOnly, counterOnlyPlaces }: CounterOnly): boolean {
  return counterOnly.length > 0 || counterOnlyPlaces.length > 0;
}

/**
 * Whether a copy stays at the counter because of its kind or its shelving location. What the system does not tell may be one of
 * those, so its copy does too, and staff find the reason in the log.
 */
export function isForCounter(
  { counterOnly, counterOnlyPlaces, log }: CounterOnly & { readonly log: Log },
  { kind, places }: Told,
): boolean {
  const isUntoldKind = counterOnly.length > 0 && kind === "";
  const isUntoldPlace = counterOnlyPlaces.length > 0 && places === null;
  if (isUntoldKind) log("copy-kind-untold");
  if (isUntoldPlace) log("copy-place-untold");
  const isKept = counterOnly.includes(kind) || (places ?? []).some((one) => counterOnlyPlaces.includes(one));
  return isUntoldKind || isUntoldPlace || isKept;
}
