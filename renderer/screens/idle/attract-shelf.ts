import type { CoverTitle } from "../../covers/cover-colour.ts";
import { today } from "../../dates.ts";

/** Number of books on the shelf. */
export const SHELF_LENGTH = 12;

function book(name: string, title: string, ndc: string, bookMark: string): CoverTitle {
  return {
    id: `shelf-${name}`,
    title,
    volume: "",
    ndc,
    bookMark,
    audience: "general",
    material: "book",
    language: "ja",
  };
}

/**
 * Works in the public domain from every class. A fixed list, so that no patron sees their own loans on the attract screen (V45).
 */
const BOOKS: readonly CoverTitle[] = [
  book("wagahai", "吾輩は猫である", "913.6", "ナ"),
  book("kojiki", "古事記", "210.3", "オ"),
  book("yuki", "雪", "451.6", "ナ"),
  book("ginga", "銀河鉄道の夜", "913.8", "ミ"),
  book("cha", "茶の本", "791", "オ"),
  book("gakumon", "学問のすすめ", "370.4", "フ"),
  book("genkai", "言海", "813.1", "オ"),
  book("zen", "善の研究", "121.6", "ニ"),
  book("nogyo", "農業全書", "610", "ミ"),
  book("sansai", "和漢三才図会", "031.2", "テ"),
  book("tenko", "天工開物", "502.2", "ソ"),
  book("oku", "おくのほそ道", "915.5", "マ"),
  book("tono", "遠野物語", "382.1", "ヤ"),
  book("kaitai", "解体新書", "490.9", "ス"),
  book("fushi", "風姿花伝", "773", "ゼ"),
  book("kusamakura", "草枕", "913.6", "ナ"),
  book("hojoki", "方丈記", "914.4", "カ"),
  book("gorin", "五輪書", "789.3", "ミ"),
  book("bushido", "武士道", "156", "ニ"),
  book("yojokun", "養生訓", "498.3", "カ"),
];

/** Two books of each season, winter (December to February) first. */
const OF_SEASONS: readonly (readonly [CoverTitle, CoverTitle])[] = [
  [book("tebukuro", "手袋を買いに", "913.8", "ニ"), book("hokuetsu", "北越雪譜", "382.1", "ス")],
  [book("sakura", "桜の樹の下には", "913.6", "カ"), book("haru", "春と修羅", "911.5", "ミ")],
  [book("kaidan", "怪談", "388.1", "コ"), book("takekurabe", "たけくらべ", "913.6", "ヒ")],
  [book("donguri", "どんぐりと山猫", "913.8", "ミ"), book("musashino", "武蔵野", "914.6", "ク")],
];

/** Places of the books of the season on the shelf. */
const SEASONAL_PLACES: readonly number[] = [3, 8];

const MS_PER_HOUR = 3_600_000;

/** The books of this hour: the shelf moves by one each hour; two books are of the season. */
export function shelfAt(now: number): readonly CoverTitle[] {
  const first = Math.floor(now / MS_PER_HOUR) % BOOKS.length;
  const month = Number(today(now).slice(5, 7));
  const seasonal = OF_SEASONS[Math.floor((month % 12) / 3)] ?? [];
  const shelf = [...BOOKS, ...BOOKS].slice(first, first + SHELF_LENGTH);
  return shelf.map((title, place) => seasonal[SEASONAL_PLACES.indexOf(place)] ?? title);
}
