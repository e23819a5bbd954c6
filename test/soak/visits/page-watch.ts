import { renderersOf } from "./gauges.ts";

/** After a reset there are the cover and the next page, and no third process of a page. */
const PAGES = 2;
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

  /** Looks right after a reset. Answers what is there that should not be. */
  async afterReset(): Promise<readonly string[]> {
    const end = performance.now() + DEATH_MS;
    let now = this.all();
    while (now.length > PAGES && performance.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
      now = this.all();
    }
    // The cover is the one that stays.
    const stayed = now.filter((pid) => this.#before.has(pid));
    if (stayed.length === 1) this.#cover = stayed[0] ?? null;
    this.#before = new Set(now);
    return now.length > PAGES ? [`L3: ${now.length - PAGES} process of an earlier page`] : [];
  }
}
