import type { CheckedOut } from "#contract/domain/lending.ts";
import { refusal } from "#contract/refusals.ts";
import { ok, refused } from "#contract/result.ts";
import { noting } from "./catalogue-calls.ts";
import type { Handlers } from "./context.ts";

/** A return would bring back neither the date before a renewal nor the place of a hold. */
function isUndoable({ renewed, holdFulfilled }: CheckedOut): boolean {
  return !renewed && !holdFulfilled;
}

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
    const { library, session, write, lent, returns } = context;
    const verb = args.renew ? "renew" : "checkOut";
    const written = write(verb, (key, options) => library.checkOut({ ...args, session, key }, options));
    const answer = await noting(context, written, ({ loan }) => [loan.title]);
    if (!answer.ok) return answer;
    lent.set(args.barcode, answer.value);
    returns.lent(args.barcode);
    return ok({ ...answer.value, canUndo: library.capabilities.checkIn && isUndoable(answer.value) });
  },
  undoLoan: async ({ barcode }, { library, write, lent }) => {
    // A return asks for no patron: only what this visit has lent may be undone.
    const loan = lent.get(barcode);
    if (loan === undefined || !isUndoable(loan)) return refused(refusal("loan-not-found"));
    const answer = await write("checkIn", (key, options) => library.checkIn({ barcode, key }, options));
    if (answer.ok) lent.delete(barcode);
    return answer;
  },
  checkIn: async ({ barcode }, context) => {
    const { library, returns, write } = context;
    const taken = returns.takeBack(barcode, () =>
      write("checkIn", (key, options) => library.checkIn({ barcode, key }, options)),
    );
    return noting(context, taken, ({ title }) => [title]);
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
