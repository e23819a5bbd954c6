import type { CallOptions, LibraryPort, PortHealth } from "#contract/library/port.ts";
import { refusal } from "#contract/refusals.ts";
import { type Result, refused } from "#contract/result.ts";
import type { Adapter, Catalogue } from "./live.ts";

/** Failed health checks in a row after which a part is away: one lost packet is no outage (as in health.ts). */
const FAILURES = 2;

const AWAY = refused(refusal("out-of-order"));
/** A write was certainly not sent. */
const NOT_SENT = refused(refusal("not-done"));

/** Whether a part of a library answers its health checks. */
export interface PartGuard {
  isAway(): boolean;
  /** Checks the part's health. Two failures in a row close it, one success opens it again. */
  check(options: CallOptions): Promise<Result<PortHealth>>;
  /** Asks, unless the part is away: a server that hangs would cost a patron seconds each time. */
  read<T>(ask: () => Promise<Result<T>>): Promise<Result<T>>;
  write<T>(ask: () => Promise<Result<T>>): Promise<Result<T>>;
}

/** Creates the guard of a part, which is not away before its first checks. */
export function createPartGuard(part: Pick<LibraryPort, "health">): PartGuard {
  let failures = 0;
  const isAway = (): boolean => failures >= FAILURES;
  return {
    isAway,
    async check(options) {
      const answer = await part.health(options);
      // An aborted check says nothing.
      if (!options.signal.aborted) failures = answer.ok ? 0 : failures + 1;
      return answer;
    },
    read: async (ask) => (isAway() ? AWAY : ask()),
    write: async (ask) => (isAway() ? NOT_SENT : ask()),
  };
}

/** The system behind its guard. What ends a session or reads the library's information is always tried. */
export function guardSystem(system: Adapter, { read, write }: PartGuard): Adapter {
  const { availabilityOf } = system;
  return {
    get capabilities() {
      return system.capabilities;
    },
    end: () => system.end(),
    health: (options) => system.health(options),
    info: (options) => system.info(options),
    signOut: (call, options) => system.signOut(call, options),
    signIn: (call, options) => read(() => system.signIn(call, options)),
    signInByCard: (call, options) => read(() => system.signInByCard(call, options)),
    overview: (call, options) => read(() => system.overview(call, options)),
    search: (call, options) => read(() => system.search(call, options)),
    suggest: (call, options) => read(() => system.suggest(call, options)),
    title: (call, options) => read(() => system.title(call, options)),
    find: (call, options) => read(() => system.find(call, options)),
    classAt: (call, options) => read(() => system.classAt(call, options)),
    picks: (call, options) => read(() => system.picks(call, options)),
    related: (call, options) => read(() => system.related(call, options)),
    loans: (call, options) => read(() => system.loans(call, options)),
    holds: (call, options) => read(() => system.holds(call, options)),
    pickupPlaces: (call, options) => read(() => system.pickupPlaces(call, options)),
    messages: (call, options) => read(() => system.messages(call, options)),
    ...(availabilityOf && {
      availabilityOf: (titles, options) => read(() => availabilityOf(titles, options)),
    }),
    changePassword: (call, options) => write(() => system.changePassword(call, options)),
    renew: (call, options) => write(() => system.renew(call, options)),
    checkOut: (call, options) => write(() => system.checkOut(call, options)),
    checkIn: (call, options) => write(() => system.checkIn(call, options)),
    placeHold: (call, options) => write(() => system.placeHold(call, options)),
    changeHold: (call, options) => write(() => system.changeHold(call, options)),
    cancelHold: (call, options) => write(() => system.cancelHold(call, options)),
    suspendHold: (call, options) => write(() => system.suspendHold(call, options)),
    resumeHold: (call, options) => write(() => system.resumeHold(call, options)),
    readMessage: (call, options) => write(() => system.readMessage(call, options)),
    setEmail: (call, options) => write(() => system.setEmail(call, options)),
    deleteEmail: (call, options) => write(() => system.deleteEmail(call, options)),
    confirmEmail: (call, options) => write(() => system.confirmEmail(call, options)),
    resendEmailCode: (call, options) => write(() => system.resendEmailCode(call, options)),
  };
}

/** The catalogue behind its guard. */
export function guardCatalogue(catalogue: Catalogue, { read }: PartGuard): Catalogue {
  return {
    capabilities: catalogue.capabilities,
    end: () => catalogue.end(),
    health: (options) => catalogue.health(options),
    search: (call, options) => read(() => catalogue.search(call, options)),
    suggest: (call, options) => read(() => catalogue.suggest(call, options)),
    title: (call, options) => read(() => catalogue.title(call, options)),
    find: (call, options) => read(() => catalogue.find(call, options)),
    classAt: (call, options) => read(() => catalogue.classAt(call, options)),
    picks: (call, options) => read(() => catalogue.picks(call, options)),
    related: (call, options) => read(() => catalogue.related(call, options)),
  };
}
