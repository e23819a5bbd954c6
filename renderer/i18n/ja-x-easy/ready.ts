import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** Ready holds on the hold shelf. */
export const ready: OneForm<Words["ready"]> = {
  open: "受け取る 本を 見る",
  show: "予約の たなの 場所を 見る",
  heading: "予約の たなの 場所",
  left_other: "受け取って いない 予約の 本が {{count}}冊 あります",
};
