/** Titles that a patron notes in this visit, to take the list along. */
export const memo = {
  add: "メモに入れる",
  open_other: "メモを見る（{{count}}件）",
  full_other: "メモがいっぱいです（{{count}}件）",
  heading_other: "メモの本　{{count}}件",
  none: "メモはまだありません。本の画面で「メモに入れる」を押してください。",
  hint: "紙かスマホにうつして、棚までお持ちください。終わるとメモは消えます。",
  remove: "メモから消す",
} as const;
