/** Loans and renewals. */
export const loan = {
  heading_other: "借りている本　{{count}}冊",
  headingNone: "借りている本",
  order: "返却期限の早い順",
  empty: "いま借りている本はありません。",
  emptyHint: "読みたい本をさがせます。",
  toSearch: "本をさがす",
  daysLeft_other: "あと{{count}}日",
  today: "きょうまで",
  overdue_other: "返却期限を{{count}}日過ぎています",
  dueOn: "{{date}}まで",
  next: "次に返す本",
  dueUnknown: "返却期限はカウンターでおたずねください",
  renewed: "延長しました",
  renewedWhy: "延長しました（{{reason}}）",
  renewedNow: "延長しました。新しい返却期限は{{date}}です。",
  renew: "延長する",
  renewOf: "「{{title}}」を延長する",
  /** Why a loan cannot be renewed, by the name of its refusal. */
  cannot: {
    "renewal-reserved": "次に待っている方がいるので、延長できません",
    "renewal-overdue": "返却期限を過ぎた本があるので、ここでは延長できません",
    /** Where the loan itself is the overdue one. */
    "renewal-overdue-this": "返却期限を過ぎたので、ここでは延長できません",
    "renewal-limit_other": "延長は{{count}}回までです",
    "renewal-limit-unknown": "これ以上延長できません",
    "renewal-too-early": "{{date}}から延長できます",
    "renewal-too-early-undated": "まだ延長できません",
  },
  /** Beside the loan whose barcode was just scanned. */
  scanned: "いま読み取った本です",
  question: "貸出期間を延長しますか",
  oldDate: "いまの返却期限",
  newDate: "新しい返却期限",
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
