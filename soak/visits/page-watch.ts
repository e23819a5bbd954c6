import { renderersOf } from "./gauges.ts";

/** After a reset there are the cover and the next page, and no third process of a page. */
const PAGES = 2;
/** When the next patron's card ended the visit, theirs is on, and the page that follows it may be waiting already. */
const PAGES_OF_A_VISIT = 3;
/** A process that was told to end may take so long (decision 3). */
const DEATH_MS = 500;
const EVERY_MS = 10;

/** Keeps account of the kiosk's page processes from reset to reset (level L3). */
export class PageWatch {
  readonly #main: number;
  #before: ReadonlySet<number> = new Set();
  #cover: number | null = null;

  constructor(main: number) {
    this.#main = main;
  }

  /** Every page process there is now. */
  all(): readonly number[] {
    return renderersOf(this.#main);
  }

  /** Process of the page that stands since the last reset; null before the second one, when the cover is not known yet. */
  live(): number | null {
    if (this.#cover === null && this.#before.size > 1) return null;
    return [...this.#before].find((pid) => pid !== this.#cover) ?? null;
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
    const stayed = this.#stayed(now);
    if (stayed.length === 1) this.#cover = stayed[0] ?? null;
    this.#before = new Set(now);
    return tooMany > 0 ? [`L3: ${tooMany} process of an earlier page`] : [];
  }

  #stayed(now: readonly number[]): readonly number[] {
    return now.filter((pid) => this.#before.has(pid));
  }

  #tooMany(now: readonly number[], goesOn: boolean): number {
    if (!goesOn) return now.length - PAGES;
    // Of the pages before the reset the cover stays, and the page that was waiting then.
    const stay = Math.max(1, this.#before.size - 1);
    return Math.max(now.length - PAGES_OF_A_VISIT, this.#stayed(now).length - stay);
  }
}
