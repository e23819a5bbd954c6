import { expect, test } from "vitest";
import { refusal } from "#contract/refusals.ts";
import { ok, refused } from "#contract/result.ts";
import { createLendingCounter } from "#main/library/lending-counter.ts";

test("loans and returns are counted, and what was not done by its reason; nothing else is", () => {
  const counter = createLendingCounter();
  expect(counter.counts()).toEqual({ lent: 0, returned: 0, refused: [] });
  counter.note("checkOut", ok({ barcode: "100000012" }));
  counter.note("checkOut", refused(refusal("loan-limit", { max: 10 })));
  for (let time = 0; time < 2; time += 1) counter.note("checkIn", refused(refusal("counter-only")));
  counter.note("checkIn", ok({ barcode: "100000012" }));
  counter.note("renew", ok({}));
  counter.note("placeHold", refused(refusal("hold-limit")));
  expect(counter.counts()).toEqual({
    lent: 1,
    returned: 1,
    refused: [
      { verb: "checkIn", refusal: "counter-only", count: 2 },
      { verb: "checkOut", refusal: "loan-limit", count: 1 },
    ],
  });
});
