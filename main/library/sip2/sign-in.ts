import type { Abort, LibraryPort } from "#contract/library/port.ts";
import { type Refusal, refusal } from "#contract/refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import { withTimeout } from "../with-timeout.ts";
import { dayIn } from "./dates.ts";
import { endVisit } from "./end-visit.ts";
import { askInformation, hasFlag, type Information, standingOf } from "./information.ts";
import { every, first, type Message } from "./message.ts";
import { overviewOf } from "./overview.ts";
import { borrowerOf } from "./patrons.ts";
import type { ServerProfile } from "./server-profiles.ts";
import { OUT_OF_ORDER, SIGNED_OUT, type Sip2, todayOf, UNEXPECTED } from "./sip2.ts";

const WRONG = refused(refusal("wrong-credentials"));
const PASSWORD_NEEDED = refused(refusal("password-needed"));
/** Positions in the patron status (SIP-30). */
const FLAGS = { denied: [0, 1, 2, 3], cardLost: 4, reasons: [5, 6, 7, 8, 9, 10, 11, 12, 13] } as const;
/** Fields in which several servers send a card's last day; a value that is not a date means something else. */
const LAST_DAYS = ["PX", "PA"] as const;

/**
 * Whether a value can be sent unchanged: printable ASCII without the server's delimiter. A changed value could become another
 * card number or a correct password (SIP-15, SIP-16).
 */
function isSendable(value: string, { delimiter }: ServerProfile): boolean {
  return /^[!-~](?:[ -~]{0,62}[!-~])?$/u.test(value) && !value.includes(delimiter);
}

/** Whether the card is known. Servers leave BL out for unknown cards, or send Y for every number (SIP-17). */
function isKnown(message: Message<"64">): boolean {
  const said = first(message, "BL")?.trim() ?? "";
  return said === "" ? (first(message, "AE") ?? "").trim() !== "" : said === "Y";
}

/** Whether CQ is missing or blank. */
function saysNothing(message: Message<"64">): boolean {
  return (first(message, "CQ")?.trim() ?? "") === "";
}

/** Only CQ = Y confirms a password; without CQ it is not confirmed (SIP-17). */
function isProved(message: Message<"64">): boolean {
  return isKnown(message) && first(message, "CQ")?.trim() === "Y";
}

/**
 * Whether a card may do nothing at all, and no loans, fines or bills are given as the reason: Koha says so of cards that have
 * expired or are restricted (SIP-30).
 */
function isShutOut(information: Information): boolean {
  const has = (place: number): boolean => hasFlag(information, place);
  return FLAGS.denied.every(has) && !FLAGS.reasons.some(has);
}

/** Why a patron with a correct password may not sign in. Fines and overdue loans do not prevent it. */
function signInRefusal(sip2: Sip2, information: Information): Refusal | null {
  if (hasFlag(information, FLAGS.cardLost)) return refusal("card-blocked");
  const { message } = information;
  const days = LAST_DAYS.flatMap((id) => dayIn(first(message, id) ?? "", sip2.zone) ?? []);
  const [last] = days.toSorted();
  if (last !== undefined && last < todayOf(sip2)) return refusal("card-expired", { date: last });
  if (first(message, "PY")?.trim() === "Y") return refusal("card-expired");
  if (!isShutOut(information)) return null;
  // Only its words tell why; without them no reason is given.
  const isExpired = every(message, "AF").some((words) => /\bexpired\b/iu.test(words));
  return refusal(isExpired ? "card-expired" : "card-blocked");
}

/** Signing in and out. A sign-in takes two requests, and one more for each loan; one by the card alone takes one. */
export function signInOf(sip2: Sip2): Pick<LibraryPort, "signIn" | "signInByCard" | "signOut" | "overview"> {
  const { patrons, session, capabilities, profile } = sip2;
  /** The server has sent CQ at least once. */
  let provesPasswords = false;

  /**
   * Checks the password with 63: some servers send no CQ in 24 (SIP-17). A server that leaves it out for a known card proves no
   * password: that is an error of the set-up, and no mistake of the patron's.
   */
  async function prove(
    account: { readonly card: string; readonly pin: string },
    signal: Abort,
  ): Promise<Result<Information>> {
    const answer = await askInformation(sip2, account, null, signal);
    if (!answer.ok && answer.refusal.name !== "signed-out") return answer;
    const isSilent = answer.ok && saysNothing(answer.value.message);
    provesPasswords ||= !isSilent;
    if (answer.ok && isProved(answer.value.message)) return answer;
    if (provesPasswords || !answer.ok || !isKnown(answer.value.message)) return WRONG;
    sip2.log("sip2-passwords-unproved");
    return OUT_OF_ORDER;
  }

  async function signIn(card: string, pin: string, signal: Abort): ReturnType<LibraryPort["signIn"]> {
    // Reserved from here on, so that a sign-in uses one connection.
    const release = session.reserve();
    const proof = await prove({ card, pin }, signal);
    const stop = proof.ok ? signInRefusal(sip2, proof.value) : proof.refusal;
    if (stop !== null) {
      release();
      return refused(stop);
    }
    const token = patrons.open({ ...borrowerOf(card, pin), holds: new Map(), release });
    const record = patrons.of(token);
    const overview = record === null ? OUT_OF_ORDER : await overviewOf(sip2, record, signal);
    if (overview.ok && !signal.aborted) return ok({ session: token, overview: overview.value });
    // The aborted caller would never end this session.
    patrons.close(token)?.release();
    return overview.ok ? OUT_OF_ORDER : overview;
  }

  async function signInByCard(card: string, signal: Abort): ReturnType<LibraryPort["signInByCard"]> {
    const release = session.reserve();
    const borrower = borrowerOf(card, null);
    const answer = await askInformation(sip2, borrower, null, signal);
    const isGood =
      answer.ok &&
      isKnown(answer.value.message) &&
      signInRefusal(sip2, answer.value) === null &&
      !standingOf(answer.value).denied;
    if (isGood && !signal.aborted) {
      borrower.standing = standingOf(answer.value);
      return ok({ session: patrons.open({ ...borrower, holds: new Map(), release }) });
    }
    release();
    if (!answer.ok) return answer;
    // Nobody knows whether the card suffices: the visit has ended.
    return signal.aborted ? OUT_OF_ORDER : PASSWORD_NEEDED;
  }

  return {
    signInByCard: async ({ cardNumber }, options) => {
      if (!capabilities.ofPort().checkOutByCard) return UNEXPECTED;
      if (!isSendable(cardNumber, profile)) return PASSWORD_NEEDED;
      return withTimeout(sip2.limits.signIn, options.signal, (signal) => signInByCard(cardNumber, signal));
    },
    signIn: async ({ cardNumber, password }, options) => {
      if (!isSendable(cardNumber, profile) || !isSendable(password, profile)) return WRONG;
      return withTimeout(sip2.limits.signIn, options.signal, (signal) =>
        signIn(cardNumber, password, signal),
      );
    },
    signOut: async (call, options) => {
      const record = patrons.close(call.session);
      if (record === null) return ok({});
      await endVisit(sip2, record, options.signal);
      record.release();
      return ok({});
    },
    overview: async (call, options) => {
      const record = patrons.of(call.session);
      if (record === null) return SIGNED_OUT;
      return withTimeout(sip2.limits.read, options.signal, (signal) => overviewOf(sip2, record, signal));
    },
  };
}
