import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** Every expected "no" in words; see ja/refusal.ts for the parts. */
export const refusal: OneForm<Words["refusal"]> = {
  "not-holdable": {
    text: "この 本は、借りる ことが できません。予約も できません。",
    figures: "",
    help: "カウンターで 聞いて ください。",
  },
  "contact-not-allowed": {
    text: "その 方法では 連絡できません。",
    figures: "",
    help: "ほかの 方法を 選んで ください。",
  },
  "no-email": {
    text: "メールアドレスを まだ 登録して いません。",
    figures: "",
    help: "登録すると、「メール」を 選ぶ ことが できます。",
  },
  "email-refused": {
    text: "メールを 受け取らない 設定です。メールでは 連絡できません。",
    figures: "",
    help: "ほかの 方法を 選んで ください。または、設定を 変えて ください。そのあと、アドレスを もう一度 入れて ください。",
  },
  "hold-limit": {
    text: "これ以上 予約できません。",
    figures_other: "予約は {{max}}冊までです。今 {{have}}冊 あります。",
    help: "1冊 取り消すか、カウンターへ 来て ください。",
  },
  "already-held": {
    text: "この 本は、もう 予約して あります。",
    figures: "",
    help: "「予約した 本」を 見て ください。",
  },
  "own-loan": {
    text: "この 本は、今 あなたが 借りて います。",
    figures: "",
    help: "借りて いる 間は、予約できません。",
  },
  "hold-not-changeable": {
    text: "本の 準備を 始めました。ここでは 変える ことが できません。",
    figures: "",
    help: "変える ときは、受け取る 図書館に 連絡して ください。",
  },
  "hold-not-cancellable": {
    text: "本の 準備を 始めました。ここでは 取り消す ことが できません。",
    figures: "",
    help: "受け取る 図書館に 連絡して ください。",
  },
  "hold-not-found": {
    text: "この 予約は、見つかりませんでした。",
    figures: "",
    help: "「予約した 本」を 見て ください。",
  },
  "wrong-credentials": {
    text: "番号か パスワードが ちがいます。",
    figures: "",
    help: "大きい 文字（A）と 小さい 文字（a）は ちがいます。",
  },
  "foreign-card": {
    text: "この カードは、{thisLibrary}の カードでは ないようです。",
    figures: "",
    help: "{thisLibrary}の カードを 使って ください。",
  },
  "card-locked": {
    text: "ちがう パスワードを 何回も 入れました。今は 使えません。",
    figures: "ちがう パスワードを 何回も 入れました。あと {{minutes}}分 使えません。",
    help: "急ぐ 人は、カウンターへ 来て ください。",
  },
  "card-expired": {
    text: "この カードは、使える 期間が 終わりました。",
    figures: "この カードは、{{date}}で 使える 期間が 終わりました。",
    help: "カウンターで、新しく できます。",
  },
  "card-blocked": {
    text: "この カードは、今 ここで 使えません。",
    figures: "",
    help: "カウンターで 聞いて ください。",
  },
  "card-number-format": {
    text: "カードの 番号の 数字が 多いか、少ないです。",
    figures: "",
    help: "バーコードの 下の 番号を、もう一度 見て ください。",
  },
  "temporary-password": {
    text: "今の パスワードは、はじめだけの ものです。",
    figures: "",
    help: "新しい パスワードに 変えると、使えます。",
  },
  "password-needed": {
    text: "カードの パスワードが 必要です。",
    figures: "",
    help: "カードだけでは、本を 借りる ことだけ できます。借りられない ときは、パスワードを 入れます。理由が わかります。",
  },
  "signed-out": {
    text: "もう一度 カードを 確認します。",
    figures: "",
    help: "カードを もう一度 機械の 前に 出して ください。",
  },
  "not-half-width": {
    text: "A〜Z a〜z 0〜9 だけ 使えます。",
    figures: "",
    help: "英語の 文字と 数字で 入れて ください。",
  },
  "unknown-library": {
    text: "その 図書館では 受け取る ことが できません。",
    figures: "",
    help: "ほかの 図書館を 選んで ください。",
  },
  "renewal-reserved": {
    text: "次の 人が 待って います。延長できません。",
    figures: "次の 人が 待って います。延長できません。{{date}}までに 返して ください。",
    help: "",
  },
  "renewal-overdue": {
    text: "返す 日を 過ぎた 本が あります。延長できません。",
    figures: "",
    help: "カウンターへ 来て ください。",
  },
  "hold-overdue": {
    text: "返す 日を 過ぎた 本が あります。予約できません。",
    figures_other: "返す 日を 過ぎた 本が {{have}}冊 あります。",
    help: "カウンターへ 来て ください。",
  },
  "renewal-class": {
    text: "これは 延長できません。",
    figures: "",
    help: "返す 日までに 返して ください。",
  },
  "loan-limit": {
    text: "これ以上 借りる ことが できません。",
    figures_other: "借りる ことが できるのは {{max}}冊までです。今 {{have}}冊 借りて います。",
    help: "カウンターへ 来て ください。",
  },
  "renewal-limit": {
    text: "これ以上 延長できません。",
    figures_other: "延長は {{max}}回までです。",
    help: "",
  },
  "renewal-too-early": {
    text: "まだ 延長できません。",
    figures: "{{date}}から 延長できます。",
    help: "返す 日が 近く なったら、延長できます。",
  },
  "loan-not-found": {
    text: "この 本を 借りた 記録が ありません。",
    figures: "",
    help: "もう 返したかも しれません。",
  },
  "counter-only": {
    text: "これは、カウンターで 手続きします。",
    figures: "",
    help: "カウンターへ 持って 来て ください。",
  },
  "lent-to-you": {
    text: "この 本は、もう 借りて います。",
    figures: "この 本は、もう 借りて います。返す 日は {{date}}です。",
    help: "延長は、「借りて いる 本」で できます。",
  },
  "lent-to-another": {
    text: "この 本は、ほかの 人が 借りて います。",
    figures: "",
    help: "カウンターへ 持って 来て ください。",
  },
  "waits-for-another": {
    text: "この 本は、予約した 人が 待って います。",
    figures: "",
    help: "カウンターへ 持って 来て ください。",
  },
  "not-for-loan": {
    text: "この 本は、図書館の 中で 使って ください。",
    figures: "",
    help: "カウンターで 聞いて ください。",
  },
  "part-of-set": {
    text: "これは、いくつかの もので ひとそろいです。",
    figures: "",
    help: "カウンターへ 持って 来て ください。全部 あるか 調べます。",
  },
  "copy-in-transit": {
    text: "この 本は、ほかの 図書館へ 送ります。",
    figures: "",
    help: "カウンターへ 持って 来て ください。",
  },
  "foreign-copy": {
    text: "この 本は、{thisLibrary}の 本では ないようです。",
    figures: "",
    help: "ほかの 図書館の 本は、そこへ 返して ください。わからない ときは、カウンターで 聞いて ください。",
  },
  "out-of-order": {
    text: "今、図書館の コンピューターに つながりません。",
    figures: "",
    help: "少し 待ってから、もう一度 して ください。または、カウンターへ 来て ください。",
  },
  "not-confirmed": {
    text: "今の ことが できたか、まだ わかりません。",
    figures:
      "今の ことが できたか、まだ わかりません。受付番号 {{ticket}} を 図書館の 人に 見せて ください。",
    help: "同じ ことは 2回 しません。カウンターへ 来て ください。",
  },
  "too-many-requests": {
    text: "短い 時間に 何回も ボタンを 押しました。",
    figures: "",
    help: "少し 待ってから、もう一度 して ください。",
  },
  "bad-request": {
    text: "うまく できませんでした。",
    figures: "",
    help: "もう一度 して ください。",
  },
  "out-of-service": {
    text: "図書館の 人が この 機械を 止めて います。",
    figures: "",
    help: "カウンターへ 来て ください。",
  },
  "service-away": {
    text: "今は ここで 手続きが できません。",
    figures: "",
    help: "カウンターへ 持って 来て ください。",
  },
  "settings-broken": {
    text: "機械の 設定を 読む ことが できません。",
    figures: "",
    help: "カウンターへ 来て ください。",
  },
  "not-done": {
    text: "できませんでした。何も 変わって いません。",
    figures: "",
    help: "もう一度 して ください。",
  },
  unexpected: {
    text: "この 機械が おかしく なりました。",
    figures: "",
    help: "下の 番号を 図書館の 人に 見せて ください。",
  },
  "card-not-needed": {
    text: "ここでは カードを 使いません。",
    figures: "",
    help: "返す 本の バーコードを 機械の 前に 出して ください。",
  },
  "scan-check-digit": {
    text: "うまく 読む ことが できませんでした。",
    figures: "",
    help: "もう一度、ゆっくり 機械の 前に 出して ください。",
  },
  "scan-second-row": {
    text: "下の バーコードでした。",
    figures: "",
    help: "上の バーコードを 機械の 前に 出して ください。",
  },
  "isbn-not-held": {
    text: "この 本は、{thisLibrary}に ありません。",
    figures: "",
    help: "本の 名前や 書いた 人の 名前で さがして ください。",
  },
  "copy-not-found": {
    text: "この 番号の 本は、見つかりませんでした。",
    figures: "",
    help: "本の 名前や 書いた 人の 名前で さがして ください。",
  },
  "scan-partial": {
    text: "バーコードの 一部だけを 読みました。",
    figures: "",
    help: "もう一度、ゆっくり 機械の 前に 出して ください。",
  },
  "scan-glued": {
    text: "2つの バーコードを 続けて 読みました。",
    figures: "",
    help: "1つずつ 出して ください。",
  },
  "scan-unknown": {
    text: "この バーコードは、使えません。",
    figures: "",
    help: "カードか 本の バーコードを 出して ください。",
  },
  "scan-magazine": {
    text: "雑誌の バーコードでした。",
    figures: "",
    help: "雑誌は、名前で さがして ください。",
  },
  "scan-not-copy": {
    text: "図書館の バーコードでは ありませんでした。",
    figures: "",
    help: "{thisLibrary}の バーコードを 機械の 前に 出して ください。",
  },
  "email-format": {
    text: "メールアドレスの 形が ちがいます。",
    figures: "",
    help: "@の 前と 後を、もう一度 見て ください。",
  },
  "email-mismatch": {
    text: "1回目と 2回目の アドレスが ちがいます。",
    figures: "",
    help: "はじめから 入れて ください。",
  },
  "email-in-use-by-holds": {
    text: "「メール」で 連絡する 予約が あります。アドレスを 消す ことは できません。",
    figures: "",
    help: "先に、予約の 連絡の 方法を 変えて ください。",
  },
  "email-unproven": {
    text: "メールアドレスの 確認が まだ 終わって いません。",
    figures: "",
    help: "届いた メールの 6つの 数字を 入れて ください。来ない ときは、「もう一度 送る」を 押して ください。",
  },
  "email-code-wrong": {
    text: "確認の 番号が ちがいます。",
    figures: "",
    help: "いちばん 新しい メールの 番号を 見て ください。",
  },
  "email-code-over": {
    text: "この 確認の 番号は、もう 使えません。",
    figures: "",
    help: "もう一度 送ると、新しい 番号が 来ます。",
  },
  "password-rule": {
    text: "この パスワードは 使えません。",
    figures: "A〜Z a〜z 0〜9 だけ 使えます。{{min}}文字から {{max}}文字までです。",
    help: "長さと 文字を 見て、もう一度 決めて ください。",
  },
  "password-guessable": {
    text: "かんたんに わかる パスワードは 使えません。",
    figures: "",
    help: "同じ 文字（aaa）や 順番（123）は 使えません。カードの 番号も 使えません。ちがう パスワードを 決めて ください。",
  },
  "password-mismatch": {
    text: "1回目と 2回目の パスワードが ちがいます。",
    figures: "",
    help: "はじめから 入れて ください。",
  },
  "password-unchanged": {
    text: "前と 同じ パスワードは 使えません。",
    figures: "",
    help: "ちがう パスワードを 決めて ください。",
  },
  "current-password-wrong": {
    text: "今の パスワードが ちがいます。",
    figures: "",
    help: "大きい 文字（A）と 小さい 文字（a）は ちがいます。",
  },
  "title-not-found": {
    text: "この 本は、見つかりませんでした。",
    figures: "",
    help: "本の 名前や 書いた 人の 名前で さがして ください。",
  },
  "query-empty": {
    text: "さがす ことばが 入って いません。",
    figures: "",
    help: "本の 名前や 書いた 人の 名前を 入れて ください。",
  },
  "hold-not-suspendable": {
    text: "本の 準備を 始めました。今は 止める ことが できません。",
    figures: "",
    help: "こまったら、受け取る 図書館に 連絡して ください。",
  },
  "reason-unknown": {
    text: "ここでは できません。どうしてかは、わかりません。",
    figures: "",
    help: "カウンターで 聞いて ください。",
  },
  owing: {
    text: "まだ 払って いない お金が あります。今は できません。",
    figures: "",
    help: "カウンターで 払って、もう一度 して ください。",
  },
  fee: {
    text: "この 本は、お金が かかります。",
    figures: "",
    help: "カウンターで 聞いて ください。",
  },
  "age-limit": {
    text: "この 本は、借りられる 年齢が 決まって います。",
    figures: "",
    help: "カウンターで 聞いて ください。",
  },
  "lend-overdue": {
    text: "返す 日を 過ぎた 本が あります。借りる ことが できません。",
    figures: "",
    help: "カウンターへ 来て ください。",
  },
  "message-not-found": {
    text: "この お知らせは、もう ありません。",
    figures: "",
    help: "図書館が 消しました。または、見る ことが できる 日が 過ぎました。",
  },
  "no-pickup": {
    text: "この 本を 受け取る ことが できる 図書館が ありません。",
    figures: "",
    help: "カウンターで 聞いて ください。",
  },
  "printer-away": {
    text: "今、プリンターを 使う ことが できません。",
    figures: "",
    help: "紙が ほしい 人は、カウンターの 人に 言って ください。",
  },
  "printer-paper": {
    text: "紙が ないか、中で 止まって います。",
    figures: "",
    help: "印刷を やめました。この 番号を カウンターの 人に 見せて ください。",
  },
  "print-stuck": {
    text: "時間が たっても、印刷が 終わりません。",
    figures: "",
    help: "印刷を やめました。この 番号を カウンターの 人に 見せて ください。",
  },
  "print-failed": {
    text: "印刷が できませんでした。",
    figures: "",
    help: "紙が ほしい 人は、カウンターの 人に 言って ください。",
  },
};
