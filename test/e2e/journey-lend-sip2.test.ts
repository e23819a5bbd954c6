import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sip2Parts } from "#contract/settings/backends.schema.ts";
import { translator } from "#renderer/i18n/index.ts";
import { money } from "#renderer/screens/shared/balance-notice.tsx";
import { type FakeWorld, fakeCopy, fakePatron } from "#test/fakes/sip2/world.ts";
import { type FakeSip2Server, startSip2Server } from "#test/fakes/sip2-server.ts";
import { begins } from "#test/support/kiosk/control-names.ts";
import { type Kiosk, startKiosk } from "#test/support/kiosk/kiosk.ts";
import { type Person, person, READS_CHANGE_MS } from "#test/support/kiosk/simulated-patron.ts";
import { ABOUT } from "#test/support/library/sip2-library-info.ts";
import { TERMS } from "#test/support/screens/fake-kiosk.ts";

const CARD = "2001014";
const PASSWORD = "Shiori7";
const FREE = { barcode: "100000001", title: "草枕" };
const OWN = { barcode: "100000002", title: "三四郎" };
const COSTS = { barcode: "100000003", title: "坊っちゃん" };
const say = translator("ja", TERMS);

let world: FakeWorld;
let server: FakeSip2Server;
let kiosk: Kiosk;
let patron: Person;

beforeAll(async () => {
  const copies = [
    fakeCopy(FREE.barcode, FREE.title),
    fakeCopy(OWN.barcode, OWN.title, { holder: CARD, due: "2099-12-09" }),
    fakeCopy(COSTS.barcode, COSTS.title, { fee: "100" }),
  ];
  world = {
    patrons: new Map([[CARD, fakePatron(CARD, PASSWORD)]]),
    copies: new Map(copies.map((copy) => [copy.barcode, copy])),
    pickups: new Map(),
    loanDays: 14,
    changes: [],
  };
  server = await startSip2Server({ world });
  kiosk = await startKiosk({
    settings: {
      services: { lend: true },
      kiosk: { library: "MAIN" },
      backend: {
        adapter: "sip2",
        url: "",
        currency: "JPY",
        about: ABOUT,
        sip2: sip2Parts.parse({
          host: server.host,
          port: server.port,
          user: "kiosk",
          password: "secret",
          timeZone: "Asia/Tokyo",
        }),
      },
    },
  });
  patron = person(kiosk, "ja");
});

afterAll(async () => {
  await kiosk?.stop();
  await server?.stop();
});

it("D84, D85: over SIP2 a patron borrows by scanning, pays only what was accepted, and renews nothing by scanning", async () => {
  await kiosk.scan(CARD);
  await patron.givePassword(PASSWORD);
  await patron.press(begins(say("lend.open")));
  await patron.sees(say("lend.hint"));
  await kiosk.scan(FREE.barcode);
  await patron.sees(say("lend.count", { count: 1 }));
  expect(await patron.row(FREE.title)).toContain(say("lend.lent"));
  await kiosk.scan(OWN.barcode);
  await patron.sees(say("loan.renew"));
  await kiosk.scan(COSTS.barcode);
  const amount = money({ amount: 100, currency: "JPY" }, "ja");
  await patron.sees(say("lend.costs", { amount, reason: say("lend.feeReason.rental") }));
  expect(world.changes).toEqual([`lend ${FREE.barcode} ${CARD}`]);
  // A list that has just changed takes no press (V15).
  await pause(READS_CHANGE_MS);
  await patron.press(begins(say("lend.acceptFee", { amount })));
  await patron.sees(say("lend.count", { count: 2 }));
  await patron.finish();
  expect(world.changes).toEqual([
    `lend ${FREE.barcode} ${CARD}`,
    `lend ${COSTS.barcode} ${CARD}`,
    `charge 100 ${CARD}`,
  ]);
  const last = server.heard.filter((text) => text.includes(CARD)).at(-1);
  expect(last).toMatch(/^35/u);
});
