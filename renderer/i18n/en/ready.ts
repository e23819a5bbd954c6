/** Ready holds on the hold shelf. */
export const ready = {
  open: "See books to pick up",
  show: "Show the hold shelf",
  heading: "Where the hold shelf is",
  left_one: "{{count}} hold is still waiting for you",
  left_other: "{{count}} holds are still waiting for you",
};
