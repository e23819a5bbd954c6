import type { Hold, HoldId } from "#contract/domain/hold.ts";
import type { News } from "#contract/ipc/news.ts";
import { type Refusal, type RefusalName, refusal } from "#contract/refusals.ts";
import type { Result } from "#contract/result.ts";
import { type Clock, type Milliseconds, startTicking } from "./clock.ts";

/** Sends the cancellation to the backend, once. */
export type SendCancel = () => Promise<Result<Hold>>;

/**
 * Cancellations that the patron can still take back. No backend can give a place in the queue back, so nothing is
 * sent while one waits: taken back, the hold was never touched. In memory only: a power cut leaves the hold as it is,
 * which is what the patron was told of this time.
 */
export interface WaitingCancels {
  /**
   * From now on it waits. Answers the whole seconds that are left; asked again about the same hold, the rest of them.
   */
  add(hold: HoldId, send: SendCancel): number;
  /** True: it waits no more and is never sent. False: it did not wait. */
  takeBack(hold: HoldId): boolean;
  /**
   * Does something that a hold may stand in the way of. When it does, and it is one that waits here or is on its way, the
   * cancellation comes first, and the deed once more.
   */
  makingRoom<T>(deed: () => Promise<Result<T>>): Promise<Result<T>>;
  /** The patron has gone, or signs in anew: what waits is sent now, and no page hears of it any more. */
  leave(): void;
}

/** What must be known and can be told. */
export interface CancelDeps {
  readonly clock: Clock;
  /** How long one waits; asked when it begins. */
  wait(): Milliseconds;
  tell(news: News): void;
  /** The library said no: a sign that the backend, or the patron's session, is gone. */
  onRefusal(name: RefusalName): void;
}

/** Refusals that one hold less may undo (D34, D47). */
const IN_THE_WAY: ReadonlySet<RefusalName> = new Set(["hold-limit", "already-held", "email-in-use-by-holds"]);
const SECOND = 1000;

interface Waiting {
  readonly send: SendCancel;
  readonly until: Milliseconds;
}

/** Makes it; nothing waits. */
export function createWaitingCancels({ clock, wait, tell, onRefusal }: CancelDeps): WaitingCancels {
  const waiting = new Map<HoldId, Waiting>();
  const onTheirWay = new Set<Promise<void>>();
  let patron = 0;
  let stopTicking = (): void => undefined;

  /** An answer for who has gone reaches no page. */
  function report(of: number, hold: HoldId, outcome: Refusal | null): void {
    if (of !== patron) return;
    tell({ type: "cancelled", hold, refusal: outcome });
    if (outcome !== null) onRefusal(outcome.name);
  }

  function send(hold: HoldId, { send: go }: Waiting): void {
    const of = patron;
    waiting.delete(hold);
    if (waiting.size === 0) stopTicking();
    const sent = go()
      .then(
        (answer) => report(of, hold, answer.ok ? null : answer.refusal),
        () => report(of, hold, refusal("unexpected")),
      )
      .finally(() => onTheirWay.delete(sent));
    onTheirWay.add(sent);
  }

  function sendAll(which: (one: Waiting) => boolean = () => true): void {
    for (const [hold, one] of waiting) if (which(one)) send(hold, one);
  }

  return {
    add(hold, go) {
      const known = waiting.get(hold);
      const until = known?.until ?? clock() + wait();
      if (known === undefined) {
        if (waiting.size === 0) stopTicking = startTicking(() => sendAll((one) => clock() >= one.until));
        waiting.set(hold, { send: go, until });
      }
      return Math.max(0, Math.ceil((until - clock()) / SECOND));
    },
    takeBack(hold) {
      const waited = waiting.delete(hold);
      if (waiting.size === 0) stopTicking();
      return waited;
    },
    async makingRoom(deed) {
      const answer = await deed();
      if (answer.ok || !IN_THE_WAY.has(answer.refusal.name)) return answer;
      sendAll();
      if (onTheirWay.size === 0) return answer;
      await Promise.all(onTheirWay);
      return deed();
    },
    leave() {
      sendAll();
      patron += 1;
    },
  };
}
