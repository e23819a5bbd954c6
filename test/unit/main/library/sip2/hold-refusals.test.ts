import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { patient, refusalOf, signedIn, sip2Scene } from "#test/support/library/sip2-library.ts";

test("SIP-38: holds that the server refuses are refused for a reason that is not known, and no other", async () => {
  const { library, server } = await sip2Scene({ settings: { preset: "generic", holds: "full" } });
  const { session } = await signedIn(library);
  const write = () => ({ session, key: randomUUID() });
  server.quirks.refusedHolds = "-*";
  const change = { hold: "30005", pickup: "WEST", contact: "none" } as const;
  expect(refusalOf(await library.changeHold({ ...write(), ...change }, patient()))).toBe("reason-unknown");
  expect(refusalOf(await library.cancelHold({ ...write(), hold: "30005" }, patient()))).toBe(
    "reason-unknown",
  );
  server.quirks.refusedHolds = "+";
  const place = { title: "30006", pickup: "MAIN", contact: "none" } as const;
  expect(refusalOf(await library.placeHold({ ...write(), ...place }, patient()))).toBe("reason-unknown");
});
