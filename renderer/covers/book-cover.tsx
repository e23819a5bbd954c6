import { useTranslation } from "../i18n/index.ts";
import { useStore } from "../state/store.ts";
import { type CoverTitle, coverColourOf, hashOf, shelfLabel } from "./cover-colour.ts";
import { fitTitle, roomOf } from "./fit.ts";
import { Jacket } from "./jacket.tsx";
import { Weave } from "./patterns.tsx";
import { ShelfLabel } from "./shelf-label.tsx";

/** `row`: in a list, with the name of its class · `card`: on a form · `page`: on its own screen, with the title. */
export type CoverSize = "row" | "card" | "page";

/** Full-width characters that fit the slip of the largest cover in one large, two middle and three small columns. */
const SLIP = { short: 4, middle: 12, long: 23 } as const;

/** Width of a cover image in pixels, sufficient for the largest type and panel. */
const PIXELS: Readonly<Record<CoverSize, number>> = { row: 264, card: 480, page: 680 };

function onSlip(title: string): { readonly text: string; readonly size: keyof typeof SLIP } {
  const room = roomOf(title);
  const size = room <= SLIP.short ? "short" : room <= SLIP.middle ? "middle" : "long";
  return { text: fitTitle(title, SLIP.long), size };
}

/**
 * A book in the colour of its NDC class, with title slip (題簽) and shelf label (背ラベル). Decorative and hidden from screen readers,
 * because the text is next to it. Below 200 px width the slip has the class name instead of an illegible title; if the class is
 * unknown, the beginning of the title. A cover image is shown over it if there is one.
 */
export function BookCover({ title, size }: { readonly title: CoverTitle; readonly size: CoverSize }) {
  const t = useTranslation();
  const hasPictures = useStore((state) => state.hello?.settings.covers ?? false);
  const coverColour = coverColourOf(title.ndc, hashOf(title.id));
  const label = shelfLabel(title);
  const slipRight = hashOf(title.id) % 3 === 0;
  const small = size === "row";
  const classWord =
    small && coverColour.ndcClass !== null ? t(`search.classShort.${coverColour.ndcClass}`) : null;
  const slip = small
    ? { text: classWord ?? fitTitle(title.title, SLIP.short), size: "class" }
    : onSlip(title.title);
  const kind = `${title.audience === "children" ? "cover-children" : ""} ${title.material === "audio-visual" ? "cover-flat" : ""}`;
  return (
    <div
      className={`cover cover-${size} ${small ? "cover-small" : ""} ${kind} ${slipRight ? "cover-slip-right" : ""}`}
      aria-hidden="true"
    >
      <Weave pattern={coverColour.pattern} colour={coverColour.colour} />
      <span className="cover-hinge" />
      <span className={`slip slip-${slip.size}`} lang={classWord === null ? title.language : undefined}>
        {slip.text}
      </span>
      {label !== null && (
        <ShelfLabel lines={!small ? [label.number, label.mark, label.volume] : [label.number, label.mark]} />
      )}
      {hasPictures && <Jacket id={title.id} width={PIXELS[size]} />}
    </div>
  );
}
