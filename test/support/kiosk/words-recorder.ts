import type { Kiosk } from "./kiosk.ts";

/** Somebody who looks at every page of the kiosk, also the hidden ones, from now on. */
export interface Watcher {
  /** Stops looking; answers every different text that any page of ours has shown. */
  stop(): Promise<readonly string[]>;
}

const EVERY_MS = 15;

/** Looks about forty times a second; a page that goes away in mid-look is no news. */
export function watchWords(kiosk: Kiosk): Watcher {
  const seen = new Set<string>();
  let watching = true;
  const look = async (): Promise<void> => {
    // With the words of what is hidden; the text as it is seen would have every page laid out each time.
    const pages = await kiosk.look.everywhere<string>("document.body?.textContent ?? ''").catch(() => []);
    for (const { value } of pages) if (typeof value === "string") seen.add(value);
  };
  const work = (async () => {
    while (watching) {
      await look();
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    }
    await look();
  })();
  return {
    async stop() {
      watching = false;
      await work;
      return [...seen];
    },
  };
}
