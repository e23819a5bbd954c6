/** Borrowing by scanning. */
export const lend = {
  open: "本を借りる",
  openDetail: "本のバーコードをかざします",
  heading: "借りる本のバーコードをかざしてください",
  hint: "1冊ずつ、続けてかざせます。借りた本が、ここに出ます。",
  /** The library system is away. */
  away: "いまはここで借りられません",
  awayHint: "借りたい本はカウンターへお持ちください。",
  /** Below a drawing of it, where nothing is scanned yet. */
  how: "本のバーコードを、読み取り機にかざします",
  count_other: "{{count}}冊借りました。続けてかざせます。",
  /** What became of the scanned books, where the patron has to see to one; parts of one heading. */
  sum: {
    done_other: "借りた {{count}}冊",
    "not-done_other": "借りていない {{count}}冊",
    unknown_other: "わからない {{count}}冊",
  },
  /** After the reason, or where to ask, about a book. */
  more: "続けてかざせます。",
  due: "返却期限を見る",
  /** Name of the list of copies, also of those that are returned. */
  list: "読み取った本",
  working: "確かめています",
  /** Copies were scanned before a card. */
  whose_other: "この{{count}}冊を、どなたのカードで借りますか",
  /** Beside the card whose password is asked for. */
  waiting_other: "借りる本 {{count}}冊",
  /** Below the first titles of them. */
  waitingMore_other: "ほかに{{count}}冊あります",
  byCard: "カードを確かめています",
  needsPassword: "パスワードが必要です",
  copy: "バーコード {{number}}",
  lent: "借りました",
  lentHold: "借りました。予約していた本です。",
  undo: "取り消す",
  undoOf: "「{{title}}」の貸出を取り消す",
  undone: "貸出を取り消しました",
  /** The answer to the undo was lost. */
  undoUnknown: "この本をまだ借りているかどうか、わかりません。カウンターでおたずねください。",
  /** Where a copy of an undone loan is put that is not for the shelf. */
  toStaff: "職員にお渡しください",
  /** In the question whether to finish. */
  endLent_other: "借りた本　{{count}}冊",
  endWorking_other: "まだ確かめている本が{{count}}冊あります。少しお待ちください。",
  /** The number of books, where the library asks for it. */
  howMany: "借りる本は何冊ありますか",
  howManyHint: "借りた冊数と同じかどうか、あとで確かめます。",
  books_other: "{{count}}冊",
  uncounted: "数えずに始める",
  read_other: "{{expected}}冊のうち{{count}}冊を借りました。",
  all: "これで全部です",
  mismatch_other: "{{expected}}冊のはずが、借りたのは{{count}}冊です",
  mismatchHint: "読み取っていない本があれば、続けてかざせます。",
  /** More were scanned than counted. */
  surplusHint: "借りない本がまじっていないか、確かめてください。",
  scanMore: "続けて読み取る",
  goOn: "このまま進む",
  /** What a loan costs, before and after the patron has accepted it. */
  costs: "{{amount}}かかります（{{reason}}）",
  acceptFee: "{{amount}}で借りる",
  declineFee: "借りない",
  charged: "料金は{{amount}}です（{{reason}}）。",
  pay: "カウンターでお支払いください。",
  feeReason: {
    rental: "貸出の料金",
    hold: "予約の料金",
    overdue: "延滞の料金",
    administrative: "手数料",
    other: "そのほかの料金",
  },
  /** A copy was scanned on a screen that is for something else. */
  scanned: {
    question: "この本を借りますか",
    questionMany_other: "この{{count}}冊を借りますか",
    /** Where copies are returned too. */
    what: "この本をどうしますか",
    whatMany_other: "この{{count}}冊をどうしますか",
    lend: "借りる",
    giveBack: "返す",
    look: "この本のことを見る",
    open: "どうするか選ぶ",
  },
} as const;
