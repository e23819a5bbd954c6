import type { ElementType, Key, ReactElement } from "react";
import { jsx as plainJsx, jsxs as plainJsxs } from "react/jsx-runtime";
import { type Props, withRuby } from "./readings.ts";

/*
 * React's JSX functions, extended so that texts with readings become furigana in every element, without changes in screens. Only
 * the screen texts have readings (i18n/furigana), and a library's notices those that it has written.
 */

export type { JSX } from "react";
// biome-ignore lint/performance/noBarrelFile: JSX asks this module for it.
export { Fragment } from "react/jsx-runtime";

/** An element with one child, or none. */
export function jsx(type: ElementType, props: Props, key?: Key): ReactElement {
  return plainJsx(type, withRuby(type, props), key);
}

/** An element whose children are a list written in JSX. */
export function jsxs(type: ElementType, props: Props, key?: Key): ReactElement {
  return plainJsxs(type, withRuby(type, props), key);
}
