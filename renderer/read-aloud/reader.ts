import { languageNow, translator } from "../i18n/index.ts";
import { kiosk } from "../kiosk.ts";
import { describe, echo } from "./describe.ts";
import { groundNow, headingNow, sentences, wordsOf } from "./text.ts";

/** Milliseconds in which simultaneous changes are read together: a new screen, its focus, a notice. */
const TOGETHER_MS = 80;
/** Milliseconds after a text in which a further change is read together with it, instead of cutting it off. */
const SOON_MS = 1500;
const LIVE = "[role='status'], [role='alert'], [aria-live='polite'], [aria-live='assertive']";

/** Longest text that main takes. */
const LONGEST = 1500;

/** Reads the screen aloud. */
export interface Reader {
  /** Reads the screen, and the focused control. */
  again(): void;
  stop(): void;
}

/** Starts reading: the screen, then focus changes, input and notices. Any key or touch interrupts it. */
export function startReader(): Reader {
  const t = () => translator(languageNow());
  let pieces: string[] = [t()("speech.on")];
  let timer = 0;
  let screen = "";
  let typed = "";
  let reached: EventTarget | null = document.activeElement;
  let recent: { readonly text: string; readonly at: number } | null = null;
  const told = new Map<Element, string>();

  function say(): void {
    const now = performance.now();
    const more = sentences(pieces);
    pieces = [];
    if (more === "") return;
    const before = recent !== null && now - recent.at < SOON_MS ? recent : null;
    const text = sentences([before?.text ?? "", more]).slice(0, LONGEST);
    recent = { text, at: before?.at ?? now };
    void kiosk().speak({ text, language: languageNow() });
  }

  function soon(...more: string[]): void {
    pieces.push(...more);
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
      lookAround();
      say();
    }, TOGETHER_MS);
  }

  function screenWords(): string {
    const ground = groundNow();
    if (ground === null) return "";
    const controls = ground.querySelectorAll("button").length;
    return sentences([wordsOf(ground), controls === 0 ? "" : t()("speech.controls", { count: controls })]);
  }

  function focusWords(): string {
    const here = document.activeElement;
    return here instanceof HTMLElement && here.matches("button, a, input, [role='textbox']")
      ? describe(here, t())
      : "";
  }

  /** Changed live regions. */
  function news(): string[] {
    return [...document.querySelectorAll(LIVE)].flatMap((region) => {
      const words = wordsOf(region);
      const before = told.get(region) ?? "";
      told.set(region, words);
      return words === before || words === "" ? [] : [words];
    });
  }

  /** A new heading is a new screen, which is read completely; otherwise only changes. */
  function lookAround(): void {
    const heading = headingNow()?.textContent ?? "";
    const more = news();
    if (heading !== screen) {
      screen = heading;
      pieces.unshift(screenWords());
      return;
    }
    pieces.push(...more);
  }

  const onFocus = ({ target }: FocusEvent): void => {
    // The window lost and regained the focus: nothing has changed.
    if (target === reached) return;
    reached = target;
    typed = target instanceof HTMLInputElement ? target.value : "";
    soon(focusWords());
  };
  const onInput = ({ target }: Event): void => {
    if (!(target instanceof HTMLInputElement)) return;
    soon(echo(target, typed, t()));
    typed = target.value;
  };
  const cutOff = (): void => {
    pieces = [];
    recent = null;
    void kiosk().hush({});
  };
  // Only detects changes; they are read when the page has settled.
  const watch = new MutationObserver(() => soon());

  document.addEventListener("focusin", onFocus);
  document.addEventListener("input", onInput);
  document.addEventListener("pointerdown", cutOff, true);
  document.addEventListener("keydown", cutOff, true);
  watch.observe(document.body, { subtree: true, childList: true, characterData: true });
  soon(focusWords());
  return {
    again() {
      pieces = [];
      recent = null;
      screen = "";
      soon(focusWords());
    },
    stop() {
      window.clearTimeout(timer);
      watch.disconnect();
      document.removeEventListener("focusin", onFocus);
      document.removeEventListener("input", onInput);
      document.removeEventListener("pointerdown", cutOff, true);
      document.removeEventListener("keydown", cutOff, true);
      pieces = [t()("speech.off")];
      recent = null;
      say();
    },
  };
}
