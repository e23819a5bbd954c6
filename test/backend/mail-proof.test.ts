import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { DAY_MS, SECOND_MS } from "#backend/clock.ts";
import { ADDRESS, expectNoPatronIn, outbox, patronWithMail, postmanOf } from "../helpers/mail-scene.ts";
import { mailServer } from "../helpers/mail-server.ts";
import { type RestPatron, refusalOf } from "../helpers/rest-client.ts";
import { openSmallLibrary, PASSWORD, type SmallLibrary } from "../helpers/small-library.ts";
import { standStill } from "../helpers/still-time.ts";

const REQUIRED = { mail: { proof: "required" } };
const LINKED = { mail: { proof: "required", proofUrl: "https://library.example/confirm/" } };

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

describe("rule 41: the code of the confirmation mail", () => {
  test("rule 28: where a proof is required, mail can be chosen after it and not before", async () => {
    const { library, patron, code } = await registered();
    const [title = ""] = await library.manyTitles(1);
    expect((await patron.overview()).value.patron.contactMethods).not.toContain("mail");
    expect((await patron.place(title, "central", "mail")).no).toMatchObject({
      refusal: { name: "email-unproven" },
      code: "H-54",
    });
    const proven = (await patron.confirmEmail(code)).value;
    expect(proven.email).toEqual({ state: "registered", masked: "h***@mobile.example", proven: true });
    expect(proven.contactMethods).toContain("mail");
    expect((await patron.place(title, "central", "mail")).status).toBe(200);
  });

  test("rule 28: where it is optional, mail can be chosen at once, and the proof is told all the same", async () => {
    const { library, patron, code } = await registered({});
    const [title = ""] = await library.manyTitles(1);
    expect((await patron.place(title, "central", "mail")).status).toBe(200);
    expect((await patron.confirmEmail(code)).value.email).toMatchObject({ proven: true });
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

  test("it is good for 24 hours", async () => {
    const { library, code } = await registered();
    library.clock.forward(DAY_MS);
    const { cardNumber } = await library.backend.db
      .selectFrom("patrons")
      .select("cardNumber")
      .executeTakeFirstOrThrow();
    const nextDay = await library.kiosk.patron(cardNumber, PASSWORD);
    expect(await refusalOf(nextDay.confirmEmail(code))).toBe("email-code-over");
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
    const form = { "content-type": "application/x-www-form-urlencoded" };
    const press = () => fetch(path(library, link), { method: "POST", headers: form, body: "" });
    const page = await press();
    expect(page.status).toBe(200);
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(page.headers.get("referrer-policy")).toBe("no-referrer");
    const words = await page.text();
    expect(words).toContain("確認が済みました");
    expect(words).not.toMatch(/hanako|mobile/u);
    expect((await patron.overview()).value.patron.email).toMatchObject({ proven: true });
    expect((await press()).status).toBe(410);
    expect((await fetch(path(library, link))).status).toBe(410);
  });

  test("used, too old, invented and overtaken links are told alike", async () => {
    const { library, patron, link } = await registered(LINKED);
    const invented = await (await fetch(path(library, `/${"A".repeat(43)}`))).text();
    await patron.setEmail("other@mobile.example");
    expect(await (await fetch(path(library, link))).text()).toBe(invented);
    const newer = (await confirmation(library)).link;
    library.clock.forward(DAY_MS);
    expect(await (await fetch(path(library, newer))).text()).toBe(invented);
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
