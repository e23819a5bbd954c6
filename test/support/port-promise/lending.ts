import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Loan } from "#contract/domain/loan.ts";
import type { LibraryPort, SessionToken } from "#contract/library/port.ts";
import { checkedInAnswer, checkedOutAnswer } from "#contract/rest/answers.schema.ts";
import { type OnStage, options, refusalIn, shaped, signIn, valueIn } from "./on-stage.ts";
import type { Scene, SceneCopies } from "./subject.ts";

/** The barcode of no copy of the library. */
const NO_COPY = "199999998";

function copiesOf({ copies }: Scene): Promise<SceneCopies> {
  if (copies === undefined) throw new Error("A subject that lends or takes back has copies in its scene.");
  return copies();
}

async function listed(
  library: LibraryPort,
  session: SessionToken,
  barcode: string,
): Promise<Loan | undefined> {
  const { loans } = valueIn(await library.loans({ session }, options()));
  return loans.find((loan) => loan.barcode === barcode);
}

const checkOut = (library: LibraryPort, session: SessionToken, barcode: string, renew = false) =>
  library.checkOut({ session, key: randomUUID(), barcode, renew }, options());
const checkIn = (library: LibraryPort, barcode: string, key: string = randomUUID()) =>
  library.checkIn({ key, barcode }, options());

/** D84, D85: copies are lent. */
export function promiseCheckOut(onStage: OnStage): void {
  describe("lending", () => {
    test(
      "a copy on the shelf is lent, and answer, list and backend have the same due date",
      onStage(async ({ library, scene, truth }) => {
        const { barcode = "", title = "" } = scene.shelved ?? {};
        const session = await signIn(library, scene.reader);
        const lent = shaped(checkedOutAnswer, await checkOut(library, session, barcode));
        expect(lent).toMatchObject({ loan: { barcode }, renewed: false, holdFulfilled: false });
        expect(lent.loan.title.title).toContain(title);
        expect(await truth.borrower?.(barcode)).toBe(scene.reader.cardNumber);
        expect(await truth.dueDate(barcode)).toBe(lent.loan.dueDate);
        expect(await listed(library, session, barcode)).toMatchObject({
          id: lent.loan.id,
          dueDate: lent.loan.dueDate,
        });
      }, "lending"),
    );

    test(
      "a loan of the patron's own is renewed only on request",
      onStage(async ({ library, scene, truth }) => {
        const [{ barcode, dueDate }] = scene.loans;
        const session = await signIn(library, scene.reader);
        expect(refusalIn(await checkOut(library, session, barcode))).toBe("lent-to-you");
        expect(await truth.dueDate(barcode)).toBe(dueDate);
        const longer = shaped(checkedOutAnswer, await checkOut(library, session, barcode, true));
        expect(longer.renewed).toBe(true);
        expect(longer.loan.dueDate > dueDate).toBe(true);
        expect(await truth.dueDate(barcode)).toBe(longer.loan.dueDate);
      }, "lending"),
    );

    test(
      "a request to renew does not prevent lending a copy that is not on loan",
      onStage(async ({ library, scene }) => {
        const session = await signIn(library, scene.reader);
        const answer = await checkOut(library, session, scene.shelved?.barcode ?? "", true);
        expect(valueIn(answer).renewed).toBe(false);
      }, "lending"),
    );

    test(
      "lending the copy set aside for the patron fulfils the hold",
      onStage(async ({ library, scene, truth }) => {
        const { account, barcode, id } = (await copiesOf(scene)).held;
        const session = await signIn(library, account);
        expect(valueIn(await checkOut(library, session, barcode)).holdFulfilled).toBe(true);
        expect((await truth.holds(account)).map((hold) => hold.id)).not.toContain(id);
      }, "lending"),
    );

    test(
      "a copy that cannot be lent is refused with the reason, and its loan does not change",
      onStage(async ({ library, scene, truth }) => {
        for (const [why, refused] of Object.entries((await copiesOf(scene)).refused)) {
          if (refused === null) continue;
          const { account, barcode, names } = refused;
          const before = await truth.borrower?.(barcode);
          const session = await signIn(library, account);
          expect(names, why).toContain(refusalIn(await checkOut(library, session, barcode)));
          expect(await truth.borrower?.(barcode), why).toBe(before);
        }
        const session = await signIn(library, scene.reader);
        expect(refusalIn(await checkOut(library, session, NO_COPY))).toBe("foreign-copy");
        expect(refusalIn(await checkOut(library, "nobody", scene.otherLoan.barcode))).toBe("signed-out");
      }, "lending"),
    );
  });
}

/** D86: copies are taken back. */
export function promiseCheckIn(onStage: OnStage): void {
  describe("taking back", () => {
    test(
      "a returned copy is no longer on loan, and the answer does not name the borrower",
      onStage(async ({ library, scene, truth }) => {
        const { barcode, title } = scene.otherLoan;
        const key = randomUUID();
        const answer = await checkIn(library, barcode, key);
        const back = shaped(checkedInAnswer, answer);
        expect(back.barcode).toBe(barcode);
        expect(back.title.title).toContain(title);
        expect(await truth.borrower?.(barcode)).toBeNull();
        const said = JSON.stringify(answer);
        for (const word of [scene.other.cardNumber, ...scene.unsaid]) expect(said).not.toContain(word);
        // The same return again changes nothing, and neither does another of the same copy.
        expect(await checkIn(library, barcode, key)).toEqual(answer);
        expect(valueIn(await checkIn(library, barcode)).place).toEqual(back.place);
        const session = await signIn(library, scene.other);
        expect(await listed(library, session, barcode)).toBeUndefined();
      }, "lending"),
    );

    test(
      "each returned copy gets the place where it is to be put",
      onStage(async ({ library, scene }) => {
        const { returned } = await copiesOf(scene);
        for (const [kind, barcode] of Object.entries(returned)) {
          if (barcode === null) continue;
          expect(shaped(checkedInAnswer, await checkIn(library, barcode)).place.kind, kind).toBe(kind);
        }
        expect(refusalIn(await checkIn(library, NO_COPY))).toBe("foreign-copy");
      }, "lending"),
    );
  });
}
