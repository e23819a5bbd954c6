import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** 利用者情報変更: e-mail address and password (rules 9-15, 41-47). */
export const account: OneForm<Words["account"]> = {
  heading: "メールと パスワード",
  caption: "あなたの とうろく",
  email: "メール",
  password: "パスワード",
  passwordDetail: "いつでも かえられます",
  owed: "まだ はらっていない おかね　{{amount}}",
  owedHint: "カウンターの ひとに きいて ください。",
  emailState: {
    none: "まだ とうろくしていません",
    registered: "とうろくして あります",
    bounced: "メールが とどきませんでした",
    refused: "メールを うけとらない せっていです",
  },
  emailPage: {
    heading: "メールの とうろく",
    caption: "メールの おしらせ",
    none: "メールアドレスを とうろくすると、よやくした ほんが としょかんに きた とき、メールで おしらせします。とうろくしなくても いいです。",
    registered: "よやくした ほんが きたら、この アドレスに メールを おくります。",
    bounced:
      "おくった メールが もどって きました。でんわなどで おしらせします。おうちの ひとと アドレスを たしかめて ください。",
    refused:
      "メールを うけとらない せっていに なっています。せっていを かえてから、もういちど とうろくして ください。",
    senders: "メールは この アドレスから きます",
    holdSender: "よやくの おしらせ",
    confirmSender: "とうろくの かくにん",
    domain:
      "しらない ひとの メールを とめている ときは、{{domain}} の メールを うけとれるように して ください。",
    register: "とうろくする",
    change: "かえる",
    remove: "けす",
    newHeading: "メールアドレスを いれて ください",
    againHeading: "おなじ アドレスを もういちど いれて ください",
    step: "メールの とうろく {{step}}/2",
    field: "メールアドレス",
    fieldAgain: "メールアドレス（もういちど）",
    again: "まちがえないように、2かい いれます。",
    redo: "はじめから いれなおす",
    doneHeading: "メールアドレスを とうろくしました",
    doneConfirm: "すぐに かくにんの メールを おくります。",
    doneMissing:
      "メールが こない ときは、アドレスと メールの せっていを おうちの ひとと たしかめて ください。",
    doneContact: "よやくの とき、「メール」を えらべます。",
    removeHeading: "メールアドレスを けしますか",
    removeText: "よやくの おしらせの メールが こなく なります。",
    keep: "けさない",
    removed: "メールアドレスを けしました",
    removedText: "おしらせの メールは もう きません。いつでも また とうろくできます。",
    ok: "わかった",
  },
  passwordPage: {
    current: "いまの パスワードを いれて ください",
    next: "あたらしい パスワードを いれて ください",
    again: "あたらしい パスワードを もういちど いれて ください",
    step: "パスワードを かえる {{step}}/3",
    fieldCurrent: "いまの パスワード",
    redo: "はじめから いれなおす",
  },
};
