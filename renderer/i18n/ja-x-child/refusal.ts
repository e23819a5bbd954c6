import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** Every expected "no" in words; see ja/refusal.ts for the parts. */
export const refusal: OneForm<Words["refusal"]> = {
  "not-holdable": {
    text: "この ほんは かりられないので、よやくできません。",
    figures: "",
    help: "カウンターで きいて ください。",
  },
  "contact-not-allowed": {
    text: "その れんらくの しかたは つかえません。",
    figures: "",
    help: "ほかの れんらくの しかたを えらんで ください。",
  },
  "no-email": {
    text: "メールアドレスが まだ ありません。",
    figures: "",
    help: "メールアドレスを いれると、「メール」を えらべます。",
  },
  "email-refused": {
    text: "この アドレスには、としょかんの メールが とどきません。",
    figures: "",
    help: "ほかの れんらくの しかたを えらぶか、おうちの ひとに なおして もらって ください。",
  },
  "hold-limit": {
    text: "もう いっぱい よやくしています。",
    figures_other: "よやくは {{max}}さつまでです。いま {{have}}さつ あります。",
    help: "1さつ とりけすか、カウンターに きて ください。",
  },
  "already-held": {
    text: "この ほんは、もう よやくしています。",
    figures: "",
    help: "「よやくした ほん」で、いまの ようすが わかります。",
  },
  "own-loan": {
    text: "この ほんは、いま あなたが かりています。",
    figures: "",
    help: "かりている あいだは、よやくできません。",
  },
  "hold-not-changeable": {
    text: "ほんを もう よういしているので、ここでは かえられません。",
    figures: "",
    help: "かえたい ときは、うけとる としょかんの ひとに いって ください。",
  },
  "hold-not-cancellable": {
    text: "ほんを もう よういしているので、ここでは とりけせません。",
    figures: "",
    help: "うけとる としょかんの ひとに いって ください。",
  },
  "hold-not-found": {
    text: "この よやくは、みつかりませんでした。",
    figures: "",
    help: "「よやくした ほん」を みて ください。",
  },
  "wrong-credentials": {
    text: "ばんごうか パスワードが ちがいます。",
    figures: "",
    help: "おおきい もじ（A）と ちいさい もじ（a）も みて ください。",
  },
  "foreign-card": {
    text: "この カードは、{thisLibrary}の カードでは ないようです。",
    figures: "",
    help: "{thisLibrary}の カードを つかって ください。",
  },
  "card-locked": {
    text: "ちがう パスワードが つづいたので、いまは つかえません。",
    figures: "ちがう パスワードが つづいたので、あと {{minutes, minutes}} つかえません。",
    help: "いそぐ ときは、カウンターに きて ください。",
  },
  "card-expired": {
    text: "この カードは、つかえる ひが すぎました。",
    figures: "この カードが つかえたのは、{{date}}までです。",
    help: "カウンターで、あたらしく できます。",
  },
  "card-blocked": {
    text: "この カードは、いま ここでは つかえません。",
    figures: "",
    help: "カウンターで きいて ください。",
  },
  "card-number-format": {
    text: "カードの ばんごうの すうじが おおいか、すくないです。",
    figures: "",
    help: "バーコードの したの ばんごうを、もういちど みて ください。",
  },
  "temporary-password": {
    text: "いまの パスワードは、はじめだけの ものです。",
    figures: "",
    help: "あたらしい パスワードに かえると、つかえます。",
  },
  "password-needed": {
    text: "カードの パスワードが いります。",
    figures: "",
    help: "カードだけの ときは、ほんを かりられます。かりられない ときは、パスワードを いれます。わけが わかります。",
  },
  "signed-out": {
    text: "もういちど カードを たしかめます。",
    figures: "",
    help: "カードを もういちど きかいの まえに だして ください。",
  },
  "not-half-width": {
    text: "ABCと すうじだけ つかえます。",
    figures: "",
    help: "ABCか すうじで いれて ください。",
  },
  "unknown-library": {
    text: "その としょかんでは うけとれません。",
    figures: "",
    help: "ほかの としょかんを えらんで ください。",
  },
  "renewal-reserved": {
    text: "つぎの ひとが まっているので、のばせません。",
    figures: "つぎの ひとが まっているので、のばせません。{{date}}までに かえして ください。",
    help: "",
  },
  "renewal-overdue": {
    text: "かえす ひを すぎた ほんが あるので、のばせません。",
    figures: "",
    help: "カウンターに きて ください。",
  },
  "hold-overdue": {
    text: "かえす ひを すぎた ほんが あるので、よやくできません。",
    figures_other: "かえす ひを すぎた ほんが {{have}}さつ あります。",
    help: "カウンターに きて ください。",
  },
  "renewal-class": {
    text: "これは、のばせません。",
    figures: "",
    help: "かえす ひまでに かえして ください。",
  },
  "loan-limit": {
    text: "もう いっぱい かりています。",
    figures_other: "かりられるのは {{max}}さつまでです。いま {{have}}さつ かりています。",
    help: "カウンターに きて ください。",
  },
  "renewal-limit": {
    text: "もう これより のばせません。",
    figures_other: "のばせるのは {{max}}かいまでです。",
    help: "",
  },
  "renewal-too-early": {
    text: "まだ のばせません。",
    figures: "{{date}}から のばせます。",
    help: "かえす ひが ちかく なったら、のばせます。",
  },
  "loan-not-found": {
    text: "この ほんを かりた きろくが ありません。",
    figures: "",
    help: "もう かえしたかも しれません。",
  },
  "counter-only": {
    text: "これは、カウンターで かりたり かえしたり します。",
    figures: "",
    help: "カウンターに もって きて ください。",
  },
  "lent-to-you": {
    text: "この ほんは、もう かりています。",
    figures: "この ほんは、もう かりています。かえす ひは {{date}}です。",
    help: "のばしたい ときは、かりている ほんを みて ください。",
  },
  "lent-to-another": {
    text: "この ほんは、ほかの ひとが かりています。",
    figures: "",
    help: "カウンターに もって きて ください。",
  },
  "waits-for-another": {
    text: "この ほんは、よやくした ひとが まっています。",
    figures: "",
    help: "カウンターに もって きて ください。",
  },
  "not-for-loan": {
    text: "この ほんは、としょかんの なかで つかって ください。",
    figures: "",
    help: "カウンターで きいて ください。",
  },
  "part-of-set": {
    text: "これは、いくつかの ものが あつまって ひとつです。",
    figures: "",
    help: "カウンターに もって きて ください。ぜんぶ あるか みます。",
  },
  "copy-in-transit": {
    text: "この ほんは、ほかの としょかんへ いきます。",
    figures: "",
    help: "カウンターに もって きて ください。",
  },
  "foreign-copy": {
    text: "この ほんは、{thisLibrary}の ほんでは ないようです。",
    figures: "",
    help: "ほかの としょかんの ほんは、そこに かえして ください。わからない ときは、カウンターで きいて ください。",
  },
  "out-of-order": {
    text: "いま、としょかんの コンピューターに つながりません。",
    figures: "",
    help: "すこし まって もういちど やるか、カウンターに きて ください。",
  },
  "not-confirmed": {
    text: "いまの ことが できたか、まだ わかりません。",
    figures:
      "いまの ことが できたか、まだ わかりません。うけつけ ばんごう {{ticket}} を としょかんの ひとに みせて ください。",
    help: "おなじ ことは 2かい しません。カウンターに きて ください。",
  },
  "too-many-requests": {
    text: "みじかい あいだに なんかいも ボタンを おしました。",
    figures: "",
    help: "すこし まって、もういちど やって みて ください。",
  },
  "bad-request": {
    text: "うまく できませんでした。",
    figures: "",
    help: "もういちど やって みて ください。",
  },
  "out-of-service": {
    text: "としょかんの ひとが この きかいを とめています。",
    figures: "",
    help: "カウンターに きて ください。",
  },
  "service-away": {
    text: "いまは ここで できません。",
    figures: "",
    help: "カウンターに もって きて ください。",
  },
  "settings-broken": {
    text: "この きかいは いま つかえません。",
    figures: "",
    help: "カウンターに きて ください。",
  },
  "not-done": {
    text: "できませんでした。なにも かわっていません。",
    figures: "",
    help: "もういちど やって みて ください。",
  },
  unexpected: {
    text: "この きかいが おかしく なりました。",
    figures: "",
    help: "したの ばんごうを としょかんの ひとに みせて ください。",
  },
  "card-not-needed": {
    text: "ここでは カードは いりません。",
    figures: "",
    help: "かえす ほんの バーコードを きかいの まえに だして ください。",
  },
  "scan-check-digit": {
    text: "うまく よめませんでした。",
    figures: "",
    help: "もういちど、ゆっくり きかいの まえに だして ください。",
  },
  "scan-second-row": {
    text: "したの バーコードでした。",
    figures: "",
    help: "うえの バーコードを きかいの まえに だして ください。",
  },
  "isbn-not-held": {
    text: "この ほんは、{thisLibrary}に ありません。",
    figures: "",
    help: "ほんの なまえや かいた ひとの なまえで さがせます。",
  },
  "copy-not-found": {
    text: "この ばんごうの ほんは、みつかりませんでした。",
    figures: "",
    help: "ほんの なまえや かいた ひとの なまえで さがせます。",
  },
  "scan-partial": {
    text: "バーコードを さいごまで よめませんでした。",
    figures: "",
    help: "もういちど、ゆっくり きかいの まえに だして ください。",
  },
  "scan-glued": {
    text: "2つの バーコードを つづけて よみました。",
    figures: "",
    help: "1つずつ だして ください。",
  },
  "scan-unknown": {
    text: "この バーコードは つかえません。",
    figures: "",
    help: "カードか ほんの バーコードを だして ください。",
  },
  "scan-magazine": {
    text: "ざっしの バーコードでした。",
    figures: "",
    help: "ざっしは、なまえで さがして ください。",
  },
  "scan-not-copy": {
    text: "としょかんの バーコードでは ありませんでした。",
    figures: "",
    help: "{thisLibrary}の バーコードを きかいの まえに だして ください。",
  },
  "email-format": {
    text: "メールアドレスの かきかたが ちがいます。",
    figures: "",
    help: "@の まえと あとを、もういちど みて ください。",
  },
  "email-mismatch": {
    text: "1かいめと 2かいめの アドレスが ちがいます。",
    figures: "",
    help: "はじめから いれなおして ください。",
  },
  "email-in-use-by-holds": {
    text: "「メール」で れんらくする よやくが あるので、けせません。",
    figures: "",
    help: "さきに、よやくの れんらくの しかたを かえて ください。",
  },
  "email-unproven": {
    text: "メールアドレスを まだ たしかめていません。",
    figures: "",
    help: "とどいた メールの 6この すうじを いれて ください。こない ときは、「もういちど おくる」を おして ください。",
  },
  "email-code-wrong": {
    text: "メールの ばんごうが ちがいます。",
    figures: "",
    help: "いちばん あたらしい メールの 6この すうじを、もういちど みて ください。",
  },
  "email-code-over": {
    text: "この ばんごうは、もう つかえません。",
    figures: "",
    help: "もういちど おくると、あたらしい ばんごうが きます。",
  },
  "password-rule": {
    text: "この パスワードは つかえません。",
    figures: "パスワードは、ABCと すうじで {{min}}もじから {{max}}もじです。",
    help: "ながさと、つかえる もじを みて、もういちど きめて ください。",
  },
  "password-guessable": {
    text: "だれかに すぐ わかる パスワードは つかえません。",
    figures: "",
    help: "おなじ もじ（aaa）や じゅんばん（123）は つかえません。カードの ばんごうも つかえません。ちがう パスワードを きめて ください。",
  },
  "password-mismatch": {
    text: "1かいめと 2かいめの パスワードが ちがいます。",
    figures: "",
    help: "はじめから いれなおして ください。",
  },
  "password-unchanged": {
    text: "まえと おなじ パスワードは つかえません。",
    figures: "",
    help: "ちがう パスワードを きめて ください。",
  },
  "current-password-wrong": {
    text: "いまの パスワードが ちがいます。",
    figures: "",
    help: "おおきい もじ（A）と ちいさい もじ（a）も みて ください。",
  },
  "title-not-found": {
    text: "この ほんは、みつかりませんでした。",
    figures: "",
    help: "ほんの なまえや かいた ひとの なまえで さがせます。",
  },
  "query-empty": {
    text: "さがす ことばが はいっていません。",
    figures: "",
    help: "ほんの なまえや かいた ひとの なまえを いれて ください。",
  },
  "hold-not-suspendable": {
    text: "ほんを もう よういしているので、いまは とめられません。",
    figures: "",
    help: "とりに いけない ときは、うけとる としょかんの ひとに いって ください。",
  },
  "reason-unknown": {
    text: "ここでは できません。どうしてかは、わかりません。",
    figures: "",
    help: "カウンターで きいて ください。",
  },
  owing: {
    text: "まだ はらっていない おかねが あるので、いまは できません。",
    figures: "",
    help: "おうちの ひとと いっしょに、カウンターに きて ください。",
  },
  fee: {
    text: "この ほんは、おかねが かかります。",
    figures: "",
    help: "おうちの ひとと いっしょに、カウンターに きて ください。",
  },
  "age-limit": {
    text: "この ほんは、おおきく なったら かりられます。",
    figures: "",
    help: "カウンターで きいて ください。",
  },
  "lend-overdue": {
    text: "かえす ひを すぎた ほんが あるので、かりられません。",
    figures: "",
    help: "カウンターに きて ください。",
  },
  "message-not-found": {
    text: "この おしらせは、もう ありません。",
    figures: "",
    help: "としょかんの ひとが けしたか、ひにちが すぎました。",
  },
  "no-pickup": {
    text: "この ほんを うけとれる としょかんが ありません。",
    figures: "",
    help: "カウンターの ひとに きいて ください。",
  },
  "printer-away": {
    text: "いま、プリンターが つかえません。",
    figures: "",
    help: "かみが ほしい ときは、カウンターの ひとに いって ください。",
  },
  "printer-paper": {
    text: "かみが ないか、とまっています。",
    figures: "",
    help: "やめました。カウンターで ばんごうを みせて ください。",
  },
  "print-stuck": {
    text: "じかんが たっても、いんさつが おわりません。",
    figures: "",
    help: "やめました。カウンターで ばんごうを みせて ください。",
  },
  "print-failed": {
    text: "いんさつが できませんでした。",
    figures: "",
    help: "かみが ほしい ときは、カウンターの ひとに いって ください。",
  },
};
