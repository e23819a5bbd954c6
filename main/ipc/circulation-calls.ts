import type { CheckedOut } from "#contract/domain/lending.ts";
import type { Balance } from "#contract/domain/patron.ts";
import type { CallAnswer, CallArgs } from "#contract/ipc/calls.ts";
import { refusal } from "#contract/refusals.ts";
import { ok, refused } from "#contract/result.ts";
import { toldByCard } from "./by-card.ts";
import { noting } from "./catalogue-calls.ts";
import type { CallContext, Handlers } from "./context.ts";

/** A return would bring back neither the date before a renewal, nor the place of a hold, nor a fee. */
function isUndoable({ renewed, holdFulfilled, fee, returnable = true }: CheckedOut): boolean {
  return returnable && !renewed && !holdFulfilled && fee === undefined;
}

/** The fee that the page says was accepted, if it is the one that main sent for this copy. */
function acceptedFee(
  { barcode, fee }: CallArgs<"checkOut">,
  { fees }: CallContext,
): { readonly fee?: Balance } {
  const told = fees.get(barcode);
  const isSame = told !== undefined && fee?.amount === told.amount && fee.currency === told.currency;
  return isSame ? { fee } : {};
}

const NOT_LENT = refused(refusal("loan-not-found"));

/** Verbs about loans and holds. The backend keeps the rules; main adds the session and the key. */
export const circulationCalls: Handlers<
  | "loans"
  | "renew"
  | "checkOut"
  | "undoLoan"
  | "checkIn"
  | "holds"
  | "pickupPlaces"
  | "placeHold"
  | "changeHold"
  | "cancelHold"
  | "keepHold"
  | "suspendHold"
  | "resumeHold"
> = {
  loans: async (_args, context) => {
    const { library, session, signal } = context;
    return noting(context, library.loans({ session }, { signal }), ({ loans }) =>
      loans.map(({ title }) => title),
    );
  },
  renew: async (args, { library, session, write }) =>
    write("renew", (key, options) => library.renew({ ...args, session, key }, options)),
  checkOut: async (args, context) => {
    const { library, session, write, byCard, lent, fees, returns } = context;
    const { barcode, renew } = args;
    if (renew && byCard) return refused(refusal("password-needed"));
    const tell = (answer: CallAnswer<"checkOut">) =>
      byCard ? toldByCard(answer, lent.has(barcode)) : answer;
    const asked = { barcode, renew, ...acceptedFee(args, context) };
    const verb = renew ? "renew" : "checkOut";
    const written = write(verb, (key, options) => library.checkOut({ ...asked, session, key }, options));
    const answer = await noting(context, written, ({ loan }) => [loan.title]);
    if (!answer.ok) {
      const fee = answer.refusal.details?.fee;
      if (fee !== undefined) fees.set(barcode, fee);
      return tell(answer);
    }
    lent.set(barcode, answer.value);
    returns.lent(barcode);
    return tell(ok({ ...answer.value, canUndo: library.capabilities.checkIn && isUndoable(answer.value) }));
  },
  undoLoan: async ({ barcode }, { library, session, write, lent }) => {
    // A return asks for no patron: only what this visit has lent may be undone, while the patron still has it.
    const done = lent.get(barcode);
    if (done === undefined || !isUndoable(done)) return NOT_LENT;
    const undoes = { session, loan: done.loan.id };
    const answer = await write("checkIn", (key, options) =>
      library.checkIn({ barcode, key, undoes }, options),
    );
    if (answer.ok || answer.refusal.name === "loan-not-found") lent.delete(barcode);
    return answer;
  },
  checkIn: async ({ barcode }, context) => {
    const { library, returns, lent, write } = context;
    const taken = returns.takeBack(barcode, (turn) =>
      write("checkIn", (key, options) => library.checkIn({ barcode, key }, options), turn),
    );
    const answer = await noting(context, taken, ({ title }) => [title]);
    if (answer.ok) lent.delete(barcode);
    return answer;
  },
  holds: async (_args, context) => {
    const { library, session, signal } = context;
    return noting(context, library.holds({ session }, { signal }), ({ holds }) =>
      holds.map(({ title }) => title),
    );
  },
  pickupPlaces: async (what, { library, session, signal }) =>
    library.pickupPlaces({ session, what }, { signal }),
  placeHold: async (args, { library, session, cancels, write }) =>
    cancels.makingRoom(() =>
      write("placeHold", (key, options) => library.placeHold({ ...args, session, key }, options)),
    ),
  changeHold: async (args, { library, session, write }) =>
    write("changeHold", (key, options) => library.changeHold({ ...args, session, key }, options)),
  cancelHold: async ({ hold }, { library, session, cancels, write }) => {
    const send = () =>
      write("cancelHold", (key, options) => library.cancelHold({ hold, session, key }, options));
    return ok({ hold, seconds: cancels.add(hold, send) });
  },
  keepHold: async ({ hold }, { cancels }) => ok({ kept: cancels.undo(hold) }),
  suspendHold: async (args, { library, session, write }) =>
    write("suspendHold", (key, options) => library.suspendHold({ ...args, session, key }, options)),
  resumeHold: async (args, { library, session, write }) =>
    write("resumeHold", (key, options) => library.resumeHold({ ...args, session, key }, options)),
};
