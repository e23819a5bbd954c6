import type { ReactNode } from "react";

/** Lines on a 24 grid; our own drawings. An icon never stands without words. */
const DRAWINGS = {
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
  book: (
    <>
      <path d="M12 6.5C10 5 7 4.5 3 5v13.500c4-.5 7 0 9 1.500 2-1.500 5-2 9-1.500V5c-4-.5-7 0-9 1.500Z" />
      <path d="M12 6.500V20" />
    </>
  ),
  shelf: (
    <>
      <path d="M3 20.500h18M5 20V5h3.500v15M8.500 8H12v12" />
      <path d="m13.500 7 3.300-.9L20 19.800" />
    </>
  ),
  clock: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M12 7v5.500l3.500 2" />
    </>
  ),
  pause: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M9.500 8.500v7M14.500 8.500v7" />
    </>
  ),
  person: (
    <>
      <circle cx="12" cy="8" r="4" />
      <path d="M4.500 20.500c.5-4.500 3.500-6.500 7.500-6.500s7 2 7.500 6.500" />
    </>
  ),
  check: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="m7.500 12.500 3 3 6-6.500" />
    </>
  ),
  tick: <path d="m4.500 12.500 5 5 10-11" />,
  notice: (
    <>
      <path d="M12 3 2.500 20.500h19L12 3Z" />
      <path d="M12 10v5M12 17.700v.1" />
    </>
  ),
  info: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M12 11v5.500M12 7.500v.1" />
    </>
  ),
  house: (
    <>
      <path d="M3 11.500 12 4l9 7.500" />
      <path d="M5.500 10v10h13V10M10 20v-5.500h4V20" />
    </>
  ),
  hand: (
    <path d="M7.500 13V6.500a1.500 1.500 0 0 1 3 0V11V4.500a1.500 1.500 0 0 1 3 0V11V5.500a1.500 1.500 0 0 1 3 0V12v-3a1.500 1.500 0 0 1 3 0v6c0 4-2.500 6.500-6 6.500-3 0-4.500-1.200-6-3.500l-3-4.500a1.500 1.500 0 0 1 2.400-1.800L7.500 13Z" />
  ),
  mail: (
    <>
      <rect x="2.500" y="5" width="19" height="14" rx="2" />
      <path d="m3.500 7 8.500 6.500L20.500 7" />
    </>
  ),
  key: (
    <>
      <circle cx="7.500" cy="15.500" r="4.500" />
      <path d="m11 12 9-9M16.500 6.500l3 3" />
    </>
  ),
  phone: (
    <path d="M5 3.500h4l1.500 5-2.500 2c1 2.500 3 4.500 5.500 5.500l2-2.500 5 1.500v4c0 1-.8 1.700-1.800 1.600C10.500 20 4 13.500 3.400 5.300 3.300 4.300 4 3.500 5 3.500Z" />
  ),
  eye: (
    <>
      <path d="M2 12c2.500-4.500 6-6.500 10-6.500s7.500 2 10 6.500c-2.500 4.500-6 6.500-10 6.500S4.500 16.500 2 12Z" />
      <circle cx="12" cy="12" r="3" />
    </>
  ),
  "eye-off": (
    <>
      <path d="M2 12c2.500-4.500 6-6.500 10-6.500s7.500 2 10 6.500c-2.500 4.500-6 6.500-10 6.500S4.500 16.500 2 12Z" />
      <path d="m4 20 16-16" />
    </>
  ),
  digits: <path d="M5 6h.1M12 6h.1M19 6h.1M5 12h.1M12 12h.1M19 12h.1M12 18h.1" strokeWidth="4" />,
  words: (
    <>
      <path d="M3.500 5.500h8M7.500 3v2.500M10 5.500C9 9.500 6.500 12 3.500 13.500M5 8c1.500 2.500 3.500 4.500 6 5.500" />
      <path d="m12.500 21 4-10.500 4 10.500M14 17.500h5" />
    </>
  ),
  postcard: (
    <>
      <rect x="2.500" y="5" width="19" height="14" rx="1.500" />
      <path d="M13.500 8.500v7M16 11.500h3M16 14.500h3M5.500 9h4v4h-4z" />
    </>
  ),
  fax: (
    <>
      <path d="M6.500 9.500V3.500h11v6M6.500 16.500h11v4.500h-11z" />
      <path d="M6.500 18.500h-3.500v-9h18v9h-3.500" />
    </>
  ),
  courier: (
    <>
      <path d="M2.500 6h11v11h-11zM13.500 10h4l4 3.500V17h-8" />
      <circle cx="7" cy="18" r="2" />
      <circle cx="17.500" cy="18" r="2" />
    </>
  ),
  desk: (
    <>
      <circle cx="12" cy="6.500" r="3" />
      <path d="M6.500 14c.5-2.500 2.500-4 5.500-4s5 1.500 5.500 4M2.500 14h19v3h-19zM4.500 17v4M19.500 17v4" />
    </>
  ),
  sound: (
    <>
      <path d="M4 9.500v5h4l5 4.500V5L8 9.500Z" />
      <path d="M16.500 9a4.500 4.500 0 0 1 0 6M19 6.500a8 8 0 0 1 0 11" />
    </>
  ),
  note: (
    <>
      <path d="M5 3h14v12.500L13.500 21H5V3Z" />
      <path d="M13.500 21v-5.500H19M8.500 8h7M8.500 12h4" />
    </>
  ),
  printer: (
    <>
      <path d="M7 8.500V3.500h10v5M7 17H3.500V8.500h17V17H17" />
      <path d="M7 13.500h10v7H7zM17 11.200v.1" />
    </>
  ),
  smartphone: (
    <>
      <rect x="6.500" y="2.500" width="11" height="19" rx="2" />
      <path d="M10.500 18.500h3" />
    </>
  ),
  back: <path d="M20 12H4.500m6-6.500L4 12l6.500 6.500" />,
  forward: <path d="M4 12h15.500m-6-6.500L20 12l-6.500 6.500" />,
  "to-bottom-right": <path d="m5 5 14 14M9.500 19H19V9.500" />,
  "to-bottom-left": <path d="M19 5 5 19M14.500 19H5V9.500" />,
  "to-below": <path d="M12 3.500V20m-6.500-6L12 20.500l6.500-6.500" />,
  up: <path d="M12 20.500V4m-6.500 6L12 3.500l6.500 6.500" />,
  "type-size": <path d="M2.500 19 8 5l5.500 14M4.500 14.500h7M14.500 19l3.500-9 3.500 9M15.800 16h4.400" />,
  lower: (
    <>
      <rect x="3" y="2.500" width="18" height="19" rx="2" />
      <path d="M3 13h18M12 4.500v6m-2.700-2.500 2.700 2.700 2.700-2.700" />
    </>
  ),
  chevron: <path d="m9 4.500 7.500 7.500L9 19.500" />,
  erase: (
    <>
      <path d="M8 5h13v14H8l-6-7 6-7Z" />
      <path d="m11.500 9 6 6m0-6-6 6" />
    </>
  ),
  trash: <path d="M4 6.500h16M9 6V3.500h6V6M6 6.500l1 14h10l1-14M10 10.500v6M14 10.500v6" />,
  change: <path d="M4 8h14.500m-4-4.500L19 8l-4.500 4.500M20 16H5.500m4-4.500L5 16l4.500 4.500" />,
  child: (
    <>
      <circle cx="12" cy="6" r="3.500" />
      <path d="M5 12.500c3-1.500 4.500-2 7-2s4 .5 7 2M12 10.500V16M12 16l-3.500 5M12 16l3.500 5" />
    </>
  ),
  map: (
    <>
      <path d="M3 6.500 9 4l6 2.500L21 4v13.500L15 20l-6-2.500L3 20ZM9 4v13.500M15 6.500V20" />
    </>
  ),
  heart: (
    <path d="M12 20.500C5 15.500 3 12 3 8.800A4.800 4.800 0 0 1 12 6.500a4.800 4.800 0 0 1 9 2.300c0 3.200-2 6.700-9 11.700Z" />
  ),
  choices: (
    <>
      <path d="M3 7h9M18 7h3M3 17h3M12 17h9" />
      <circle cx="15" cy="7" r="3" />
      <circle cx="9" cy="17" r="3" />
    </>
  ),
  slow: (
    <>
      <path d="M6 3h12M6 21h12M7.500 3v4c0 2.500 4.500 3.500 4.500 5s-4.500 2.500-4.500 5v4M16.500 3v4c0 2.500-4.500 3.500-4.500 5s4.500 2.500 4.500 5v4" />
    </>
  ),
} as const satisfies Record<string, ReactNode>;

/** Name of a drawing. */
export type IconName = keyof typeof DRAWINGS;

/** Every drawing's name, for whoever shows them all. */
export const ICON_NAMES = Object.keys(DRAWINGS) as readonly IconName[];

/** One line icon. It is hidden from assistive technology: the words beside it say everything (V27). */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className={`icon icon-${name}`} viewBox="0 0 24 24" aria-hidden="true">
      {DRAWINGS[name]}
    </svg>
  );
}
