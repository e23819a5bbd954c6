import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { ticketOf } from "#main/library/ticket.ts";
import { type OnStage, PATIENCE_MS, refusalIn, signIn } from "./on-stage.ts";
import type { Subject } from "./subject.ts";
import { portWritesOf } from "./writes.ts";

/**
 * Writes whose answer never comes. The patron is told the truth: done, certainly not done, or unknown. The last
 * is allowed where a backend keeps no record of writes and a look at the patron's lists leaves a doubt; told as done
 * what was not, or as not done what was, is never allowed, and no write is sent twice. To be registered in a group of tests that run at once.
 */
export function promiseLostAnswers({ capabilities, unseen = [] }: Subject, onStage: OnStage): void {
  for (const write of portWritesOf(capabilities)) {
    test(
      `a lost answer: ${write.name} that was done is reported as done, where that is visible`,
      onStage(async (stage) => {
        const session = await signIn(stage.library, stage.scene.reader);
        const send = await write.prepare(stage, session);
        stage.wire.loseNextWrite("done", "well");
        const answer = await send();
        if (unseen.includes(write.needs)) expect(refusalIn(answer)).toBe("not-confirmed");
        else expect(answer).toMatchObject({ ok: true });
        expect(await write.isDone(stage)).toBe(true);
        expect(stage.wire.writesHeard()).toBe(1);
      }),
      PATIENCE_MS,
    );

    test(
      `a lost answer: ${write.name} that was not done is reported as not done or not confirmed`,
      onStage(async (stage) => {
        const session = await signIn(stage.library, stage.scene.reader);
        const send = await write.prepare(stage, session);
        stage.wire.loseNextWrite("not-done", "well");
        const honest = capabilities.confirmsWrites ? ["not-done"] : ["not-done", "not-confirmed"];
        expect(honest).toContain(refusalIn(await send()));
        expect(await write.isDone(stage)).toBe(false);
        expect(stage.wire.writesHeard()).toBe(1);
      }),
      PATIENCE_MS,
    );

    test.for(["done", "not-done"] as const)(
      `a lost answer: ${write.name} that cannot be looked up (%s) is not confirmed, and has a ticket`,
      { timeout: PATIENCE_MS },
      (fate, context) =>
        onStage(async (stage) => {
          const session = await signIn(stage.library, stage.scene.reader);
          const send = await write.prepare(stage, session);
          stage.wire.loseNextWrite(fate, "away");
          const key = randomUUID();
          expect(await send(key)).toEqual({
            ok: false,
            refusal: { name: "not-confirmed", details: { ticket: ticketOf(key) } },
          });
          expect(stage.wire.writesHeard()).toBe(1);
          await stage.wire.pass();
          expect(await write.isDone(stage)).toBe(fate === "done");
        })(context),
    );

    test(
      `a lost answer: ${write.name} without any connection is reported as not done`,
      onStage(async (stage) => {
        const session = await signIn(stage.library, stage.scene.reader);
        const send = await write.prepare(stage, session);
        await stage.wire.cut();
        expect(refusalIn(await send())).toBe("not-done");
        await stage.wire.pass();
        expect(await write.isDone(stage)).toBe(false);
        expect(stage.wire.writesHeard()).toBe(0);
      }),
      PATIENCE_MS,
    );
  }
}
