import { jsxDEV as plainJsxDev } from "react/jsx-dev-runtime";
import { withRuby } from "./readings.ts";

export type { JSX } from "react";
// biome-ignore lint/performance/noBarrelFile: JSX asks this module for it.
export { Fragment } from "react/jsx-dev-runtime";

/** Like `jsx` and `jsxs` of the other file, with React's development arguments. */
export const jsxDEV: typeof plainJsxDev = (type, props, ...rest) =>
  plainJsxDev(type, withRuby(type, props as never), ...rest);
