import type axeCore from "axe-core";
import {
  type Box,
  boxOf,
  clippedMm,
  controls,
  goesOnInNextPart,
  isInOtherPart,
  name,
  PASSING,
  pixelsOfMm,
  seenOf,
} from "./controls.ts";
import { focusComplaints } from "./focus.ts";

/** What is wrong with a screen; each a sentence for people. */
export interface Findings {
  /** Rules of axe that are broken, and by what. */
  readonly axe: readonly string[];
  /** Controls that are too small or too near to each other. */
  readonly targets: readonly string[];
  /** Controls whose focus cannot be seen well enough. */
  readonly focus: readonly string[];
  /** Controls that were looked at. */
  readonly controls: number;
}

/** What is wrong with a scene. */
export interface Audit extends Findings {
  /** What it is opened for and does not show whole in its first part, as selectors. */
  readonly later: readonly string[];
  /** Words that are broken over two lines. */
  readonly broken: readonly string[];
}

/** V12, in millimetres. */
const SMALLEST_MM = 16;
/** V13. */
const NEAREST_MM = 2.5;
/** Rounding of the browser's layout. */
const ROUNDING_MM = 0.1;

/** The looks in which text must reach 7:1. */
const HIGH_CONTRAST = ":root:is([data-theme=ink], [data-theme=yellow])";

/** Where a screen is turned in parts, axe takes what the next part holds for covered: it does not look at what cuts it. */
function isCutAway(target: readonly unknown[]): boolean {
  const element = document.querySelector(String(target[0]));
  return element !== null && (isInOtherPart(element) || goesOnInNextPart(element));
}

/** What of axe's findings is none. */
const NO_FINDING: Readonly<Record<string, (target: readonly unknown[]) => boolean>> = {
  "label-content-name-mismatch": showsMore,
  "target-size": isCutAway,
  // Of a text that goes on in the next part it sees the ground of what lies beyond the edge.
  "color-contrast": isCutAway,
};

/**
 * What axe cannot know: the mark on a drawn book's back is decoration, for the book's label is its class; furigana are for
 * eyes, and the name has the kanji.
 */
function showsMore(target: readonly unknown[]): boolean {
  return document.querySelector(String(target[0]))?.querySelector(".spine, rt") !== null;
}

/**
 * Axe draws the first letters of each font on a canvas to find fonts of icons, of whose signs it says nothing: a fifth of
 * its time, and we have none. It draws on this, where every word is as wide as its letters and no drawing differs.
 */
const PLAIN_LETTERS = {
  canvas: {},
  measureText: (text: string) => ({ width: text.length }),
  fillText: () => undefined,
  clearRect: () => undefined,
  getImageData: () => ({ data: new Uint32Array([1]) }),
};

/** Does something while the canvas that axe asks for, and no other one, hands out the plain letters. */
async function withPlainLetters<T>(work: () => Promise<T>): Promise<T> {
  const canvas = HTMLCanvasElement.prototype;
  const { getContext } = canvas;
  const plain = function (this: HTMLCanvasElement, kind: "2d", how?: CanvasRenderingContext2DSettings) {
    return how?.willReadFrequently === true ? PLAIN_LETTERS : getContext.call(this, kind, how);
  };
  Object.assign(canvas, { getContext: plain });
  try {
    return await work();
  } finally {
    Object.assign(canvas, { getContext });
  }
}

/**
 * Before a run of colours axe says nothing of a text's contrast. The paper has one only in the gutter, where no text
 * stands: while axe looks it is plain.
 */
async function onPlainPaper<T>(work: () => Promise<T>): Promise<T> {
  const papers = document.querySelectorAll<HTMLElement>(".paper");
  for (const paper of papers) paper.style.background = "var(--paper)";
  try {
    return await work();
  } finally {
    for (const paper of papers) paper.style.removeProperty("background");
  }
}

const ALL_RULES: axeCore.RunOptions = {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
};

/** What axe knows only of what is in view; all else it has seen in every part of the screen at once. */
const RULES_OF_SIGHT: axeCore.RunOptions = {
  runOnly: { type: "rule", values: ["color-contrast", "target-size"] },
};

/** Where the next part of a screen comes into view; all else stands as it did. */
const IN_PARTS: axeCore.ElementContext = { include: [[".paged-view-in-parts"], [".foot-turn"]] };

async function axeComplaints(axe: typeof axeCore, asked: axeCore.RunOptions): Promise<string[]> {
  const enhanced = document.querySelector(HIGH_CONTRAST) !== null;
  const options: axeCore.RunOptions = {
    ...asked,
    resultTypes: ["violations"],
    // No rule that is asked for reads style sheets or recordings by itself.
    preload: false,
    rules: {
      "target-size": { enabled: true },
      ...(enhanced ? { "color-contrast-enhanced": { enabled: true } } : {}),
    },
  };
  const where = asked === RULES_OF_SIGHT ? IN_PARTS : document;
  const { violations } = await onPlainPaper(() => withPlainLetters(() => axe.run(where, options)));
  return violations.flatMap(({ id, nodes }) => {
    const wrong = nodes.filter(({ target }) => NO_FINDING[id]?.(target) !== true);
    const where = wrong.map(
      (node) => `${node.target.join(" ")} (${node.any[0]?.message ?? node.html.slice(0, 80)})`,
    );
    return where.length === 0 ? [] : [`${id}: ${where.slice(0, 4).join(" | ")}`];
  });
}

function distance(one: Box, other: Box): number {
  const across = Math.max(one.left - other.right, other.left - one.right);
  const down = Math.max(one.top - other.bottom, other.top - one.bottom);
  return Math.max(across, down);
}

/** On the low screen the curtain has a little less than half of the panel. */
function fills({ left, right, top, bottom }: Box): boolean {
  return (right - left) * (bottom - top) > innerWidth * innerHeight * 0.4;
}

function targetComplaints(): string[] {
  const mm = pixelsOfMm();
  const all = controls().map((control) => ({ control, box: seenOf(control) }));
  const small = all.flatMap(({ control }) => {
    const box = boxOf(control);
    const [width, height] = [(box.right - box.left) / mm, (box.bottom - box.top) / mm];
    const enough = Math.min(width, height) >= SMALLEST_MM - ROUNDING_MM;
    return enough ? [] : [`${name(control)} has ${width.toFixed(1)} x ${height.toFixed(1)} mm`];
  });
  const near = all.flatMap(({ control, box }, index) =>
    all.slice(index + 1).flatMap((other) => {
      if (control.contains(other.control) || other.control.contains(control)) return [];
      // What fills the screen is the ground on which the other one lies.
      if (fills(box) || fills(other.box)) return [];
      if ((control.closest(PASSING) === null) !== (other.control.closest(PASSING) === null)) return [];
      const gap = distance(box, other.box) / mm;
      return gap >= NEAREST_MM - ROUNDING_MM
        ? []
        : [`${name(control)} and ${name(other.control)} are ${gap.toFixed(1)} mm apart`];
    }),
  );
  const cut = all.flatMap(({ control }) => {
    const lost = goesOnInNextPart(control) ? 0 : clippedMm(control, 0);
    return lost > ROUNDING_MM ? [`${name(control)} is cut by ${lost.toFixed(1)} mm`] : [];
  });
  return [...small, ...near, ...cut];
}

/** How the audit moves through what is shown. */
export interface Hands {
  /** Goes to the next part of a screen and answers whether there was one. */
  turn(): Promise<boolean>;
  /** Waits until the screen has answered. */
  settled(): Promise<void>;
}

const MOST_PARTS = 40;

/**
 * Looks at the screen as a finger meets it, then as somebody does who goes by keys, for whom it may make room; and so at
 * its further parts. Afterwards the last of them is in view.
 */
export async function audit(axe: typeof axeCore, { turn, settled }: Hands): Promise<Findings> {
  const root = document.documentElement;
  const axeFirst = await axeComplaints(axe, ALL_RULES);
  const targetsFirst = targetComplaints();
  const byKeys = root.classList.contains("by-keys");
  root.classList.add("by-keys");
  if (!byKeys) await settled();
  const parts = [
    { axe: axeFirst, targets: targetsFirst, focus: focusComplaints(), controls: controls().length },
  ];
  while (parts.length < MOST_PARTS && (await turn())) {
    const axeHere = await axeComplaints(axe, RULES_OF_SIGHT);
    const targets = targetComplaints();
    parts.push({ axe: axeHere, targets, focus: focusComplaints(), controls: controls().length });
  }
  root.classList.toggle("by-keys", byKeys);
  const once = (of: (part: Findings) => readonly string[]): readonly string[] => [
    ...new Set(parts.flatMap(of)),
  ];
  return {
    axe: once((part) => part.axe),
    targets: once((part) => part.targets),
    focus: once((part) => part.focus),
    controls: parts.reduce((sum, part) => sum + part.controls, 0),
  };
}
