import type { LocalText } from "#contract/domain/text.ts";
import type { KeptReason } from "#contract/domain/title.ts";
import { bookMarkOf } from "#contract/text/book-mark.ts";
import type { DemoTitle } from "./titles.ts";

/** Open shelves by the first digit of the class number. */
const SHELVES: readonly LocalText[] = [
  { ja: "2階 総記", en: "2F General works" },
  { ja: "2階 哲学・宗教", en: "2F Philosophy and religion" },
  { ja: "2階 歴史・地理", en: "2F History and geography" },
  { ja: "2階 社会科学", en: "2F Social sciences" },
  { ja: "2階 自然科学", en: "2F Natural sciences" },
  { ja: "2階 技術・家庭", en: "2F Technology and home" },
  { ja: "2階 産業", en: "2F Industry" },
  { ja: "1階 芸術・スポーツ", en: "1F Arts and sports" },
  { ja: "1階 言語", en: "1F Language" },
  { ja: "1階 文学", en: "1F Literature" },
];

const CHILDREN: LocalText = { ja: "1階 児童資料室", en: "1F Children's room" };
const STACKS: LocalText = { ja: "書庫", en: "Closed stacks" };

const KEPT_PLACES: Readonly<Record<KeptReason, LocalText>> = {
  reference: { ja: "2階 参考資料", en: "2F Reference" },
  old: { ja: "書庫（貴重資料）", en: "Closed stacks (old and rare)" },
  "local-room": { ja: "3階 郷土資料室", en: "3F Local collection" },
  magazine: { ja: "1階 雑誌", en: "1F Magazines" },
  "audio-visual": { ja: "1階 視聴覚", en: "1F Audio-visual" },
};

/** 配架場所 of a copy. */
export function placeOf(title: DemoTitle, closedStacks: boolean): LocalText {
  if (title.kept !== null) return KEPT_PLACES[title.kept];
  if (closedStacks) return STACKS;
  if (title.audience === "children") return CHILDREN;
  return SHELVES[Number(title.ndc.charAt(0))] ?? STACKS;
}

/** 請求記号: R, L or K before the class number, the book mark after it. */
export function callNumberOf(title: DemoTitle): string {
  const prefix =
    title.kept === "reference"
      ? "R"
      : title.kept === "local-room"
        ? "L"
        : title.audience === "children"
          ? "K"
          : "";
  return `${prefix}${title.ndc} ${bookMarkOf(title)}`.trim();
}
