import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** Loans and renewals. */
export const loan: OneForm<Words["loan"]> = {
  heading_other: "かりている ほん　{{count}}さつ",
  headingNone: "かりている ほん",
  order: "はやく かえす ほんから",
  empty: "いま、かりている ほんは ありません。",
  emptyHint: "よみたい ほんを さがせます。",
  toSearch: "ほんを さがす",
  daysLeft_other: "あと {{count}}にち",
  today: "きょうまで",
  overdue_other: "かえす ひを {{count}}にち すぎています",
  dueOn: "{{date}}まで",
  dueUnknown: "かえす ひは カウンターで きいて ください",
  renewed: "かえす ひを のばしました",
  renewedNow: "かえす ひを のばしました。あたらしい かえす ひは {{date}}です。",
  renew: "のばす",
  renewOf: "「{{title}}」の かえす ひを のばす",
  cannot: {
    "renewal-reserved": "つぎの ひとが まっているので、のばせません",
    "renewal-overdue": "のばしたい ときは、カウンターに きて ください",
    "renewal-limit_other": "のばせるのは {{count}}かいまでです",
    "renewal-too-early": "{{date}}から のばせます",
    "renewal-too-early-undated": "まだ のばせません",
  },
  scanned: "いま よみとった ほんです",
  question: "かえす ひを のばしますか",
  oldDate: "いまの かえす ひ",
  newDate: "あたらしい かえす ひ",
  renewing: "のばしています",
  once_other: "のばせるのは、1さつに {{count}}かいまでです。",
  some: {
    open: "まとめて のばす",
    question: "どの ほんを のばしますか",
    hint: "のばす ほんを おして ください。",
    all: "ぜんぶ えらぶ",
    renew_other: "{{count}}さつを のばす",
    done_other: "{{count}}さつ のばしました",
    doneNone: "のばせませんでした",
    notAsked: "まだ のばしていません",
  },
};
