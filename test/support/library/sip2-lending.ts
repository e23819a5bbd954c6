import { sip2Parts } from "#contract/settings/backends.schema.ts";
import type { Settings } from "#contract/settings/settings.schema.ts";
import type { Quirks } from "#test/fakes/sip2/quirks.ts";
import { type FakeCopy, fakePatron, fakeWorld } from "#test/fakes/sip2/world.ts";
import { startSip2Server } from "#test/fakes/sip2-server.ts";
import type { Partially } from "../kiosk/kiosk.ts";
import { lendingKiosk } from "../kiosk/lending-kiosk.ts";
import { ABOUT } from "./sip2-library-info.ts";

/** The patron of these kiosks. */
export const CARD = "2001014";
export const PASSWORD = "Shiori7";

/** A kiosk that lends over SIP2, with these copies and one patron. */
export function sip2Lending(
  copies: readonly FakeCopy[],
  {
    quirks = {},
    settings = {},
  }: { readonly quirks?: Partial<Quirks>; readonly settings?: Partially<Settings> } = {},
) {
  return lendingKiosk(async () => {
    const world = fakeWorld([fakePatron(CARD, PASSWORD)], copies);
    const server = await startSip2Server({ world, quirks: { currency: "JPY", ...quirks } });
    const { host, port } = server;
    const sip2 = sip2Parts.parse({ host, port, user: "kiosk", password: "secret", timeZone: "Asia/Tokyo" });
    return {
      options: {
        settings: {
          kiosk: { library: "MAIN" },
          ...settings,
          backend: { adapter: "sip2" as const, url: "", currency: "JPY", about: ABOUT, sip2 },
        },
      },
      server,
      stop: () => server.stop(),
    };
  });
}
