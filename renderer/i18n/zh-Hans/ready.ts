import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** Ready holds on the hold shelf. */
export const ready: OneForm<Words["ready"]> = {
  open: "查看可取的书",
  show: "查看预约书架的位置",
  heading: "预约书架的位置",
  left_other: "还有{{count}}本预约图书未取",
};
