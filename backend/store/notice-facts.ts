import type { LocalText } from "#contract/domain/text.ts";
import type { HoldsTable, PatronsTable, ReadableDb } from "./schema.ts";

/** The content of a notice about a hold, and what its delivery depends on. No name, no card number. */
export interface NoticeFacts {
  readonly holdId: number;
  readonly patronId: number;
  readonly state: HoldsTable["state"];
  readonly contact: HoldsTable["contact"];
  /** Last day on the hold shelf, `yyyy-mm-dd`; null when the hold is not ready. */
  readonly readyUntil: string | null;
  readonly title: string;
  readonly volume: string;
  readonly library: LocalText;
  readonly pickupPlace: LocalText;
  readonly phone: string;
  readonly emailState: PatronsTable["emailState"];
  readonly emailNo: number;
  readonly emailProvenAt: number | null;
}

/** The facts of one hold. Throws when there is no such hold. */
export async function noticeFactsOf(db: ReadableDb, holdId: number): Promise<NoticeFacts> {
  const row = await db
    .selectFrom("holds")
    .innerJoin("titles", "titles.id", "holds.titleId")
    .innerJoin("libraries", "libraries.id", "holds.pickup")
    .innerJoin("patrons", "patrons.id", "holds.patronId")
    .select([
      "holds.id as holdId",
      "holds.patronId",
      "holds.state",
      "holds.contact",
      "holds.readyUntil",
      "titles.title",
      "titles.volume",
      "libraries.nameJa",
      "libraries.nameEn",
      "libraries.pickupJa",
      "libraries.pickupEn",
      "libraries.phone",
      "patrons.emailState",
      "patrons.emailNo",
      "patrons.emailProvenAt",
    ])
    .where("holds.id", "=", holdId)
    .executeTakeFirstOrThrow();
  const { nameJa, nameEn, pickupJa, pickupEn, ...facts } = row;
  return { ...facts, library: { ja: nameJa, en: nameEn }, pickupPlace: { ja: pickupJa, en: pickupEn } };
}
