import type { TitleSummary } from "#contract/domain/title.ts";

/** Traditional patterns of the ten colours (V42), and none (無地). */
export type Pattern =
  | "muji"
  | "koshi"
  | "shippo"
  | "ichimatsu"
  | "tatejima"
  | "asanoha"
  | "uroko"
  | "tasuki"
  | "seigaiha"
  | "yokodan"
  | "arare";

/** First digit of an NDC number: the main class (類). */
export const NDC_CLASSES = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"] as const;
export type NdcClass = (typeof NDC_CLASSES)[number];

/** Colour and pattern of a book of one class. */
export interface CoverColour {
  /** Null if the class is unknown. */
  readonly ndcClass: NdcClass | null;
  /** `#rrggbb`, at least 3:1 on page and paper. */
  readonly colour: string;
  readonly pattern: Pattern;
}

/** Colour and pattern of each class; the colour names are 鈍色 江戸紫 焦茶 紺 千歳緑 鉄御納戸 黄唐茶 牡丹 縹 柿渋. */
const CLOTHS: Readonly<Record<NdcClass, { readonly colour: string; readonly pattern: Pattern }>> = {
  "0": { colour: "#5b6068", pattern: "koshi" },
  "1": { colour: "#6b4a8c", pattern: "shippo" },
  "2": { colour: "#5a3a22", pattern: "ichimatsu" },
  "3": { colour: "#223f78", pattern: "tatejima" },
  "4": { colour: "#2e7042", pattern: "asanoha" },
  "5": { colour: "#1f5c63", pattern: "uroko" },
  "6": { colour: "#9a7415", pattern: "tasuki" },
  "7": { colour: "#a83f7a", pattern: "seigaiha" },
  "8": { colour: "#2f7fb0", pattern: "yokodan" },
  "9": { colour: "#a8562f", pattern: "arare" },
};

/** Neutral, so that a book of unknown class does not look like general works. */
const PLAIN = { colour: "#7b6f60", pattern: "muji" } as const;

/** The part of a title that its cover shows. */
export type CoverTitle = Pick<
  TitleSummary,
  "id" | "title" | "volume" | "ndc" | "bookMark" | "audience" | "material" | "language"
>;

/** Main class of an NDC number such as `913.6` or `K933`; general works (0) when there is no number. */
export function ndcClassOf(ndc: string): NdcClass {
  const digit = /\d/u.exec(ndc)?.[0];
  return NDC_CLASSES.find((ndcClass) => ndcClass === digit) ?? "0";
}

/** Lightness of the second digit in points of HSL, darkest 0, lightest 9: variety inside a class. */
const LIGHTNESS_SPAN = 6;
/** Variation between books of a division, in the same points, because most of a shelf is 91. */
const DYE_LOT_SPAN = 5;

/**
 * The cover colour of a title: colour and pattern of its class, slightly lighter or darker by the second digit and by the book
 * (`hash`, see `hashOf`). A neutral one without a number.
 */
export function coverColourOf(ndc: string, hash = 0): CoverColour {
  const ndcClass = /\d/u.test(ndc) ? ndcClassOf(ndc) : null;
  const { colour, pattern } = ndcClass === null ? PLAIN : CLOTHS[ndcClass];
  const lot = ((hash % 6) / 5) * DYE_LOT_SPAN;
  const second = Number(/\d(\d)/u.exec(ndc)?.[1] ?? Number.NaN);
  const points = Number.isNaN(second) ? 0 : ((second - 4.5) / 9) * LIGHTNESS_SPAN;
  return { ndcClass, colour: lighten(colour, points - lot), pattern };
}

/** Moves a colour towards white (positive) or black (negative) by points of 100. */
function lighten(colour: string, points: number): string {
  const target = points > 0 ? 255 : 0;
  const share = Math.abs(points) / 50;
  const channel = (start: number): string => {
    const value = Number.parseInt(colour.slice(start, start + 2), 16);
    return Math.round(value + (target - value) * share)
      .toString(16)
      .padStart(2, "0");
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}

/** A stable hash of an id, so that a book always looks the same (FNV-1a, 32 bit). */
export function hashOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index += 1) {
    hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193) >>> 0;
  }
  return hash;
}

/** The three boxes of the shelf label (背ラベル): class number, book mark, volume. Without a class number there is none. */
export function shelfLabel(title: CoverTitle): {
  readonly number: string;
  readonly mark: string;
  readonly volume: string;
} | null {
  const number = /\d+(\.\d+)?/u.exec(title.ndc)?.[0];
  if (number === undefined) return null;
  const children = title.audience === "children" ? "K" : "";
  return { number: children + number, mark: title.bookMark, volume: title.volume };
}
