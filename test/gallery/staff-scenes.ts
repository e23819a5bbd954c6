import type { TitleSummary } from "#contract/domain/title.ts";
import type { StaffDoor } from "#contract/staff/calls.ts";
import type { CatalogueTrial, StepOutcome } from "#contract/staff/connection.ts";
import { LENDING_STEPS } from "#contract/staff/lending.ts";
import { editingOf, type FieldPath, fieldsOf, GROUP_NAMES, type Group } from "#renderer/staff/fields.ts";
import { type go, SECTIONS, TESTS } from "#renderer/staff/store.ts";
import { type FakeStaff, SHUT, SOME, STATUS } from "#test/support/screens/fake-staff.ts";
import { GALAXY } from "#test/support/screens/sample-records.ts";

/** One state of the staff area, reached without a hand. */
export interface StaffScene {
  readonly name: string;
  /** Default: open. */
  readonly door?: StaffDoor;
  /** What main answers, over the usual. */
  readonly answers?: (main: FakeStaff) => void;
  /** Where one goes once the area stands. */
  readonly goes?: Parameters<typeof go>[0];
  /** What main tells then. */
  readonly told?: (main: FakeStaff) => void;
  /** Controls that are pressed then, one after the other, by their style sheet names. */
  readonly presses?: readonly string[];
}

const AT = "2026-11-25T01:39:00.000Z";
/** Settings of kinds that the usual ones lack. */
const MORE = {
  ...SOME,
  settings: [
    ...SOME.settings,
    { path: "printer.name", value: "", from: "defaults", local: false, fixed: false },
    { path: "printer.slips", value: ["title"], from: "defaults", local: false, fixed: false },
  ],
};

const NEXT = ".staff-actions .button-primary";
const KEY = ".keyboard .key-type";
/** The wizard in front of a Koha, to the question where patrons search, and from there to Shiori's catalogue. */
const TO_SEARCH = [".staff-body .choice:nth-child(2)", KEY, NEXT, ".staff-body .choice", KEY, NEXT, NEXT];
const TO_TITLES = [...TO_SEARCH, ".staff-body .choice:last-child", KEY, NEXT, NEXT];
const beforeKoha = { goes: { section: "settings", connecting: true } } as const;

const TO_LENDING = [...TO_SEARCH, ".staff-body .choice"];
/** A terminal that lends and takes back. */
const LENDING = {
  ...SOME,
  settings: [
    ...SOME.settings,
    ...["services.lend", "services.takeBack"].map((path) => ({
      path,
      value: true,
      from: "local.json",
      local: true,
      fixed: false,
    })),
  ],
};
const SERVICES: readonly StepOutcome[] = [
  { step: "lending", outcome: "ok", finding: "ok", cure: null, ms: 31 },
  { step: "lend", outcome: "ok", finding: "lends-by-api", cure: null, ms: 4 },
  {
    step: "take-back",
    outcome: "failed",
    finding: "takes-back-not",
    cure: { path: "backend.koha.sip2", changes: [] },
    ms: 4,
  },
];

const TRIAL: CatalogueTrial = {
  outcome: { step: "catalogue", outcome: "ok", finding: "ok", cure: null, ms: 41 },
  samples: Array.from({ length: 20 }, (_, at) => ({
    title: { ...GALAXY.items[at % GALAXY.items.length], id: `t-${at}` } as TitleSummary,
    callNumber: at % 4 === 3 ? "" : "913.6 ミ",
  })),
  isHarvested: true,
  subjects: true,
  oai: {
    url: "https://opac.library.example/cgi-bin/koha/oai.pl",
    prefixes: ["oai_dc", "marcxml", "marc21"],
    marcxml: "marcxml",
    isKoha: true,
  },
};
const TO_COME: CatalogueTrial = {
  ...TRIAL,
  outcome: { step: "catalogue", outcome: "notice", finding: "catalogue-empty", cure: null, ms: 41 },
  isHarvested: false,
};
const NO_TOKEN: StepOutcome = {
  step: "catalogue",
  outcome: "failed",
  finding: "wrong-account",
  cure: { path: "backend.catalogue.token", changes: [] },
  ms: 12,
};

/** The group a setting stands in. */
export function groupOf(path: FieldPath): Group {
  const group = GROUP_NAMES.find((one) => fieldsOf(one).includes(path));
  if (group === undefined) throw new Error(`${path} is in no group`);
  return group;
}

/** One setting of every kind of editor, and one that this machine may not change. */
function editors(): readonly StaffScene[] {
  const paths = MORE.settings.map(({ path }) => path as FieldPath);
  const kinds = new Map(paths.toReversed().map((path) => [editingOf(path).kind, path]));
  return [...kinds.values(), "visit.browsingIdleSeconds" as const].map((path) => ({
    name: `staff: ${path}`,
    answers: (main) => main.answers("settings", () => MORE),
    goes: { section: "settings", group: groupOf(path), field: path },
  }));
}

/** Main's answers behind each section's first page. */
function filled(main: FakeStaff): void {
  const files = ["fleet.json", "fleet-2.json"];
  main.answers("exchange", () => ({ path: "/var/lib/shiori/exchange", writable: true, files }));
  main.answers("records", () => ({
    since: AT,
    resets: [
      { at: AT, reason: "idle", ms: 41, clean: true },
      { at: AT, reason: "button", ms: 38, clean: true },
    ],
    total: 41,
    clean: 41,
    events: [{ at: AT, event: "visit-reset", about: "idle" }],
    unconfirmed: [],
    lending: {
      lent: 214,
      returned: 187,
      refused: [
        { verb: "checkOut", refusal: "waits-for-another", count: 6 },
        { verb: "checkIn", refusal: "counter-only", count: 2 },
      ],
    },
  }));
}

const TO_LENDING_TEST = {
  goes: { section: "tests", test: "lending" },
  presses: [KEY, NEXT, KEY, NEXT, KEY, NEXT],
} as const;
/** The test of lending: what comes out of it. */
const LENDING_TESTS: readonly StaffScene[] = [
  {
    name: "staff: test lending, done",
    ...TO_LENDING_TEST,
    answers: (main) =>
      main.answers("testLending", () =>
        LENDING_STEPS.map((step) => ({ step, outcome: "ok", ms: 41, tag: "switch" })),
      ),
  },
  {
    name: "staff: test lending, not taken back",
    ...TO_LENDING_TEST,
    answers: (main) =>
      main.answers("testLending", () => [
        { step: "sign-in", outcome: "ok", ms: 41 },
        { step: "lend", outcome: "ok", ms: 38 },
        { step: "take-back", outcome: { name: "counter-only" }, ms: 12 },
      ]),
  },
];

/** Every page of the staff area: door, sections, tests, editors, the first page of the wizard. */
export const STAFF_GALLERY: readonly StaffScene[] = [
  { name: "staff: door", door: SHUT },
  { name: "staff: door, wrong", door: { ...SHUT, wrong: true, left: 2 } },
  { name: "staff: door, locked", door: { ...SHUT, wrong: true, left: 0, lockedMinutes: 7 } },
  { name: "staff: door, card", door: { ...SHUT, asks: "card" } },
  ...SECTIONS.map((section) => ({ name: `staff: ${section}`, answers: filled, goes: { section } })),
  {
    name: "staff: status, not well",
    answers: (main) =>
      main.answers("status", () => ({
        ...STATUS,
        outOfService: true,
        backend: { ...STATUS.backend, condition: "notice" },
      })),
    told: (main) => main.tell({ type: "closing", seconds: 12 }),
  },
  { name: "staff: time", goes: { section: "settings", group: "time" } },
  { name: "staff: connect", goes: { section: "settings", connecting: true } },
  {
    name: "staff: connect, address",
    goes: { section: "settings", connecting: true },
    presses: [".staff-body .choice"],
  },
  {
    name: "staff: connect, wrong address",
    answers: (main) =>
      main.answers("tryAddress", () => ({
        ok: true,
        steps: [
          {
            step: "reach",
            outcome: "failed",
            finding: "unreachable",
            cure: { path: "backend.url", changes: [] },
            ms: 3,
          },
        ],
      })),
    goes: { section: "settings", connecting: true },
    presses: [".staff-body .choice", ".keyboard .key-type", ".staff-actions .button-primary"],
  },
  {
    name: "staff: connect, port",
    goes: { section: "settings", connecting: true },
    presses: [".staff-body .choice:nth-child(3)", ".keyboard .key-type", ".staff-actions .button-primary"],
  },
  {
    name: "staff: connect, copies",
    goes: { section: "settings", connecting: true },
    presses: [
      ".staff-body .choice",
      ".keyboard .key-type",
      ".staff-actions .button-primary",
      ".staff-actions .button-primary",
    ],
  },
  { name: "staff: connect, search", ...beforeKoha, presses: TO_SEARCH },
  {
    name: "staff: connect, titles",
    ...beforeKoha,
    answers: (main) => main.answers("tryCatalogue", () => ({ ok: true, trial: TRIAL })),
    presses: TO_TITLES,
  },
  {
    name: "staff: connect, titles to come",
    ...beforeKoha,
    answers: (main) => main.answers("tryCatalogue", () => ({ ok: true, trial: TO_COME })),
    presses: TO_TITLES,
  },
  {
    name: "staff: connect, no titles",
    ...beforeKoha,
    answers: (main) =>
      main.answers("tryCatalogue", () => ({
        ok: true,
        trial: { ...TRIAL, outcome: NO_TOKEN, samples: [], oai: null },
      })),
    presses: TO_TITLES,
  },
  {
    name: "staff: connect, lending",
    ...beforeKoha,
    answers: (main) => main.answers("settings", () => LENDING),
    presses: TO_LENDING,
  },
  {
    name: "staff: connect, services",
    ...beforeKoha,
    answers: (main) => {
      main.answers("settings", () => LENDING);
      main.answers("tryServices", () => ({ ok: true, steps: SERVICES }));
    },
    presses: [...TO_LENDING, KEY, NEXT, KEY, NEXT, NEXT],
  },
  {
    name: "staff: staff.pin",
    answers: (main) => main.answers("settings", () => MORE),
    goes: { section: "settings", group: groupOf("staff.pin"), field: "staff.pin" },
  },
  ...LENDING_TESTS,
  ...TESTS.map((test): StaffScene => ({ name: `staff: test ${test}`, goes: { section: "tests", test } })),
  ...editors(),
];
