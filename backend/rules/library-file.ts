import { z } from "zod";
import type { DayHours, LibraryId } from "#contract/domain/library.ts";
import type { LocalText } from "#contract/domain/text.ts";
import { localText } from "./settings.schema.ts";

/** Days as the file names them; the first seven are the order of `Library.hours`. */
const DAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const;

/** An entry of `libraries.json`; the order of the file is the order on every screen. */
export interface LibraryEntry {
  /** Lower-case letters, digits and `-`; used in settings, copies and holds, so it never changes. */
  readonly id: LibraryId;
  readonly name: LocalText;
  readonly shortName: LocalText;
  readonly phone: string;
  readonly pickupPlace: LocalText;
  /** Index 0 = Sunday; null = closed all day. */
  readonly hours: readonly (DayHours | null)[];
  /** Hours of public holidays on which it is open, whatever their weekday. */
  readonly holidayHours: DayHours;
}

const hours = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-4]):[0-5]\d$/u, { error: "not hours such as 09:00-17:00" })
  .transform((text): DayHours => ({ open: text.slice(0, 5), close: text.slice(6) }))
  .refine(({ open, close }) => open < close, { error: "closes before it opens" });

const day = hours.nullable();

const library = z
  .strictObject({
    // A catalogue alone has the codes of the library's own system, which are often in capitals.
    id: z
      .string()
      .regex(/^[A-Za-z0-9][\w-]{0,31}$/u, { error: "not a short word of letters, digits, - and _" }),
    name: localText,
    shortName: localText,
    phone: z.string().min(1),
    pickupPlace: localText,
    hours: z.strictObject({
      sun: day,
      mon: day,
      tue: day,
      wed: day,
      thu: day,
      fri: day,
      sat: day,
      holiday: hours,
    }),
  })
  .transform(
    ({ hours: said, ...rest }): LibraryEntry => ({
      ...rest,
      hours: DAYS.map((name) => said[name]),
      holidayHours: said.holiday,
    }),
  );

/** Schema of the libraries file. */
export const LIBRARY_FILE: z.ZodType<readonly LibraryEntry[]> = z
  .array(library)
  .min(1, { error: "there must be a library" })
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, {
    error: "two libraries have one id",
  });

/** A library as an entry of the file; one that was not set from a file has no holiday hours. */
export function libraryInFile({
  hours: said,
  holidayHours,
  ...rest
}: Omit<LibraryEntry, "holidayHours"> & { readonly holidayHours: DayHours | null }): object {
  const text = (one: DayHours | null | undefined): string | null => (one ? `${one.open}-${one.close}` : null);
  const days = DAYS.map((name, at) => [name, text(said[at])] as const);
  return { ...rest, hours: { ...Object.fromEntries(days), holiday: text(holidayHours) } };
}
