import { describe, expect, it, onTestFinished } from "vitest";
import { sip2Parts } from "#contract/settings/backends.schema.ts";
import type { KohaOptions } from "#main/library/koha/library.ts";
import { key, kohaScene, options, PATIENTLY, signedIn } from "#test/support/library/koha-scene.ts";
import { KOHA_ACCOUNT, KOHA_LENDER } from "../../../../fakes/koha-server.ts";
import { sip2WorldOf } from "../../../../fakes/koha-sip2.ts";
import { CANARY, hold, item, smallWorld } from "../../../../fakes/koha-world.ts";
import { SERVERS } from "../../../../fakes/sip2/quirks.ts";
import { startSip2Server } from "../../../../fakes/sip2-server.ts";

/** On its shelf, and wanted by nobody. */
const FREE = "39000000091";
/** On loan to another patron. */
const OTHERS_LOAN = "39000000021";
const PATIENT = { health: 60_000, prepare: 60_000, write: 60_000, read: 60_000, lookUp: 60_000 };

/** A terminal in front of Koha's API and its SIP2 server, which see the same library. */
async function besideScene({
  version = "23.05",
  lender = false,
  limits = {},
  ...kept
}: Pick<KohaOptions, "counterOnly" | "counterOnlyPlaces"> & {
  readonly version?: "23.05" | "23.11";
  readonly lender?: boolean;
  readonly limits?: KohaOptions["limits"];
} = {}) {
  const world = smallWorld();
  world.items.push(item(91, 2));
  const server = await startSip2Server({ world: sip2WorldOf(world), quirks: SERVERS.koha });
  onTestFinished(() => server.stop());
  const scene = await kohaScene(
    {
      koha: { auth: "basic", ...KOHA_ACCOUNT, ...(lender ? { lending: KOHA_LENDER } : {}), sip2: true },
      // Those of another system before: it is Koha's whatever the preset says.
      sip2: sip2Parts.parse({
        host: server.host,
        port: server.port,
        user: "kiosk",
        password: "secret",
        preset: "symphony",
      }),
      limits: { ...PATIENT, ...limits },
      ...kept,
    },
    world,
  );
  scene.koha.quirks.version = version;
  await scene.library.info(options());
  const session = await signedIn(scene.library);
  const { library } = scene;
  return {
    ...scene,
    server,
    session,
    lend: (barcode = FREE) => library.checkOut({ session, key: key(), barcode, renew: false }, options()),
    takeBack: (barcode = OTHERS_LOAN) => library.checkIn({ key: key(), barcode }, options()),
    health: () => library.health(options()),
    said: (id: string) => server.heard.filter((text) => text.startsWith(id)),
  };
}

describe("Koha's SIP2 beside its API", () => {
  it("takes copies back, with the title as the API has it", async () => {
    const { takeBack, koha, library } = await besideScene();
    expect(library.capabilities).toMatchObject({ checkOut: true, checkIn: true });
    expect(await takeBack()).toEqual({
      ok: true,
      value: {
        title: expect.objectContaining({ id: "2", title: "100% wool" }),
        barcode: OTHERS_LOAN,
        place: { kind: "trolley" },
        tag: "switch",
      },
    });
    expect(koha.world.checkouts.map((one) => one["checkout_id"])).not.toContain(103);
  });

  it("takes them back at the terminal's own library, and says to which one they go", async () => {
    const { takeBack, koha, said } = await besideScene();
    const copy = koha.world.items.find((one) => one["item_id"] === 21);
    if (copy !== undefined) copy["home_library_id"] = "WPL";
    expect(await takeBack()).toMatchObject({
      ok: true,
      value: { place: { kind: "other-library", library: "WPL" } },
    });
    expect(said("09")[0]).toContain("APCPL|");
  });

  it("leaves a withdrawn copy that is on loan to the counter, because Koha keeps its loan", async () => {
    const { takeBack, koha } = await besideScene();
    const copy = koha.world.items.find((one) => one["item_id"] === 21);
    if (copy !== undefined) copy["withdrawn"] = 1;
    expect(await takeBack()).toEqual({ ok: false, refusal: { name: "counter-only" } });
    expect(koha.world.checkouts.map((one) => one["checkout_id"])).toContain(103);
    // Not on loan, it only has to be put away, by staff.
    expect(await takeBack("39000000082")).toMatchObject({ ok: true, value: { place: { kind: "staff" } } });
  });

  it.each([
    ["an item type", { effective_item_type_id: "DVD" }],
    ["a location", { location: "AV" }],
    ["the location to which it goes back", { location: "CART", permanent_location: "AV" }],
  ])("neither lends nor takes back %s that stays at the counter", async (_what, more) => {
    const { lend, takeBack, koha, said } = await besideScene({
      counterOnly: ["DVD"],
      counterOnlyPlaces: ["AV"],
    });
    for (const copy of koha.world.items) Object.assign(copy, more);
    const no = { ok: false, refusal: { name: "counter-only" } };
    expect(await lend()).toEqual(no);
    expect(await takeBack()).toEqual(no);
    expect([...said("11"), ...said("09")]).toEqual([]);
    koha.fail("GET", /^\/items$/u, { kind: "crash" });
    expect(await takeBack()).toEqual({ ok: false, refusal: { name: "not-done" } });
  });

  it("neither lends nor takes back a copy whose item type is not told, where some stay at the counter", async () => {
    const { lend, takeBack, koha, said, events } = await besideScene({ counterOnly: ["DVD"] });
    for (const copy of koha.world.items) copy["effective_item_type_id"] = null;
    const no = { ok: false, refusal: { name: "counter-only" } };
    expect(await lend()).toEqual(no);
    expect(await takeBack()).toEqual(no);
    expect([...said("11"), ...said("09")]).toEqual([]);
    expect(events()).toContain("copy-kind-untold");
  });

  it("takes back no barcode that only SIP2 might know, where some item types stay at the counter", async () => {
    const { takeBack, said } = await besideScene({ counterOnly: ["DVD"] });
    expect(await takeBack("39000000099")).toEqual({ ok: false, refusal: { name: "foreign-copy" } });
    expect(said("09")).toEqual([]);
  });

  it("takes another item type back, and a copy without a location", async () => {
    const { takeBack, koha } = await besideScene({ counterOnly: ["DVD"], counterOnlyPlaces: ["AV"] });
    for (const copy of koha.world.items) Object.assign(copy, { location: null, permanent_location: null });
    expect(await takeBack()).toMatchObject({ ok: true, value: { place: { kind: "trolley" } } });
  });

  it("says nothing of the borrower, nor of who waits", async () => {
    const { takeBack, koha, log } = await besideScene();
    koha.world.holds.push(hold(700, 12, 2));
    const answer = await takeBack();
    expect(answer).toMatchObject({ ok: true, value: { place: { kind: "hold-box" } } });
    expect(JSON.stringify([answer, log.recent()])).not.toMatch(new RegExp(`${CANARY.surname}|23529`, "u"));
  });

  it("takes a copy back although the API fails, with the title of SIP2", async () => {
    const { takeBack, koha } = await besideScene();
    koha.fail("GET", /^\/items$/u, { kind: "crash" });
    expect(await takeBack()).toMatchObject({ ok: true, value: { title: { title: "100% wool" } } });
  });

  it("lends where the API does not, and the loan is read over the API", async () => {
    const { lend, koha, said } = await besideScene();
    const answer = await lend();
    expect(answer).toMatchObject({
      ok: true,
      value: {
        loan: { barcode: FREE, title: { id: "2", title: "100% wool" } },
        renewed: false,
        holdFulfilled: false,
        tag: "switch",
      },
    });
    const lent = koha.world.checkouts.find((one) => one["item_id"] === 91);
    expect(answer).toMatchObject({ value: { loan: { id: String(lent?.["checkout_id"]) } } });
    expect(lent).toMatchObject({ patron_id: 4 });
    expect(said("11")).toHaveLength(1);
    expect(koha.asked()).not.toContain("POST /checkouts");
  });

  it("lends over SIP2 without an account that lends, and over the API with one", async () => {
    const without = await besideScene({ version: "23.11" });
    expect(await without.lend()).toMatchObject({ ok: true });
    expect(without.said("11")).toHaveLength(1);
    const withOne = await besideScene({ version: "23.11", lender: true });
    expect(await withOne.lend()).toMatchObject({ ok: true });
    expect(withOne.said("11")).toHaveLength(0);
    expect(withOne.koha.asked()).toContain("POST /checkouts");
    expect(await withOne.takeBack()).toMatchObject({ ok: true });
  });

  it("ends the visit there with 35 for who has borrowed over it, and for nobody else", async () => {
    const { library, session, lend, takeBack, said } = await besideScene();
    await takeBack();
    const other = await signedIn(library);
    await library.signOut({ session: other }, options());
    expect(said("35")).toEqual([]);
    const words = { current: CANARY.password, next: "Canary-Next-88" };
    await lend();
    await library.changePassword({ session, key: key(), ...words }, options());
    await library.signOut({ session }, options());
    expect(said("35")).toHaveLength(1);
    expect(said("35")[0]).toContain("|ADCanary-Next-88|");
    const card = /\|AA[^|]+\|/u.exec(said("11")[0] ?? "")?.[0] ?? "no card";
    expect(said("35")[0]).toContain(card);
  });

  it("fulfils the patron's own hold, and says so", async () => {
    const { lend, koha } = await besideScene();
    expect(await lend("39000000071")).toMatchObject({ ok: true, value: { holdFulfilled: true } });
    expect(koha.world.holds.map((one) => one["hold_id"])).not.toContain(62);
  });

  it.each([
    ["an own loan", "3900000008", "lent-to-you"],
    ["another patron's loan", OTHERS_LOAN, "lent-to-another"],
    ["a copy for reference", "39000000041", "not-for-loan"],
    ["a withdrawn copy", "39000000082", "not-for-loan"],
    ["a lost copy that was found", "39000000081", "counter-only"],
    ["a barcode that Koha does not have", "39000000099", "foreign-copy"],
  ])("%s is refused by what the API knows, and nothing is sent", async (_what, barcode, name) => {
    const { lend, said } = await besideScene();
    expect(await lend(barcode)).toMatchObject({ ok: false, refusal: { name } });
    expect(said("11")).toEqual([]);
  });

  it("takes the parts of a copy for the reason only when Koha refuses it and says none", async () => {
    const { lend, koha } = await besideScene();
    const copy = koha.world.items.find((one) => one["item_id"] === 91) ?? {};
    copy["materials_notes"] = "1 CD";
    koha.world.maxLoans = 2;
    expect(await lend()).toEqual({ ok: false, refusal: { name: "part-of-set" } });
    copy["materials_notes"] = null;
    expect(await lend()).toEqual({ ok: false, refusal: { name: "reason-unknown" } });
    koha.world.maxLoans = 5;
    copy["materials_notes"] = "1 CD";
    expect(await lend()).toMatchObject({ ok: true });
  });

  it("is asked with the password that the patron has changed to", async () => {
    const { library, session, lend, said } = await besideScene();
    const words = { current: CANARY.password, next: "Canary-Next-88" };
    expect(await library.changePassword({ session, key: key(), ...words }, options())).toMatchObject({
      ok: true,
    });
    expect(await lend()).toMatchObject({ ok: true });
    expect(said("11")[0]).toContain("|ADCanary-Next-88|");
  });

  it("that does not answer is no outage of Koha, is reported and logged once, and delays nothing", async () => {
    const { library, server, takeBack, lend, events, health, session } = await besideScene();
    await server.stop();
    // One lost check is no outage.
    expect(await health()).toEqual({ ok: true, value: {} });
    const away = { ok: true, value: { besideAway: ["checkIn", "checkOut"] } };
    expect([await health(), await health()]).toEqual([away, away]);
    expect(events().filter((event) => event === "koha-sip2-away")).toHaveLength(1);
    expect(await takeBack()).toEqual({ ok: false, refusal: { name: "service-away" } });
    expect(await lend()).toEqual({ ok: false, refusal: { name: "service-away" } });
    // What needs the API alone is answered as ever.
    expect(await lend("3900000008")).toMatchObject({ ok: false, refusal: { name: "lent-to-you" } });
    expect((await library.loans({ session }, options())).ok).toBe(true);
  });

  it("is missed for returns alone where the API lends", async () => {
    const { server, health } = await besideScene({ version: "23.11", lender: true });
    await server.stop();
    await health();
    expect(await health()).toEqual({ ok: true, value: { besideAway: ["checkIn"] } });
  });

  it("that is slow with a pile of copies is not away", async () => {
    const { server, takeBack, health, said } = await besideScene({ limits: { health: 200 } });
    server.faults.set("09", { once: { slow: 2000 } });
    const back = takeBack();
    await expect.poll(() => said("09"), PATIENTLY).toHaveLength(1);
    expect([await health(), await health()]).toEqual(Array(2).fill({ ok: true, value: {} }));
    expect(await back).toMatchObject({ ok: true });
    // Once it is silent, it is asked again.
    await server.stop();
    await health();
    expect(await health()).toMatchObject({ value: { besideAway: ["checkIn", "checkOut"] } });
  });

  it("works again after it was away, and that is logged", async () => {
    const { server, takeBack, lend, events, health } = await besideScene();
    server.quirks.login = "none";
    await health();
    await health();
    const { made } = server.connections();
    expect(await takeBack()).toEqual({ ok: false, refusal: { name: "service-away" } });
    expect(await lend()).toEqual({ ok: false, refusal: { name: "service-away" } });
    // Nothing is even tried: a server that hangs would cost seconds for each copy.
    expect(server.connections().made).toBe(made);
    server.quirks.login = "right";
    expect(await health()).toEqual({ ok: true, value: {} });
    expect(events()).toContain("koha-sip2-back");
    expect(await takeBack()).toMatchObject({ ok: true });
  });

  it("has one connection for a loan, and none after it", async () => {
    const { lend, server } = await besideScene();
    const { made } = server.connections();
    await lend();
    expect(server.connections().made).toBe(made + 1);
    await expect.poll(() => server.connections().open, PATIENTLY).toBe(0);
  });
});
