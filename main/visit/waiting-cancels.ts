import type { Hold, HoldId } from "#contract/domain/hold.ts";
import type { News } from "#contract/ipc/news.ts";
import { type Refusal, type RefusalName, refusal } from "#contract/refusals.ts";
import type { Result } from "#contract/result.ts";
import { type Clock, type Milliseconds, startTicking } from "../time/clock.ts";

/** Sends the cancellation to the backend, once. */
export type SendCancel = () => Promise<Result<Hold>>;

/**
 * Cancellations that the patron can still undo. No backend can restore a place in the queue, so the cancellation is sent
 * only after the undo time. In memory only: a power cut leaves the hold as it is.
 */
export interface WaitingCancels {
  /**
   * Starts the undo time of a hold, or continues it. Returns the whole seconds left.
   */
  add(hold: HoldId, send: SendCancel): number;
  /** True = undone, it is never sent. False = it was not waiting. */
  undo(hold: HoldId): boolean;
  /**
   * Runs a write that may be refused because of a hold. If a cancellation is waiting or under way then, it is sent first and
   * the write is repeated.
   */
  makingRoom<T>(write: () => Promise<Result<T>>): Promise<Result<T>>;
  /** The patron leaves or signs in again: sends what waits; the outcome is not sent to any page. */
  leave(): void;
}

/** Dependencies of the waiting cancellations. */
export interface CancelDeps {
  readonly clock: Clock;
  /** Undo time, read when a cancellation begins. */
  wait(): Milliseconds;
  tell(news: News): void;
  /** The library refused: the backend or the patron's session may be gone. */
  onRefusal(name: RefusalName): void;
}

/** Refusals that a cancellation may resolve (D34, D47). */
const IN_THE_WAY: ReadonlySet<RefusalName> = new Set(["hold-limit", "already-held", "email-in-use-by-holds"]);
const SECOND = 1000;

interface Waiting {
  readonly send: SendCancel;
  readonly until: Milliseconds;
}

/** Creates it, with nothing waiting. */
export function createWaitingCancels({ clock, wait, tell, onRefusal }: CancelDeps): WaitingCancels {
  const waiting = new Map<HoldId, Waiting>();
  const onTheirWay = new Set<Promise<void>>();
  let patron = 0;
  let stopTicking = (): void => undefined;

  /** The outcome for an earlier patron reaches no page. */
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
    undo(hold) {
      const waited = waiting.delete(hold);
      if (waiting.size === 0) stopTicking();
      return waited;
    },
    async makingRoom(write) {
      const answer = await write();
      if (answer.ok || !IN_THE_WAY.has(answer.refusal.name)) return answer;
      sendAll();
      if (onTheirWay.size === 0) return answer;
      await Promise.all(onTheirWay);
      return write();
    },
    leave() {
      sendAll();
      patron += 1;
    },
  };
}
