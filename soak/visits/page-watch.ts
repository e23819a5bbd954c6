import { renderersOf } from "./gauges.ts";

/** After a reset there is the next page, and no second process of a page. */
const PAGES = 1;
/** When the next patron's card ended the visit, theirs is on, and the page that follows it may be waiting already. */
const PAGES_OF_A_VISIT = 2;
/** A process that was told to end may take so long (decision 3). */
const DEATH_MS = 500;
const EVERY_MS = 10;

/** Keeps account of the kiosk's page processes from reset to reset (level L3). */
export class PageWatch {
  readonly #main: number;
  #before: ReadonlySet<number> = new Set();

  constructor(main: number) {
    this.#main = main;
  }

  /** Every page process there is now. */
  all(): readonly number[] {
    return renderersOf(this.#main);
  }

  /** Process of the live page: the oldest, since the one that waits was made after it. Null when there is none. */
  live(): number | null {
    const pages = this.all();
    return pages.length === 0 ? null : Math.min(...pages);
  }

  /**
   * Looks after a reset. `goesOn`: a card ended the visit, so that the next one is on; asked once a reset then. Answers
   * what is there that should not be.
   */
  async afterReset(goesOn = false): Promise<readonly string[]> {
    const end = performance.now() + DEATH_MS;
    let now = this.all();
    while (this.#tooMany(now, goesOn) > 0 && performance.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
      now = this.all();
    }
    const tooMany = this.#tooMany(now, goesOn);
    this.#before = new Set(now);
    return tooMany > 0 ? [`L3: ${tooMany} process of an earlier page`] : [];
  }

  #tooMany(now: readonly number[], goesOn: boolean): number {
    if (!goesOn) return now.length - PAGES;
    // Of the pages before the reset the one that was waiting then stays.
    const stayed = now.filter((pid) => this.#before.has(pid)).length;
    return Math.max(now.length - PAGES_OF_A_VISIT, stayed - Math.max(0, this.#before.size - 1));
  }
}
