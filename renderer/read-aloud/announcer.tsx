const ID = "announcer";

/** Tells those who do not see the screen which one it is, where the focus does not say it. */
export function announce(words: string): void {
  const region = document.getElementById(ID);
  if (region !== null) region.textContent = words;
}

/** The live region of it. It is always there, so that what comes into it is read out. */
export function Announcer() {
  return <p id={ID} className="visually-hidden" role="status" />;
}
