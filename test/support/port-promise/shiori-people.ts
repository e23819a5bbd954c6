import type { TitleId } from "#contract/domain/title.ts";
import { PASSWORD, type SmallLibrary } from "../backend/small-library.ts";
import type { Account, RefusedHold, RefusedRenewal, Scene } from "./subject.ts";

/** A new card with the usual password. */
export async function account(library: SmallLibrary): Promise<Account> {
  return { cardNumber: await library.card(), password: PASSWORD };
}

/** Lends the first free copy, and says what was lent. */
export async function lent(
  library: SmallLibrary,
  { cardNumber }: Account,
  title: TitleId,
  dueInDays: number,
  renewals = 0,
): Promise<string> {
  const { db } = library.backend;
  await library.lend(cardNumber, title, dueInDays, renewals);
  const { barcode } = await db
    .selectFrom("loans")
    .innerJoin("copies", "copies.id", "loans.copyId")
    .innerJoin("patrons", "patrons.id", "loans.patronId")
    .select("copies.barcode")
    .where("patrons.cardNumber", "=", cardNumber)
    .where("copies.titleId", "=", Number(title))
    .executeTakeFirstOrThrow();
  return barcode;
}

/** Cards that may not come in, each for its own reason; `mostFailed` wrong passwords lock one. */
export async function refusedSignIns(
  library: SmallLibrary,
  mostFailed: number,
): Promise<Scene["refusedSignIns"]> {
  const locked = await account(library);
  for (let wrong = 0; wrong < mostFailed; wrong += 1)
    await library.kiosk.signIn(locked.cardNumber, "Wrong-999");
  const expired = { cardNumber: await library.card({ expiresOn: library.inDays(-1) }), password: PASSWORD };
  return {
    locked: { ...locked, names: ["card-locked"] },
    expired: { ...expired, names: ["card-expired"] },
    foreign: { cardNumber: "30012345", password: PASSWORD, names: ["foreign-card"] },
  };
}

/** Loans that cannot be renewed, each for its own reason. */
export async function refusedRenewals(
  library: SmallLibrary,
  titles: Readonly<Record<"awaited" | "renewed" | "overdue", TitleId>>,
): Promise<Scene["refusedRenewals"]> {
  const loan = async (
    title: TitleId,
    dueInDays: number,
    renewals: number,
    name: RefusedRenewal["names"][number],
  ): Promise<RefusedRenewal> => {
    const one = await account(library);
    return { account: one, barcode: await lent(library, one, title, dueInDays, renewals), names: [name] };
  };
  const reserved = await loan(titles.awaited, 7, 0, "renewal-reserved");
  await (await library.patron()).place(titles.awaited);
  return {
    reserved,
    limit: await loan(titles.renewed, 7, 1, "renewal-limit"),
    overdue: await loan(titles.overdue, -3, 0, "renewal-overdue"),
  };
}

/** Titles that a patron cannot hold, each for its own reason. */
export async function refusedHolds(
  library: SmallLibrary,
  titles: Readonly<Record<"free" | "kept" | "own" | "held", TitleId>> & { readonly full: readonly TitleId[] },
): Promise<Scene["refusedHolds"]> {
  const refused = (one: Account, id: TitleId, name: RefusedHold["names"][number]): RefusedHold => ({
    account: one,
    id,
    names: [name],
  });
  const [greedy, holder, reader] = [await account(library), await account(library), await account(library)];
  const full = await library.kiosk.patron(greedy.cardNumber, greedy.password);
  for (const id of titles.full) await full.place(id);
  await (await library.kiosk.patron(holder.cardNumber, holder.password)).place(titles.held);
  await library.lend(reader.cardNumber, titles.own);
  return {
    "hold-limit": refused(greedy, titles.free, "hold-limit"),
    "already-held": refused(holder, titles.held, "already-held"),
    "own-loan": refused(reader, titles.own, "own-loan"),
    "not-holdable": refused(holder, titles.kept, "not-holdable"),
  };
}
