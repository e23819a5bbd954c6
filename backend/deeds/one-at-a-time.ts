/** Runs the work of one name one after another; different names do not wait for each other. */
export class OneAtATime {
  readonly #tails = new Map<string, Promise<unknown>>();

  /** Waits for the earlier work of this name, then runs; a failure of one is not a failure of the next. */
  async run<T>(name: string, work: () => Promise<T>): Promise<T> {
    const before = this.#tails.get(name) ?? Promise.resolve();
    const mine = before.then(work, work);
    this.#tails.set(name, mine);
    try {
      return await mine;
    } finally {
      if (this.#tails.get(name) === mine) this.#tails.delete(name);
    }
  }
}
