/** Searching and the list of what was found. */
export const search = {
  heading: "本をさがす",
  fieldLabel: "さがすことば",
  fields: { any: "ことば", title: "題名", author: "書いた人", ndc: "テーマ" },
  fieldsName: "さがし方",
  /** Under the empty field, by what is searched in. */
  hints: {
    any: "題名・書いた人・出版社の一部だけでもさがせます。",
    /** Where readings and publishers are not searched. */
    titleOrAuthor: "題名・書いた人の一部だけでもさがせます。",
    printed: "本に書いてある字で入力してください。",
    title: "題名のはじめの2\u2060〜\u20603文字でもさがせます。",
    author: "名前の一部だけでもさがせます。",
    subject: "ことばの一部だけでもさがせます。",
    ndc: "見たいテーマの本を押してください。",
  },
  suggestions: "候補",
  suggestionKind: { title: "題名", author: "書いた人", subject: "テーマ" },
  keyboards: { kana: "かな", latin: "ABC", digits: "数字" },
  boardsName: "キーボード",
  go: "さがす",
  /** The ten classes of the NDC, by their first digit. */
  classes: {
    "0": "総記",
    "1": "哲学・宗教",
    "2": "歴史・地理",
    "3": "社会科学",
    "4": "自然科学",
    "5": "技術",
    "6": "産業",
    "7": "芸術",
    "8": "言語",
    "9": "文学",
  },
  /** Caption of the list: what was searched for. */
  searched: {
    any: "「{{query}}」で\u200bさがしました",
    title: "題名「{{query}}」で\u200bさがしました",
    author: "書いた人「{{query}}」で\u200bさがしました",
    subject: "テーマ「{{query}}」で\u200bさがしました",
    ndc: "テーマ「{{query}}」で\u200bさがしました",
  },
  found_other: "{{number}}件見つかりました",
  /** More were found than are counted. */
  foundMany: "{{number}}件を超えています",
  sortName: "ならべ方",
  sorts: { relevance: "関連度順", title: "題名の順", year: "新しい順" },
  onlyHere: "この館だけ",
  narrowName: "しぼる",
  asking: "さがしています",
  list: "見つかった本",
  /** Button: the next titles. */
  next_other: "次の{{count}}件",
  previous_other: "前の{{count}}件",
  page: "{{page}}／{{pages}}ページ",
  pageOnly: "{{page}}ページ目",
  none: {
    heading: "見つかりませんでした",
    searched: "「{{query}}」では見つかりませんでした。こうすると、見つかるかもしれません。",
    shorter: "ことばを短くする",
    shorterHint: "はじめの2\u2060〜\u20603文字だけにしてみます",
    byAuthor: "書いた人の名前でさがす",
    byWord: "題名やことばでさがす",
    staff: "職員に聞く",
    staffHint: "カウンターでいっしょにさがします",
  },
} as const;
