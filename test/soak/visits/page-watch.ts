import { renderersOf } from "./gauges.ts";

/** After a reset there are the cover and the next page, and no third process of a page. */
const PAGES = 2;
/** When the next patron's card ended the visit, theirs is on, and the page that follows it may be waiting already. */
const PAGES_OF_A_VISIT = 3;
/** A process that was told to end may take so long (kiosk-security 2.4). */
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
   * Looks right after a reset. `goesOn`: a card ended the visit, so that the next one is on. Answers what is there that
   * should not be.
   */
  async afterReset(goesOn = false): Promise<readonly string[]> {
    const most = goesOn ? PAGES_OF_A_VISIT : PAGES;
    const end = performance.now() + DEATH_MS;
    const stays = (pages: readonly number[]): readonly number[] =>
      pages.filter((pid) => this.#before.has(pid));
    let now = this.all();
    // Of the pages before the reset the cover stays, and the page that was waiting then.
    const mostStay = Math.max(1, this.#before.size - 1);
    while ((now.length > most || stays(now).length > mostStay) && performance.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
      now = this.all();
    }
    const stayed = stays(now);
    if (stayed.length === 1) this.#cover = stayed[0] ?? null;
    this.#before = new Set(now);
    const tooMany = Math.max(now.length - most, stayed.length - mostStay);
    return tooMany > 0 ? [`L3: ${tooMany} process of an earlier page`] : [];
  }
}
