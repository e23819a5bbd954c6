import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** Messages of the library to one patron. */
export const message: OneForm<Words["message"]> = {
  heading: "図書館からの お知らせ",
  important: "大切な お知らせ",
  unread_other: "あなたへの お知らせが {{count}}件 あります",
  unreadDetail: "あとで 読んでも いいです。",
  importantDetail: "大切な お知らせが あります",
  kinds: {
    "come-to-desk": "カウンターに 来て ください",
    "left-behind": "忘れた ものが あります",
    "check-details": "電話番号や メールアドレスを 教えて ください",
  },
  kindHelp: {
    "come-to-desk": "話したい ことが あります。図書館が 開いて いる 時間に 来て ください。",
    "left-behind": "カウンターで わたします。",
    "check-details": "図書館からの 連絡が 届きません。今の 電話番号などを、カウンターで 教えて ください。",
  },
  fromLibrary: "図書館の 人の ことば",
  written: "{{date}}の お知らせ",
  until: "{{date}}まで 読む ことが できます",
  read: "読みました",
  confirm: "わかりました",
  done: "もう 読んだ お知らせです",
  of: "{{all}}件の うち {{at}}件目",
  previous: "前の お知らせ",
  next: "次の お知らせ",
  none: "今 お知らせは ありません",
  entry: "お知らせ",
  entryDetail: "読んだ お知らせも、少しの 間 見る ことが できます",
};
