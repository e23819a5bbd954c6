import type { ElementType, ReactElement } from "react";
import { Fragment, jsx, jsxs } from "react/jsx-runtime";
import { hasReadings, type Piece, phrasesOf, withoutReadings } from "../i18n/furigana/marks.ts";

/** What an element is made of, as JSX hands it over. */
export type Props = Readonly<Record<string, unknown>>;

/** The reading is for eyes: whoever listens hears the text itself. */
function rubyOf(base: string, reading: string, key: number): ReactElement {
  const above = jsx("rt", { "aria-hidden": true, children: reading });
  return jsxs("ruby", { children: [base, above] }, key);
}

function phrase(pieces: readonly Piece[], key: number): ReactElement {
  const parts = pieces.map(({ base, reading }, place) =>
    reading === undefined ? base : rubyOf(base, reading, place),
  );
  return jsxs("span", { className: "phrase", children: parts }, key);
}

/** The browser finds no phrases where readings stand between the characters: each is kept together, and may end a line. */
function shown(child: unknown, place = 0): unknown {
  if (Array.isArray(child)) return child.map(shown);
  if (typeof child !== "string" || !hasReadings(child)) return child;
  const phrases = phrasesOf(child).flatMap((pieces, place) =>
    place === 0
      ? [phrase(pieces, place)]
      : [jsx("wbr", { "aria-hidden": true }, `end ${place}`), phrase(pieces, place)],
  );
  // One thing for a box that lays out its children side by side, as the text without readings is.
  // Among others it has a key: React asks for none beside a text, but for one on an element.
  return jsxs("span", { children: phrases }, `ruby ${place}`);
}

/**
 * The properties of an element as they are to be shown: a text with readings among its children becomes furigana, and
 * its other texts (names, for instance) lose them. Components are left alone; what they make comes by here. A fragment
 * is no component: its texts are an element's children in the end.
 */
export function withRuby(type: ElementType, props: Props): Props {
  if (typeof type !== "string" && type !== Fragment) return props;
  let changed: Record<string, unknown> | null = null;
  for (const [name, value] of Object.entries(props)) {
    const now =
      name === "children" ? shown(value) : typeof value === "string" ? withoutReadings(value) : value;
    if (now !== value) {
      changed ??= { ...props };
      changed[name] = now;
    }
  }
  return changed ?? props;
}
