import type { LocalText } from "#contract/domain/text.ts";

/**
 * Ready-made notices in every language, because kanji and Chinese cannot be typed without a keyboard. The library only sets their
 * days.
 */
export const READY_NOTICES: readonly LocalText[] = [
  {
    ja: "蔵書点検のため、まもなく休館します。くわしくは、カウンターの掲示をごらんください。",
    "ja-x-easy": "もうすぐ 図書館が 休みに なります。カウンターの お知らせを 見て ください。",
    "ja-x-child": "もうすぐ としょかんが おやすみに なります。カウンターの おしらせを みて ください。",
    en: "The library will soon be closed for its annual inventory. Please see the notice at the desk.",
    "zh-Hans": "图书馆即将因馆藏清点而闭馆。详情请看服务台的通知。",
    ko: "장서 점검으로 곧 휴관합니다. 자세한 내용은 안내 데스크의 안내문을 봐 주세요.",
  },
  {
    ja: "きょうは、いつもより早く閉館します。",
    "ja-x-easy": "今日は、いつもより 早く 閉まります。",
    "ja-x-child": "きょうは、いつもより はやく しまります。",
    en: "The library closes earlier than usual today.",
    "zh-Hans": "今天闭馆时间比平时早。",
    ko: "오늘은 평소보다 일찍 문을 닫습니다.",
  },
  {
    ja: "システムの作業のため、予約や延長ができないことがあります。お急ぎの方はカウンターでおたずねください。",
    "ja-x-easy":
      "コンピューターの 作業を して います。予約や 延長が できない ことが あります。急ぐ 人は カウンターに 来て ください。",
    "ja-x-child":
      "きかいを なおしています。よやくが できなかったり、かえす ひを のばせなかったり します。いそぐ ひとは カウンターに きて ください。",
    en: "System maintenance: holds and renewals may not be possible. If it is urgent, please ask at the desk.",
    "zh-Hans": "系统维护中，可能无法预约和续借。如有急事，请到服务台。",
    ko: "시스템 작업 중이라 예약이나 연장이 안 될 수 있습니다. 급하시면 안내 데스크로 와 주세요.",
  },
  {
    ja: "きょうは、おはなし会があります。どなたでもどうぞ。",
    "ja-x-easy": "今日は、子どもの ための お話の 会（おはなし会）が あります。だれでも 来て ください。",
    "ja-x-child": "きょうは、おはなしかいが あります。だれでも きて ください。",
    en: "There is a story hour today. Everybody is welcome.",
    "zh-Hans": "今天有故事会，欢迎参加。",
    ko: "오늘은 이야기 시간이 있습니다. 누구나 오세요.",
  },
  {
    ja: "館内でのお忘れものは、カウンターでお預かりしています。",
    "ja-x-easy": "図書館の 中で 忘れた ものは、カウンターに あります。",
    "ja-x-child": "わすれものは、カウンターに あります。",
    en: "Lost property is kept at the desk.",
    "zh-Hans": "遗忘在馆内的物品由服务台保管。",
    ko: "관내에 두고 가신 물건은 안내 데스크에서 보관하고 있습니다.",
  },
];
