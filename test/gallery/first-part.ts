import { leavesScreen, letters, linesOf, seen, top } from "./fits.ts";

function firstLineOf(element: Element): DOMRect | undefined {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (texts.nextNode() !== null) {
    const text = texts.currentNode as Text;
    const [line] = text.parentElement?.closest("rt") === null ? linesOf(text) : [];
    if (line !== undefined) return line;
  }
  return undefined;
}

const isThere = (element: Element): boolean => element.getBoundingClientRect().width > 0;

/** Those selectors whose first match is not seen whole and uncovered on the screen as it is. */
export function notWhole(selectors: readonly string[]): readonly string[] {
  return selectors.filter((selector) => {
    const first = [...top().querySelectorAll(selector)].find(isThere);
    if (first === undefined) return true;
    // Of words, the first line: a long text may go on in the next part.
    const line = first.matches("p,h1,h2,dt,dd,span") ? firstLineOf(first) : undefined;
    const rect = line === undefined ? first.getBoundingClientRect() : letters(line);
    return seen(rect, first) !== "whole" || leavesScreen(rect);
  });
}
