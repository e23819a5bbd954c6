import { expect, it } from "vitest";
import type { PortHealth } from "#contract/library/port.ts";
import { ok } from "#contract/result.ts";
import { createKohaLibrary } from "#main/library/koha/library.ts";
import { createLog } from "#main/log/log.ts";
import { testBackend } from "#main/staff/diagnostics.ts";
import { KOHA_ACCOUNT } from "#test/fakes/koha-server.ts";

/** A library of which only the health is asked, and answered as given. */
function library(health: PortHealth) {
  const koha = { auth: "basic", ...KOHA_ACCOUNT } as const;
  const log = createLog(null, false);
  const url = "http://127.0.0.1:1";
  return {
    ...createKohaLibrary({ url, authority: "", koha, about: null, library: "CPL", log }),
    health: async () => ok(health),
  };
}

it.each<[PortHealth, string]>([
  [{ partAway: "system" }, "out-of-order"],
  [{ partAway: "catalogue" }, "catalogue-away"],
  [{ besideAway: ["checkIn"] }, "beside-away"],
  [{ besideAway: ["checkIn"], partAway: null }, "beside-away"],
])("the backend's test fails while %j, and says %s", async (health, about) => {
  expect(await testBackend(library(health))).toEqual({ ok: false, about, ms: [] });
});
