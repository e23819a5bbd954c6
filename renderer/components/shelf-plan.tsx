import { useId } from "react";
import { MAP_MARKS, type MapFloor, type MapMark, type MapShelf } from "#contract/domain/shelf-map.ts";
import type { LocalText } from "#contract/domain/text.ts";
import { withoutReadings } from "../i18n/furigana/marks.ts";
import type { Translate } from "../i18n/index.ts";

/** Height of a letter as a share of the floor's longer side, on the screen. */
const LETTER = 0.034;

/** Radius of a mark, and of the ring around the place of the terminal, in letters. */
const DOT = 0.5;
const RING = 0.85;

/** Height of the text on a shelf, in letters. */
const NUMBER = 0.92;

/** Height of the pin in letters. */
const PIN_LETTERS = 3.2;

interface ShelfPlanProps {
  readonly floor: MapFloor;
  /** The shelf to be marked. */
  readonly shelf: MapShelf;
  readonly t: Translate;
  local(text: LocalText): string;
  /** Height of a letter as a share of the longer side; paper is smaller than the screen, and its letters are not. */
  readonly letterShare?: number;
  /** Which marks are drawn; default all. */
  readonly marks?: readonly MapMark[];
  /** Label of the terminal's position, for paper. */
  readonly here?: string;
}

/** A floor plan: all shelves, the target filled and marked, and the terminal's position. For screen and paper. */
export function ShelfPlan(props: ShelfPlanProps) {
  const { floor, shelf: target, t, local, letterShare = LETTER, marks = MAP_MARKS, here } = props;
  const name = useId();
  const letter = Math.max(floor.width, floor.height) * letterShare;
  const signs = signsOf(floor.shelves.map((shelf) => local(shelf.name)));
  // A shelf at the upper edge has its pin below.
  const pin = { x: target.x + target.width / 2, y: target.y + target.height / 2 };
  return (
    <svg
      className="plan"
      viewBox={`0 0 ${floor.width} ${floor.height}`}
      role="img"
      aria-labelledby={name}
      fontSize={letter}
    >
      <title id={name}>
        {t("find.map.picture", { floor: local(floor.name), shelf: local(target.name) })}
      </title>
      <rect className="plan-floor" width={floor.width} height={floor.height} rx={letter / 2} />
      {floor.shelves.map((shelf, place) => (
        <g key={`${shelf.x} ${shelf.y}`}>
          <rect
            className={shelf === target ? "plan-shelf plan-target" : "plan-shelf"}
            x={shelf.x}
            y={shelf.y}
            width={shelf.width}
            height={shelf.height}
            rx={letter / 5}
          />
          {shelf !== target && <ShelfSign shelf={shelf} sign={signs[place] ?? ""} letter={letter * NUMBER} />}
        </g>
      ))}
      {floor.marks
        .filter(({ kind }) => marks.includes(kind))
        .map((mark) => (
          <g key={`${mark.kind} ${mark.x} ${mark.y}`} className={`plan-mark plan-${mark.kind}`}>
            <circle cx={mark.x} cy={mark.y} r={letter * DOT} />
            {mark.kind === "here" && (
              <circle className="plan-ring" cx={mark.x} cy={mark.y} r={letter * RING} />
            )}
            <MarkWords
              {...mark}
              words={mark.kind === "here" ? (here ?? t("find.map.here")) : t(`find.map.marks.${mark.kind}`)}
              letter={letter}
              floor={floor}
              radius={letter * (mark.kind === "here" ? RING : DOT)}
            />
          </g>
        ))}
      <g
        className="plan-pin"
        transform={pin.y < letter * PIN_LETTERS ? `rotate(180 ${pin.x} ${pin.y})` : undefined}
      >
        <path
          d={`M${pin.x} ${pin.y}l${-letter * 0.9} ${-letter * 1.5}a${letter} ${letter} 0 1 1 ${letter * 1.8} 0Z`}
        />
        <circle cx={pin.x} cy={pin.y - letter * 2} r={letter * 0.4} />
      </g>
    </svg>
  );
}

/** Short label of each shelf: the number in its name if it is unique, otherwise the whole name. Digits may be full-width. */
function signsOf(names: readonly string[]): readonly string[] {
  const numbers = names.map((name) => /\d+/u.exec(name.normalize("NFKC"))?.[0]);
  return names.map((name, place) => {
    const number = numbers[place];
    return number === undefined || numbers.indexOf(number) !== numbers.lastIndexOf(number) ? name : number;
  });
}

interface ShelfSignProps {
  readonly shelf: MapShelf;
  readonly sign: string;
  /** Height of a letter in units of the floor. */
  readonly letter: number;
}

/** Empty if there is no room. */
function ShelfSign({ shelf, sign, letter }: ShelfSignProps) {
  const room = widthOf(sign, letter) + letter / 2;
  if (letter > shelf.height || room > shelf.width) return null;
  return (
    <text
      className="plan-name"
      x={shelf.x + shelf.width / 2}
      y={shelf.y + shelf.height / 2 + letter * 0.36}
      fontSize={letter}
      textAnchor="middle"
    >
      {sign}
    </text>
  );
}

interface MarkWordsProps {
  readonly x: number;
  readonly y: number;
  readonly words: string;
  /** Height of a letter in units of the floor. */
  readonly letter: number;
  readonly floor: MapFloor;
  /** Of the mark, in units of the floor. */
  readonly radius: number;
}

/** Widths of a character as shares of its height: CJK, and Latin. */
const WIDE = 1;
const NARROW = 0.6;

function widthOf(words: string, letter: number): number {
  const signs = [...withoutReadings(words)].map((sign) =>
    (sign.codePointAt(0) ?? 0) < 0x1100 ? NARROW : WIDE,
  );
  return signs.reduce((sum, width) => sum + width, 0) * letter;
}

/** Below the mark and within the floor: moved inwards at the sides, next to the mark at the lower edge. */
function MarkWords({ x, y, words, letter, floor, radius }: MarkWordsProps) {
  const half = widthOf(words, letter) / 2 + letter * 0.4;
  const below = y + radius + letter * 1.2;
  if (below > floor.height - letter * 0.5) {
    const left = x + half * 2 + letter > floor.width;
    return (
      <text
        x={x + (left ? -1 : 1) * (radius + letter * 0.4)}
        y={y + letter * 0.36}
        textAnchor={left ? "end" : "start"}
      >
        {words}
      </text>
    );
  }
  return (
    <text x={Math.max(half, Math.min(floor.width - half, x))} y={below} textAnchor="middle">
      {words}
    </text>
  );
}
