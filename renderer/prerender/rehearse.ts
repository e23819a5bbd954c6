import type { Hello } from "#contract/ipc/calls.ts";
import { useStore } from "../state/store.ts";
import { loadOpenBook } from "./open-book-loader.ts";

/** A card of nobody: only its length matters, for what is drawn is seen by nobody. */
const NO_CARD = "000";

/** What main answers when a card has ended the visit before: its password is asked for. */
function askingForPassword(hello: Hello): Hello {
  return { ...hello, visit: { ...hello.visit, phase: "browsing" }, goodbye: null, cardTail: NO_CARD };
}

/** Resolves when what stands now has been drawn. */
function drawn(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve, 0));
  });
}

/** So long a page rests before it goes on, in milliseconds: whoever ended the visit before may be at the next one already. */
const REST_MS = 1000;

/**
 * Draws what a page that waits will most likely show first, and once, in between, the screen with the most to draw that
 * can be first: the board of a password, when the card of the next patron ends the visit. What has been drawn once is
 * drawn in a third of the time. It is ready then; after a rest it draws what may come later (rehearse-screens.ts). A page that
 * goes live meanwhile rehearses no more.
 */
export async function rehearse(likely: Hello): Promise<void> {
  const page = useStore.getState();
  page.rehearse(likely);
  await loadOpenBook();
  await drawn();
  page.rehearse(askingForPassword(likely));
  await drawn();
  page.rehearse(likely);
  await new Promise((resolve) => setTimeout(resolve, REST_MS));
  if (!useStore.getState().rehearsing) return;
  // With the screens, not with the first script.
  const { rehearseScreens } = await import("./rehearse-screens.ts");
  page.rehearse(askingForPassword(likely));
  await rehearseScreens(drawn);
  page.rehearse(likely);
}
