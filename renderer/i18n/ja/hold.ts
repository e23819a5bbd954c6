/** Placing, seeing, changing and cancelling holds. */
export const hold = {
  /** Which question of the form this is. */
  step: "予約 {{step}}／3",
  /** Caption of the confirm page when pickup and notice are those of the hold before. */
  again: "予約　受取館と連絡方法は前と同じ",
  pickupQuestion: "どこで受け取りますか",
  /** Shows the next few of many libraries. */
  otherPlaces: "ほかの館",
  otherPlacesCount_other: "あと{{count}}館あります",
  /** Beside the library in which this kiosk stands. */
  here: "ここ",
  carried: "ほかの館から取り寄せます。お時間がかかります。",
  /** Under a pickup library: the day on which the book could be ready there, at the earliest. */
  earliest: "早ければ{{date}}\u2060に用意できます",
  /** Beside the pickup library where it could be ready before it is elsewhere. */
  earliestHere: "いちばん早い",
  /** D39, the guide's words: `times` a week, `days` = names of weekdays. */
  courier:
    "所蔵館と受取館が異なる場合、連絡便は週に\u2060{{times}}回\u2060（{{days}}）なので、届くまでお時間がかかります。",
  courierBare: "所蔵館と受取館が異なる場合、届くまでお時間がかかります。",
  contactQuestion: "用意できたら、どう御連絡しますか",
  /** Buttons, and in a row of the list of holds. */
  contact: { none: "連絡不要", mail: "メール", phone: "電話", post: "郵送", fax: "FAX" },
  /** Under the button: where the notice goes. */
  contactHint: {
    none: "この端末の「予約した本」で見られます",
    mail: "登録した宛先に送ります",
    phone: "登録した番号にかけます",
    post: "葉書でお送りします",
    fax: "登録した番号に送ります",
  },
  /** On the confirm page, where nothing explains it. */
  contactName: {
    none: "連絡不要",
    mail: "メール（登録した宛先）",
    phone: "電話",
    post: "郵送（葉書）",
    fax: "FAX",
  },
  noMail: "メールアドレスを登録すると、メールも選べます。",
  mailUnproven: "アドレスの確認が済むと、メールも選べます。届いたメールの番号を入力してください。",
  mailBounced: "登録した宛先にメールが届きませんでした。宛先を変更すると、メールも選べます。",
  mailRefused: "登録した宛先が受信拒否の状態なので、メールは選べません。カウンターで御相談ください。",
  confirmQuestion: "この内容で予約しますか",
  confirmCaption: "指定された内容で予約を行います",
  /** Instead of the question, when the answer to it is a refusal. */
  confirmRefused: "いまは予約できません",
  pickup: "受取館",
  notice: "連絡方法",
  waiting: "待っている人",
  waitingCount_other: "{{count}}人",
  waitingNobody: "いません",
  change: "変える",
  changePickup: "受取館を変える",
  changeNotice: "連絡方法を変える",
  /** D36: the hold is not final before staff have checked it. */
  provisional: "これは仮予約です。職員の確認後に決まります。",
  /** D37, D38: how a hold can lose its place; a sentence to a line. */
  inTurn:
    "棚の本は来館した方が先に借りることもあります。\n先に待っている方がいれば、その次です。\nお急ぎのときは、カウンターでおたずねください。",
  place: "予約する",
  placing: "予約を申し込んでいます",
  done: "予約を申し込みました",
  /** Where a hold stands in the queue at once. */
  placed: "予約しました",
  doneWhere: "{{library}}で受け取り",
  whatNext: "このあとの流れ",
  steps: {
    checked: "職員が確認します（仮予約）",
    checkedCarried: "職員が確認して、{{library}}へ運びます（仮予約）",
    prepared: "順番が来たら、職員が本を用意します",
    told: {
      none: "用意できたかは「予約した本」で見られます",
      mail: "用意できたらメールでお知らせします",
      phone: "用意できたら電話でお知らせします",
      post: "用意できたら葉書でお知らせします",
      fax: "用意できたらFAXでお知らせします",
    },
    /** How many open days the book waits on the hold shelf. */
    taken_other: "開館日で数えて{{count}}日以内にお受け取りください",
  },
  /** After a hold was placed: how many more are allowed. */
  remaining_other: "予約はあと{{count}}冊できます",
  remainingNone_other: "予約はこれで上限です（{{count}}冊まで）",
  toHolds: "予約した本を見る",
  toStart: "トップへ",
  searchMore: "次の本をさがす",
  heading_other: "予約した本　{{count}}冊（{{max}}冊まで）",
  headingNone: "予約した本",
  empty: "いま予約している本はありません。",
  emptyHint: "読みたい本をさがして、予約できます。",
  toSearch: "本をさがす",
  /** Headings in the list of holds. */
  groups: {
    ready: "届いています",
    waiting: "待っています",
    moving: "運んでいます",
    over: "終わった予約",
  },
  /** How one hold stands; the same words as in the guide (D32, D40, D53). */
  state: {
    applied: "予約中",
    appliedHint: "仮予約・職員が確認中",
    approved: "予約中",
    "in-transit": "回送中",
    ready: "届いています",
    loaned: "貸出済み",
    cancelled: "取り消し",
    expired: "期限が過ぎました",
  },
  /** Place in the queue, 1 = next. */
  position: "{{count}}番目",
  /** On paper, beside `position`. */
  placeInLine: "順番",
  pickupAt: "{{library}}で受け取り・{{contact}}",
  /** Number of the compartment on the hold shelf. */
  readyShelf: "予約棚 {{shelf}}",
  readyUntil: "{{date}}\u2060まで",
  cancel: "取り消す",
  changeOf: "「{{title}}」の予約を変える",
  cancelOf: "「{{title}}」の予約を取り消す",
  /** Where a hold cannot be changed here any more. */
  askCounter: "変更や取消は、受取館の窓口まで御連絡ください。",
  askCounterChange: "変更は、受取館の窓口まで御連絡ください。",
  askCounterCancel: "取消は、受取館の窓口まで御連絡ください。",
  changeQuestion: "どう変えますか",
  amend: "予約修正",
  amendQuestion: "この内容に変えますか",
  amended: "予約を修正しました",
  nothingToAmend: "変えたいところを選んでください。",
  ok: "OK",
  suspend: {
    word: "一時停止する",
    wordOf: "「{{title}}」の予約を一時停止する",
    this: "この予約を一時停止する",
    hint: "順番は変わりません。停止中、本は次の方へ先に回ります。",
    question: "いつまで停止しますか",
    questionAgain: "停止中の予約をどうしますか",
    length: { week: "1週間", fortnight: "2週間", month: "1か月", open: "日を決めずに停止する" },
    until: "{{date}}\u2060まで",
    openDetail: "再開するまで停止します",
    suspended: "予約は{{date}}\u2060まで停止中です",
    suspendedOpen: "予約は再開するまで停止中です",
    resume: "予約を再開する",
    resumeDetail: "すぐに、また順番を待ちます",
    resumeOrLonger: "再開する・停止の期間を変える",
    done: "予約を一時停止しました",
    resumed: "予約を再開しました",
  },
  cancelQuestion: "予約を取消しますか",
  cancelHint: "取り消すと、待っていた順番はなくなります。",
  keep: "このまま残す",
  takeBackHint: "取り消したあと少しのあいだは、元にもどせます。",
  cancelling: "「{{title}}」の予約を取り消します",
  cancellingIn_other: "あと{{count}}秒。それまで順番は変わりません。",
  cancellingNow: "取り消しています",
  leaving: "まもなく取り消します",
  takeBack: "元にもどす",
  takeBackOf: "「{{title}}」の予約の取消を元にもどす",
  kept: "予約はそのままです。順番も変わりません。",
  book: "「{{title}}」",
  cancelAtEnd: "取り消しを待っている予約は、終わるとすぐに取り消します。",
  changedBack: "元にもどしました",
  cancelled: "予約の取消が完了しました",
} as const;
