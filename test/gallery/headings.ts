/** What is looked at in one piece where it stands below a heading. */
const THING = "button,.row,.copy,.choice,.message-card";

/** The first line of the words of an element. */
function firstLine(element: Element): DOMRect | undefined {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (texts.nextNode() !== null) {
    range.selectNodeContents(texts.currentNode);
    const [line] = range.getClientRects();
    if (line !== undefined && line.height > 1) return line;
  }
  return undefined;
}

/**
 * Headings that end a part of what is turned in parts: what they head stands in the next one, and they promise nothing here.
 * Where both together are higher than a part there is no other way.
 * @param top what is on top
 */
export function headingsOfNothing(top: Element): readonly Element[] {
  return [...top.querySelectorAll<HTMLElement>(".paged-view-in-parts > .paged-view-window")].flatMap(
    (view) => {
      const part = view.getBoundingClientRect();
      const pagedView = view.parentElement as HTMLElement;
      const turn = pagedView.querySelector<HTMLElement>(":scope > .part-navigation:not(.paged-view-probe)");
      const room = pagedView.clientHeight - (turn?.offsetHeight ?? 0);
      const isIn = ({ top: edge, bottom }: DOMRect): boolean =>
        edge < part.bottom - 1 && bottom > part.top + 1;
      return [...view.querySelectorAll("h2")].filter((heading) => {
        const place = heading.getBoundingClientRect();
        const below = heading.nextElementSibling;
        if (below === null || place.height <= 1 || !isIn(place)) return false;
        const first =
          (below.matches(THING) ? below : below.querySelector(THING))?.getBoundingClientRect() ??
          firstLine(below);
        if (first === undefined || first.height <= 1 || first.top < place.top) return false;
        return !isIn(first) && first.bottom - place.top <= room;
      });
    },
  );
}
