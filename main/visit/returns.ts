import type { CheckedIn, ReturnedCopy } from "#contract/domain/lending.ts";
import { ok, type Result } from "#contract/result.ts";

/** Milliseconds in which the same copy is one return: who is not sure of a scan scans again. */
const ONE_RETURN_MS = 30_000;

type Taken = Promise<Result<ReturnedCopy>>;

/** Copies that this terminal takes back. Nothing in it is about a borrower. */
export interface Returns {
  /**
   * Takes a copy back; `turn` resolves when those before it are done. The same copy again, under way or done a short time ago, is
   * answered as before. A copy that waits is sent although its visit has ended: it lies on the trolley by then.
   */
  takeBack(barcode: string, send: (turn: Promise<unknown>) => Promise<Result<CheckedIn>>): Taken;
  /** The copy was lent: its next return is another one. */
  lent(barcode: string): void;
  /** The copies returned in the current visit, in their order. */
  ofVisit(): readonly ReturnedCopy[];
  /** For the end of a visit: the next one begins without any, and a scan in it is a return of its own. */
  forget(): void;
}

/** Creates it, with nothing returned. */
export function createReturns(): Returns {
  /** Under way, or done a short time ago. */
  const recent = new Map<string, { readonly answer: Taken; isDone: boolean }>();
  let queue: Promise<unknown> = Promise.resolve();
  let done = new Map<string, ReturnedCopy>();

  async function dated(sent: Promise<Result<CheckedIn>>): Taken {
    const answer = await sent;
    return answer.ok ? ok({ ...answer.value, at: new Date().toISOString() }) : answer;
  }

  function once(barcode: string, send: (turn: Promise<unknown>) => Promise<Result<CheckedIn>>): Taken {
    const known = recent.get(barcode);
    if (known !== undefined) return known.answer;
    const entry = { answer: dated(send(queue)), isDone: false };
    recent.set(barcode, entry);
    const drop = () => {
      if (recent.get(barcode) === entry) recent.delete(barcode);
    };
    queue = entry.answer.then(({ ok: isDone }) => {
      entry.isDone = isDone;
      if (isDone) setTimeout(drop, ONE_RETURN_MS).unref();
      else drop();
    }, drop);
    return entry.answer;
  }

  return {
    async takeBack(barcode, send) {
      const visit = done;
      const answer = await once(barcode, send);
      if (answer.ok) visit.set(barcode, answer.value);
      return answer;
    },
    lent: (barcode) => void recent.delete(barcode),
    ofVisit: () => [...done.values()],
    forget() {
      done = new Map();
      for (const [barcode, { isDone }] of recent) if (isDone) recent.delete(barcode);
    },
  };
}
