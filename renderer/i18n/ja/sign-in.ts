/** Card, number, password, first password (D5-D19). */
export const signIn = {
  scan: {
    heading: "カードを読み取り機にかざしてください",
    caption: "資料貸出券",
    how: "バーコードの面を読み取り機に向けてください。",
    type: "番号を入力する",
    typeDetail: "カードの{{digits}}けたの番号",
    wantedHold: "続けて予約するために、カードを読み取ります。",
    /** Text alternative of the drawing. */
    picture: "カードのバーコードの面を、読み取り機にかざします",
  },
  number: {
    heading: "カードの番号を入力してください",
    caption: "資料貸出券の番号",
    where: "バーコードの下に、{{digits}}けたの番号があります。",
    field: "資料貸出券の番号",
    /** Characters that are still missing. */
    missing_other: "あと{{count}}けた",
  },
  password: {
    heading: "パスワードを入力してください",
    field: "パスワード",
    rules: {
      digits: { range: "数字で、{{min}}けたから{{max}}けた", exact: "数字で、{{max}}けた", open: "数字" },
      latin: {
        range: "半角の英字と数字で、{{min}}文字から{{max}}文字",
        exact: "半角の英字と数字で、{{max}}文字",
        open: "半角の英字と数字",
      },
      any: {
        range: "半角の英字・数字・記号で、{{min}}文字から{{max}}文字",
        exact: "半角の英字・数字・記号で、{{max}}文字",
        open: "半角の英字・数字・記号",
      },
    },
    show: "パスワードを表示",
    hide: "パスワードをかくす",
    missing_other: "あと{{count}}文字",
    forgot: "パスワードを忘れたとき",
    checkTitle: "資料貸出券番号、パスワードが違うと表示された場合は",
    /** The guide's list of what to look at after a wrong password. */
    check: {
      issued: "{thisLibrary}発行の資料貸出券番号ですか。",
      registered: "パスワードは登録されていますか。間違いないですか。",
      halfWidth: "資料貸出券番号とパスワードは半角ですか。",
      case: "英字の小文字と大文字は区別されます。",
    },
    checkAgain: "もう\u2060一度\u200b入力する",
  },
  forgot: {
    heading: "パスワードを忘れたとき",
    caption: "再発行",
    noAnswer: "パスワードのお問合せにはお答えできません。",
    reissue: "お忘れになった場合は再発行となります。",
    noPhone: "電話・メールでのパスワード再発行は行いません。",
    how: "資料貸出券をお持ちになって、カウンターで申し込んでください。カードがないときは、住所の確認できるものをお持ちください。",
    browse: "カードなしで本をさがす",
  },
  first: {
    caption: "新しいパスワード {{step}}／2",
    heading: "新しいパスワードを入力してください",
    headingAgain: "もう一度、同じパスワードを入力してください",
    /** A temporary password comes from the counter and opens nothing else (D8). */
    why: "いまのパスワードは仮のものです。変えると、予約などができます。",
    again: "確かめるために、もう一度入力します。",
    field: "新しいパスワード",
    fieldAgain: "新しいパスワード（もう一度）",
    change: "変更する",
    doneHeading: "パスワードを変えました",
    doneNow: "変更後のパスワードはすぐに利用できます。",
    doneKeep: "新しいパスワードは、控えを取るなどして大切に保管してください。",
    proceed: "続ける",
  },
} as const;
