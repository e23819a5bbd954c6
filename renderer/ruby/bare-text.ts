/** The text of an element without its furigana, to be spoken once. */
export function bareText(element: Element | null): string {
  if (element === null) return "";
  const copy = element.cloneNode(true) as Element;
  for (const reading of copy.querySelectorAll("rt")) reading.remove();
  return copy.textContent ?? "";
}
