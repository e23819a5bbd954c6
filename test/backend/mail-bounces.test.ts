import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readReport } from "#backend/mail/bounces.ts";
import { noticeReady } from "#backend/mail/notices.ts";
import { newMailToken } from "#backend/mail/token.ts";
import { inTransaction } from "#backend/store/database.ts";
import type { ReportOutcome } from "#contract/domain/staff-office.ts";
import { HEADERS } from "#contract/rest/routes.ts";
import { STAFF_ROUTES } from "#contract/rest/staff-routes.ts";
import { openSmallLibrary, type SmallLibrary } from "#test/support/backend/small-library.ts";
import { mustBeDescribed } from "#test/support/http/openapi-document.ts";
import type { RestPatron } from "#test/support/http/rest-client.ts";
import { hire } from "#test/support/http/rest-staff.ts";
import {
  addressState,
  mailWorkerOf,
  outbox,
  patronWithMail,
  readyHold,
  tasks,
} from "#test/support/mail/mail-scene.ts";
import { mailServer } from "#test/support/mail/mail-server.ts";

const REPORTS = join(import.meta.dirname, "reports");
const NAMES = readdirSync(REPORTS).map((name) => name.replace(/\.eml$/u, ""));

/** A report as a mail system writes it, about the mail with this token. */
function report(name: string, token: string): Buffer {
  const raw = readFileSync(join(REPORTS, `${name}.eml`));
  return Buffer.from(raw.toString("latin1").replaceAll("{{token}}", token), "latin1");
}

describe("reading a report", () => {
  const token = newMailToken();

  test.each([
    ["unknown-user", "bounced"],
    ["japanese-provider", "bounced"],
    ["carrier-plain", "bounced"],
    ["qmail", "bounced"],
    ["smtputf8", "bounced"],
    ["refused", "refused"],
    ["expired-in-queue", "undelivered"],
    ["mailbox-full", "undelivered"],
    ["our-own-fault", "undelivered"],
  ])("%s: the mail is %s and is known by its token", async (name, how) => {
    expect(await readReport(report(name, token))).toEqual({ kind: "failed", how, tokens: [token] });
  });

  test.each(["delayed", "delivered"])("%s: nothing has failed", async (name) => {
    expect(await readReport(report(name, token))).toEqual({ kind: "underway" });
  });

  test.each(["vacation", "read-receipt", "patron-reply"])(
    "%s: no report, whatever it quotes",
    async (name) => {
      expect(await readReport(report(name, token))).toEqual({ kind: "none" });
    },
  );

  test("a report that is cut off, or has lost any of its lines, is read or left, never a crash", async () => {
    const text = fc.constantFrom(...NAMES).map((name) => report(name, token).toString("latin1"));
    const broken = fc.tuple(text, fc.nat(), fc.nat(200), fc.string()).map(([whole, at, length, filler]) => {
      const from = at % whole.length;
      return Buffer.from(whole.slice(0, from) + filler + whole.slice(from + length), "latin1");
    });
    await fc.assert(
      fc.asyncProperty(broken, async (raw) => {
        expect(["none", "underway", "failed"]).toContain((await readReport(raw)).kind);
      }),
      { numRuns: 150 },
    );
  });

  test("rubbish is no report", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async (bytes) => {
        expect(await readReport(Buffer.from(bytes))).toEqual({ kind: "none" });
      }),
    );
    expect(await readReport(Buffer.alloc(600 * 1024, "a"))).toEqual({ kind: "none" });
  });
});

/** The mail server pipes a mail of the bounce box into the backend, as staff. */
async function pipe(library: SmallLibrary, raw: Buffer): Promise<ReportOutcome> {
  const { method, path } = STAFF_ROUTES.takeReport;
  const staff = await hire(library);
  const response = await fetch(library.url + path, {
    method,
    headers: { [HEADERS.kiosk]: `Bearer ${staff.token}`, "content-type": "message/rfc822" },
    body: new Uint8Array(raw),
  });
  const body: unknown = await response.json();
  const contentType = response.headers.get("content-type");
  await mustBeDescribed(library.url, { method, path, status: response.status, contentType, body });
  expect(response.status).toBe(200);
  return (body as { readonly outcome: ReportOutcome }).outcome;
}

/** A patron with two holds by mail, one of them ready, whose ready notice has left. */
async function noticeSent(): Promise<{
  library: SmallLibrary;
  patron: RestPatron;
  ready: number;
  waiting: number;
  token: string;
}> {
  const library = await openSmallLibrary({ mail: { bounceAddress: "bounce@library.example" } });
  const [title = "", other = ""] = await library.manyTitles(2);
  const patron = await patronWithMail(library);
  const waiting = Number((await patron.place(other, "central", "mail")).value.hold.id);
  const ready = await readyHold(library, patron, title);
  const server = await mailServer();
  await mailWorkerOf(library.backend, server.port).drain();
  const [, token = ""] = /^bounce\+([0-9a-f]{32})@/u.exec(server.mails[0]?.from ?? "") ?? [];
  return { library, patron, ready, waiting, token };
}

describe("a mail that came back", () => {
  test.each([
    ["unknown-user", "bounced"],
    ["refused", "refused"],
  ] as const)("D45, D46: %s marks the address, ends the mail option and makes tasks", async (name, state) => {
    const { library, patron, ready, waiting, token } = await noticeSent();
    expect(await pipe(library, report(name, token))).toBe(state);
    expect((await patron.overview()).value.patron).toMatchObject({
      email: { state },
      contactMethods: ["none", "phone", "fax"],
    });
    expect(await tasks(library)).toEqual([
      { kind: "contact-otherwise", way: "any", why: state, holdId: waiting },
      { kind: "tell-ready", way: "any", why: state, holdId: ready },
    ]);
    expect(library.log.join("")).not.toMatch(/@|hanako/u);
  });

  test("the same report twice does the same once, and the journal says who brought it", async () => {
    const { library, token } = await noticeSent();
    await pipe(library, report("unknown-user", token));
    await pipe(library, report("unknown-user", token));
    expect(await tasks(library)).toHaveLength(2);
    const { lines } = (await (await hire(library, "manager")).journal()).value;
    const marked = lines.filter(({ verb }) => verb === "mark-bounced");
    expect(marked[0]).toMatchObject({ by: { kind: "staff" }, hold: null });
    expect(marked[0]?.patron).not.toBeNull();
  });

  test("a delay changes nothing", async () => {
    const { library, patron, token } = await noticeSent();
    expect(await pipe(library, report("delayed", token))).toBe("underway");
    expect(await addressState(patron)).toBe("registered");
    expect(await tasks(library)).toEqual([]);
  });

  test("D45: a time that ran out is no bad address, but staff tell what the mail was to tell", async () => {
    const { library, patron, ready, token } = await noticeSent();
    expect(await pipe(library, report("expired-in-queue", token))).toBe("undelivered");
    expect(await addressState(patron)).toBe("registered");
    expect(await tasks(library)).toEqual([
      { kind: "tell-ready", way: "any", why: "undelivered", holdId: ready },
    ]);
  });

  test("a report about an older address leaves the new one unchanged; staff notify the patron instead", async () => {
    const { library, patron, ready, token } = await noticeSent();
    await patron.setEmail("new@mobile.example");
    expect(await pipe(library, report("unknown-user", token))).toBe("older-address");
    expect(await addressState(patron)).toBe("registered");
    expect(await tasks(library)).toEqual([{ kind: "tell-ready", way: "any", why: "bounced", holdId: ready }]);
  });

  test("a forged report that only names an address changes nothing", async () => {
    const { library, patron } = await noticeSent();
    expect(await pipe(library, report("unknown-user", newMailToken()))).toBe("unknown-mail");
    expect(await addressState(patron)).toBe("registered");
  });

  test("for a book that becomes ready after the bounce staff notify the patron at once, and no mail is written", async () => {
    const { library, waiting, token } = await noticeSent();
    await pipe(library, report("unknown-user", token));
    await library.setAside(String(waiting), "ready");
    await inTransaction(library.backend.db, (trx) => noticeReady(library.backend, trx, waiting));
    expect(await tasks(library)).toContainEqual({
      kind: "tell-ready",
      way: "any",
      why: "bounced",
      holdId: waiting,
    });
    expect(await outbox(library)).toEqual([]);
  });

  test("a kiosk's token does not open the way of reports, and JSON is no report", async () => {
    const library = await openSmallLibrary();
    const staff = await hire(library);
    const send = (token: string, type: string) =>
      fetch(library.url + STAFF_ROUTES.takeReport.path, {
        method: "POST",
        headers: { [HEADERS.kiosk]: `Bearer ${token}`, "content-type": type },
        body: "{}",
      });
    expect((await send(library.backend.kioskToken, "message/rfc822")).status).toBe(401);
    expect((await send(staff.token, "application/json")).status).toBe(400);
  });
});
