import type { LocalText } from "#contract/domain/text.ts";

/** The furigana of the names and places of `INFO` and of the sample records, as in the settings. */
export const PLACE_NAMES: readonly LocalText[] = [
  { ja: "県立[けんりつ]図書館[としょかん]", en: "Prefectural Library" },
  { ja: "県立[けんりつ]中央[ちゅうおう]図書館[としょかん]", en: "Central Library" },
  { ja: "県立[けんりつ]西部[せいぶ]図書館[としょかん]", en: "Western Library" },
  { ja: "県立[けんりつ]東部[とうぶ]図書館[としょかん]", en: "Eastern Library" },
  { ja: "中央[ちゅうおう]", en: "Central" },
  { ja: "西部[せいぶ]", en: "West" },
  { ja: "東部[とうぶ]", en: "East" },
  { ja: "1階[いっかい]カウンター", en: "desk on floor 1" },
  { ja: "2階[にかい]カウンター", en: "desk on floor 2" },
  { ja: "1階[いっかい] 文学[ぶんがく]", en: "1F Literature" },
  { ja: "1階[いっかい]", en: "1F" },
  { ja: "2階[にかい]", en: "2F" },
  { ja: "21番[にじゅういちばん]の棚[たな]", en: "shelf 21" },
  { ja: "22番[にじゅうにばん]の棚[たな]", en: "shelf 22" },
];
