import { describe, expect, test } from "vitest";
import { MINUTE_MS, SECOND_MS } from "#backend/clock.ts";
import { sweepMail } from "#backend/mail/sweep.ts";
import { days, openSmallLibrary } from "#test/support/backend/small-library.ts";
import {
  ADDRESS,
  addressState,
  expire,
  mailWorkerOf,
  outbox,
  patronWithMail,
  readyHold,
  tasks,
  troublesOf,
} from "#test/support/mail/mail-scene.ts";
import { MailServer, mailServer, silentServer } from "#test/support/mail/mail-server.ts";

const SHORT = { connect: 300, greeting: 300, silence: 300, whole: 600, stop: 300 };
const BOUNCES = { mail: { bounceAddress: "bounce@library.example", replyTo: "counter@library.example" } };

describe("a notice on its way", () => {
  test("D43, D44: it arrives with a Japanese and English subject, the right senders and nothing that answers it", async () => {
    const library = await openSmallLibrary(BOUNCES);
    const [title = ""] = await library.titles({ title: "吾輩は猫である" });
    await readyHold(library, await patronWithMail(library), title);
    const server = await mailServer();
    await mailWorkerOf(library.backend, server.port).drain();
    const [mail] = await server.taken(1);
    if (mail === undefined) throw new Error("No mail came.");
    const { parsed } = mail;
    expect(mail.to).toEqual([ADDRESS]);
    expect(mail.from).toMatch(/^bounce\+[0-9a-f]{32}@library\.example$/u);
    expect(parsed.from?.value).toEqual([{ name: "県立図書館", address: "info@library.example" }]);
    expect(parsed.replyTo?.value[0]?.address).toBe("counter@library.example");
    expect(parsed.subject).toBe("予約の本が用意できました（県立図書館）/ Your hold is ready");
    expect(parsed.messageId).toMatch(/^<shiori\.[0-9a-f]{32}@library\.example>$/u);
    expect(parsed.date?.getTime()).toBe(library.clock.now());
    expect(parsed.headers.get("auto-submitted")).toBe("auto-generated");
    expect(mail.raw).not.toMatch(/^List-/imu);
    expect(parsed.text?.split("\n").slice(0, 3)).toEqual([
      "「吾輩は猫である」",
      "受取：central centralの棚",
      "取り置き期限：12月2日(水)",
    ]);
    expect(await outbox(library)).toEqual([]);
  });

  test("the address is looked up when the mail is sent: a patron who changed theirs is notified at the new one", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.manyTitles(1);
    const patron = await patronWithMail(library);
    await readyHold(library, patron, title);
    await patron.setEmail("new@mobile.example");
    const server = await mailServer();
    await mailWorkerOf(library.backend, server.port).drain();
    expect(server.mails.flatMap(({ to }) => to)).toEqual(["new@mobile.example", "new@mobile.example"]);
  });

  test("a notice that is no longer true is not sent", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.manyTitles(1);
    const hold = await readyHold(library, await patronWithMail(library), title);
    await expire(library, hold);
    const server = await mailServer();
    await mailWorkerOf(library.backend, server.port).drain();
    expect(server.mails.map(({ parsed }) => parsed.subject)).toEqual([
      "予約の取り置き期限が過ぎました（県立図書館）/ Your hold has expired",
    ]);
    expect(await outbox(library)).toEqual([]);
  });

  test("a book that was borrowed, or whose hold was cancelled, while the mail waited is not announced", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.manyTitles(1);
    const hold = await readyHold(library, await patronWithMail(library), title);
    const { db, clock } = library.backend;
    const nothing = { copyId: null, shelf: null, readyUntil: null, endedAt: clock.now() };
    await db
      .updateTable("holds")
      .set({ state: "cancelled", ...nothing })
      .where("id", "=", hold)
      .execute();
    const server = await mailServer();
    await mailWorkerOf(library.backend, server.port).drain();
    expect(server.mails).toEqual([]);
    expect(await outbox(library)).toEqual([]);
  });

  test("nothing of a mail that was sent stays but what a report is matched with", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.manyTitles(1);
    await readyHold(library, await patronWithMail(library), title);
    const server = await mailServer();
    await mailWorkerOf(library.backend, server.port).drain();
    const kept = await library.backend.db.selectFrom("sentMails").selectAll().execute();
    expect(kept.map((row) => Object.keys(row).sort())).toEqual([
      ["emailNo", "holdId", "kind", "patronId", "sentAt", "token"],
    ]);
    expect(server.mails[0]?.raw).toContain(kept[0]?.token);
  });
});

describe("a mail server in trouble", () => {
  test("down, then up: the mail waits and leaves when the server is back", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.manyTitles(1);
    await readyHold(library, await patronWithMail(library), title);
    const down = await new MailServer().start();
    await down.stop();
    const mailWorker = mailWorkerOf(library.backend, down.port);
    await mailWorker.drain();
    expect(mailWorker.troubles).toEqual(["server-unreachable"]);
    expect(await troublesOf(library)).toEqual(["server-unreachable"]);
    const up = await new MailServer().start(down.port);
    await mailWorker.drain();
    expect(up.mails, "the server is left alone for a while").toHaveLength(0);
    library.clock.forward(MINUTE_MS);
    await mailWorker.drain();
    expect(up.mails).toHaveLength(1);
    await up.stop();
  });

  test("while it is down one mail is tried and not all of them", async () => {
    const library = await openSmallLibrary();
    const patron = await patronWithMail(library);
    for (const title of await library.manyTitles(5)) await readyHold(library, patron, title);
    const down = await new MailServer().start();
    await down.stop();
    const mailWorker = mailWorkerOf(library.backend, down.port);
    await mailWorker.drain();
    // One for each of the three deliveries in progress.
    expect(mailWorker.troubles.length).toBeLessThanOrEqual(3);
    expect((await outbox(library)).filter(({ attempts }) => attempts === 0).length).toBeGreaterThanOrEqual(2);
  });

  test("greylisting: 4xx is tried again, later each time, and the mail is not blamed", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.manyTitles(1);
    const patron = await patronWithMail(library);
    await readyHold(library, patron, title);
    const server = await mailServer();
    server.mood.recipient = () => "450 4.2.0 Greylisted";
    const mailWorker = mailWorkerOf(library.backend, server.port);
    await mailWorker.drain();
    const [first] = await outbox(library);
    expect(first).toMatchObject({ attempts: 1, lastError: "later", state: "waiting" });
    expect((first?.nextAt ?? 0) - library.clock.now()).toBeGreaterThanOrEqual(45 * SECOND_MS);
    library.clock.forward(MINUTE_MS);
    await mailWorker.drain();
    const [second] = await outbox(library);
    expect((second?.nextAt ?? 0) - library.clock.now()).toBeGreaterThanOrEqual(90 * SECOND_MS);
    server.mood.recipient = () => null;
    library.clock.forward(2 * MINUTE_MS);
    await mailWorker.drain();
    expect(server.mails).toHaveLength(1);
    expect(await addressState(patron)).toBe("registered");
  });

  test("slow: a server that never greets is dropped after its time limit, and no request waits for it", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.manyTitles(1);
    const patron = await patronWithMail(library);
    await readyHold(library, patron, title);
    const mailWorker = mailWorkerOf(library.backend, await silentServer(), { times: SHORT });
    mailWorker.wake();
    expect((await patron.overview()).status, "requests go on").toBe(200);
    await mailWorker.settled();
    expect(await troublesOf(library)).toEqual(["server-unreachable"]);
  });

  test("cut in the middle of the words: the mail is sent again", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.manyTitles(1);
    await readyHold(library, await patronWithMail(library), title);
    const server = await mailServer();
    server.mood.data = "cut";
    const mailWorker = mailWorkerOf(library.backend, server.port);
    await mailWorker.drain();
    expect(await troublesOf(library)).toEqual(["server-unreachable"]);
    server.mood.data = "take";
    library.clock.forward(MINUTE_MS);
    await mailWorker.drain();
    expect(server.mails).toHaveLength(1);
  });

  test("a sender it refuses is our trouble: every mail waits and no address is marked", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.manyTitles(1);
    const patron = await patronWithMail(library);
    await readyHold(library, patron, title);
    const server = await mailServer();
    server.mood.sender = () => "550 5.7.1 Sender not allowed";
    await mailWorkerOf(library.backend, server.port).drain();
    expect(await troublesOf(library)).toEqual(["server-refuses-us"]);
    expect(await addressState(patron)).toBe("registered");
  });

  test.each(["554 5.7.1 Relay access denied", "530 5.7.0 Must issue a STARTTLS command first"])(
    "%s at the recipient is our trouble too",
    async (says) => {
      const library = await openSmallLibrary();
      const [title = ""] = await library.manyTitles(1);
      const patron = await patronWithMail(library);
      await readyHold(library, patron, title);
      const server = await mailServer();
      server.mood.recipient = () => says;
      await mailWorkerOf(library.backend, server.port).drain();
      expect(await troublesOf(library)).toEqual(["server-refuses-us"]);
      expect(await addressState(patron)).toBe("registered");
    },
  );

  test("a server that rejects every address is not trusted for long: the sixth patron keeps theirs", async () => {
    const library = await openSmallLibrary();
    const all = await library.manyTitles(7);
    const patrons = await Promise.all(all.map((_, at) => patronWithMail(library, `p${at}@mobile.example`)));
    for (const [at, patron] of patrons.entries()) await readyHold(library, patron, all[at] ?? "");
    const server = await mailServer();
    server.mood.recipient = () => "550 5.1.1 User unknown";
    await mailWorkerOf(library.backend, server.port).drain();
    const states = await Promise.all(patrons.map(addressState));
    expect(states.filter((state) => state === "bounced")).toHaveLength(5);
    expect(states.filter((state) => state === "registered")).toHaveLength(2);
  });

  test("D45: a mail that could not be delivered in time is given up, its text removed, and staff notify the patron", async () => {
    const library = await openSmallLibrary({ mail: { maxHours: 2, hours: { from: "00:00", to: "24:00" } } });
    const [title = ""] = await library.manyTitles(1);
    const patron = await patronWithMail(library);
    const hold = await readyHold(library, patron, title);
    const server = await mailServer();
    server.mood.recipient = () => "450 4.2.0 Greylisted";
    const mailWorker = mailWorkerOf(library.backend, server.port);
    await mailWorker.drain();
    library.clock.forward(120 * MINUTE_MS);
    await mailWorker.drain();
    const [mail] = await library.backend.db.selectFrom("outbox").selectAll().execute();
    expect(mail).toMatchObject({ state: "dead", text: "", subject: "", leaseOwner: null });
    expect(await tasks(library)).toEqual([
      { kind: "tell-ready", way: "any", why: "undelivered", holdId: hold },
    ]);
    const { emailState } = await library.backend.db
      .selectFrom("patrons")
      .select("emailState")
      .executeTakeFirstOrThrow();
    expect(emailState).toBe("registered");
    const { db, clock, settings } = library.backend;
    library.clock.forward(days(settings.mail.keepDays));
    await sweepMail(db, clock.now(), settings);
    expect(await outbox(library)).toEqual([]);
  });
});

describe("D45, D46: a recipient the server refuses at once", () => {
  test.each([
    ["550 5.1.1 User unknown", "bounced"],
    ["550 No such user here", "bounced"],
    ["550 5.7.1 Message refused by recipient", "refused"],
  ])("%s: %s, the mail option goes, and staff tell the patron", async (says, state) => {
    const library = await openSmallLibrary();
    const [title = "", other = ""] = await library.manyTitles(2);
    const patron = await patronWithMail(library);
    const waiting = Number((await patron.place(other, "central", "mail")).value.hold.id);
    const hold = await readyHold(library, patron, title);
    const server = await mailServer();
    server.mood.recipient = () => says;
    await mailWorkerOf(library.backend, server.port).drain();
    expect((await patron.overview()).value.patron).toMatchObject({
      email: { state },
      contactMethods: ["none", "phone", "fax"],
    });
    expect(await tasks(library)).toEqual([
      { kind: "contact-otherwise", way: "any", why: state, holdId: waiting },
      { kind: "tell-ready", way: "any", why: state, holdId: hold },
    ]);
    expect(await outbox(library)).toEqual([]);
  });

  test.each(["552 5.2.2 Mailbox full", "452 4.2.2 Over quota"])(
    "%s: later, the address is good",
    async (says) => {
      const library = await openSmallLibrary();
      const [title = ""] = await library.manyTitles(1);
      const patron = await patronWithMail(library);
      await readyHold(library, patron, title);
      const server = await mailServer();
      server.mood.recipient = () => says;
      await mailWorkerOf(library.backend, server.port).drain();
      expect(await troublesOf(library)).toEqual(["later"]);
      expect(await addressState(patron)).toBe("registered");
    },
  );
});
