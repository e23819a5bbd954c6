import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { ticketOf } from "#main/library/ticket.ts";
import { fakeCopy, smallWorld } from "#test/fakes/sip2/world.ts";
import { given, patient, refusalOf, signedIn, sip2Scene } from "#test/support/library/sip2-library.ts";

const write = (session: string) => ({ session, key: randomUUID() });
const sent = (heard: readonly string[], ...ids: readonly string[]) =>
  heard.filter((text) => ids.includes(text.slice(0, 2)));

describe("a renewal", () => {
  test.each(["29", "11"] as const)("by %s: one message, with the card and the copy", async (renewVia) => {
    const { library, server } = await sip2Scene({ settings: { renewVia } });
    const { session } = await signedIn(library);
    const renewed = given(await library.renew({ ...write(session), loan: "30001" }, patient()));
    expect(renewed).toMatchObject({ dueDate: "2026-12-23", renewals: 1 });
    const messages = sent(server.heard, "11", "29", "65");
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatch(renewVia === "11" ? /^11YN.*\|AB30001\|/u : /^29NN.*\|AB30001\|/u);
  });

  test("by 11 is never asked for a copy that the patron does not have, for that would lend it", async () => {
    const { library, server } = await sip2Scene({ settings: { renewVia: "11" } });
    const { session } = await signedIn(library);
    for (const loan of ["30006", "30005", "39999", "", "30001|AB30006", "30001\r"]) {
      expect(refusalOf(await library.renew({ ...write(session), loan }, patient()))).toBe("loan-not-found");
    }
    expect(sent(server.heard, "11")).toEqual([]);
    expect(server.world.changes).toEqual([]);
  });

  test("the server's no gets the reason that can be known", async () => {
    const { library } = await sip2Scene();
    const { session } = await signedIn(library);
    const renew = (loan: string) => library.renew({ ...write(session), loan }, patient());
    expect(refusalOf(await renew("30003"))).toBe("renewal-reserved");
    expect((await renew("30002")).ok).toBe(true);
    expect((await renew("30001")).ok).toBe(true);
    // It was renewed once already, but nothing says that this is why.
    expect(refusalOf(await renew("30001"))).toBe("reason-unknown");
  });

  test("that was asked for again (96) was not understood, and so surely not done", async () => {
    const { library, server } = await sip2Scene();
    const { session } = await signedIn(library);
    server.faults.set("29", "resend");
    expect(refusalOf(await library.renew({ ...write(session), loan: "30001" }, patient()))).toBe("not-done");
    expect(sent(server.heard, "29")).toHaveLength(1);
  });

  test("a date that is only words leaves the loan without one, and a lost answer without a verdict", async () => {
    const world = smallWorld();
    const { library, server, log } = await sip2Scene({ world, quirks: { due: "empty" } });
    const { session, overview } = await signedIn(library);
    expect(overview.loans).toEqual({ count: 3, overdue: 1, nextDue: null });
    const { loans } = given(await library.loans({ session }, patient()));
    expect(loans.map(({ dueDate, daysLeft }) => [dueDate, daysLeft])).toEqual(Array(3).fill(["", 0]));
    server.faults.set("29", "close");
    const patronWrite = write(session);
    expect(await library.renew({ ...patronWrite, loan: "30001" }, patient())).toEqual({
      ok: false,
      refusal: { name: "not-confirmed", details: { ticket: ticketOf(patronWrite.key) } },
    });
    expect(log.recent()).toContainEqual(expect.objectContaining({ event: "write-lost", reason: "closed" }));
  });
});

describe("a hold", () => {
  test("names the copy, the title, any copy, and the library where the settings name them", async () => {
    const { library, server } = await sip2Scene();
    const { session } = await signedIn(library);
    const call = { title: "30006", pickup: "WEST", contact: "none" } as const;
    expect((await library.placeHold({ ...write(session), ...call }, patient())).ok).toBe(true);
    const [message = ""] = sent(server.heard, "15");
    expect(message).toMatch(/^15\+/u);
    for (const field of ["BSWEST|", "BY2|", "AAP1001|", "AB30006|", "AJ30006|"])
      expect(message).toContain(field);
    // What the visit knows stays with the row, though no list tells it.
    const { holds } = given(await library.holds({ session }, patient()));
    expect(holds.find(({ id }) => id === "30006")).toMatchObject({ pickup: "WEST", title: { id: "30006" } });
    await library.signOut({ session }, patient());
    const again = await signedIn(library);
    const after = given(await library.holds({ session: again.session }, patient()));
    expect(after.holds.find(({ id }) => id === "30006")).toMatchObject({ pickup: "" });
  });

  test.each([
    ["", null],
    ["0", null],
    ["3", 3],
  ])("is told its place by BR %j: %j (SIP-39)", async (queuePlace, position) => {
    const { library, server } = await sip2Scene();
    const { session } = await signedIn(library);
    server.quirks.queuePlace = queuePlace;
    const call = { title: "30006", pickup: "WEST", contact: "none" } as const;
    const { hold } = given(await library.placeHold({ ...write(session), ...call }, patient()));
    expect(hold.position).toBe(position);
  });

  test("goes to the one library without a word where nothing else is known", async () => {
    const { library, server } = await sip2Scene({ about: null });
    const { session } = await signedIn(library);
    const call = { title: "30006", contact: "none" } as const;
    const wrong = await library.placeHold({ ...write(session), ...call, pickup: "WEST" }, patient());
    expect(refusalOf(wrong)).toBe("unknown-library");
    const placed = given(await library.placeHold({ ...write(session), ...call, pickup: "MAIN" }, patient()));
    expect(placed.hold.pickup).toBe("MAIN");
    expect(sent(server.heard, "15")).toHaveLength(1);
    expect(sent(server.heard, "15")[0]).not.toContain("|BS");
  });

  test("what the lists forbid is refused with its reason, without a request", async () => {
    const world = smallWorld();
    for (const at of [1, 2, 3]) {
      world.copies.set(`3100${at}`, fakeCopy(`3100${at}`, `待つ本${at}`, { queue: ["P1001"] }));
    }
    const { library, server } = await sip2Scene({ world });
    const { session } = await signedIn(library);
    const place = async (title: string) =>
      library.placeHold({ ...write(session), title, pickup: "MAIN", contact: "none" }, patient());
    expect(refusalOf(await place("30001"))).toBe("own-loan");
    expect(refusalOf(await place("30005"))).toBe("already-held");
    expect(await place("30006")).toMatchObject({
      refusal: { name: "hold-limit", details: { max: 5, have: 5 } },
    });
    expect(refusalOf(await place("99999"))).toBe("reason-unknown");
    expect(sent(server.heard, "15")).toEqual([]);
  });

  test("that can be collected already is neither changed nor cancelled here", async () => {
    const { library, server } = await sip2Scene();
    const { session } = await signedIn(library);
    const cancel = await library.cancelHold({ ...write(session), hold: "30004" }, patient());
    expect(refusalOf(cancel)).toBe("hold-not-cancellable");
    const call = { ...write(session), hold: "30004", pickup: "WEST", contact: "none" } as const;
    expect(refusalOf(await library.changeHold(call, patient()))).toBe("hold-not-changeable");
    expect(sent(server.heard, "15")).toEqual([]);
  });
});

describe("a title", () => {
  test("shows where its copies are now, with ten requests at most", async () => {
    const { library, server, sru } = await sip2Scene();
    expect(given(await library.title({ id: "30001" }, patient()))).toMatchObject({
      copies: [{ barcode: "30001", status: "on-loan", dueDate: "2026-12-09" }],
      availability: { kind: "holdable", waiting: 0 },
      holdable: true,
    });
    expect(given(await library.title({ id: "30006" }, patient()))).toMatchObject({
      copies: [{ status: "on-shelf", dueDate: null }],
      availability: { kind: "on-shelf", library: "MAIN" },
    });
    expect(given(await library.title({ id: "30004" }, patient()))).toMatchObject({
      copies: [{ status: "on-hold-shelf" }],
      availability: { kind: "holdable", waiting: 1 },
    });
    // A server that cannot tell leaves it open, and the title is there all the same.
    server.faults.set("17", "close");
    expect(given(await library.title({ id: "30006" }, patient()))).toMatchObject({
      copies: [{ status: "unknown" }],
      availability: { kind: "unknown" },
    });
    expect(sru.asked.length).toBeGreaterThan(0);
    // Nothing of a patron is in any address.
    expect(sru.asked.join(" ")).not.toMatch(/P1001|1234/u);
  });

  test.each([
    // Koha tells of a damaged copy as of a barcode that it does not know, other versions as of a lost one.
    ["01", { status: "unknown" }, { kind: "unknown" }, true],
    ["12", { status: "missing" }, { kind: "none" }, false],
  ])("whose copy is damaged is not on the shelf: %s", async (status, copy, availability, holdable) => {
    const world = smallWorld();
    world.copies.set("30006", fakeCopy("30006", "草枕", { status }));
    const { library } = await sip2Scene({ world });
    expect(given(await library.title({ id: "30006" }, patient()))).toMatchObject({
      copies: [copy],
      availability,
      holdable,
    });
  });

  test("with many copies is asked about in ten questions", async () => {
    const world = smallWorld();
    const copies = Array.from({ length: 25 }, (_one, at) => ({
      barcode: `4${String(at).padStart(4, "0")}`,
      library: at === 24 ? "MAIN" : "WEST",
      place: "",
      callNumber: "",
    }));
    for (const { barcode } of copies) world.copies.set(barcode, fakeCopy(barcode, "全集"));
    const { library, server } = await sip2Scene({ world, titles: [{ id: "50001", title: "全集", copies }] });
    const title = given(await library.title({ id: "50001" }, patient()));
    expect(sent(server.heard, "17")).toHaveLength(10);
    // The own library's copy is among them.
    expect(title.copies.at(-1)).toMatchObject({ status: "on-shelf" });
    expect(title.copies.filter(({ status }) => status === "unknown")).toHaveLength(15);
  });
});
