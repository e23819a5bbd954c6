import { type Browser, chromium, type Locator, type Page } from "playwright-core";
import { literally } from "./control-names.ts";
import {
  isKioskPage,
  type Look,
  patiently,
  placeOf,
  placeOfNamed,
  type Rect,
  type Said,
  SHOWN_WORDS,
  targetsAt,
  topFirst,
  whereLive,
} from "./page-debugger.ts";

/*
 * Playwright on the debugging port of a kiosk, only to look: input comes from xdotool (decision 37). It is attached
 * without its defaults, which emulate focus and media and redirect downloads.
 */

/** What the live page says of the place of a control. Playwright takes a function by its text. */
const placeWhereLive = Function(
  "controls",
  "nth",
  `return ${whereLive(`(${String(placeOf)})(controls, nth)`)}`,
) as (controls: readonly Element[], nth: number) => Said<Rect | null>;

/** Looks into a kiosk's pages with Playwright. */
export interface PlaywrightLook extends Look {
  /** The live page; waits up to 5 s for one. */
  page(): Promise<Page>;
}

const ATTACH_MS = 30_000;

function attach(port: number, timeout = ATTACH_MS): Promise<Browser> {
  return chromium.connectOverCDP(`http://127.0.0.1:${port}`, { noDefaults: true, timeout });
}

const pagesOf = (browser: Browser): readonly Page[] => browser.contexts().flatMap((one) => one.pages());

/** Buttons and fields with a name; a string is the whole name. */
function controls(page: Page, name: string | RegExp): Locator {
  const mayHaveReadings = typeof name === "string" && /\p{sc=Han}/u.test(name);
  const named = { name: mayHaveReadings ? new RegExp(`^${literally(name)}$`, "u") : name, exact: true };
  return page.getByRole("button", named).or(page.getByRole("textbox", named));
}

/** Keys are most of what is pressed, and by their label they are found in a third of the time. */
const isKey = (name: string | RegExp): boolean => typeof name === "string" && name.length === 1;

/** Attaches to the debugging port that the kiosk told on stderr. */
export async function lookWithPlaywright(port: number): Promise<PlaywrightLook> {
  const browser = await attach(port);

  const pages = (): readonly Page[] =>
    pagesOf(browser)
      .map((page) => ({ url: page.url(), page }))
      .filter(({ url }) => isKioskPage(url))
      .toSorted(topFirst)
      .map(({ page }) => page);

  const livePage = (): Promise<Page> =>
    patiently(async () => {
      for (const page of pages()) {
        if ((await page.evaluate<number>(SHOWN_WORDS).catch(() => 0)) > 0) return page;
      }
      return null;
    });

  /** What the live page says. */
  async function said<T>(ask: (page: Page) => Promise<Said<T>>): Promise<T> {
    const answer = await patiently(async () => {
      for (const page of pages()) {
        const answer = await ask(page).catch(() => null);
        if (answer !== null) return answer;
      }
      return null;
    });
    return answer.value;
  }

  const read = <T>(expression: string): Promise<T> =>
    said<T>((page) => page.evaluate<Said<T>>(whereLive(expression)));

  return {
    page: livePage,
    at: async <T>(expression: string) => (await livePage()).evaluate<T>(expression),
    read,
    find: (name, nth) =>
      isKey(name)
        ? read(placeOfNamed(name, nth))
        : said((page) => controls(page, name).evaluateAll(placeWhereLive, nth)),
    everywhere: <T>(expression: string) =>
      Promise.all(
        pagesOf(browser)
          .filter((page) => page.url().startsWith("kiosk://"))
          .map(async (page) => ({ url: page.url(), value: await page.evaluate<T>(expression) })),
      ),
    contents: async () => (await targetsAt(port)).map(({ url }) => url),
    close: () => void browser.close().catch(() => "gone with the kiosk"),
  };
}

/** Longest time for a trace of a kiosk that may be hung or gone. */
const TRACE_MS = 15_000;

/** Writes a Playwright trace of what a kiosk's pages show now; throws when they do not answer in time. */
export async function traceOf(port: number, file: string): Promise<void> {
  const browser = await attach(port, TRACE_MS);
  try {
    await Promise.race([
      trace(browser, file),
      new Promise<never>((_resolve, reject) => {
        setTimeout(reject, TRACE_MS, new Error("the pages do not answer")).unref();
      }),
    ]);
  } finally {
    await browser.close();
  }
}

async function trace(browser: Browser, file: string): Promise<void> {
  const [context] = browser.contexts();
  if (context === undefined) throw new Error("there is no page");
  await context.tracing.start({ screenshots: true, snapshots: true });
  // A trace holds what an action finds on its page: an evaluation changes nothing there.
  await Promise.all(context.pages().map((page) => page.evaluate("document.title")));
  await context.tracing.stop({ path: file });
}

/** A node of Chromium's accessibility tree. */
export interface AccessibleNode {
  readonly role: string;
  readonly name: string;
  readonly focused: boolean;
}

/** A page as assistive technology meets it, from Chromium itself: what is not ignored, in reading order. */
export async function accessibleNodes(page: Page): Promise<readonly AccessibleNode[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  return nodes
    .filter(({ ignored }) => !ignored)
    .map(({ role, name, properties = [] }) => ({
      role: String(role?.value ?? ""),
      name: String(name?.value ?? ""),
      focused: properties.some((one) => one.name === "focused" && one.value.value === true),
    }));
}
