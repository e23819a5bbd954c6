/**
 * Headings that end a part of what is turned in parts: what they head stands in the next one, and they promise nothing here.
 * @param top what is on top
 */
export function headingsOfNothing(top: Element): readonly Element[] {
  return [...top.querySelectorAll(".reel-turning > .reel-view")].flatMap((view) => {
    const part = view.getBoundingClientRect();
    const isIn = ({ top: edge, bottom }: DOMRect): boolean => edge < part.bottom - 1 && bottom > part.top + 1;
    return [...view.querySelectorAll("h2")].filter((heading) => {
      const headed = heading.nextElementSibling?.getBoundingClientRect();
      const place = heading.getBoundingClientRect();
      if (headed === undefined || place.height <= 1 || headed.height <= 1) return false;
      // What begins in the part, but shows nothing whole of it, is not there either.
      const first =
        heading.nextElementSibling?.querySelector("button,.row")?.getBoundingClientRect() ?? headed;
      return isIn(place) && !isIn(first) && first.top >= place.bottom - 1;
    });
  });
}
