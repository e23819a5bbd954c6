import { describe, expect, it } from "vitest";
import { DEFAULT_SETTINGS } from "#backend/rules/settings.schema.ts";
import { USUAL_GUESS_LIMITS } from "#contract/guesses.ts";
import { refusal } from "#contract/refusals.ts";
import { refused } from "#contract/result.ts";
import { createCardTries } from "#main/library/card-tries.ts";

const { mostFailures, forgetSeconds } = USUAL_GUESS_LIMITS;

function counter() {
  let now = 0;
  const tries = createCardTries(() => now);
  const tryMany = (count: number) => Array.from({ length: count }, () => tries.count().ok);
  return {
    tries,
    tryMany,
    pass: (seconds: number) => {
      now += seconds * 1000;
    },
  };
}

describe("cards that are tried without a password (D87)", () => {
  it("are as many as wrong passwords at the reference backend", () => {
    expect(DEFAULT_SETTINGS.slowing).toMatchObject({ mostFailures, forgetSeconds });
  });

  it("are refused when too many did not suffice, and one may be tried after a while", () => {
    const { tries, tryMany, pass } = counter();
    expect(new Set(tryMany(mostFailures))).toEqual(new Set([true]));
    const no = refused(refusal("too-many-requests", { seconds: forgetSeconds }));
    // What is refused does not count: the wait is no longer for it.
    expect([tries.count(), tries.count()]).toEqual([no, no]);
    pass(forgetSeconds);
    expect(tryMany(2)).toEqual([true, false]);
  });

  it("cost nothing when they suffice", () => {
    const { tries, tryMany } = counter();
    for (let at = 0; at < mostFailures * 2; at += 1) {
      const one = tries.count();
      if (one.ok) one.value.undo();
    }
    expect(tryMany(mostFailures + 1).filter(Boolean)).toHaveLength(mostFailures);
  });
});
