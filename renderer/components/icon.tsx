import type { ReactNode } from "react";

const EYE = "M2 12c2.5-4.5 6-6.5 10-6.5s7.5 2 10 6.5c-2.5 4.5-6 6.5-10 6.5S4.5 16.5 2 12Z";

/** Line drawings on a 24 px grid. An icon always has text next to it. */
export const DRAWINGS = {
  search: (
    <>
      <circle cx="10.5" cy="10.5" r="6.5" />
      <path d="m15.5 15.5 5.5 5.5" />
    </>
  ),
  card: (
    <>
      <rect x="2.5" y="5.5" width="19" height="13" rx="2" />
      <path d="M6.5 14.5V9.5M9.5 14.5V9.5M11.5 14.5V9.5M14.5 14.5V9.5M17.5 14.5V9.5" />
    </>
  ),
  book: <path d="M12 6.5C10 5 7 4.5 3 5v13.5c4-.5 7 0 9 1.5 2-1.5 5-2 9-1.5V5c-4-.5-7 0-9 1.5ZM12 6.5V20" />,
  shelf: <path d="M3 20.5h18M5 20V5h3.5v15M8.5 8H12v12M13.5 7l3.3-.9L20 19.8" />,
  clock: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M12 7v5.5l3.5 2" />
    </>
  ),
  pause: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M9.5 8.5v7M14.5 8.5v7" />
    </>
  ),
  person: (
    <>
      <circle cx="12" cy="8" r="4" />
      <path d="M4.5 20.5c.5-4.5 3.5-6.5 7.5-6.5s7 2 7.5 6.5" />
    </>
  ),
  check: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="m7.5 12.5 3 3 6-6.5" />
    </>
  ),
  tick: <path d="m4.5 12.5 5 5 10-11" />,
  notice: <path d="M12 3 2.5 20.5h19L12 3ZM12 10v5M12 17.7v.1" />,
  info: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M12 11v5.5M12 7.5v.1" />
    </>
  ),
  house: <path d="M3 11.5 12 4l9 7.5M5.5 10v10h13V10M10 20v-5.5h4V20" />,
  hand: (
    <path d="M7.5 13V6.5a1.5 1.5 0 0 1 3 0V11V4.5a1.5 1.5 0 0 1 3 0V11V5.5a1.5 1.5 0 0 1 3 0V12v-3a1.5 1.5 0 0 1 3 0v6c0 4-2.5 6.5-6 6.5-3 0-4.5-1.2-6-3.5l-3-4.5a1.5 1.5 0 0 1 2.4-1.8L7.5 13Z" />
  ),
  mail: (
    <>
      <rect x="2.5" y="5" width="19" height="14" rx="2" />
      <path d="m3.5 7 8.5 6.5L20.5 7" />
    </>
  ),
  key: (
    <>
      <circle cx="7.5" cy="15.5" r="4.5" />
      <path d="m11 12 9-9M16.5 6.5l3 3" />
    </>
  ),
  phone: (
    <path d="M5 3.5h4l1.5 5-2.5 2c1 2.5 3 4.5 5.5 5.5l2-2.5 5 1.5v4c0 1-.8 1.7-1.8 1.6C10.5 20 4 13.5 3.4 5.3 3.3 4.3 4 3.5 5 3.5Z" />
  ),
  eye: (
    <>
      <path d={EYE} />
      <circle cx="12" cy="12" r="3" />
    </>
  ),
  "eye-off": <path d={`${EYE}M4 20l16-16`} />,
  digits: <path d="M5 6h.1M12 6h.1M19 6h.1M5 12h.1M12 12h.1M19 12h.1M12 18h.1" strokeWidth="4" />,
  words: (
    <path d="M3.5 5.5h8M7.5 3v2.5M10 5.5C9 9.5 6.5 12 3.5 13.5M5 8c1.5 2.5 3.5 4.5 6 5.5M12.5 21l4-10.5 4 10.5M14 17.5h5" />
  ),
  postcard: (
    <>
      <rect x="2.5" y="5" width="19" height="14" rx="1.5" />
      <path d="M13.5 8.5v7M16 11.5h3M16 14.5h3M5.5 9h4v4h-4z" />
    </>
  ),
  fax: <path d="M6.5 9.5V3.5h11v6M6.5 16.5h11v4.5h-11zM6.5 18.5h-3.5v-9h18v9h-3.5" />,
  courier: (
    <>
      <path d="M2.5 6h11v11h-11zM13.5 10h4l4 3.5V17h-8" />
      <circle cx="7" cy="18" r="2" />
      <circle cx="17.5" cy="18" r="2" />
    </>
  ),
  desk: (
    <>
      <circle cx="12" cy="6.5" r="3" />
      <path d="M6.5 14c.5-2.5 2.5-4 5.5-4s5 1.5 5.5 4M2.5 14h19v3h-19zM4.5 17v4M19.5 17v4" />
    </>
  ),
  sound: <path d="M4 9.5v5h4l5 4.5V5L8 9.5ZM16.5 9a4.5 4.5 0 0 1 0 6M19 6.5a8 8 0 0 1 0 11" />,
  note: <path d="M5 3h14v12.5L13.5 21H5V3ZM13.5 21v-5.5H19M8.5 8h7M8.5 12h4" />,
  printer: <path d="M7 8.5V3.5h10v5M7 17H3.5V8.5h17V17H17M7 13.5h10v7H7zM17 11.2v.1" />,
  smartphone: (
    <>
      <rect x="6.5" y="2.5" width="11" height="19" rx="2" />
      <path d="M10.5 18.5h3" />
    </>
  ),
  back: <path d="M20 12H4.5m6-6.5L4 12l6.5 6.5" />,
  forward: <path d="M4 12h15.5m-6-6.5L20 12l-6.5 6.5" />,
  "to-bottom-right": <path d="m5 5 14 14M9.5 19H19V9.5" />,
  "to-bottom-left": <path d="M19 5 5 19M14.5 19H5V9.5" />,
  "to-below": <path d="M12 3.5V20m-6.5-6L12 20.5l6.5-6.5" />,
  up: <path d="M12 20.5V4m-6.5 6L12 3.5l6.5 6.5" />,
  "type-size": <path d="M2.5 19 8 5l5.5 14M4.5 14.5h7M14.5 19l3.5-9 3.5 9M15.8 16h4.4" />,
  lower: (
    <>
      <rect x="3" y="2.5" width="18" height="19" rx="2" />
      <path d="M3 13h18M12 4.5v6m-2.7-2.5 2.7 2.7 2.7-2.7" />
    </>
  ),
  chevron: <path d="m9 4.5 7.5 7.5L9 19.5" />,
  erase: <path d="M8 5h13v14H8l-6-7 6-7ZM11.5 9l6 6m0-6-6 6" />,
  trash: <path d="M4 6.5h16M9 6V3.5h6V6M6 6.5l1 14h10l1-14M10 10.5v6M14 10.5v6" />,
  change: <path d="M4 8h14.5m-4-4.5L19 8l-4.5 4.5M20 16H5.5m4-4.5L5 16l4.5 4.5" />,
  child: (
    <>
      <circle cx="12" cy="6" r="3.5" />
      <path d="M5 12.5c3-1.5 4.5-2 7-2s4 .5 7 2M12 10.5V16M12 16l-3.5 5M12 16l3.5 5" />
    </>
  ),
  map: <path d="M3 6.5 9 4l6 2.5L21 4v13.5L15 20l-6-2.5L3 20ZM9 4v13.5M15 6.5V20" />,
  heart: <path d="M12 20.5C5 15.5 3 12 3 8.8A4.8 4.8 0 0 1 12 6.5a4.8 4.8 0 0 1 9 2.3c0 3.2-2 6.7-9 11.7Z" />,
  choices: (
    <>
      <path d="M3 7h9M18 7h3M3 17h3M12 17h9" />
      <circle cx="15" cy="7" r="3" />
      <circle cx="9" cy="17" r="3" />
    </>
  ),
  slow: (
    <path d="M6 3h12M6 21h12M7.5 3v4c0 2.5 4.5 3.5 4.5 5s-4.5 2.5-4.5 5v4M16.5 3v4c0 2.5-4.5 3.5-4.5 5s4.5 2.5 4.5 5v4" />
  ),
} as const satisfies Record<string, ReactNode>;

/** Name of a drawing. */
export type IconName = keyof typeof DRAWINGS;

/** A line icon, hidden from assistive technology, because the text next to it says everything (V27). */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className={`icon icon-${name}`} viewBox="0 0 24 24" aria-hidden="true">
      {DRAWINGS[name]}
    </svg>
  );
}
