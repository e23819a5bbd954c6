import { type Refusal, type RefusalName, refusal } from "#contract/refusals.ts";

/** An error answer of Koha in one shape. Its text is shown on no page and written to no log. */
export interface Problem {
  /** The first text. */
  readonly text: string;
  /** `error_code`, in lower case; newer versions. */
  readonly code: string;
  /** The API account's name or password is wrong. */
  readonly isAccount: boolean;
  /** The API account may not act for the library that was named, or there is none with this code. */
  readonly isLibrary: boolean;
  /** The API account lacks a permission. */
  readonly isPermission: boolean;
  /** Koha rejected the shape of the request: a fault here or another version. */
  readonly isShape: boolean;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

/** Reads the three shapes of an error: an object with `error`, one with a list `errors`, and a bare list. */
export function problemOf(body: unknown): Problem {
  const record = Array.isArray(body) ? {} : asRecord(body);
  const list: readonly unknown[] = Array.isArray(body)
    ? body
    : Array.isArray(record["errors"])
      ? record["errors"]
      : [];
  const text = textOf(record["error"]) || textOf(asRecord(list[0])["message"]) || textOf(body);
  return {
    text,
    code: textOf(record["error_code"]).toLowerCase(),
    isAccount: record["required_permissions"] === null,
    isLibrary: text.startsWith("Unauthorized attempt to set library"),
    isPermission: asRecord(record["required_permissions"]) === record["required_permissions"],
    isShape: list.length > 0,
  };
}

/** Whether Koha itself says that the object does not exist, unlike a proxy's 404 page or an unknown path. */
export function isAbsent({ text, isShape }: Problem, status: number): boolean {
  return status === 404 && text !== "" && !isShape;
}

/** Errors of `allows_renewal` and of a refused renewal. Of others the screen says that no reason is known. */
const RENEWALS: Readonly<Record<string, RefusalName>> = {
  on_reserve: "renewal-reserved",
  recalled: "renewal-reserved",
  too_many: "renewal-limit",
  too_unseen: "renewal-limit",
  too_soon: "renewal-too-early",
  auto_too_soon: "renewal-too-early",
  overdue: "renewal-overdue",
  restriction: "card-blocked",
  auto_too_much_oweing: "owing",
  auto_account_expired: "card-expired",
  // Koha renews these automatically, or never.
  auto_renew: "renewal-class",
  auto_too_late: "renewal-class",
  item_denied_renewal: "renewal-class",
  onsite_checkout: "renewal-class",
  item_issued_to_other_patron: "loan-not-found",
  no_item: "loan-not-found",
  no_checkout: "loan-not-found",
};

/** The refusal of a renewal. `max`: allowed number of renewals, if Koha sent it. */
export function renewalRefusal(error: string, max: number | null): Refusal {
  const name = RENEWALS[error] ?? "reason-unknown";
  return name === "renewal-limit" && max !== null ? refusal(name, { max }) : refusal(name);
}

/** The reason in "Renewal not authorized (too_many)"; empty for another text. */
export function renewalReason({ text }: Problem): string {
  return /^Renewal not authorized \(([a-z_]+)\)/u.exec(text)?.[1] ?? "";
}

/** Reasons in "Hold cannot be placed. Reason: …"; of others the screen says that no reason is known. */
const HOLDS: Readonly<Record<string, RefusalName>> = {
  tooManyReserves: "hold-limit",
  tooManyReservesToday: "hold-limit",
  tooManyHoldsForThisRecord: "already-held",
  itemAlreadyOnHold: "already-held",
  alreadypossession: "own-loan",
  notForLoan: "not-holdable",
  damaged: "not-holdable",
  libraryNotFound: "unknown-library",
  libraryNotPickupLocation: "unknown-library",
  pickupNotInHoldGroup: "unknown-library",
  cannotBeTransferred: "unknown-library",
};
/** `error_code` of a refused hold (25.05.02 and later). */
const HOLD_CODES: Readonly<Record<string, RefusalName>> = {
  expired: "card-expired",
  debt_limit: "owing",
  bad_address: "card-blocked",
  card_lost: "card-blocked",
  restricted: "card-blocked",
  hold_limit: "hold-limit",
};

/** Why a hold was not placed; null if the problem is another one. */
export function holdRefusal({ text, code }: Problem, status: number): Refusal | null {
  if (status === 409 && code !== "") return refusal(HOLD_CODES[code] ?? "reason-unknown");
  const reason = /^Hold cannot be placed\. Reason: (\w+)/u.exec(text)?.[1];
  if (status === 403 && reason !== undefined) return refusal(HOLDS[reason] ?? "reason-unknown");
  return status === 400 && isPickupProblem(text) ? refusal("unknown-library") : null;
}

/** "The supplied pickup location is not valid", as each version puts it. */
export function isPickupProblem(text: string): boolean {
  return /pickup location/iu.test(text);
}

/** "Found hold cannot be suspended. Status=W": its copy was found in the meantime. */
export function isFoundProblem(text: string): boolean {
  return /cannot be suspended/iu.test(text);
}

/** A password that Koha rejects: too short, too weak, or with spaces around it. */
export function isPasswordProblem(text: string): boolean {
  return /password (length|contains|is too|too )|shorter than required|too weak|whitespace/iu.test(text);
}
