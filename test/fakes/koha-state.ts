import type { IncomingHttpHeaders } from "node:http";
import type { KohaWorld, Row } from "./koha-world.ts";

/** Ways in which Koha versions and set-ups differ; each can be switched while the server runs. */
export interface KohaQuirks {
  /** 25.05 refuses holds with 409 and an `error_code`; 23.11 has `+strings` on items, and lends. */
  version: "23.05" | "23.11" | "25.05";
  /** The validation names the patron's number; versions before 22.11.03 did not. */
  namesPatron: boolean;
  /** A right password that has run out: 500 in 23.05.04, a 400 with words elsewhere. */
  runOut: "500" | "400";
  /** AllowHoldPolicyOverride: places that need an override are listed among the pickup places. */
  listsOverrides: boolean;
  /** `/biblios` tells how many titles match; 23.05 does so for every other list only. */
  countsTitles: boolean;
  /** The API account lacks this permission of the table. */
  lacks: string;
  /** Lists hold rows of another patron, as a broken plug-in or cache would give. */
  foreignRows: boolean;
  /** The change of the pickup place answers 200 and changes nothing. */
  keepsPickup: boolean;
  /** The end of a suspension is read as no day: the hold is suspended until it is resumed, and the answer says so. */
  losesEndDate: boolean;
  /** `suspended_until` is an instant, as in 23.05, or a day. */
  suspendedUntil: "instant" | "day";
  /** The balance is a text, as databases write decimals. */
  textBalance: boolean;
  /** A cancellation is a request for staff (202). */
  asksStaff: boolean;
  /** AllowTooManyOverride off: the limit of loans is no confirmation but a blocker. */
  limitBlocks: boolean;
  /** AutoReturnCheckedOutItems: another patron's loan is ended, with a warning that has the patron's whole record. */
  endsOthersLoans: boolean;
  /** What happens to a copy between the question whether it can be lent and the loan. */
  meanwhile: "nothing" | "reserved" | "lent" | "expired";
  /** Life of an OAuth token in seconds. */
  tokenSeconds: number;
  /** Delay of every answer in milliseconds. */
  delayMs: number;
  /** Requests that are worked on at once; the others wait in the order they came. 0 = any. */
  workers: number;
}

export function usualQuirks(): KohaQuirks {
  return {
    version: "23.05",
    namesPatron: true,
    runOut: "500",
    listsOverrides: true,
    countsTitles: false,
    lacks: "",
    foreignRows: false,
    keepsPickup: false,
    losesEndDate: false,
    suspendedUntil: "instant",
    textBalance: false,
    asksStaff: false,
    limitBlocks: false,
    endsOthersLoans: false,
    meanwhile: "nothing",
    tokenSeconds: 3600,
    delayMs: 0,
    workers: 0,
  };
}

/** One request as the server saw it. */
export interface KohaRequest {
  readonly method: string;
  /** Below `/api/v1`, decoded. */
  readonly path: string;
  readonly params: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** The account of the request; empty = access refused. */
  readonly account: string;
  /** As it came. */
  readonly url: string;
  readonly text: string;
  /** The body as JSON; an empty object without one. */
  readonly body: Row;
}

export interface KohaAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly total?: number;
}

export interface KohaState {
  readonly world: KohaWorld;
  readonly quirks: KohaQuirks;
}

/** A route: what it needs and what it does. `ids` are the numbers in the path. */
export interface KohaRoute {
  readonly method: string;
  readonly path: RegExp;
  readonly permission: string;
  /** 23.05 does not know it. */
  readonly isLater?: true;
  readonly answer: (request: KohaRequest, state: KohaState, id: number) => KohaAnswer;
}

/** The usual shape of an error. */
export function failure(status: number, error: string, more: Row = {}): KohaAnswer {
  return { status, body: { error, ...more } };
}

/** The shape of the OpenAPI layer. */
export function badInput(message: string, path: string): KohaAnswer {
  return { status: 400, body: { errors: [{ message, path }], status: 400 } };
}

export const CRASH: KohaAnswer = {
  status: 500,
  body: { error: "Something went wrong, check Koha logs for details.", error_code: "internal_server_error" },
};

/** A row without what only the fake knows of it. */
export function shown(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).filter(([name]) => !name.startsWith("_") || name === "_strings"),
  );
}
