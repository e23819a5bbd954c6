import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { Overview } from "#contract/domain/patron.ts";
import type { Language } from "#contract/domain/text.ts";
import type { Hello } from "#contract/ipc/calls.ts";
import { App } from "#renderer/app/app.tsx";
import { live } from "#renderer/app/live.ts";
import { loadOpenBook } from "#renderer/app/open-book-loader.ts";
import { setPressClock } from "#renderer/input/press-guard.ts";
import type { Route } from "#renderer/navigation/route.ts";
import { dropAnswers } from "#renderer/queries/query-client.ts";
import { forgetEverything, useStore } from "#renderer/state/store.ts";
import { type FakeKiosk, fakeKiosk, HELLO, OVERVIEW, SETTINGS } from "./fake-kiosk.ts";
import { passTime, pressClock } from "./press-clock.ts";

/** Longer than any wait of the press guard: a deliberate patron. */
const DELIBERATE_MS = 1000;

let stop: (() => void) | null = null;

/** A page in front of a patron. */
export interface OpenPage {
  readonly kiosk: FakeKiosk;
  /** Presses the button with these words; the first one, where the screen has it twice. */
  press(name: string | RegExp): Promise<void>;
  /** The patron reads for a while: longer than the press guard waits. */
  pause(): void;
  /** Types on a terminal's keyboard into the focused field. */
  type(text: string): Promise<void>;
}

/** How the page is met. */
export interface PageOptions {
  readonly language?: Language;
  readonly hello?: Partial<Hello>;
  /** Done before the page asks anything. */
  readonly first?: (kiosk: FakeKiosk) => void;
}

/** Opens a page as the kiosk does: it listens, says hello and is drawn. */
export async function openPage({ language = "ja", hello = {}, first }: PageOptions = {}): Promise<OpenPage> {
  const kiosk = fakeKiosk({ ...HELLO, settings: { ...SETTINGS, language }, ...hello });
  first?.(kiosk);
  Object.defineProperty(window, "kiosk", { value: kiosk.bridge, configurable: true });
  setPressClock(pressClock);
  const user = userEvent.setup();
  await Promise.all([
    loadOpenBook(),
    import("#renderer/app/input-devices.ts"),
    import("#renderer/prerender/warm-fonts.ts"),
  ]);
  render(<App />);
  const stopPage = live();
  stop = () => {
    stopPage();
    forgetEverything();
    dropAnswers();
    kiosk.expectNoSurprises();
  };
  await act(async () => undefined);
  return {
    kiosk,
    async press(name) {
      passTime(DELIBERATE_MS);
      const [button] = await screen.findAllByRole("button", { name });
      if (button !== undefined) await user.click(button);
    },
    pause() {
      passTime(DELIBERATE_MS);
    },
    async type(text) {
      await user.keyboard(text);
    },
  };
}

/** Opens a page for a patron who is signed in, at a screen. */
export async function openSignedIn(
  route: Route | null,
  { overview = OVERVIEW, ...options }: PageOptions & { readonly overview?: Overview } = {},
): Promise<OpenPage> {
  const visit = { ...HELLO.visit, phase: "signed-in" as const };
  const page = await openPage({ ...options, hello: { ...options.hello, visit } });
  page.kiosk.grants("overview", overview);
  act(() => {
    useStore.getState().setOverview(overview);
    if (route !== null) useStore.getState().go(route);
  });
  await act(async () => undefined);
  return page;
}

/** Lets the kiosk tell something and the page take it in. */
export async function told(tell: () => void): Promise<void> {
  await act(async () => tell());
}

/** Ends the page of a test and reports unexpected calls. */
export function endPage(): void {
  const end = stop;
  stop = null;
  end?.();
}

/** Finds the paragraph that says just this sentence, also where a title inside it is in a language of its own. */
export function whole(sentence: string): (content: string, element: Element | null) => boolean {
  return (_, element) => element?.tagName === "P" && element.textContent === sentence;
}
