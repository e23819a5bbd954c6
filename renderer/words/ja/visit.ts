/** Beginning, warning, end. */
export const visit = {
  /** The red ribbon in the book: its tail is the way to end. */
  ribbon: "しおり",
  finish: "終わる",
  finishBox: {
    heading: "終わりますか",
    text: "終わると、この端末には 何も残りません。",
    stay: "まだ続ける",
    hint: "左下の しおりを もう一度 押すと、終わります。",
    hintSpread: "下の しおりを もう一度 押すと、終わります。",
  },
  attract: {
    line1: "本をさがす。",
    line2: "予約する。",
    sub: "借りている本も、ここで見られます。",
    today: "きょうは {{open}}〜{{close}}",
    closedToday: "きょうは 休館日です",
    scan: "カードを かざす",
    /** Where the card reader is, seen from who stands at the screen. */
    place: {
      "bottom-right": "右下の 読み取り機へ",
      "bottom-left": "左下の 読み取り機へ",
      below: "下の 読み取り機へ",
      right: "右の 読み取り機へ",
      left: "左の 読み取り機へ",
    },
    browse: "カードなしで 本をさがす",
  },
  warning: {
    heading: "続けますか",
    idle: "しばらく操作がありません。",
    /** The longest time of a visit is nearly over. */
    cap: "使いはじめてから 時間が たちました。",
    closing: "閉館の時間（{{at}}）に なりました。",
    closingBare: "閉館の時間に なりました。",
    stayABit: "もう少しだけ 続ける",
    seconds_other: "あと{{count}}秒で 終わります。",
    stay: "続ける",
    /** For who needs longer: all limits of this visit become four times as long. */
    moreTime: "ゆっくり使う",
    moreTimeDetail: "時間を 4倍に します",
    curtain: "画面の内容は、いま かくしています。",
  },
  ending: "終わっています",
  goodbye: {
    heading: "終わりました",
    /** What the ribbon has just done: the visit is forgotten. */
    pulled: "しおりを抜きました。",
    nothingLeft: "この端末には、何も残っていません。",
    takeCard: "カードを お持ちください。",
    next: "次の方は ここから",
    /** Why a visit ended that nobody ended. */
    reason: {
      idle: "しばらく操作がなかったので、終わりました。",
      cap: "使える時間が 過ぎたので、終わりました。",
      "own-card": "カードを もう一度 読み取ったので、終わりました。",
      "other-card": "ほかのカードを 読み取ったので、終わりました。",
      "backend-lost": "図書館の機械と つながらなくなったので、終わりました。",
      crash: "画面に 不具合があったので、終わりました。もう一度 はじめてください。",
      closing: "閉館の時間に なったので、終わりました。",
      staff: "係が 終わりにしました。",
      settings: "端末の設定が 変わったので、終わりました。",
      suspend: "端末を 休ませたので、終わりました。",
      signal: "端末を 止めたので、終わりました。",
    },
  },
  closing: "{{at}}に 閉館します。それまでに 終えてください。",
  closed: {
    heading: "本日は 閉館しました",
    /** Before opening time. */
    headingMorning: "まだ 開いていません",
    opens: "次に開くのは {{date}} {{time}}です。",
    opensToday: "きょうは {{time}}に 開きます。",
    hello: "また どうぞ。",
    staff: "係の方へ",
  },
  /** Wrong settings, for staff; the same words on the out-of-order screen and in the staff area. */
  problem: {
    place: "{{file}}",
    placeLine: "{{file}} {{line}}行目",
    unreadable: "読めません",
    unwritable: "書けません",
    "not-json": "JSONとして 読めません",
    "not-object": "一つの { } では ありません",
    unknown: "{{path}}　こういう設定は ありません",
    missing: "{{path}}　必要です",
    type: "{{path}}　使える値: {{allowed}}",
    value: "{{path}}　使える値: {{allowed}}",
    valueBare: "{{path}}　使えない値です",
    exposed: "ほかの人にも 読めます（chmod 600）",
    "not-secret": "{{path}}　ここには 置けません",
  },
  outOfOrder: {
    heading: "ただいま、この端末は お休みしています",
    where: "本をさがす・予約する",
    next: "となりの端末か、カウンターへ どうぞ。",
    urgent: "お急ぎの方",
    phone: "電話 {{phone}}",
    staff: "係の方へ {{code}}（{{since}}から）",
    door: "係の画面",
  },
} as const;
