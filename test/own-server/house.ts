import { randomUUID } from "node:crypto";
import type { Hold, HoldId } from "#contract/domain/hold.ts";
import type { Loan } from "#contract/domain/loan.ts";
import type { TitleId } from "#contract/domain/title.ts";
import type { Capabilities, LibraryPort, SessionToken } from "#contract/library/port.ts";
import type { RefusalName } from "#contract/refusals.ts";
import type { Result } from "#contract/result.ts";
import type { Settings } from "#contract/settings/settings.schema.ts";
import { createLibrary } from "#main/library/adapter.ts";
import { createLog } from "#main/log/log.ts";
import type { Account } from "../support/port-promise/subject.ts";
import type { Patrons } from "./input.ts";
import { type OwnHolds, ownHolds } from "./own-holds.ts";

const CALL_MS = 60_000;
const LIVE: readonly string[] = ["applied", "approved", "in-transit", "ready"];

/** Further tries of the health check: its limit of 2 s is short for a test server that has just been started. */
const HEALTH_AGAIN = 2;

/** A call of the run's own was refused. */
export class Unanswered extends Error {
  override readonly name = "Unanswered";
  readonly refusal: RefusalName;
  constructor(what: string, refusal: RefusalName) {
    super(`${what}: ${refusal}`);
    this.refusal = refusal;
  }
}

/** A hold that a test needs could not be placed. */
export class Unplaced extends Unanswered {}

function given<T>(what: string, answer: Result<T>): T {
  if (!answer.ok) throw new Unanswered(what, answer.refusal.name);
  return answer.value;
}

/** A hold that is there after the run and was not before: made by the run and not to be cancelled, or not made by it. */
export interface Left {
  readonly title: TitleId;
}

/**
 * The library's server as the run itself looks at it, beside the adapter under test: with an adapter and sessions of its own. It
 * makes the holds that the tests need, and cancels no others.
 */
export interface House {
  /** The holds that the run has made. */
  readonly own: OwnHolds;
  capabilities(): Capabilities;
  /** Codes that the adapter has logged, for instance `koha-credentials`. */
  events(): readonly string[];
  /** Whether the server answers; the ids of the libraries that it, or the settings, name. @throws Unanswered */
  greet(): Promise<readonly string[]>;
  loans(account: Account): Promise<readonly Loan[]>;
  holds(account: Account): Promise<readonly Hold[]>;
  /** What an account owes, where the system tells it. */
  overview(account: Account): ReturnType<LibraryPort["overview"]>;
  titleWords(id: TitleId): Promise<string>;
  /**
   * Of the run's own holds, the account has one on this title and no other, as far as the system can do that.
   * @throws Unanswered; Unplaced when the hold is refused
   */
  settle(account: Account, title: TitleId, pickup: string): Promise<void>;
  /** Cancels the run's own holds. Answers what is there and was not `before`; never throws `Unanswered`. */
  takeBack(account: Account, before: ReadonlySet<HoldId>): Promise<readonly Left[]>;
  /** Ends all sessions: adapters keep what they have read for a while, within a session. */
  forget(): Promise<void>;
  end(): Promise<void>;
}

/** Opens it. Connects with the first call. */
export function openHouse(settings: Settings): House {
  const log = createLog(null, false);
  const library = createLibrary(settings, log);
  const sessions = new Map<string, SessionToken>();
  const own = ownHolds();
  const options = () => ({ signal: AbortSignal.timeout(CALL_MS) });
  const key = (): string => randomUUID();

  async function sessionOf(account: Account): Promise<SessionToken> {
    const known = sessions.get(account.cardNumber);
    if (known !== undefined) return known;
    const { session } = given("the sign-in", await library.signIn(account, options()));
    sessions.set(account.cardNumber, session);
    return session;
  }

  /** Asks as an account, once more when its session has ended. */
  async function as<T>(
    account: Account,
    what: string,
    ask: (session: SessionToken) => Promise<Result<T>>,
  ): Promise<T> {
    const answer = await ask(await sessionOf(account));
    if (answer.ok || answer.refusal.name !== "signed-out") return given(what, answer);
    sessions.delete(account.cardNumber);
    return given(what, await ask(await sessionOf(account)));
  }

  async function holds(account: Account): Promise<readonly Hold[]> {
    const list = await as(account, "the list of holds", (session) => library.holds({ session }, options()));
    return list.holds.filter(({ state }) => LIVE.includes(state));
  }

  async function forget(): Promise<void> {
    for (const session of sessions.values()) await library.signOut({ session }, options());
    sessions.clear();
  }

  /** A system that cannot cancel refuses this; the hold then stays among the run's own. */
  async function cancelOwn(account: Account, hold: HoldId): Promise<void> {
    const session = await sessionOf(account);
    const answer = await library.cancelHold({ session, key: key(), hold }, options());
    if (answer.ok || answer.refusal.name === "hold-not-found") own.delete(account.cardNumber, hold);
  }

  return {
    own,
    capabilities: () => library.capabilities,
    events: () => [...new Set(log.recent().map(({ event }) => event))],
    async greet() {
      let health = await library.health(options());
      for (let again = 0; again < HEALTH_AGAIN && !health.ok; again += 1)
        health = await library.health(options());
      given("the health check", health);
      const { libraries } = given("the information about the library", await library.info(options()));
      return libraries.map(({ id }) => id);
    },
    loans: async (account) =>
      (await as(account, "the list of loans", (session) => library.loans({ session }, options()))).loans,
    holds,
    overview: async (account) => library.overview({ session: await sessionOf(account) }, options()),
    titleWords: async (id) => given(`title ${id}`, await library.title({ id }, options())).title,
    async settle(account, title, pickup) {
      const { cardNumber } = account;
      for (const { id, pickup: at } of await holds(account)) {
        const mine = own.of(cardNumber).find((one) => one.id === id);
        const isWanted = mine?.title === title && (at === pickup || at === "");
        if (mine !== undefined && !isWanted) await cancelOwn(account, id);
      }
      const isThere = (await holds(account)).some(
        ({ id, title: of }) =>
          of.id === title || own.of(cardNumber).some((one) => one.id === id && one.title === title),
      );
      if (isThere) return;
      const call = { session: await sessionOf(account), key: key(), title, pickup, contact: "none" } as const;
      const answer = await library.placeHold(call, options());
      if (!answer.ok) throw new Unplaced(`a hold on title ${title}`, answer.refusal.name);
      own.add(cardNumber, answer.value.hold);
    },
    async takeBack(account, before) {
      const { cardNumber } = account;
      const made = own.of(cardNumber);
      const titleOf = ({ id, title }: Hold): TitleId => made.find((one) => one.id === id)?.title ?? title.id;
      try {
        for (const { id } of made) await cancelOwn(account, id);
        const now = (await holds(account)).filter(({ id }) => !before.has(id));
        return now.map((hold) => ({ title: titleOf(hold) }));
      } catch (error) {
        if (!(error instanceof Unanswered)) throw error;
        return own.of(cardNumber).map(({ title }) => ({ title }));
      }
    },
    forget,
    async end() {
      await forget();
      library.end();
    },
  };
}

/** An account as the port takes it. */
export function accountOf({ card, password }: Patrons["reader"]): Account {
  return { cardNumber: card, password };
}
