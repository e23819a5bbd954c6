import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { USUAL_GUESS_LIMITS } from "#contract/guesses.ts";
import { createCardTries } from "#main/library/card-tries.ts";
import { SERVERS } from "#test/fakes/sip2/quirks.ts";
import { fakeCopy, fakePatron, smallWorld } from "#test/fakes/sip2/world.ts";
import { checkOut, sent } from "#test/support/library/sip2-borrowing.ts";
import {
  given,
  patient,
  refusalOf,
  type Sip2SceneOptions,
  sip2Scene,
} from "#test/support/library/sip2-library.ts";

const NEEDS_PASSWORD = { ok: false, refusal: { name: "password-needed" } };

/** A patron who has shown a card, and 30006 on its shelf. */
async function byCard(options: Sip2SceneOptions = {}) {
  const scene = await sip2Scene(options);
  const { session } = given(await scene.library.signInByCard({ cardNumber: "P1001" }, patient()));
  const lend = (barcode = "30006", renew = false) => checkOut(scene.library, session, barcode, { renew });
  const events = () => scene.log.recent().map(({ event }) => event);
  return { ...scene, session, lend, events };
}

describe("the card alone over SIP2 (SIP-43)", () => {
  it("lends, and no message has a password", async () => {
    const { lend, library, session, server, events } = await byCard({ quirks: SERVERS.koha });
    expect(given(await lend()).loan).toMatchObject({ barcode: "30006", title: { title: "草枕" } });
    await library.signOut({ session }, patient());
    expect(server.world.copies.get("30006")?.holder).toBe("P1001");
    expect(sent(server.heard, "35")).toHaveLength(1);
    const ofPatron = server.heard.filter((text) => /\|AAP1001|AAP1001\|/u.test(text));
    expect(ofPatron.length).toBeGreaterThan(2);
    for (const text of ofPatron) expect(text).not.toMatch(/\|AD|1234/u);
    expect(events()).not.toContain("sip2-card-alone-refused");
  });

  it("opens nothing of the account, and the server is not asked", async () => {
    const { library, session, server } = await byCard();
    const before = server.heard.length;
    for (const ask of [library.overview, library.loans, library.holds, library.messages] as const) {
      expect(await ask({ session }, patient())).toEqual(NEEDS_PASSWORD);
    }
    const hold = { session, key: randomUUID(), title: "30006", pickup: "MAIN", contact: "none" } as const;
    expect(await library.placeHold(hold, patient())).toEqual(NEEDS_PASSWORD);
    expect(server.heard).toHaveLength(before);
  });

  it("takes no notice of what the server says of a password that it was not sent", async () => {
    // The usual fake sends CQN.
    const { lend } = await byCard();
    expect((await lend()).ok).toBe(true);
  });

  it.each(["koha", "generic"])("sends no empty password: %s", async (preset) => {
    const { lend, library, session, server } = await byCard({ settings: { preset } });
    expect((await lend()).ok).toBe(true);
    await library.signOut({ session }, patient());
    const ofPatron = server.heard.filter((text) => /^(?:11|35|63)/u.test(text));
    expect(new Set(ofPatron.map((text) => text.slice(0, 2)))).toEqual(new Set(["11", "35", "63"]));
    for (const text of ofPatron) expect(text).not.toContain("|AD");
  });

  it("is nothing where only messages with a password are answered, and the server is not asked", async () => {
    const { library, server } = await sip2Scene({ settings: { preset: "sierra-polaris" } });
    await library.health(patient());
    expect(library.capabilities).toMatchObject({ checkOut: true, checkOutByCard: false });
    expect(refusalOf(await library.signInByCard({ cardNumber: "P1001" }, patient()))).toBe("unexpected");
    expect(sent(server.heard, "63")).toEqual([]);
  });

  it.each([
    ["nobody has", {}, "P9999"],
    ["is lost", { flags: "    Y         " }, "P2001"],
    ["has expired", { expires: "2026-11-24" }, "P2001"],
    ["has expired at Koha", { flags: "YYYY          ", words: "PATRON EXPIRED" }, "P2001"],
    ["may borrow nothing", { flags: "Y         Y   ", owed: "1200" }, "P2001"],
  ])("does not suffice with a card that %s, and says no more", async (_what, more, cardNumber) => {
    const world = smallWorld();
    world.patrons.set("P2001", fakePatron("P2001", "1234", more));
    const { library, server } = await sip2Scene({ world });
    expect(await library.signInByCard({ cardNumber }, patient())).toEqual(NEEDS_PASSWORD);
    expect(sent(server.heard, "63")).toHaveLength(1);
  });

  it("cannot be used to find out which cards there are", async () => {
    const cardTries = createCardTries(() => 0);
    const { library, another, server } = await sip2Scene({ cardTries });
    const enter = async (cardNumber: string, at = library) =>
      refusalOf(await at.signInByCard({ cardNumber }, patient()));
    for (let at = 1; at < USUAL_GUESS_LIMITS.mostFailures; at += 1) cardTries.count();
    // Neither a card that suffices nor a server that fails is a try.
    expect(await enter("P1001")).toBe("");
    server.faults.set("63", "close-first");
    expect(await enter("P1001")).toBe("out-of-order");
    server.faults.clear();
    // The count outlives a change of the settings.
    const after = another();
    expect(await enter("P9999", after)).toBe("password-needed");
    const before = server.heard.length;
    expect(await enter("P1001", after)).toBe("too-many-requests");
    expect(server.heard).toHaveLength(before);
  });

  it("is no card when it could end the field", async () => {
    const { library, server } = await sip2Scene();
    expect(await library.signInByCard({ cardNumber: "P1|AAP1001" }, patient())).toEqual(NEEDS_PASSWORD);
    expect(server.heard).toEqual([]);
  });

  it("is no capability of a server that does not lend", async () => {
    const { library } = await sip2Scene({ quirks: { bx: "YNYYYYYYYYYYYYYY" } });
    await library.health(patient());
    expect(library.capabilities).toMatchObject({ checkOut: false, checkOutByCard: false });
    expect(refusalOf(await library.signInByCard({ cardNumber: "P1001" }, patient()))).toBe("unexpected");
  });

  it("asks for the password where the server does not lend without it, and staff can see that", async () => {
    const { lend, events, server } = await byCard({ quirks: { lendsByCard: false } });
    expect(await lend()).toEqual(NEEDS_PASSWORD);
    expect(events()).toContain("sip2-card-alone-refused");
    expect(server.world.copies.get("30006")?.holder).toBeNull();
  });

  it("still says why, where the copy is the reason", async () => {
    const world = smallWorld();
    world.copies.set("30010", fakeCopy("30010", "道草", { status: "10" }));
    const { lend, events } = await byCard({ world });
    expect(refusalOf(await lend("30010"))).toBe("copy-in-transit");
    expect(refusalOf(await lend("30005"))).toBe("lent-to-another");
    expect(events()).not.toContain("sip2-card-alone-refused");
  });

  it("renews nothing, and the server is not asked to", async () => {
    const { lend, server } = await byCard();
    expect(refusalOf(await lend("30001"))).toBe("lent-to-you");
    expect(await lend("30001", true)).toEqual(NEEDS_PASSWORD);
    expect([...sent(server.heard, "11"), ...sent(server.heard, "29")]).toEqual([]);
  });
});

describe("an undo over SIP2", () => {
  const undo = ({ library, session }: Awaited<ReturnType<typeof byCard>>) =>
    library.checkIn({ key: randomUUID(), barcode: "30006", undoes: { session, loan: "30006" } }, patient());

  it("is not sent where a list of titles does not say who has the copy", async () => {
    const scene = await byCard({ quirks: { lists: "titles" } });
    given(await scene.lend());
    expect(refusalOf(await undo(scene))).toBe("loan-not-found");
    expect(sent(scene.server.heard, "09")).toEqual([]);
  });

  it("is not sent for a copy that another patron has now", async () => {
    const scene = await byCard();
    given(await scene.lend());
    const copy = scene.server.world.copies.get("30006");
    if (copy !== undefined) copy.holder = "P1002";
    expect(refusalOf(await undo(scene))).toBe("loan-not-found");
    expect(copy?.holder).toBe("P1002");
    expect(sent(scene.server.heard, "09")).toEqual([]);
  });

  it("is not done when the borrower is unknown", async () => {
    const scene = await byCard();
    given(await scene.lend());
    scene.server.faults.set("63", "close-first");
    expect(refusalOf(await undo(scene))).toBe("not-done");
    expect(sent(scene.server.heard, "09")).toEqual([]);
  });

  it("of a session that has ended is refused", async () => {
    const scene = await byCard();
    await scene.library.signOut({ session: scene.session }, patient());
    expect(refusalOf(await undo(scene))).toBe("signed-out");
  });
});
