import type { Hold } from "#contract/domain/hold.ts";
import type { Loan } from "#contract/domain/loan.ts";
import type { TitleDetail } from "#contract/domain/title.ts";
import { cleanLine } from "#contract/text/clean.ts";
import { TEXT_LIMITS } from "#contract/text/limits.ts";
import { FATHER, GALAXY, HOLDS, hold, LOANS, loan } from "#test/support/screens/sample-records.ts";
import { type GalleryScene, REQUEST } from "./scenes.table.ts";

/** Text of a catalogue that wants to be more, and has no place to break: as main lets it through. */
const outside = (field: keyof typeof TEXT_LIMITS, raw: string): string => cleanLine(raw, TEXT_LIMITS[field]);
const OUTSIDE: TitleDetail = {
  ...FATHER,
  id: "t-outside",
  title: outside("title", `\u202e${"W".repeat(10_000)}`),
  subtitle: outside("subtitle", `a${"\u0301\u0323\u0308".repeat(12_000)}`),
  reading: outside("reading", "ぎ".repeat(10_000)),
  volume: outside("volume", "M".repeat(500)),
  authors: [
    { name: outside("name", "W".repeat(5000)), reading: "", role: outside("role", "W".repeat(500)) },
    { name: outside("name", "長".repeat(5000)), reading: "", role: "著" },
  ],
  publisher: outside("publisher", "W".repeat(5000)),
  summary: outside("summary", "漢".repeat(20_000)),
  copies: FATHER.copies.map((copy) => ({
    ...copy,
    callNumber: outside("callNumber", "W".repeat(500)),
    place: { ja: outside("place", "棚".repeat(500)), en: outside("place", "W".repeat(500)) },
  })),
};
const OUTSIDE_LOAN = loan("l-outside", OUTSIDE.title, {
  ...(LOANS[0] as Loan),
  id: "l-outside",
  title: { ...(LOANS[0] as Loan).title, title: OUTSIDE.title, authors: OUTSIDE.authors },
});
const OUTSIDE_HOLD = hold("m-outside", OUTSIDE.title, "ready", {
  ...(HOLDS[0] as Hold),
  id: "m-outside",
  title: { ...(HOLDS[0] as Hold).title, title: OUTSIDE.title, authors: OUTSIDE.authors },
});

/** Screens with that text, each beside a row of the usual kind where there are rows. */
export const OUTSIDE_SCENES: readonly GalleryScene[] = [
  {
    name: "hard: outside text, results",
    who: "patron",
    route: { at: "results", request: REQUEST },
    answers: (kiosk) => {
      const items = [OUTSIDE, ...GALAXY.items.slice(0, 1)];
      kiosk.grants("search", { total: 2, more: false, page: 1, items });
    },
  },
  {
    name: "hard: outside text, title",
    who: "patron",
    route: { at: "title", id: OUTSIDE.id },
    answers: (kiosk) => kiosk.grants("title", OUTSIDE),
  },
  {
    name: "hard: outside text, loans",
    who: "patron",
    route: { at: "loans" },
    answers: (kiosk) => kiosk.grants("loans", { loans: [OUTSIDE_LOAN, ...LOANS.slice(0, 1)] }),
  },
  {
    name: "hard: outside text, holds",
    who: "patron",
    route: { at: "holds" },
    answers: (kiosk) =>
      kiosk.grants("holds", { holds: [OUTSIDE_HOLD, ...HOLDS.slice(0, 1)], active: 2, max: 20 }),
  },
  {
    name: "hard: outside text, confirm",
    who: "patron",
    route: { at: "hold-confirm", title: OUTSIDE, pickup: "west", contact: "mail" },
  },
];
