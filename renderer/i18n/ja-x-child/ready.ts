import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** Ready holds on the hold shelf. */
export const ready: OneForm<Words["ready"]> = {
  open: "うけとる ほんを みる",
  show: "よやくの たなの ばしょを みる",
  heading: "よやくの たなの ばしょ",
  left_other: "まだ うけとっていない よやくの ほんが {{count}}さつ あります",
};
