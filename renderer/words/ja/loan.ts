/** Loans and renewals. */
export const loan = {
  heading_other: "借りている本　{{count}}冊",
  headingNone: "借りている本",
  order: "返す日の早い順",
  empty: "いま借りている本はありません。",
  emptyHint: "読みたい本をさがせます。",
  toSearch: "本をさがす",
  daysLeft_other: "あと{{count}}日",
  today: "きょうまで",
  overdue_other: "返す日を{{count}}日過ぎています",
  dueOn: "{{date}}まで",
  dueUnknown: "返す日はカウンターでおたずねください",
  renewed: "延長しました",
  renewedNow: "延長しました。新しい返す日は{{date}}です。",
  renew: "延長する",
  renewOf: "「{{title}}」を延長する",
  /** Why a loan cannot be renewed, by the name of its refusal. */
  cannot: {
    "renewal-reserved": "次に待っている方がいるので、延長できません",
    "renewal-overdue": "延長はカウンターへどうぞ",
    "renewal-limit_other": "延長は{{count}}回までです",
    "renewal-too-early": "{{date}}から延長できます",
    "renewal-too-early-undated": "まだ延長できません",
  },
  /** Beside the loan whose barcode was just scanned. */
  scanned: "いま読み取った本です",
  question: "返す日を延長しますか",
  oldDate: "いまの返す日",
  newDate: "新しい返す日",
  renewing: "延長しています",
  /** How often a loan can be renewed at most. */
  once_other: "延長は1冊につき{{count}}回までです。",
  some: {
    open: "まとめて延長する",
    question: "どの本を延長しますか",
    hint: "延長する本を押してください。",
    all: "すべて選ぶ",
    renew_other: "{{count}}冊を延長する",
    done_other: "{{count}}冊を延長しました",
    doneNone: "延長できませんでした",
    notAsked: "まだ延長していません",
  },
} as const;
