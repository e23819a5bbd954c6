import { describe, expect, it } from "vitest";
import { SETTINGS } from "#contract/settings/settings.schema.ts";
import type { VisitEffect } from "#main/visit/state.ts";
import { visitTimes } from "#main/visit/times.ts";
import { createVisit } from "#main/visit/visit.ts";

const TIMES = visitTimes(SETTINGS.parse({ backend: { url: "http://127.0.0.1:1" } }));

function visit() {
  const resets: string[] = [];
  const carryOut = (effect: VisitEffect): void => {
    if (effect.type === "reset") resets.push(`${effect.visit} ${effect.reason}`);
  };
  const running = createVisit(
    () => TIMES,
    () => 0,
    false,
  );
  running.setEffectHandler(carryOut);
  return { resets, ...running };
}

describe("while a reset makes the page of the next visit", () => {
  it("events wait; the first end among them ends that visit afterwards (R67)", () => {
    const { resets, state, dispatch, pauseEvents: hold, resumeEvents: release } = visit();
    dispatch({ type: "begin" });
    dispatch({ type: "end", reason: "button" });
    dispatch({ type: "reset-done" });
    hold();
    dispatch({ type: "end", reason: "suspend" });
    dispatch({ type: "end", reason: "crash" });
    expect(state()).toMatchObject({ phase: "attract", visit: 2 });
    release();
    expect(state().phase).toBe("ending");
    expect(resets).toEqual(["1 button", "2 suspend"]);
  });
});
