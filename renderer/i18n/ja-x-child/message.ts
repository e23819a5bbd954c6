import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** Messages of the library to one patron. */
export const message: OneForm<Words["message"]> = {
  heading: "としょかんからの おしらせ",
  important: "たいせつな おしらせ",
  unread_other: "あなたへの おしらせが {{count}}けん あるよ",
  unreadDetail: "あとで よんでも いいよ。",
  importantDetail: "たいせつな おしらせが あるよ",
  kinds: {
    "come-to-desk": "カウンターに きてね",
    "left-behind": "わすれものが あるよ",
    "check-details": "れんらくの しかたを おしえてね",
  },
  kindHelp: {
    "come-to-desk": "おはなししたい ことが あります。カウンターの ひとに こえを かけてね。",
    "left-behind": "カウンターで わたします。",
    "check-details":
      "としょかんからの れんらくが とどきません。おうちの ひとと いっしょに、カウンターに きてね。",
  },
  fromLibrary: "としょかんの ひとの ことば",
  written: "{{date}}の おしらせ",
  until: "{{date}}まで よめるよ",
  read: "よんだよ",
  confirm: "わかったよ",
  done: "もう よんだ おしらせです",
  of: "{{all}}の うち {{at}}つめ",
  previous: "まえの おしらせ",
  next: "つぎの おしらせ",
  none: "いま おしらせは ないよ",
  entry: "おしらせ",
  entryDetail: "よんだ おしらせも、もういちど よめるよ",
};
