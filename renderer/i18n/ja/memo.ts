/** Titles that a patron notes in this visit, to take the list along. */
export const memo = {
  add: "メモに入れる",
  open_other: "メモを見る（{{count}}冊）",
  full_other: "メモがいっぱいです（{{count}}冊）",
  heading_other: "メモの本　{{count}}冊",
  none: "メモはまだありません。本の画面で「メモに入れる」を押してください。",
  hint: "紙かスマホにうつして、棚までお持ちください。終わるとメモは消えます。",
  remove: "メモから出す",
} as const;
