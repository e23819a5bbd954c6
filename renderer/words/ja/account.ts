/** 利用者情報変更: e-mail address and password (rules 9-15, 41-47). */
export const account = {
  heading: "登録の確認と変更",
  caption: "利用者情報変更",
  email: "メール",
  password: "パスワード",
  /** Under the button 「パスワード」. */
  passwordDetail: "いつでも 自由に変えられます",
  /** Of money: what the patron still has to pay the library. */
  owed: "お支払いが まだの 料金　{{amount}}",
  owedHint: "カウンターで お支払いください。",
  /** How the address stands: `bounced` = our mail came back · `refused` = the mailbox refuses us. */
  emailState: {
    none: "登録していません",
    registered: "登録しています",
    bounced: "メールが届きませんでした",
    refused: "受信拒否になっています",
  },
  emailPage: {
    heading: "メールの登録",
    caption: "Eメールお知らせサービス",
    none: "登録すると、予約した本が 県立図書館で用意できたことを メールでお知らせします。登録は 任意です。",
    registered: "予約した本が用意できたことを、この宛先に お知らせします。",
    bounced:
      "お送りしたメールが 届かずに 戻ってきました。電話など ほかの方法で ご連絡します。宛先を 確かめて、変更してください。",
    refused:
      "受信拒否の状態ですと、Eメールお知らせサービスは無効になります。受信できるようにしてから、もう一度 登録してください。",
    senders: "このアドレスから 届きます",
    holdSender: "予約のお知らせ",
    confirmSender: "登録の確認",
    /** The domain of our senders, for who filters mail. */
    domain: "迷惑メールの設定をしている方は、{{domain}} を 受信できるようにしてください。",
    register: "登録する",
    change: "変更する",
    remove: "削除する",
    newHeading: "メールアドレスを 入れてください",
    againHeading: "もう一度、同じアドレスを 入れてください",
    step: "メールの登録 {{step}}/2",
    field: "メールアドレス",
    fieldAgain: "メールアドレス（もう一度）",
    again: "まちがいを防ぐために、2回 入れます。",
    redo: "はじめから 入れなおす",
    doneHeading: "メールアドレスを 登録しました",
    doneConfirm: "すぐに確認のメールが送信されます。",
    doneMissing: "届かないときは、アドレスと、受信の設定、迷惑メールの入れものを 確かめてください。",
    doneContact: "予約のとき、連絡方法に「メール」を えらべます。",
    removeHeading: "メールアドレスを 削除しますか",
    removeText: "予約のお知らせは、メールで 届かなくなります。",
    keep: "このまま残す",
    removed: "メールアドレスを 削除しました",
    removedText: "メールのお知らせは もう届きません。いつでも もう一度 登録できます。",
    /** Closes the page that says what was done. */
    ok: "わかりました",
  },
  passwordPage: {
    current: "いまのパスワードを 入れてください",
    next: "新しいパスワードを 入れてください",
    again: "もう一度、新しいパスワードを 入れてください",
    step: "パスワードの変更 {{step}}/3",
    fieldCurrent: "現在のパスワード",
    redo: "はじめから 入れなおす",
  },
} as const;
