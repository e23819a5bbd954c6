import type { Route, ScreenName } from "./route.ts";

/** What the page has to know of a screen besides what it shows. What is absent is not so. */
interface ScreenTraits {
  /** Shows or changes what belongs to a patron: without one it leads to the card first, and it is closed at sign-out. */
  readonly needsPatron?: true;
  /** May show what a patron has scanned: it is closed at sign-out too. */
  readonly ofPatron?: true;
  /** Something is being typed or decided: a scanned book is answered by a toast, and not by another screen (V62). */
  readonly busy?: true;
  /** A step of signing in: closed as soon as it is done. */
  readonly signingIn?: true;
}

/** By screen: one without a row is a type error. */
const SCREENS: Readonly<Record<ScreenName, ScreenTraits>> = {
  "scan-card": { signingIn: true },
  "number-pad": { busy: true, signingIn: true },
  "by-card": { signingIn: true },
  password: { busy: true, signingIn: true },
  "new-password": { needsPatron: true, busy: true, signingIn: true },
  "forgot-password": { signingIn: true },
  home: {},
  search: {},
  results: {},
  browse: {},
  picks: {},
  title: {},
  related: {},
  "shelf-map": {},
  "hold-pickup": { needsPatron: true, busy: true },
  "hold-contact": { needsPatron: true, busy: true },
  "hold-confirm": { needsPatron: true, busy: true },
  "hold-done": { needsPatron: true },
  loans: { needsPatron: true },
  lend: { needsPatron: true },
  "scanned-copy": { ofPatron: true },
  returns: {},
  "renew-confirm": { needsPatron: true, busy: true },
  "renew-some": { needsPatron: true, busy: true },
  holds: { needsPatron: true },
  "hold-shelf": { needsPatron: true },
  "hold-change": { needsPatron: true, busy: true },
  "hold-cancel": { needsPatron: true, busy: true },
  "hold-suspend": { needsPatron: true, busy: true },
  messages: { needsPatron: true },
  account: { needsPatron: true },
  email: { needsPatron: true, busy: true },
  "password-change": { needsPatron: true, busy: true },
  phone: {},
  // Except what belongs to no patron: the saved list, returned copies.
  "phone-list": { needsPatron: true },
  memo: {},
  help: {},
};

/** True when the screen shows or changes what belongs to a patron. */
export function needsPatron(route: Route): boolean {
  if (route.at === "phone-list" && (route.saved === true || route.receipt !== undefined)) return false;
  return SCREENS[route.at].needsPatron === true;
}

/** True when the screen is closed at sign-out. */
export function leavesWithPatron(route: Route): boolean {
  return needsPatron(route) || SCREENS[route.at].ofPatron === true;
}

/** True when a scan is answered by a toast and not by another screen. */
export function isBusy(route: Route | undefined): boolean {
  return route !== undefined && SCREENS[route.at].busy === true;
}

/** True for a step of signing in. */
export function isSigningIn(route: Route): boolean {
  return SCREENS[route.at].signingIn === true;
}
