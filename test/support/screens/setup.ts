import * as matchers from "@testing-library/jest-dom/matchers";
import "@testing-library/jest-dom/vitest";
import { cleanup, configure } from "@testing-library/react";
import { afterEach, expect } from "vitest";
import { loadCatalogues } from "#renderer/i18n/catalogues.ts";
import { pressTime, setPressClock } from "#renderer/input/press-guard.ts";
import { endPage } from "./open-page.tsx";
import { pressClock } from "./press-clock.ts";

configure({
  // What is waited for comes at once, but for a machine that others share.
  asyncUtilTimeout: 20_000,
  // The title on a drawn cover is decoration: a text is looked for beside it.
  defaultIgnore: "script, style, .slip",
});

expect.extend({
  // It takes the no-break spaces of a date for spaces in the page, but not in what is expected.
  toHaveTextContent(element, expected: string | RegExp, ...rest) {
    const said = typeof expected === "string" ? expected.replaceAll("\u00a0", " ") : expected;
    return matchers.toHaveTextContent.call(this, element, said, ...rest);
  },
});

// A test may use any language at once.
await loadCatalogues();

// jsdom knows <dialog> but not its modal side.
if (HTMLDialogElement.prototype.showModal === undefined) {
  HTMLDialogElement.prototype.showModal = function showModal(this: HTMLDialogElement) {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close(this: HTMLDialogElement) {
    this.open = false;
  };
}

// jsdom takes furigana for blocks, and would put a gap after each of them into the name of a control.
document.head.append(
  Object.assign(document.createElement("style"), { textContent: "ruby { display: inline }" }),
);

// The page lies as on one wide page; jsdom's own window is lower than any panel.
Object.assign(window, { innerWidth: 1280, innerHeight: 1024 });

// Files share a worker: a screen that opened by the real clock would be too new for every later press.
setPressClock(pressClock);

// A press counts by the time its finger lifted, so a click must tell the time that the test has set.
window.addEventListener(
  "click",
  (event) => Object.defineProperty(event, "timeStamp", { value: pressTime() }),
  true,
);

afterEach(() => {
  cleanup();
  endPage();
});
