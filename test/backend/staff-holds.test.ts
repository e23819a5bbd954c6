import { describe, expect, test } from "vitest";
import { days, openSmallLibrary, PASSWORD } from "#test/support/backend/small-library.ts";
import { barcodes, hire, staffRefusalOf, statusOf, told } from "#test/support/http/rest-staff.ts";

describe("the life of a hold", () => {
  test("D36-D40: applied, approved, in transit, ready, loaned, returned and home again", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.titles({ copies: ["east"] });
    const [barcode = ""] = await barcodes(library, title);
    const staff = await hire(library);
    const card = await library.card();
    const patron = await library.kiosk.patron(card, PASSWORD);
    const { id } = (await patron.place(title, "west")).value.hold;
    const state = async () => (await patron.holds()).value.holds[0]?.state;

    expect(await state()).toBe("applied");
    expect((await staff.at("west").holds("applied")).value.holds).toMatchObject([{ id, card, position: 1 }]);
    expect((await staff.approve(id)).value).toMatchObject({ id, state: "approved", position: 1 });
    expect(await state()).toBe("approved");

    const east = staff.at("east");
    expect((await east.picks()).value.lines).toMatchObject([
      { copy: { barcode, library: "east" }, hold: id, approved: true, pickup: "west" },
    ]);
    // Wednesday: the courier runs on Tuesday and Friday.
    const sent = (await east.send(barcode)).value.placement;
    expect(sent).toEqual({ kind: "courier", to: "west", hold: id, arrives: library.inDays(2) });
    expect(await state()).toBe("in-transit");
    expect((await east.picks()).value.lines).toEqual([]);
    expect((await staff.at("west").holds("in-transit")).value.holds).toMatchObject([
      { id, arrives: library.inDays(2), copy: { barcode } },
    ]);

    library.clock.forward(days(2));
    const again = await library.kiosk.patron(card, PASSWORD);
    const received = (await staff.at("west").receive(barcode)).value.placement;
    // Seven open days from the day after the notice; Monday is closed.
    expect(received).toEqual({ kind: "hold-shelf", hold: id, shelf: "A-01", until: "2026-12-05" });
    expect((await again.overview()).value.ready).toMatchObject([{ library: "west", until: "2026-12-05" }]);
    expect(await statusOf(library, title, barcode)).toBe("on-hold-shelf");

    const lent = (await staff.at("west").lend(barcode, card)).value;
    expect(lent).toMatchObject({ fulfilled: id, dueDate: "2026-12-11", loans: 1, waiting: 0 });
    expect((await again.holds()).value.active).toBe(0);
    expect((await again.loans()).value.loans).toMatchObject([{ barcode }]);

    expect((await staff.return(barcode)).value).toMatchObject({
      wasOnLoan: true,
      daysLate: 0,
      placement: { kind: "courier", to: "east", hold: null },
    });
    expect((await again.loans()).value.loans).toEqual([]);
    expect(await statusOf(library, title, barcode)).toBe("in-transit");
    expect(told((await east.receive(barcode)).value.placement)).toBe("shelf");
    expect(await statusOf(library, title, barcode)).toBe("on-shelf");
  });

  test("D36: all holds of a pickup library are approved at once, and no others", async () => {
    const library = await openSmallLibrary();
    const [one = "", two = "", three = ""] = await library.manyTitles(3);
    const staff = await hire(library);
    const patron = await library.patron();
    await patron.place(one, "west");
    await patron.place(two, "west");
    await patron.place(three, "east");
    expect((await staff.at("west").approveAll()).value).toEqual({ approved: 2 });
    expect((await staff.at("west").approveAll()).value).toEqual({ approved: 0 });
    expect((await patron.holds()).value.holds.map((hold) => hold.state)).toEqual([
      "approved",
      "approved",
      "applied",
    ]);
    expect(await staffRefusalOf(staff.at("north").approveAll())).toBe("unknown-library");
  });

  test("D36: what is approved or over is not approved again", async () => {
    const library = await openSmallLibrary();
    const [title = "", other = ""] = await library.manyTitles(2);
    const staff = await hire(library);
    const patron = await library.patron();
    const approved = (await patron.place(title)).value.hold.id;
    const over = (await patron.place(other)).value.hold.id;
    await staff.approve(approved);
    await patron.cancel(over);
    expect(await staffRefusalOf(staff.approve(approved))).toBe("hold-approved");
    expect(await staffRefusalOf(staff.approve(over))).toBe("hold-over");
    expect(await staffRefusalOf(staff.approve("999"))).toBe("hold-not-found");
  });

  test("D36: a library can approve every hold as it is placed", async () => {
    const library = await openSmallLibrary({ holds: { approval: "automatic" } });
    const [title = ""] = await library.manyTitles(1);
    expect((await (await library.patron()).place(title)).value.hold.state).toBe("approved");
  });

  test("D36, D37: handling a copy for a provisional hold approves it, and no other hold overtakes it", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.manyTitles(1);
    const [barcode = ""] = await barcodes(library, title);
    const staff = await hire(library, "manager");
    const first = (await (await library.patron()).place(title)).value.hold.id;
    library.clock.forward(1);
    const second = (await (await library.patron()).place(title)).value.hold.id;
    await staff.approve(second);
    expect((await staff.picks()).value.lines).toMatchObject([{ hold: first, approved: false }]);
    expect(told((await staff.ready(barcode)).value.placement)).toBe(`hold shelf A-01 for ${first}`);
    const verbs = (await staff.journal({ hold: first })).value.lines.map((line) => line.verb);
    expect(verbs).toEqual(["ready", "set-aside", "approve", "place-hold"]);
  });

  test("D37: a returned copy goes to the next in the queue", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.manyTitles(1);
    const [barcode = ""] = await barcodes(library, title);
    const staff = await hire(library);
    await library.lend(await library.card(), title, -3);
    const far = (await (await library.patron()).place(title, "west")).value.hold.id;
    library.clock.forward(1);
    const near = (await (await library.patron()).place(title, "central")).value.hold.id;
    const back = (await staff.return(barcode)).value;
    expect(back).toMatchObject({ wasOnLoan: true, daysLate: 3 });
    expect(told(back.placement)).toBe(`courier to west for ${far}`);
    expect((await staff.holds("applied")).value.holds).toMatchObject([{ id: near, position: 1 }]);
    // The same scan again tells the same.
    expect(told((await staff.return(barcode)).value.placement)).toBe(`courier to west for ${far}`);
  });

  test("D37: each copy goes to whom it is nearest, in the order of application", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.titles({ copies: ["central", "west"] });
    const [atCentral = "", atWest = ""] = await barcodes(library, title);
    const staff = await hire(library);
    const toWest = (await (await library.patron()).place(title, "west")).value.hold.id;
    library.clock.forward(1);
    const toCentral = (await (await library.patron()).place(title, "central")).value.hold.id;
    expect((await staff.picks()).value.lines).toMatchObject([
      { hold: toCentral, copy: { barcode: atCentral } },
    ]);
    expect((await staff.at("west").picks()).value.lines).toMatchObject([
      { hold: toWest, copy: { barcode: atWest } },
    ]);
    expect(told((await staff.ready(atCentral)).value.placement)).toContain(toCentral);
    expect(told((await staff.at("west").ready(atWest)).value.placement)).toContain(toWest);
  });

  test("the pick list is one walk: open shelves, then closed stacks, by place and call number", async () => {
    const library = await openSmallLibrary();
    const titles = await library.manyTitles(4);
    const places = [
      { placeJa: "2階", callNumber: "913.6 ア", closedStacks: 0 },
      { placeJa: "1階", callNumber: "913.6 ナ", closedStacks: 0 },
      { placeJa: "1階", callNumber: "210.1 カ", closedStacks: 0 },
      { placeJa: "1階", callNumber: "000 ア", closedStacks: 1 },
    ] as const;
    for (const [at, place] of places.entries()) {
      await library.backend.db
        .updateTable("copies")
        .set(place)
        .where("titleId", "=", Number(titles[at]))
        .execute();
    }
    const patron = await library.patron();
    for (const title of titles) await patron.place(title);
    const { lines } = (await (await hire(library)).picks()).value;
    expect(lines.map((line) => line.copy.callNumber)).toEqual(["210.1 カ", "913.6 ナ", "913.6 ア", "000 ア"]);
  });

  test("D39: a copy wanted here is not sent, one wanted elsewhere does not wait here", async () => {
    const library = await openSmallLibrary();
    const [here = "", there = "", nowhere = ""] = await library.manyTitles(3);
    const staff = await hire(library);
    const patron = await library.patron();
    await patron.place(here, "central");
    await patron.place(there, "west");
    const [atHome = ""] = await barcodes(library, here);
    const [away = ""] = await barcodes(library, there);
    const [unwanted = ""] = await barcodes(library, nowhere);
    expect(await staffRefusalOf(staff.send(atHome))).toBe("copy-wanted-here");
    expect((await staff.ready(away)).no.refusal).toEqual({
      name: "copy-wanted-elsewhere",
      details: { library: "west" },
    });
    expect(await staffRefusalOf(staff.send(unwanted))).toBe("copy-not-wanted");
    expect(await staffRefusalOf(staff.ready(unwanted))).toBe("copy-not-wanted");
    expect(await staffRefusalOf(staff.send("no-such-copy"))).toBe("copy-not-found");
    await library.lend(await library.card(), nowhere);
    expect(await staffRefusalOf(staff.send(unwanted))).toBe("copy-on-loan");
    expect(await staffRefusalOf(staff.receive(unwanted))).toBe("copy-on-loan");
  });

  test("D39: a library without a courier promises no day", async () => {
    const library = await openSmallLibrary({ calendar: { courierWeekdays: [] } });
    const [title = ""] = await library.manyTitles(1);
    const [barcode = ""] = await barcodes(library, title);
    await (await library.patron()).place(title, "west");
    expect((await (await hire(library)).send(barcode)).value.placement).toMatchObject({ arrives: null });
  });

  test("D39: a library sees what the courier should bring, and what is late", async () => {
    const library = await openSmallLibrary();
    const [title = "", other = ""] = await library.titles({}, { copies: ["west"] });
    const [forHold = ""] = await barcodes(library, title);
    const [comesHome = ""] = await barcodes(library, other);
    const staff = await hire(library);
    const { id } = (await (await library.patron()).place(title, "west")).value.hold;
    await staff.send(forHold);
    await staff.return(comesHome);
    const west = staff.at("west");
    const arrives = library.inDays(2);
    expect((await west.courier()).value.lines).toMatchObject([
      { copy: { barcode: forHold }, from: "central", hold: id, arrives, late: false },
      { copy: { barcode: comesHome }, from: "central", hold: null, arrives, late: false },
    ]);
    library.clock.forward(days(3));
    await west.receive(comesHome);
    expect((await west.courier()).value.lines).toMatchObject([{ copy: { barcode: forHold }, late: true }]);
    expect((await staff.courier()).value.lines).toEqual([]);
  });

  test("a box that went to the wrong library is sent on", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.manyTitles(1);
    const [barcode = ""] = await barcodes(library, title);
    const staff = await hire(library);
    const { id } = (await (await library.patron()).place(title, "west")).value.hold;
    await staff.send(barcode);
    expect(told((await staff.at("east").receive(barcode)).value.placement)).toBe(`courier to west for ${id}`);
  });

  test("two copies on a hold shelf have two numbers; a number can be chosen and changed", async () => {
    const library = await openSmallLibrary();
    const titles = await library.manyTitles(3);
    const staff = await hire(library);
    const patron = await library.patron();
    const codes: string[] = [];
    for (const title of titles) {
      await patron.place(title);
      codes.push(...(await barcodes(library, title)));
    }
    const [one = "", two = "", three = ""] = codes;
    expect(told((await staff.ready(one, "12")).value.placement)).toContain("shelf 12 ");
    expect(await staffRefusalOf(staff.ready(two, "12"))).toBe("shelf-taken");
    expect(told((await staff.ready(two)).value.placement)).toContain("shelf A-01 ");
    expect(told((await staff.ready(three)).value.placement)).toContain("shelf A-02 ");
    const until = (await staff.ready(one)).value.placement;
    library.clock.forward(days(1));
    expect((await staff.ready(one, "13")).value.placement).toEqual({ ...until, shelf: "13" });
  });

  test("D51, D52: the counter cancels what the patron cannot, and the copy goes to the next", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.manyTitles(1);
    const [barcode = ""] = await barcodes(library, title);
    const staff = await hire(library);
    const first = (await (await library.patron()).place(title)).value.hold.id;
    library.clock.forward(1);
    const second = (await (await library.patron()).place(title, "west")).value.hold.id;
    await staff.ready(barcode);
    expect((await staff.cancel(first)).value).toMatchObject({
      hold: { id: first, state: "cancelled" },
      copy: { copy: { barcode }, shelf: "A-01", hold: second, to: "west" },
    });
    expect(await staffRefusalOf(staff.cancel(first))).toBe("hold-over");
    expect((await staff.clear()).value.lines).toMatchObject([{ shelf: "A-01", hold: second, to: "west" }]);
    expect(await statusOf(library, title, barcode)).toBe("on-hold-shelf");
    expect(told((await staff.send(barcode)).value.placement)).toBe(`courier to west for ${second}`);
    expect((await staff.clear()).value.lines).toEqual([]);
    // In transit when it is cancelled: without further holds it goes home after its arrival.
    expect((await staff.cancel(second)).value.copy).toMatchObject({ shelf: null, hold: null });
    expect(told((await staff.at("west").receive(barcode)).value.placement)).toBe(
      "courier to central for home",
    );
    expect(told((await staff.receive(barcode)).value.placement)).toBe("shelf");
  });
});
