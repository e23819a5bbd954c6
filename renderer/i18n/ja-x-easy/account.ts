import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** 利用者情報変更: email address and password (D9-D15, D41-D47). */
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
    unproven: "確認が まだ 終わって いません",
    bounced: "メールが 届きませんでした",
    refused: "メールを 受け取らない 設定です",
  },
  emailPage: {
    heading: "メールの 登録",
    caption: "メールで 連絡する サービス",
    none: "メールアドレスを 登録する ことが できます。予約した 本が 来たら、メールで 連絡します。登録は 自由です。",
    registered: "本が 来たら、この アドレスに メールを 送ります。",
    unproven:
      "図書館の メールに 6つの 数字が あります。その 番号を 入れて ください。そのあと、予約の 連絡が この アドレスに 来ます。メールが ない ときは、「もう一度 送る」を 押します。",
    bounced:
      "送った メールが 戻って きました。電話など、ほかの 方法で 連絡します。アドレスを 見て、正しく 直して ください。",
    refused:
      "メールを 受け取らない 設定です。図書館は メールを 送りません。設定を 変えて、もう一度 登録して ください。",
    senders: "メールは この アドレスから 来ます",
    holdSender: "予約の 連絡",
    confirmSender: "登録の 確認",
    domain:
      "{{domain}} の メールを 受け取る ように して ください。わからない ときは、カウンターで 聞いて ください。",
    register: "登録する",
    change: "アドレスを 変える",
    remove: "アドレスを 消す",
    newHeading: "メールアドレスを 入れて ください",
    againHeading: "同じ アドレスを もう一度 入れて ください",
    step: "メールの 登録 {{step}}／2",
    field: "メールアドレス",
    fieldAgain: "メールアドレス（もう一度）",
    again: "まちがえない ように、2回 入れます。",
    doneHeading: "メールアドレスを 登録しました",
    doneConfirm: "すぐに 確認の メールを 送ります。",
    doneMissing:
      "メールが 来ない ときは、アドレスを 見て ください。メールの 設定と、迷惑メールの 中も 見て ください。",
    doneContact: "予約する とき、「メール」を 選ぶ ことが できます。",
    enterCode: "番号を 入れる",
    sendAgain: "もう一度 送る",
    sentAgain: "もう一度 送りました。新しい メールの 番号を 入れて ください。",
    codeHeading: "メールに ある 6つの 数字を 入れて ください",
    codeField: "確認の 番号",
    codeSent: "{{address}} に 送りました。届くまで 数分 かかる ことが あります。",
    codeTime: "今 入れなくても いいです。次に 図書館へ 来た とき、入れて ください。",
    codeLater: "あとで",
    confirm: "確認する",
    provenHeading: "メールアドレスの 確認が 終わりました",
    removeHeading: "メールアドレスを 消しますか",
    removeText: "予約の 連絡の メールは 来なく なります。",
    keep: "消さない",
    removed: "メールアドレスを 消しました",
    removedText: "連絡の メールは もう 来ません。いつでも また 登録できます。",
    ok: "わかりました",
  },
  passwordPage: {
    current: "今の パスワードを 入れて ください",
    next: "新しい パスワードを 入れて ください",
    again: "新しい パスワードを もう一度 入れて ください",
    step: "パスワードを 変える {{step}}／3",
    fieldCurrent: "今の パスワード",
  },
};
