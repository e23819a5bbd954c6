import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Hold } from "#contract/domain/hold.ts";
import type { LibraryPort } from "#contract/library/port.ts";
import { holdAnswer } from "#contract/rest/answers.schema.ts";
import { expectNoWrites, type OnStage, options, refusalIn, shaped, signIn, valueIn } from "./on-stage.ts";
import type { Stage } from "./subject.ts";
import { inDays } from "./writes.ts";

async function holdOn(library: LibraryPort, session: string, title: string): Promise<Hold> {
  const { holds } = valueIn(await library.holds({ session }, options()));
  const hold = holds.find((one) => one.title.id === title);
  if (hold === undefined) throw new Error("There is no such hold in the list.");
  return hold;
}

function suspensionsOf({ scene, truth }: Stage) {
  const { suspendedUntil } = truth;
  if (scene.suspensions === undefined || suspendedUntil === undefined) {
    throw new Error("A subject whose holds can be suspended has such holds in its scene.");
  }
  return { ...scene.suspensions, suspendedUntil };
}

/** Holds are suspended and resumed. */
export function promiseSuspensions(onStage: OnStage): void {
  describe("suspended holds", () => {
    test(
      "a hold is suspended until a date, then until another, then without one, and nothing else changes",
      onStage(async (stage) => {
        const { library, scene } = stage;
        const { suspendedUntil } = suspensionsOf(stage);
        const session = await signIn(library, scene.reader);
        const [{ id: title }] = scene.holds;
        const before = await holdOn(library, session, title);
        expect(before).toMatchObject({ suspendable: true });
        expect(before.suspended).toBeUndefined();
        for (const until of [inDays(stage, 7), inDays(stage, 30), null]) {
          const call = { session, key: randomUUID(), hold: before.id, until };
          const suspended = shaped(holdAnswer, await library.suspendHold(call, options()));
          expect(suspended).toEqual({ ...before, suspended: { until } });
          expect(await holdOn(library, session, title)).toEqual(suspended);
          expect(await suspendedUntil(scene.reader, title)).toBe(until);
        }
      }, "suspensions"),
    );

    test(
      "a suspended hold is shown as suspended, and as before once resumed; resuming twice is no error",
      onStage(async (stage) => {
        const { library, scene } = stage;
        const { suspended, suspendedUntil } = suspensionsOf(stage);
        const session = await signIn(library, scene.reader);
        const before = await holdOn(library, session, suspended);
        expect(before.suspended?.until).toBe(await suspendedUntil(scene.reader, suspended));
        for (let time = 0; time < 2; time += 1) {
          const call = { session, key: randomUUID(), hold: before.id };
          const { suspended: _ended, ...active } = before;
          expect(shaped(holdAnswer, await library.resumeHold(call, options()))).toEqual(active);
          expect(await suspendedUntil(scene.reader, suspended)).toBe("active");
        }
      }, "suspensions"),
    );

    test(
      "a hold with an assigned copy, a past date, and another patron's hold are refused",
      onStage(async (stage) => {
        const { library, scene } = stage;
        const { refused, suspendedUntil } = suspensionsOf(stage);
        const session = await signIn(library, refused.account);
        const found = await holdOn(library, session, refused.id);
        expect(found.suspendable).toBeUndefined();
        const key = randomUUID();
        const suspend = (hold: string, until: string | null) =>
          library.suspendHold({ session, key, hold, until }, options());
        expect(refused.names).toContain(refusalIn(await suspend(found.id, null)));
        const strange = await holdOn(library, await signIn(library, scene.reader), scene.holds[0].id);
        for (const id of [strange.id, "9999999", "no such hold"]) {
          expect(refusalIn(await suspend(id, inDays(stage, 7)))).toBe("hold-not-found");
          expect(refusalIn(await library.resumeHold({ session, key, hold: id }, options()))).toBe(
            "hold-not-found",
          );
        }
        for (const days of [0, -3]) {
          expect(refusalIn(await suspend(found.id, inDays(stage, days)))).toBe("bad-request");
        }
        expect(await suspendedUntil(scene.reader, scene.holds[0].id)).toBe("active");
        expectNoWrites(stage);
      }, "suspensions"),
    );
  });
}
