import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** Words that many screens share. */
export const common: OneForm<Words["common"]> = {
  back: "もどる",
  stop: "もどる",
  help: "こまったら",
  next: "つぎへ",
  close: "とじる",
  asking: "しらべています",
  askingLong: "じかんが かかっています。もう すこし まって ください。",
  sending: "おくっています",
  card: "カード {{tail}}",
  code: "としょかんの ひとに みせる ばんごう {{code}}",
  ticket: "うけつけ ばんごう {{ticket}}",
  date: "{{date}}",
  thisLibrary: "この としょかん",
  terms: {
    card: {
      "loan-ticket": "カード",
      "loan-card": "カード",
      "use-card": "カード",
      "use-ticket": "カード",
      "patron-card": "カード",
      "library-card": "カード",
    },
    password: { password: "パスワード", pin: "あんしょう ばんごう" },
  },
  and: "と ",
  apart: "　",
  backendAway: "いま、としょかんの コンピューターに つながりません。すこし まって ください。",
  partAway: {
    system: "いま、カードは つかえません。ほんは さがせます。",
    catalogue: "いま、ほんは さがせません。カードは つかえます。",
  },
  toast: {
    title: "「{{title}}」の バーコードです",
    see: "この ほんを みる",
  },
  language: "ことば",
  ways: {
    again: "もういちど",
    "scan-card": "カードを つかう",
    "change-password": "パスワードを かえる",
    holds: "よやくした ほんを みる",
    email: "メールアドレスを いれる",
    "email-change": "メールを かえる",
    "email-code": "ばんごうを いれる",
    search: "ほんを さがす",
    counter: "カウンターに きて ください。",
    wait: "すこし まって、もういちど やって みて ください。",
  },
};
