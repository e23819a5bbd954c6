/** Blocks that are read as one sentence. */
const BLOCKS = "p, li, h1, h2, h3, dt, dd, td, th, legend, div, header, section, ul, main, dialog";
/** Not read with the screen: controls, which are read when focused, and decorative elements. */
const UNREAD =
  "button, a, input, select, textarea, rt, rp, svg, script, [aria-hidden='true'], [hidden], [data-unspoken]";
/** Word joiners, which some speech programs name. */
const UNSAID = /\u2060/gu;
/** Texts that need no full stop. */
const ENDS = /[。．.!?！？:：、，]$/u;

function isSeen(element: Element): boolean {
  return element.checkVisibility?.({ visibilityProperty: true }) ?? true;
}

/**
 * The spoken text of an element (`data-spoken`): a title or a name by its catalogue reading. Only in Japanese, because other
 * voices cannot read kana. Null = its text.
 */
export function spokenFor(element: Element): string | null {
  return document.documentElement.lang.startsWith("ja") ? element.getAttribute("data-spoken") : null;
}

/** The text of an element, block by block, as sentences. */
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
    // The first text node has spoken for the whole element.
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

/** Joins spoken parts. */
export function sentences(parts: readonly string[]): string {
  const said = parts.map((part) => part.replaceAll(UNSAID, "").trim()).filter((part) => part !== "");
  return said.map((part) => (ENDS.test(part) ? part : `${part}。`)).join(" ");
}

/** The topmost content: an open dialog, or the screen. */
export function groundNow(): Element | null {
  const dialogs = [...document.querySelectorAll("dialog[open], [aria-modal='true']")].filter(isSeen);
  return dialogs.at(-1) ?? [...document.querySelectorAll("main")].find(isSeen) ?? null;
}

/** The heading of the topmost screen; a new heading is a new screen. */
export function headingNow(): HTMLElement | null {
  return groundNow()?.querySelector<HTMLElement>("h1, h2") ?? null;
}
