import { randomUUID } from "node:crypto";
import { addStaff } from "#backend/services/staff/members.ts";
import type { HoldState } from "#contract/domain/hold.ts";
import type { Placement, StaffRole } from "#contract/domain/staff.ts";
import type { RefusalName } from "#contract/refusals.ts";
import { HEADERS } from "#contract/rest/routes.ts";
import type { JournalBody, StaffCalls } from "#contract/rest/staff-bodies.ts";
import type { StaffRefusalBody, StaffRefusalName } from "#contract/rest/staff-refusals.ts";
import { STAFF_ROUTES, type StaffRouteName } from "#contract/rest/staff-routes.ts";
import type { SmallLibrary } from "../backend/small-library.ts";
import { mustBeDescribed } from "./openapi-document.ts";

/** An answer to staff as it came over the wire. */
export interface StaffReply<T> {
  readonly status: number;
  /** Only for 200; reading it on a refusal throws. */
  readonly value: T;
  /** Only for refusals; reading it on a success throws. */
  readonly no: StaffRefusalBody;
  readonly raw: unknown;
}

function reply<T>(status: number, raw: unknown): StaffReply<T> {
  return {
    status,
    raw,
    get value(): T {
      if (status !== 200) throw new Error(`Refused with ${status}: ${JSON.stringify(raw)}`);
      return raw as T;
    },
    get no(): StaffRefusalBody {
      if (status === 200) throw new Error("Nothing was refused.");
      return raw as StaffRefusalBody;
    },
  };
}

/** Name of the refusal of an answer to staff. */
export async function staffRefusalOf(
  answer: Promise<StaffReply<unknown>>,
): Promise<StaffRefusalName | RefusalName> {
  return (await answer).no.refusal.name;
}

interface Sent {
  readonly id?: string;
  readonly key?: string;
}

/** A member of staff at the counter of one library, over real HTTP. Writes take a new key unless one is given. */
export class RestStaff {
  readonly #url: string;
  readonly token: string;
  readonly library: string;

  constructor(url: string, token: string, library = "central") {
    this.#url = url;
    this.token = token;
    this.library = library;
  }

  /** The same person in another library. */
  at(library: string): RestStaff {
    return new RestStaff(this.#url, this.token, library);
  }

  /** One request; `id` fills the `:id` of the route. Throws when the answer is not as described. */
  async ask<N extends StaffRouteName>(
    name: N,
    body: StaffCalls[N]["body"],
    { id, key }: Sent = {},
  ): Promise<StaffReply<StaffCalls[N]["answer"]>> {
    const { method, path, write } = STAFF_ROUTES[name];
    const response = await fetch(this.#url + path.replace(":id", id ?? ""), {
      method,
      headers: {
        [HEADERS.kiosk]: `Bearer ${this.token}`,
        ...(body === null ? {} : { "content-type": "application/json" }),
        ...(write ? { [HEADERS.key]: key ?? randomUUID() } : {}),
      },
      ...(body === null ? {} : { body: JSON.stringify(body) }),
    });
    const raw: unknown = await response.json();
    const contentType = response.headers.get("content-type");
    await mustBeDescribed(this.#url, { method, path, status: response.status, contentType, body: raw });
    return reply(response.status, raw);
  }

  approve = (hold: string) => this.ask("approveHold", null, { id: hold });
  approveAll = () => this.ask("approveAll", { library: this.library });
  cancel = (hold: string) => this.ask("cancelHoldForPatron", null, { id: hold });
  picks = () => this.ask("pickList", { library: this.library });
  courier = () => this.ask("courierList", { library: this.library });
  clear = () => this.ask("clearList", { library: this.library });
  send = (barcode: string) => this.ask("send", { library: this.library, barcode });
  receive = (barcode: string, shelf: string | null = null) =>
    this.ask("receive", { library: this.library, barcode, shelf });
  ready = (barcode: string, shelf: string | null = null) =>
    this.ask("ready", { library: this.library, barcode, shelf });
  return = (barcode: string, shelf: string | null = null) =>
    this.ask("return", { library: this.library, barcode, shelf });
  lend = (barcode: string, card: string) => this.ask("lend", { library: this.library, barcode, card });
  lost = (barcode: string) => this.ask("markLost", { barcode });
  found = (barcode: string) => this.ask("markFound", { barcode });
  find = (card: string) => this.ask("findPatron", { card });
  tasks = () => this.ask("listTasks", { library: this.library });
  holds = (...states: readonly HoldState[]) =>
    this.ask("listHolds", { library: this.library, states, after: null });
  journal = (filter: Partial<JournalBody> = {}) =>
    this.ask("journal", { hold: null, copy: null, staff: null, before: null, limit: 500, ...filter });
}

/** Somebody begins to work in the library. */
export async function hire(library: SmallLibrary, role: StaffRole = "counter"): Promise<RestStaff> {
  const { token } = await addStaff(library.backend, { name: `${role} of the test`, role });
  return new RestStaff(library.url, token);
}

/** Barcodes of a title's copies, in the order of the libraries. */
export async function barcodes(library: SmallLibrary, title: string): Promise<readonly string[]> {
  return (await library.kiosk.title(title)).value.copies.map((copy) => copy.barcode);
}

/** What a copy's row on the title screen says: where it is. */
export async function statusOf(library: SmallLibrary, title: string, barcode: string): Promise<string> {
  const { copies } = (await library.kiosk.title(title)).value;
  return copies.find((copy) => copy.barcode === barcode)?.status ?? "no such copy";
}

/** A placement in one word and what it is for. */
export function told(placement: Placement): string {
  if (placement.kind === "courier") return `courier to ${placement.to} for ${placement.hold ?? "home"}`;
  return placement.kind === "shelf" ? "shelf" : `hold shelf ${placement.shelf} for ${placement.hold}`;
}
