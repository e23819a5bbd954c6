import { randomUUID } from "node:crypto";
import type { Hold, HoldList, PlacedHold } from "#contract/domain/hold.ts";
import type { CheckedIn, CheckedOut } from "#contract/domain/lending.ts";
import type { LibraryInfo } from "#contract/domain/library.ts";
import type { Loan, LoanList } from "#contract/domain/loan.ts";
import type { Message, MessageList } from "#contract/domain/message.ts";
import type { ContactMethod, Overview, Patron } from "#contract/domain/patron.ts";
import type { Language } from "#contract/domain/text.ts";
import type { SearchPage, SearchRequest, Suggestion, TitleDetail } from "#contract/domain/title.ts";
import type { RefusalName } from "#contract/refusals.ts";
import type { OperationBody, RefusalBody, SignedInBody, SignedInByCardBody } from "#contract/rest/bodies.ts";
import { HEADERS, ROUTES, type RouteName } from "#contract/rest/routes.ts";

import { mustBeDescribed } from "./openapi-document.ts";

/** An answer as it came over the wire. */
export interface Reply<T> {
  readonly status: number;
  /** Only for 200; reading it on a refusal throws, so that a test cannot miss one. */
  readonly value: T;
  /** Only for refusals; reading it on a success throws. */
  readonly no: RefusalBody;
  readonly raw: unknown;
}

interface Sent {
  readonly id?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

function reply<T>(status: number, raw: unknown): Reply<T> {
  return {
    status,
    raw,
    get value(): T {
      if (status !== 200) throw new Error(`Refused with ${status}: ${JSON.stringify(raw)}`);
      return raw as T;
    },
    get no(): RefusalBody {
      if (status === 200) throw new Error("Nothing was refused.");
      return raw as RefusalBody;
    },
  };
}

/** Name of the refusal of an answer. */
export async function refusalOf(answer: Promise<Reply<unknown>>): Promise<RefusalName> {
  return (await answer).no.refusal.name;
}

/**
 * The answer of a write that many others are sent beside. A backend that does not get round to one in its time says 503;
 * the caller repeats it with the same key.
 */
export async function surely<A extends { readonly status: number }>(
  ask: (key: string) => Promise<A>,
): Promise<A> {
  const key = randomUUID();
  let answer = await ask(key);
  while (answer.status === 503) answer = await ask(key);
  return answer;
}

/** A kiosk that speaks the REST language over real HTTP. */
export class RestKiosk {
  readonly #url: string;
  readonly #headers: Readonly<Record<string, string>>;

  /** `library` null = the kiosk does not say where it stands. */
  constructor(url: string, token: string, library: string | null = "central") {
    this.#url = url;
    const where = library === null ? {} : { [HEADERS.library]: library };
    this.#headers = { [HEADERS.kiosk]: `Bearer ${token}`, ...where };
  }

  /** One request; `id` fills the `:id` or `:key` of the route. Throws when the answer is not as described. */
  async send<T>(name: RouteName, { id, body, headers }: Sent = {}): Promise<Reply<T>> {
    const { method, path } = ROUTES[name];
    const response = await fetch(this.#url + path.replace(/:\w+/u, id ?? ""), {
      method,
      headers: {
        ...this.#headers,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const raw: unknown = await response.json();
    const contentType = response.headers.get("content-type");
    await mustBeDescribed(this.#url, { method, path, status: response.status, contentType, body: raw });
    return reply(response.status, raw);
  }

  info = (): Promise<Reply<LibraryInfo>> => this.send("info");
  title = (id: string): Promise<Reply<TitleDetail>> => this.send("title", { id });
  suggest = (prefix: string): Promise<Reply<readonly Suggestion[]>> =>
    this.send("suggest", { body: { prefix } });
  find = (kind: "isbn" | "copy", value: string): Promise<Reply<{ readonly id: string }>> =>
    this.send("find", { body: { kind, value } });

  /** Takes a copy back. `undoes`: only from this loan. */
  checkIn(
    barcode: string,
    key: string = randomUUID(),
    undoes: { readonly loan?: string } = {},
  ): Promise<Reply<CheckedIn>> {
    return this.send("checkIn", { body: { barcode, ...undoes }, headers: { [HEADERS.key]: key } });
  }

  /** What became of a return. */
  operation = (key: string): Promise<Reply<OperationBody>> => this.send("kioskOperation", { id: key });

  search(query: string, options: Partial<SearchRequest> = {}): Promise<Reply<SearchPage>> {
    const standard = { field: "any", sort: "relevance", library: null, page: 1, pageSize: 20 };
    return this.send("search", { body: { ...standard, query, ...options } });
  }

  signIn(cardNumber: string, password: string): Promise<Reply<SignedInBody>> {
    return this.send("signIn", { body: { cardNumber, password } });
  }

  /** Signs in with the card alone. */
  signInByCard(cardNumber: string): Promise<Reply<SignedInByCardBody>> {
    return this.send("signInByCard", { body: { cardNumber } });
  }

  /** Signs in and answers the patron's own verbs; throws when refused. */
  async patron(cardNumber: string, password: string): Promise<RestPatron> {
    return new RestPatron(this, (await this.signIn(cardNumber, password)).value.session);
  }
}

/** What a signed-in patron does. Writes take a new key unless one is given. */
export class RestPatron {
  readonly #kiosk: RestKiosk;
  readonly session: string;

  constructor(kiosk: RestKiosk, session: string) {
    this.#kiosk = kiosk;
    this.session = session;
  }

  #read<T>(name: RouteName, id?: string): Promise<Reply<T>> {
    return this.#kiosk.send(name, {
      headers: { [HEADERS.session]: this.session },
      ...(id === undefined ? {} : { id }),
    });
  }

  #write<T>(name: RouteName, sent: Sent, key: string): Promise<Reply<T>> {
    return this.#kiosk.send(name, {
      ...sent,
      headers: { ...sent.headers, [HEADERS.session]: this.session, [HEADERS.key]: key },
    });
  }

  overview = (): Promise<Reply<Overview>> => this.#read("overview");
  holds = (): Promise<Reply<HoldList>> => this.#read("holds");
  loans = (): Promise<Reply<LoanList>> => this.#read("loans");
  messages = (): Promise<Reply<MessageList>> => this.#read("messages");
  operation = (key: string): Promise<Reply<OperationBody>> => this.#read("operation", key);
  signOut = (): Promise<Reply<unknown>> => this.#read("signOut");

  place(title: string, pickup = "central", contact: ContactMethod = "none", key: string = randomUUID()) {
    return this.#write<PlacedHold>("placeHold", { body: { title, pickup, contact } }, key);
  }

  change(hold: string, pickup: string, contact: ContactMethod, key: string = randomUUID()) {
    return this.#write<Hold>("changeHold", { id: hold, body: { pickup, contact } }, key);
  }

  cancel(hold: string, key: string = randomUUID()) {
    return this.#write<Hold>("cancelHold", { id: hold }, key);
  }

  renew(loan: string, key: string = randomUUID()) {
    return this.#write<Loan>("renew", { id: loan }, key);
  }

  checkOut(barcode: string, { renew = false, key = randomUUID() as string } = {}) {
    return this.#write<CheckedOut>("checkOut", { body: { barcode, renew } }, key);
  }

  changePassword(current: string, next: string, key: string = randomUUID()) {
    return this.#write<Overview>("changePassword", { body: { current, next } }, key);
  }

  setEmail(address: string, key: string = randomUUID(), language: Language = "ja") {
    const headers = { [HEADERS.language]: language };
    return this.#write<Patron>("setEmail", { body: { address }, headers }, key);
  }

  confirmEmail(code: string, key: string = randomUUID()) {
    return this.#write<Patron>("confirmEmail", { body: { code } }, key);
  }

  readMessage(id: string, key: string = randomUUID()) {
    return this.#write<Message>("readMessage", { id }, key);
  }

  resendEmailCode(key: string = randomUUID(), language: Language = "ja") {
    return this.#write<Patron>("resendEmailCode", { headers: { [HEADERS.language]: language } }, key);
  }

  deleteEmail(key: string = randomUUID()) {
    return this.#write<Patron>("deleteEmail", {}, key);
  }
}
