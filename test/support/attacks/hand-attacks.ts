import { spawn } from "node:child_process";
import { afterEach, describe, expect, it, onTestFinished } from "vitest";
import { copy, SELECTIONS } from "../kiosk/clipboard.ts";
import { endChild } from "../kiosk/display.ts";
import { A_MARK, pointsApart, screenPoints } from "../kiosk/screen-points.ts";
import type { FakePrograms } from "../system/fake-programs.ts";
import type { Attacked } from "./attacked-kiosk.ts";
import { afterReset, windowsOf } from "./attempts.ts";
import {
  dragWindow,
  goBackAndForward,
  type Hands,
  MENU_KEYS,
  pressChords,
  pressShift,
  SPECIAL_KEYS,
  zoom,
} from "./keyboard-attacks.ts";

/** What the page may hear of: keys that move about, and those that only hold others down. */
const LET_IN = /^(Tab|Enter|NumpadEnter|Space|Escape|Arrow\w+|Shift\w+|CapsLock|NumLock)$/u;

/** Things to press that the kiosk itself never shows: a link, a sentence, a field. */
const BAIT = `(() => {
  document.querySelector("#bait")?.remove();
  const bait = Object.assign(document.createElement("div"), { id: "bait" });
  bait.style.cssText = "position:fixed;left:100px;top:600px;width:800px;height:600px;z-index:9999;font-size:40px";
  const link = Object.assign(document.createElement("a"), { href: "kiosk://app/index.html", textContent: "LINK" });
  const words = Object.assign(document.createElement("p"), { textContent: "WORDS OF SOMEBODY" });
  const field = Object.assign(document.createElement("input"), { id: "bait-field" });
  for (const one of [link, words, field]) one.style.cssText = "display:block;width:600px;height:120px;margin:20px";
  bait.append(link, words, field);
  document.body.append(bait);
  return Object.fromEntries([["link", link], ["words", words], ["field", field]].map(([name, one]) => {
    const { x, y, width, height } = one.getBoundingClientRect();
    return [name, [Math.round(x + Math.min(width / 2, 60)), Math.round(y + height / 2)]];
  }));
})()`;
type Place = readonly [number, number];

/** Looks in a row that find the same picture: a busy machine may take its time between two frames of a change. */
const STILL_LOOKS = 3;

/**
 * The ways out for somebody with a keyboard and a mouse, as tests of the suite that calls this (R2 to R49). The window manager may have keys of its own; nothing here asks it for anything.
 */
export function handAttacks(current: () => Attacked, fakes: () => FakePrograms): void {
  const hands = (): Hands => ({ key: current().key, run: current().display.run });
  const run = (...words: string[]): string => current().display.run("xdotool", ...words);
  const at = ([x, y]: Place, ...more: string[]): string => run("mousemove", `${x}`, `${y}`, ...more);
  const bait = () => current().look.at<Record<"link" | "words" | "field", Place>>(BAIT);
  const typed = () => current().look.at<string>("document.querySelector('#bait-field').value");
  const picture = (): Buffer => screenPoints(current().display);
  /** The picture once the screen is still for some looks: a page that was just changed may not be drawn yet. */
  const stillPicture = async (): Promise<Buffer> => {
    let before = picture();
    let still = 0;
    await expect
      .poll(
        () => {
          const now = picture();
          still = pointsApart(now, before) < A_MARK ? still + 1 : 0;
          before = now;
          return still;
        },
        { timeout: 10_000, interval: 100 },
      )
      .toBeGreaterThanOrEqual(STILL_LOOKS);
    return before;
  };
  /** Waits until the screen shows this picture again. */
  const showsAgain = (before: Buffer): Promise<void> =>
    expect.poll(() => pointsApart(picture(), before)).toBeLessThan(A_MARK);
  const place = (): string => current().display.run("wmctrl", "-lG").split(/\s+/u).slice(2, 6).join(" ");
  /** All that a way out would change. */
  const state = async () => ({
    // The desktop it stands on is the window manager's to say.
    windows: windowsOf(current()).map((line) => line.split(/\s+/u)[0]),
    place: place(),
    contents: await current().look.contents(),
    page: await current().look.at(
      "[performance.timeOrigin, location.href, history.length, devicePixelRatio, innerWidth, innerHeight, visualViewport.scale, document.title]",
    ),
  });
  /** Keys that the page hears while something is done; ends with a plain key that it must hear. */
  async function heard(action: () => void): Promise<readonly string[]> {
    await current().look.at(
      "void (window.heard ??= (addEventListener('keydown', (e) => window.heard.push(e.code), true), []), window.heard.length = 0)",
    );
    action();
    await expect
      .poll(
        async () => {
          current().key("Down");
          return (await current().look.at<string[]>("window.heard")).at(-1);
        },
        { timeout: 20_000, interval: 200, message: "the keyboard is the kiosk's again" },
      )
      .toBe("ArrowDown");
    return current().look.at<string[]>("window.heard");
  }

  describe("somebody with a keyboard", () => {
    it("finds no menu, no developer tools and no other window behind any key (R4, R7, R11)", async () => {
      const before = await state();
      const keys = await heard(() => current().key(...MENU_KEYS));
      expect(await state()).toEqual(before);
      expect(keys.filter((code) => !LET_IN.test(code))).toEqual([]);
    });

    it("gets no chord through to the page (R36)", async () => {
      const before = await state();
      const keys = await heard(() => {
        pressChords(hands());
      });
      expect(keys.filter((code) => !LET_IN.test(code))).toEqual([]);
      await expect.poll(state).toEqual(before);
    });

    it("does nothing with keys for media, power, mail and the like (R48)", async () => {
      const before = await state();
      const keys = await heard(() => current().key(...SPECIAL_KEYS));
      expect(keys.filter((code) => !LET_IN.test(code))).toEqual([]);
      expect(await state()).toEqual(before);
      expect(fakes().started()).toEqual([]);
    });

    it("goes neither back nor forward (R47)", async () => {
      // Chromium goes back to pages only that somebody touched, and not every time.
      at([20, 20], "click", "1");
      await current().look.at("history.pushState(null, '', '/index.html?second')");
      const entries = () => current().look.at("[history.length, navigation.entries().length]");
      await expect.poll(entries).toEqual([1, 1]);
      goBackAndForward(hands());
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(await current().look.at("location.search")).toBe("?second");
      await current().look.at("history.replaceState(null, '', '/index.html')");
    });

    it("has no keys that stick (R45)", async () => {
      await current().look.at(
        "void addEventListener('keydown', (e) => { window.last = [e.code, e.shiftKey, e.getModifierState('Shift')] }, true)",
      );
      pressShift(hands());
      await heard(() => undefined);
      expect(await current().look.at("window.last")).toEqual(["ArrowDown", false, false]);
    });
  });

  describe("somebody with a mouse", () => {
    // A caret that blinks in it would keep the screen from ever being still.
    afterEach(() => current().look.at("void document.querySelector('#bait')?.remove()"));

    it("opens no menu with its buttons or with a long press, and selects nothing (R32)", async () => {
      const { link, words, field } = await bait();
      at([20, 20]);
      const before = await stillPicture();
      for (const spot of [link, words, [1, 1], [1079, 1919]] as const) at(spot, "click", "3");
      at(words, "mousedown", "1", "sleep", "1.2", "mouseup", "1");
      at(words, "click", "--repeat", "3", "1");
      at(words, "mousedown", "1", "mousemove_relative", "200", "5", "mouseup", "1");
      current().key("Menu", "shift+F10");
      at([20, 20]);
      expect(await current().look.at("getSelection().toString()")).toBe("");
      await showsAgain(before);
      at(field, "click", "3");
      expect(windowsOf(current())).toHaveLength(1);
    });

    it("opens no window by a link, with whatever button and key (R7)", async () => {
      const { link } = await bait();
      const before = await current().look.contents();
      const more = async () => (await current().look.contents()).filter((one) => !before.includes(one));
      // The last key makes it an ordinary press, which loads our own document anew: that page is replaced.
      const { reason } = await afterReset(current(), () => {
        at(link, "click", "2");
        for (const key of ["shift", "ctrl", "alt", "super"])
          at(link, "keydown", key, "click", "1", "keyup", key);
      });
      expect(reason).toBe("crash");
      await expect.poll(more).toEqual([]);
      expect(windowsOf(current())).toHaveLength(1);
    });

    it("drags nothing anywhere (R31)", async () => {
      const { link, words, field } = await bait();
      for (const from of [link, words]) {
        at(from, "mousedown", "1");
        for (let step = 1; step <= 10; step += 1) {
          at([
            Math.round(from[0] + ((field[0] - from[0]) * step) / 10),
            Math.round(from[1] + ((field[1] - from[1]) * step) / 10),
          ]);
        }
        run("mouseup", "1");
      }
      expect(await typed()).toBe("");
      expect(await current().look.at("location.href")).toBe("kiosk://app/index.html");
    });

    it("pastes nothing of anybody, by button or by key (R36, R49)", async () => {
      const { field } = await bait();
      for (const selection of SELECTIONS) await copy(current().display, selection, "of the one before");
      at(field, "click", "1");
      at(field, "click", "2");
      current().key("ctrl+v", "shift+Insert", "ctrl+shift+v");
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(await typed()).toBe("");
    });

    it("cannot zoom (R46)", async () => {
      const before = await state();
      zoom(hands());
      expect(await state()).toEqual(before);
    });

    it("cannot move, size or hide the window (R5, R6)", async () => {
      dragWindow(hands());
      const [own = ""] = windowsOf(current()).map((line) => line.split(/\s+/u)[0]);
      // A window that was put away keeps its place in the list.
      const there = (): readonly [boolean, string] => [
        current().display.run("xwininfo", "-id", own).includes("IsViewable"),
        place(),
      ];
      run("windowminimize", own);
      await expect.poll(there).toEqual([true, "0 0 1080 1920"]);
      current().display.run("wmctrl", "-r", "Shiori", "-b", "remove,fullscreen");
      await new Promise((resolve) => setTimeout(resolve, 500));
      expect(there()).toEqual([true, "0 0 1080 1920"]);
      // Electron did not hear of that, and takes the window for full screen while it is moved.
      current().display.run("wmctrl", "-r", "Shiori", "-e", "0,200,200,300,300");
      await expect.poll(there).toEqual([true, "0 0 1080 1920"]);
      await new Promise((resolve) => setTimeout(resolve, 500));
      expect(there()).toEqual([true, "0 0 1080 1920"]);
    });
  });

  describe("a strange window", () => {
    it("does not stay on top, and the log says that there was one (R35)", async () => {
      at([20, 20]);
      const [own = ""] = windowsOf(current());
      const top = (): string =>
        current()
          .display.run("xprop", "-root", "_NET_CLIENT_LIST_STACKING")
          .trim()
          .split(/[\s,]+/u)
          .at(-1) ?? "";
      const before = await stillPicture();
      const noticed = current()
        .log()
        .filter(({ event }) => event === "focus-lost").length;
      const [program, ...words] = current().display.argv(
        "xmessage",
        ...["-geometry", "400x400+300+700", "-title", "stranger", "x"],
      );
      const stranger = spawn(program, words, {
        env: current().display.environment,
        stdio: "ignore",
      });
      onTestFinished(() => endChild(stranger));
      await expect.poll(() => windowsOf(current()).length).toBe(2);
      const started = performance.now();
      current().display.run("wmctrl", "-a", "stranger");
      await expect
        .poll(() => Number.parseInt(top(), 16), { timeout: 20_000, interval: 50 })
        .toBe(Number.parseInt(own, 16));
      await showsAgain(before);
      process.stdout.write(`on top again after ${Math.round(performance.now() - started)} ms\n`);
      expect(
        current()
          .log()
          .filter(({ event }) => event === "focus-lost").length,
      ).toBeGreaterThan(noticed);
      await endChild(stranger);
      await expect.poll(() => windowsOf(current()).length).toBe(1);
    });
  });
}
