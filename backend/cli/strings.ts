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
  "staff-role": { ja: "この操作には権限「{{role}}」が必要です。", en: "This needs the role {{role}}." },
  "staff-key-used": {
    ja: "同じ鍵でほかの操作が済んでいます。",
    en: "The same key was used for another write.",
  },
  "card-unknown": { ja: "この番号の券はありません。", en: "No card has this number." },
  "card-taken": { ja: "この番号の券はすでに発行されています。", en: "This number is already issued." },
  "expiry-past": {
    ja: "有効期限 {{date}} はもう過ぎています。",
    en: "A card that expired on {{date}} cannot be issued.",
  },
  "card-not-locked": { ja: "この券はロックされていません。", en: "This card is not locked." },
  "message-empty": { ja: "お知らせの文がありません。", en: "The message has no text." },
  "message-over": {
    ja: "お知らせの期限 {{date}} はもう過ぎています。",
    en: "A message that expired on {{date}} cannot be written.",
  },
  "messages-full": {
    ja: "この方へのお知らせはもう{{max}}件あります。いらないものを取り下げてください。",
    en: "This patron already has {{max}} messages: withdraw one that is no longer needed.",
  },
  "message-unknown": {
    ja: "この番号のお知らせはありません（期限が過ぎたか、取り下げられました）。",
    en: "There is no such message; it has expired or was withdrawn.",
  },
  "hold-approved": { ja: "承認を待つ予約ではありません。", en: "This hold is not waiting for approval." },
  "hold-over": { ja: "この予約は終わっています。", en: "This hold has ended." },
  "copy-kept": { ja: "この資料は持出禁止です。", en: "This copy cannot be lent." },
  "copy-not-wanted": {
    ja: "この資料を待つ人はなく、所蔵館にあります。",
    en: "No hold waits for this copy, and it is in its own library.",
  },
  "copy-wanted-here": {
    ja: "この館で受け取る予約です。ready を使ってください。",
    en: "It is to be picked up here: use ready.",
  },
  "copy-wanted-elsewhere": {
    ja: "受取館は {{library}} です。send を使ってください。",
    en: "It is to be picked up at {{library}}: use send.",
  },
  "copy-on-loan": { ja: "貸出中です。先に return してください。", en: "It is on loan: return it first." },
  "copy-missing": {
    ja: "不明の資料です。見つかったら found を使ってください。",
    en: "It is marked lost: use found first.",
  },
  "copy-not-missing": { ja: "不明の資料ではありません。", en: "It is not marked lost." },
  "shelf-taken": {
    ja: "この棚番号にはほかの資料があります。",
    en: "Another copy has this shelf number.",
  },
  "copy-set-aside": {
    ja: "ほかの方の予約のために取り置いてあります。",
    en: "It is set aside for another patron.",
  },
  "task-unknown": {
    ja: "この番号の仕事はありません（すでに済んでいるかもしれません）。",
    en: "There is no such task, or it is already completed.",
  },
  "staff-unknown": { ja: "この番号の職員はいません。", en: "No member of staff has this id." },
  "last-admin": {
    ja: "最後の admin は取り消せません。",
    en: "The last admin cannot be revoked: one is needed to add staff.",
  },
  "kiosk-unknown": { ja: "この番号の端末はありません。", en: "No kiosk has this id." },
  "address-unknown": {
    ja: "この券にはメールアドレスが登録されていません。",
    en: "This card has no registered address.",
  },
  "unknown-library": { ja: "この名前の館はありません。", en: "There is no such library." },
  "card-number-format": {
    ja: "券の番号の形ではありません。数字を確かめてください。",
    en: "This is not a card number; check the digits.",
  },
  "foreign-card": { ja: "ほかの図書館の券です。", en: "This is another library's card." },
  "card-expired": { ja: "券の有効期限は {{date}} でした。", en: "The card expired on {{date}}." },
  "loan-limit": {
    ja: "貸出は{{max}}点までです。いま{{have}}点あります。",
    en: "A patron can have {{max}} loans and has {{have}}.",
  },
  "copy-not-found": { ja: "このバーコードの資料はありません。", en: "No copy has this barcode." },
  "hold-not-found": { ja: "この番号の予約はありません。", en: "There is no such hold." },
  "bad-request": {
    ja: "入力のどれかが正しくありません。",
    en: "The backend did not accept one of the arguments.",
  },
  "too-many-requests": {
    ja: "要求が多すぎます。少し待ってください。",
    en: "Too many requests: wait a little.",
  },
  unexpected: {
    ja: "思いがけない誤りです。サーバーの記録を見てください。",
    en: "An unexpected error; see the backend's log.",
  },
  "out-of-order": { ja: "データベースが使えません。", en: "The backend's database is unreachable." },
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
  at: { ja: "日時", en: "at" },
  barcode: { ja: "資料番号", en: "barcode" },
  by: { ja: "操作した人", en: "by" },
  callNumber: { ja: "請求記号", en: "call number" },
  card: { ja: "券", en: "card" },
  contact: { ja: "連絡方法", en: "contact" },
  copy: { ja: "資料", en: "copy" },
  daysLate: { ja: "延滞日数", en: "days late" },
  due: { ja: "返却期限", en: "due" },
  email: { ja: "メール", en: "e-mail" },
  expires: { ja: "有効期限", en: "valid until" },
  from: { ja: "発送館", en: "from" },
  hearing: { ja: "聴覚障害の登録", en: "hearing-impaired" },
  hold: { ja: "予約", en: "hold" },
  holds: { ja: "予約", en: "holds" },
  id: { ja: "番号", en: "id" },
  kind: { ja: "種類", en: "kind" },
  kiosk: { ja: "端末", en: "kiosk" },
  library: { ja: "所蔵館", en: "library" },
  loans: { ja: "貸出", en: "loans" },
  locked: { ja: "ロック（分）", en: "locked, minutes" },
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
  revoked: { ja: "取消", en: "revoked" },
  role: { ja: "権限", en: "role" },
  seen: { ja: "最終通信", en: "last seen" },
  sent: { ja: "発送", en: "sent" },
  shelf: { ja: "棚", en: "shelf" },
  shownUntil: { ja: "表示期限", en: "shown until" },
  staff: { ja: "職員", en: "staff" },
  state: { ja: "状態", en: "state" },
  task: { ja: "仕事", en: "task" },
  temporaryPassword: { ja: "仮パスワード", en: "temporary password" },
  title: { ja: "書名", en: "title" },
  to: { ja: "行き先", en: "to" },
  token: { ja: "トークン", en: "token" },
  trouble: { ja: "理由", en: "problem" },
  until: { ja: "取り置き期限", en: "until" },
  verb: { ja: "操作", en: "action" },
  waiting: { ja: "待つ人", en: "waiting" },
  way: { ja: "方法", en: "method" },
  weight: { ja: "重要度", en: "weight" },
  why: { ja: "理由", en: "why" },
} as const satisfies Record<string, LocalText>;

/** Whole sentences. */
export const STRINGS = {
  none: { ja: "ありません。", en: "Nothing." },
  late: { ja: "（遅れ）", en: "(late)" },
  more: {
    ja: "まだあります。次は --before {{next}} で。",
    en: "There is more: continue with --before {{next}}.",
  },
  moreAfter: {
    ja: "まだあります。次は --after {{next}} で。",
    en: "There is more: continue with --after {{next}}.",
  },
  shownOnce: {
    ja: "この{{what}}は、いま一度だけ表示されます。",
    en: "This {{what}} is shown only once.",
  },
  shownBefore: {
    ja: "{{what}}は前の応答で表示されました。分からないときは、新しく作ってください。",
    en: "The {{what}} was shown in an earlier answer. If it is lost, create a new one.",
  },
  toHoldShelf: {
    ja: "予約棚 {{shelf}} へ（{{until}}まで）。予約 {{hold}}",
    en: "To the hold shelf, {{shelf}} (until {{until}}). Hold {{hold}}",
  },
  toCourier: {
    ja: "連絡便で {{to}} へ。予約 {{hold}}",
    en: "Into the courier's box for {{to}}. Hold {{hold}}",
  },
  homeByCourier: { ja: "連絡便で所蔵館 {{to}} へ戻す。", en: "Into the courier's box, back to {{to}}." },
  toShelf: { ja: "もとの棚へ。", en: "Back to its shelf." },
  wasNotOnLoan: { ja: "貸出中ではありませんでした。", en: "It was not on loan." },
  approvedAll: { ja: "{{count}}件を承認しました。", en: "Approved: {{count}}." },
  lost: { ja: "不明として記録しました。", en: "Marked lost." },
  found: { ja: "見つかったと記録しました。", en: "Marked found." },
  stillOnLoan: {
    ja: "貸出中です。返却されるまで貸出は残ります。",
    en: "It is on loan; the loan stays until it is returned.",
  },
  requeued: { ja: "予約 {{hold}} は列に戻りました。", en: "Hold {{hold}} is in the queue again." },
  unfillable: {
    ja: "予約 {{hold}} に応える資料がありません。",
    en: "No copy can fill hold {{hold}} any more.",
  },
  messageWithdrawn: { ja: "取り下げました。", en: "Withdrawn." },
  addressNowhere: {
    ja: "このアドレスは、どの券にも登録されていません。",
    en: "No card has this address.",
  },
  taskDone: { ja: "済みました。", en: "Done." },
  writeDone: { ja: "処理されています。", en: "It was done." },
  writeRefused: { ja: "断られました。何も変わっていません。", en: "It was refused. Nothing was changed." },
  writeUnknown: {
    ja: `この${KEY_HOURS}時間に、この操作キーの手続きは届いていません。`,
    en: `No request with this key in the last ${KEY_HOURS} hours.`,
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
