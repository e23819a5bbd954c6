/** Elements that may be visually hidden; headings too, if there is little room. */
const MAY_BE_HEARD = ".visually-hidden,.page-caption,h1,h2";

/** Descendants that the style sheet hides visually and that screen readers still read. */
export function visuallyHidden(top: Element): readonly Element[] {
  return [...top.querySelectorAll(MAY_BE_HEARD)].filter(
    (element) => getComputedStyle(element).clipPath === "inset(50%)",
  );
}
