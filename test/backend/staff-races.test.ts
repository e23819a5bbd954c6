import { describe, expect, test } from "vitest";
import { runJobs } from "#backend/jobs/all.ts";
import { days, openSmallLibrary, PASSWORD, type SmallLibrary } from "#test/support/backend/small-library.ts";
import { surely } from "#test/support/http/rest-client.ts";
import { barcodes, hire, type RestStaff } from "#test/support/http/rest-staff.ts";

const AT_ONCE = 50;
const LIBRARIES = ["central", "west", "east"] as const;

/** Several people at several counters, so that they do not wait for each other as one person would. */
async function crew(library: SmallLibrary): Promise<readonly RestStaff[]> {
  const people = [await hire(library), await hire(library), await hire(library), await hire(library)];
  return people.map((person, at) => person.at(LIBRARIES[at % 3] ?? "central"));
}

const returnSurely = (person: RestStaff, barcode: string): ReturnType<RestStaff["return"]> =>
  surely((key) => person.ask("return", { library: person.library, barcode, shelf: null }, { key }));

/** What has to be true of holds and copies at any time; answers how many copies are set aside. */
async function soundHolds(library: SmallLibrary): Promise<number> {
  const { db } = library.backend;
  const holds = await db.selectFrom("holds").selectAll().orderBy("placedAt").orderBy("id").execute();
  const lent = new Set((await db.selectFrom("loans").select("copyId").execute()).map((loan) => loan.copyId));
  const aside = holds.flatMap((hold) => hold.copyId ?? []);
  expect(new Set(aside).size).toBe(aside.length);
  expect(aside.filter((copy) => lent.has(copy))).toEqual([]);
  const shelves = holds.flatMap((hold) => (hold.shelf === null ? [] : [`${hold.pickup} ${hold.shelf}`]));
  expect(new Set(shelves).size).toBe(shelves.length);
  return aside.length;
}

describe("two people at once", () => {
  test("D37: fifty returns of one copy at once set it aside once", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.manyTitles(1);
    const [barcode = ""] = await barcodes(library, title);
    await library.lend(await library.card(), title);
    const first = (await (await library.patron()).place(title)).value.hold.id;
    library.clock.forward(1);
    await (await library.patron()).place(title);
    const people = (await crew(library)).map((person) => person.at("central"));
    const rounds = Array.from({ length: Math.ceil(AT_ONCE / people.length) }, () => people).flat();
    const answers = await Promise.all(
      rounds.slice(0, AT_ONCE).map((person) => returnSurely(person, barcode)),
    );
    expect(answers.filter((answer) => answer.value.wasOnLoan)).toHaveLength(1);
    const placements = new Set(answers.map((answer) => JSON.stringify(answer.value.placement)));
    expect([...placements].map((text) => JSON.parse(text))).toMatchObject([
      { kind: "hold-shelf", hold: first },
    ]);
    expect(await soundHolds(library)).toBe(1);
  });

  test("D37: returns of many copies at once give each hold one copy, in the order of application", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.titles({ copies: Array(8).fill("central") });
    const codes = await barcodes(library, title);
    for (const _ of codes) await library.lend(await library.card(), title);
    const holds: string[] = [];
    for (let at = 0; at < 6; at += 1) {
      library.clock.forward(1);
      const pickup = LIBRARIES[at % 3] ?? "central";
      holds.push((await (await library.patron()).place(title, pickup)).value.hold.id);
    }
    const people = await crew(library);
    await Promise.all(
      codes.flatMap((barcode, at) =>
        [0, 1, 2].map((more) => people[(at + more) % people.length]?.return(barcode)),
      ),
    );
    expect(await soundHolds(library)).toBe(6);
    const rows = await library.backend.db.selectFrom("holds").select(["id", "copyId"]).execute();
    expect(rows.filter((row) => row.copyId === null)).toEqual([]);
    expect(rows.map((row) => String(row.id)).sort()).toEqual([...holds].sort());
  });

  test("a patron cancels while staff set the copy aside: one of them wins, and the copy is not set aside twice", async () => {
    const library = await openSmallLibrary();
    const titles = await library.manyTitles(5);
    const patron = await library.patron();
    const people = await crew(library);
    for (const title of titles) {
      const { id } = (await patron.place(title)).value.hold;
      const [barcode = ""] = await barcodes(library, title);
      const [cancelled, ready] = await Promise.all([
        patron.cancel(id),
        people[0]?.at("central").ready(barcode),
        people[1]?.approve(id),
      ]);
      const names = [cancelled.status, ready?.status];
      expect([
        [200, 409],
        [409, 200],
      ]).toContainEqual(names);
    }
    await soundHolds(library);
  });

  test("D57: a patron at two counters at once does not pass the limit of loans", async () => {
    const library = await openSmallLibrary({ loans: { max: 2 } });
    const titles = await library.manyTitles(8);
    const card = await library.card();
    const people = await crew(library);
    const codes = (await Promise.all(titles.map((title) => barcodes(library, title)))).flat();
    const answers = await Promise.all(
      codes.map((barcode, at) => people[at % people.length]?.lend(barcode, card)),
    );
    expect(answers.filter((answer) => answer?.status === 200)).toHaveLength(2);
    expect((await people[0]?.find(card))?.value.loans).toHaveLength(2);
  });

  test("the hold shelf: many copies at once have different numbers", async () => {
    const library = await openSmallLibrary({ holds: { max: 20 } });
    const titles = await library.manyTitles(12);
    const patron = await library.patron();
    for (const title of titles) await patron.place(title, "west");
    const codes = (await Promise.all(titles.map((title) => barcodes(library, title)))).flat();
    const people = (await crew(library)).map((person) => person.at("west"));
    await Promise.all(codes.map((barcode, at) => people[at % people.length]?.receive(barcode)));
    expect(await soundHolds(library)).toBe(12);
    const ready = (await people[0]?.holds("ready"))?.value.holds ?? [];
    expect(ready.map((hold) => hold.shelf).sort()).toEqual(
      Array.from({ length: 12 }, (_, at) => `A-${String(at + 1).padStart(2, "0")}`),
    );
  });

  test("the shelf time ends while patrons and staff are busy: each hold ends once", async () => {
    const library = await openSmallLibrary({ holds: { max: 20 } });
    const titles = await library.manyTitles(6);
    const card = await library.card();
    const patron = await library.kiosk.patron(card, PASSWORD);
    const people = (await crew(library)).map((person) => person.at("central"));
    const codes = (await Promise.all(titles.map((title) => barcodes(library, title)))).flat();
    const holds: string[] = [];
    for (const [at, title] of titles.entries()) {
      holds.push((await patron.place(title)).value.hold.id);
      await people[0]?.ready(codes[at] ?? "");
    }
    library.clock.forward(days(30));
    const rounds = Array.from({ length: 4 }, () => runJobs(library.backend));
    await Promise.all([
      ...rounds,
      ...holds.map((hold, at) => people[at % people.length]?.cancel(hold)),
      ...codes.map((barcode, at) => people[(at + 1) % people.length]?.lend(barcode, card)),
    ]);
    const done = await Promise.all(rounds);
    expect(done.flatMap((round) => round.failed)).toEqual([]);
    const rows = await library.backend.db.selectFrom("holds").select(["state", "copyId"]).execute();
    expect(rows.filter((row) => row.state === "ready" || row.copyId !== null)).toEqual([]);
    await soundHolds(library);
  });
});
