import { paste, SELECTIONS } from "#test/support/kiosk/clipboard.ts";
import { marksInMemory, marksOnDisk } from "./gauges.ts";
import { marksIn } from "./marks.ts";
import { RESTARTING, type VisitPlan } from "./plan.ts";
import type { SoakStage } from "./stage.ts";

/** What a page of ours keeps or shows, with how many entries each store has. */
const CONTENTS = `(async () => JSON.stringify({
  stores: [
    document.cookie.length, localStorage.length, sessionStorage.length,
    (await indexedDB.databases()).length, (await caches.keys()).length, history.length - 1, window.name.length,
  ],
  kept: [
    document.cookie, Object.entries(localStorage), Object.entries(sessionStorage), await indexedDB.databases(),
    await caches.keys(), window.name, location.href, document.title, document.documentElement.outerHTML,
    String(getSelection()), [...document.querySelectorAll("input")].map((input) => input.value),
  ],
}))()`;
const STORES = [
  "cookies",
  "local storage",
  "session storage",
  "indexed DB",
  "caches",
  "history",
  "window.name",
];

/** How often the dear searches are made: once in so many visits. */
export const EVERY = { memory: 10, disk: 20, browser: 100, clipboards: 10 } as const;

/** What was looked for after a visit, and what was found where nothing of it may be. */
export interface Looked {
  readonly looked: readonly string[];
  readonly found: readonly string[];
  /** Marks in the browser process; null = not searched (level L5: reported, not judged). */
  readonly inBrowser: number | null;
}

/** L0: what the next page sees and keeps, in every page there is. */
async function inPages({ kiosk }: SoakStage): Promise<readonly string[]> {
  const ask = () => kiosk.look.everywhere<string>(CONTENTS);
  // A page that goes away in mid-look is no news; it must answer the second time.
  const pages = await ask().catch(ask);
  return pages.flatMap(({ url, value }) => {
    const { stores } = JSON.parse(value) as { readonly stores: readonly number[] };
    const full = stores.flatMap((count, at) => (count === 0 ? [] : [`L0: ${STORES[at]} of ${url}`]));
    return [...full, ...marksIn(value).map((mark) => `L0: mark ${mark} in ${url}`)];
  });
}

/** L1: what the next person could paste. */
async function inClipboards({ kiosk }: SoakStage): Promise<readonly string[]> {
  const found: string[] = [];
  for (const selection of SELECTIONS) {
    if ((await paste(kiosk.display, selection)) !== "") found.push(`L1: ${selection}`);
  }
  return found;
}

/** L5 of the pages that are there now: their whole memory. */
function inPageMemory({ pages }: SoakStage): readonly string[] {
  return pages
    .all()
    .flatMap((pid) => marksInMemory(pid).map((mark) => `L5: mark ${mark} in the memory of a page`));
}

/**
 * Looks for every mark of every visit so far, right after a reset: pages, stores and processes each time, the rest in
 * turns, and the clipboards whenever something was copied.
 */
export async function lookAround(
  stage: SoakStage,
  { number, copies, going, fault }: Pick<VisitPlan, "number" | "copies" | "going" | "fault">,
): Promise<Looked> {
  const due = (every: number): boolean => number % every === 0;
  const looked = ["pages", "processes"];
  const found = [...(await inPages(stage)), ...(await stage.pages.afterReset(going === "other-card"))];
  if (copies || due(EVERY.clipboards)) {
    looked.push("clipboards");
    found.push(...(await inClipboards(stage)));
  }
  if (due(EVERY.memory)) {
    looked.push("memory");
    found.push(...inPageMemory(stage));
  }
  // A program that was killed had no time to remove anything.
  if (due(EVERY.disk) || (fault !== null && RESTARTING.includes(fault))) {
    looked.push("disk");
    found.push(...marksOnDisk(stage.folders).map((one) => `L2: mark ${one}`));
  }
  const inBrowser = due(EVERY.browser) ? marksInMemory(stage.kiosk.process.pid ?? 0).length : null;
  return { looked, found, inBrowser };
}
