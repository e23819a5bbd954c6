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

function restsOf({ scene, truth }: Stage) {
  const { restsUntil } = truth;
  if (scene.rests === undefined || restsUntil === undefined) {
    throw new Error("A subject whose holds can rest has such holds in its scene.");
  }
  return { ...scene.rests, restsUntil };
}

/** Holds that rest, and are resumed. */
export function promiseRests(onStage: OnStage): void {
  describe("suspended holds", () => {
    test(
      "a hold is suspended until a date, then until another, then without one, and nothing else changes",
      onStage(async (stage) => {
        const { library, scene } = stage;
        const { restsUntil } = restsOf(stage);
        const session = await signIn(library, scene.reader);
        const [{ id: title }] = scene.holds;
        const before = await holdOn(library, session, title);
        expect(before).toMatchObject({ restable: true });
        expect(before.resting).toBeUndefined();
        for (const until of [inDays(stage, 7), inDays(stage, 30), null]) {
          const call = { session, key: randomUUID(), hold: before.id, until };
          const rested = shaped(holdAnswer, await library.suspendHold(call, options()));
          expect(rested).toEqual({ ...before, resting: { until } });
          expect(await holdOn(library, session, title)).toEqual(rested);
          expect(await restsUntil(scene.reader, title)).toBe(until);
        }
      }, "suspensions"),
    );

    test(
      "a suspended hold is shown as suspended, and as before once resumed; resuming twice is no error",
      onStage(async (stage) => {
        const { library, scene } = stage;
        const { resting, restsUntil } = restsOf(stage);
        const session = await signIn(library, scene.reader);
        const before = await holdOn(library, session, resting);
        expect(before.resting?.until).toBe(await restsUntil(scene.reader, resting));
        for (let time = 0; time < 2; time += 1) {
          const call = { session, key: randomUUID(), hold: before.id };
          const { resting: _ended, ...awake } = before;
          expect(shaped(holdAnswer, await library.resumeHold(call, options()))).toEqual(awake);
          expect(await restsUntil(scene.reader, resting)).toBe("awake");
        }
      }, "suspensions"),
    );

    test(
      "a hold with an assigned copy, a past date, and another patron's hold are refused",
      onStage(async (stage) => {
        const { library, scene } = stage;
        const { refused, restsUntil } = restsOf(stage);
        const session = await signIn(library, refused.account);
        const found = await holdOn(library, session, refused.id);
        expect(found.restable).toBeUndefined();
        const key = randomUUID();
        const rest = (hold: string, until: string | null) =>
          library.suspendHold({ session, key, hold, until }, options());
        expect(refused.names).toContain(refusalIn(await rest(found.id, null)));
        const strange = await holdOn(library, await signIn(library, scene.reader), scene.holds[0].id);
        for (const id of [strange.id, "9999999", "no such hold"]) {
          expect(refusalIn(await rest(id, inDays(stage, 7)))).toBe("hold-not-found");
          expect(refusalIn(await library.resumeHold({ session, key, hold: id }, options()))).toBe(
            "hold-not-found",
          );
        }
        for (const days of [0, -3]) {
          expect(refusalIn(await rest(found.id, inDays(stage, days)))).toBe("bad-request");
        }
        expect(await restsUntil(scene.reader, scene.holds[0].id)).toBe("awake");
        expectNoWrites(stage);
      }, "suspensions"),
    );
  });
}
