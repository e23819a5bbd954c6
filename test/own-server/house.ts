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
import type { Patrons } from "./input.ts";

const CALL_MS = 60_000;
const LIVE: readonly string[] = ["applied", "approved", "in-transit", "ready"];

interface Account {
  readonly cardNumber: string;
  readonly password: string;
}

/** A call of the run's own was refused. */
export class Unanswered extends Error {
  override readonly name = "Unanswered";
  readonly refusal: RefusalName;
  constructor(what: string, refusal: RefusalName) {
    super(`${what}: ${refusal}`);
    this.refusal = refusal;
  }
}

function given<T>(what: string, answer: Result<T>): T {
  if (!answer.ok) throw new Unanswered(what, answer.refusal.name);
  return answer.value;
}

/** A hold that the run made and could not cancel. */
export interface Left {
  readonly title: TitleId;
}

/**
 * The library's server as the run itself looks at it, beside the adapter under test: with an adapter and sessions of its own. It
 * makes the holds that the tests need, and takes them away again.
 */
export interface House {
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
  /** The account has holds on these titles and no others, as far as the system can do that. Never touches `kept`. */
  settle(
    account: Account,
    titles: readonly TitleId[],
    pickup: string,
    kept?: ReadonlySet<HoldId>,
  ): Promise<readonly Left[]>;
  /** Signs everybody out: adapters keep what they have read for a while, within a session. */
  forget(): Promise<void>;
  end(): Promise<void>;
}

/** Opens it. Connects with the first call. */
export function openHouse(settings: Settings): House {
  const log = createLog(null, false);
  const library = createLibrary(settings, log);
  const sessions = new Map<string, SessionToken>();
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

  return {
    capabilities: () => library.capabilities,
    events: () => [...new Set(log.recent().map(({ event }) => event))],
    async greet() {
      given("the health check", await library.health(options()));
      const { libraries } = given("the information about the library", await library.info(options()));
      return libraries.map(({ id }) => id);
    },
    loans: async (account) =>
      (await as(account, "the list of loans", (session) => library.loans({ session }, options()))).loans,
    holds,
    overview: async (account) => library.overview({ session: await sessionOf(account) }, options()),
    titleWords: async (id) => given(`title ${id}`, await library.title({ id }, options())).title,
    async settle(account, titles, pickup, kept = new Set()) {
      const left: Left[] = [];
      for (const { id: hold, title, pickup: at } of await holds(account)) {
        const isWanted = titles.includes(title.id) && (at === pickup || at === "");
        if (kept.has(hold) || isWanted) continue;
        const answer = await library.cancelHold(
          { session: await sessionOf(account), key: key(), hold },
          options(),
        );
        if (!answer.ok) left.push({ title: title.id });
      }
      const there = (await holds(account)).map(({ title }) => title.id);
      for (const title of titles.filter((id) => !there.includes(id))) {
        await as(account, `a hold on title ${title}`, (session) =>
          library.placeHold({ session, key: key(), title, pickup, contact: "none" }, options()),
        );
      }
      return left;
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
