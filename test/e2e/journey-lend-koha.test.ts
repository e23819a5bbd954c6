import { setTimeout as pause } from "node:timers/promises";
import { expect, it } from "vitest";
import { kohaParts, sip2Parts } from "#contract/settings/backends.schema.ts";
import { translator } from "#renderer/i18n/index.ts";
import { KOHA_ACCOUNT, KOHA_LENDER, startKoha } from "#test/fakes/koha-server.ts";
import { sip2WorldOf } from "#test/fakes/koha-sip2.ts";
import { biblio, dayOf, hold, item, patron as kohaPatron } from "#test/fakes/koha-world.ts";
import { SERVERS } from "#test/fakes/sip2/quirks.ts";
import { startSip2Server } from "#test/fakes/sip2-server.ts";
import { begins } from "#test/support/kiosk/control-names.ts";
import { lendingKiosk } from "#test/support/kiosk/lending-kiosk.ts";
import { READS_CHANGE_MS } from "#test/support/kiosk/simulated-patron.ts";
import { TERMS } from "#test/support/screens/fake-kiosk.ts";

const CARD = "2001014";
const PASSWORD = "Shiori7";
const FREE = { barcode: "100000001", title: "草枕" };
/** Borrowed by the patron before, which Koha wants confirmed. */
const AGAIN = { barcode: "100000002", title: "三四郎" };
const AWAITED = { barcode: "100000003", title: "坊っちゃん" };
const BOOKS = [FREE, AGAIN, AWAITED];
const say = translator("ja", TERMS);

/** A Koha that lends over its API, with its SIP2 server beside it for returns. */
const stage = lendingKiosk(async () => {
  const world = {
    patrons: [kohaPatron(4, CARD, { _password: PASSWORD }), kohaPatron(14, "2002020")],
    libraries: [{ library_id: "CPL", name: "Central Library", phone: null, pickup_location: true }],
    biblios: BOOKS.map(({ title }, at) => biblio(at + 1, title, "夏目漱石")),
    items: BOOKS.map(({ barcode }, at) =>
      item(101 + at, at + 1, {
        external_id: barcode,
        ...(barcode === AGAIN.barcode ? { _confirms: { PREVISSUE: 1 } } : {}),
      }),
    ),
    holds: [hold(501, 14, 3)],
    checkouts: [],
    maxHolds: 6,
    maxLoans: 6,
    maxRenewals: 1,
    renewalErrors: new Map(),
  };
  const koha = await startKoha(world);
  koha.quirks.version = "23.11";
  const server = await startSip2Server({ world: sip2WorldOf(koha.world), quirks: SERVERS.koha });
  const { host, port } = server;
  return {
    options: {
      settings: {
        services: { takeBack: true },
        kiosk: { library: "CPL" },
        backend: {
          adapter: "koha" as const,
          url: koha.url,
          koha: kohaParts.parse({ ...KOHA_ACCOUNT, auth: "oauth", lending: KOHA_LENDER, sip2: true }),
          sip2: sip2Parts.parse({ host, port, user: "kiosk", password: "secret" }),
        },
      },
    },
    koha,
    server,
    async stop() {
      await server.stop();
      await koha.stop();
    },
  };
});

it("D84, D86: at Koha a patron borrows over the API, and a copy comes back over SIP2 beside it", async () => {
  const { kiosk, patron, koha, server } = stage();
  await kiosk.scan(CARD);
  await patron.givePassword(PASSWORD);
  await patron.press(begins(say("lend.open")));
  await patron.sees(say("lend.hint"));
  for (const { barcode } of [FREE, AGAIN]) await kiosk.scan(barcode);
  await patron.sees(say("lend.count", { count: 2 }));
  await kiosk.scan(AWAITED.barcode);
  await patron.sees(say("refusal.waits-for-another.text"));
  const lent = koha.seen.filter(({ method, path }) => method === "POST" && path === "/checkouts");
  expect(lent.map(({ account }) => account)).toEqual([KOHA_LENDER.user, KOHA_LENDER.user]);
  expect(lent.map(({ params }) => params.has("confirmation"))).toEqual([false, true]);
  // A list that has just changed takes no press (V15).
  await pause(READS_CHANGE_MS);
  await patron.press(say("visit.finish"));
  await patron.sees(say("lend.endLent", { count: 2 }));
  const [due] = koha.world.checkouts.map((loan) => dayOf(loan["due_date"]));
  await patron.sees(say("loan.dueOn", { date: due ?? "" }));
  await patron.sees(say("lend.sum.not-done", { count: 1 }));
  await patron.press(say("visit.finish"));
  await patron.sees(say("visit.attract.scan"));

  await kiosk.scan(FREE.barcode);
  await patron.press(say("lend.scanned.giveBack"));
  await patron.sees(say("returns.put.trolley"));
  expect(await kiosk.words()).toContain(FREE.title);
  expect(koha.world.checkouts.map((loan) => loan["item_id"])).toEqual([102]);
  expect(server.heard.filter((text) => text.startsWith("09"))).toHaveLength(1);
  // The API has lent: nothing was lent over SIP2, and no password went there.
  expect(server.heard.filter((text) => /^(?:11|63)/u.test(text) || text.includes(PASSWORD))).toEqual([]);
});
