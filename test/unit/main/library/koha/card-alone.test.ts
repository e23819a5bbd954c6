import { describe, expect, it, onTestFinished } from "vitest";
import { USUAL_GUESS_LIMITS } from "#contract/guesses.ts";
import { sip2Parts } from "#contract/settings/backends.schema.ts";
import { createCardTries } from "#main/library/card-tries.ts";
import { KOHA_ACCOUNT, KOHA_LENDER } from "#test/fakes/koha-server.ts";
import { sip2WorldOf } from "#test/fakes/koha-sip2.ts";
import { CANARY, CARD, item, type Row, smallWorld } from "#test/fakes/koha-world.ts";
import { SERVERS } from "#test/fakes/sip2/quirks.ts";
import { startSip2Server } from "#test/fakes/sip2-server.ts";
import { key, kohaScene, options } from "#test/support/library/koha-scene.ts";

const FREE = "39000000091";
const NEEDS_PASSWORD = { ok: false, refusal: { name: "password-needed" } };

/** Koha with an account that lends over the API, or with its SIP2 server beside it. `patron`: changes to the card's record. */
async function scene(way: "rest" | "sip2", patron: Row = {}) {
  const world = smallWorld();
  world.items.push(item(91, 2));
  Object.assign(world.patrons.find((one) => one["cardnumber"] === CARD) ?? {}, patron);
  const server = await startSip2Server({ world: sip2WorldOf(world), quirks: SERVERS.koha });
  onTestFinished(() => server.stop());
  const { host, port } = server;
  const cardTries = createCardTries(() => 0);
  const koha = { auth: "basic", ...KOHA_ACCOUNT, sip2: way === "sip2" } as const;
  const made = await kohaScene(
    {
      koha: way === "rest" ? { ...koha, lending: KOHA_LENDER } : koha,
      sip2: sip2Parts.parse({ host, port, user: "kiosk", password: "secret" }),
      cardTries,
    },
    world,
  );
  made.koha.quirks.version = way === "rest" ? "23.11" : "23.05";
  await made.library.info(options());
  const enter = (cardNumber = CARD) => made.library.signInByCard({ cardNumber }, options());
  const lend = (session: string, renew = false) =>
    made.library.checkOut({ session, key: key(), barcode: FREE, renew }, options());
  return { ...made, world, server, cardTries, enter, lend };
}

async function sessionOf(enter: Awaited<ReturnType<typeof scene>>["enter"]): Promise<string> {
  const answer = await enter();
  if (!answer.ok) throw new Error(answer.refusal.name);
  return answer.value.session;
}

describe.each(["rest", "sip2"] as const)("the card alone at Koha, which lends over %s", (way) => {
  it("lends without asking for a password", async () => {
    const { enter, lend, koha, server } = await scene(way);
    expect(await lend(await sessionOf(enter))).toMatchObject({
      ok: true,
      value: { loan: { barcode: FREE } },
    });
    expect(koha.asked()).not.toContain("POST /auth/password/validation");
    expect(server.heard.filter((text) => text.includes("|AD"))).toEqual([]);
  });

  it("sends the card number in no address", async () => {
    const { enter, koha } = await scene(way);
    await sessionOf(enter);
    expect(koha.seen.map(({ url }) => url).join(" ")).not.toContain(CARD);
  });

  it.each<[string, Row]>([
    ["has expired", { expiry_date: "2020-01-01" }],
    ["is restricted", { restricted: true }],
    ["is lost", { patron_card_lost: true }],
    ["staff have locked", { login_attempts: -1 }],
    // Koha does not tell how many it takes.
    ["may be locked by wrong passwords", { login_attempts: 1 }],
  ])("does not suffice with a card that %s", async (_what, patron) => {
    const { enter, server } = await scene(way, patron);
    expect(await enter()).toEqual(NEEDS_PASSWORD);
    expect(server.heard.filter((text) => /^(?:63|11)/u.test(text))).toEqual([]);
  });

  it("does not suffice with an unknown card, or with the beginning of one", async () => {
    const { enter } = await scene(way);
    for (const card of ["2352900099999", CARD.slice(0, -1), "", "%"]) {
      expect(await enter(card)).toEqual(NEEDS_PASSWORD);
    }
  });

  it("is an answer of the server's only when the server answers", async () => {
    const { enter, koha } = await scene(way);
    koha.fail("GET", /^\/patrons$/u, { kind: "crash" });
    expect(await enter()).toEqual({ ok: false, refusal: { name: "out-of-order" } });
  });

  it("cannot be used to find out which cards there are", async () => {
    const { enter, koha, cardTries } = await scene(way);
    for (let at = 1; at < USUAL_GUESS_LIMITS.mostFailures; at += 1) cardTries.count();
    // Neither a card that suffices nor a server that fails is a try.
    await sessionOf(enter);
    koha.fail("GET", /^\/patrons$/u, { kind: "crash" }, 1);
    expect(await enter()).toMatchObject({ refusal: { name: "out-of-order" } });
    expect(await enter("2352900099999")).toEqual(NEEDS_PASSWORD);
    const before = koha.asked().length;
    expect(await enter()).toMatchObject({ refusal: { name: "too-many-requests" } });
    expect(koha.asked()).toHaveLength(before);
  });

  it("renews nothing", async () => {
    const { enter, lend, koha } = await scene(way);
    const session = await sessionOf(enter);
    await lend(session);
    expect(await lend(session, true)).toEqual(NEEDS_PASSWORD);
    expect(koha.asked().filter((one) => one.includes("renewal"))).toEqual([]);
  });
});

it("over SIP2 the parts of a copy are told as the reason, and not the password asked for in vain", async () => {
  const { enter, lend, world } = await scene("sip2");
  world.maxLoans = 2;
  const session = await sessionOf(enter);
  expect(await lend(session)).toEqual(NEEDS_PASSWORD);
  Object.assign(world.items.find((one) => one["item_id"] === 91) ?? {}, { materials_notes: "1 CD" });
  expect(await lend(session)).toEqual({ ok: false, refusal: { name: "part-of-set" } });
});

it("without an account that lends, and without SIP2, the card alone opens nothing", async () => {
  const { library } = await kohaScene({ koha: { auth: "basic", ...KOHA_ACCOUNT } });
  expect(library.capabilities.checkOutByCard).toBe(false);
  const answer = await library.signInByCard({ cardNumber: CARD }, options());
  expect(answer).toEqual({ ok: false, refusal: { name: "unexpected" } });
  expect(JSON.stringify(answer)).not.toContain(CANARY.surname);
});
