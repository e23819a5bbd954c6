import type { Hold, HoldId } from "#contract/domain/hold.ts";
import type { TitleId } from "#contract/domain/title.ts";
import type { LibraryPort, SessionToken } from "#contract/library/port.ts";
import type { Account } from "../support/port-promise/subject.ts";
import { NotTried } from "./not-tried.ts";

/** The holds that the run has made, by card: ids of some systems are the same for two patrons. */
export interface OwnHolds {
  add(cardNumber: string, hold: Hold): void;
  delete(cardNumber: string, id: HoldId): void;
  has(cardNumber: string, id: HoldId): boolean;
  of(cardNumber: string): readonly { readonly id: HoldId; readonly title: TitleId }[];
}

/** An empty list of them. */
export function ownHolds(): OwnHolds {
  const cards = new Map<string, Map<HoldId, TitleId>>();
  return {
    add(cardNumber, { id, title }) {
      const card = cards.get(cardNumber) ?? new Map<HoldId, TitleId>();
      cards.set(cardNumber, card.set(id, title.id));
    },
    delete: (cardNumber, id) => void cards.get(cardNumber)?.delete(id),
    has: (cardNumber, id) => cards.get(cardNumber)?.has(id) === true,
    of: (cardNumber) => [...(cards.get(cardNumber) ?? [])].map(([id, title]) => ({ id, title })),
  };
}

/** What the guard has to know. */
interface Known {
  readonly own: OwnHolds;
  /** Live holds of an account at the server. */
  holds(account: Account): Promise<readonly Hold[]>;
  /** Whether the run may place holds for this card. */
  mayPlace(cardNumber: string): boolean;
}

/**
 * The adapter, which remembers the holds that it places, and sends nothing that would change another one.
 * Such a call throws `NotTried`.
 */
export function onlyOwnHolds(library: LibraryPort, { own, holds, mayPlace }: Known): LibraryPort {
  const accounts = new Map<SessionToken, Account>();

  async function check({ session, hold }: { session: SessionToken; hold: HoldId }): Promise<void> {
    const account = accounts.get(session);
    if (account === undefined || own.has(account.cardNumber, hold)) return;
    if ((await holds(account)).some(({ id }) => id === hold))
      throw new NotTried("there is a hold that the run has not placed");
  }

  const guard: Partial<LibraryPort> = {
    async signIn(account, options) {
      const answer = await library.signIn(account, options);
      if (answer.ok) accounts.set(answer.value.session, account);
      return answer;
    },
    async placeHold(call, options) {
      const account = accounts.get(call.session);
      if (account !== undefined && !mayPlace(account.cardNumber))
        throw new NotTried("it places a hold, which is not allowed for this card");
      const answer = await library.placeHold(call, options);
      if (answer.ok && account !== undefined) own.add(account.cardNumber, answer.value.hold);
      return answer;
    },
    async cancelHold(call, options) {
      await check(call);
      const answer = await library.cancelHold(call, options);
      const account = accounts.get(call.session);
      if (answer.ok && account !== undefined) own.delete(account.cardNumber, call.hold);
      return answer;
    },
    async changeHold(call, options) {
      await check(call);
      return library.changeHold(call, options);
    },
    async suspendHold(call, options) {
      await check(call);
      return library.suspendHold(call, options);
    },
    async resumeHold(call, options) {
      await check(call);
      return library.resumeHold(call, options);
    },
  };

  return new Proxy(library, {
    get: (target, name) => Reflect.get(Object.hasOwn(guard, name) ? guard : target, name) as unknown,
  });
}
