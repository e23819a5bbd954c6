import { useWords } from "../words/index.ts";
import { clothOf, type CoverTitle, hashOf, shelfLabel } from "./cloth.ts";
import { Weave } from "./patterns.tsx";
import { ShelfLabel } from "./shelf-label.tsx";

/** `row`: in a list, with the word of its class · `card`: on a form · `page`: beside its title, with the title. */
export type CoverSize = "row" | "card" | "page";

/** Full-width characters that fit the slip of the largest cover in one large, two middle and three small columns. */
const SLIP = { short: 4, middle: 12, long: 23 } as const;

/** Room a title needs in full-width characters; a letter of the latin alphabet needs about half of one. */
function roomOf(title: string): number {
  return [...title].reduce((room, character) => room + (/[\u0020-\u024f]/u.test(character) ? 0.55 : 1), 0);
}

/** Shortens for the slip; the whole title always stands beside the cover. */
function onSlip(title: string): { readonly text: string; readonly size: keyof typeof SLIP } {
  const room = roomOf(title);
  if (room <= SLIP.short) return { text: title, size: "short" };
  if (room <= SLIP.middle) return { text: title, size: "middle" };
  const characters = [...title];
  while (roomOf(characters.join("")) > SLIP.long) characters.pop();
  const cut = characters.length < [...title].length;
  return { text: cut ? `${characters.slice(0, -1).join("")}…` : title, size: "long" };
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
  const small = size === "row";
  const slip = small ? { text: t(`search.classShort.${cloth.ndcClass}`), size: "class" } : onSlip(title.title);
  const kind = `${title.audience === "children" ? "cover-children" : ""} ${title.material === "audio-visual" ? "cover-flat" : ""}`;
  return (
    <div className={`cover cover-${size} ${small ? "cover-small" : ""} ${kind} ${slipRight ? "cover-slip-right" : ""}`} aria-hidden="true">
      <Weave pattern={cloth.pattern} colour={cloth.colour} />
      <span className="cover-hinge" />
      <span className={`slip slip-${slip.size}`} lang={small ? undefined : title.language}>
        {slip.text}
      </span>
      <ShelfLabel lines={!small ? [label.number, label.mark, label.volume] : [label.number, label.mark]} />
    </div>
  );
}
