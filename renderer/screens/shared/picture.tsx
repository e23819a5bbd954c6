import type { ReactNode } from "react";
import { coverColourOf, type NdcClass } from "../../covers/cover-colour.ts";
import { LibraryCard } from "./library-card.tsx";

/** Lines of all pictures. */
const LINE = {
  stroke: "var(--ink)",
  strokeWidth: 4,
  strokeLinejoin: "round",
  strokeLinecap: "round",
} as const;

/** A closed book on the board at y = 320, without words: a patron would look for their own book among titles. */
function book(x: number, width: number, height: number, ndcClass: NdcClass): ReactNode {
  const top = 320 - height;
  return (
    <g key={x}>
      <rect x={x} y={top} width={width} height={height} rx="4" fill={coverColourOf(ndcClass).colour} />
      <rect x={x + width / 5} y={top + 20} width={(width * 3) / 5} height={height / 3} fill="var(--slip)" />
      <rect x={x + width / 5} y="272" width={(width * 3) / 5} height="32" fill="var(--slip)" />
    </g>
  );
}

const BOARD = <rect x="60" y="320" width="520" height="20" fill="var(--wood)" />;

/** Books on the board, with a gap in the middle. */
const SHELF = (
  <>
    {BOARD}
    {book(92, 54, 216, "2")}
    {book(150, 44, 184, "9")}
    {book(198, 60, 236, "4")}
    {book(338, 48, 196, "7")}
    {book(390, 58, 228, "3")}
    <g transform="rotate(-9 484 320)">{book(484, 50, 208, "1")}</g>
  </>
);

const ENVELOPE = (
  <>
    <rect x="140" y="120" width="360" height="220" rx="12" fill="var(--page)" {...LINE} />
    <path d="m148 128 172 124 172-124" fill="var(--sunken)" {...LINE} />
  </>
);

/** Drawings on a grid of 640 x 400, in the line and the colours of the card at the reader. */
const DRAWINGS = {
  /** A full shelf. */
  books: (
    <>
      {SHELF}
      {book(268, 60, 204, "5")}
    </>
  ),
  /** A shelf that lacks a book: it was not found, or is to be fetched. */
  shelf: (
    <>
      {SHELF}
      <rect x="270" y="116" width="56" height="202" rx="4" fill="none" {...LINE} strokeDasharray="2 14" />
    </>
  ),
  /** A book that is kept for somebody: a band of paper around it. */
  kept: (
    <>
      {BOARD}
      <rect x="236" y="76" width="168" height="244" rx="6" fill={coverColourOf("4").colour} />
      <path d="M236 82a6 6 0 0 1 6-6h14v244h-14a6 6 0 0 1-6-6z" fill="#000" fillOpacity=".2" />
      <rect x="276" y="100" width="56" height="96" fill="var(--slip)" />
      <path d="M228 224h184v44H228z" fill="var(--page)" {...LINE} />
      <path d="M252 246h64" {...LINE} stroke="var(--outline)" />
      <path d="m372 246 8 8 16-18" fill="none" {...LINE} />
    </>
  ),
  /** A closed letter. */
  letter: ENVELOPE,
  /** A letter with a code of six characters. */
  code: (
    <>
      <path d="M176 52h288v200H176z" fill="var(--page)" {...LINE} />
      <path d="M208 84h120" {...LINE} stroke="var(--line)" strokeWidth="10" />
      {[0, 1, 2, 3, 4, 5].map((at) => (
        <rect
          key={at}
          x={204 + at * 40}
          y="112"
          width="32"
          height="44"
          rx="4"
          fill="var(--selected)"
          {...LINE}
        />
      ))}
      <path
        d="M140 188v140a12 12 0 0 0 12 12h336a12 12 0 0 0 12-12V188L320 288z"
        fill="var(--sunken)"
        {...LINE}
      />
    </>
  ),
  /** A slip of paper with a list, and a pencil. */
  list: (
    <>
      <path d="M212 60h176v280H212z" fill="var(--page)" {...LINE} />
      {[112, 172, 232].map((y) => (
        <path key={y} d={`m236 ${y} 10 10 18-22M288 ${y}h72`} fill="none" {...LINE} />
      ))}
      <path d="M288 292h72" {...LINE} stroke="var(--line)" />
      <g transform="rotate(34 440 220)">
        <path d="M424 96h36v168l-18 40-18-40z" fill="var(--selected)" {...LINE} />
        <path d="M424 264h36M424 128h36" {...LINE} />
      </g>
    </>
  ),
  /** The library card with its number in a ring. */
  number: (
    <g transform="translate(72 0)">
      <LibraryCard />
      <rect
        x="232"
        y="286"
        width="164"
        height="36"
        rx="18"
        fill="none"
        stroke="var(--primary)"
        strokeWidth="6"
      />
      <path
        d="M504 304H412m22-20-22 20 22 20"
        fill="none"
        {...LINE}
        stroke="var(--primary)"
        strokeWidth="6"
      />
    </g>
  ),
  /** A key. */
  key: (
    <>
      <path d="M300 200h212v52h-36v-28h-32v20h-32v-20H300z" fill="var(--sunken)" {...LINE} />
      <circle cx="220" cy="212" r="92" fill="var(--sunken)" {...LINE} />
      <circle cx="196" cy="212" r="28" fill="var(--paper)" {...LINE} />
    </>
  ),
  /** The desk, with somebody who helps. */
  desk: (
    <>
      <circle cx="320" cy="108" r="48" fill="var(--page)" {...LINE} />
      <path d="M224 252c4-58 44-88 96-88s92 30 96 88z" fill="var(--selected)" {...LINE} />
      <path d="M96 252h448v28H96z" fill="var(--wood)" />
      <path d="M128 280h384v60H128z" fill="var(--sunken)" {...LINE} />
      <path d="M440 252v-72h72v72z" fill="var(--page)" {...LINE} />
      <path d="M456 204h40M456 228h24" {...LINE} stroke="var(--outline)" />
    </>
  ),
} as const satisfies Readonly<Record<string, ReactNode>>;

/** Name of a picture. */
export type PictureName = keyof typeof DRAWINGS;

/** Every picture, for the catalogue. */
export const PICTURE_NAMES = Object.keys(DRAWINGS) as PictureName[];

/** A large picture for the `extra` of a page that has little to say. Decorative: the words are beside it. */
export function Picture({ of }: { readonly of: PictureName }) {
  return (
    <svg className="picture" viewBox="40 40 560 312" aria-hidden="true" focusable="false">
      {DRAWINGS[of]}
    </svg>
  );
}
