import { REFUSALS, type RefusalName } from "#contract/refusals.ts";
import type { SettingNow, StaffSettings } from "#contract/staff/calls.ts";
import type { LendingCounts } from "#contract/staff/lending.ts";
import type { EventLine, KioskStatus, ResetRecord, UnconfirmedWrite } from "#contract/staff/reports.ts";
import { READY_NOTICES } from "#renderer/staff/editors/ready-notices.ts";
import { editingOf, type FieldPath, fieldsOf, GROUP_NAMES } from "#renderer/staff/fields.ts";
import { type FakeStaff, SOME, STATUS } from "#test/support/screens/fake-staff.ts";
import { groupOf, type StaffScene } from "./staff-scenes.ts";

/*
 * The staff area at its fullest: every setting set on this terminal to a value that needs as much room as one of its kind
 * can, long records, many files, and a terminal that is not well. It is looked at as hard-scenes.ts is.
 */

const LONG = "https://opac.very-long-name-of-a-library.library.example:8443/api/v1/contrib/shiori";
const WEEK = Array.from({ length: 7 }, (_, day) => (day === 1 ? null : { open: "10:00", close: "19:00" }));

/** A value that needs as much room as one of its kind can. */
function mostOf(path: FieldPath): unknown {
  const editing = editingOf(path);
  switch (editing.kind) {
    case "number":
      return editing.max;
    case "switch":
    case "secret":
    case "cards":
      return true;
    case "choice":
    case "several":
      return editing.kind === "several" ? editing.values : editing.values.at(-1);
    case "preset":
      return null;
    case "library":
      return "central";
    case "printer":
      return "receipt-printer-at-the-entrance";
    case "text":
      return LONG.slice(0, editing.maxLength);
    case "codes":
      return Array.from({ length: 20 }, (_, at) => `SHELF-${10 + at}`);
    case "languages":
      return ["ja", "ja-x-easy", "ja-x-child", "en", "zh-Hans", "ko"];
    case "week":
      return WEEK;
    case "days":
      return ["2026-11-30", "2026-12-07", "2026-12-28", "2026-12-29", "2026-12-30", "2026-12-31"];
    case "notices":
      return Array.from({ length: 10 }, () => ({
        ...READY_NOTICES[0],
        from: "2026-11-30",
        until: "2026-12-28",
      }));
    case "only-files":
      return [];
  }
}

const setting = (path: FieldPath): SettingNow => ({
  path,
  value: mostOf(path),
  from: "local.json",
  local: true,
  fixed: false,
});
/** Every setting, set on this terminal. */
const EVERY: StaffSettings = {
  ...SOME,
  settings: GROUP_NAMES.flatMap((group) => fieldsOf(group).map(setting)),
  undo: { kind: "settings", settings: [{ path: "card.foreignPattern", now: LONG, after: LONG }] },
  needsRestart: true,
  staffCards: 12,
};

const NOT_WELL: KioskStatus = {
  ...STATUS,
  printer: { condition: "notice", name: "receipt-printer-at-the-entrance" },
  backend: { condition: "notice", adapter: "koha", host: new URL(LONG).host },
  settings: {
    condition: "notice",
    standing: "kept",
    problems: [
      {
        kind: "value",
        file: "settings.json",
        line: 118,
        path: "visit.browsingIdleSeconds",
        allowed: "2-600",
      },
      { kind: "unknown", file: "settings.json", line: 140, path: "backend.sip2.somethingNewer", allowed: "" },
      {
        kind: "unknown-guarded",
        file: "settings.json",
        line: 151,
        path: "staff.somethingNewer",
        allowed: "",
      },
    ],
    hash: "0123456789ab",
  },
  writes: { condition: "notice", unconfirmed: 9 },
  outOfService: true,
};

const RESETS: readonly ResetRecord[] = Array.from({ length: 12 }, (_, index) => ({
  at: `2026-11-25T01:${30 + index}:00.000Z`,
  reason: index % 3 === 0 ? "idle" : "button",
  ms: 31 + index,
  clean: index !== 4,
}));
const EVENTS: readonly EventLine[] = Array.from({ length: 40 }, (_, index) => ({
  at: `2026-11-25T01:${10 + index}:00.000Z`,
  event: index % 4 === 0 ? "settings-kept" : "visit-reset",
  about: index % 4 === 0 ? "unknown-guarded" : "button",
}));

const UNCONFIRMED: readonly UnconfirmedWrite[] = Array.from({ length: 9 }, (_, index) => ({
  at: `2026-11-25T01:${10 + index}:00.000Z`,
  key: `0b54a5d7-3d5e-4a5c-8e1c-2f3a8b1c9d1${index}`,
  ticket: `482${index}`,
  verb: index % 2 === 0 ? "changePassword" : "placeHold",
  cutOff: index % 3 === 0,
}));

const NOT_LENT: LendingCounts["refused"] = Object.keys(REFUSALS)
  .filter((name) => /lent|loan|copy|counter/u.test(name))
  .map((refusal, index) => ({
    verb: index % 3 === 0 ? "checkIn" : "checkOut",
    refusal: refusal as RefusalName,
    count: 120 - index,
  }));

const FILES = [
  "shiori-2026-11-25.json",
  "shiori-2026-11-18.json",
  "shiori-2026-11-11.json",
  "a.json",
  "b.json",
];

const AT = "2026-11-25T00:30:00.000Z";

function full(main: FakeStaff): void {
  main.answers("settings", () => EVERY);
  main.answers("status", () => NOT_WELL);
  main.answers("records", () => ({
    since: AT,
    resets: RESETS,
    events: EVENTS,
    total: 5000,
    clean: 4999,
    unconfirmed: UNCONFIRMED,
    lending: { lent: 20_214, returned: 18_187, refused: NOT_LENT },
  }));
  const path = "/srv/terminals-of-the-prefectural-library/settings-files/exchange";
  main.answers("exchange", () => ({ path, writable: true, files: FILES }));
}

const SECTIONS = ["status", "settings", "files", "records"] as const;
const LONG_EDITORS = ["hours.week", "hours.closedDays", "languages.offered", "card.pattern"] as const;

/** Each with a name of its own. */
export const HARD_STAFF: readonly StaffScene[] = [
  ...SECTIONS.map((section) => ({ name: `hard: staff ${section}`, answers: full, goes: { section } })),
  {
    name: "hard: staff log",
    answers: full,
    goes: { section: "records" },
    presses: [".staff-actions .button"],
  },
  ...GROUP_NAMES.map((group) => ({
    name: `hard: staff settings, ${group}`,
    answers: full,
    goes: { section: "settings", group } as const,
  })),
  ...LONG_EDITORS.map((field) => ({
    name: `hard: staff ${field}`,
    answers: full,
    goes: { section: "settings", group: groupOf(field), field } as const,
  })),
];
