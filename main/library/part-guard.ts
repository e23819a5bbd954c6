import type { CallOptions, LibraryPort } from "#contract/library/port.ts";
import { refusal } from "#contract/refusals.ts";
import { type Result, refused } from "#contract/result.ts";

/** Failed health checks in a row after which a part is away: one lost packet is no outage (as in health.ts). */
const FAILURES = 2;

/** What is answered for a part that is away. A write was certainly not sent. Others (`signOut`) are tried all the same. */
const ANSWERS = {
  reads: refused(refusal("out-of-order")),
  writes: refused(refusal("not-done")),
} as const;

const KINDS: Readonly<Partial<Record<PropertyKey, keyof typeof ANSWERS>>> = {
  signIn: "reads",
  overview: "reads",
  search: "reads",
  suggest: "reads",
  title: "reads",
  find: "reads",
  classAt: "reads",
  picks: "reads",
  related: "reads",
  availabilityOf: "reads",
  loans: "reads",
  holds: "reads",
  pickupPlaces: "reads",
  messages: "reads",
  changePassword: "writes",
  renew: "writes",
  placeHold: "writes",
  changeHold: "writes",
  cancelHold: "writes",
  suspendHold: "writes",
  resumeHold: "writes",
  readMessage: "writes",
  setEmail: "writes",
  deleteEmail: "writes",
  confirmEmail: "writes",
  resendEmailCode: "writes",
};

/** A part of a library that refuses at once while it is away. */
export interface GuardedPart<Part> {
  readonly part: Part;
  isAway(): boolean;
  /** Checks its health. Two failures in a row close it, one success opens it again. */
  check(options: CallOptions): Promise<Result<unknown>>;
}

/**
 * Guards a part of a library: while its health checks fail, its calls are refused without waiting for their time limits (a
 * server that hangs would cost a patron seconds each time).
 */
export function guardPart<Part extends Pick<LibraryPort, "health">>(part: Part): GuardedPart<Part> {
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
    part: new Proxy(part, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name);
        const kind = KINDS[name];
        if (kind === undefined || typeof member !== "function") return member;
        return async (...args: readonly unknown[]) =>
          isAway() ? ANSWERS[kind] : (Reflect.apply(member, target, args) as unknown);
      },
    }),
  };
}
