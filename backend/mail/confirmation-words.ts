import type { Language } from "#contract/domain/text.ts";
import { daysForChildren } from "#contract/text/child-days.ts";

/** The sentences of a confirmation mail in one language. */
export interface ConfirmationWords {
  readonly subject: string;
  /** The first line, where a code is wanted. */
  code(code: string, days: number): string;
  /** The first line, where none is. */
  readonly registered: string;
  readonly enter: string;
  /** After `enter`, where the mail has a link. */
  readonly orLink: string;
  notYou(phone: string): string;
  notYouLink(phone: string): string;
}

/** The paragraph below the patron's language. */
export interface SecondWords {
  readonly subject: string;
  /** @param code null where none is wanted. */
  text(code: string | null, phone: string, linked: boolean): string;
}

/** By the language of the screen on which the address was registered. */
export const CONFIRMATION: Readonly<Record<Language, ConfirmationWords>> = {
  ja: {
    subject: "メールアドレスの確認",
    code: (code, days) => `確認番号：${code}（${days}日間有効）`,
    registered: "登録されました。予約の連絡方法に「メール」を選べます。",
    enter: "図書館の端末でこの番号を入力してください。",
    orLink: "上のページでも確認できます。",
    notYou: (phone) => `お心当たりのない方は ${phone} へお電話ください。登録を削除します。`,
    notYouLink: (phone) => `お心当たりのない方は上のページで登録を削除できます（電話 ${phone}）。`,
  },
  "ja-x-easy": {
    subject: "メールアドレスの 確認",
    code: (code, days) => `確認の 番号：${code}（${days}日 使えます）`,
    registered: "登録しました。予約の 連絡に「メール」を 選ぶ ことが できます。",
    enter: "図書館に ある 機械に この 番号を 入れて ください。",
    orLink: "上の ページでも 確認できます。",
    notYou: (phone) => `登録して いない 人は ${phone} に 電話して ください。登録を 消します。`,
    notYouLink: (phone) => `登録して いない 人は 上の ページで 消せます。電話でも できます（${phone}）。`,
  },
  "ja-x-child": {
    subject: "メールアドレスを たしかめて ください",
    code: (code, days) => `メールの ばんごう：${code}（${daysForChildren(days)}かん つかえます）`,
    registered: "いれました。よやくの れんらくに「メール」を えらべます。",
    enter: "としょかんに ある きかいに この ばんごうを いれて ください。",
    orLink: "うえの ページでも できます。",
    notYou: (phone) => `しらない ひとは ${phone} に でんわして ください。アドレスを けします。`,
    notYouLink: (phone) => `しらない ひとは うえの ページで けせます（でんわ ${phone}）。`,
  },
  en: {
    subject: "Your email address",
    code: (code, days) => `Code: ${code} (valid for ${days} days)`,
    registered: "This address is registered. You can now choose “Email” for your holds.",
    enter: "Enter the code at a library kiosk.",
    orLink: " You can also use the page above.",
    notYou: (phone) => `Not you? Call ${phone} and we will remove it.`,
    notYouLink: (phone) => `Not you? Remove it on the page above or call ${phone}.`,
  },
  "zh-Hans": {
    subject: "确认邮箱",
    code: (code, days) => `验证码：${code}（${days}天内有效）`,
    registered: "邮箱已登记。预约的通知方式可以选择“电子邮件”。",
    enter: "请在图书馆的终端输入验证码。",
    orLink: "也可以在上面的网页确认。",
    notYou: (phone) => `如果不是您登记的，请致电 ${phone}，我们会删除。`,
    notYouLink: (phone) => `如果不是您登记的，请在上面的网页删除，或致电 ${phone}。`,
  },
  ko: {
    subject: "이메일 주소 확인",
    code: (code, days) => `인증 번호: ${code} (${days}일간 유효)`,
    registered: "등록되었습니다. 예약의 알림 방법으로 ‘이메일’을 선택할 수 있습니다.",
    enter: "도서관 단말기에 이 번호를 입력해 주세요.",
    orLink: " 위 페이지에서도 확인할 수 있습니다.",
    notYou: (phone) => `등록하신 적이 없으면 ${phone} 번으로 전화해 주세요. 주소를 삭제합니다.`,
    notYouLink: (phone) => `등록하신 적이 없으면 위 페이지에서 삭제하거나 ${phone} 번으로 전화해 주세요.`,
  },
};

/** English below Japanese, Japanese below every other edition: a stranger to whom the mail went reads one of them. */
export const SECOND: Readonly<Record<"ja" | "en", SecondWords>> = {
  en: {
    subject: CONFIRMATION.en.subject,
    text: (code, phone, linked) =>
      [
        "This address was registered at the library.",
        ...(code === null
          ? []
          : [`Enter the code ${code} at a library kiosk${linked ? " or use the page above" : ""}.`]),
        linked ? CONFIRMATION.en.notYouLink(phone) : CONFIRMATION.en.notYou(phone),
      ].join(" "),
  },
  ja: {
    subject: CONFIRMATION.ja.subject,
    text: (code, phone, linked) =>
      [
        "図書館にこのアドレスが登録されました。",
        ...(code === null
          ? []
          : [`確認番号 ${code} を${linked ? "上のページか" : ""}図書館の端末で入力してください。`]),
        linked ? CONFIRMATION.ja.notYouLink(phone) : CONFIRMATION.ja.notYou(phone),
      ].join(""),
  },
};
