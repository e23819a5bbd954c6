import { type ReactNode, useId } from "react";
import type { CoverColour, Pattern } from "./cover-colour.ts";

/** Opacity of the thread over the colour. */
const WEAVE = 0.13;

/** One tile of a pattern, drawn in the current colour; it may use the colour of the cloth to hide what is behind. */
export interface Tile {
  readonly width: number;
  readonly height: number;
  readonly draw: (ground: string) => ReactNode;
}

const LINE = { fill: "none", stroke: "currentColor", strokeOpacity: WEAVE, strokeWidth: 1.6 } as const;
const AREA = { fill: "currentColor", fillOpacity: WEAVE } as const;

/** Side of the triangles of the hemp leaf. */
const LEAF = 26;
const LEAF_COLUMN = (LEAF * Math.sqrt(3)) / 2;

/** Hemp leaf: a net of triangles, each with lines from its centre to its corners. */
function hempLeaf(): string {
  const half = LEAF / 2;
  const corner = (column: number, y: number): readonly [number, number] => [column * LEAF_COLUMN, y];
  const triangles = [
    [corner(0, 0), corner(0, LEAF), corner(1, half)],
    [corner(1, half), corner(1, -half), corner(0, 0)],
    [corner(1, half + LEAF), corner(1, half), corner(0, LEAF)],
    [corner(1, -half), corner(1, half), corner(2, 0)],
    [corner(1, half), corner(1, half + LEAF), corner(2, LEAF)],
    [corner(2, 0), corner(2, LEAF), corner(1, half)],
  ] as const;
  const at = (x: number, y: number): string => `${x.toFixed(2)} ${y.toFixed(2)}`;
  return triangles
    .map((triangle) => {
      const x = triangle.reduce((sum, point) => sum + point[0], 0) / 3;
      const y = triangle.reduce((sum, point) => sum + point[1], 0) / 3;
      const corners = triangle.map((point) => at(...point));
      return `M${corners.join("L")}Z${corners.map((to) => `M${at(x, y)}L${to}`).join("")}`;
    })
    .join("");
}

/** Waves of the blue sea: each scale hides the lower half of those behind it. */
function sea(ground: string) {
  const radius = 18;
  const scales = [
    [0, 0],
    [2 * radius, 0],
    [radius, radius / 2],
    [0, radius],
    [2 * radius, radius],
    [radius, (radius * 3) / 2],
    [-radius, (radius * 3) / 2],
    [3 * radius, (radius * 3) / 2],
    [0, radius * 2],
    [2 * radius, radius * 2],
  ] as const;
  return scales.map(([x, y]) => (
    <g key={`${x} ${y}`}>
      <circle cx={x} cy={y} r={radius} fill={ground} />
      {[1, 0.66, 0.32].map((share) => (
        <circle key={share} cx={x} cy={y} r={radius * share} {...LINE} />
      ))}
    </g>
  ));
}

const TILES: Readonly<Record<Pattern, Tile>> = {
  muji: { width: 24, height: 24, draw: () => null },
  koshi: { width: 24, height: 24, draw: () => <path d="M0 6H24M6 0V24" {...LINE} /> },
  shippo: {
    width: 28,
    height: 28,
    draw: () =>
      [
        [0, 0],
        [28, 0],
        [0, 28],
        [28, 28],
        [14, 14],
      ].map(([x = 0, y = 0]) => <circle key={`${x} ${y}`} cx={x} cy={y} r={14} {...LINE} />),
  },
  ichimatsu: { width: 28, height: 28, draw: () => <path d="M0 0H14V14H0ZM14 14H28V28H14Z" {...AREA} /> },
  tatejima: { width: 20, height: 20, draw: () => <path d="M2 0H7V20H2ZM13 0H14.5V20H13Z" {...AREA} /> },
  asanoha: {
    width: LEAF_COLUMN * 2,
    height: LEAF,
    draw: () => <path d={hempLeaf()} {...LINE} strokeWidth={1.3} />,
  },
  uroko: { width: 26, height: 24, draw: () => <path d="M13 0L26 24H0Z" {...AREA} /> },
  tasuki: {
    width: 30,
    height: 30,
    draw: () => (
      <path d="M0 0L30 30M30 0L0 30M0 6L24 30M6 0L30 24M24 0L0 24M30 6L6 30" {...LINE} strokeWidth={1.2} />
    ),
  },
  seigaiha: { width: 36, height: 18, draw: sea },
  yokodan: { width: 24, height: 20, draw: () => <path d="M0 2H24V7H0ZM0 13H24V14.5H0Z" {...AREA} /> },
  arare: {
    width: 20,
    height: 24,
    draw: () => <path d="M3 4H7V8H3ZM13 16H17V20H13Z" {...AREA} fillOpacity={WEAVE + 0.05} />,
  },
};

interface WeaveProps {
  readonly cloth: CoverColour;
  /** Instead of the pattern of the class. */
  readonly tile?: Tile | undefined;
}

/** A cloth over the whole box. Decorative. */
export function Weave({ cloth, tile = TILES[cloth.pattern] }: WeaveProps) {
  const id = useId();
  return (
    <svg className="weave" aria-hidden="true" focusable="false">
      <defs>
        <pattern
          id={id}
          width={tile.width}
          height={tile.height}
          patternUnits="userSpaceOnUse"
          patternTransform={`scale(${cloth.scale})`}
          color={cloth.thread}
        >
          {tile.draw(cloth.colour)}
        </pattern>
      </defs>
      <rect width="100%" height="100%" fill={cloth.colour} />
      <rect width="100%" height="100%" fill={`url(#${id})`} />
    </svg>
  );
}
