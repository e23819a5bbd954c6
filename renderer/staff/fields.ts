import { LANGUAGES } from "#contract/domain/text.ts";
import { CHECK_DIGITS } from "#contract/scan.ts";
import { HOURS_SOURCES, STAFF_NEEDS, THEMES } from "#contract/settings/choices.ts";

/** Unit of a number, for words. */
export type Unit = "seconds" | "minutes" | "times" | "digits" | "ms" | "inches" | "mm" | "percent";

/** How a setting is edited by touch. `only-files`: too long for a board, it comes with a file. */
export type Editing =
  | {
      readonly kind: "number";
      readonly min: number;
      readonly max: number;
      readonly step: number;
      readonly unit: Unit;
    }
  | { readonly kind: "switch" }
  | { readonly kind: "choice"; readonly values: readonly (string | number)[] }
  | { readonly kind: "library"; readonly none: boolean }
  | { readonly kind: "printer" }
  | { readonly kind: "text"; readonly maxLength: number }
  | { readonly kind: "languages" }
  | { readonly kind: "week" }
  | { readonly kind: "days" }
  | { readonly kind: "secret"; readonly name: "token" | "pin" }
  | { readonly kind: "cards" }
  | { readonly kind: "only-files" };

function number(min: number, max: number, step: number, unit: Unit): Editing {
  return { kind: "number", min, max, step, unit };
}

const ON_OFF: Editing = { kind: "switch" };
const SHORT: Editing = { kind: "text", maxLength: 32 };
const LONG: Editing = { kind: "text", maxLength: 200 };

function choice(values: readonly (string | number)[]): Editing {
  return { kind: "choice", values };
}

/**
 * The settings by group, in the order of the screen. Limits are what makes sense on a library's floor, within what the
 * schema allows; a test holds them against it, and asks that no setting is forgotten.
 */
export const GROUPS = {
  time: {
    "visit.idleSeconds": number(20, 600, 10, "seconds"),
    "visit.browsingIdleSeconds": number(20, 600, 10, "seconds"),
    "visit.warningSeconds": number(20, 120, 5, "seconds"),
    "visit.capMinutes": number(5, 120, 5, "minutes"),
    "visit.capExtensions": number(0, 10, 1, "times"),
    "visit.backendLostSeconds": number(5, 120, 5, "seconds"),
    "visit.goodbyeSeconds": number(2, 60, 1, "seconds"),
  },
  terminal: {
    "kiosk.name": SHORT,
    "kiosk.library": { kind: "library", none: false },
    "kiosk.defaultPickup": { kind: "library", none: true },
    "kiosk.outOfService": ON_OFF,
    "kiosk.theme": choice(THEMES),
    "kiosk.panelDiagonalInches": number(10, 65, 1, "inches"),
    "kiosk.keyboard": ON_OFF,
    "kiosk.scannerPlace": choice(["bottom-right", "bottom-left", "below", "right", "left"]),
    "kiosk.reducedMotion": ON_OFF,
  },
  languages: {
    "languages.offered": { kind: "languages" },
    "languages.first": choice(LANGUAGES),
    notices: { kind: "only-files" },
  },
  hours: {
    "hours.follow": choice(HOURS_SOURCES),
    "hours.week": { kind: "week" },
    "hours.closedDays": { kind: "days" },
    "hours.noticeMinutes": number(0, 60, 1, "minutes"),
    "hours.graceMinutes": number(0, 30, 1, "minutes"),
    "hours.sleepMinutes": number(0, 240, 5, "minutes"),
  },
  card: {
    "card.pattern": LONG,
    "card.digits": number(4, 16, 1, "digits"),
    "card.checkDigit": choice(CHECK_DIGITS),
    "card.foreignPattern": LONG,
  },
  scanner: {
    "scanner.source": choice(["keyboard", "serial"]),
    "scanner.layout": choice(["us", "jis"]),
    "scanner.startStop": choice(["optional", "required", "forbidden"]),
    "scanner.copyPattern": LONG,
    "scanner.copyCheckDigit": choice(CHECK_DIGITS),
    "scanner.gapMs": number(50, 2000, 50, "ms"),
    "scanner.repeatMs": number(0, 10_000, 500, "ms"),
    "scanner.serialPath": LONG,
    "scanner.serialBaud": choice([1200, 2400, 4800, 9600, 19_200, 38_400, 57_600, 115_200]),
    "scanner.serialLock": LONG,
  },
  backend: {
    "backend.adapter": choice(["shiori"]),
    "backend.url": LONG,
    "backend.token": { kind: "secret", name: "token" },
    "backend.authority": { kind: "only-files" },
  },
  devices: {
    "printer.name": { kind: "printer" },
    "printer.widthMm": number(40, 216, 1, "mm"),
    "sounds.on": ON_OFF,
    "sounds.volume": number(0, 100, 10, "percent"),
  },
  access: {
    "staff.pin": { kind: "secret", name: "pin" },
    "staff.cards": { kind: "cards" },
    "staff.cardPattern": LONG,
    "staff.needs": choice(STAFF_NEEDS),
    "staff.closeSeconds": number(30, 900, 30, "seconds"),
    "staff.exchangeFolder": LONG,
  },
} as const satisfies Record<string, Record<string, Editing>>;

export type Group = keyof typeof GROUPS;
/** Path of a setting that the staff screen knows. */
export type FieldPath = { [G in Group]: keyof (typeof GROUPS)[G] }[Group] & string;

/** The groups in their order. */
export const GROUP_NAMES = Object.keys(GROUPS) as readonly Group[];

/** The paths of a group in their order. */
export function fieldsOf(group: Group): readonly FieldPath[] {
  return Object.keys(GROUPS[group]) as readonly FieldPath[];
}

const EDITING = Object.assign({}, ...Object.values(GROUPS)) as Readonly<Record<FieldPath, Editing>>;

/** How a setting is edited. */
export function editingOf(path: FieldPath): Editing {
  return EDITING[path];
}
