import { describe, expect, onTestFinished, test } from "vitest";
import { purge } from "#backend/store/purge.ts";
import { booksReachedFrom } from "#test/support/backend/reading-history.ts";
import { days, openSmallLibrary, PASSWORD } from "#test/support/backend/small-library.ts";
import { barcodes, hire, staffRefusalOf, statusOf, told } from "#test/support/http/rest-staff.ts";
import { ADDRESS, mailWorkerOf } from "#test/support/mail/mail-scene.ts";
import { MailServer } from "#test/support/mail/mail-server.ts";

describe("lending at the counter", () => {
  test("D37a: a visitor takes from the shelf what others wait for, and borrows it all the same", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.manyTitles(1);
    const [barcode = ""] = await barcodes(library, title);
    const staff = await hire(library);
    const waiting = await library.patron();
    await waiting.place(title);
    expect((await staff.lend(barcode, await library.card())).value).toMatchObject({
      fulfilled: null,
      waiting: 1,
    });
    expect((await waiting.holds()).value.holds).toMatchObject([{ state: "applied", position: 1 }]);
    expect((await staff.picks()).value.lines).toEqual([]);
  });

  test("a copy set aside is lent only to its patron", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.manyTitles(1);
    const [barcode = ""] = await barcodes(library, title);
    const staff = await hire(library);
    const card = await library.card();
    const { id } = (await (await library.kiosk.patron(card, PASSWORD)).place(title)).value.hold;
    await staff.ready(barcode);
    expect(await staffRefusalOf(staff.lend(barcode, await library.card()))).toBe("copy-set-aside");
    expect((await staff.lend(barcode, card)).value.fulfilled).toBe(id);
  });

  test("a patron who takes another copy than the one that waits frees that one for the next", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.titles({ copies: ["central", "central"] });
    const [waits = "", onShelf = ""] = await barcodes(library, title);
    const staff = await hire(library);
    const card = await library.card();
    const own = (await (await library.kiosk.patron(card, PASSWORD)).place(title)).value.hold.id;
    await staff.ready(waits);
    library.clock.forward(1);
    const next = (await (await library.patron()).place(title)).value.hold.id;
    expect((await staff.lend(onShelf, card)).value.fulfilled).toBe(own);
    expect((await staff.clear()).value.lines).toMatchObject([{ copy: { barcode: waits }, hold: next }]);
    expect(told((await staff.ready(waits)).value.placement)).toBe(`hold shelf A-01 for ${next}`);
  });

  test("D23: a kept copy is neither lent nor set aside, and its title is on no pick list", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.titles({ copies: ["central", "west"] });
    const [kept = "", lent = ""] = await barcodes(library, title);
    await library.backend.db
      .updateTable("copies")
      .set({ kept: "reference" })
      .where("barcode", "=", kept)
      .execute();
    const staff = await hire(library);
    const { id } = (await (await library.patron()).place(title, "central")).value.hold;
    expect((await staff.picks()).value.lines).toEqual([]);
    expect(await staffRefusalOf(staff.ready(kept))).toBe("copy-not-wanted");
    expect(await staffRefusalOf(staff.lend(kept, await library.card()))).toBe("copy-kept");
    expect(told((await staff.return(kept)).value.placement)).toBe("shelf");
    expect(told((await staff.at("west").send(lent)).value.placement)).toBe(`courier to central for ${id}`);
  });

  test("D57, D65: an expired card, the limit of loans, a copy that is out", async () => {
    const library = await openSmallLibrary({ loans: { max: 1 } });
    const [one = "", two = ""] = await library.manyTitles(2);
    const [first = ""] = await barcodes(library, one);
    const [second = ""] = await barcodes(library, two);
    const staff = await hire(library);
    const card = await library.card();
    const expired = await library.card({ expiresOn: library.inDays(-1) });
    expect((await staff.lend(first, expired)).no.refusal).toEqual({
      name: "card-expired",
      details: { date: library.inDays(-1) },
    });
    expect((await staff.lend(first, card)).value).toMatchObject({ loans: 1, maxLoans: 1 });
    expect(await staffRefusalOf(staff.lend(first, await library.card()))).toBe("copy-on-loan");
    expect((await staff.lend(second, card)).no).toMatchObject({
      code: "H-27",
      refusal: { name: "loan-limit", details: { max: 1, have: 1 } },
    });
    expect(await staffRefusalOf(staff.lend(second, "7654321"))).toBe("card-unknown");
    expect(await staffRefusalOf(staff.lend(second, "12345678"))).toBe("foreign-card");
    expect(await staffRefusalOf(staff.lend("nothing", await library.card()))).toBe("copy-not-found");
  });

  test("D57: an overdue loan is reported, not refused", async () => {
    const library = await openSmallLibrary();
    const [one = "", two = ""] = await library.manyTitles(2);
    const [barcode = ""] = await barcodes(library, two);
    const card = await library.card();
    await library.lend(card, one, -1);
    expect((await (await hire(library)).lend(barcode, card)).value).toMatchObject({ loans: 2, overdue: 1 });
  });
});

describe("lost and found", () => {
  test("the hold of a lost copy waits again at its old place, and staff notify its patron", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.titles({ copies: ["central", "west"] });
    const [lost = "", other = ""] = await barcodes(library, title);
    const staff = await hire(library);
    const first = (await (await library.patron()).place(title, "central", "phone")).value.hold.id;
    library.clock.forward(1);
    const second = (await (await library.patron()).place(title, "central")).value.hold.id;
    await staff.ready(lost);
    expect((await staff.lost(lost)).value).toMatchObject({ missing: true, requeued: first, unfillable: [] });
    expect(await staffRefusalOf(staff.lost(lost))).toBe("copy-missing");
    const { holds } = (await staff.holds("applied", "approved")).value;
    expect(holds).toMatchObject([
      { id: first, position: 1 },
      { id: second, position: 2 },
    ]);
    expect((await staff.tasks()).value.tasks).toMatchObject([
      { kind: "copy-lost", way: "phone", hold: { id: first } },
    ]);
    expect(told((await staff.at("west").send(other)).value.placement)).toBe(
      `courier to central for ${first}`,
    );
    expect((await staff.tasks()).value.tasks).toEqual([]);
  });

  test("the last copy is lost: staff have a task for everybody who waits, until it is found", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.manyTitles(1);
    const [barcode = ""] = await barcodes(library, title);
    const staff = await hire(library);
    const { id } = (await (await library.patron()).place(title)).value.hold;
    expect((await staff.lost(barcode)).value).toMatchObject({ requeued: null, unfillable: [id] });
    expect((await staff.tasks()).value.tasks).toMatchObject([
      { kind: "hold-unfillable", why: "no-copy", hold: { id } },
    ]);
    expect((await staff.picks()).value.lines).toEqual([]);
    expect((await staff.found(barcode)).value).toMatchObject({ missing: false });
    expect(await staffRefusalOf(staff.found(barcode))).toBe("copy-not-missing");
    expect((await staff.tasks()).value.tasks).toEqual([]);
    expect((await staff.picks()).value.lines).toMatchObject([{ hold: id }]);
  });

  test("a lost loan stays with who had it; bringing it back finds it", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.manyTitles(1);
    const [barcode = ""] = await barcodes(library, title);
    const staff = await hire(library);
    const card = await library.card();
    await staff.lend(barcode, card);
    expect((await staff.lost(barcode)).value).toMatchObject({ missing: true, onLoan: true });
    expect((await staff.find(card)).value.loans).toMatchObject([{ barcode }]);
    expect(await statusOf(library, title, barcode)).toBe("missing");
    expect((await staff.return(barcode)).value).toMatchObject({
      wasOnLoan: true,
      placement: { kind: "shelf" },
    });
    expect((await staff.find(card)).value.loans).toEqual([]);
    expect(await statusOf(library, title, barcode)).toBe("on-shelf");
  });
});

describe("the journal", () => {
  test("D83: it says who did what by ids only, and never which patron had which book", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.titles({ title: "秘密の本", copies: ["east"] });
    const [barcode = ""] = await barcodes(library, title);
    const staff = await hire(library, "manager");
    const card = await library.card();
    const patron = await library.kiosk.patron(card, PASSWORD);
    const { id } = (await patron.place(title, "west")).value.hold;
    await patron.change(id, "central", "none");
    await staff.approve(id);
    const sent = await staff.at("east").send(barcode);
    // Pressed twice: it is in the box already.
    expect((await staff.at("east").send(barcode)).value).toEqual(sent.value);
    await staff.receive(barcode);
    await staff.ready(barcode);
    await staff.lend(barcode, card);
    await staff.return(barcode);
    await staff.ask("changePatron", { card, hearingImpaired: true });

    const all = await staff.journal();
    expect(all.value.lines.map((line) => line.verb).reverse()).toEqual([
      "add-staff",
      "place-hold",
      "change-hold",
      "approve",
      "set-aside",
      "send",
      "ready",
      "lend",
      "return",
      "send",
      "change-patron",
    ]);
    const text = JSON.stringify(all.raw);
    for (const secret of [card, "秘密の本", "of the test", staff.token]) {
      expect(text).not.toContain(secret);
    }
    for (const line of all.value.lines) {
      expect(line.patron === null || (line.hold === null && line.copy === null)).toBe(true);
    }
    expect(library.log.join("")).not.toContain(card);
    expect(library.log.join("")).not.toContain(barcode);
    const me = (await staff.ask("me", null)).value;
    const lent = (await staff.journal({ copy: barcode })).value.lines.find((line) => line.verb === "lend");
    expect(lent).toMatchObject({ by: { kind: "staff", id: me.id }, copy: barcode, hold: null, patron: null });
  });

  test("D83: after the return no join of all tables leads from a card to the book", async () => {
    const library = await openSmallLibrary();
    const mailbox = await new MailServer().start();
    onTestFinished(() => mailbox.stop());
    const [title = ""] = await library.manyTitles(1);
    const [barcode = ""] = await barcodes(library, title);
    const staff = await hire(library, "manager");
    const card = await library.card({ email: { address: ADDRESS, state: "registered" } });
    const patron = await library.kiosk.patron(card, PASSWORD);
    const { id } = (await patron.place(title, "central", "mail")).value.hold;
    await staff.approve(id);
    await staff.ready(barcode);
    await mailWorkerOf(library.backend, mailbox.port).drain();
    expect(mailbox.mails).toHaveLength(1);
    const { db, settings } = library.backend;
    expect(await booksReachedFrom(db, card)).toEqual([barcode]);
    await staff.lend(barcode, card);
    await staff.return(barcode);
    // What is kept a day for answers that got lost is the only way left; then there is none.
    expect(await booksReachedFrom(db, card, ["operations", "staff_operations"])).toEqual([]);
    library.clock.forward(days(1));
    await purge(db, library.clock.now(), settings);
    expect(await booksReachedFrom(db, card)).toEqual([]);
    // The mail that was sent is still known: a report about it finds its patron.
    expect(await db.selectFrom("sentMails").select("holdId").execute()).toEqual([{ holdId: null }]);
  });

  test("the database itself refuses a line that names a patron with a book", async () => {
    const library = await openSmallLibrary();
    const line = { at: 1, actor: "staff", actorId: 1, verb: "lend", copyId: 1, patronId: 1 } as const;
    await expect(library.backend.db.insertInto("journal").values(line).execute()).rejects.toThrow();
  });

  test("it is read page by page, and kept for so many days", async () => {
    const library = await openSmallLibrary({ journal: { keepDays: 2 } });
    const titles = await library.manyTitles(4);
    const staff = await hire(library, "manager");
    const patron = await library.patron();
    for (const title of titles) await patron.place(title);
    const page = (await staff.journal({ limit: 3 })).value;
    const rest = (await staff.journal({ limit: 3, before: page.next })).value;
    expect([page.lines.length, rest.lines.length, rest.next]).toEqual([3, 2, null]);
    library.clock.forward(days(2));
    await purge(library.backend.db, library.clock.now(), library.backend.settings);
    expect((await staff.journal()).value.lines).toEqual([]);
  });
});
