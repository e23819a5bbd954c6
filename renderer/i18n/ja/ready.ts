/** Ready holds on the hold shelf. */
export const ready = {
  /** Under the news of what is ready. */
  open: "受け取る本を見る",
  show: "予約棚の場所を見る",
  heading: "予約棚の場所",
  /** On the way out. */
  left_other: "受け取っていない予約の本が、まだ{{count}}冊あります",
} as const;
