/** Looks of the patron's screen (visual.md 2.1): 紙, 墨, 黄. */
export const THEMES = ["paper", "ink", "yellow"] as const;
export type Theme = (typeof THEMES)[number];

/** Where opening hours come from: nowhere, the library's own (from the backend), or the settings of the terminal. */
export const HOURS_SOURCES = ["always", "library", "own"] as const;
export type HoursSource = (typeof HOURS_SOURCES)[number];

/** What opens the staff area: a card or the PIN, or a card and then the PIN. */
export const STAFF_NEEDS = ["either", "both"] as const;
export type StaffNeeds = (typeof STAFF_NEEDS)[number];

/** Digits of a staff PIN. Five tries in ten minutes are 720 a day: a million PINs take years. */
export const PIN_DIGITS = { min: 6, max: 12 } as const;

/** Paths of the settings that are secrets: they stay in main, are written nowhere but into the store of secrets. */
export const SECRET_PATHS = ["backend.token", "staff.pin", "staff.cards"] as const;

/** Paths that are read once, when the window opens; a change needs a new start. */
export const START_PATHS = ["kiosk.locked", "kiosk.width", "kiosk.height"] as const;

/** Paths that belong to one terminal: a file for the fleet does not hold them. */
export const OWN_PATHS = ["kiosk.name", "kiosk.outOfService"] as const;
