import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** Card, number, password, first password (D5-D19). */
export const signIn: OneForm<Words["signIn"]> = {
  scan: {
    heading: "カードを よみとる きかいに かざして ください",
    caption: "としょかんの カード",
    how: "バーコードを うえに むけて ください。",
    type: "ばんごうを うつ",
    typeDetail: "カードの {{digits}}けたの ばんごう",
    wantedHold: "よやくするために、カードを よみます。",
    picture: "カードの バーコードを うえに して、よみとる きかいに かざします",
  },
  number: {
    heading: "カードの ばんごうを うって ください",
    caption: "カードの ばんごう",
    where: "バーコードの したに、{{digits}}けたの ばんごうが あります。",
    field: "カードの ばんごう",
    missing_other: "あと {{count}}けた",
  },
  password: {
    heading: "パスワードを いれて ください",
    field: "パスワード",
    rules: {
      digits: {
        range: "すうじで、{{min}}けたから {{max}}けた",
        exact: "すうじで、{{max}}けた",
        open: "すうじ",
      },
      latin: {
        range: "アルファベットと すうじで、{{min}}もじから {{max}}もじ",
        exact: "アルファベットと すうじで、{{max}}もじ",
        open: "アルファベットと すうじ",
      },
      any: {
        range: "アルファベット・すうじ・きごうで、{{min}}もじから {{max}}もじ",
        exact: "アルファベット・すうじ・きごうで、{{max}}もじ",
        open: "アルファベット・すうじ・きごう",
      },
    },
    show: "もじを みせる",
    hide: "もじを かくす",
    missing_other: "あと {{count}}もじ",
    forgot: "パスワードを わすれた とき",
    checkTitle: "ばんごうか パスワードが ちがう ときは",
    check: {
      issued: "{thisLibrary}の カードの ばんごうですか。",
      registered: "とうろくした パスワードですか。まちがいは ありませんか。",
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
    how: "カードを もって、カウンターに きて ください。カードが ない ときは、すんでいる ところが わかる ものを もって きて ください。",
    browse: "カードなしで ほんを さがす",
  },
  first: {
    caption: "あたらしい パスワード {{step}}/2",
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
