import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { purge } from "#backend/store/purge.ts";
import { HEADERS } from "#contract/rest/routes.ts";
import { STAFF_ROUTES, type StaffRouteName } from "#contract/rest/staff-routes.ts";
import { days, openSmallLibrary, PASSWORD } from "#test/support/backend/small-library.ts";
import { RestKiosk, refusalOf } from "#test/support/http/rest-client.ts";
import { hire, RestStaff, staffRefusalOf } from "#test/support/http/rest-staff.ts";

const ROUTE_NAMES = Object.keys(STAFF_ROUTES) as StaffRouteName[];
const NEW_CARD = { card: "7000001", expiresOn: null, hearingImpaired: false };

describe("who may", () => {
  test("no verb of staff opens to a wrong, missing, revoked or kiosk's token", async () => {
    const library = await openSmallLibrary();
    const admin = await hire(library, "admin");
    const other = await hire(library, "admin");
    const { id } = (await other.ask("me", null)).value;
    await admin.ask("revokeStaff", null, { id });
    const tokens = ["", "wrong", `${admin.token}x`, other.token, library.backend.kioskToken];
    for (const token of tokens) {
      const nobody = new RestStaff(library.url, token);
      for (const name of ROUTE_NAMES) {
        // The token is looked at before the body.
        const answer = await nobody.ask(name, null as never, { id: "1" });
        expect([name, answer.status, answer.no]).toEqual([
          name,
          401,
          { refusal: { name: "staff-token" }, code: "S-01" },
        ]);
      }
    }
  });

  test("a staff token opens no route of a kiosk", async () => {
    const library = await openSmallLibrary();
    const admin = await hire(library, "admin");
    const kiosk = new RestKiosk(library.url, admin.token);
    expect(await refusalOf(kiosk.info())).toBe("settings-broken");
    expect(await refusalOf(kiosk.signIn(await library.card(), PASSWORD))).toBe("settings-broken");
  });

  test("each verb asks for its role, and a higher role has it too", async () => {
    const library = await openSmallLibrary();
    const people = {
      counter: await hire(library, "counter"),
      manager: await hire(library, "manager"),
      admin: await hire(library, "admin"),
    };
    const above = { counter: [], manager: ["counter"], admin: ["counter", "manager"] } as const;
    for (const name of ROUTE_NAMES) {
      const { role } = STAFF_ROUTES[name];
      for (const lower of above[role]) {
        const answer = await people[lower].ask(name, null as never, { id: "1" });
        expect([name, answer.no.refusal]).toEqual([name, { name: "staff-role", details: { role } }]);
      }
      // What the role may do fails for its body or its id, if at all.
      const body = STAFF_ROUTES[name].method === "GET" ? null : {};
      const answer = await people[role].ask(name, body as never, { id: "999999" });
      expect([name, [401, 403].includes(answer.status)]).toEqual([name, false]);
    }
  });

  test("an admin makes staff; the token is shown once, also when the answer is asked for again", async () => {
    const library = await openSmallLibrary();
    const admin = await hire(library, "admin");
    const key = randomUUID();
    const body = { name: "西部カウンター1", role: "counter" } as const;
    const first = (await admin.ask("addStaff", body, { key })).value;
    const again = (await admin.ask("addStaff", body, { key })).value;
    expect(again).toEqual({ member: first.member, token: null });
    const member = new RestStaff(library.url, first.token ?? "");
    expect((await member.ask("me", null)).value).toEqual(first.member);
    expect((await admin.ask("listStaff", null)).value.staff).toHaveLength(2);
    const stored = await library.backend.db.selectFrom("staffOperations").select("body").execute();
    expect(JSON.stringify(stored)).not.toContain(first.token);
  });

  test("the last admin cannot be revoked; unknown staff are not found", async () => {
    const library = await openSmallLibrary();
    const admin = await hire(library, "admin");
    const { id } = (await admin.ask("me", null)).value;
    expect(await staffRefusalOf(admin.ask("revokeStaff", null, { id }))).toBe("last-admin");
    expect(await staffRefusalOf(admin.ask("revokeStaff", null, { id: "999" }))).toBe("staff-unknown");
    const other = (await admin.ask("addStaff", { name: "もう一人", role: "admin" })).value.member;
    const revoked = (await admin.ask("revokeStaff", null, { id: other.id })).value;
    expect(revoked.revokedAt).not.toBeNull();
    expect((await admin.ask("revokeStaff", null, { id: other.id })).value).toEqual(revoked);
  });

  test("an admin makes a kiosk, and ends it", async () => {
    const library = await openSmallLibrary();
    const admin = await hire(library, "admin");
    const key = randomUUID();
    const body = { name: "2階の端末", kind: "kiosk" } as const;
    const { kiosk, token } = (await admin.ask("addKiosk", body, { key })).value;
    expect((await admin.ask("addKiosk", body, { key })).value).toEqual({ kiosk, token: null });
    const machine = new RestKiosk(library.url, token ?? "");
    expect((await machine.info()).status).toBe(200);
    expect((await admin.ask("revokeKiosk", null, { id: kiosk.id })).value.revokedAt).not.toBeNull();
    expect(await refusalOf(machine.info())).toBe("settings-broken");
    expect(await staffRefusalOf(admin.ask("revokeKiosk", null, { id: "999" }))).toBe("kiosk-unknown");
    expect((await admin.ask("listKiosks", null)).value.kiosks.map((one) => one.id)).toContain(kiosk.id);
  });
});

describe("a write of staff is done once", () => {
  test("the same key is answered the same; with another body or route it is refused", async () => {
    const library = await openSmallLibrary();
    const [one = "", two = ""] = await library.manyTitles(2);
    const staff = await hire(library);
    const patron = await library.patron();
    const hold = (await patron.place(one)).value.hold.id;
    const other = (await patron.place(two)).value.hold.id;
    const key = randomUUID();
    const first = await staff.ask("approveHold", null, { id: hold, key });
    expect((await staff.ask("approveHold", null, { id: hold, key })).raw).toEqual(first.raw);
    expect(await staffRefusalOf(staff.ask("approveHold", null, { id: other, key }))).toBe("staff-key-used");
    expect(await staffRefusalOf(staff.ask("approveAll", { library: "central" }, { key }))).toBe(
      "staff-key-used",
    );
    // A key belongs to who sent it.
    expect((await (await hire(library)).ask("approveHold", null, { id: other, key })).status).toBe(200);
  });

  test("fifty times the same key at once is one write", async () => {
    const library = await openSmallLibrary();
    const manager = await hire(library, "manager");
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => manager.ask("issueCard", NEW_CARD, { key })),
    );
    expect(answers.filter((answer) => answer.value.temporaryPassword !== null)).toHaveLength(1);
  });

  test("answers are kept for a day", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.manyTitles(1);
    const staff = await hire(library);
    const { id } = (await (await library.patron()).place(title)).value.hold;
    const key = randomUUID();
    const sweep = () => purge(library.backend.db, library.clock.now(), library.backend.settings);
    await staff.ask("approveHold", null, { id, key });
    library.clock.forward(days(1) - 1);
    await sweep();
    expect((await staff.ask("approveHold", null, { id, key })).status).toBe(200);
    library.clock.forward(1);
    await sweep();
    expect(await staffRefusalOf(staff.ask("approveHold", null, { id, key }))).toBe("hold-approved");
  });

  test("without a key, or with one that is none, it is a bad request", async () => {
    const library = await openSmallLibrary();
    const manager = await hire(library, "manager");
    expect(await staffRefusalOf(manager.ask("issueCard", NEW_CARD, { key: "none" }))).toBe("bad-request");
    const { path } = STAFF_ROUTES.issueCard;
    const answer = await fetch(library.url + path, {
      method: "POST",
      headers: { [HEADERS.kiosk]: `Bearer ${manager.token}`, "content-type": "application/json" },
      body: JSON.stringify(NEW_CARD),
    });
    expect(answer.status).toBe(400);
  });
});

describe("cards", () => {
  test("D7, D8: a new card has a temporary password, shown once, that opens the password change", async () => {
    const library = await openSmallLibrary();
    const manager = await hire(library, "manager");
    const key = randomUUID();
    const issued = (await manager.ask("issueCard", NEW_CARD, { key })).value;
    expect(issued.temporaryPassword).toMatch(/^[a-z2-9]{8}$/u);
    expect((await manager.ask("issueCard", NEW_CARD, { key })).value.temporaryPassword).toBeNull();
    const patron = await library.kiosk.patron(NEW_CARD.card, issued.temporaryPassword ?? "");
    expect((await patron.overview()).value.patron.password).toBe("temporary");
    expect(await refusalOf(patron.holds())).toBe("temporary-password");
    expect((await patron.changePassword(issued.temporaryPassword ?? "", "Abc123")).status).toBe(200);
    expect(await staffRefusalOf(manager.ask("issueCard", NEW_CARD))).toBe("card-taken");
  });

  test("D5, D6: a number that is none of this library's is not issued", async () => {
    const library = await openSmallLibrary();
    const manager = await hire(library, "manager");
    expect(await staffRefusalOf(manager.ask("issueCard", { ...NEW_CARD, card: "12345678" }))).toBe(
      "foreign-card",
    );
    expect(await staffRefusalOf(manager.ask("issueCard", { ...NEW_CARD, card: "12" }))).toBe(
      "card-number-format",
    );
  });

  test("D7, D14: a new temporary password ends the sessions, opens the card and replaces the old one", async () => {
    const library = await openSmallLibrary();
    const manager = await hire(library, "manager");
    const card = await library.card();
    const patron = await library.kiosk.patron(card, PASSWORD);
    const { maxFailed } = library.backend.settings.signIn;
    for (let at = 0; at < maxFailed; at += 1) await library.kiosk.signIn(card, "Wrong123");
    const { temporaryPassword } = (await manager.ask("temporaryPassword", { card })).value;
    expect(await refusalOf(patron.overview())).toBe("signed-out");
    expect(await refusalOf(library.kiosk.signIn(card, PASSWORD))).toBe("wrong-credentials");
    expect((await library.kiosk.signIn(card, temporaryPassword ?? "")).status).toBe(200);
  });

  test("D64, lock-out: staff open a locked card", async () => {
    const library = await openSmallLibrary();
    const manager = await hire(library, "manager");
    const card = await library.card();
    expect(await staffRefusalOf(manager.ask("unlockCard", { card }))).toBe("card-not-locked");
    const { maxFailed } = library.backend.settings.signIn;
    for (let at = 0; at < maxFailed; at += 1) await library.kiosk.signIn(card, "Wrong123");
    expect((await manager.find(card)).value.lockedMinutes).toBe(10);
    expect((await manager.ask("unlockCard", { card })).value.lockedMinutes).toBeNull();
    expect((await library.kiosk.signIn(card, PASSWORD)).status).toBe(200);
  });

  test("D27, D65: registered as hearing-impaired, and the card's last day", async () => {
    const library = await openSmallLibrary();
    const manager = await hire(library, "manager");
    const card = await library.card();
    expect((await manager.ask("changePatron", { card, hearingImpaired: true })).value).toMatchObject({
      hearingImpaired: true,
      expiresOn: null,
    });
    const patron = await library.kiosk.patron(card, PASSWORD);
    expect((await patron.overview()).value.patron.contactMethods).toContain("post");
    const expiresOn = library.inDays(-1);
    expect((await manager.ask("changePatron", { card, expiresOn })).value).toMatchObject({
      hearingImpaired: true,
      expired: true,
    });
    expect(await refusalOf(library.kiosk.signIn(card, PASSWORD))).toBe("card-expired");
    expect((await manager.ask("changePatron", { card, expiresOn: null })).value.expired).toBe(false);
  });

  test("D15: a looked-up card shows what the patron has and waits for, its address only masked", async () => {
    const library = await openSmallLibrary();
    const [home = "", wanted = ""] = await library.manyTitles(2);
    const staff = await hire(library);
    const card = await library.card({ email: { address: "someone@library.example", state: "registered" } });
    await library.lend(card, home, 3);
    await (await library.kiosk.patron(card, PASSWORD)).place(wanted);
    const found = await staff.find(card);
    expect(found.value).toMatchObject({
      card,
      email: { state: "registered", masked: "s***@library.example" },
      loans: [{ title: { id: home }, daysLeft: 3 }],
      holds: [{ title: { id: wanted }, card }],
      maxLoans: 5,
      maxHolds: 5,
    });
    expect(JSON.stringify(found.raw)).not.toContain("someone");
    expect(await staffRefusalOf(staff.find("7654321"))).toBe("card-unknown");
  });
});

describe("mail that does not arrive", () => {
  test("D45: a bounced notice becomes a task, and mail is no longer offered", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.manyTitles(1);
    const manager = await hire(library, "manager");
    const card = await library.card({ email: { address: "someone@library.example", state: "registered" } });
    const patron = await library.kiosk.patron(card, PASSWORD);
    const { id } = (await patron.place(title, "central", "mail")).value.hold;
    const [barcode = ""] = (await library.kiosk.title(title)).value.copies.map((copy) => copy.barcode);
    await manager.ready(barcode ?? "");
    expect((await manager.ask("outbox", { after: null })).value.mails).toMatchObject([
      { kind: "hold-ready", state: "waiting", card, hold: id },
    ]);
    expect((await manager.ask("markBounced", { card, state: "bounced" })).value.email.state).toBe("bounced");
    expect((await manager.ask("bounced", { after: null })).value.addresses).toEqual([
      { card, state: "bounced", masked: "s***@library.example" },
    ]);
    expect((await manager.tasks()).value.tasks).toMatchObject([
      { kind: "tell-ready", way: "any", why: "bounced", hold: { id } },
    ]);
    const without = await library.card();
    expect(await staffRefusalOf(manager.ask("markBounced", { card: without, state: "refused" }))).toBe(
      "address-unknown",
    );
  });
});
