/**
 * Every expected "no" of `contract/refusals.ts` in words. `text`: what happened and why · `figures`: the same with the
 * figures of the refusal, used when all of them are there · `help`: what to do.
 */
export const refusal = {
  "not-holdable": {
    text: "この資料は、個人への貸出をしていないので、予約できません。",
    figures: "",
    help: "くわしくは、カウンターへ どうぞ。",
  },
  "contact-not-allowed": {
    text: "えらんだ連絡方法は、使えません。",
    figures: "",
    help: "ほかの連絡方法を えらんでください。",
  },
  "no-email": {
    text: "メールアドレスが 登録されていません。",
    figures: "",
    help: "登録すると、連絡方法に「メール」を えらべます。",
  },
  "email-refused": {
    text: "メールが受信拒否になっているので、メールでは お知らせできません。",
    figures: "",
    help: "ほかの連絡方法を えらぶか、メールを 登録しなおしてください。",
  },
  "hold-limit": {
    text: "予約できる冊数の いちばん上まで、予約しています。",
    figures: "予約は{{max}}冊までです。いま{{have}}冊あります。",
    help: "1冊 取り消すか、カウンターへ どうぞ。",
  },
  "already-held": {
    text: "この本は、もう予約しています。",
    figures: "",
    help: "予約した本の一覧で、様子が わかります。",
  },
  "own-loan": {
    text: "この本は、いま あなたが借りています。",
    figures: "",
    help: "借りているあいだは、予約できません。",
  },
  "hold-not-changeable": {
    text: "本の用意が 進んでいるので、ここでは変えられません。",
    figures: "",
    help: "変えたいときは、受け取る館へ ご連絡ください。",
  },
  "hold-not-cancellable": {
    text: "本の用意が 進んでいるので、ここでは取り消せません。",
    figures: "",
    help: "御指定の受取館の窓口まで御連絡ください。",
  },
  "hold-not-found": {
    text: "この予約は、見つかりませんでした。",
    figures: "",
    help: "予約した本の一覧を 見てください。",
  },
  "wrong-credentials": {
    text: "番号かパスワードが ちがいます。",
    figures: "",
    help: "大文字と小文字も 見てください。",
  },
  "foreign-card": {
    text: "このカードは、県立図書館のカードでは ないようです。",
    figures: "",
    help: "県立図書館の 資料貸出券を かざしてください。",
  },
  "card-locked": {
    text: "パスワードを 続けて まちがえたので、しばらく 使えません。",
    figures: "パスワードを 続けて まちがえたので、あと{{minutes}}分 使えません。",
    help: "お急ぎなら、カウンターへ どうぞ。",
  },
  "card-expired": {
    text: "このカードは、有効期限が 過ぎています。",
    figures: "このカードは、{{date}}で 有効期限が 過ぎています。",
    help: "カウンターで、更新できます。",
  },
  "card-blocked": {
    text: "このカードは、いま ここでは 使えません。",
    figures: "",
    help: "カウンターで おたずねください。",
  },
  "card-number-format": {
    text: "カードの番号の けた数が ちがいます。",
    figures: "",
    help: "バーコードの下の番号を、もう一度 見てください。",
  },
  "temporary-password": {
    text: "いまのパスワードは 仮のものです。",
    figures: "",
    help: "新しいパスワードに変えると、使えます。",
  },
  "signed-out": {
    text: "カードの確認が 切れました。",
    figures: "",
    help: "もう一度、カードを かざしてください。",
  },
  "not-half-width": {
    text: "半角の英字と数字だけが 使えます。",
    figures: "",
    help: "半角で入力してください。",
  },
  "unknown-library": {
    text: "その館では 受け取れません。",
    figures: "",
    help: "ほかの館を えらんでください。",
  },
  "renewal-reserved": {
    text: "次に待っている方がいるので、延長できません。",
    figures: "次に待っている方がいるので、延長できません。{{date}}までに お返しください。",
    help: "",
  },
  "renewal-overdue": {
    text: "返す日を過ぎている本があるので、延長できません。",
    figures: "",
    help: "カウンターへ どうぞ。",
  },
  "hold-overdue": {
    text: "返す日を過ぎている本があるので、予約できません。",
    figures: "返す日を過ぎている本が {{have}}冊あります。",
    help: "カウンターへ どうぞ。",
  },
  "renewal-class": {
    text: "この資料は、延長できません。",
    figures: "",
    help: "返す日までに お返しください。",
  },
  "loan-limit": {
    text: "借りられる冊数の いちばん上まで、借りています。",
    figures: "借りられるのは{{max}}冊までです。いま{{have}}冊あります。",
    help: "カウンターへ どうぞ。",
  },
  "renewal-limit": {
    text: "延長できる回数まで、延長しました。",
    figures: "延長は{{max}}回までです。",
    help: "",
  },
  "renewal-too-early": {
    text: "まだ 延長できません。",
    figures: "{{date}}から 延長できます。",
    help: "返す日が近づいたら、延長できます。",
  },
  "loan-not-found": {
    text: "この貸出は、見つかりませんでした。",
    figures: "",
    help: "もう 返されているかもしれません。",
  },
  "out-of-order": {
    text: "いま、図書館の機械と つながりません。",
    figures: "",
    help: "しばらくして もう一度か、カウンターへ どうぞ。",
  },
  "not-confirmed": {
    text: "できたか、まだ わかりません。",
    figures: "できたか、まだ わかりません。受付番号 {{ticket}} を 係に見せてください。",
    help: "二重には なりません。カウンターへ どうぞ。",
  },
  "too-many-requests": {
    text: "操作が 続けて たくさんありました。",
    figures: "",
    help: "少し待って、もう一度 どうぞ。",
  },
  "bad-request": {
    text: "うまく 受け取れませんでした。",
    figures: "",
    help: "もう一度 やってみてください。",
  },
  "out-of-service": { text: "係が この端末を 休ませています。", figures: "", help: "カウンターへ どうぞ。" },
  "settings-broken": { text: "端末の設定が 読めません。", figures: "", help: "カウンターへ どうぞ。" },
  "not-done": {
    text: "できませんでした。何も 変わっていません。",
    figures: "",
    help: "もう一度 やってみてください。",
  },
  unexpected: {
    text: "この端末に 不具合がありました。",
    figures: "",
    help: "番号を見て、カウンターへ どうぞ。",
  },
  "scan-check-digit": {
    text: "うまく 読み取れませんでした。",
    figures: "",
    help: "もう一度、ゆっくり かざしてください。",
  },
  "scan-second-row": {
    text: "下の段の バーコードでした。",
    figures: "",
    help: "上の段の バーコードを かざしてください。",
  },
  "isbn-not-held": {
    text: "この本は、県立図書館に ありません。",
    figures: "",
    help: "題名や 書いた人の名前で、さがせます。",
  },
  "copy-not-found": {
    text: "この本の番号は、見つかりませんでした。",
    figures: "",
    help: "題名や 書いた人の名前で、さがせます。",
  },
  "scan-partial": {
    text: "バーコードの 一部だけが 読めました。",
    figures: "",
    help: "もう一度、ゆっくり かざしてください。",
  },
  "scan-glued": {
    text: "2つのバーコードを 続けて 読みました。",
    figures: "",
    help: "1つずつ、かざしてください。",
  },
  "scan-unknown": {
    text: "このバーコードは、使えません。",
    figures: "",
    help: "カードか 本のバーコードを かざしてください。",
  },
  "scan-magazine": {
    text: "雑誌のバーコードでした。",
    figures: "",
    help: "雑誌は、題名で さがしてください。",
  },
  "email-format": {
    text: "メールアドレスの形に なっていません。",
    figures: "",
    help: "@ の前と後を、もう一度 見てください。",
  },
  "email-mismatch": {
    text: "1回目と 2回目の アドレスが ちがいます。",
    figures: "",
    help: "はじめから 入れなおしてください。",
  },
  "email-in-use-by-holds": {
    text: "連絡方法が「メール」の 予約があるので、削除できません。",
    figures: "",
    help: "先に、予約の連絡方法を 変えてください。",
  },
  "email-unproven": {
    text: "メールアドレスの確認が まだ済んでいません。",
    figures: "",
    help: "届いた確認のメールを 見てください。届かないときは、登録しなおしてください。",
  },
  "email-code-wrong": {
    text: "確認番号が ちがいます。",
    figures: "",
    help: "いちばん新しいメールの 6けたの番号を、もう一度 見てください。",
  },
  "email-code-over": {
    text: "この確認番号は、もう使えません。",
    figures: "",
    help: "アドレスを 登録しなおすと、新しい番号が届きます。",
  },
  "password-rule": {
    text: "このパスワードは 使えません。",
    figures: "パスワードは半角英数で{{min}}文字以上{{max}}文字までです。",
    help: "長さと、使える文字を 見て、決めなおしてください。",
  },
  "password-mismatch": {
    text: "1回目と 2回目の パスワードが ちがいます。",
    figures: "",
    help: "はじめから 入れなおしてください。",
  },
  "password-unchanged": {
    text: "前と同じパスワードには できません。",
    figures: "",
    help: "ちがうパスワードを 決めてください。",
  },
  "current-password-wrong": {
    text: "現在のパスワードが ちがいます。",
    figures: "",
    help: "大文字と小文字も 見てください。",
  },
  "title-not-found": {
    text: "この本は、見つかりませんでした。",
    figures: "",
    help: "題名や 書いた人の名前で、さがせます。",
  },
  "query-empty": {
    text: "さがすことばが 入っていません。",
    figures: "",
    help: "題名や 書いた人の名前を 入れてください。",
  },
  "hold-not-suspendable": {
    text: "本の用意が 進んでいるので、いまは 休めません。",
    figures: "",
    help: "受け取れないときは、受け取る館へ ご連絡ください。",
  },
  owing: {
    text: "お支払いが まだの 料金が あるので、いまは できません。",
    figures: "",
    help: "カウンターで お支払いのあと、もう一度 どうぞ。",
  },
  "no-pickup": {
    text: "この資料を 受け取れる館が ありません。",
    figures: "",
    help: "カウンターで 御相談ください。",
  },
  "printer-away": {
    text: "いま プリンターが 使えません。",
    figures: "",
    help: "紙が いるときは、カウンターへ どうぞ。",
  },
  "printer-paper": {
    text: "プリンターの 紙が ないか、つまっています。",
    figures: "",
    help: "印刷は 取りやめました。この番号を、係に 見せてください。",
  },
  "print-stuck": {
    text: "時間が すぎても 印刷が 終わりません。",
    figures: "",
    help: "印刷は 取りやめました。この番号を、係に 見せてください。",
  },
  "print-failed": {
    text: "印刷が できませんでした。",
    figures: "",
    help: "紙が いるときは、カウンターへ どうぞ。",
  },
} as const;
