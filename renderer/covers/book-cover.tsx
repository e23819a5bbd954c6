import type { CSSProperties } from "react";
import { useStore } from "../state/store.ts";
import { childrensTile } from "./children.tsx";
import { type CoverTitle, coverColourOf, hashOf, isStamped, shelfLabel, toneOf } from "./cover-colour.ts";
import { fitTitle, roomOf } from "./fit.ts";
import { Jacket } from "./jacket.tsx";
import { Weave } from "./patterns.tsx";
import { ShelfLabel } from "./shelf-label.tsx";

/** `row`: in a list · `card`: on a form · `page`: on the title's own screen. */
export type CoverSize = "row" | "card" | "page";

/** Where the title is: on a strip at the left or the right, on a plate in the middle, or across a flat box. */
type Form = "left" | "right" | "plate" | "flat";
const FORMS = ["left", "right", "plate"] as const;

/** Full-width characters that fit in large, middle and small letters. */
interface Room {
  readonly short: number;
  readonly middle: number;
  readonly long: number;
}

/** Room in a list, and on a larger cover. */
const STRIP = { row: { short: 4, middle: 10, long: 10 }, large: { short: 4, middle: 12, long: 23 } } as const;
const PLATE = { row: { short: 6, middle: 12, long: 12 }, large: { short: 6, middle: 12, long: 20 } } as const;
const FLAT = { row: { short: 3, middle: 6, long: 6 }, large: { short: 4, middle: 12, long: 20 } } as const;
const ROOMS: Readonly<Record<Form, { readonly row: Room; readonly large: Room }>> = {
  left: STRIP,
  right: STRIP,
  plate: PLATE,
  flat: FLAT,
};

/** Width of a cover image in pixels, sufficient for the largest type and panel. */
const PIXELS: Readonly<Record<CoverSize, number>> = { row: 264, card: 480, page: 680 };

function formOf({ material, audience }: CoverTitle, hash: number): Form {
  if (material === "audio-visual") return "flat";
  return audience === "children" ? "plate" : (FORMS[(hash >>> 8) % FORMS.length] ?? "left");
}

function lettersOf(title: string, { short, middle }: Room): keyof Room {
  const room = roomOf(title);
  return room <= short ? "short" : room <= middle ? "middle" : "long";
}

interface BookCoverProps {
  readonly title: CoverTitle;
  readonly size: CoverSize;
  /** Asks for no image. */
  readonly drawn?: boolean | undefined;
}

/**
 * A book in the cloth of its NDC class, with its title and shelf label (背ラベル). Tone, place of the title and binding are derived from
 * the id, so that books of one class differ, and each looks the same everywhere; books for children are rounded, with large shapes.
 * Decorative and hidden from screen readers, because the text is next to it. A cover image is shown over it if there is one.
 */
export function BookCover({ title, size, drawn = false }: BookCoverProps) {
  const hasPictures = useStore((state) => state.hello?.settings.covers ?? false) && !drawn;
  const hash = hashOf(title.id);
  const children = title.audience === "children";
  const cloth = coverColourOf(title.ndc, toneOf(title));
  const form = formOf(title, hash);
  const room = ROOMS[form][size === "row" ? "row" : "large"];
  const label = shelfLabel(title);
  const looks = [
    `cover cover-${size} cover-${form} cover-${lettersOf(title.title, room)}`,
    children ? "cover-children" : "",
    isStamped(title) ? "stamped" : "",
    // Bound in a second cloth at the back.
    !children && (hash >>> 12) % 2 === 0 ? "cover-half" : "",
  ];
  return (
    <div
      className={looks.filter((look) => look !== "").join(" ")}
      style={{ "--dark": cloth.dark } as CSSProperties}
      aria-hidden="true"
    >
      <Weave cloth={cloth} tile={children ? childrensTile(hash) : undefined} />
      <span className="cover-hinge" />
      <span className="slip" lang={title.language}>
        {fitTitle(title.title, room.long)}
      </span>
      {label !== null && (
        <ShelfLabel
          lines={
            size === "row" ? [label.number.split(".")[0] ?? ""] : [label.number, label.mark, label.volume]
          }
        />
      )}
      {hasPictures && <Jacket id={title.id} width={PIXELS[size]} />}
    </div>
  );
}
