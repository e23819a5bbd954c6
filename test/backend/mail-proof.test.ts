import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { DAY_MS, SECOND_MS } from "#backend/clock.ts";
import { newMailToken } from "#backend/mail/token.ts";
import { inTransaction } from "#backend/store/database.ts";
import { addMail } from "#backend/store/outbox.ts";
import { openSmallLibrary, PASSWORD, type SmallLibrary } from "#test/support/backend/small-library.ts";
import { type RestPatron, refusalOf } from "#test/support/http/rest-client.ts";
import {
  another,
  confirmation,
  emailOf,
  GOOD_MS,
  LINKED,
  PROOF_URL,
  press,
  registered,
} from "#test/support/mail/email-proof-scene.ts";
import {
  ADDRESS,
  expectNoPatronIn,
  mailWorkerOf,
  outbox,
  patronWithMail,
} from "#test/support/mail/mail-scene.ts";
import { mailServer } from "#test/support/mail/mail-server.ts";

/** A confirmation that waits is the patron's only code: another one that is refused must leave it there. */
async function waitingConfirmation(library: SmallLibrary, patron: RestPatron): Promise<void> {
  const { id } = await library.backend.db.selectFrom("patrons").select("id").executeTakeFirstOrThrow();
  const facts = { kind: "email-confirmation", emailNo: 10, createdAt: 0, nextAt: 0 } as const;
  const words = { sender: "c@library.example", subject: "", text: "" };
  await inTransaction(library.backend.db, (trx) =>
    addMail(trx, { token: newMailToken(), patronId: id, holdId: null, ...facts, ...words }),
  );
  expect(await refusalOf(patron.setEmail("p11@mobile.example"))).toBe("too-many-requests");
  expect(await outbox(library)).toHaveLength(1);
}

describe("D41: the code of the confirmation mail", () => {
  test("D28: where a proof is required, mail can be chosen after it and not before", async () => {
    const { library, patron, code } = await registered();
    const [title = ""] = await library.manyTitles(1);
    const before = (await patron.overview()).value.patron;
    expect(before.contactMethods).not.toContain("mail");
    expect(before.email).toEqual({ state: "registered", masked: "h***@mobile.example", awaitsProof: true });
    expect((await patron.place(title, "central", "mail")).no).toMatchObject({
      refusal: { name: "email-unproven" },
      code: "H-54",
    });
    const proven = (await patron.confirmEmail(code)).value;
    expect(proven.email).toEqual({ state: "registered", masked: "h***@mobile.example", proven: true });
    expect(proven.contactMethods).toContain("mail");
    expect((await patron.place(title, "central", "mail")).status).toBe(200);
  });

  test("D28: where it is optional, mail can be chosen at once, no code is sent, and the link proves all the same", async () => {
    const { library, patron, code, link } = await registered({ mail: { proofUrl: PROOF_URL } });
    const [title = ""] = await library.manyTitles(1);
    expect((await patron.place(title, "central", "mail")).status).toBe(200);
    expect(code).toBe("");
    expect(await emailOf(patron)).toEqual({ state: "registered", masked: "h***@mobile.example" });
    await press(library, link, "mine");
    expect(await emailOf(patron)).toMatchObject({ proven: true });
  });

  test("the mail is in the language of the screen, also when it is sent again", async () => {
    const { library, patron } = await registered();
    const firstWords = async () => (await confirmation(library)).text.slice(0, 4);
    expect(await firstWords()).toBe("確認番号");
    await patron.setEmail(ADDRESS, randomUUID(), "ko");
    expect(await firstWords()).toBe("인증 번");
    await patron.resendEmailCode(randomUUID(), "zh-Hans");
    expect(await firstWords()).toBe("验证码：");
    await patron.resendEmailCode(randomUUID(), "*" as "ja");
    expect(await firstWords(), "a client that names none").toBe("確認番号");
  });

  test("sent again: the newer code counts and the older does not", async () => {
    const { library, patron, code } = await registered();
    expect((await patron.resendEmailCode()).value.email).toMatchObject({ awaitsProof: true });
    expect(await outbox(library), "the one that waited is overtaken").toHaveLength(1);
    const newer = (await confirmation(library)).code;
    if (newer !== code) expect(await refusalOf(patron.confirmEmail(code))).toBe("email-code-wrong");
    expect((await patron.confirmEmail(newer)).value.email).toMatchObject({ proven: true });
    expect((await patron.resendEmailCode()).value.email, "proven already").toMatchObject({ proven: true });
    expect(await outbox(library), "nothing is sent any more").toHaveLength(1);
  });

  test("sent again helps after five wrong codes; without an address there is nothing to send", async () => {
    const { library, patron, code } = await registered();
    for (let tries = 0; tries < 5; tries += 1) await patron.confirmEmail(another(code));
    await patron.resendEmailCode();
    expect((await patron.confirmEmail((await confirmation(library)).code)).status).toBe(200);
    await patron.deleteEmail();
    expect(await refusalOf(patron.resendEmailCode())).toBe("no-email");
  });

  test("a wrong code is refused; after five of them only a new mail helps", async () => {
    const { library, patron, code } = await registered();
    for (let tries = 1; tries <= 4; tries += 1)
      expect(await refusalOf(patron.confirmEmail(another(code)))).toBe("email-code-wrong");
    expect(await refusalOf(patron.confirmEmail(another(code)))).toBe("email-code-over");
    expect(await refusalOf(patron.confirmEmail(code)), "also the right one").toBe("email-code-over");
    await patron.setEmail(ADDRESS);
    expect((await patron.confirmEmail((await confirmation(library)).code)).status).toBe(200);
  });

  test("what is no code costs no try, and full-width digits are digits", async () => {
    const { patron, code } = await registered();
    for (const typed of ["", "12345", "abcdef", "1234567", "-12345", "12345.", "１２３"])
      expect(await refusalOf(patron.confirmEmail(typed)), typed).toBe("email-code-wrong");
    const wide = code.replaceAll(/\d/gu, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
    expect((await patron.confirmEmail(`${wide.slice(0, 3)} ${wide.slice(3)}`)).status).toBe(200);
  });

  test("it is valid for two weeks, so a patron who reads mail at home can come back with a loan", async () => {
    const { library, code } = await registered();
    const { cardNumber } = await library.backend.db
      .selectFrom("patrons")
      .select("cardNumber")
      .executeTakeFirstOrThrow();
    const signIn = () => library.kiosk.patron(cardNumber, PASSWORD);
    library.clock.forward(GOOD_MS - SECOND_MS);
    expect(await refusalOf((await signIn()).confirmEmail(another(code)))).toBe("email-code-wrong");
    library.clock.forward(SECOND_MS);
    expect(await refusalOf((await signIn()).confirmEmail(code))).toBe("email-code-over");
  });

  test("a later change of the address makes the older code void, and takes the older mail back", async () => {
    const { library, patron, code } = await registered();
    await patron.setEmail("other@mobile.example");
    expect(await outbox(library)).toHaveLength(1);
    const newer = await confirmation(library);
    if (newer.code !== code) expect(await refusalOf(patron.confirmEmail(code))).toBe("email-code-wrong");
    expect((await patron.confirmEmail(newer.code)).status).toBe(200);
    await patron.setEmail(ADDRESS);
    expect((await patron.overview()).value.patron.email).not.toHaveProperty("proven");
  });

  test("a deleted address has no code, and its mail does not leave", async () => {
    const { library, patron, code } = await registered();
    await patron.deleteEmail();
    expect(await refusalOf(patron.confirmEmail(code))).toBe("no-email");
    expect(await outbox(library)).toEqual([]);
  });

  test("the same key is answered the same and costs one try", async () => {
    const { library, patron, code } = await registered();
    const key = randomUUID();
    for (let times = 0; times < 6; times += 1)
      expect(await refusalOf(patron.confirmEmail(another(code), key))).toBe("email-code-wrong");
    expect((await patron.confirmEmail(code)).status).toBe(200);
    expect((await patron.confirmEmail(code)).status, "right again is right").toBe(200);
    expect(await library.backend.db.selectFrom("emailProofs").selectAll().execute()).toEqual([]);
  });

  test("neither the code nor the link stands in the database outside the mail itself", async () => {
    const { library, code, link } = await registered(LINKED);
    const proofs = await library.backend.db.selectFrom("emailProofs").selectAll().execute();
    const operations = await library.backend.db.selectFrom("operations").selectAll().execute();
    const kept = [...proofs, ...operations]
      .flatMap((row): unknown[] => Object.values(row))
      .map((value) => (value instanceof Uint8Array ? Buffer.from(value).toString("latin1") : String(value)))
      .join("\n");
    expect(kept).not.toContain(code);
    expect(kept).not.toContain(link.split("/").at(-1));
    expectNoPatronIn(library.log);
  });

  test("a stranger's mailbox cannot be flooded: after ten confirmations in a day the eleventh is refused", async () => {
    const library = await openSmallLibrary();
    const patron = await library.patron();
    const server = await mailServer();
    const mailWorker = mailWorkerOf(library.backend, server.port);
    for (let at = 0; at < 10; at += 1) {
      await patron.setEmail(`p${at}@mobile.example`);
      await mailWorker.drain();
    }
    expect(server.mails).toHaveLength(10);
    expect(await refusalOf(patron.setEmail("p10@mobile.example"))).toBe("too-many-requests");
    expect(await refusalOf(patron.resendEmailCode())).toBe("too-many-requests");
    await waitingConfirmation(library, patron);
    library.clock.forward(DAY_MS);
    const other = await patronWithMail(library);
    expect((await other.setEmail(ADDRESS)).status).toBe(200);
  });
});
