import type { Clock } from "../visit/clock.ts";

/** A page is asked again after this time, in case the question itself was lost. */
const ASK_AGAIN_MS = 4000;
/**
 * Longest time without a picture. The pulse finds a silent page after 5.5 s, its reset takes 2 s at most, and the next
 * look comes 2 s later.
 */
export const BLIND_MS = 10_000;
/** A look that comes this late shows that the whole machine stood still; the page gets its time anew. */
const STANDSTILL_MS = 5000;

/** What the sight is made of. `Page`: whatever tells one page from another. */
export interface SightNeeds<Page> {
  readonly clock: Clock;
  /** The page that people see; null between two pages. */
  live(): Page | null;
  /** Resolves when the next frame of the page is drawn and shows words; may never do. */
  drawn(page: Page): Promise<void>;
  /** Nobody may expect frames now: the panel sleeps outside opening hours. */
  asleep(): boolean;
}

/**
 * Whether people can see anything (R92). A page may beat and answer while nothing it draws reaches the screen: its
 * process lives, the one that composes pictures does not. So the page is asked for a frame, not for a sign of life.
 */
export interface Sight {
  /** Called every 2 s. True = a picture was drawn within `BLIND_MS`. False until the first one. */
  lives(): boolean;
}

/** Makes the sight; nothing was seen yet. */
export function createSight<Page>({ clock, live, drawn, asleep }: SightNeeds<Page>): Sight {
  let seenAt: number | null = null;
  let lookedAt = clock();
  let asked: { readonly page: Page; readonly at: number } | null = null;

  async function ask(page: Page, at: number): Promise<void> {
    const question = { page, at };
    asked = question;
    try {
      await drawn(page);
      seenAt = clock();
    } catch {
      // It cannot be asked: it is going, or gone.
    }
    if (asked === question) asked = null;
  }

  return {
    lives() {
      const now = clock();
      const late = now - lookedAt;
      lookedAt = now;
      if (seenAt !== null && late > STANDSTILL_MS) seenAt += late;
      const page = live();
      const waits = asked !== null && asked.page === page && now - asked.at < ASK_AGAIN_MS;
      if (page !== null && !waits) void ask(page, now);
      if (asleep()) seenAt = now;
      return seenAt !== null && now - seenAt <= BLIND_MS;
    },
  };
}
