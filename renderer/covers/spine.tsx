import type { CSSProperties } from "react";
import { type CoverTitle, coverColourOf, hashOf, isStamped, shelfLabel, toneOf } from "./cover-colour.ts";
import { fitTitle } from "./fit.ts";
import { Weave } from "./patterns.tsx";
import { ShelfLabel } from "./shelf-label.tsx";

/** Thinnest and thickest book of the shelf, as shares of the shelf's height. */
const WIDTH = { least: 0.098, most: 0.145 } as const;
/** Lowest and tallest book, as shares of the shelf's height. */
const HEIGHT = { least: 0.72, most: 1 } as const;
/** Full-width characters that fit a spine; longer titles are shortened. */
const SPINE_ROOM = 12;

function between(range: { readonly least: number; readonly most: number }, share: number): string {
  return (range.least + (range.most - range.least) * share).toFixed(3);
}

/**
 * The spine of a book on a shelf: height and thickness are derived from its id. The shelf sets its height as `--shelf` (CSS).
 * Decorative, hidden from screen readers.
 */
export function Spine({ title }: { readonly title: CoverTitle }) {
  const label = shelfLabel(title);
  const hash = hashOf(title.id);
  const cloth = coverColourOf(title.ndc, toneOf(title));
  const size = {
    "--spine-width": between(WIDTH, (hash % 97) / 96),
    "--spine-height": between(HEIGHT, ((hash >>> 8) % 89) / 88),
    "--dark": cloth.dark,
  } as CSSProperties;
  return (
    <span className={`spine ${isStamped(title) ? "stamped" : ""}`} style={size} aria-hidden="true">
      <Weave cloth={cloth} />
      <span className="slip" lang={title.language}>
        {fitTitle(title.title, SPINE_ROOM)}
      </span>{" "}
      {label !== null && (
        <ShelfLabel
          lines={label.mark === "" ? [label.number] : [label.number.split(".")[0] ?? "", label.mark]}
        />
      )}
    </span>
  );
}
