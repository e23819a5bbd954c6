import type { display as ja } from "../ja/display.ts";
import type { Shape } from "../shape.ts";

/** How a patron makes the screen fit. */
export const display: Shape<typeof ja> = {
  open: "Display",
  heading: "Easier to see and use",
  onlyThisVisit: "These reset when you finish.",
  done: "Done",
  asSetUp: "Reset all",
  sample: { name: "Sample", title: "Night Train to the Stars" },
  type: { name: "Text", normal: "Normal", large: "Large", largest: "Largest" },
  furigana: { name: "Readings", none: "Without", shown: "With furigana" },
  theme: { name: "Colours", paper: "Standard", ink: "White on black", yellow: "Black on yellow" },
  low: {
    name: "Screen height",
    usual: "Normal",
    low: "Lower",
    attract: "Lower the screen",
    sign: "The screen is lower now",
  },
  motion: { name: "Movement", usual: "Normal", still: "None" },
  time: { name: "Time", slow: "More time (4×)" },
  curtain: {
    hideShort: "Hide",
    hide: "Hide screen",
    hidden: "The screen is hidden",
    touch: "Touch anywhere to see it again.",
  },
  part: "{{part}} / {{parts}}",
  on: "More",
  before: "Previous",
  first: "First part",
};
