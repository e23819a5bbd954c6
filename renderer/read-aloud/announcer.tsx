const ID = "announcer";

/** Announces the screen to screen readers, if the focus does not. */
export function announce(words: string): void {
  const region = document.getElementById(ID);
  if (region !== null) region.textContent = words;
}

/** Its live region, always present so that new content is announced. */
export function Announcer() {
  return <p id={ID} className="visually-hidden" role="status" />;
}
