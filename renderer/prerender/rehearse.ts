import type { Hello } from "#contract/ipc/calls.ts";
import { REHEARSED, REHEARSING } from "#contract/visit.ts";
import { useStore } from "../state/store.ts";

/** An invented card; only its length matters. */
const NO_CARD = "000";

/** Main's answer when the next patron's card ended the previous visit. Never the screen for a card that suffices alone (D87), which calls main. */
function askingForPassword(hello: Hello): Hello {
  const visit = { ...hello.visit, phase: "browsing" } as const;
  const capabilities = { ...hello.capabilities, checkOutByCard: false };
  return { ...hello, visit, capabilities, goodbye: null, cardTail: NO_CARD };
}

/** Resolves after the next frame. */
function drawn(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve, 0));
  });
}

/**
 * Renders what a spare page will most likely show first, and once the most expensive first screen: the keyboard for a
 * password. What was rendered once renders in a third of the time. Stops when the page goes live; tells main when it is done.
 * @param loadScreens loads the script of the screens
 */
export async function rehearse(likely: Hello, loadScreens: () => Promise<void>): Promise<void> {
  const page = useStore.getState();
  page.rehearse(likely);
  await loadScreens();
  await drawn();
  page.rehearse(askingForPassword(likely));
  await drawn();
  page.rehearse(likely);
  await drawn();
  const { documentElement } = document;
  if (documentElement.hasAttribute(REHEARSING)) documentElement.setAttribute(REHEARSING, REHEARSED);
}
