/**
 * Words that many screens share. `and`: between the entries of a list · `code`: of a refusal, for staff · `ticket`: of a
 * write whose outcome is not known.
 */
export const common = {
  back: "もどる",
  stop: "やめる",
  help: "こまったら",
  next: "次へ",
  close: "閉じる",
  asking: "調べています",
  askingLong: "時間がかかっています。もう少しお待ちください。",
  sending: "送っています",
  card: "カード {{tail}}",
  code: "職員にお見せになる番号 \u2060{{code}}",
  ticket: "受付番号 {{ticket}}",
  date: "{{date}}",
  /** For `{thisLibrary}`, where the library has no name in this language. English: not first in a sentence. */
  thisLibrary: "この図書館",
  /** What a library may call its card and its password. The sentences have the first word of each, and get the library's. */
  terms: {
    card: {
      "loan-ticket": "資料貸出券",
      "loan-card": "貸出カード",
      "use-card": "利用カード",
      "use-ticket": "利用券",
      "patron-card": "利用者カード",
      "library-card": "図書館カード",
    },
    password: { password: "パスワード", pin: "暗証番号" },
  },
  and: "・",
  /** Between two statements on one line; a sign in it stays at the end of a line (U+00A0 before it). */
  apart: "　",
  backendAway: "図書館のシステムとつながっていません。少しお待ちください。",
  /** One of the two: the library system, or the catalogue beside it (decision 40). */
  partAway: {
    system: "いま、予約や延長などの手続きはできません。本はさがせます。",
    catalogue: "いま、本はさがせません。予約や延長などの手続きはできます。",
  },
  toast: {
    title: "「{{title}}」のバーコードを読み取りました",
    see: "この本を見る",
  },
  language: "ことば",
  ways: {
    again: "もう一度",
    "scan-card": "カードをかざす",
    "change-password": "パスワードを変える",
    holds: "予約した本を見る",
    email: "メールを登録する",
    "email-change": "メールを変更する",
    "email-code": "確認番号を入力する",
    search: "本をさがす",
    counter: "カウンターでおたずねください。",
    wait: "しばらくしてから、もう一度お試しください。",
  },
} as const;
