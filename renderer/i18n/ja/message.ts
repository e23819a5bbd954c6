/** Messages of the library to one patron. The library's own text is shown as it was written. */
export const message = {
  heading: "図書館からのお知らせ",
  /** Above an important one. */
  important: "大切なお知らせ",
  /** On the first screen: so many that were not read. */
  unread_other: "あなたへのお知らせが{{count}}件あります",
  unreadDetail: "あとで読んでもかまいません。",
  importantDetail: "大切なお知らせがあります",
  /** What a message is about, where the library has said it by its kind. */
  kinds: {
    "come-to-desk": "カウンターへお越しください",
    "left-behind": "お忘れものをお預かりしています",
    "check-details": "連絡先をご確認ください",
  },
  /** A sentence more. */
  kindHelp: {
    "come-to-desk": "お話ししたいことがあります。開館時間内に、カウンターの職員へお声がけください。",
    "left-behind": "カウンターでお渡しします。",
    "check-details": "御連絡が届かないようです。カウンターで、いまの連絡先をお知らせください。",
  },
  /** Above the library's own words, where ours stand before them. */
  fromLibrary: "図書館からのことば",
  written: "{{date}}のお知らせ",
  until: "{{date}}\u2060まで読めます",
  /** Buttons: it was read; it was asked to be confirmed, and is. */
  read: "読みました",
  confirm: "確認しました",
  /** On one that was read before. */
  done: "読んだお知らせです",
  of: "{{at}}件目／{{all}}件",
  previous: "前のお知らせ",
  next: "次のお知らせ",
  none: "いまお知らせはありません",
  /** The way to them from 「登録の確認と変更」. */
  entry: "お知らせ",
  entryDetail: "読んだものも、しばらくは読みなおせます",
} as const;
