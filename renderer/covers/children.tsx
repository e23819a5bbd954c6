import type { Tile } from "./patterns.tsx";

const SHAPE = { fill: "#fff9e8", fillOpacity: 0.34 } as const;

/** Patterns of books for children, larger and lighter than a woven one: dots, stripes, stars, waves. */
const TILES: readonly Tile[] = [
  {
    width: 34,
    height: 34,
    draw: () => (
      <>
        <circle cx={9} cy={9} r={6.5} {...SHAPE} />
        <circle cx={26} cy={26} r={6.5} {...SHAPE} />
      </>
    ),
  },
  { width: 28, height: 28, draw: () => <path d="M0 0H14L0 14ZM28 0V14L14 28H0Z" {...SHAPE} /> },
  {
    width: 40,
    height: 40,
    draw: () => (
      <path
        d="M11 2l2.6 6.2 6.4.6-4.9 4.3 1.5 6.4L11 16l-5.6 3.5 1.5-6.4L2 8.8l6.4-.6ZM31 22l2.6 6.2 6.4.6-4.9 4.3 1.5 6.4L31 36l-5.6 3.5 1.5-6.4L22 28.8l6.4-.6Z"
        {...SHAPE}
      />
    ),
  },
  {
    width: 40,
    height: 26,
    draw: () => <path d="M0 10Q10 -2 20 10T40 10V20Q30 32 20 20T0 20Z" {...SHAPE} />,
  },
];

/** The pattern of a book for children, by the hash of its id. */
export function childrensTile(hash: number): Tile | undefined {
  return TILES[(hash >>> 4) % TILES.length];
}
