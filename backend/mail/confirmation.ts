import type { RuleSettings } from "../rules/settings.ts";

/** Rule 41: the mail that proves a new address. Short, the fact first (rule 44); no name, no number. */
export function confirmationMail(settings: RuleSettings): {
  readonly subject: string;
  readonly text: string;
} {
  return {
    subject: `メールアドレスの登録（${settings.name.ja}）`,
    text: [
      "メールアドレスが登録されました。",
      "予約の連絡方法に「メール」を選べます。",
      "お心当たりのないときは、図書館へお知らせください。",
      "",
      "This e-mail address has been registered at the library.",
      "If it was not you, please tell the library.",
      "",
      `${settings.name.ja} ${settings.phone}`,
    ].join("\n"),
  };
}
