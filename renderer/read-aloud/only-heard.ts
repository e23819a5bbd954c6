/** What can be there only for those who hear the screen; headings too, where there is little room. */
const MAY_BE_HEARD = ".visually-hidden,.page-caption,h1,h2";

/** What of an element is there only for those who hear the screen: its style sheet takes it from the eye. */
export function onlyHeard(top: Element): readonly Element[] {
  return [...top.querySelectorAll(MAY_BE_HEARD)].filter(
    (element) => getComputedStyle(element).clipPath === "inset(50%)",
  );
}
