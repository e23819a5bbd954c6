import { expect, test } from "vitest";
import { planFor } from "#soak/backend/plan.ts";
import { isKept, report } from "#soak/backend/report.ts";
import { soak } from "#soak/backend/run.ts";
import { ENGINE } from "#test/support/backend/test-database.ts";

/** The long one is `npm run soak -- backend`. */
const SHORT = {
  seconds: 6,
  kiosks: 40,
  killEvery: 3,
  killAfter: null,
  seed: 20_261_125,
  stopDatabase: false,
};

test("forty kiosks and two counters at once while the backend is killed: every acknowledged write is kept, none is done twice, every queue is whole", async () => {
  const server = ENGINE === "postgres" ? (process.env["SHIORI_TEST_SERVER"] ?? null) : null;
  const outcome = await soak(planFor({ ...SHORT, engine: ENGINE, without: null }), server);
  const broken = outcome.checks.filter((check) => check.broken.length > 0);
  expect(broken, report(outcome)).toEqual([]);
  // Next to nothing happened = nothing was proven.
  expect(isKept(outcome), report(outcome)).toBe(true);
});
