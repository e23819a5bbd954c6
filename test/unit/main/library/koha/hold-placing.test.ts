import { describe, expect, it } from "vitest";
import { ticketOf } from "#main/library/ticket.ts";
import { ABOUT } from "#test/support/library/koha-library-info.ts";
import { key, kohaVisit, options } from "#test/support/library/koha-scene.ts";
import { CARD, day, type Row } from "../../../../fakes/koha-world.ts";

const no = (name: string, details?: object) => ({
  ok: false,
  refusal: details === undefined ? { name } : { name, details },
});
const WISH = { title: "2", pickup: "WPL", contact: "mail" } as const;
function me({ koha }: Awaited<ReturnType<typeof kohaVisit>>): Row {
  const found = koha.world.patrons.find((one) => one["cardnumber"] === CARD);
  if (found === undefined) throw new Error("There is nobody.");
  return found;
}

describe("placing a hold at Koha", () => {
  it("takes five questions and one request, without any override", async () => {
    const { library, session, koha, calls } = await kohaVisit({ about: ABOUT });
    expect(await library.placeHold({ session, key: key(), ...WISH }, options())).toMatchObject({
      ok: true,
      value: {
        hold: {
          title: { title: "100% wool" },
          state: "approved",
          position: 1,
          pickup: "WPL",
          contact: "mail",
        },
        remaining: 0,
      },
    });
    expect(calls().toSorted()).toEqual([
      "GET /biblios/2/pickup_locations",
      "GET /checkouts",
      "GET /holds",
      "GET /items",
      "GET /patrons/4",
      "POST /holds",
    ]);
    expect(koha.seen.filter(({ headers }) => "x-koha-override" in headers)).toEqual([]);
  });

  it.each<[string, object, object, object]>([
    ["a card that ran out meanwhile", { expiry_date: day(-1) }, {}, no("card-expired", { date: day(-1) })],
    ["a restriction that came meanwhile", { restricted: true }, {}, no("card-blocked")],
    ["an address that is wrong", { incorrect_address: true }, {}, no("card-blocked")],
    ["a title the patron has at home", {}, { title: "1" }, no("own-loan")],
    ["a title that is not lent", {}, { title: "4" }, no("not-holdable")],
    ["a title whose copies are gone", {}, { title: "8" }, no("not-holdable")],
    ["a title without copies", {}, { title: "6" }, no("not-holdable")],
    ["a title Koha does not have", {}, { title: "999" }, no("not-holdable")],
    ["no title at all", {}, { title: "../patrons/14" }, no("not-holdable")],
    ["a second hold on a title", {}, { title: "7" }, no("already-held")],
    ["a place that staff would have to force", {}, { pickup: "TPL" }, no("unknown-library")],
    ["a place that is none", {}, { pickup: "STK" }, no("unknown-library")],
    [
      "a way of telling that Koha does not choose by hold",
      {},
      { contact: "phone" },
      no("contact-not-allowed"),
    ],
    ["mail without an address", { email: null }, {}, no("no-email")],
  ])("%s is refused before Koha, which lets it through", async (_what, record, wish, expected) => {
    const scene = await kohaVisit();
    Object.assign(me(scene), record);
    const answer = await scene.library.placeHold(
      { session: scene.session, key: key(), ...WISH, ...wish },
      options(),
    );
    expect(answer).toEqual(expected);
    expect(scene.koha.asked()).not.toContain("POST /holds");
  });

  it("a title whose only copy is damaged is left to Koha", async () => {
    const { library, session, koha } = await kohaVisit();
    const copy = koha.world.items.find((one) => one["item_id"] === 21);
    if (copy) copy["damaged_status"] = 1;
    expect(await library.placeHold({ session, key: key(), ...WISH }, options())).toMatchObject({ ok: true });
  });

  it("the limit of the settings is kept", async () => {
    const about = { ...ABOUT, rules: { ...ABOUT.rules, maxHolds: 3 } };
    const { library, session } = await kohaVisit({ about });
    expect(await library.placeHold({ session, key: key(), ...WISH }, options())).toEqual(
      no("hold-limit", { max: 3, have: 3 }),
    );
  });

  it.each([
    ["tooManyReserves", "hold-limit"],
    ["tooManyReservesToday", "hold-limit"],
    ["tooManyHoldsForThisRecord", "already-held"],
    ["itemAlreadyOnHold", "already-held"],
    ["alreadypossession", "own-loan"],
    ["notForLoan", "not-holdable"],
    ["damaged", "not-holdable"],
    ["noReservesAllowed", "reason-unknown"],
    ["ageRestricted", "reason-unknown"],
    ["cannotBeTransferred", "unknown-library"],
    ["libraryNotPickupLocation", "unknown-library"],
    ["aReasonOfTomorrow", "reason-unknown"],
  ])("Koha's reason %s is %s", async (reason, name) => {
    const scene = await kohaVisit();
    me(scene)["_holdReason"] = reason;
    const answer = await scene.library.placeHold({ session: scene.session, key: key(), ...WISH }, options());
    expect(answer).toEqual(no(name));
  });

  it.each([
    ["expired", "card-expired"],
    ["debt_limit", "owing"],
    ["bad_address", "card-blocked"],
    ["card_lost", "card-blocked"],
    ["restricted", "card-blocked"],
    ["hold_limit", "hold-limit"],
    ["a_code_of_tomorrow", "reason-unknown"],
  ])("the code %s of 25.05 is %s", async (error_code, name) => {
    const { library, session, koha } = await kohaVisit();
    const answer = { status: 409, body: { error: "Hold cannot be placed.", error_code } };
    koha.fail("POST", /^\/holds$/u, { kind: "answer", answer });
    expect(await library.placeHold({ session, key: key(), ...WISH }, options())).toEqual(no(name));
  });

  it("25.05 refuses debts, which the kiosk does not see", async () => {
    const scene = await kohaVisit();
    scene.koha.quirks.version = "25.05";
    me(scene)["_debt"] = true;
    const answer = await scene.library.placeHold({ session: scene.session, key: key(), ...WISH }, options());
    expect(answer).toEqual(no("owing"));
  });

  it("a place that became invalid in between is Koha's to refuse", async () => {
    const { library, session, koha } = await kohaVisit();
    const error = "The supplied pickup location is not valid";
    koha.fail("POST", /^\/holds$/u, { kind: "answer", answer: { status: 400, body: { error } } });
    expect(await library.placeHold({ session, key: key(), ...WISH }, options())).toEqual(
      no("unknown-library"),
    );
  });

  it.each(["lost", "half", "crash-after"] as const)(
    "whose answer is %s is found, and sent once",
    async (kind) => {
      const { library, session, koha } = await kohaVisit();
      koha.fail("POST", /^\/holds$/u, { kind });
      expect(await library.placeHold({ session, key: key(), ...WISH }, options())).toMatchObject({
        ok: true,
        value: { hold: { title: { id: "2" }, pickup: "WPL" } },
      });
      expect(koha.world.holds.filter((one) => one["patron_id"] === 4 && one["biblio_id"] === 2)).toHaveLength(
        1,
      );
    },
  );

  it("that got lost on the way has a ticket", async () => {
    const { library, session, koha } = await kohaVisit();
    koha.fail("POST", /^\/holds$/u, { kind: "reset" });
    const one = key();
    expect(await library.placeHold({ session, key: one, ...WISH }, options())).toEqual(
      no("not-confirmed", { ticket: ticketOf(one) }),
    );
  });
});
