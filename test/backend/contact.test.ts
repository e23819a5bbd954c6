import { describe, expect, test } from "vitest";
import { openSmallLibrary } from "#test/support/backend/small-library.ts";
import { refusalOf } from "#test/support/http/rest-client.ts";
import { mailWorkerOf } from "#test/support/mail/mail-scene.ts";
import { mailServer } from "#test/support/mail/mail-server.ts";

const ADDRESS = "somebody@library.example";

describe("contact methods", () => {
  test("D26: five ways, in the guide's order", async () => {
    const library = await openSmallLibrary();
    const patron = await library.patron({
      hearingImpaired: true,
      email: { address: ADDRESS, state: "registered" },
    });
    expect((await patron.overview()).value.patron.contactMethods).toEqual([
      "none",
      "mail",
      "phone",
      "post",
      "fax",
    ]);
  });

  test("D27: a postcard goes only to registered hearing-impaired patrons", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.manyTitles(1);
    const hearing = await library.patron();
    expect((await hearing.overview()).value.patron.contactMethods).not.toContain("post");
    expect(await refusalOf(hearing.place(title, "central", "post"))).toBe("contact-not-allowed");
    const registered = await library.patron({ hearingImpaired: true });
    expect((await registered.place(title, "central", "post")).status).toBe(200);
  });

  test("D28: mail can be chosen once an address is registered; D29: not before", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.manyTitles(1);
    const patron = await library.patron();
    expect(await refusalOf(patron.place(title, "central", "mail"))).toBe("no-email");
    expect((await patron.setEmail(ADDRESS)).value.contactMethods).toContain("mail");
    expect((await patron.place(title, "central", "mail")).status).toBe(200);
  });

  test("D45: after a bounce mail is not offered", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.manyTitles(1);
    const patron = await library.patron({ email: { address: ADDRESS, state: "bounced" } });
    expect((await patron.overview()).value.patron).toMatchObject({
      email: { state: "bounced" },
      contactMethods: ["none", "phone", "fax"],
    });
    expect(await refusalOf(patron.place(title, "central", "mail"))).toBe("contact-not-allowed");
  });

  test("D46: while mail is refused the notice service is off; a new address turns it on", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.manyTitles(1);
    const patron = await library.patron({ email: { address: ADDRESS, state: "refused" } });
    expect(await refusalOf(patron.place(title, "central", "mail"))).toBe("email-refused");
    expect((await patron.setEmail("other@library.example")).value.email.state).toBe("registered");
    expect((await patron.place(title, "central", "mail")).status).toBe(200);
  });
});

describe("the address", () => {
  test("D15: only its first letter and domain are shown", async () => {
    const library = await openSmallLibrary();
    const patron = await library.patron();
    const { email } = (await patron.setEmail(ADDRESS)).value;
    expect(email).toEqual({ state: "registered", masked: "s***@library.example" });
  });

  test("D41: one address that mail can be sent to", async () => {
    const library = await openSmallLibrary();
    const patron = await library.patron();
    const bad = [
      "",
      "somebody",
      "a@b",
      "a@library.example,b@library.example",
      "a@library.example\nBcc: b@library.example",
      `${"a".repeat(300)}@x.example`,
      "ａ@library.example",
      // D44: only carriers gave out such addresses, and none with a dot or a line at its beginning.
      "user..x@library.example",
      ".user@docomo.ne.jp",
      "user.@docomo.ne.jp\nBcc: b@library.example",
      "a@b.@docomo.ne.jp",
    ];
    for (const address of bad)
      expect(await refusalOf(patron.setEmail(address)), address).toBe("email-format");
    expect((await patron.overview()).value.patron.email).toEqual({ state: "none" });
  });

  test("D41: the confirmation waits in the outbox for the new address, in one transaction", async () => {
    const library = await openSmallLibrary();
    const patron = await library.patron();
    await patron.setEmail(ADDRESS);
    const mails = await library.backend.db.selectFrom("outbox").selectAll().execute();
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatchObject({
      kind: "email-confirmation",
      sender: "confirm@library.example",
      patronId: 1,
      emailNo: 1,
    });
  });

  test("D41: with a mail server the confirmation is sent at once; D43: from the confirmation sender", async () => {
    const server = await mailServer();
    const library = await openSmallLibrary({}, `smtp://127.0.0.1:${server.port}`);
    await (await library.patron()).setEmail(ADDRESS);
    const [mail] = await server.taken(1);
    expect(mail).toMatchObject({ from: "confirm@library.example", to: [ADDRESS] });
    expect(mail?.raw).toContain("Subject: =?UTF-8?");
    await library.backend.mailWorker.settled();
    expect(await library.backend.db.selectFrom("outbox").selectAll().execute()).toEqual([]);
  });

  test("D47: it can be deleted, but not while a live hold is to be told by mail", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.manyTitles(1);
    const patron = await library.patron({ email: { address: ADDRESS, state: "registered" } });
    const { hold } = (await patron.place(title, "central", "mail")).value;
    expect((await patron.deleteEmail()).no.refusal).toEqual({
      name: "email-in-use-by-holds",
      details: { have: 1 },
    });
    await patron.change(hold.id, "central", "none");
    const after = (await patron.deleteEmail()).value;
    expect(after).toMatchObject({ email: { state: "none" }, contactMethods: ["none", "phone", "fax"] });
  });

  test("D47: a cancelled hold does not keep the address", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.manyTitles(1);
    const patron = await library.patron({ email: { address: ADDRESS, state: "registered" } });
    await patron.cancel((await patron.place(title, "central", "mail")).value.hold.id);
    expect((await patron.deleteEmail()).status).toBe(200);
  });
});

test.each(["user.@docomo.ne.jp", "user..x@docomo.ne.jp", "a..b.@t.vodafone.ne.jp"])(
  "D44: %s, as carriers gave it out, is registered, and the mail goes to it, quoted as the standard asks",
  async (address) => {
    // The test's server counts dots within quotes too, unless it is told not to.
    const server = await mailServer({ lenientAddressParsing: true });
    const library = await openSmallLibrary();
    const patron = await library.patron();
    expect((await patron.setEmail(address)).status).toBe(200);
    await mailWorkerOf(library.backend, server.port).drain();
    const [local, domain] = address.split("@");
    const [mail] = server.mails;
    expect(mail?.to).toEqual([`"${local}"@${domain}`]);
    expect(mail?.raw).toMatch(new RegExp(`^To: <?"${local?.replaceAll(".", "\\.")}"@${domain}>?\\r$`, "mu"));
  },
);
