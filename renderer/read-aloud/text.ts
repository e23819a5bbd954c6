/** Blocks whose words belong to one breath. */
const BLOCKS = "p, li, h1, h2, h3, dt, dd, td, th, legend, div, header, section, ul, main, dialog";
/** Controls say themselves when they are reached; the others are not for the ear. */
const UNREAD =
  "button, a, input, select, textarea, rt, rp, svg, script, [aria-hidden='true'], [hidden], [data-unspoken]";
/** A sentence that ends needs no stop behind it. */
const ENDS = /[。．.!?！？:：、，]$/u;

function isSeen(element: Element): boolean {
  return element.checkVisibility?.({ visibilityProperty: true }) ?? true;
}

/**
 * What is said in the place of an element's words, where it says so (`data-spoken`): a title or a name by the reading of
 * the catalogue. In Japanese only: to the voices of other languages a reading in kana is nothing. Null = its words.
 */
export function spokenFor(element: Element): string | null {
  return document.documentElement.lang.startsWith("ja") ? element.getAttribute("data-spoken") : null;
}

/** The words below an element, block by block, as sentences. */
export function wordsOf(ground: Element): string {
  const walker = document.createTreeWalker(ground, NodeFilter.SHOW_TEXT);
  const parts: { readonly block: Element | null; text: string }[] = [];
  let said: Element | null = null;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement;
    const written = (node.nodeValue ?? "").replaceAll(/\s+/gu, " ");
    if (parent === null || written.trim() === "" || parent.closest(UNREAD) !== null || !isSeen(parent))
      continue;
    const read: Element | null = parent.closest("[data-spoken]");
    // All of its words are said by the first one.
    if (read !== null && read === said) continue;
    const spoken: string | null = read === null ? null : spokenFor(read);
    said = spoken === null ? null : read;
    const text = spoken ?? written;
    const block = parent.closest(BLOCKS);
    const last = parts.at(-1);
    if (last !== undefined && last.block === block) last.text += text;
    else parts.push({ block, text });
  }
  return sentences(parts.map(({ text }) => text));
}

/** Joins what is said one after the other. */
export function sentences(parts: readonly string[]): string {
  const said = parts.map((part) => part.trim()).filter((part) => part !== "");
  return said.map((part) => (ENDS.test(part) ? part : `${part}。`)).join(" ");
}

/** A prerendered screen is not open yet (prerender/screen-stack.tsx). */
function isOpen(screen: Element): boolean {
  return isSeen(screen) && screen.closest("[aria-hidden='true']") === null;
}

/** The topmost content: an open dialog, or the screen. */
export function groundNow(): Element | null {
  const dialogs = [...document.querySelectorAll("dialog[open], [aria-modal='true']")].filter(isSeen);
  return dialogs.at(-1) ?? [...document.querySelectorAll("main")].find(isOpen) ?? null;
}

/** The question of the screen that lies on top: another one is another screen. */
export function headingNow(): HTMLElement | null {
  return groundNow()?.querySelector<HTMLElement>("h1, h2") ?? null;
}
