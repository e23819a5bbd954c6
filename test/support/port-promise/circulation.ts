import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Hold } from "#contract/domain/hold.ts";
import type { Loan } from "#contract/domain/loan.ts";
import type { LibraryPort, SessionToken } from "#contract/library/port.ts";
import {
  holdAnswer,
  holdsAnswer,
  loanAnswer,
  loansAnswer,
  placedAnswer,
} from "#contract/rest/answers.schema.ts";
import { ok } from "#contract/result.ts";
import { type OnStage, options, refusalIn, shaped, signIn, valueIn } from "./on-stage.ts";
import type { Subject } from "./subject.ts";

const DAY_MS = 86_400_000;
const LIVE: readonly string[] = ["applied", "approved", "in-transit", "ready"];

/** The live holds in a patron's list. */
async function liveHolds(library: LibraryPort, session: SessionToken): Promise<readonly Hold[]> {
  const list = shaped(holdsAnswer, await library.holds({ session }, options()));
  return list.holds.filter(({ state }) => LIVE.includes(state));
}

async function loanOf(library: LibraryPort, session: SessionToken, barcode: string): Promise<Loan> {
  const { loans } = valueIn(await library.loans({ session }, options()));
  const loan = loans.find((one) => one.barcode === barcode);
  if (loan === undefined) throw new Error("The loan is not in the list.");
  return loan;
}

/** The same loan with a day where the backend does not tell beforehand what a renewal would give. */
function withNewDate(loan: Loan): Loan {
  return loan.renewal.ok && loan.renewal.newDueDate === ""
    ? { ...loan, renewal: { ok: true, newDueDate: loan.dueDate } }
    : loan;
}

const key = (): string => randomUUID();

/** Loans and holds: what is listed, what is done, what is refused. */
export function promiseCirculation({ capabilities: can }: Subject, onStage: OnStage): void {
  describe("loans", () => {
    test(
      "all loans are listed, earliest due date first, with the days left",
      onStage(async ({ library, scene: { reader, loans, today } }) => {
        const session = await signIn(library, reader);
        const answer = await library.loans({ session }, options());
        const list = valueIn(answer).loans;
        shaped(loansAnswer, ok({ loans: list.map(withNewDate) }));
        expect(list.map(({ barcode, dueDate }) => ({ barcode, dueDate }))).toEqual(
          loans.map(({ barcode, dueDate }) => ({ barcode, dueDate })),
        );
        for (const [at, { title, dueDate, daysLeft }] of list.entries()) {
          expect(title.title).toContain(loans[at]?.title);
          expect(daysLeft).toBe((Date.parse(dueDate) - Date.parse(today)) / DAY_MS);
        }
      }),
    );

    if (can.renew) {
      test(
        "a renewal returns the new due date, and the list and the backend agree",
        onStage(async ({ library, scene, truth }) => {
          const [{ barcode, dueDate }] = scene.loans;
          const session = await signIn(library, scene.reader);
          const loan = await loanOf(library, session, barcode);
          expect(loan.renewal.ok).toBe(true);
          const answer = await library.renew({ session, key: key(), loan: loan.id }, options());
          const renewed = valueIn(answer);
          shaped(loanAnswer, ok(withNewDate(renewed)));
          expect(renewed.dueDate > dueDate).toBe(true);
          expect(renewed).toMatchObject({ id: loan.id, barcode });
          expect(await truth.dueDate(barcode)).toBe(renewed.dueDate);
          expect((await loanOf(library, session, barcode)).dueDate).toBe(renewed.dueDate);
        }, "renewals"),
      );

      test(
        "a loan that cannot be renewed is refused, with the reason where the backend gives one",
        onStage(async ({ library, scene: { refusedRenewals }, truth }) => {
          for (const [why, refused] of Object.entries(refusedRenewals)) {
            if (refused === null) continue;
            const before = await truth.dueDate(refused.barcode);
            const session = await signIn(library, refused.account);
            const loan = await loanOf(library, session, refused.barcode);
            const answer = await library.renew({ session, key: key(), loan: loan.id }, options());
            expect(refused.names, why).toContain(refusalIn(answer));
            expect(await truth.dueDate(refused.barcode), why).toBe(before);
          }
        }, "renewals"),
      );

      test(
        "another patron's loan is not found, nor is an unknown one",
        onStage(async ({ library, scene, truth }) => {
          const others = await signIn(library, scene.other);
          const stranger = await loanOf(library, others, scene.otherLoan.barcode);
          const session = await signIn(library, scene.reader);
          for (const loan of [stranger.id, "9999999", "no such loan"]) {
            const answer = await library.renew({ session, key: key(), loan }, options());
            expect(refusalIn(answer)).toBe("loan-not-found");
          }
          expect(await truth.dueDate(scene.otherLoan.barcode)).toBe(scene.otherLoan.dueDate);
        }, "renewals"),
      );
    }
  });

  describe("holds", () => {
    test(
      "all holds are listed, with their pickup library",
      onStage(async ({ library, scene: { reader, holds } }) => {
        const list = await liveHolds(library, await signIn(library, reader));
        const plain = list.map(({ title, pickup }) => ({ id: title.id, pickup }));
        expect(sorted(plain)).toEqual(sorted(holds.map(({ id, pickup }) => ({ id, pickup }))));
        for (const hold of holds) {
          expect(list.find(({ title }) => title.id === hold.id)?.title.title).toContain(hold.title);
        }
      }),
    );

    if (can.placeHold) {
      test(
        "a placed hold is in the list, in the overview and at the backend",
        onStage(async ({ library, scene, truth }) => {
          const { reader, free, pickups, contact, holds } = scene;
          const session = await signIn(library, reader);
          const call = { session, key: key(), title: free.id, pickup: pickups[0], contact };
          const { hold } = shaped(placedAnswer, await library.placeHold(call, options()));
          expect(hold).toMatchObject({ title: { id: free.id }, pickup: pickups[0] });
          expect(LIVE).toContain(hold.state);
          expect((await liveHolds(library, session)).map(({ id }) => id)).toContain(hold.id);
          const { holds: counted } = valueIn(await library.overview({ session }, options()));
          expect(counted.count).toBe(holds.length + 1);
          expect(await truth.holds(reader)).toContainEqual({ id: free.id, pickup: pickups[0] });
        }, "holds"),
      );

      test(
        "a title that cannot be held is refused, with the reason where the backend gives one",
        onStage(async ({ library, scene, truth }) => {
          const { refusedHolds, pickups, contact } = scene;
          for (const [why, refused] of Object.entries(refusedHolds)) {
            if (refused === null) continue;
            const before = sorted(await truth.holds(refused.account));
            const session = await signIn(library, refused.account);
            const call = { session, key: key(), title: refused.id, pickup: pickups[0], contact };
            expect(refused.names, why).toContain(refusalIn(await library.placeHold(call, options())));
            expect(sorted(await truth.holds(refused.account)), why).toEqual(before);
          }
        }, "holds"),
      );
    }

    if (can.changeHold) {
      test(
        "a changed hold has the other pickup library, and nothing else changes",
        onStage(async ({ library, scene: { reader, pickups, contact }, truth }) => {
          const session = await signIn(library, reader);
          const [hold] = await liveHolds(library, session);
          if (hold === undefined) throw new Error("The reader has no hold.");
          expect(hold.changeable).toBe(true);
          const call = { session, key: key(), hold: hold.id, pickup: pickups[1], contact };
          const changed = shaped(holdAnswer, await library.changeHold(call, options()));
          expect(changed).toMatchObject({ title: { id: hold.title.id }, pickup: pickups[1] });
          expect(await truth.holds(reader)).toContainEqual({ id: hold.title.id, pickup: pickups[1] });
          const after = await liveHolds(library, session);
          expect(after.find(({ title }) => title.id === hold.title.id)?.pickup).toBe(pickups[1]);
        }, "holds"),
      );
    }

    if (can.cancelHold) {
      test(
        "a cancelled hold is no longer active, and the others stay",
        onStage(async ({ library, scene: { reader, holds }, truth }) => {
          const session = await signIn(library, reader);
          const [hold] = await liveHolds(library, session);
          if (hold === undefined) throw new Error("The reader has no hold.");
          expect(hold.cancellable).toBe(true);
          const answer = await library.cancelHold({ session, key: key(), hold: hold.id }, options());
          expect(shaped(holdAnswer, answer).state).toBe("cancelled");
          expect(await liveHolds(library, session)).toHaveLength(holds.length - 1);
          expect((await truth.holds(reader)).map(({ id }) => id)).not.toContain(hold.title.id);
        }, "holds"),
      );

      test(
        "another patron's hold is not found, nor is an unknown one",
        onStage(async ({ library, scene, truth }) => {
          const [hold] = await liveHolds(library, await signIn(library, scene.reader));
          const session = await signIn(library, scene.other);
          for (const id of [hold?.id ?? "", "9999999", "no such hold"]) {
            const answer = await library.cancelHold({ session, key: key(), hold: id }, options());
            expect(refusalIn(answer)).toBe("hold-not-found");
          }
          expect(await truth.holds(scene.reader)).toHaveLength(scene.holds.length);
        }, "holds"),
      );
    }
  });
}

function sorted<T extends { readonly id: string }>(list: readonly T[]): readonly T[] {
  return list.toSorted((a, b) => a.id.localeCompare(b.id));
}
