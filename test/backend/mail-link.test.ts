import { describe, expect, test } from "vitest";
import { SECOND_MS } from "#backend/clock.ts";
import type { SmallLibrary } from "#test/support/backend/small-library.ts";
import { standStill } from "#test/support/backend/stopped-clock.ts";
import {
  confirmation,
  emailOf,
  GOOD_MS,
  LINKED,
  PROOF_URL,
  press,
  registered,
} from "#test/support/mail/email-proof-scene.ts";
import { ADDRESS, expectNoPatronIn, outbox, readyHold, tasks } from "#test/support/mail/mail-scene.ts";

describe("D41: the link of the confirmation mail", () => {
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

  test("a recipient who did not ask for it can remove the address, once, and sees no patron data", async () => {
    const { library, patron, link } = await registered(LINKED);
    const page = await press(library, link, "remove");
    expect(page.status).toBe(200);
    const words = await page.text();
    expect(words).toContain("削除しました");
    expect(words).not.toMatch(/hanako|mobile/u);
    expect(await emailOf(patron)).toEqual({ state: "none" });
    expect((await press(library, link, "remove")).status).toBe(410);
    expect((await press(library, link, "mine")).status).toBe(410);
    expect(await outbox(library), "the confirmation does not leave any more").toEqual([]);
    expectNoPatronIn(library.log);
  });

  test("another card keeps the address, though one was registered with it by mistake; the page promises no more", async () => {
    const { library, patron, link } = await registered(LINKED);
    const theirs = await library.patron({ email: { address: ADDRESS, state: "registered" } });
    const words = await (await press(library, link, "remove")).text();
    expect(await emailOf(patron)).toEqual({ state: "none" });
    expect(await emailOf(theirs)).toMatchObject({ state: "registered" });
    expect(words).toContain("この登録を削除しました");
    expect(words).toContain("If you still receive emails from the library, please call.");
    expect(words).not.toMatch(/もう届きません|no more e?mail/u);
  });

  test("when an address is removed, staff notify the patron instead, and the patron reads why", async () => {
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
