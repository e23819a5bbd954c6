import { cardTail } from "#contract/card.ts";
import { type RefusalDetails, refusal } from "#contract/refusals.ts";
import { ok, refused } from "#contract/result.ts";
import { fitsRule, type PasswordRule } from "#contract/settings/passwords.ts";
import type { CallContext, Handlers } from "./context.ts";

/** D16: a password must be half-width; full-width characters are refused, not converted. */
function isHalfWidth(text: string): boolean {
  return /^[\x20-\x7e]*$/u.test(text);
}

const NOT_HALF_WIDTH = refused(refusal("not-half-width"));

/** The lengths for the refusal's text, which is about letters and digits. */
function limitsOf({ signs, min, max }: PasswordRule): RefusalDetails | undefined {
  return signs === "latin" ? { min, max } : undefined;
}

/** Updates the patron's rights in the visit; each overview has the kind of password. */
function signedIn(context: CallContext, access: "card" | "temporary" | "real"): void {
  context.dispatch({ type: "signed-in", access });
}

/** Verbs about the card, the password and the address. */
export const accountCalls: Handlers<
  | "enterCard"
  | "signIn"
  | "signInByCard"
  | "overview"
  | "changePassword"
  | "setEmail"
  | "deleteEmail"
  | "confirmEmail"
  | "resendEmailCode"
> = {
  enterCard: async ({ number }, context) => {
    // As a scanned card, which such a terminal ignores.
    if (!context.hasPatrons) return refused(refusal("unexpected"));
    const scan = context.readCardNumber(number);
    if (scan.kind === "refused") return refused(scan.refusal);
    if (scan.kind !== "card") return refused(refusal("card-number-format"));
    context.dispatch({ type: "card-entered", number: scan.number });
    return ok({ cardTail: cardTail(scan.number) });
  },

  signIn: async ({ password }, context) => {
    if (context.card === null) return refused(refusal("signed-out"));
    if (!isHalfWidth(password)) return NOT_HALF_WIDTH;
    const answer = await context.library.signIn({ cardNumber: context.card, password }, context);
    if (!answer.ok) return answer;
    if (!context.keepSession(answer.value.session)) return refused(refusal("signed-out"));
    signedIn(context, answer.value.overview.patron.password);
    return ok(answer.value.overview);
  },

  signInByCard: async (_args, context) => {
    const { card, typed, session, library } = context;
    if (card === null) return refused(refusal("signed-out"));
    // A number that was only seen can be typed. A session with a password is not replaced by a weaker one.
    if (typed || session !== "") return refused(refusal("password-needed"));
    const answer = await library.signInByCard({ cardNumber: card }, context);
    if (!answer.ok) return answer;
    if (!context.keepSession(answer.value.session)) return refused(refusal("signed-out"));
    signedIn(context, "card");
    return ok(null);
  },

  overview: async (_args, context) => context.library.overview({ session: context.session }, context),

  changePassword: async ({ current, next }, context) => {
    if (!isHalfWidth(current) || !isHalfWidth(next)) return NOT_HALF_WIDTH;
    const { library, session, newPassword } = context;
    if (!fitsRule(next, newPassword)) return refused(refusal("password-rule", limitsOf(newPassword)));
    const answer = await context.write("changePassword", (key, options) =>
      library.changePassword({ session, key, current, next }, options),
    );
    if (answer.ok && !context.signal.aborted) signedIn(context, answer.value.patron.password);
    return answer;
  },

  setEmail: async ({ address, again, language }, { library, session, write }) => {
    if (address !== again) return refused(refusal("email-mismatch"));
    return write("setEmail", (key, options) =>
      library.setEmail({ session, key, address, language }, options),
    );
  },

  deleteEmail: async (_args, { library, session, cancels, write }) =>
    cancels.makingRoom(() =>
      write("deleteEmail", (key, options) => library.deleteEmail({ session, key }, options)),
    ),

  confirmEmail: async ({ code }, { library, session, write }) =>
    write("confirmEmail", (key, options) => library.confirmEmail({ session, key, code }, options)),

  resendEmailCode: async ({ language }, { library, session, write }) =>
    write("resendEmailCode", (key, options) => library.resendEmailCode({ session, key, language }, options)),
};
