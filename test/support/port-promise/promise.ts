import { afterAll, beforeAll, describe } from "vitest";
import { promiseBadBackends } from "./bad-backends.ts";
import { promiseCheckOutByCard, promiseUndo } from "./by-card.ts";
import { promiseCapabilities } from "./capabilities.ts";
import { promiseCirculation } from "./circulation.ts";
import { promiseCheckIn, promiseCheckOut } from "./lending.ts";
import { promiseLostAnswers } from "./lost-answers.ts";
import { onStageOf, PATIENCE_MS } from "./on-stage.ts";
import { promisePickups } from "./pickups.ts";
import { promiseSignIn } from "./sign-in.ts";
import type { Subject } from "./subject.ts";
import { promiseSuspensions } from "./suspensions.ts";

/** Registers the tests that every adapter has to pass: the promise of `LibraryPort` (README.md beside this file). */
export function promiseThePort(subject: Subject): void {
  describe(`the library port over ${subject.name}`, () => {
    beforeAll(() => subject.start(), PATIENCE_MS);
    afterAll(() => subject.stop(), PATIENCE_MS);
    const onStage = onStageOf(subject);
    promiseCapabilities(subject, onStage);
    promiseSignIn(onStage);
    promiseCirculation(subject, onStage);
    promisePickups(subject, onStage);
    if (subject.capabilities.checkOut) promiseCheckOut(onStage);
    if (subject.capabilities.checkOutByCard) promiseCheckOutByCard(onStage);
    if (subject.capabilities.checkIn) promiseCheckIn(onStage);
    if (subject.capabilities.checkOut && subject.capabilities.checkIn)
      promiseUndo(onStage, subject.capabilities.checkOutByCard);
    if (subject.capabilities.suspendHold) promiseSuspensions(onStage);
    if (subject.canFail === false) return;
    // These wait for time limits: all at once.
    describe.concurrent("when things go wrong", () => {
      promiseLostAnswers(subject, onStage);
      promiseBadBackends(subject, onStage);
    });
  });
}
