import { ok } from "#contract/result.ts";
import { noting } from "./catalogue-calls.ts";
import type { Handlers } from "./context.ts";

/** Verbs about loans and holds. The backend keeps the rules; main adds the session and the key. */
export const circulationCalls: Handlers<
  | "loans"
  | "renew"
  | "checkOut"
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
    const { library, session, write } = context;
    const verb = args.renew ? "renew" : "checkOut";
    const lent = write(verb, (key, options) => library.checkOut({ ...args, session, key }, options));
    return noting(context, lent, ({ loan }) => [loan.title]);
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
