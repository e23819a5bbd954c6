import type { Overview } from "#contract/domain/patron.ts";
import type { Hello } from "#contract/ipc/calls.ts";
import { REHEARSED, REHEARSING } from "#contract/visit.ts";
import { useStore } from "../state/store.ts";

/** An invented card; only its length matters. */
const NO_CARD = "000";

/** An invented patron, with one loan. */
const INVENTED: Overview = {
  patron: { cardTail: NO_CARD, password: "real", email: { state: "none" }, contactMethods: ["none"] },
  loans: {
    count: 1,
    overdue: 0,
    nextDue: "2100-01-01",
    nextTitle: {
      id: "",
      title: "本",
      reading: "ほん",
      volume: "",
      authors: [],
      ndc: "",
      bookMark: "",
      audience: "general",
      material: "book",
      language: "ja",
    },
  },
  holds: { count: 0, max: 1 },
  ready: [],
};

/** Main's answer in a visit without a card: the home screen. */
function atHome(hello: Hello): Hello {
  return { ...hello, visit: { ...hello.visit, phase: "browsing" }, goodbye: null, cardTail: null };
}

/**
 * Main's answer when the next patron's card ended the previous visit. Never the screen for a card that suffices alone (D87), which
 * calls main, nor the message of a library system that is away.
 */
function askingForPassword(hello: Hello): Hello {
  const capabilities = { ...hello.capabilities, checkOutByCard: false };
  return { ...atHome(hello), capabilities, partAway: null, cardTail: NO_CARD };
}

/** Resolves after the next frame. */
function drawn(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve, 0));
  });
}

/**
 * Renders what a spare page will most likely show first, and once each what a visit with a card shows next: the keyboard for its
 * password, and a patron's home screen. What was rendered once renders faster (docs/bench.md). Stops when the page goes live; tells
 * main when it is done.
 * @param likely Main's answer to `hello` if the page went live now.
 * @param loadScreens Loads the script of the screens.
 */
export async function rehearse(likely: Hello, loadScreens: () => Promise<void>): Promise<void> {
  const page = useStore.getState();
  page.rehearse(likely, null);
  await loadScreens();
  await drawn();
  // Without patrons a visit opens the screen for returns, which calls main.
  if (likely.settings.patrons) {
    page.rehearse(atHome(likely), INVENTED);
    await drawn();
    page.rehearse(askingForPassword(likely), null);
    await drawn();
    page.rehearse(likely, null);
    await drawn();
  }
  const { documentElement } = document;
  if (documentElement.hasAttribute(REHEARSING)) documentElement.setAttribute(REHEARSING, REHEARSED);
}
