import { randomUUID } from "node:crypto";
import type { IsoDate } from "#contract/domain/text.ts";
import type { Capabilities, SessionToken } from "#contract/library/port.ts";
import type { Result } from "#contract/result.ts";
import { answered, options } from "./on-stage.ts";
import type { Stage } from "./subject.ts";

/** A write of the reader's that this backend would do. */
export interface PortWrite {
  readonly name: string;
  readonly needs: keyof Capabilities;
  /** Does what comes before the write itself; answers the write. */
  prepare(stage: Stage, session: SessionToken): Promise<(key?: string) => Promise<Result<unknown>>>;
  /** The backend has done it, as far as the backend itself knows. */
  isDone(stage: Stage): Promise<boolean>;
}

async function firstHold({ library }: Stage, session: SessionToken): Promise<string> {
  const [hold] = (await answered(() => library.holds({ session }, options()))).holds;
  if (hold === undefined) throw new Error("The reader has no hold.");
  return hold.id;
}

async function loanOf({ library, scene }: Stage, session: SessionToken): Promise<string> {
  const { loans } = await answered(() => library.loans({ session }, options()));
  const loan = loans.find(({ barcode }) => barcode === scene.loans[0].barcode);
  if (loan === undefined) throw new Error("The reader's loan is not in the list.");
  return loan.id;
}

const REST_DAYS = 14;

/** A day after the backend's. */
export function inDays({ scene }: Stage, days: number): IsoDate {
  return new Date(Date.parse(scene.today) + days * 86_400_000).toISOString().slice(0, 10);
}

async function restOfFirst({ truth, scene }: Stage): Promise<string | null | undefined> {
  return truth.suspendedUntil?.(scene.reader, scene.holds[0].id);
}

const PORT_WRITES: readonly PortWrite[] = [
  {
    name: "a renewal",
    needs: "renew",
    async prepare(stage, session) {
      const loan = await loanOf(stage, session);
      return (key = randomUUID()) => stage.library.renew({ session, key, loan }, options());
    },
    isDone: async ({ truth, scene: { loans } }) => (await truth.dueDate(loans[0].barcode)) > loans[0].dueDate,
  },
  {
    name: "the lending of a copy",
    needs: "checkOut",
    async prepare({ library, scene }, session) {
      const call = { session, barcode: scene.shelved?.barcode ?? "", renew: false };
      return (key = randomUUID()) => library.checkOut({ ...call, key }, options());
    },
    isDone: async ({ truth, scene }) =>
      (await truth.borrower?.(scene.shelved?.barcode ?? "")) === scene.reader.cardNumber,
  },
  {
    name: "the return of a copy",
    needs: "checkIn",
    async prepare({ library, scene: { otherLoan } }) {
      return (key = randomUUID()) => library.checkIn({ key, barcode: otherLoan.barcode }, options());
    },
    // Another stage may have lent it since.
    isDone: async ({ truth, scene }) =>
      (await truth.borrower?.(scene.otherLoan.barcode)) !== scene.other.cardNumber,
  },
  {
    name: "a hold",
    needs: "placeHold",
    async prepare({ library, scene }, session) {
      const { free, pickups, contact } = scene;
      const call = { session, title: free.id, pickup: pickups[0], contact };
      return (key = randomUUID()) => library.placeHold({ ...call, key }, options());
    },
    isDone: async ({ truth, scene }) =>
      (await truth.holds(scene.reader)).some(({ id }) => id === scene.free.id),
  },
  {
    name: "a change of a hold",
    needs: "changeHold",
    async prepare(stage, session) {
      const { pickups, contact } = stage.scene;
      const hold = await firstHold(stage, session);
      return (key = randomUUID()) =>
        stage.library.changeHold({ session, key, hold, pickup: pickups[1], contact }, options());
    },
    isDone: async ({ truth, scene }) =>
      (await truth.holds(scene.reader)).some(({ pickup }) => pickup === scene.pickups[1]),
  },
  {
    name: "the cancelling of a hold",
    needs: "cancelHold",
    async prepare(stage, session) {
      const hold = await firstHold(stage, session);
      return (key = randomUUID()) => stage.library.cancelHold({ session, key, hold }, options());
    },
    isDone: async ({ truth, scene }) => (await truth.holds(scene.reader)).length < scene.holds.length,
  },
  {
    name: "the rest of a hold",
    needs: "suspendHold",
    async prepare(stage, session) {
      const hold = await firstHold(stage, session);
      const until = inDays(stage, REST_DAYS);
      return (key = randomUUID()) => stage.library.suspendHold({ session, key, hold, until }, options());
    },
    isDone: async (stage) => (await restOfFirst(stage)) === inDays(stage, REST_DAYS),
  },
  {
    name: "the end of a suspension",
    needs: "suspendHold",
    async prepare({ library, scene }, session) {
      const { holds } = await answered(() => library.holds({ session }, options()));
      const hold = holds.find(({ title }) => title.id === scene.suspensions?.suspended)?.id ?? "";
      return (key = randomUUID()) => library.resumeHold({ session, key, hold }, options());
    },
    isDone: async ({ truth, scene }) =>
      (await truth.suspendedUntil?.(scene.reader, scene.suspensions?.suspended ?? "")) === "active",
  },
];

/** The writes that an adapter can do. */
export function portWritesOf(capabilities: Capabilities): readonly PortWrite[] {
  return PORT_WRITES.filter(({ needs }) => capabilities[needs]);
}
