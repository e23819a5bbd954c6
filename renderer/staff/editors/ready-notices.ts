import type { LocalText } from "#contract/domain/text.ts";

/**
 * Ready-made notices in every language, because kanji and Chinese cannot be typed without a keyboard. The library only sets their
 * days. Kanji have their readings in brackets.
 */
export const READY_NOTICES: readonly LocalText[] = [
  {
    ja: "蔵書点検[ぞうしょてんけん]のため、まもなく休館[きゅうかん]します。くわしくは、カウンターの掲示[けいじ]をごらんください。",
    "ja-x-easy":
      "もうすぐ 図書館[としょかん]が 休[やす]みに なります。カウンターの お知[し]らせを 見[み]て ください。",
    "ja-x-child": "もうすぐ としょかんが おやすみに なります。カウンターの おしらせを みて ください。",
    en: "The library will soon be closed for its annual inventory. Please see the details posted at the desk.",
    "zh-Hans": "图书馆即将因馆藏清点而闭馆。详情请看服务台的通知。",
    ko: "장서 점검으로 곧 휴관합니다. 자세한 내용은 안내 데스크의 안내문을 봐 주세요.",
  },
  {
    ja: "きょうは、いつもより早[はや]く閉館[へいかん]します。",
    "ja-x-easy": "今日[きょう]は、いつもより 早[はや]く 閉[し]まります。",
    "ja-x-child": "きょうは、いつもより はやく しまります。",
    en: "The library closes earlier than usual today.",
    "zh-Hans": "今天闭馆时间比平时早。",
    ko: "오늘은 평소보다 일찍 문을 닫습니다.",
  },
  {
    ja: "システムの作業[さぎょう]のため、予約[よやく]や延長[えんちょう]ができないことがあります。お急[いそ]ぎの方[かた]はカウンターでおたずねください。",
    "ja-x-easy":
      "コンピューターの 作業[さぎょう]を して います。予約[よやく]や 延長[えんちょう]が できない ことが あります。急[いそ]ぐ 人[ひと]は カウンターに 来[き]て ください。",
    "ja-x-child":
      "きかいを なおしています。よやくが できなかったり、かえす ひを のばせなかったり します。いそぐ ひとは カウンターに きて ください。",
    en: "System maintenance: holds and renewals may not be possible. If it is urgent, please ask at the desk.",
    "zh-Hans": "系统维护中，可能无法预约和续借。如有急事，请到服务台。",
    ko: "시스템 작업 중이라 예약이나 연장이 안 될 수 있습니다. 급하시면 안내 데스크로 와 주세요.",
  },
  {
    ja: "きょうは、おはなし会[かい]があります。どなたでもどうぞ。",
    "ja-x-easy":
      "今日[きょう]は おはなし会[かい]が あります。子[こ]どもの ための お話[はなし]の 会[かい]です。だれでも 来[き]て ください。",
    "ja-x-child": "きょうは、おはなしかいが あります。だれでも きて ください。",
    en: "There is a story hour today. Everybody is welcome.",
    "zh-Hans": "今天有故事会，欢迎参加。",
    ko: "오늘은 이야기 시간이 있습니다. 누구나 오세요.",
  },
  {
    ja: "館内[かんない]でのお忘[わす]れものは、カウンターでお預[あず]かりしています。",
    "ja-x-easy": "図書館[としょかん]の 中[なか]で 忘[わす]れた ものは、カウンターに あります。",
    "ja-x-child": "わすれものは、カウンターに あります。",
    en: "Lost property is kept at the desk.",
    "zh-Hans": "遗忘在馆内的物品由服务台保管。",
    ko: "관내에 두고 가신 물건은 안내 데스크에서 보관하고 있습니다.",
  },
];
