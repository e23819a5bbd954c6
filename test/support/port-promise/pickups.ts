import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { expectNoWrites, type OnStage, options, refusalIn, signIn, valueIn } from "./on-stage.ts";
import type { Subject } from "./subject.ts";

/** Where a title, or a hold, can be collected. */
export function promisePickups({ capabilities }: Subject, onStage: OnStage): void {
  describe("pickup places", () => {
    test(
      "those of a title and of a hold are known libraries, and none needs a staff override",
      onStage(async (stage) => {
        const { library, scene } = stage;
        const { reader, free, pickups, forcedPickup } = scene;
        const session = await signIn(library, reader);
        const known = valueIn(await library.info(options())).libraries.map(({ id }) => id);
        const [hold] = valueIn(await library.holds({ session }, options())).holds;
        for (const what of [{ title: free.id }, ...(hold === undefined ? [] : [{ hold: hold.id }])]) {
          const places = valueIn(await library.pickupPlaces({ session, what }, options()));
          expect(places).toEqual(expect.arrayContaining([...pickups]));
          expect(known).toEqual(expect.arrayContaining([...places]));
          if (forcedPickup !== undefined) expect(places).not.toContain(forcedPickup);
        }
        expectNoWrites(stage);
      }),
    );

    test(
      "a listed place is accepted, and any other is refused",
      onStage(async ({ library, scene: { reader, free, contact, forcedPickup } }) => {
        if (!capabilities.placeHold) return;
        const session = await signIn(library, reader);
        const hold = { session, title: free.id, contact };
        for (const pickup of ["no such library", ...(forcedPickup === undefined ? [] : [forcedPickup])]) {
          const answer = await library.placeHold({ ...hold, key: randomUUID(), pickup }, options());
          expect(refusalIn(answer)).toBe("unknown-library");
        }
        const what = { title: free.id };
        const [pickup = ""] = valueIn(await library.pickupPlaces({ session, what }, options()));
        valueIn(await library.placeHold({ ...hold, key: randomUUID(), pickup }, options()));
      }, "holds"),
    );
  });
}
