import { describe, expect, test } from "vitest";
import { runJobs } from "#backend/jobs/all.ts";
import { days, openSmallLibrary, PASSWORD } from "#test/support/backend/small-library.ts";
import { barcodes, hire, staffRefusalOf, statusOf, told } from "#test/support/http/rest-staff.ts";

describe("shelf time", () => {
  test("D60, shelf time: a hold expires after its last day; the next in the queue gets the copy", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.manyTitles(1);
    const [barcode = ""] = await barcodes(library, title);
    const staff = await hire(library);
    const late = await library.card();
    const lateHold = (await (await library.kiosk.patron(late, PASSWORD)).place(title)).value.hold.id;
    library.clock.forward(1);
    const next = await library.card();
    const nextHold = (await (await library.kiosk.patron(next, PASSWORD)).place(title)).value.hold.id;
    await staff.approve(nextHold);
    await staff.ready(barcode);

    library.clock.forward(days(8)); // Thursday the third, its last day
    expect((await runJobs(library.backend)).done).toMatchObject({ "shelf-expiry": 0 });
    library.clock.forward(days(1));
    expect((await runJobs(library.backend)).done).toMatchObject({ "shelf-expiry": 1 });
    expect((await runJobs(library.backend)).done).not.toHaveProperty("shelf-expiry");

    const [over] = (await (await library.kiosk.patron(late, PASSWORD)).holds()).value.holds;
    expect(over).toMatchObject({ id: lateHold, state: "expired", ready: null });
    // No notice is sent before staff have the copy.
    const nextPatron = await library.kiosk.patron(next, PASSWORD);
    expect((await nextPatron.holds()).value.holds).toMatchObject([{ state: "in-transit", ready: null }]);
    expect((await staff.clear()).value.lines).toMatchObject([
      { shelf: "A-01", hold: nextHold, to: "central" },
    ]);
    expect(told((await staff.ready(barcode)).value.placement)).toBe(`hold shelf A-01 for ${nextHold}`);
    expect((await staff.clear()).value.lines).toEqual([]);
  });

  test("D36: a job approves nothing; the copy waits for staff, and a provisional hold keeps its turn", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.manyTitles(1);
    const [barcode = ""] = await barcodes(library, title);
    const staff = await hire(library);
    await (await library.patron()).place(title);
    await staff.ready(barcode);
    library.clock.forward(1);
    const provisional = (await (await library.patron()).place(title)).value.hold.id;
    library.clock.forward(1);
    const approved = (await (await library.patron()).place(title)).value.hold.id;
    await staff.approve(approved);
    library.clock.forward(days(10));
    await runJobs(library.backend);
    expect((await staff.holds("in-transit", "ready")).value.holds).toEqual([]);
    expect((await staff.clear()).value.lines).toMatchObject([{ shelf: "A-01", hold: null }]);
    expect(told((await staff.receive(barcode)).value.placement)).toBe(`hold shelf A-01 for ${provisional}`);
  });

  test("an expired copy without another hold goes back to its library", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.manyTitles(1);
    const [barcode = ""] = await barcodes(library, title);
    const staff = await hire(library);
    await (await library.patron()).place(title, "west");
    await staff.send(barcode);
    await staff.at("west").receive(barcode);
    library.clock.forward(days(20));
    await runJobs(library.backend);
    expect((await staff.at("west").clear()).value.lines).toMatchObject([{ hold: null, to: "central" }]);
    expect(told((await staff.at("west").send(barcode)).value.placement)).toBe("courier to central for home");
    expect(await statusOf(library, title, barcode)).toBe("in-transit");
  });

  test("a book does not expire before the patron was notified; the notice begins the shelf time", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.manyTitles(1);
    const [barcode = ""] = await barcodes(library, title);
    const staff = await hire(library);
    const { id } = (await (await library.patron()).place(title, "central", "phone")).value.hold;
    await staff.ready(barcode);
    library.clock.forward(days(20));
    expect((await runJobs(library.backend)).done).toMatchObject({ "shelf-expiry": 0 });
    const [task] = (await staff.tasks()).value.tasks;
    expect(task).toMatchObject({ kind: "tell-ready", way: "phone", hold: { id } });
    await staff.ask("finishTask", null, { id: task?.id ?? "" });
    expect((await staff.tasks()).value.tasks).toEqual([]);
    expect(await staffRefusalOf(staff.ask("finishTask", null, { id: task?.id ?? "" }))).toBe("task-unknown");
    // Tuesday the fifteenth: the third Friday and Monday are closed.
    expect((await staff.holds("ready")).value.holds).toMatchObject([{ id, readyUntil: "2026-12-24" }]);
  });
});
