import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** Words that many screens share. */
export const common: OneForm<Words["common"]> = {
  back: "もどる",
  stop: "もどる",
  help: "こまったら",
  next: "次へ",
  close: "閉じる",
  asking: "調べて います",
  askingLong: "時間が かかって います。もう少し 待って ください。",
  sending: "送って います",
  card: "カード {{tail}}",
  code: "図書館の 人に 見せる 番号 {{code}}",
  ticket: "受付番号 {{ticket}}",
  date: "{{date}}",
  thisLibrary: "この 図書館",
  terms: {
    card: {
      "loan-ticket": "カード",
      "loan-card": "カード",
      "use-card": "カード",
      "use-ticket": "カード",
      "patron-card": "カード",
      "library-card": "カード",
    },
    password: { password: "パスワード", pin: "暗証番号" },
  },
  and: "と ",
  apart: "　",
  backendAway: "今、図書館の コンピューターに つながりません。少し 待って ください。",
  partAway: {
    system: "今、カードは 使えません。本を さがす ことは できます。",
    catalogue: "今、本を さがす ことは できません。カードは 使えます。",
  },
  toast: {
    title: "「{{title}}」の バーコードです",
    see: "この 本を 見る",
  },
  language: "ことば",
  ways: {
    again: "もう一度",
    "scan-card": "カードを 使う",
    "change-password": "パスワードを 変える",
    holds: "予約した 本を 見る",
    email: "メールを 登録する",
    "email-change": "メールを 変える",
    "email-code": "番号を 入れる",
    search: "本を さがす",
    counter: "カウンターへ 来て ください。",
    wait: "少し 待ってから、もう一度 して ください。",
  },
};
