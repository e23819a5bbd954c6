import type { Abort, LibraryPort } from "#contract/library/port.ts";
import { type Refusal, refusal } from "#contract/refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import { withTimeout } from "../with-timeout.ts";
import { dayIn } from "./dates.ts";
import { askInformation, hasFlag, type Information } from "./information.ts";
import { first, type Message } from "./message.ts";
import { overviewOf } from "./overview.ts";
import type { ServerProfile } from "./server-profiles.ts";
import { OUT_OF_ORDER, SIGNED_OUT, type Sip2, todayOf } from "./sip2.ts";

const WRONG = refused(refusal("wrong-credentials"));
/** Place of "card reported lost" among the flags of the patron status. */
const CARD_LOST = 4;
/** Last day of a card in the extensions of several servers; whatever is no date there means something else. */
const LAST_DAYS = ["PX", "PA"] as const;

/**
 * May this be sent as it was typed or scanned? Printable ASCII without the server's separator: what would have to be
 * changed before it is sent could become somebody else's number or the right password (SIP-15, SIP-16).
 */
function isSendable(value: string, { delimiter }: ServerProfile): boolean {
  return /^[!-~](?:[ -~]{0,62}[!-~])?$/u.test(value) && !value.includes(delimiter);
}

/** Is the card known? Servers leave BL out for cards they do not know, or say Y to every number (SIP-17). */
function isKnown(message: Message<"64">): boolean {
  const said = first(message, "BL")?.trim() ?? "";
  return said === "" ? (first(message, "AE") ?? "").trim() !== "" : said === "Y";
}

/** Only CQ = Y proves a password; without CQ nothing is proved (SIP-17). */
function isProved(message: Message<"64">): boolean {
  return isKnown(message) && first(message, "CQ")?.trim() === "Y";
}

/** Why a patron whose password is right may not come in. Fines and overdue books keep nobody from their own list. */
function stopOf(sip2: Sip2, information: Information): Refusal | null {
  if (hasFlag(information, CARD_LOST)) return refusal("card-blocked");
  const { message } = information;
  const days = LAST_DAYS.flatMap((id) => dayIn(first(message, id) ?? "", sip2.zone) ?? []);
  const [last] = days.toSorted();
  if (last !== undefined && last < todayOf(sip2)) return refusal("card-expired", { date: last });
  return first(message, "PY")?.trim() === "Y" ? refusal("card-expired") : null;
}

/** Proves the password by 63: 24 has no CQ on some servers (SIP-17). */
async function prove(
  sip2: Sip2,
  account: { readonly card: string; readonly pin: string },
  signal: Abort,
): Promise<Result<Information>> {
  const answer = await askInformation(sip2, account, null, signal);
  if (!answer.ok) return answer.refusal.name === "signed-out" ? WRONG : answer;
  return isProved(answer.value.message) ? answer : WRONG;
}

/** Signing in and out. A sign-in asks twice, and once more for each loan. */
export function signInOf(sip2: Sip2): Pick<LibraryPort, "signIn" | "signOut" | "overview"> {
  const { patrons, session, capabilities, profile } = sip2;

  async function signIn(card: string, pin: string, signal: Abort): ReturnType<LibraryPort["signIn"]> {
    // From here on, so that the questions of a sign-in go over one connection.
    const release = session.reserve();
    const proof = await prove(sip2, { card, pin }, signal);
    const stop = proof.ok ? stopOf(sip2, proof.value) : proof.refusal;
    if (stop !== null) {
      release();
      return refused(stop);
    }
    const token = patrons.open({ card, pin, items: new Map(), holds: new Map(), release });
    const record = patrons.of(token);
    const overview = record === null ? OUT_OF_ORDER : await overviewOf(sip2, record, signal);
    if (overview.ok && !signal.aborted) return ok({ session: token, overview: overview.value });
    // Nobody would end this one.
    patrons.close(token)?.release();
    return overview.ok ? OUT_OF_ORDER : overview;
  }

  return {
    signIn: async ({ cardNumber, password }, options) => {
      if (!isSendable(cardNumber, profile) || !isSendable(password, profile)) return WRONG;
      return withTimeout(sip2.limits.signIn, options.signal, (signal) =>
        signIn(cardNumber, password, signal),
      );
    },
    signOut: async (call, options) => {
      const record = patrons.close(call.session);
      if (record === null) return ok({});
      const { card, pin, release } = record;
      // Best effort: some servers do not answer it, and some do not know it (SIP-20).
      if (capabilities.answersEndSession()) {
        const ask = { id: "35", fields: { AA: card, AD: pin } } as const;
        await withTimeout(sip2.limits.endSession, options.signal, (signal) => session.ask(ask, signal));
      }
      release();
      return ok({});
    },
    overview: async (call, options) => {
      const record = patrons.of(call.session);
      if (record === null) return SIGNED_OUT;
      return withTimeout(sip2.limits.read, options.signal, (signal) => overviewOf(sip2, record, signal));
    },
  };
}
