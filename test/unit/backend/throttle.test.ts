import { describe, expect, it } from "vitest";
import { DEFAULT_SETTINGS } from "#backend/rules/settings.schema.ts";
import { delayMs } from "#backend/rules/throttle.ts";
import { takeToken } from "#backend/rules/token-bucket.ts";
import { levelNow, waitSeconds } from "#contract/guesses.ts";

const { slowing, requests } = DEFAULT_SETTINGS;

describe("throttle per kiosk", () => {
  it("forgets one wrong password every ten seconds, and never more than there are", () => {
    expect(levelNow({ level: 3, at: 0 }, 10_000, slowing)).toBe(2);
    expect(levelNow({ level: 3, at: 0 }, 3_600_000, slowing)).toBe(0);
    // A clock that was set back adds nothing and blocks no kiosk permanently.
    expect(levelNow({ level: 3, at: 10_000 }, 0, slowing)).toBe(2);
    expect(levelNow({ level: 30, at: 3_600_000 }, 0, slowing)).toBe(0);
  });

  it("holds nothing back at first, then evenly more, up to three seconds", () => {
    expect([0, 10, 20, 30, 100].map((level) => delayMs(level, slowing))).toEqual([0, 0, 1500, 3000, 3000]);
  });

  it("lets a kiosk wait ten seconds at most", () => {
    expect([0, 29, 29.5, 30].map((level) => waitSeconds(level, slowing))).toEqual([null, null, 5, 10]);
  });

  it("an answer that waited for its turn and was held back still comes before the kiosk gives up", () => {
    expect(slowing.maxDelaySeconds + 5).toBeLessThanOrEqual(8);
  });
});

describe("requests of one kiosk", () => {
  it("has its burst, then its rate, and never saves up more than the burst", () => {
    let now = 0;
    let allowance = takeToken(undefined, now, requests).after;
    for (let count = 1; count < requests.burst; count += 1)
      allowance = takeToken(allowance, now, requests).after;
    expect(takeToken(allowance, now, requests).tooEarly).toBe(1);
    now += 1000;
    for (let count = 0; count < requests.perSecond; count += 1) {
      const { after, tooEarly } = takeToken(allowance, now, requests);
      expect(tooEarly).toBeNull();
      allowance = after;
    }
    expect(takeToken(allowance, now, requests).tooEarly).toBe(1);
    expect(takeToken(allowance, now + 3_600_000, requests).after.left).toBe(requests.burst - 1);
  });
});
