import { useId, useMemo } from "react";
import { MAP_MARKS, type MapFloor, type MapMark, type MapShelf } from "#contract/domain/shelf-map.ts";
import type { LocalText } from "#contract/domain/text.ts";
import type { Translate } from "../i18n/index.ts";
import { doorOf } from "./plan-door.ts";
import { type Point, wayTo } from "./plan-way.ts";
import {
  besideMark,
  freest,
  inOneOrTwoLines,
  LINE_GAP,
  overlap,
  type PlanBox,
  READING,
  readingsAt,
  signsOf,
  stripsOf,
  textAt,
  widthOf,
  wordsAt,
} from "./plan-words.ts";

/** Height of a letter as a share of the floor's longer side, where the size on the screen is unknown. */
const LETTER = 0.034;

/** Radius of a mark, and of the ring around the place of the terminal, in letters. */
const DOT = 0.4;
const RING = 0.7;

/** Height of the text on a shelf, and of that in the pin, in letters. */
const NUMBER = 0.95;
const PIN = 1.2;

/** Half the thickness of the line to the shelf, with its margin, in letters. */
const LINE = 0.3;

interface ShelfPlanProps {
  readonly floor: MapFloor;
  /** The shelf to be marked. */
  readonly shelf: MapShelf;
  readonly t: Translate;
  local(text: LocalText): string;
  /** Height of a letter as a share of the longer side: the plan is drawn in any size, and its letters are not. */
  readonly letterShare?: number;
  /** The same of the smallest letter: the names of other shelves become so small to fit. Default: they do not shrink. */
  readonly leastShare?: number;
  /** Which marks are drawn; default all. */
  readonly marks?: readonly MapMark[];
  /** Label of the terminal's position, for paper. */
  readonly here?: string;
}

/**
 * A floor plan: walls, all shelves, the way from the terminal to the target, which is filled and has a pin with its number. For screen
 * and paper. The way and the door are derived from shelves and marks (`wayTo`, `doorOf`).
 */
export function ShelfPlan(props: ShelfPlanProps) {
  const { floor, shelf: target, t, local, letterShare = LETTER, marks = MAP_MARKS, here } = props;
  const name = useId();
  const longer = Math.max(floor.width, floor.height);
  const letter = longer * letterShare;
  const least = Math.min(letter * NUMBER, longer * (props.leastShare ?? letterShare));
  const way = useMemo(() => wayTo(floor, target), [floor, target]);
  const wall = letter * 0.3;
  const signs = signsOf(floor.shelves.map((shelf) => local(shelf.name)));
  const japanese = signsOf(floor.shelves.map((shelf) => shelf.name.ja));
  const shown = floor.marks
    .filter(({ kind }) => marks.includes(kind))
    .map((mark) => ({
      ...mark,
      radius: letter * (mark.kind === "here" ? RING : DOT),
      words: mark.kind === "here" ? (here ?? t("find.map.here")) : t(`find.map.marks.${mark.kind}`),
    }));
  const taken: PlanBox[] = [
    ...floor.shelves,
    ...(way === null ? [] : stripsOf(way, letter * LINE)),
    ...shown.map(({ x, y, radius }) => ({
      x: x - radius,
      y: y - radius,
      width: radius * 2,
      height: radius * 2,
    })),
  ];
  const pin = pinOf(target, signs[floor.shelves.indexOf(target)] ?? "", letter * PIN, floor, taken);
  taken.push(pin.box);
  const words = shown
    // The place of the terminal first, and the others around it.
    .toSorted((one, other) => Number(other.kind === "here") - Number(one.kind === "here"))
    .map((mark) => {
      const places = besideMark(mark, mark.words, letter, mark.radius, floor);
      const box = places[freest(places, taken, floor)];
      if (box !== undefined) taken.push(box);
      return { mark, at: wordsAt(box ?? { ...mark, width: 0, height: 0 }, mark.words, letter) };
    });
  return (
    <svg
      className="plan"
      viewBox={`${-wall} ${-wall} ${floor.width + wall * 2} ${floor.height + wall * 2}`}
      role="img"
      aria-labelledby={name}
      fontSize={letter}
    >
      <title id={name}>
        {t("find.map.picture", { floor: local(floor.name), shelf: local(target.name) })}
      </title>
      <Walls floor={floor} wall={wall} door={letter * 2.4} />
      {floor.shelves.map((shelf, place) => (
        <g key={`${shelf.x} ${shelf.y}`}>
          <rect
            className={shelf === target ? "plan-shelf plan-target" : "plan-shelf"}
            x={shelf.x}
            y={shelf.y}
            width={shelf.width}
            height={shelf.height}
          />
          {shelf !== target && (
            <ShelfSign
              shelf={shelf}
              signs={[signs[place] ?? "", japanese[place] ?? ""]}
              letter={letter * NUMBER}
              least={least}
              pin={pin.box}
            />
          )}
        </g>
      ))}
      {way !== null && <Way way={way} letter={letter} />}
      {words.map(({ mark, at }) => (
        <g key={`${mark.kind} ${mark.x} ${mark.y}`} className={`plan-mark plan-${mark.kind}`}>
          <circle cx={mark.x} cy={mark.y} r={letter * DOT} />
          {mark.kind === "here" && <circle className="plan-ring" cx={mark.x} cy={mark.y} r={letter * RING} />}
          <text x={at.x} y={at.y} textAnchor="middle">
            {mark.words}
          </text>
          {readingsAt(mark.words, at, letter).map(({ reading, ...place }) => (
            <text key={place.x} className="plan-reading" {...place} fontSize={letter * READING}>
              {reading}
            </text>
          ))}
        </g>
      ))}
      <g className="plan-pin">
        <path d={pin.tail} />
        <rect {...pin.box} rx={pin.box.height / 2} />
        <text {...textAt(pin.box, letter * PIN)} fontSize={letter * PIN} textAnchor="middle">
          {pin.sign}
        </text>
      </g>
    </svg>
  );
}

/** The walls around the floor, open at the entrance. */
function Walls({
  floor,
  wall,
  door,
}: {
  readonly floor: MapFloor;
  readonly wall: number;
  readonly door: number;
}) {
  const opening = doorOf(floor, door);
  return (
    <>
      <rect
        className="plan-floor"
        x={-wall / 2}
        y={-wall / 2}
        width={floor.width + wall}
        height={floor.height + wall}
        strokeWidth={wall}
      />
      {opening !== null && (
        <rect
          className="plan-door"
          x={opening.x - (opening.upright ? wall : 0)}
          y={opening.y - (opening.upright ? 0 : wall)}
          width={opening.upright ? wall * 2 : door}
          height={opening.upright ? door : wall * 2}
        />
      )}
    </>
  );
}

/** A dashed line with an arrow at its end. */
function Way({ way, letter }: { readonly way: readonly Point[]; readonly letter: number }) {
  const [end, before] = [way.at(-1), way.at(-2)];
  if (end === undefined || before === undefined) return null;
  const length = Math.hypot(end.x - before.x, end.y - before.y) || 1;
  const [dx, dy] = [(end.x - before.x) / length, (end.y - before.y) / length];
  const size = Math.min(letter * 0.75, length);
  const [x, y] = [end.x - dx * size, end.y - dy * size];
  const half = size * 0.62;
  const line = [...way.slice(0, -1), { x, y }].map((point) => `${point.x} ${point.y}`).join("L");
  return (
    <g className="plan-way">
      <path d={`M${line}`} strokeWidth={letter * 0.2} strokeDasharray={`${letter * 0.42} ${letter * 0.26}`} />
      <path
        className="plan-arrow"
        d={`M${end.x} ${end.y}L${x - dy * half} ${y + dx * half}L${x + dy * half} ${y - dx * half}Z`}
      />
    </g>
  );
}

interface Pin {
  readonly box: PlanBox;
  /** The triangle between box and shelf, as path data. */
  readonly tail: string;
  readonly sign: string;
}

/** The pin with the shelf's label: above the shelf, below, right or left of it, where it covers least. */
function pinOf(
  shelf: MapShelf,
  sign: string,
  letter: number,
  floor: MapFloor,
  taken: readonly PlanBox[],
): Pin {
  const height = letter * 1.35;
  const width = Math.max(height, widthOf(sign, letter) + letter * 0.7);
  const tail = letter * 0.55;
  const [x, y] = [shelf.x + shelf.width / 2, shelf.y + shelf.height / 2];
  const left = Math.max(0, Math.min(floor.width - width, x - width / 2));
  const sides = [
    { x: left, y: shelf.y - tail - height, width, height, tip: { x, y: shelf.y }, dx: 0, dy: -1 },
    {
      x: left,
      y: shelf.y + shelf.height + tail,
      width,
      height,
      tip: { x, y: shelf.y + shelf.height },
      dx: 0,
      dy: 1,
    },
    {
      x: shelf.x + shelf.width + tail,
      y: y - height / 2,
      width,
      height,
      tip: { x: shelf.x + shelf.width, y },
      dx: 1,
      dy: 0,
    },
    { x: shelf.x - tail - width, y: y - height / 2, width, height, tip: { x: shelf.x, y }, dx: -1, dy: 0 },
  ] as const;
  const side = sides[freest(sides, taken, floor)] ?? sides[0];
  const { tip, dx, dy } = side;
  const half = letter * 0.4;
  // Its base lies inside the box.
  const base = { x: tip.x + dx * (tail + half), y: tip.y + dy * (tail + half) };
  const box: PlanBox = { x: side.x, y: side.y, width, height };
  return {
    box,
    tail: `M${tip.x} ${tip.y}L${base.x + dy * half} ${base.y + dx * half}L${base.x - dy * half} ${base.y - dx * half}Z`,
    sign,
  };
}

interface ShelfSignProps {
  readonly shelf: MapShelf;
  /** The label in the page's language, and in Japanese. */
  readonly signs: readonly [own: string, japanese: string];
  /** Usual and smallest height of a letter in units of the floor. */
  readonly letter: number;
  readonly least: number;
  readonly pin: PlanBox;
}

/**
 * In two lines or smaller where there is little room, else in Japanese, as it stands at the shelf itself; empty if there is room for
 * neither, or the pin is over it.
 */
function ShelfSign({ shelf, signs, letter, least, pin }: ShelfSignProps) {
  if (overlap(shelf, pin) > 0) return null;
  const [own, japanese] = signs.map((sign) => inOneOrTwoLines(sign, shelf, letter));
  const isOwn = own !== undefined && own.letter >= least;
  const { letter: fitting, lines } = (isOwn ? own : japanese) ?? { letter: 0, lines: [] };
  if (fitting < least) return null;
  return lines.map((line, place) => (
    <text
      key={line}
      className="plan-name"
      lang={isOwn ? undefined : "ja"}
      {...textAt({ ...shelf, y: shelf.y + (place - (lines.length - 1) / 2) * fitting * LINE_GAP }, fitting)}
      fontSize={fitting}
      textAnchor="middle"
    >
      {line}
    </text>
  ));
}
