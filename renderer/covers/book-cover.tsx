import { useWords } from "../words/index.ts";
import { clothOf, type CoverTitle, hashOf, shelfLabel } from "./cloth.ts";
import { Weave } from "./patterns.tsx";

/** `row`: in a list, with the word of its class · `card`: on a form · `page`: beside its title, with the title. */
export type CoverSize = "row" | "card" | "page";

/** Characters of the title that fit the slip of the largest cover, in two columns. */
const SLIP_CHARACTERS = 22;

/** Shortens for the slip; the whole title always stands beside the cover. */
function onSlip(title: string): string {
  const characters = [...title];
  return characters.length > SLIP_CHARACTERS ? `${characters.slice(0, SLIP_CHARACTERS - 1).join("")}…` : title;
}

/**
 * A book in the cloth of its NDC class, with title slip (題簽) and shelf label (背ラベル). Decoration: the words
 * stand beside it, so it is hidden from screen readers. Below 200 px width the slip carries the class word instead
 * of a title that could not be read.
 */
export function BookCover({ title, size }: { readonly title: CoverTitle; readonly size: CoverSize }) {
  const t = useWords();
  const cloth = clothOf(title.ndc);
  const label = shelfLabel(title);
  const slipRight = hashOf(title.id) % 3 === 0;
  const slip = size === "page" ? onSlip(title.title) : t(`search.classShort.${cloth.ndcClass}`);
  const kind = `${title.audience === "children" ? "cover-children" : ""} ${title.material === "audio-visual" ? "cover-flat" : ""}`;
  return (
    <div className={`cover cover-${size} ${kind} ${slipRight ? "cover-slip-right" : ""}`} aria-hidden="true">
      <Weave pattern={cloth.pattern} colour={cloth.colour} />
      <span className="cover-hinge" />
      <span className="slip" lang={size === "page" ? title.language : undefined}>
        {slip}
      </span>
      <span className="shelf-label" lang="ja">
        <span>{label.number}</span>
        <span>{label.mark}</span>
        {size === "page" || label.volume !== "" ? <span>{label.volume}</span> : null}
      </span>
    </div>
  );
}
