/** 利用者情報変更: email address and password (D9-D15, D41-D47). */
export const account = {
  heading: "登録の確認と変更",
  caption: "利用者情報変更",
  email: "メール",
  password: "パスワード",
  /** Under the button 「パスワード」. */
  passwordDetail: "いつでも自由に変えられます",
  /** Of money: what the patron still has to pay the library. */
  owed: "お支払いがまだの料金　{{amount}}",
  owedHint: "カウンターでお支払いください。",
  /** How the address stands: `bounced` = our mail came back · `refused` = the mailbox refuses us. */
  emailState: {
    none: "登録していません",
    registered: "登録しています",
    unproven: "確認がまだ済んでいません",
    bounced: "メールが届きませんでした",
    refused: "受信拒否になっています",
  },
  emailPage: {
    heading: "メールの登録",
    caption: "Eメールお知らせサービス",
    none: "登録すると、予約した本が{thisLibrary}で用意できたことをメールでお知らせします。登録は任意です。",
    registered: "予約した本が用意できたことを、この宛先にお知らせします。",
    unproven:
      "確認のメールにある6けたの番号を入力すると、予約のお知らせがこの宛先に届くようになります。メールがないときは、もう一度送れます。",
    bounced:
      "お送りしたメールが届きませんでした。電話などほかの方法で御連絡します。宛先を確かめて、変更してください。",
    refused:
      "受信拒否の状態ですと、Eメールお知らせサービスは無効になります。受信できるようにしてから、もう一度登録してください。",
    senders: "このアドレスから届きます",
    holdSender: "予約のお知らせ",
    confirmSender: "登録の確認",
    /** The domain of our senders, for patrons who filter mail. */
    domain: "迷惑メールの設定をしている方は、{{domain}}を受信できるようにしてください。",
    register: "登録する",
    change: "アドレスを変更する",
    remove: "アドレスを削除する",
    newHeading: "メールアドレスを入力してください",
    againHeading: "もう一度、同じアドレスを入力してください",
    step: "メールの登録 {{step}}／2",
    field: "メールアドレス",
    fieldAgain: "メールアドレス（もう一度）",
    again: "まちがいを防ぐために、2回入力します。",
    doneHeading: "メールアドレスを登録しました",
    doneConfirm: "すぐに確認のメールが送信されます。",
    doneMissing: "届かないときは、アドレス、受信の設定、迷惑メールのフォルダーを確かめてください。",
    doneContact: "予約のとき、連絡方法に「メール」を選べます。",
    /** The step in which the code of the confirmation mail is typed. */
    enterCode: "番号を入力する",
    sendAgain: "もう一度メールを送る",
    sentAgain: "もう一度送りました。新しいメールの番号を入力してください。",
    codeHeading: "メールにある6けたの番号を入力してください",
    codeField: "確認番号",
    codeSent: "{{address}} へ送りました。届くまで数分かかることがあります。",
    codeTime: "次に来たときに入力することもできます。",
    /** In the place of 「もどる」: the code can be typed at another visit. */
    codeLater: "あとで",
    confirm: "確認する",
    provenHeading: "メールアドレスを確認しました",
    removeHeading: "メールアドレスを削除しますか",
    removeText: "予約のお知らせは、メールで届かなくなります。",
    keep: "このまま残す",
    removed: "メールアドレスを削除しました",
    removedText: "メールのお知らせは、もう届きません。いつでも登録しなおせます。",
    /** Closes the page that says what was done. */
    ok: "わかりました",
  },
  passwordPage: {
    current: "現在のパスワードを入力してください",
    next: "新しいパスワードを入力してください",
    again: "もう一度、新しいパスワードを入力してください",
    step: "パスワードの変更 {{step}}／3",
    fieldCurrent: "現在のパスワード",
  },
} as const;
