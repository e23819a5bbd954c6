import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sip2Parts } from "#contract/settings/backends.schema.ts";
import { translator } from "#renderer/i18n/index.ts";
import { money } from "#renderer/screens/shared/balance-notice.tsx";
import { fakeCopy, fakePatron } from "#test/fakes/sip2/world.ts";
import { type FakeSip2Server, startSip2Server } from "#test/fakes/sip2-server.ts";
import { begins } from "#test/support/kiosk/control-names.ts";
import { type Kiosk, startKiosk } from "#test/support/kiosk/kiosk.ts";
import { type Person, person, READS_CHANGE_MS } from "#test/support/kiosk/simulated-patron.ts";
import { ABOUT } from "#test/support/library/sip2-library-info.ts";

const CARD = "2001014";
const PASSWORD = "Shiori7";
const [ACCEPTED, LEFT] = ["100000001", "100000002"];
const say = translator("ja");

let server: FakeSip2Server;
let kiosk: Kiosk;
let patron: Person;

/** What the screen says of a loan with such a fee. */
const costs = (amount: number): string =>
  say("lend.costs", {
    amount: money({ amount, currency: "JPY" }, "ja"),
    reason: say("lend.feeReason.rental"),
  });

beforeAll(async () => {
  const copies = [
    fakeCopy(ACCEPTED, "からくり時計の研究", { fee: "300" }),
    fakeCopy(LEFT, "春を待つ", { fee: "120" }),
  ];
  server = await startSip2Server({
    quirks: { currency: "JPY" },
    world: {
      patrons: new Map([[CARD, fakePatron(CARD, PASSWORD)]]),
      copies: new Map(copies.map((copy) => [copy.barcode, copy])),
      pickups: new Map(),
      loanDays: 14,
      changes: [],
    },
  });
  const { host, port } = server;
  kiosk = await startKiosk({
    settings: {
      backend: {
        adapter: "sip2",
        url: "",
        sip2: sip2Parts.parse({ host, port, user: "kiosk", password: "secret", timeZone: "Asia/Tokyo" }),
        about: ABOUT,
      },
      kiosk: { library: "MAIN" },
      services: { lend: true },
      visit: { idleSeconds: 8, warningSeconds: 2 },
    },
  });
  patron = person(kiosk, "ja");
});

afterAll(async () => {
  await kiosk?.stop();
  await server?.stop();
});

it("a fee is charged once, after a touch on its amount, and never by a scan or because time runs out", async () => {
  await kiosk.scan(CARD);
  await patron.sees(say("signIn.password.heading"));
  await patron.typeLatin(PASSWORD);
  await patron.press(say("common.next"));
  await patron.press(begins(say("lend.open")));
  await patron.sees(say("lend.hint"));
  await kiosk.scan(ACCEPTED);
  await patron.sees(costs(300));
  expect(server.world.changes).toEqual([]);
  await pause(READS_CHANGE_MS);
  await patron.press(
    begins(say("lend.acceptFee", { amount: money({ amount: 300, currency: "JPY" }, "ja") })),
  );
  await patron.sees(say("lend.lent"));
  const charged = [`lend ${ACCEPTED} ${CARD}`, `charge 300 ${CARD}`];
  expect(server.world.changes).toEqual(charged);
  const ended = kiosk.waitForEvent("visit-reset");
  await kiosk.scan(LEFT);
  await patron.sees(costs(120));
  await kiosk.scan(LEFT);
  expect(await ended).toMatchObject({ reason: "idle" });
  expect(server.world.changes).toEqual(charged);
});
