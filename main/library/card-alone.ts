import type { LibraryPort, SessionToken } from "#contract/library/port.ts";
import { refusal } from "#contract/refusals.ts";
import { refused } from "#contract/result.ts";
import type { CardTries } from "./card-tries.ts";
import type { Adapter } from "./live.ts";

const PASSWORD_NEEDED = refused(refusal("password-needed"));

/** Methods for the patron of a session. */
type OfSession = {
  [Name in keyof LibraryPort]: LibraryPort[Name] extends (call: infer Call, ...rest: never[]) => unknown
    ? Call extends { readonly session: SessionToken }
      ? Name
      : never
    : never;
}[keyof LibraryPort];

/** Those that the card alone does not open (D87): all but borrowing and the end of the session. */
type OfAccount = Exclude<OfSession, "checkOut" | "signOut">;

/**
 * An adapter of a system without sessions of its own, whose patrons may borrow by the card alone.
 * @param isCardAlone whether a session was opened by `signInByCard`
 */
export function withCardAlone(
  adapter: Adapter,
  tries: CardTries,
  isCardAlone: (session: SessionToken) => boolean,
): Adapter {
  function guarded<Name extends OfAccount>(name: Name): LibraryPort[Name] {
    const ask = adapter[name] as (...call: Parameters<LibraryPort[Name]>) => ReturnType<LibraryPort[Name]>;
    const answer = async (...call: Parameters<LibraryPort[Name]>) =>
      isCardAlone(call[0].session) ? PASSWORD_NEEDED : ask(...call);
    return answer as LibraryPort[Name];
  }
  // A new method of a patron does not compile until it is here.
  const ofAccount: Pick<LibraryPort, OfAccount> = {
    overview: guarded("overview"),
    changePassword: guarded("changePassword"),
    loans: guarded("loans"),
    renew: guarded("renew"),
    holds: guarded("holds"),
    pickupPlaces: guarded("pickupPlaces"),
    placeHold: guarded("placeHold"),
    changeHold: guarded("changeHold"),
    cancelHold: guarded("cancelHold"),
    suspendHold: guarded("suspendHold"),
    resumeHold: guarded("resumeHold"),
    messages: guarded("messages"),
    readMessage: guarded("readMessage"),
    setEmail: guarded("setEmail"),
    deleteEmail: guarded("deleteEmail"),
    confirmEmail: guarded("confirmEmail"),
    resendEmailCode: guarded("resendEmailCode"),
  };
  return {
    ...adapter,
    get capabilities() {
      return adapter.capabilities;
    },
    ...ofAccount,
    async signInByCard(call, options) {
      const counted = tries.count();
      if (!counted.ok) return counted;
      const answer = await adapter.signInByCard(call, options);
      if (answer.ok || answer.refusal.name !== "password-needed") counted.value.undo();
      return answer;
    },
  };
}
