import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** 利用者情報変更: e-mail address and password (rules 9-15, 41-47). */
export const account: OneForm<Words["account"]> = {
  heading: "メールと パスワード",
  caption: "あなたの 登録",
  email: "メール",
  password: "パスワード",
  passwordDetail: "いつでも 変える ことが できます",
  owed: "まだ 払って いない お金　{{amount}}",
  owedHint: "カウンターで 払って ください。",
  emailState: {
    none: "まだ 登録して いません",
    registered: "登録して あります",
    bounced: "メールが 届きませんでした",
    refused: "メールを 受け取らない 設定です",
  },
  emailPage: {
    heading: "メールの 登録",
    caption: "メールで 知らせる サービス",
    none: "メールアドレスを 登録すると、予約した 本が 図書館に 来た とき、メールで 知らせます。登録しなくても いいです。",
    registered: "予約した 本が 来た とき、この アドレスに メールを 送ります。",
    bounced:
      "送った メールが 戻って きました。電話など、ほかの 方法で 知らせます。アドレスを 見て、正しく 直して ください。",
    refused:
      "メールを 受け取らない 設定に なって います。図書館は メールを 送りません。設定を 変えて、もう一度 登録して ください。",
    senders: "メールは この アドレスから 来ます",
    holdSender: "予約の 知らせ",
    confirmSender: "登録の 確認",
    domain:
      "知らない 人の メールを 止めて いますか。そのときは、{{domain}} の メールを 受け取る 設定に して ください。",
    register: "登録する",
    change: "変える",
    remove: "消す",
    newHeading: "メールアドレスを 入れて ください",
    againHeading: "同じ アドレスを もう一度 入れて ください",
    step: "メールの 登録 {{step}}/2",
    field: "メールアドレス",
    fieldAgain: "メールアドレス（もう一度）",
    again: "まちがえないように、2回 入れます。",
    redo: "はじめから 入れる",
    doneHeading: "メールアドレスを 登録しました",
    doneConfirm: "すぐに 確認の メールを 送ります。",
    doneMissing:
      "メールが 来ない ときは、アドレスと メールの 設定を 見て ください。迷惑メールの 中も 見て ください。",
    doneContact: "予約する とき、「メール」を 選ぶ ことが できます。",
    removeHeading: "メールアドレスを 消しますか",
    removeText: "予約の 知らせの メールは 来なく なります。",
    keep: "消さない",
    removed: "メールアドレスを 消しました",
    removedText: "知らせの メールは もう 来ません。いつでも また 登録できます。",
    ok: "わかりました",
  },
  passwordPage: {
    current: "今の パスワードを 入れて ください",
    next: "新しい パスワードを 入れて ください",
    again: "新しい パスワードを もう一度 入れて ください",
    step: "パスワードを 変える {{step}}/3",
    fieldCurrent: "今の パスワード",
    redo: "はじめから 入れる",
  },
};
