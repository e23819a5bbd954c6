/** Beginning, warning, end. */
export const visit = {
  /** Name of the ribbon in the book, whose tail is the way to end. */
  ribbon: "終わる",
  finish: "終わる",
  finishBox: {
    heading: "終わりますか",
    kept: "終わっても、予約や貸出、延長はそのままです。",
    text: "この端末には何も残りません。",
    /** What was done in this visit; a placed hold may be provisional. */
    placed_other: "新しい予約　{{count}}冊",
    cancelled_other: "予約を{{count}}冊取り消しました",
    returned_other: "{{count}}冊返却しました",
    stay: "まだ続ける",
  },
  attract: {
    line1: "本をさがす。",
    line2: "予約する。",
    sub: "借りている本も、ここで見られます。",
    /** Of a terminal that lends, or takes copies back. */
    lend: "本を借りる。",
    takeBack: "本を返す。",
    /** After `line1`. */
    lendAndTakeBack: "借りる。返す。",
    giveBack: "本を返す",
    scanBook: "本のバーコードをかざしてください。",
    today: "きょうは {{open}}〜{{close}}",
    closedToday: "きょうは休館日です",
    scan: "カードをかざす",
    /** Where the card reader is, seen from who stands at the screen. */
    place: {
      "bottom-right": "右下の読み取り機へ",
      "bottom-left": "左下の読み取り機へ",
      below: "下の読み取り機へ",
      right: "右の読み取り機へ",
      left: "左の読み取り機へ",
    },
    browse: "カードなしで本をさがす",
  },
  warning: {
    heading: "続けますか",
    idle: "しばらく操作がありません。",
    /** The longest time of a visit is nearly over. */
    cap: "使いはじめてから、時間がたちました。",
    closing: "閉館の時間（{{at}}）になりました。",
    closingBare: "閉館の時間になりました。",
    stayABit: "もう少しだけ続ける",
    seconds_other: "あと{{count}}秒で終わります。",
    stay: "続ける",
    /** For who needs longer: all limits of this visit become four times as long. */
    moreTime: "ゆっくり使う",
    moreTimeDetail: "時間を4倍にします",
    curtain: "画面の内容は、いまかくしています。",
  },
  ending: "終了の処理をしています",
  goodbye: {
    heading: "終わりました",
    /** The visit is over; what was done in it stays. */
    pulled: "予約や貸出、延長はそのままです。",
    nothingLeft: "この端末には、何も残っていません。",
    takeCard: "カードをお忘れなく。",
    next: "次の方はここから",
    /** Why a visit ended without the end button. */
    reason: {
      idle: "しばらく操作がなかったので、終わりました。",
      cap: "使える時間が過ぎたので、終わりました。",
      "own-card": "カードをもう一度読み取ったので、終わりました。",
      "other-card": "ほかのカードを読み取ったので、終わりました。",
      "backend-lost": "図書館のシステムとつながらなくなったので、終わりました。",
      crash: "画面に不具合があったので、終わりました。もう一度はじめてください。",
      closing: "閉館の時間になったので、終わりました。",
      staff: "職員が端末を操作したので、終わりました。",
      settings: "端末の設定が変わったので、終わりました。",
      suspend: "端末が休止したので、終わりました。",
      signal: "端末が停止したので、終わりました。",
    },
  },
  closing: "{{at}}に閉館します。それまでに終えてください。",
  closed: {
    heading: "ただいま閉館しています",
    /** Before opening time. */
    headingMorning: "まだ開いていません",
    opens: "次に開くのは{{date}} {{time}}です。",
    opensToday: "きょうは{{time}}に開きます。",
    hello: "またお越しください。",
    staff: "職員用",
  },
  outOfOrder: {
    heading: "この端末は、ただいま使えません",
    where: "本をさがす・予約する",
    /** Of a terminal that only lends, or lends and takes copies back. */
    whereLends: "本を借りる・返す",
    next: "となりの端末か、カウンターをご利用ください。",
    urgent: "お急ぎの方",
    phone: "電話 {{phone}}",
    door: "職員用",
  },
} as const;
