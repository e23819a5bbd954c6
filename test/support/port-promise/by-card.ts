import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { LibraryPort, SessionToken } from "#contract/library/port.ts";
import { checkedOutAnswer } from "#contract/rest/answers.schema.ts";
import type { Result } from "#contract/result.ts";
import { type OnStage, options, refusalIn, shaped, signIn, valueIn } from "./on-stage.ts";
import { unknownCard } from "./sign-in.ts";
import type { Account, Stage } from "./subject.ts";

async function byCard(library: LibraryPort, { cardNumber }: Account): Promise<SessionToken> {
  return valueIn(await library.signInByCard({ cardNumber }, options())).session;
}

const checkOut = (library: LibraryPort, session: SessionToken, barcode: string, renew = false) =>
  library.checkOut({ session, key: randomUUID(), barcode, renew }, options());

/** Everything of an account; nothing of it may reach the backend by the card alone. */
function askAccount({ library, scene }: Stage, session: SessionToken): readonly Promise<Result<unknown>>[] {
  const write = { session, key: randomUUID() };
  const { free, pickups, contact, reader, holds, loans } = scene;
  const hold = { hold: holds[0].id, pickup: pickups[0], contact };
  return [
    library.overview({ session }, options()),
    library.loans({ session }, options()),
    library.renew({ ...write, loan: loans[0].barcode }, options()),
    library.holds({ session }, options()),
    library.placeHold({ ...write, title: free.id, pickup: pickups[0], contact }, options()),
    library.changeHold({ ...write, ...hold }, options()),
    library.cancelHold({ ...write, hold: hold.hold }, options()),
    library.suspendHold({ ...write, hold: hold.hold, until: null }, options()),
    library.resumeHold({ ...write, hold: hold.hold }, options()),
    library.messages({ session }, options()),
    library.readMessage({ ...write, message: "1" }, options()),
    library.changePassword({ ...write, current: reader.password, next: "Newer7Pass" }, options()),
    library.setEmail({ ...write, address: "canary@library.example", language: "ja" }, options()),
    library.deleteEmail(write, options()),
    library.confirmEmail({ ...write, code: "012345" }, options()),
    library.resendEmailCode({ ...write, language: "ja" }, options()),
  ];
}

/** D87: copies are lent to whoever shows a card. */
export function promiseCheckOutByCard(onStage: OnStage): void {
  describe("lending by the card alone", () => {
    test(
      "a copy is lent to the card's patron, and nothing else of the account is told or changed",
      onStage(async (stage) => {
        const { library, scene, truth } = stage;
        const { barcode = "" } = scene.shelved ?? {};
        const session = await byCard(library, scene.reader);
        const answer = await checkOut(library, session, barcode);
        expect(shaped(checkedOutAnswer, answer).loan.barcode).toBe(barcode);
        expect(await truth.borrower?.(barcode)).toBe(scene.reader.cardNumber);
        const said = JSON.stringify([session, answer]);
        for (const word of [scene.reader.cardNumber, ...scene.unsaid]) expect(said).not.toContain(word);
        for (const no of await Promise.all(askAccount(stage, session))) {
          // What the system cannot do at all may be refused as that.
          expect(["password-needed", "unexpected"]).toContain(refusalIn(no));
        }
        for (const ask of [library.overview, library.loans, library.holds] as const) {
          expect(refusalIn(await ask({ session }, options()))).toBe("password-needed");
        }
        expect(await truth.holds(scene.reader)).toHaveLength(scene.holds.length);
        await library.signOut({ session }, options());
        expect(refusalIn(await checkOut(library, session, barcode))).toBe("signed-out");
        // The next visit can do the same: nothing of it counted as a wrong password.
        await library.signOut({ session: await byCard(library, scene.reader) }, options());
        await signIn(library, scene.reader);
      }, "lending"),
    );

    test(
      "a loan that the patron has already is not renewed",
      onStage(async ({ library, scene, truth }) => {
        const [{ barcode, dueDate }] = scene.loans;
        const session = await byCard(library, scene.reader);
        expect(refusalIn(await checkOut(library, session, barcode))).toBe("lent-to-you");
        expect(refusalIn(await checkOut(library, session, barcode, true))).toBe("password-needed");
        expect(await truth.dueDate(barcode)).toBe(dueDate);
      }, "lending"),
    );

    test(
      "another patron's loan stays, and cannot be undone",
      onStage(async ({ library, scene, truth }) => {
        const { barcode } = scene.otherLoan;
        const session = await byCard(library, scene.reader);
        expect(refusalIn(await checkOut(library, session, barcode))).toBe("lent-to-another");
        if (library.capabilities.checkIn) {
          // The number of no loan of the reader's.
          const undoes = { session, loan: "99999999" };
          const undone = await library.checkIn({ key: randomUUID(), barcode, undoes }, options());
          expect(refusalIn(undone)).toBe("loan-not-found");
        }
        expect(await truth.borrower?.(barcode)).toBe(scene.other.cardNumber);
      }, "lending"),
    );

    test(
      "an unknown, expired or stopped card is refused as one that needs its password",
      onStage(async ({ library, scene }) => {
        const { foreign, ...others } = scene.refusedSignIns;
        const cards = Object.values(others).flatMap((refused) => refused?.cardNumber ?? []);
        expect(cards).not.toEqual([]);
        for (const card of [unknownCard(scene.reader.cardNumber), ...cards]) {
          const answer = await library.signInByCard({ cardNumber: card }, options());
          expect(answer, card).toEqual({ ok: false, refusal: { name: "password-needed" } });
        }
        if (foreign === null) return;
        const answer = await library.signInByCard({ cardNumber: foreign.cardNumber }, options());
        expect(foreign.names).toContain(refusalIn(answer));
      }),
    );

    test(
      "what cannot be sent is no card",
      onStage(async ({ library, scene: { reader, other } }) => {
        for (const cardNumber of ["", `${reader.cardNumber}|AA${other.cardNumber}`]) {
          expect((await library.signInByCard({ cardNumber }, options())).ok, cardNumber).toBe(false);
        }
      }),
    );
  });
}

/** D86: a loan is undone by the return of its copy, and no other one. */
export function promiseUndo(onStage: OnStage, byCardToo: boolean): void {
  const ways = [["password", signIn], ...(byCardToo ? [["card alone", byCard] as const] : [])] as const;
  describe.each(ways)("an undo of who is known by the %s", (_name, enter) => {
    test(
      "ends the patron's own loan",
      onStage(async ({ library, scene, truth }) => {
        const { barcode = "" } = scene.shelved ?? {};
        const session = await enter(library, scene.reader);
        const { loan } = valueIn(await checkOut(library, session, barcode));
        const undo = () =>
          library.checkIn({ key: randomUUID(), barcode, undoes: { session, loan: loan.id } }, options());
        expect(valueIn(await undo()).barcode).toBe(barcode);
        expect(await truth.borrower?.(barcode)).toBeNull();
        expect(refusalIn(await undo())).toBe("loan-not-found");
      }, "lending"),
    );

    test(
      "ends nothing of who has borrowed the copy since",
      onStage(async ({ library, scene, truth }) => {
        const { barcode = "" } = scene.shelved ?? {};
        const session = await enter(library, scene.reader);
        const { loan } = valueIn(await checkOut(library, session, barcode));
        valueIn(await library.checkIn({ key: randomUUID(), barcode }, options()));
        valueIn(await checkOut(library, await signIn(library, scene.other), barcode));
        const late = { key: randomUUID(), barcode, undoes: { session, loan: loan.id } };
        expect(refusalIn(await library.checkIn(late, options()))).toBe("loan-not-found");
        expect(await truth.borrower?.(barcode)).toBe(scene.other.cardNumber);
      }, "lending"),
    );
  });
}
