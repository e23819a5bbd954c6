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

/** The cloth of a book. */
export interface CoverColour {
  /** Null if the class is unknown. */
  readonly ndcClass: NdcClass | null;
  /** `#rrggbb`, at least 3:1 on page and paper. */
  readonly colour: string;
  /** The darkest cloth of the class, `#rrggbb`: words in the colour of slips have 7:1 on it (V22). */
  readonly dark: string;
  readonly pattern: Pattern;
  /** Size of the pattern as a factor. */
  readonly scale: number;
  /** `#rrggbb` of the pattern, drawn translucent. */
  readonly thread: string;
}

/** Tones of the cloth of a class: its own colour, then a light, a dark and a middle one. */
type Tones = readonly [own: string, light: string, dark: string, middle: string];
const OWN = 0;
const LIGHT = 1;
const DARK = 2;

/** Cloth of each class; the names of the colours are 鈍色 江戸紫 焦茶 紺 千歳緑 鉄御納戸 黄唐茶 牡丹 縹 柿渋. */
const CLOTHS: Readonly<Record<NdcClass, { readonly tones: Tones; readonly pattern: Pattern }>> = {
  "0": { tones: ["#5b6068", "#878c95", "#444953", "#71767f"], pattern: "koshi" },
  "1": { tones: ["#6b4a8c", "#947abd", "#4d3374", "#8160a4"], pattern: "shippo" },
  "2": { tones: ["#5a3a22", "#907053", "#402715", "#765438"], pattern: "ichimatsu" },
  "3": { tones: ["#223f78", "#5569ac", "#122b5c", "#3d5293"], pattern: "tatejima" },
  "4": { tones: ["#2e7042", "#619963", "#145230", "#52834a"], pattern: "asanoha" },
  "5": { tones: ["#1f5c63", "#549695", "#0c464a", "#367a7a"], pattern: "uroko" },
  "6": { tones: ["#9a7415", "#ac8926", "#685206", "#7d6507"], pattern: "tasuki" },
  "7": { tones: ["#a83f7a", "#cf689f", "#7a2453", "#b25b8f"], pattern: "seigaiha" },
  "8": { tones: ["#2f7fb0", "#4396c0", "#035779", "#1f6a94"], pattern: "yokodan" },
  "9": { tones: ["#a8562f", "#c97847", "#763417", "#93431a"], pattern: "arare" },
};

/** Undyed, so that a book of unknown class does not look like general works. */
const PLAIN = { tones: ["#7b6f60", "#968a7a", "#524739", "#665a4c"], pattern: "muji" } as const;

/** Size of the pattern for two second digits each: an even one has light thread, an odd one dark. */
const SCALES = [1, 0.75, 1.4, 1.8, 1.2] as const;

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

/**
 * The cloth of a class number: colour and pattern by its class, size and thread of the pattern by its second digit; undyed
 * without a number. `tone` is 0-3 (see `toneOf`).
 */
export function coverColourOf(ndc: string, tone = OWN): CoverColour {
  const ndcClass = /\d/u.test(ndc) ? ndcClassOf(ndc) : null;
  const { tones, pattern } = ndcClass === null ? PLAIN : CLOTHS[ndcClass];
  const second = Number(/\d(\d)/u.exec(ndc)?.[1] ?? 0);
  return {
    ndcClass,
    colour: tones[tone] ?? tones[OWN],
    dark: tones[DARK],
    pattern,
    scale: SCALES[second >> 1] ?? 1,
    thread: second % 2 === 0 ? "#ffffff" : "#000000",
  };
}

/**
 * The tone of a book, by its id, because most of a shelf is of one division. A whole class (`9`) is in its own colour, and books
 * for children are never dark.
 */
export function toneOf({ id, ndc, audience }: CoverTitle): number {
  if (/^\d$/u.test(ndc)) return OWN;
  const tone = hashOf(id) % 4;
  return audience === "children" && tone === DARK ? LIGHT : tone;
}

/** Whether the title of a book is light on the darkest cloth of its class; otherwise it is ink on a paper slip. */
export function isStamped({ id, ndc, audience }: CoverTitle): boolean {
  return audience !== "children" && ndc.length > 1 && (hashOf(id) >>> 4) % 3 === 0;
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
