import { cardTail } from "#contract/card.ts";
import { unreadOf } from "#contract/domain/message.ts";
import type { ContactMethod, Overview, Patron, ReadyHold } from "#contract/domain/patron.ts";
import type { CallOptions, SessionToken } from "#contract/library/port.ts";
import { type Refusal, refusal } from "#contract/refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import { overviewBalance } from "../amounts.ts";
import { USUAL_MAX_HOLDS } from "../plain-info.ts";
import { borrowerOf } from "../sip2/patrons.ts";
import { type KohaHold, type KohaPatron, patronsAnswer, validatedAnswer } from "./answers.schema.ts";
import { type Call, callFor } from "./call.ts";
import { dayOf, today } from "./dates.ts";
import { shelfOf } from "./hold-view.ts";
import { type Koha, OUT_OF_ORDER, type Part, SIGNED_OUT, UNEXPECTED } from "./koha.ts";
import { messagesIn } from "./messages.ts";
import { problemOf } from "./problems.ts";
import { balanceOf, bibliosById, checkoutsOf, holdsOf, patronOf } from "./questions.ts";
import type { Answer, Ask } from "./rest.ts";
import { besideThatLends, leaveSip2 } from "./sip2-lending.ts";
import { lineOf } from "./titles.ts";

const WRONG = refused(refusal("wrong-credentials"));

/** Result of checking a password. `broken`: Koha failed, as 23.05 does for a correct password that has expired. */
export type Proof =
  | { readonly kind: "right"; readonly cardNumber: string; readonly patron: string | null }
  | { readonly kind: "wrong" }
  | { readonly kind: "run-out" }
  | { readonly kind: "broken" }
  | { readonly kind: "failed"; readonly refusal: Refusal };

function readProof(koha: Koha, ask: Ask, answer: Answer): Proof {
  if (answer.status === 201 || answer.status === 200) {
    const value = validatedAnswer.safeParse(answer.body);
    if (value.success) {
      return { kind: "right", cardNumber: value.data.cardnumber, patron: value.data.patron_id };
    }
  }
  if (answer.status === 500) return { kind: "broken" };
  const { text } = problemOf(answer.body);
  if (answer.status === 400 && /expired/iu.test(text)) return { kind: "run-out" };
  if (answer.status === 400 && /^Validation failed/u.test(text)) return { kind: "wrong" };
  return { kind: "failed", refusal: koha.rest.refuse(ask, answer) };
}

/** Checks a password. Koha counts wrong ones and locks the card; its answer for a locked card is that for a wrong password. */
export async function prove(koha: Koha, cardNumber: string, password: string, call: Call): Promise<Proof> {
  const path = "/auth/password/validation";
  const body = { identifier: cardNumber, password };
  const ask = { name: "validation", method: "POST", path, body } as const;
  const reply = await koha.rest.ask(ask, call);
  return reply.kind === "answer"
    ? readProof(koha, ask, reply)
    : { kind: "failed", refusal: refusal("out-of-order") };
}

/** The patron with exactly this number; null when there is none. */
async function patronByCard(koha: Koha, cardNumber: string, call: Call): Promise<Result<KohaPatron | null>> {
  const q = { "me.cardnumber": cardNumber };
  const answer = await koha.rest.read(
    { name: "patron-by-card", method: "GET", path: "/patrons", q },
    patronsAnswer,
    call,
  );
  if (!answer.ok) return answer;
  const same = answer.value.filter((one) => one.cardnumber === cardNumber);
  return ok(same.length === 1 ? (same[0] ?? null) : null);
}

/** Why a patron with a correct password may not sign in; Koha's password check does not cover this. */
export function signInRefusal(patron: KohaPatron): Refusal | null {
  const until = dayOf(patron.expiry_date);
  if (until !== null && until < today()) return refusal("card-expired", { date: until });
  return patron.patron_card_lost || patron.restricted ? refusal("card-blocked") : null;
}

/**
 * Whether the card may be locked: by staff, or by wrong passwords, of which Koha does not tell how many it takes. The right password
 * sets the number back.
 */
function mayBeLocked({ login_attempts }: KohaPatron): boolean {
  return login_attempts !== 0;
}

/**
 * The patron with this card and password, or the refusal. An unknown card, a wrong password and a locked card give the same
 * refusal.
 */
async function identify(
  koha: Koha,
  cardNumber: string,
  password: string,
  call: Call,
): Promise<Result<KohaPatron>> {
  const proof = await prove(koha, cardNumber, password, call);
  if (proof.kind === "wrong") return WRONG;
  if (proof.kind === "run-out") return refused(refusal("card-blocked"));
  if (proof.kind === "failed") return refused(proof.refusal);
  if (proof.kind === "broken") {
    koha.log("koha-error", { kind: "validation", count: 500 });
    // The failure is due to this card's password only if the server answers other requests about it.
    const known = await patronByCard(koha, cardNumber, call);
    return known.ok && known.value !== null ? refused(refusal("card-blocked")) : OUT_OF_ORDER;
  }
  // Koha also accepts user names, so the number may be another patron's; the answer says whose password it was.
  if (proof.cardNumber !== cardNumber) return WRONG;
  const found =
    proof.patron === null
      ? await patronByCard(koha, cardNumber, call)
      : await patronOf(koha, proof.patron, call);
  if (!found.ok) return found;
  return found.value?.cardnumber === cardNumber ? ok(found.value) : WRONG;
}

/** The patron data that the page gets. Koha uses its own messaging preferences, so the contact for a hold cannot be chosen. */
export function viewOf({ cardnumber, email }: KohaPatron): Patron {
  const address = email ?? "";
  return {
    cardTail: cardTail(cardnumber),
    password: "real",
    email:
      address === ""
        ? { state: "none" }
        : {
            state: "registered",
            // D15: first letter and domain only.
            masked: `${[...address][0] ?? ""}***${address.slice(address.lastIndexOf("@"))}`,
          },
    contactMethods: [contactOf({ email })],
  };
}

/** How Koha notifies about a hold: by mail if it has an address. */
export function contactOf({ email }: Pick<KohaPatron, "email">): ContactMethod {
  return email === null || email === "" ? "none" : "mail";
}

/** Ready holds with their titles; 1 call if there are any. */
async function readyOf(
  koha: Koha,
  holds: readonly KohaHold[],
  call: Call,
): Promise<Result<readonly ReadyHold[]>> {
  const ready = holds.flatMap((hold) => {
    const shelf = hold.status === "W" ? shelfOf(koha, hold) : null;
    return shelf === null ? [] : [{ hold, shelf }];
  });
  if (ready.length === 0) return ok([]);
  const titles = await bibliosById(
    koha,
    ready.map(({ hold }) => hold.biblio_id),
    call,
  );
  if (!titles.ok) return titles;
  return ok(
    ready.map(({ hold, shelf }) => {
      const found = titles.value.find(({ biblio_id }) => biblio_id === hold.biblio_id);
      return {
        title: found === undefined ? "—" : lineOf(found).title,
        library: hold.pickup_library_id,
        place: shelf.place,
        shelf: "",
        until: shelf.until,
      };
    }),
  );
}

/** The home screen data of a patron. */
export async function overviewOf(koha: Koha, patron: KohaPatron, call: Call): Promise<Result<Overview>> {
  const [loans, holds, balance] = await Promise.all([
    checkoutsOf(koha, patron.patron_id, call),
    holdsOf(koha, patron.patron_id, call),
    koha.currency === "" ? null : balanceOf(koha, patron.patron_id, call),
  ]);
  if (!loans.ok) return loans;
  if (!holds.ok) return holds;
  const ready = await readyOf(koha, holds.value, call);
  if (!ready.ok) return ready;
  const unread = unreadOf(messagesIn(koha, patron));
  const days = loans.value.flatMap(({ due_date }) => dayOf(due_date) ?? []).toSorted();
  return ok({
    patron: viewOf(patron),
    loans: {
      count: loans.value.length,
      overdue: days.filter((day) => day < today()).length,
      // Its title would need one more request.
      nextDue: days[0] ?? null,
    },
    holds: { count: holds.value.length, max: koha.about?.rules.maxHolds ?? USUAL_MAX_HOLDS },
    ready: ready.value,
    ...overviewBalance(balance, koha.currency),
    ...(unread === undefined ? {} : { messages: unread }),
  });
}

function openSession(koha: Koha, patron: KohaPatron, password: string | null): SessionToken {
  const { patron_id, cardnumber } = patron;
  return koha.openSession({
    patron: patron_id,
    cardNumber: cardnumber,
    byCard: password === null,
    borrower: besideThatLends(koha) === null ? null : borrowerOf(cardnumber, password),
    isKnownToSip2: false,
    contact: contactOf(patron),
  });
}

/**
 * Sign-in and home screen. Calls: 1 by the card alone; 4 to sign in, 3 for the home screen, one more each while a hold is ready, and one more if
 * balances are shown.
 */
export function patronsOf(koha: Koha): Part<"signIn" | "signInByCard" | "signOut" | "overview"> {
  return {
    async signIn({ cardNumber, password }, { signal }: CallOptions) {
      const call = callFor(signal, koha.times.write);
      const patron = await identify(koha, cardNumber, password, call);
      if (!patron.ok) return patron;
      const stop = signInRefusal(patron.value);
      if (stop !== null) return refused(stop);
      const overview = await overviewOf(koha, patron.value, call);
      if (!overview.ok) return overview;
      return ok({ session: openSession(koha, patron.value, password), overview: overview.value });
    },
    async signInByCard({ cardNumber }, { signal }) {
      if (!koha.features().capabilities.checkOutByCard) return UNEXPECTED;
      const found = await patronByCard(koha, cardNumber, callFor(signal, koha.times.write));
      if (!found.ok) return found;
      const patron = found.value;
      const isGood = patron !== null && signInRefusal(patron) === null && !mayBeLocked(patron);
      return isGood ? ok({ session: openSession(koha, patron, null) }) : refused(refusal("password-needed"));
    },
    async signOut({ session }, { signal }) {
      const ended = koha.endSession(session);
      if (ended !== null) await leaveSip2(koha, ended, signal);
      return ok({});
    },
    async overview({ session }, { signal }) {
      const known = koha.sessionOf(session);
      if (known === null) return SIGNED_OUT;
      const call = callFor(signal, koha.times.read);
      const patron = await patronOf(koha, known.patron, call);
      if (!patron.ok) return patron;
      known.contact = contactOf(patron.value);
      return overviewOf(koha, patron.value, call);
    },
  };
}
