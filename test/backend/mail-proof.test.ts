import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { DAY_MS, SECOND_MS } from "#backend/clock.ts";
import { newMailToken } from "#backend/mail/token.ts";
import { inTransaction } from "#backend/store/database.ts";
import { addMail } from "#backend/store/outbox.ts";
import {
  ADDRESS,
  expectNoPatronIn,
  outbox,
  patronWithMail,
  postmanOf,
  readyHold,
  tasks,
} from "../helpers/mail-scene.ts";
import { mailServer } from "../helpers/mail-server.ts";
import { type RestPatron, refusalOf } from "../helpers/rest-client.ts";
import { openSmallLibrary, PASSWORD, type SmallLibrary } from "../helpers/small-library.ts";
import { standStill } from "../helpers/still-time.ts";

const REQUIRED = { mail: { proof: "required" } };
const PROOF_URL = "https://library.example/confirm/";
const LINKED = { mail: { proof: "required", proofUrl: PROOF_URL } };
/** How long a code and a link are good. */
const GOOD_MS = 14 * DAY_MS;

/** The newest confirmation, as it waits in the outbox: its code, and its link when there is one. */
async function confirmation(
  library: SmallLibrary,
): Promise<{ readonly code: string; readonly link: string }> {
  const { text } = await library.backend.db
    .selectFrom("outbox")
    .select("text")
    .where("kind", "=", "email-confirmation")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirstOrThrow();
  const [, code = ""] = /確認番号：(\d{6})/u.exec(text) ?? [];
  const [link = ""] = /https:\S+/u.exec(text) ?? [];
  return { code, link };
}

/** A code that is not the one of the mail. */
function another(code: string): string {
  return String((Number(code) + 1) % 1_000_000).padStart(6, "0");
}

/** What a kiosk is told of the address. */
const emailOf = async (patron: RestPatron) => (await patron.overview()).value.patron.email;

/** Presses a button of the page behind the link, as a browser without a kiosk's token does. */
function press(library: SmallLibrary, link: string, answer: "mine" | "remove"): Promise<Response> {
  return fetch(`${library.url}/v1/email-confirmations/${link.split("/").at(-1)}`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: `answer=${answer}`,
  });
}

async function registered(settings: object = REQUIRED): Promise<{
  library: SmallLibrary;
  patron: RestPatron;
  code: string;
  link: string;
}> {
  const library = await openSmallLibrary(settings);
  const patron = await library.patron();
  await patron.setEmail(ADDRESS);
  return { library, patron, ...(await confirmation(library)) };
}

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

describe("rule 41: the code of the confirmation mail", () => {
  test("rule 28: where a proof is required, mail can be chosen after it and not before", async () => {
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

  test("rule 28: where it is optional, mail can be chosen at once, no code is sent, and the link proves all the same", async () => {
    const { library, patron, code, link } = await registered({ mail: { proofUrl: PROOF_URL } });
    const [title = ""] = await library.manyTitles(1);
    expect((await patron.place(title, "central", "mail")).status).toBe(200);
    expect(code).toBe("");
    expect(await emailOf(patron)).toEqual({ state: "registered", masked: "h***@mobile.example" });
    await press(library, link, "mine");
    expect(await emailOf(patron)).toMatchObject({ proven: true });
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

  test("a wrong code is told; after five of them only a new mail helps", async () => {
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

  test("it is good for two weeks: whoever reads mail at home comes back with a loan", async () => {
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

  test("nobody floods a stranger: after ten confirmations in a day the eleventh is refused", async () => {
    const library = await openSmallLibrary();
    const patron = await library.patron();
    const server = await mailServer();
    const postman = postmanOf(library.backend, server.port);
    for (let at = 0; at < 10; at += 1) {
      await patron.setEmail(`p${at}@mobile.example`);
      await postman.round();
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

describe("rule 41: the link of the confirmation mail", () => {
  const path = (library: SmallLibrary, link: string): string =>
    `${library.url}/v1/email-confirmations/${link.split("/").at(-1)}`;

  test("looking changes nothing, pressing the button proves the address once, without a kiosk's token", async () => {
    const { library, patron, link } = await registered(LINKED);
    expect(link).toMatch(/^https:\/\/library\.example\/confirm\/[\w-]{43}$/u);
    for (let looks = 0; looks < 3; looks += 1) expect((await fetch(path(library, link))).status).toBe(200);
    expect((await patron.overview()).value.patron.email).not.toHaveProperty("proven");
    const page = await press(library, link, "mine");
    expect(page.status).toBe(200);
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(page.headers.get("referrer-policy")).toBe("no-referrer");
    const words = await page.text();
    expect(words).toContain("確認が済みました");
    expect(words).not.toMatch(/hanako|mobile/u);
    expect((await patron.overview()).value.patron.email).toMatchObject({ proven: true });
    expect((await press(library, link, "mine")).status).toBe(410);
    expect((await press(library, link, "remove")).status, "a used link removes nothing").toBe(410);
    expect((await fetch(path(library, link))).status).toBe(410);
    expect(await emailOf(patron)).toMatchObject({ proven: true });
  });

  test("a press that says neither of the two does nothing", async () => {
    const { library, patron, link } = await registered(LINKED);
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    for (const body of ["", "answer=", "answer=both", "answer=mine&answer=remove", "%00%ff"]) {
      const page = await fetch(path(library, link), { method: "POST", headers, body });
      expect(await page.text(), body).toContain("<form");
    }
    expect(await emailOf(patron)).toMatchObject({ awaitsProof: true });
  });

  test("whoever did not ask for it takes the address away, once, and learns nothing", async () => {
    const { library, patron, link } = await registered(LINKED);
    const page = await press(library, link, "remove");
    expect(page.status).toBe(200);
    const words = await page.text();
    expect(words).toContain("消しました");
    expect(words).not.toMatch(/hanako|mobile/u);
    expect(await emailOf(patron)).toEqual({ state: "none" });
    expect((await press(library, link, "remove")).status).toBe(410);
    expect((await press(library, link, "mine")).status).toBe(410);
    expect(await outbox(library), "the confirmation does not leave any more").toEqual([]);
    expectNoPatronIn(library.log);
  });

  test("what was told at an address that is taken away is told by staff, and the patron reads why", async () => {
    const { library, patron, link } = await registered({ mail: { proofUrl: PROOF_URL } });
    const [told = "", waits = ""] = await library.manyTitles(2);
    const hold = await readyHold(library, patron, told);
    const queued = Number((await patron.place(waits, "central", "mail")).value.hold.id);
    await press(library, link, "remove");
    expect(await tasks(library)).toEqual([
      { kind: "tell-ready", way: "any", why: "no-address", holdId: hold },
      { kind: "contact-otherwise", way: "any", why: "no-address", holdId: queued },
    ]);
    const [message] = (await patron.messages()).value.messages;
    expect(message).toMatchObject({ kind: "check-details", weight: "important" });
    expect(message?.text).toContain("メールアドレス");
  });

  test("used, too old, invented and overtaken links are told alike", async () => {
    const { library, patron, link } = await registered(LINKED);
    const invented = await (await fetch(path(library, `/${"A".repeat(43)}`))).text();
    await patron.setEmail("other@mobile.example");
    expect(await (await fetch(path(library, link))).text()).toBe(invented);
    const newer = (await confirmation(library)).link;
    library.clock.forward(GOOD_MS);
    expect(await (await fetch(path(library, newer))).text()).toBe(invented);
    expect(await (await press(library, newer, "remove")).text()).toBe(invented);
    expect(await (await fetch(path(library, "/%00%F0%9F%93%96"))).text()).toBe(invented);
  });

  test("a flood of looks is held off", async () => {
    const { library } = await registered(LINKED);
    const time = standStill();
    const looks = async (count: number) =>
      Promise.all(Array.from({ length: count }, async () => (await fetch(path(library, "/x"))).status));
    const many = await looks(110);
    expect(many.filter((status) => status === 410)).toHaveLength(100);
    expect(many.filter((status) => status === 429)).toHaveLength(10);
    time.pass(SECOND_MS);
    expect((await looks(21)).filter((status) => status === 410)).toHaveLength(20);
  });
});
