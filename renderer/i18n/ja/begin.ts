/** What helps on screens that have nothing to list. */
export const begin = {
  loans: {
    heading: "本を借りるには",
    find: "本をさがして、棚の場所を見ます",
    take: "棚から本を取ります",
    desk: "本とカードをカウンターへお持ちください",
    here: "本をこの端末で借ります",
  },
  holds: {
    heading: "本を予約するには",
    find: "読みたい本をさがします",
    place: "予約して、受取館を選びます",
    collect: "用意ができたら、受取館で受け取ります",
  },
  moved: "住所や電話番号が変わったときは、カウンターでお知らせください。",
} as const;
