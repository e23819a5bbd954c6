import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** Card, number, password, first password (D5-D19). */
export const signIn: OneForm<Words["signIn"]> = {
  scan: {
    heading: "カードを 機械の \u2060前に 出して ください",
    caption: "図書館の カード",
    how: "バーコードを 機械に 向けて ください。",
    type: "番号を 入れる",
    typeDetail: "カードの {{digits}}けたの 番号",
    wantedHold: "予約する ために、カードを 使います。",
    picture: "カードの バーコードを 機械に 向けて 出します",
  },
  number: {
    heading: "カードの 番号を 入れて ください",
    caption: "図書館の カードの 番号",
    where: "バーコードの 下に、{{digits}}けたの 番号が あります。",
    field: "カードの 番号",
    missing_other: "あと {{count}}けた",
  },
  password: {
    heading: "パスワードを 入れて ください",
    field: "パスワード",
    rules: {
      digits: { range: "数字で、{{min}}けたから {{max}}けた", exact: "数字で、{{max}}けた", open: "数字" },
      latin: {
        range: "英語の 文字と 数字で、{{min}}文字から {{max}}文字",
        exact: "英語の 文字と 数字で、{{max}}文字",
        open: "英語の 文字と 数字",
      },
      any: {
        range: "英語の 文字・数字・記号で、{{min}}文字から {{max}}文字",
        exact: "英語の 文字・数字・記号で、{{max}}文字",
        open: "英語の 文字・数字・記号",
      },
    },
    show: "文字を 見せる",
    hide: "文字を かくす",
    missing_other: "あと {{count}}文字",
    forgot: "パスワードを 忘れた とき",
    checkTitle: "番号か パスワードが ちがう ときは",
    check: {
      issued: "{thisLibrary}の カードの 番号ですか。",
      registered: "パスワードを もう 登録しましたか。まちがって いませんか。",
      halfWidth: "番号と パスワードは A〜Z a〜z 0〜9 ですか。",
      case: "大きい 文字（A）と 小さい 文字（a）は ちがいます。",
    },
    checkAgain: "もう一度 入れる",
  },
  forgot: {
    heading: "パスワードを 忘れた とき",
    caption: "新しい パスワード",
    noAnswer: "今の パスワードを 教える ことは できません。",
    reissue: "忘れた ときは、新しい パスワードを 作ります。",
    noPhone: "電話や メールでは、できません。",
    how: "カードを 持って、カウンターへ 来て ください。カードが ない 人は、住所が わかる ものが いります。",
    browse: "カードを 使わないで 本を さがす",
  },
  first: {
    caption: "新しい パスワード {{step}}／2",
    heading: "新しい パスワードを 決めます",
    headingAgain: "同じ パスワードを もう一度 入れて ください",
    why: "今の パスワードは、はじめだけの ものです。変えると、予約などが できます。",
    again: "まちがえない ように、もう一度 入れます。",
    field: "新しい パスワード",
    fieldAgain: "新しい パスワード（もう一度）",
    change: "変える",
    doneHeading: "パスワードを 変えました",
    doneNow: "新しい パスワードは すぐに 使えます。",
    doneKeep: "新しい パスワードを メモして、大切に して ください。",
    proceed: "続ける",
  },
};
