/** Borrowing by scanning. */
export const lend = {
  open: "本を借りる",
  openDetail: "本のバーコードをかざします",
  heading: "借りる本のバーコードをかざしてください",
  hint: "1冊ずつ、続けてかざせます。借りた本が、ここに出ます。",
  count_other: "{{count}}冊借りました。続けてかざせます。",
  due: "返却期限を見る",
  working: "確かめています",
  copy: "バーコード {{number}}",
  lent: "借りました",
  lentHold: "借りました。予約していた本です。",
} as const;
