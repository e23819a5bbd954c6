/** One title: 資料詳細, and the line that says where a book is. */
export const title = {
  heading: "資料詳細",
  hold: "予約する",
  year: "{{year}}年",
  pages_other: "{{count}}ページ",
  /** The answer people came for; `…Here` = in this library, `…At` = in another. */
  availability: {
    shelfHere: "この館の棚にあります",
    shelfAt: "{{library}}の棚にあります",
    stacksHere: "この館の書庫にあります",
    stacksAt: "{{library}}の書庫にあります",
    /** In closed stacks: where to ask for it. */
    ask: "カウンターへ",
    stacksHint: "書庫の本は、職員がお出しします。カウンターでお申し出ください。",
    /** No copy is on a shelf; said before `holdable` and the queue. */
    out: "いま棚にありません",
    holdable: "予約できます",
    waiting_other: "{{count}}人待ち",
    nobody: "待っている人はいません",
    insideHere: "館内でだけ\u200b読めます",
    insideAt: "{{library}}の館内でだけ\u200b読めます",
    none: "いま貸し出せる本がありません",
  },
  /** Beside the queue: how many copies serve it. */
  copiesLent_other: "貸出用の所蔵は{{count}}冊",
  notHoldable: "貸し出していない資料なので、予約できません。",
  where: "どこにありますか",
  status: {
    "on-shelf": "棚にあります",
    "on-loan": "貸出中",
    "in-transit": "回送中",
    "on-hold-shelf": "取り置き中",
    damaged: "破損・修理中",
    missing: "所在不明",
    unknown: "カウンターでおたずねください",
  },
  inStacks: "書庫",
  due: "返却期限 {{date}}",
  /** Instead, where that day has passed and the copy has not come back. */
  dueOver: "返却が遅れています",
  /** The guide's field 「個人貸出」; its value is `kept` where a copy does not leave the library (持出禁止). */
  kept: "個人貸出　持出禁止",
  keptReason: {
    reference: "参考資料",
    old: "和古書などの古い資料",
    "local-room": "地域資料室の資料",
    magazine: "雑誌",
    "audio-visual": "視聴覚資料",
  },
  /** The guide's hint for what is not lent (D24). */
  municipal: "市町村図書館等でご利用になれるものもあります。カウンターで御相談ください。",
  moreCopies: "ほかの所蔵も見る（{{page}}／{{pages}}）",
  summary: "内容紹介",
  readAll: "内容紹介をすべて読む",
  copies: "所蔵一覧",
} as const;
