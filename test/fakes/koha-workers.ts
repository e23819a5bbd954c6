/** The workers of a server: who finds none waits, in the order of coming. */
export interface Workers {
  /** Resolves when it is one's turn, to what gives the worker back; calling that twice counts once. */
  take(most: number): Promise<() => void>;
  /** Most that were at work at one moment. */
  busiest(): number;
}

/** Makes them. `most` of `take` is how many there are; 0 = any number. */
export function createWorkers(): Workers {
  const waiting: (() => void)[] = [];
  let busy = 0;
  let busiest = 0;

  function begin(): () => void {
    busy += 1;
    busiest = Math.max(busiest, busy);
    let isAtWork = true;
    return () => {
      if (!isAtWork) return;
      isAtWork = false;
      busy -= 1;
      waiting.shift()?.();
    };
  }

  return {
    async take(most) {
      if (most > 0 && busy >= most) await new Promise<void>((resolve) => waiting.push(resolve));
      return begin();
    },
    busiest: () => busiest,
  };
}
