/*
 * The page's day is the first of the sample records: a calendar with few or many days left is laid out differently, and a due date
 * that has passed is told in other words. Imported before everything that asks for the time.
 */

const DAY = Date.parse("2026-11-25T10:00:00+09:00");
const RealDate = Date;
const shift = DAY - RealDate.now();

class GalleryDate extends RealDate {
  constructor(...given: unknown[]) {
    super(...((given.length === 0 ? [RealDate.now() + shift] : given) as [number]));
  }

  static override now(): number {
    return RealDate.now() + shift;
  }
}

globalThis.Date = GalleryDate as DateConstructor;
