import type { HoldState } from "#contract/domain/hold.ts";
import type { ContactMethod } from "#contract/domain/patron.ts";
import { type LocalText, STAFF_LANGUAGES, type StaffLanguage } from "#contract/domain/text.ts";
import type { RefusalName } from "#contract/refusals.ts";
import { KEY_HOURS } from "#contract/rest/routes.ts";
import type { StaffRefusalBody, StaffRefusalName } from "#contract/rest/staff-refusals.ts";

/** Language of tables and refusals; help is in English. */
export type CliLanguage = StaffLanguage;

/** The language of a terminal by `SHIORI_LANGUAGE` or the locale: Japanese or English. */
export function languageOf(env: Readonly<Record<string, string | undefined>>): CliLanguage {
  const said = env["SHIORI_LANGUAGE"] || env["LC_ALL"] || env["LC_MESSAGES"] || env["LANG"] || "";
  return STAFF_LANGUAGES.find((language) => said.toLowerCase().startsWith(language)) ?? "en";
}

/** General refusals that staff can get. */
type GeneralName = Extract<
  RefusalName,
  | "unknown-library"
  | "card-number-format"
  | "foreign-card"
  | "card-expired"
  | "loan-limit"
  | "copy-not-found"
  | "hold-not-found"
  | "bad-request"
  | "too-many-requests"
  | "unexpected"
  | "out-of-order"
>;

/** Text of every refusal that staff can get; `{{name}}` is a detail of it. */
const REFUSAL_TEXTS: Readonly<Record<StaffRefusalName | GeneralName, LocalText>> = {
  "staff-token": {
    ja: "職員トークンがないか、無効です。",
    en: "The staff token is missing or no longer valid.",
  },
  "staff-role": { ja: "この操作には権限「{{role}}」が必要です。", en: "This requires the role {{role}}." },
  "staff-key-used": {
    ja: "同じ操作キーで別の操作が処理済みです。",
    en: "The same operation key was used for another request.",
  },
  "card-unknown": { ja: "この番号のカードはありません。", en: "No card has this number." },
  "card-taken": { ja: "この番号のカードは発行済みです。", en: "This card number is already issued." },
  "expiry-past": {
    ja: "有効期限 {{date}} はもう過ぎています。",
    en: "The expiry date {{date}} is in the past.",
  },
  "card-not-locked": { ja: "このカードはロックされていません。", en: "This card is not locked." },
  "message-empty": { ja: "お知らせの文がありません。", en: "The message has no text." },
  "message-over": {
    ja: "お知らせの表示期限 {{date}} はもう過ぎています。",
    en: "The last day {{date}} is in the past.",
  },
  "messages-full": {
    ja: "この利用者へのお知らせは上限の{{max}}件です。不要なものを取り下げてください。",
    en: "This patron already has the maximum of {{max}} messages: withdraw one first.",
  },
  "message-unknown": {
    ja: "この番号のお知らせはありません（期限が過ぎたか、取り下げられました）。",
    en: "There is no such message; it has expired or was withdrawn.",
  },
  "hold-approved": { ja: "承認待ちの予約ではありません。", en: "This hold is not waiting for approval." },
  "hold-over": { ja: "この予約は終わっています。", en: "This hold has ended." },
  "copy-kept": { ja: "この資料は持出禁止です。", en: "This copy cannot be lent." },
  "copy-not-wanted": {
    ja: "この資料の予約はなく、資料は所蔵館にあります。",
    en: "There is no hold for this copy, and it is at its own library.",
  },
  "copy-wanted-here": {
    ja: "この館で受け取る予約です。ready を使ってください。",
    en: "It is to be picked up at this library: use `ready`.",
  },
  "copy-wanted-elsewhere": {
    ja: "受取館は {{library}} です。send を使ってください。",
    en: "It is to be picked up at {{library}}: use `send`.",
  },
  "copy-on-loan": { ja: "貸出中です。先に return してください。", en: "It is on loan: use `return` first." },
  "copy-missing": {
    ja: "所在不明の資料です。見つかったら found を使ってください。",
    en: "It is marked as missing: use `found` first.",
  },
  "copy-not-missing": { ja: "所在不明の資料ではありません。", en: "It is not marked as missing." },
  "shelf-taken": {
    ja: "この予約棚の番号には、ほかの資料があります。",
    en: "This shelf number is taken by another copy.",
  },
  "copy-set-aside": {
    ja: "ほかの方の予約のために取り置いてあります。",
    en: "It is set aside for another patron.",
  },
  "task-unknown": {
    ja: "この番号の作業はありません（すでに完了しているかもしれません）。",
    en: "There is no such task, or it is already completed.",
  },
  "staff-unknown": { ja: "この番号の職員はいません。", en: "No member of staff has this ID." },
  "last-admin": {
    ja: "最後の admin は無効にできません。",
    en: "The last admin cannot be revoked: an admin is needed to add staff.",
  },
  "kiosk-unknown": { ja: "この番号の端末はありません。", en: "No kiosk has this ID." },
  "address-unknown": {
    ja: "このカードにはメールアドレスが登録されていません。",
    en: "This card has no registered email address.",
  },
  "unknown-library": { ja: "この名前の館はありません。", en: "There is no such library." },
  "card-number-format": {
    ja: "カード番号ではありません。数字を確認してください。",
    en: "This is not a card number. Check the digits.",
  },
  "foreign-card": { ja: "他館のカードです。", en: "This is another library's card." },
  "card-expired": { ja: "カードの有効期限は {{date}} でした。", en: "The card expired on {{date}}." },
  "loan-limit": {
    ja: "貸出は{{max}}冊までです。現在{{have}}冊あります。",
    en: "The limit is {{max}} loans; this patron has {{have}}.",
  },
  "copy-not-found": { ja: "このバーコードの資料はありません。", en: "No copy has this barcode." },
  "hold-not-found": { ja: "この番号の予約はありません。", en: "There is no such hold." },
  "bad-request": {
    ja: "入力した値に正しくないものがあります。",
    en: "Invalid request: one of the values is not valid.",
  },
  "too-many-requests": {
    ja: "リクエストが多すぎます。しばらく待ってください。",
    en: "Too many requests: please wait.",
  },
  unexpected: {
    ja: "予期しないエラーです。サーバーのログを確認してください。",
    en: "Unexpected error: see the log of the backend.",
  },
  "out-of-order": { ja: "データベースに接続できません。", en: "The backend's database is unreachable." },
};

/** Code and text of a refusal, in one line. */
export function refusalLine({ refusal, code }: StaffRefusalBody, language: CliLanguage): string {
  const text = Object.entries(REFUSAL_TEXTS).find(([name]) => name === refusal.name)?.[1][language];
  const details = Object.entries(refusal.details ?? {});
  const filled = details.reduce(
    (text, [name, value]) => text.replaceAll(`{{${name}}}`, String(value)),
    text ?? refusal.name,
  );
  return `${code} ${filled.replaceAll(/\{\{\w+\}\}/gu, "?")}`;
}

/** D32, D40, D61: labels of states for staff. */
export const STATE_LABELS: Readonly<Record<HoldState, LocalText>> = {
  applied: { ja: "承認待ち", en: "applied" },
  approved: { ja: "予約中", en: "approved" },
  "in-transit": { ja: "回送中", en: "in transit" },
  ready: { ja: "取り置き", en: "ready" },
  loaned: { ja: "貸出", en: "loaned" },
  cancelled: { ja: "取り消し", en: "cancelled" },
  expired: { ja: "期限切れ", en: "expired" },
};

/** D26. */
export const CONTACT_LABELS: Readonly<Record<ContactMethod, LocalText>> = {
  none: { ja: "連絡不要", en: "none" },
  mail: { ja: "メール", en: "mail" },
  phone: { ja: "電話", en: "phone" },
  post: { ja: "郵送", en: "post" },
  fax: { ja: "FAX", en: "fax" },
};

/** Labels of columns and of single values. */
export const HEADS = {
  approved: { ja: "承認", en: "approved" },
  arrives: { ja: "到着予定", en: "arrives" },
  attempts: { ja: "試行", en: "attempts" },
  at: { ja: "日時", en: "time" },
  barcode: { ja: "資料番号", en: "barcode" },
  by: { ja: "操作者", en: "by" },
  callNumber: { ja: "請求記号", en: "call number" },
  card: { ja: "カード", en: "card" },
  contact: { ja: "連絡方法", en: "contact" },
  copy: { ja: "資料", en: "copy" },
  daysLate: { ja: "延滞日数", en: "days late" },
  due: { ja: "返却期限", en: "due" },
  email: { ja: "メール", en: "email" },
  expires: { ja: "有効期限", en: "valid until" },
  from: { ja: "発送館", en: "from" },
  hearing: { ja: "聴覚障害の登録", en: "hearing-impaired" },
  hold: { ja: "予約", en: "hold" },
  holds: { ja: "予約", en: "holds" },
  id: { ja: "番号", en: "ID" },
  kind: { ja: "種類", en: "kind" },
  kiosk: { ja: "端末", en: "kiosk" },
  library: { ja: "所蔵館", en: "library" },
  loans: { ja: "貸出", en: "loans" },
  locked: { ja: "ロック（分）", en: "locked (min)" },
  madeAt: { ja: "作成", en: "created" },
  message: { ja: "お知らせ", en: "message" },
  name: { ja: "名前", en: "name" },
  nextTry: { ja: "次の試行", en: "next attempt" },
  overdue: { ja: "延滞", en: "overdue" },
  password: { ja: "パスワード", en: "password" },
  patron: { ja: "利用者", en: "patron" },
  pickup: { ja: "受取館", en: "pickup" },
  place: { ja: "配架場所", en: "place" },
  placed: { ja: "申込", en: "placed" },
  position: { ja: "順位", en: "position" },
  read: { ja: "既読", en: "read" },
  renewals: { ja: "延長", en: "renewals" },
  revoked: { ja: "無効化", en: "revoked" },
  role: { ja: "権限", en: "role" },
  seen: { ja: "最終通信", en: "last seen" },
  sent: { ja: "発送", en: "sent" },
  shelf: { ja: "予約棚", en: "hold shelf" },
  shownUntil: { ja: "表示期限", en: "shown until" },
  staff: { ja: "職員", en: "staff" },
  state: { ja: "状態", en: "state" },
  task: { ja: "作業", en: "task" },
  temporaryPassword: { ja: "仮パスワード", en: "temporary password" },
  title: { ja: "書名", en: "title" },
  to: { ja: "行き先", en: "to" },
  token: { ja: "トークン", en: "token" },
  trouble: { ja: "エラー", en: "error" },
  until: { ja: "取り置き期限", en: "held until" },
  verb: { ja: "操作", en: "action" },
  waiting: { ja: "予約待ち", en: "waiting" },
  way: { ja: "方法", en: "method" },
  weight: { ja: "重要度", en: "priority" },
  why: { ja: "理由", en: "reason" },
} as const satisfies Record<string, LocalText>;

/** Whole sentences. */
export const STRINGS = {
  none: { ja: "ありません。", en: "None." },
  late: { ja: "（遅れ）", en: "(late)" },
  more: {
    ja: "続きがあります: --before {{next}}",
    en: "There is more: continue with --before {{next}}.",
  },
  moreAfter: {
    ja: "続きがあります: --after {{next}}",
    en: "There is more: continue with --after {{next}}.",
  },
  shownOnce: {
    ja: "この{{what}}は、一度しか表示されません。",
    en: "This {{what}} is shown only once.",
  },
  shownBefore: {
    ja: "{{what}}は前の応答で表示済みです。不明なときは、再発行してください。",
    en: "The {{what}} was shown in an earlier response. If it is lost, create a new one.",
  },
  toHoldShelf: {
    ja: "予約棚 {{shelf}} へ（取り置き期限 {{until}}）。予約 {{hold}}",
    en: "To hold shelf {{shelf}} (until {{until}}). Hold {{hold}}",
  },
  toCourier: {
    ja: "連絡便で {{to}} へ。予約 {{hold}}",
    en: "By courier to {{to}}. Hold {{hold}}",
  },
  homeByCourier: { ja: "連絡便で所蔵館 {{to}} へ戻します。", en: "By courier back to {{to}}." },
  toShelf: { ja: "元の書架へ戻します。", en: "Back to its shelf." },
  wasNotOnLoan: { ja: "貸出中ではありませんでした。", en: "It was not on loan." },
  approvedAll: { ja: "{{count}}件を承認しました。", en: "Approved: {{count}}." },
  lost: { ja: "所在不明として記録しました。", en: "Marked as missing." },
  found: { ja: "所在不明を解除しました。", en: "Marked as found." },
  stillOnLoan: {
    ja: "貸出中です。返却するまで貸出は残ります。",
    en: "It is on loan; the loan remains until it is returned.",
  },
  requeued: { ja: "予約 {{hold}} は予約待ちに戻りました。", en: "Hold {{hold}} is back in the queue." },
  unfillable: {
    ja: "予約 {{hold}} に充てられる資料がありません。",
    en: "No copy can fill hold {{hold}} any more.",
  },
  messageWithdrawn: { ja: "取り下げました。", en: "Withdrawn." },
  addressNowhere: {
    ja: "このアドレスは、どのカードにも登録されていません。",
    en: "No card has this email address.",
  },
  taskDone: { ja: "完了しました。", en: "Marked as done." },
  writeDone: { ja: "処理済みです。", en: "It was processed." },
  writeRefused: { ja: "拒否されました。何も変わっていません。", en: "It was refused. Nothing was changed." },
  writeUnknown: {
    ja: `過去${KEY_HOURS}時間に、この操作キーの手続きは届いていません。`,
    en: `No request with this operation key in the last ${KEY_HOURS} hours.`,
  },
} as const satisfies Record<string, LocalText>;

/** A sentence with its values. */
export function say(
  name: keyof typeof STRINGS,
  language: CliLanguage,
  figures: Readonly<Record<string, string | number>> = {},
): string {
  let text: string = STRINGS[name][language];
  for (const [figure, value] of Object.entries(figures))
    text = text.replaceAll(`{{${figure}}}`, String(value));
  return text;
}
