import { afterEach, beforeEach, expect } from "vitest";
import type { Attacked } from "#test/support/attacks/attacked-kiosk.ts";
import { CARD, PASSWORD, signIn } from "./patron.ts";
import { SCREEN, type Terminal } from "./terminal.ts";

/** What may never stand in a log: the patron's, in any spelling (R60). */
export const OF_THE_PATRON = new RegExp(`${CARD}|${PASSWORD}|ordinary@|羅生門|思考の整理学|舟を編む`, "iu");

/** All that the machine's own journal holds of this boot. */
export const journal = ({ machine }: Terminal): string =>
  machine.sure(["journalctl", "-b", "--no-pager", "-o", "cat"]);

/** Our one window, over the whole screen. */
export function expectOurScreen(terminal: Terminal): void {
  const windows = terminal.onScreen("wmctrl", "-lG").trim().split("\n");
  expect(windows).toHaveLength(1);
  const [, , ...place] = (windows[0] ?? "").split(/\s+/u).slice(0, 6).map(Number);
  expect(place).toEqual([0, 0, SCREEN.width, SCREEN.height]);
}

/** A page may ask so often and not more (R55): then it asks again. */
const OVERVIEW = `(async () => {
  for (;;) {
    const { ok, refusal } = await window.kiosk.overview({});
    if (refusal?.name !== "too-many-requests") return ok;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
})()`;

/** True when the page's patron is signed in; a page that goes away meanwhile has none. */
const isSignedIn = (kiosk: Attacked): Promise<boolean> => kiosk.look.at<boolean>(OVERVIEW).catch(() => false);

/**
 * Signs a patron in before each test of the suite, unless the one before left the visit untouched; after each test the
 * visit is untouched or closed, on our screen, and no log holds anything of the patron.
 */
export function patronEach(terminal: () => Terminal, kiosk: () => Attacked): void {
  let page: unknown = null;
  let before = 0;

  beforeEach(async () => {
    if (!(await isSignedIn(kiosk()))) {
      await signIn(terminal());
      expect(await isSignedIn(kiosk()), "the patron is signed in").toBe(true);
    }
    page = await kiosk().look.at("performance.timeOrigin");
    before = terminal().log().length;
  }, 60_000);

  afterEach(async () => {
    const closed = terminal()
      .log()
      .slice(before)
      .some(({ event }) => event === "visit-reset");
    expect(await isSignedIn(kiosk()), "the visit is untouched or closed").toBe(!closed);
    if (!closed) expect(await kiosk().look.at("performance.timeOrigin"), "the same page").toBe(page);
    expectOurScreen(terminal());
    expect(JSON.stringify(terminal().log())).not.toMatch(OF_THE_PATRON);
    expect(journal(terminal())).not.toMatch(OF_THE_PATRON);
  }, 60_000);
}
