import type { Language } from "#contract/domain/text.ts";
import type { Translate } from "#renderer/i18n/index.ts";

/** A sentence that promises or warns, and what must be in it in every language. */
export interface PromiseRow {
  /** The sentence. */
  readonly of: (t: Translate) => string;
  /** What a patron must be able to rely on, in English. */
  readonly means: string;
  /** What says it, by language: each pattern is one part of the meaning, in the same order everywhere. */
  readonly says: { readonly [L in Language]: readonly RegExp[] };
}

/**
 * The sentences a patron acts on, key by key: what is not yet settled, what is lost, what stays, what is forgotten. Reviewed side
 * by side in all six languages; whoever changes one changes the others, or this row.
 */
export const PROMISES: readonly PromiseRow[] = [
  {
    of: (t) => t("hold.provisional"),
    means: "not settled before staff have checked it",
    says: {
      ja: [/確認後に決まります/u],
      "ja-x-easy": [/確認してから 決まります/u],
      "ja-x-child": [/たしかめてから きまります/u],
      en: [/not final until staff have checked/u],
      "zh-Hans": [/经工作人员确认后才生效/u],
      ko: [/직원이 확인한 뒤 확정/u],
    },
  },
  {
    of: (t) => t("hold.inTurn"),
    means: "a visitor may borrow it first; who waits comes first; ask at the desk",
    says: {
      ja: [/先に借りる/u, /先に待っている方.*次/u, /カウンター/u],
      "ja-x-easy": [/先に 借りる/u, /先に 待って いる 人.*次/u, /カウンター/u],
      "ja-x-child": [/さきに かりる/u, /さきに まっている ひと.*つぎ/u, /カウンター/u],
      en: [/borrow .* first/u, /already waiting comes before you/u, /desk/u],
      "zh-Hans": [/先借走/u, /排在他们之后/u, /服务台/u],
      ko: [/먼저 빌릴/u, /먼저 기다리는 .*다음/u, /안내 데스크/u],
    },
  },
  {
    of: (t) => t("hold.suspend.hint"),
    means: "a suspended hold keeps its place; meanwhile the book goes to others",
    says: {
      ja: [/順番は変わりません/u, /次の方へ先に/u],
      "ja-x-easy": [/順番は 変わりません/u, /次の 人が 先に/u],
      "ja-x-child": [/じゅんばんは かわりません/u, /つぎの ひとへ さきに/u],
      en: [/keep your place/u, /goes to others/u],
      "zh-Hans": [/排队顺序不变/u, /先给后面的读者/u],
      ko: [/순서는 유지/u, /다음 분께 먼저/u],
    },
  },
  {
    of: (t) => t("hold.suspend.resumeDetail"),
    means: "a resumed hold waits in the queue at once",
    says: {
      ja: [/すぐに/u, /順番を待ちます/u],
      "ja-x-easy": [/すぐに/u, /順番を 待ちます/u],
      "ja-x-child": [/すぐに/u, /じゅんばんを まちます/u],
      en: [/at once/u, /in the queue/u],
      "zh-Hans": [/马上/u, /排队等候/u],
      ko: [/바로/u, /순서를 기다립니다/u],
    },
  },
  {
    of: (t) => t("hold.cancelHint"),
    means: "who cancels loses the place in the queue",
    says: {
      ja: [/順番はなくなります/u],
      "ja-x-easy": [/順番は なくなります/u],
      "ja-x-child": [/じゅんばんは なくなります/u],
      en: [/lose your place/u],
      "zh-Hans": [/顺序将不再保留/u],
      ko: [/순서가 없어집니다/u],
    },
  },
  {
    of: (t) => t("hold.takeBackHint"),
    means: "for a short time a cancellation can be undone",
    says: {
      ja: [/少しのあいだ/u, /元にもどせます/u],
      "ja-x-easy": [/少しの 間/u, /もどす ことが できます/u],
      "ja-x-child": [/すこしの あいだ/u, /もどせます/u],
      en: [/few seconds/u, /undo/u],
      "zh-Hans": [/短时间内/u, /可以撤销/u],
      ko: [/잠시 동안/u, /되돌릴 수 있습니다/u],
    },
  },
  {
    of: (t) => t("hold.cancellingIn", { count: 3 }),
    means: "until the time is over the place in the queue stays",
    says: {
      ja: [/3秒/u, /それまで順番は変わりません/u],
      "ja-x-easy": [/3秒/u, /それまで 順番は 同じ/u],
      "ja-x-child": [/3びょう/u, /それまで じゅんばんは おなじ/u],
      en: [/3 seconds/u, /Until then you keep your place/u],
      "zh-Hans": [/3秒/u, /在此之前，排队顺序不变/u],
      ko: [/3초/u, /그때까지 순서는 그대로/u],
    },
  },
  {
    of: (t) => t("hold.cancelAtEnd"),
    means: "who finishes now makes the cancellation final",
    says: {
      ja: [/終わるとすぐに取り消します/u],
      "ja-x-easy": [/今 終わると.*もう もどりません/u],
      "ja-x-child": [/いま おわると.*もう もどりません/u],
      en: [/finish now.*no longer be undone/u],
      "zh-Hans": [/现在结束.*马上取消/u],
      ko: [/지금 끝내면.*바로 취소/u],
    },
  },
  {
    of: (t) => t("hold.kept"),
    means: "an undone cancellation leaves the hold and its place as they were",
    says: {
      ja: [/予約はそのまま/u, /順番も変わりません/u],
      "ja-x-easy": [/予約は そのまま/u, /順番も 変わりません/u],
      "ja-x-child": [/よやくは そのまま/u, /じゅんばんも かわりません/u],
      en: [/still have this hold/u, /place in the queue/u],
      "zh-Hans": [/预约保持不变/u, /排队顺序也不变/u],
      ko: [/예약은 그대로/u, /순서도 바뀌지 않습니다/u],
    },
  },
  {
    of: (t) => t("hold.steps.taken", { count: 3 }),
    means: "the book waits so many days on which the library is open",
    says: {
      ja: [/3日以内/u, /開館日で数えて/u],
      "ja-x-easy": [/3日の 間/u, /休みの 日は 数えません/u],
      "ja-x-child": [/みっかの あいだ/u, /おやすみの ひは かぞえません/u],
      en: [/within 3/u, /opening days/u],
      "zh-Hans": [/3个/u, /开馆日内/u],
      ko: [/3일 안/u, /개관일 기준/u],
    },
  },
  {
    of: (t) => t("hold.steps.told.none"),
    means: "without notice the patron looks for it in the list of holds",
    says: {
      ja: [/「予約した本」/u],
      "ja-x-easy": [/「予約した 本」/u],
      "ja-x-child": [/「よやくした ほん」/u],
      en: [/“Your holds”/u],
      "zh-Hans": [/“我的预约”/u],
      ko: [/‘예약한 책’/u],
    },
  },
  {
    of: (t) => t("memo.hint"),
    means: "the saved list is deleted at the end of the visit",
    says: {
      ja: [/終わるとメモは消えます/u],
      "ja-x-easy": [/終わると、メモは 消えます/u],
      "ja-x-child": [/おわると、メモは きえます/u],
      en: [/deleted when you finish/u],
      "zh-Hans": [/结束使用后.*清除/u],
      ko: [/마치면 지워집니다/u],
    },
  },
  {
    of: (t) => t("visit.finishBox.text"),
    means: "nothing stays on this terminal",
    says: {
      ja: [/この端末には何も残りません/u],
      "ja-x-easy": [/この 機械には 何も 残りません/u],
      "ja-x-child": [/この きかいには なにも のこりません/u],
      en: [/Nothing about you stays on this kiosk/u],
      "zh-Hans": [/本机不会留下您的信息/u],
      ko: [/이 단말기에 개인 정보는 남지 않습니다/u],
    },
  },
  {
    of: (t) => t("visit.finishBox.kept"),
    means: "holds, loans and renewals stay at the library after the end",
    says: {
      ja: [/予約や貸出、延長はそのまま/u],
      "ja-x-easy": [/予約や 借りた 本は そのまま/u],
      "ja-x-child": [/よやくや かりた ほんは そのまま/u],
      en: [/holds, loans and renewals are kept/u],
      "zh-Hans": [/预约、借阅和续借仍然有效/u],
      ko: [/예약, 대출, 연장.*그대로 유지/u],
    },
  },
  {
    of: (t) => t("visit.goodbye.pulled"),
    means: "holds, loans and renewals stay at the library",
    says: {
      ja: [/予約や貸出、延長はそのまま/u],
      "ja-x-easy": [/予約や 借りた 本は そのまま/u],
      "ja-x-child": [/よやくや かりた ほんは そのまま/u],
      en: [/holds, loans and renewals are kept/u],
      "zh-Hans": [/预约、借阅和续借仍然有效/u],
      ko: [/예약, 대출, 연장은 그대로 유지/u],
    },
  },
  {
    of: (t) => t("visit.goodbye.nothingLeft"),
    means: "nothing is left on this terminal",
    says: {
      ja: [/何も残っていません/u],
      "ja-x-easy": [/何も 残って いません/u],
      "ja-x-child": [/なにも のこっていません/u],
      en: [/Nothing about you is left/u],
      "zh-Hans": [/没有留下您的任何信息/u],
      ko: [/개인 정보는 남아 있지 않습니다/u],
    },
  },
  {
    of: (t) => t("visit.warning.seconds", { count: 3 }),
    means: "the visit ends by itself after so many seconds",
    says: {
      ja: [/あと3秒で終わります/u],
      "ja-x-easy": [/あと 3秒で 終わります/u],
      "ja-x-child": [/あと 3びょうで おわります/u],
      en: [/ends in 3 seconds/u],
      "zh-Hans": [/3秒后结束/u],
      ko: [/3초 뒤에 끝납니다/u],
    },
  },
  {
    of: (t) => t("refusal.not-confirmed.help"),
    means: "what has no answer is never done twice; ask at the desk",
    says: {
      ja: [/二重になることはありません/u, /カウンター/u],
      "ja-x-easy": [/2回 しません/u, /カウンター/u],
      "ja-x-child": [/2かい しません/u, /カウンター/u],
      en: [/not be made twice/u, /desk/u],
      "zh-Hans": [/不会重复受理/u, /服务台/u],
      ko: [/이중으로 신청되지 않습니다/u, /안내 데스크/u],
    },
  },
  {
    of: (t) => t("lend.undoUnknown"),
    means: "whether the book is still borrowed is not known; ask at the desk",
    says: {
      ja: [/まだ借りているかどうか、わかりません/u, /カウンター/u],
      "ja-x-easy": [/まだ 借りて いるか、わかりません/u, /カウンター/u],
      "ja-x-child": [/まだ かりているか、わかりません/u, /カウンター/u],
      en: [/do not know whether .* still borrowed/u, /desk/u],
      "zh-Hans": [/无法确认.*是否仍由您借阅/u, /服务台/u],
      ko: [/아직 대출 중인지 알 수 없습니다/u, /안내 데스크/u],
    },
  },
];
