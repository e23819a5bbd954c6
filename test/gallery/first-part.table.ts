import type { ScreenName } from "#renderer/navigation/route.ts";
import type { TypeSize } from "#renderer/state/display-preferences.ts";

/*
 * What each screen is opened for: the answer, the field and its keys, the first row. Selectors, of each of which the first
 * match is seen whole in the first part of the page, on every panel and in every size of type (first-part.test.ts).
 */

const FIELD = ".boxes,.text-field input";
const TYPING = [FIELD, ".page-keyboard .keyboard"] as const;
/** A list without anything in it says so, and a list that was refused says why. */
const ROW = [".row,.empty,.notice-title"] as const;
/** A row of these tells more than a part has room for in the largest type: it begins in the first one. */
const LONG_ROW = [".row-name,.empty,.notice-title"] as const;

/** By screen: one that has no entry is a type error. */
const PLACES: Readonly<Record<ScreenName, readonly string[]>> = {
  "scan-card": [".reader-drawing", ".choice"],
  "number-pad": TYPING,
  password: TYPING,
  "by-card": ["h1"],
  "new-password": TYPING,
  "forgot-password": [".reading p"],
  home: [".search-block"],
  search: [".search-input,.theme"],
  results: ROW,
  browse: [".choice,.cloth-tile"],
  picks: LONG_ROW,
  title: [".title-state .availability-words"],
  related: LONG_ROW,
  "shelf-map": [".plan"],
  "hold-pickup": [".choice,.notice-title"],
  "hold-contact": [".choice"],
  "hold-confirm": [".hold-fact dt,.notice-title"],
  "hold-done": ["h1"],
  loans: LONG_ROW,
  lend: [".lend-hint,.row-name"],
  "scanned-copy": [".choice"],
  returns: [".lend-hint,.row-name"],
  "renew-confirm": [".dates dd"],
  "renew-some": LONG_ROW,
  holds: LONG_ROW,
  "hold-shelf": [".plan"],
  "hold-change": [".picks .button,.notice-title"],
  "hold-suspend": [".choice"],
  "hold-cancel": [".book-line-title"],
  messages: [".message-card p,.empty,.notice-title"],
  account: [".choice"],
  email: [".page-aside .notice-title", ".foot-forward .button-primary"],
  "password-change": TYPING,
  phone: [".qr"],
  "phone-list": [".qr"],
  memo: LONG_ROW,
  help: [".help-fact h2"],
};

/** What counts besides in the usual size of type. */
const IN_USUAL_TYPE: Partial<Record<ScreenName, readonly string[]>> = {
  help: [".help-languages"],
  // What is asked about.
  "scanned-copy": [".page-aside :is(.book-line,p)"],
};

/** By the beginning of a scene's name, where it is no screen of a route, or another thing counts there. The longest counts. */
const SCENES: Readonly<Record<string, readonly string[]>> = {
  attract: [".display", ".door-card", ".door:not(.door-card)", ".languages", ".fitting"],
  "attract, system away": [".display", ".attract-away", ".door", ".languages", ".fitting"],
  "attract, catalogue away": [".display", ".attract-away", ".door-card", ".languages", ".fitting"],
  "attract, takes back": [".display", ".door-card", ".door-return", ".languages", ".fitting"],
  "attract, takes back only": [".display", ".attract-sub", ".door", ".languages", ".fitting"],
  "attract, does all": [".display", ".door-card", ".door-return", ".languages", ".fitting"],
  "attract, lends and takes back": [".display", ".door-card", ".door-return", ".languages", ".fitting"],
  "attract, lends only": [".display", ".door", ".languages", ".fitting"],
  "lend, away": ["h1"],
  "returns, away": ["h1"],
  // Loans and holds, before what a scan opens, too.
  "home, lends": [".search-block", ".tile:first-child", ".tile:last-child"],
  goodbye: ["h1"],
  "out of order": ["h1"],
  closed: ["h1"],
  warning: [".warning-stay"],
  display: [".display-dialog-type-normal", ".display-dialog-type-largest"],
  curtain: [".curtain"],
  "finish box": [".finish-stay", ".finish-end"],
  "lend, how many": [".count-number"],
  "lend, another number": [".finish-dialog .button"],
  "lend, too many": [".finish-dialog .button"],
  "backend away": [".away"],
  "results, conditions": [".facet-choices .button"],
  "results, none": ["h1"],
  "loans, printing": [".print-dialog :is(h2,p)"],
  "loans, printed": [".print-dialog :is(h2,p)"],
  "loans, no paper": [".print-dialog :is(h2,p)"],
  // Why there is no library to choose.
  "hold-change, nowhere": [".notice-title"],
  "hard: refused": [".notice-title"],
  // What was just done is told as well.
  "holds, suspended": [".row-name"],
  "email, code": TYPING,
  "email, domains": [".text-field", ".keyboard-domains"],
  "email, registered": ["h1", ".email-address"],
  "hard: outside text, title": ["h1"],
  // In English the longest name of a library alone is higher than a part.
  "hard: pickup": [".choice .choice-label"],
  "hard: outside text, results": LONG_ROW,
  "hard: account": [".choice"],
  "hard: holds": LONG_ROW,
  "hard: holds, one is cancelled": [".holds .notice-title"],
  "hard: loans": LONG_ROW,
  // A notice of what waits on the hold shelf comes before it in the document, on the other page.
  "hard: lent": [".row-name"],
  "hard: lend, costs": [".row-name"],
  "hard: lend, another number": [".finish-dialog .button"],
  "hard: returned": [".row-name"],
  "hard: finish box, lent": [".finish-stay", ".finish-end"],
  "hard: results": LONG_ROW,
  "hard: title": [".title-name"],
  toast: [".toast-region"],
  "hard: toast": [".toast-region"],
  "toast, scanned book": [".toast-region"],
};

/** The staff area: the value and the keys it is typed with, or the first of what is there. */
const STAFF: Readonly<Record<string, readonly string[]>> = {
  "staff: ": [".staff-body :is(.button,.choice,.staff-row,.staff-event,.staff-outcome,p)"],
  "staff: door": [".staff-door-page h2", ".boxes", ".keyboard", ".staff-enter"],
  "staff: door, locked": [".staff-door-said"],
  "staff: door, card": [".staff-door-page h2"],
  "staff: test printer": [".staff-actions .button-primary"],
  "staff: test backend": [".staff-actions .button-primary"],
  "staff: test touch": [".staff-touch"],
  "staff: test lending": [".staff-text", ".keyboard"],
  "staff: test lending, done": [".staff-row"],
  "staff: test lending, not taken back": [".staff-row"],
  "staff: test screen": [":is(.staff-actions,.staff-body) .button-primary"],
  "staff: connect, address": [".staff-text", ".keyboard"],
  "staff: connect, wrong address": [".staff-fault", ".staff-text", ".keyboard"],
  "staff: connect, lending": [".staff-text", ".keyboard"],
  "staff: connect, port": [".staff-value", ".keyboard-digits"],
  "staff: staff.pin": [".boxes", ".keyboard-digits"],
  "staff: card.pattern": [".staff-text", ".keyboard"],
  "staff: backend.token": [".staff-text", ".keyboard"],
  "staff: backend.counterOnlyPlaces": [".staff-text", ".keyboard"],
  "staff: visit.idleSeconds": [".staff-value", ".keyboard"],
  "staff: hours.closedDays": [".staff-month", ".staff-days-week:nth-last-child(2)"],
  "hard: staff card.pattern": [".staff-text", ".keyboard"],
  "hard: staff hours.closedDays": [".staff-month", ".staff-days-week:nth-last-child(2)"],
  "hard: staff ": [".staff-body :is(.button,.choice,.staff-row,.staff-event,p)"],
};

const longest = (table: Readonly<Record<string, readonly string[]>>, name: string) => {
  const starts = Object.keys(table).filter((start) => name.startsWith(start));
  const [best] = starts.toSorted((one, other) => other.length - one.length);
  return best === undefined ? undefined : table[best];
};

/** What of a scene is to be seen in its first part; `place`: the screen it shows, where it shows one of a route. */
export function firstPartOf(name: string, place: ScreenName | undefined, type: TypeSize): readonly string[] {
  const found = longest(STAFF, name) ?? longest(SCENES, name) ?? (place && PLACES[place]);
  if (found === undefined) throw new Error(`${name} has no entry in first-part.table.ts`);
  return type === "normal" && place !== undefined ? [...found, ...(IN_USUAL_TYPE[place] ?? [])] : found;
}
