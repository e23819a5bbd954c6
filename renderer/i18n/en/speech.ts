import type { Words } from "../ja/all.ts";
import type { Shape } from "../shape.ts";

/** Reading aloud, and what sounds say. */
export const speech: Shape<Words["speech"]> = {
  toggle: "Read aloud",
  on: "Reading aloud is on.",
  off: "Reading aloud is off.",
  button: "button",
  field: "field",
  chosen: "chosen",
  empty: "empty",
  typed_one: "{{count}} character typed",
  typed_other: "{{count}} characters typed",
  controls_one: "There is one thing to press.",
  controls_other: "There are {{count}} things to press.",
  /** What each sound says, for those who do not hear it. */
  sounds: {
    seen: "Scanned",
    done: "Done",
    refusal: "Please note",
    warning: "Please check",
  },
};
