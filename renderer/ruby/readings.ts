import type { ElementType, ReactElement } from "react";
import { Fragment, jsx, jsxs } from "react/jsx-runtime";
import { hasReadings, JOINED, type Piece, phrasesOf, withoutReadings } from "../i18n/furigana/marks.ts";

/** Properties of an element, as passed by JSX. */
export type Props = Readonly<Record<string, unknown>>;

/** The reading is hidden from screen readers, which read the text itself. */
function rubyOf(base: string, reading: string, className: string | undefined, key: number): ReactElement {
  const above = jsx("rt", { "aria-hidden": true, children: reading });
  return jsxs("ruby", { className, children: [base, above] }, key);
}

/** A day that is read as a whole follows its month, 「12月2日」: without a gap one would read 「がつふつか」. */
function isDayOfMonth(pieces: readonly Piece[], place: number): boolean {
  const before = pieces.slice(0, place).findLast(({ base }) => base !== JOINED);
  return before?.reading !== undefined && /^\d/u.test(pieces[place]?.base ?? "");
}

function phrase(pieces: readonly Piece[], key: number): ReactElement {
  const parts = pieces.map(({ base, reading }, place) =>
    reading === undefined
      ? base
      : rubyOf(base, reading, isDayOfMonth(pieces, place) ? "ruby-day" : undefined, place),
  );
  return jsxs("span", { className: "phrase", children: parts }, key);
}

/** Elements of a drawing: there is no ruby in SVG, a browser would draw nothing in its place. */
const DRAWN = new Set<unknown>(["text", "title"]);

function bare(child: unknown): unknown {
  if (Array.isArray(child)) return child.map(bare);
  return typeof child === "string" ? withoutReadings(child) : child;
}

/** Browsers do not detect phrases with ruby in them: each is kept together, and may end a line. */
function shown(child: unknown, place = 0): unknown {
  if (Array.isArray(child)) return child.map(shown);
  if (typeof child !== "string" || !hasReadings(child)) return child;
  const phrases = phrasesOf(child).flatMap((pieces, place) =>
    place === 0
      ? [phrase(pieces, place)]
      : [jsx("wbr", { "aria-hidden": true }, `end ${place}`), phrase(pieces, place)],
  );
  // One element, for flex containers, like the text without readings.
  return jsxs("span", { children: phrases }, `ruby ${place}`);
}

/**
 * Converts the properties of an element: texts with readings among its children become furigana, and its other texts (accessible
 * names) lose them. Components are left alone, because their elements are handled here too. Fragments are handled, because their
 * texts are children of an element.
 */
export function withRuby(type: ElementType, props: Props): Props {
  if (typeof type !== "string" && type !== Fragment) return props;
  let changed: Record<string, unknown> | null = null;
  for (const [name, value] of Object.entries(props)) {
    const now =
      name === "children"
        ? DRAWN.has(type)
          ? bare(value)
          : shown(value)
        : typeof value === "string"
          ? withoutReadings(value)
          : value;
    if (now !== value) {
      changed ??= { ...props };
      changed[name] = now;
    }
  }
  return changed ?? props;
}
