import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { days, openSmallLibrary } from "#test/support/backend/small-library.ts";
import { refusalOf, surely } from "#test/support/http/rest-client.ts";

describe("placing a hold", () => {
  test("D36: a hold is provisional; D37: with its place in the queue", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.titles({ title: "こころ", copies: ["west"] });
    const first = await library.patron();
    const second = await library.patron();
    await first.place(title);
    const { hold, remaining } = (await second.place(title, "east", "phone")).value;
    expect(hold).toMatchObject({
      state: "applied",
      position: 2,
      pickup: "east",
      contact: "phone",
      ready: null,
    });
    expect(hold).toMatchObject({ changeable: true, cancellable: true, placedAt: "2026-11-25T03:00:00.000Z" });
    expect(hold.title).toMatchObject({ id: title, title: "こころ" });
    expect(remaining).toBe(4);
    expect((await second.holds()).value).toMatchObject({ active: 1, max: 5, holds: [{ id: hold.id }] });
    expect((await second.overview()).value.holds).toEqual({ count: 1, max: 5 });
  });

  test("D22: what is not lent cannot be held", async () => {
    const library = await openSmallLibrary();
    const patron = await library.patron();
    const ids = await library.titles(
      { kept: "reference" },
      { kept: "magazine" },
      { kept: "old" },
      { copies: [] },
    );
    for (const id of ids) expect(await refusalOf(patron.place(id))).toBe("not-holdable");
    expect(await refusalOf(patron.place("999"))).toBe("title-not-found");
    expect(await refusalOf(patron.place("x' or 1=1"))).toBe("title-not-found");
  });

  test("D23: one copy that is lent makes the title holdable", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.titles({ copies: ["central", "west"] });
    const { db } = library.backend;
    await db.updateTable("copies").set({ kept: "reference" }).where("libraryId", "=", "central").execute();
    const patron = await library.patron();
    expect((await library.kiosk.title(title)).value.holdable).toBe(true);
    expect((await patron.place(title)).status).toBe(200);
    await db.updateTable("copies").set({ missing: 1 }).where("libraryId", "=", "west").execute();
    expect((await library.kiosk.title(title)).value.holdable).toBe(false);
  });

  test("D25: the pickup library must be one of ours", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.manyTitles(1);
    const patron = await library.patron();
    expect(await refusalOf(patron.place(title, "north"))).toBe("unknown-library");
  });

  test("D34: the sixth hold is refused with the limit", async () => {
    const library = await openSmallLibrary();
    const titles = await library.manyTitles(6);
    const patron = await library.patron();
    for (const title of titles.slice(0, 5)) expect((await patron.place(title)).status).toBe(200);
    const sixth = await patron.place(titles[5] ?? "");
    expect(sixth.no.refusal).toEqual({ name: "hold-limit", details: { max: 5, have: 5 } });
  });

  test("D34: a cancelled hold does not count, one that waits on the shelf does", async () => {
    const library = await openSmallLibrary();
    const titles = await library.manyTitles(6);
    const patron = await library.patron();
    const holds: string[] = [];
    for (const title of titles.slice(0, 5)) holds.push((await patron.place(title)).value.hold.id);
    await library.setAside(holds[0] ?? "", "ready");
    expect(await refusalOf(patron.place(titles[5] ?? ""))).toBe("hold-limit");
    await patron.cancel(holds[1] ?? "");
    expect((await patron.place(titles[5] ?? "")).status).toBe(200);
  });

  test("D34: five holds are five under fifty requests at once", async () => {
    const library = await openSmallLibrary();
    const titles = await library.manyTitles(50);
    const patron = await library.patron();
    const answers = await Promise.all(
      titles.map((title) => surely((key) => patron.place(title, "central", "none", key))),
    );
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(5);
    expect(
      answers.filter((answer) => answer.status !== 200 && answer.no.refusal.name === "hold-limit"),
    ).toHaveLength(45);
    expect((await patron.holds()).value.active).toBe(5);
  });

  test("D62, duplicate: a title is held once, and again after a cancel", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.manyTitles(1);
    const patron = await library.patron();
    const { hold } = (await patron.place(title)).value;
    expect(await refusalOf(patron.place(title))).toBe("already-held");
    await patron.cancel(hold.id);
    expect((await patron.place(title)).status).toBe(200);
  });

  test("D62, duplicate: one title asked for fifty times at once is one hold", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.manyTitles(1);
    const patron = await library.patron();
    const answers = await Promise.all(Array.from({ length: 50 }, () => patron.place(title)));
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
  });

  test("D62, own loan: what the patron has at home is not held", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.titles({ copies: ["central", "west"] });
    const card = await library.card();
    await library.lend(card, title);
    const patron = await library.kiosk.patron(card, "Shiori7");
    expect(await refusalOf(patron.place(title))).toBe("own-loan");
  });

  test("D35: a title that stands on the shelf can be held", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.manyTitles(1);
    const patron = await library.patron();
    expect((await library.kiosk.title(title)).value.availability.kind).toBe("on-shelf");
    expect((await patron.place(title)).status).toBe(200);
  });

  test("D39: the courier is needed when the pickup library has no copy that is lent", async () => {
    const library = await openSmallLibrary();
    const [both = "", west = ""] = await library.titles(
      { copies: ["central", "west"] },
      { copies: ["west"] },
    );
    const patron = await library.patron();
    expect((await patron.place(both, "central")).value.hold.needsCourier).toBe(false);
    expect((await patron.place(west, "central")).value.hold.needsCourier).toBe(true);
  });
});

describe("the queue", () => {
  test("D37: the order of application counts, whether staff have approved or not", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.manyTitles(1);
    const holds: string[] = [];
    const patrons = [await library.patron(), await library.patron(), await library.patron()];
    for (const patron of patrons) {
      holds.push((await patron.place(title)).value.hold.id);
      library.clock.forward(1000);
    }
    await library.approve(holds[2] ?? "");
    const positions = await Promise.all(
      patrons.map(async (patron) => (await patron.holds()).value.holds[0]?.position),
    );
    expect(positions).toEqual([1, 2, 3]);
    expect((await library.kiosk.title(title)).value.waiting).toBe(3);
  });

  test("D37: after any places and cancels the positions are 1 to n without a gap", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.manyTitles(1);
    const patrons = await Promise.all(Array.from({ length: 6 }, () => library.patron()));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat({ max: 5 }), { maxLength: 14 }), async (moves) => {
        const queue: number[] = [];
        const held = new Map<number, string>();
        for (const who of moves) {
          const hold = held.get(who);
          if (hold === undefined) {
            held.set(who, (await patrons[who]?.place(title))?.value.hold.id ?? "");
            queue.push(who);
          } else {
            await patrons[who]?.cancel(hold);
            held.delete(who);
            queue.splice(queue.indexOf(who), 1);
          }
        }
        for (const [place, who] of queue.entries()) {
          const list = (await patrons[who]?.holds())?.value.holds ?? [];
          expect(list.find((hold) => hold.id === held.get(who))?.position).toBe(place + 1);
        }
        for (const [who, hold] of held) await patrons[who]?.cancel(hold);
      }),
      { numRuns: 12 },
    );
  });
});

describe("changing and cancelling", () => {
  test("D50: pickup library and contact method can be changed while the hold waits, approved or not", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.manyTitles(1);
    const patron = await library.patron();
    const { hold } = (await patron.place(title)).value;
    expect((await patron.change(hold.id, "east", "fax")).value).toMatchObject({
      pickup: "east",
      contact: "fax",
      position: 1,
    });
    await library.approve(hold.id);
    expect((await patron.change(hold.id, "west", "phone")).value).toMatchObject({
      pickup: "west",
      state: "approved",
    });
    expect(await refusalOf(patron.change(hold.id, "north", "phone"))).toBe("unknown-library");
    expect(await refusalOf(patron.change(hold.id, "west", "mail"))).toBe("no-email");
  });

  test.each(["in-transit", "ready"] as const)(
    "D51, D52: not once a copy is set aside (%s)",
    async (state) => {
      const library = await openSmallLibrary();
      const [title = ""] = await library.manyTitles(1);
      const patron = await library.patron();
      const { hold } = (await patron.place(title)).value;
      await library.setAside(hold.id, state);
      const shown = (await patron.holds()).value.holds[0];
      expect(shown).toMatchObject({ state, position: null, changeable: false, cancellable: false });
      expect(await refusalOf(patron.change(hold.id, "east", "none"))).toBe("hold-not-changeable");
      expect(await refusalOf(patron.cancel(hold.id))).toBe("hold-not-cancellable");
    },
  );

  test("D40: a ready hold says where it waits and until when", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.titles({ title: "こころ" });
    const patron = await library.patron();
    const { hold } = (await patron.place(title, "west")).value;
    await library.setAside(hold.id, "ready");
    const place = { ja: "westの棚", en: "west shelf" };
    const until = library.inDays(7);
    expect((await patron.holds()).value.holds[0]?.ready).toEqual({ place, shelf: "A-01", until });
    expect((await patron.overview()).value.ready).toEqual([
      { title: "こころ", library: "west", place, shelf: "A-01", until },
    ]);
  });

  test("D53: a cancelled hold stays in the list for thirty days, without a place in the queue", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.manyTitles(1);
    const card = await library.card();
    const patron = await library.kiosk.patron(card, "Shiori7");
    const { hold } = (await patron.place(title)).value;
    const cancelled = {
      id: hold.id,
      state: "cancelled",
      position: null,
      changeable: false,
      cancellable: false,
    };
    expect((await patron.cancel(hold.id)).value).toMatchObject(cancelled);
    expect((await patron.holds()).value).toMatchObject({ holds: [cancelled], active: 0 });
    expect(await refusalOf(patron.cancel(hold.id))).toBe("hold-not-cancellable");
    library.clock.forward(days(30) - 1);
    expect((await (await library.kiosk.patron(card, "Shiori7")).holds()).value.holds).toHaveLength(1);
    library.clock.forward(1);
    expect((await (await library.kiosk.patron(card, "Shiori7")).holds()).value.holds).toHaveLength(0);
  });

  test("D56: another patron's hold cannot be changed", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.manyTitles(1);
    const { hold } = (await (await library.patron()).place(title)).value;
    const other = await library.patron();
    expect(await refusalOf(other.change(hold.id, "east", "none"))).toBe("hold-not-found");
    expect(await refusalOf(other.cancel(hold.id))).toBe("hold-not-found");
    expect(await refusalOf(other.cancel("0"))).toBe("hold-not-found");
  });
});
