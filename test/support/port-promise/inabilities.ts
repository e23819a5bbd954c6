import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { Capabilities } from "#contract/library/port.ts";
import type { Result } from "#contract/result.ts";
import { expectNoWrites, type OnStage, options, refusalIn, signIn, valueIn } from "./on-stage.ts";
import type { Stage } from "./subject.ts";

/** A call that only an adapter with a capability can answer. */
interface Able {
  readonly needs: keyof Capabilities;
  ask(stage: Stage, session: string): Promise<Result<unknown>>;
}

const ABLE: readonly Able[] = [
  {
    needs: "search",
    ask: ({ library }) =>
      library.search(
        { query: "猫", field: "any", sort: "relevance", library: null, page: 1, pageSize: 10 },
        options(),
      ),
  },
  {
    needs: "search",
    ask: ({ library }) => library.find({ kind: "isbn", value: "9784000000007" }, options()),
  },
  { needs: "suggest", ask: ({ library }) => library.suggest({ prefix: "猫" }, options()) },
  { needs: "browseClasses", ask: ({ library }) => library.classAt({ ndc: "" }, options()) },
  { needs: "newTitles", ask: ({ library }) => library.picks({ kind: "new" }, options()) },
  { needs: "popularTitles", ask: ({ library }) => library.picks({ kind: "popular" }, options()) },
  { needs: "related", ask: (stage) => stage.library.related({ id: "1" }, options()) },
  {
    needs: "placeHold",
    ask: ({ library, scene: { free, pickups, contact } }, session) =>
      library.placeHold(
        { session, key: randomUUID(), title: free.id, pickup: pickups[0], contact },
        options(),
      ),
  },
  {
    needs: "changeHold",
    ask: async ({ library, scene: { pickups, contact } }, session) => {
      const hold = valueIn(await library.holds({ session }, options())).holds[0]?.id ?? "1";
      return library.changeHold({ session, key: randomUUID(), hold, pickup: pickups[0], contact }, options());
    },
  },
  {
    needs: "cancelHold",
    ask: async ({ library }, session) => {
      const hold = valueIn(await library.holds({ session }, options())).holds[0]?.id ?? "1";
      return library.cancelHold({ session, key: randomUUID(), hold }, options());
    },
  },
  {
    needs: "suspendHold",
    ask: async ({ library }, session) => {
      const hold = valueIn(await library.holds({ session }, options())).holds[0]?.id ?? "1";
      return library.suspendHold({ session, key: randomUUID(), hold, until: null }, options());
    },
  },
  {
    needs: "suspendHold",
    ask: async ({ library }, session) => {
      const hold = valueIn(await library.holds({ session }, options())).holds[0]?.id ?? "1";
      return library.resumeHold({ session, key: randomUUID(), hold }, options());
    },
  },
  {
    needs: "renew",
    ask: async ({ library }, session) => {
      const loan = valueIn(await library.loans({ session }, options())).loans[0]?.id ?? "1";
      return library.renew({ session, key: randomUUID(), loan }, options());
    },
  },
  {
    needs: "checkOut",
    ask: ({ library, scene: { otherLoan } }, session) =>
      library.checkOut({ session, key: randomUUID(), barcode: otherLoan.barcode, renew: false }, options()),
  },
  {
    needs: "checkOutByCard",
    ask: ({ library, scene: { reader } }) =>
      library.signInByCard({ cardNumber: reader.cardNumber }, options()),
  },
  {
    needs: "checkIn",
    ask: ({ library, scene: { otherLoan } }) =>
      library.checkIn({ key: randomUUID(), barcode: otherLoan.barcode }, options()),
  },
  {
    needs: "email",
    ask: ({ library }, session) =>
      library.setEmail(
        { session, key: randomUUID(), address: "invented@library.example", language: "ja" },
        options(),
      ),
  },
  {
    needs: "email",
    ask: ({ library }, session) => library.deleteEmail({ session, key: randomUUID() }, options()),
  },
  {
    needs: "proveEmail",
    ask: ({ library }, session) =>
      library.confirmEmail({ session, key: randomUUID(), code: "012345" }, options()),
  },
  {
    needs: "proveEmail",
    ask: ({ library }, session) =>
      library.resendEmailCode({ session, key: randomUUID(), language: "ja" }, options()),
  },
  { needs: "messages", ask: ({ library }, session) => library.messages({ session }, options()) },
  {
    needs: "readMessage",
    ask: ({ library }, session) =>
      library.readMessage({ session, key: randomUUID(), message: "1" }, options()),
  },
  {
    needs: "changePassword",
    ask: ({ library, scene }, session) =>
      library.changePassword(
        { session, key: randomUUID(), current: scene.reader.password, next: "Newer7Pass" },
        options(),
      ),
  },
];

/** What an adapter says it cannot do, it refuses without a request. */
export function promiseInabilities(capabilities: Capabilities, onStage: OnStage): void {
  const cannot = ABLE.filter(({ needs }) => !capabilities[needs]);
  if (cannot.length === 0) return;
  test(
    `unsupported calls are refused, and no write is sent: ${[...new Set(cannot.map(({ needs }) => needs))].join(", ")}`,
    onStage(async (stage) => {
      const { library, scene, truth } = stage;
      const session = await signIn(library, scene.reader);
      for (const { needs, ask } of cannot) {
        expect(refusalIn(await ask(stage, session)), needs).toBe("unexpected");
      }
      expectNoWrites(stage);
      expect(await truth.holds(scene.reader)).toHaveLength(scene.holds.length);
      // A page that never knew of it still works.
      expect((await library.overview({ session }, options())).ok).toBe(true);
    }),
  );
}
