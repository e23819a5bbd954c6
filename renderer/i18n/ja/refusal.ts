/**
 * Every expected "no" of `contract/refusals.ts` in words. `text`: what happened and why · `figures`: the same with the
 * figures of the refusal, used when all of them are there · `help`: what to do.
 */
export const refusal = {
  "not-holdable": {
    text: "この資料は、個人への貸出をしていないので、予約できません。",
    figures: "",
    help: "くわしくは、カウンターでおたずねください。",
  },
  "contact-not-allowed": {
    text: "選んだ連絡方法は、使えません。",
    figures: "",
    help: "ほかの方法を選んでください。",
  },
  "no-email": {
    text: "メールアドレスが登録されていません。",
    figures: "",
    help: "登録すると、連絡方法に「メール」を選べます。",
  },
  "email-refused": {
    text: "メールが受信拒否になっているので、メールではお知らせできません。",
    figures: "",
    help: "ほかの方法を選ぶか、受信できるようにしてからアドレスを入力しなおしてください。",
  },
  "hold-limit": {
    text: "予約できる冊数の上限に達しています。",
    figures_other: "予約は{{max}}冊までです。いま{{have}}冊あります。",
    help: "1冊取り消すか、カウンターで御相談ください。",
  },
  "already-held": {
    text: "この本は、もう予約しています。",
    figures: "",
    help: "「予約した本」で、いまの様子がわかります。",
  },
  "own-loan": {
    text: "この本は、いまあなたが借りています。",
    figures: "",
    help: "借りているあいだは、予約できません。",
  },
  "hold-not-changeable": {
    text: "本の用意が進んでいるので、ここでは変えられません。",
    figures: "",
    help: "変更は、受取館の窓口まで御連絡ください。",
  },
  "hold-not-cancellable": {
    text: "本の用意が進んでいるので、ここでは取り消せません。",
    figures: "",
    help: "御指定の受取館の窓口まで御連絡ください。",
  },
  "hold-not-found": {
    text: "この予約は、見つかりませんでした。",
    figures: "",
    help: "「予約した本」を見てください。",
  },
  "wrong-credentials": {
    text: "番号かパスワードがちがいます。",
    figures: "",
    help: "大文字と小文字も確かめてください。",
  },
  "foreign-card": {
    text: "このカードは、{thisLibrary}のカードではないようです。",
    figures: "",
    help: "{thisLibrary}の資料貸出券をかざしてください。",
  },
  "card-locked": {
    text: "ちがうパスワードが続いたので、しばらく使えません。",
    figures: "ちがうパスワードが続いたので、あと{{minutes}}分使えません。",
    help: "お急ぎのときは、カウンターでおたずねください。",
  },
  "card-expired": {
    text: "このカードは、有効期限が過ぎています。",
    figures: "このカードは、{{date}}で有効期限が過ぎています。",
    help: "カウンターで更新できます。",
  },
  "card-blocked": {
    text: "このカードは、いまここでは使えません。",
    figures: "",
    help: "カウンターでおたずねください。",
  },
  "card-number-format": {
    text: "カードの番号のけた数がちがいます。",
    figures: "",
    help: "バーコードの下の番号を、もう一度確かめてください。",
  },
  "temporary-password": {
    text: "いまのパスワードは仮のものです。",
    figures: "",
    help: "新しいパスワードに変えると、使えます。",
  },
  "password-needed": {
    text: "カードのパスワードが必要です。",
    figures: "",
    help: "カードだけでは、本を借りることだけができます。借りられないときは、パスワードを入力すると理由がわかります。",
  },
  "signed-out": {
    text: "カードの確認が必要です。",
    figures: "",
    help: "もう一度、カードをかざしてください。",
  },
  "not-half-width": {
    text: "半角の英字と数字だけが使えます。",
    figures: "",
    help: "半角で入力してください。",
  },
  "unknown-library": {
    text: "その館では受け取れません。",
    figures: "",
    help: "ほかの館を選んでください。",
  },
  "renewal-reserved": {
    text: "次に待っている方がいるので、延長できません。",
    figures: "次に待っている方がいるので、延長できません。{{date}}\u2060までにお返しください。",
    help: "",
  },
  "renewal-overdue": {
    text: "返却期限を過ぎた本があるので、延長できません。",
    figures: "",
    help: "カウンターでおたずねください。",
  },
  "hold-overdue": {
    text: "返却期限を過ぎた本があるので、予約できません。",
    figures_other: "返却期限を過ぎた本が{{have}}冊あります。",
    help: "カウンターでおたずねください。",
  },
  "renewal-class": {
    text: "この資料は、延長できません。",
    figures: "",
    help: "返却期限までにお返しください。",
  },
  "loan-limit": {
    text: "借りられる冊数の上限に達しています。",
    figures_other: "借りられるのは{{max}}冊までです。いま{{have}}冊あります。",
    help: "カウンターでおたずねください。",
  },
  "renewal-limit": {
    text: "延長できる回数の上限に達しています。",
    figures_other: "延長は{{max}}回までです。",
    help: "",
  },
  "renewal-too-early": {
    text: "まだ延長できません。",
    figures: "{{date}}から延長できます。",
    help: "返却期限が近づいたら、延長できます。",
  },
  "loan-not-found": {
    text: "この本の貸出は、見つかりませんでした。",
    figures: "",
    help: "もう返されているかもしれません。",
  },
  "counter-only": {
    text: "この資料の手続きは、カウンターで行います。",
    figures: "",
    help: "カウンターへお持ちください。",
  },
  "lent-to-you": {
    text: "この本は、もう借りています。",
    figures: "この本は、もう借りています。返却期限は{{date}}です。",
    help: "「借りている本」で、延長できるか確かめられます。",
  },
  "lent-to-another": {
    text: "この本は、ほかの方が借りていることになっています。",
    figures: "",
    help: "カウンターへお持ちください。",
  },
  "waits-for-another": {
    text: "この本は、予約した方のために取り置きしています。",
    figures: "",
    help: "カウンターへお持ちください。",
  },
  "not-for-loan": {
    text: "この資料は、館内でだけ使えます。",
    figures: "",
    help: "くわしくは、カウンターでおたずねください。",
  },
  "part-of-set": {
    text: "この資料は、いくつかのものでひとそろいです。",
    figures: "",
    help: "そろっているか確かめるので、カウンターへお持ちください。",
  },
  "copy-in-transit": {
    text: "この本は、ほかの館へ送るところです。",
    figures: "",
    help: "カウンターへお持ちください。",
  },
  "foreign-copy": {
    text: "この本は、{thisLibrary}の本ではないようです。",
    figures: "",
    help: "ほかの図書館の本は、その図書館へお返しください。わからないときは、カウンターでおたずねください。",
  },
  "out-of-order": {
    text: "いま、図書館のシステムとつながりません。",
    figures: "",
    help: "しばらくしてからもう一度お試しになるか、カウンターへお越しください。",
  },
  "not-confirmed": {
    text: "手続きができたか、まだわかりません。",
    figures: "手続きができたか、まだわかりません。受付番号「{{ticket}}」を職員にお見せください。",
    help: "同じ手続きが二重になることはありません。カウンターでおたずねください。",
  },
  "too-many-requests": {
    text: "操作が続いたので、いったん止めました。",
    figures: "",
    help: "少し待ってから、もう一度お試しください。",
  },
  "bad-request": {
    text: "入力を処理できませんでした。",
    figures: "",
    help: "もう一度お試しください。",
  },
  "out-of-service": {
    text: "この端末は、ただいま使えません。",
    figures: "",
    help: "カウンターでおたずねください。",
  },
  "service-away": {
    text: "この手続きは、いまはここでできません。",
    figures: "",
    help: "カウンターへお持ちください。",
  },
  "settings-broken": {
    text: "端末の設定が読めません。",
    figures: "",
    help: "カウンターでおたずねください。",
  },
  "not-done": {
    text: "できませんでした。何も変わっていません。",
    figures: "",
    help: "もう一度お試しください。",
  },
  unexpected: {
    text: "この端末に不具合がありました。",
    figures: "",
    help: "下の番号を、職員にお見せください。",
  },
  "card-not-needed": {
    text: "ここでは、カードはいりません。",
    figures: "",
    help: "返す本のバーコードをかざしてください。",
  },
  "scan-check-digit": {
    text: "うまく読み取れませんでした。",
    figures: "",
    help: "もう一度、ゆっくりかざしてください。",
  },
  "scan-second-row": {
    text: "下の段のバーコードでした。",
    figures: "",
    help: "上の段のバーコードをかざしてください。",
  },
  "isbn-not-held": {
    text: "この本は、{thisLibrary}にありません。",
    figures: "",
    help: "題名や書いた人の名前で、さがせます。",
  },
  "copy-not-found": {
    text: "この番号の本は、見つかりませんでした。",
    figures: "",
    help: "題名や書いた人の名前で、さがせます。",
  },
  "scan-partial": {
    text: "バーコードの一部だけが読めました。",
    figures: "",
    help: "もう一度、ゆっくりかざしてください。",
  },
  "scan-glued": {
    text: "2つのバーコードを続けて読みました。",
    figures: "",
    help: "1つずつ、かざしてください。",
  },
  "scan-unknown": {
    text: "このバーコードは、使えません。",
    figures: "",
    help: "カードか本のバーコードをかざしてください。",
  },
  "scan-magazine": {
    text: "雑誌のバーコードでした。",
    figures: "",
    help: "雑誌は、題名でさがしてください。",
  },
  "scan-not-copy": {
    text: "本についている元のバーコードでした。",
    figures: "",
    help: "{thisLibrary}が貼ったバーコードをかざしてください。",
  },
  "email-format": {
    text: "メールアドレスの形になっていません。",
    figures: "",
    help: "@の前と後を、もう一度確かめてください。",
  },
  "email-mismatch": {
    text: "1回目と2回目のアドレスがちがいます。",
    figures: "",
    help: "はじめから入力しなおしてください。",
  },
  "email-in-use-by-holds": {
    text: "連絡方法が「メール」の予約があるので、削除できません。",
    figures: "",
    help: "先に、予約の連絡方法を変えてください。",
  },
  "email-unproven": {
    text: "メールアドレスの確認がまだ済んでいません。",
    figures: "",
    help: "届いたメールの6けたの番号を入力してください。届かないときは、もう一度送れます。",
  },
  "email-code-wrong": {
    text: "確認番号がちがいます。",
    figures: "",
    help: "いちばん新しいメールの6けたの番号を、もう一度確かめてください。",
  },
  "email-code-over": {
    text: "この確認番号は、もう使えません。",
    figures: "",
    help: "もう一度送ると、新しい番号が届きます。",
  },
  "password-rule": {
    text: "このパスワードは使えません。",
    figures: "パスワードは半角英数で{{min}}文字以上{{max}}文字までです。",
    help: "長さと使える文字を確かめて、決めなおしてください。",
  },
  "password-guessable": {
    text: "すぐにわかってしまうパスワードは使えません。",
    figures: "",
    help: "同じ文字のくりかえし、順にならんだ文字（123456など）、カードの番号はさけて、決めなおしてください。",
  },
  "password-mismatch": {
    text: "1回目と2回目のパスワードがちがいます。",
    figures: "",
    help: "はじめから入力しなおしてください。",
  },
  "password-unchanged": {
    text: "前と同じパスワードにはできません。",
    figures: "",
    help: "ちがうパスワードを決めてください。",
  },
  "current-password-wrong": {
    text: "現在のパスワードがちがいます。",
    figures: "",
    help: "大文字と小文字も確かめてください。",
  },
  "title-not-found": {
    text: "この本は、見つかりませんでした。",
    figures: "",
    help: "題名や書いた人の名前で、さがせます。",
  },
  "query-empty": {
    text: "さがすことばが入力されていません。",
    figures: "",
    help: "題名や書いた人の名前を入力してください。",
  },
  "hold-not-suspendable": {
    text: "本の用意が進んでいるので、いまは一時停止できません。",
    figures: "",
    help: "受け取れないときは、受取館の窓口まで御連絡ください。",
  },
  "reason-unknown": {
    text: "ここではできません。理由は、この端末にはわかりません。",
    figures: "",
    help: "カウンターでおたずねください。",
  },
  owing: {
    text: "お支払いがまだの料金があるので、いまはできません。",
    figures: "",
    help: "カウンターでお支払いのあと、もう一度お試しください。",
  },
  fee: {
    text: "この本には、料金がかかります。",
    figures: "",
    help: "カウンターでおたずねください。",
  },
  "age-limit": {
    text: "この資料は、貸出に年齢の制限があります。",
    figures: "",
    help: "カウンターでおたずねください。",
  },
  "lend-overdue": {
    text: "返却期限を過ぎた本があるので、借りられません。",
    figures: "",
    help: "カウンターでおたずねください。",
  },
  "message-not-found": {
    text: "このお知らせは、もうありません。",
    figures: "",
    help: "図書館が取り下げたか、期限が過ぎました。",
  },
  "no-pickup": {
    text: "この資料を受け取れる館がありません。",
    figures: "",
    help: "カウンターで御相談ください。",
  },
  "printer-away": {
    text: "いま、プリンターが使えません。",
    figures: "",
    help: "紙が必要なときは、カウンターでおたずねください。",
  },
  "printer-paper": {
    text: "プリンターの紙がないか、つまっています。",
    figures: "",
    help: "印刷は取りやめました。この番号を、職員にお見せください。",
  },
  "print-stuck": {
    text: "時間が過ぎても、印刷が終わりません。",
    figures: "",
    help: "印刷は取りやめました。この番号を、職員にお見せください。",
  },
  "print-failed": {
    text: "印刷できませんでした。",
    figures: "",
    help: "紙が必要なときは、カウンターでおたずねください。",
  },
} as const;
