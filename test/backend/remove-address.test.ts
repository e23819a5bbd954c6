import { describe, expect, test } from "vitest";
import { openSmallLibrary, PASSWORD } from "#test/support/backend/small-library.ts";
import { hire } from "#test/support/http/rest-staff.ts";

describe("an address whose owner does not want it here", () => {
  test("D41: staff remove it from every card by the address itself, and what was told by mail becomes a task", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.manyTitles(1);
    const staff = await hire(library);
    const email = { address: "someone@library.example", state: "registered" } as const;
    const cards = [await library.card({ email }), await library.card({ email })];
    const other = await library.card({ email: { ...email, address: "another@library.example" } });
    const patron = await library.kiosk.patron(cards[0] ?? "", PASSWORD);
    const { id } = (await patron.place(title, "central", "mail")).value.hold;
    const removed = await staff.ask("removeAddress", { address: "Someone@LIBRARY.example" });
    expect(removed.value).toEqual({ cards: cards.toSorted() });
    for (const card of cards) expect((await staff.find(card)).value.email).toEqual({ state: "none" });
    expect((await staff.find(other)).value.email.state).toBe("registered");
    expect((await staff.tasks()).value.tasks).toMatchObject([
      { kind: "contact-otherwise", why: "no-address", hold: { id } },
    ]);
    expect((await patron.messages()).value.messages).toMatchObject([{ kind: "check-details" }]);
    expect((await staff.ask("removeAddress", { address: email.address })).value).toEqual({ cards: [] });
  });

  test("the address stands in no log and no recorded answer", async () => {
    const library = await openSmallLibrary();
    const staff = await hire(library);
    const address = "hanako@mobile.example";
    await library.card({ email: { address, state: "registered" } });
    await staff.ask("removeAddress", { address });
    expect(library.log.join("\n")).not.toContain("hanako");
    const kept = await library.backend.db.selectFrom("operations").selectAll().execute();
    expect(JSON.stringify(kept)).not.toContain("hanako");
  });
});
