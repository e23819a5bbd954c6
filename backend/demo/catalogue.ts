import { upsertRecords } from "../catalogue/write.ts";
import type { CatalogueRecord, CopyRecord } from "../store/catalogue-record.ts";
import { copiesOfTitles, markMissing } from "../store/records.ts";
import type { WritableDb } from "../store/schema.ts";
import { callNumberOf, placeOf } from "./places.ts";
import { between, type Random, shuffled } from "./random.ts";
import type { DemoTitle } from "./titles.ts";

/** Barcodes of copies: nine digits that begin with 1. */
const FIRST_BARCODE = 100_000_001;
/** Older books are in the closed stacks. */
const STACKS_BEFORE_YEAR = 1975;
/** Share of younger books in the closed stacks, and of copies that are missing. */
const STACKS_SHARE = 0.08;
const MISSING_SHARE = 0.01;

/** A copy of the demo while its data is generated. */
export interface DemoCopy {
  readonly id: number;
  readonly titleId: number;
  readonly title: DemoTitle;
  readonly library: string;
  readonly lendable: boolean;
}

/** Places the copies of a title exactly in these libraries, on open shelves; undefined = random. */
export type FixedCopies = (title: DemoTitle) => readonly string[] | undefined;

/** Writes the titles with generated copies, as an import does; returns the copies. */
export async function seedCatalogue(
  trx: WritableDb,
  random: Random,
  titles: readonly DemoTitle[],
  libraries: readonly string[],
  fixed: FixedCopies,
): Promise<readonly DemoCopy[]> {
  let next = FIRST_BARCODE;
  const made = titles.map((title, at) => {
    const copies = copiesOf(random, title, libraries, fixed).map((copy, place) => ({
      ...copy,
      barcode: String(next + place),
    }));
    next += copies.length;
    return { copies, record: recordOf(title, at + 1, copies) };
  });
  const records = made.map(({ record }) => record);
  const numbered = made.flatMap(({ copies }) => copies);
  const { ids } = await upsertRecords(trx, records, { copies: "replace" });
  await markMissing(
    trx,
    numbered.filter((copy) => copy.missing).map((copy) => copy.barcode),
  );
  const kept = new Map((await copiesOfTitles(trx, ids)).map((copy) => [copy.barcode, copy]));
  return numbered.map(({ barcode, title, library, kept: reason, missing }) => {
    const copy = kept.get(barcode);
    if (copy === undefined) throw new Error(`The copy ${barcode} was not written.`);
    const { id, titleId } = copy;
    return { id, titleId, title, library, lendable: reason === null && !missing };
  });
}

function recordOf(title: DemoTitle, number: number, copies: readonly CopyRecord[]): CatalogueRecord {
  const { kept: _kept, ndc, isbn, ...rest } = title;
  return {
    ...rest,
    recordId: `demo:${number}`,
    systemNumber: "",
    series: "",
    ndcs: ndc === "" ? [] : [ndc],
    isbns: isbn === "" ? [] : [isbn],
    subjects: [],
    copies: copies.map(({ barcode, library, place, closedStacks, callNumber, kept: reason }) => ({
      barcode,
      library,
      place,
      closedStacks,
      callNumber,
      kept: reason,
    })),
  };
}

type CopyDraft = Omit<CopyRecord, "barcode"> & { readonly title: DemoTitle; readonly missing: boolean };

function copiesOf(
  random: Random,
  title: DemoTitle,
  libraries: readonly string[],
  fixed: FixedCopies,
): CopyDraft[] {
  const wanted = fixed(title);
  const count = title.kept === null ? between(random, 1, libraries.length) : 1;
  const places =
    wanted ?? (title.kept === "local-room" ? libraries : shuffled(random, libraries)).slice(0, count);
  return places.map((library) => {
    const closedStacks =
      title.kept === "old" || (title.kept === null && wanted === undefined && inStacks(random, title));
    return {
      title,
      library,
      place: placeOf(title, closedStacks),
      closedStacks,
      callNumber: callNumberOf(title),
      kept: title.kept,
      missing: wanted === undefined && title.kept === null && random() < MISSING_SHARE,
    };
  });
}

function inStacks(random: Random, title: DemoTitle): boolean {
  return (title.year ?? STACKS_BEFORE_YEAR) < STACKS_BEFORE_YEAR || random() < STACKS_SHARE;
}
