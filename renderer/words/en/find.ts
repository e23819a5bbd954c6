import type { find as ja } from "../ja/find.ts";
import type { Shape } from "../shape.ts";

/** Choosing among what was found, and ways on when nothing was. */
export const find: Shape<typeof ja> = {
  titles_one: "{{number}} title",
  titles_other: "{{number}} titles",
  onShelf: "Available now",
  children: "Children's books",
  conditions: "More choices",
  box: {
    heading: "What to show",
    library: "Library",
    everyLibrary: "Every library",
    material: "Kind",
    everyMaterial: "Everything",
    materials: { book: "Books", magazine: "Magazines", "audio-visual": "CDs, DVDs" },
    sort: "Order",
    show: "Show these",
    keep: "No change",
  },
  sorts: { author: "By author", "year-oldest": "Oldest" },
  near: "These are spelled or read alike",
  nearAsk: "Did you mean",
  none: {
    quoted: "“{{query}}”",
    meant: "Search for “{{query}}”",
    meantHint: "Did you mean this?",
    narrowed: "Nothing for “{{query}}” with these choices. These ways may help.",
    widen: "Show everything again",
    widenHint: "Books of other libraries can be picked up here",
    fewer: "Use fewer words",
    fewerHint: "Fewer words find more books",
    kana: "Search in hiragana",
    kanaHint: "Found by its reading, even if the kanji differ",
  },
};
