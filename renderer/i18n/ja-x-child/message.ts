import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** Messages of the library to one patron. */
export const message: OneForm<Words["message"]> = {
  heading: "としょかんからの おしらせ",
  important: "たいせつな おしらせ",
  unread_other: "あなたへの おしらせが {{count}}こ あります",
  unreadDetail: "あとで よんでも いいです。",
  importantDetail: "たいせつな おしらせが あります",
  kinds: {
    "come-to-desk": "カウンターに きて ください",
    "left-behind": "わすれものが あります",
    "check-details": "でんわばんごうなどを おしえて ください",
  },
  kindHelp: {
    "come-to-desk": "おうちの ひとと カウンターに きて ください。",
    "left-behind": "カウンターで わたします。",
    "check-details":
      "としょかんからの れんらくが とどきません。おうちの ひとと いっしょに、カウンターに きて ください。",
  },
  fromLibrary: "としょかんの ひとの ことば",
  written: "{{date}}の おしらせ",
  until: "{{date}}まで よめます",
  read: "よみました",
  confirm: "わかりました",
  done: "もう よんだ おしらせです",
  of: "{{all}}この うち {{at}}ばんめ",
  previous: "まえの おしらせ",
  next: "つぎの おしらせ",
  none: "いま おしらせは ありません",
  entry: "おしらせ",
  entryDetail: "よんだ おしらせも、すこしの あいだ もういちど よめます",
};
