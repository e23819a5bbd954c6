import type { ReturnedCopy, ReturnPlace, ReturnPlaceName } from "#contract/domain/lending.ts";
import type { Loan } from "#contract/domain/loan.ts";
import { SLIPS } from "#contract/domain/slip.ts";
import { refusal } from "#contract/refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import { countBooks } from "#renderer/queries/lending.ts";
import { type FakeKiosk, HELLO } from "#test/support/screens/fake-kiosk.ts";
import { manyLoans } from "./long-records.ts";
import type { GalleryScene } from "./scenes.table.ts";

/* Lending and returns at their hardest: a pile of books with long titles, and a library's long names of its places. */

/** A pile of books, every third with a long title. */
const PILE = manyLoans(12).map((one, at): Loan => ({ ...one, barcode: `2000000${10 + at}` }));
const PLAIN = { renewed: false, holdFulfilled: false, tag: "unsaid", canUndo: true } as const;

/** Scans a copy whose answer is lost, then the pile. */
function scanPile(kiosk: FakeKiosk): void {
  kiosk.scanCopy("199999998");
  for (const { barcode } of PILE) kiosk.scanCopy(barcode);
}

const LENDING = {
  who: "patron",
  hello: { capabilities: { ...HELLO.capabilities, checkOut: true }, slips: SLIPS },
  route: { at: "lend" },
  answers: (kiosk: FakeKiosk) =>
    kiosk.answers("checkOut", ({ barcode }) => {
      const lent = PILE.find((one) => one.barcode === barcode);
      return lent === undefined ? refused(refusal("not-confirmed")) : ok({ loan: lent, ...PLAIN });
    }),
  told: scanPile,
} as const;

/** In front of a terminal that asks how many books there are. */
const COUNTING = {
  ...LENDING,
  hello: { ...LENDING.hello, settings: { ...HELLO.settings, asksCount: true } },
} as const;

const PLACES: readonly ReturnPlace[] = [
  { kind: "trolley" },
  { kind: "hold-box" },
  { kind: "other-library", library: "west" },
  { kind: "staff" },
];
/** As long as names of places may be. */
const PLACE_NAMES: readonly ReturnPlaceName[] = PLACES.map(({ kind }, at) => ({
  place: kind,
  ja: `入口の自動ドアの左にある、青い札がついた${at + 1}番の返却ワゴンの上から2段目の棚`,
  en: `shelf ${at + 1} of the trolley, blue label, left`,
}));

function returned(barcode: string): Result<ReturnedCopy> {
  const at = PILE.findIndex((one) => one.barcode === barcode);
  const lent = PILE[at];
  if (lent === undefined) return refused(refusal("not-confirmed"));
  const place = PLACES[at % PLACES.length] ?? { kind: "staff" };
  return ok({ title: lent.title, barcode, place, tag: "unsaid", at: "2026-11-25T10:15:00+09:00" });
}

/** Every hard state of lending and returns. */
export const CIRCULATION_SCENES: readonly GalleryScene[] = [
  { name: "hard: lent", ...LENDING, awaits: ".row-done:first-child" },
  {
    name: "hard: finish box, lent",
    ...LENDING,
    presses: [".row-done:first-child .row-name", ".ribbon-tail"],
  },
  {
    name: "hard: lend, costs",
    ...LENDING,
    answers: (kiosk) =>
      kiosk.refuses(
        "checkOut",
        refusal("fee", { fee: { amount: 123_450, currency: "JPY", reason: "administrative" } }),
      ),
    awaits: ".row-not-lent",
  },
  {
    name: "hard: lend, another number",
    ...COUNTING,
    told(kiosk) {
      countBooks(20);
      scanPile(kiosk);
    },
    presses: [".row-done:first-child .row-name", ".count-all"],
    awaits: ".count-read",
  },
  {
    name: "hard: returned",
    who: "guest",
    hello: {
      capabilities: { ...HELLO.capabilities, checkIn: true },
      settings: { ...HELLO.settings, returnPlaces: PLACE_NAMES },
      slips: SLIPS,
    },
    route: { at: "returns" },
    answers: (kiosk) => kiosk.answers("checkIn", ({ barcode }) => returned(barcode)),
    told: scanPile,
    awaits: ".row-done:first-child",
  },
];
