import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** Card, number, password, first password (D5-D19). */
export const signIn: OneForm<Words["signIn"]> = {
  scan: {
    heading: "カードを きかいの まえに だして ください",
    caption: "としょかんの カード",
    how: "バーコードを きかいに むけて ください。",
    type: "ばんごうを いれる",
    typeDetail: "カードの {{digits}}この すうじ",
    wantedHold: "よやくする ために、カードを つかいます。",
    picture: "カードの バーコードを きかいに むけて だします",
  },
  number: {
    heading: "カードの ばんごうを いれて ください",
    caption: "カードの ばんごう",
    where: "バーコードの したに、{{digits}}この すうじが あります。",
    field: "カードの ばんごう",
    missing_other: "あと すうじ {{count}}こ",
  },
  password: {
    heading: "パスワードを いれて ください",
    field: "パスワード",
    rules: {
      digits: {
        range: "すうじで、{{min}}こから {{max}}こ",
        exact: "すうじで、{{max}}こ",
        open: "すうじ",
      },
      latin: {
        range: "ABCと すうじで、{{min}}もじから {{max}}もじ",
        exact: "ABCと すうじで、{{max}}もじ",
        open: "ABCと すうじ",
      },
      any: {
        range: "ABC・すうじ・しるしで、{{min}}もじから {{max}}もじ",
        exact: "ABC・すうじ・しるしで、{{max}}もじ",
        open: "ABC・すうじ・しるし",
      },
    },
    show: "もじを みせる",
    hide: "もじを かくす",
    missing_other: "あと {{count}}もじ",
    forgot: "パスワードを わすれた とき",
    checkTitle: "ばんごうか パスワードが ちがう ときは",
    check: {
      issued: "{thisLibrary}の カードの ばんごうですか。",
      registered: "パスワードを もう きめましたか。まちがいは ありませんか。",
      halfWidth: "ばんごうと パスワードは ABCと すうじですか。",
      case: "おおきい もじ（A）と ちいさい もじ（a）は ちがいます。",
    },
    checkAgain: "もういちど いれる",
  },
  forgot: {
    heading: "パスワードを わすれた とき",
    caption: "あたらしい パスワード",
    noAnswer: "いまの パスワードを おしえる ことは できません。",
    reissue: "わすれた ときは、あたらしい パスワードを つくります。",
    noPhone: "でんわや メールでは できません。",
    how: "おうちの ひとと カウンターに きて ください。カードを もって きて ください。",
    browse: "カードなしで ほんを さがす",
  },
  first: {
    caption: "あたらしい パスワード {{step}}／2",
    heading: "あたらしい パスワードを きめます",
    headingAgain: "おなじ パスワードを もういちど いれて ください",
    why: "いまの パスワードは、はじめだけの ものです。かえると、よやくが できます。",
    again: "まちがえないように、もういちど いれます。",
    field: "あたらしい パスワード",
    fieldAgain: "あたらしい パスワード（もういちど）",
    change: "かえる",
    doneHeading: "パスワードを かえました",
    doneNow: "あたらしい パスワードは すぐに つかえます。",
    doneKeep: "あたらしい パスワードを メモして、だいじに して ください。",
    proceed: "つづける",
  },
};
