import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** Loans and renewals. */
export const loan: OneForm<Words["loan"]> = {
  heading_other: "借りて いる 本　{{count}}冊",
  headingNone: "借りて いる 本",
  order: "早く 返す 本から",
  empty: "今、借りて いる 本は ありません。",
  emptyHint: "読みたい 本を さがす ことが できます。",
  toSearch: "本を さがす",
  daysLeft_other: "あと {{count}}日",
  today: "今日まで",
  overdue_other: "返す 日を {{count}}日 過ぎて います",
  dueOn: "{{date}}まで",
  dueUnknown: "返す 日は カウンターで 聞いて ください",
  renewed: "返す 日を あとに しました",
  renewedNow: "返す 日を あとに しました。新しい 返す 日は {{date}}です。",
  renew: "長く 借りる",
  renewOf: "「{{title}}」を 長く 借りる",
  cannot: {
    "renewal-reserved": "次の 人が 待って いるので、長く 借りる ことは できません",
    "renewal-overdue": "長く 借りたい 人は、カウンターへ 来て ください",
    "renewal-limit_other": "長く 借りる ことが できるのは {{count}}回までです",
    "renewal-too-early": "{{date}}から 長く 借りる ことが できます",
    "renewal-too-early-undated": "まだ 長く 借りる ことは できません",
  },
  scanned: "今 読んだ バーコードの 本です",
  question: "返す 日を あとに しますか",
  oldDate: "今の 返す 日",
  newDate: "新しい 返す 日",
  renewing: "返す 日を 変えて います",
  once_other: "長く 借りる ことが できるのは、1冊に {{count}}回までです。",
  some: {
    open: "いくつかの 本を 長く 借りる",
    question: "どの 本を 長く 借りますか",
    hint: "長く 借りる 本を 押して ください。",
    all: "全部 選ぶ",
    renew_other: "{{count}}冊を 長く 借りる",
    done_other: "{{count}}冊の 返す 日を あとに しました",
    doneNone: "長く 借りる ことは できませんでした",
    notAsked: "まだ 変わって いません",
  },
};
