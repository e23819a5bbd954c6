import { once } from "node:events";
import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { widthOf } from "#backend/cli/width.ts";
import { type RunningBackend, startBackend } from "#test/support/backend/backend-process.ts";
import { command, commandProcess, Librarian } from "#test/support/backend/staff-cli.ts";
import { RestKiosk, refusalOf } from "#test/support/http/rest-client.ts";
import { MailServer } from "#test/support/mail/mail-server.ts";

const CARD = "2009001";
const ADDRESS = "patron@mail.example";
/** Stands on the shelves of the Central and the Western Library in the demo. */
const TITLE = "吾輩は猫である";
/**
 * A loan made today is renewed today only where renewals count from the due date; and the notice arrives at any hour at
 * which the test runs.
 */
const SETTINGS = {
  loans: { renewalBase: "due-date" },
  mail: { hours: { from: "00:00", to: "24:00" } },
};

let mailbox: MailServer;
let backend: RunningBackend;
let adminToken: string;

function librarian(library: string): Librarian {
  return new Librarian(backend.url, adminToken, library);
}

/** A way to the backend whose first answer never arrives. */
async function looseCable(url: string) {
  let heard = 0;
  const server = createServer(async (request, response) => {
    heard += 1;
    const first = heard === 1;
    const body = await buffer(request);
    const { authorization = "", "idempotency-key": key = "" } = request.headers;
    const headers = { authorization, "idempotency-key": String(key), "content-type": "application/json" };
    const answer = await fetch(url + request.url, { method: request.method ?? "GET", headers, body });
    const text = await answer.text();
    if (first) response.destroy();
    else response.writeHead(answer.status).end(text);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The cable has no end.");
  return { url: `http://127.0.0.1:${address.port}`, heard: () => heard };
}

beforeAll(async () => {
  mailbox = await new MailServer().start();
  backend = await startBackend({ demo: true, smtp: `smtp://127.0.0.1:${mailbox.port}`, settings: SETTINGS });
  adminToken = join(backend.folder, "admin.token");
});

afterAll(async () => {
  await backend.stop();
  await mailbox.stop();
});

describe("the first admin", () => {
  const init = (file: string, ...words: readonly string[]) =>
    command(["staff-init", `--data=${backend.folder}`, `--token-file=${file}`, ...words], backend.env);

  test("is made offline, with a token only its owner can read, and only once", async () => {
    // In a process of its own, beside the server that is running.
    const made = await commandProcess(
      ["staff-init", `--data=${backend.folder}`, `--token-file=${adminToken}`],
      backend.env,
    );
    expect(made).toMatchObject({ status: 0, err: "" });
    expect(JSON.parse(made.out)).toMatchObject({ tokenFile: adminToken });
    expect((await stat(adminToken)).mode & 0o777).toBe(0o600);
    const token = (await readFile(adminToken, "utf8")).trim();
    expect(made.out).not.toContain(token);

    const second = join(backend.folder, "second.token");
    expect(await init(second)).toMatchObject({ status: 1, out: "" });
    await expect(stat(second)).rejects.toThrow("ENOENT");
    expect((await init(second, "--another", "--name", "予備")).status).toBe(0);
    // A file that is there is never overwritten.
    expect((await init(second, "--another")).status).toBe(64);
    expect((await librarian("central").does("listStaff", "list")).staff.map(({ name }) => name)).toEqual([
      "admin",
      "予備",
    ]);
  });
});

describe("a patron's day and a librarian's day", () => {
  test("D7, D8, D31-D40, D48-D55: from the card to the return of the book, by CLI and patron API alone", async () => {
    const central = librarian("central");
    const east = librarian("east");
    const kiosk = new RestKiosk(backend.url, backend.token, "east");

    // The counter hands out a card; its temporary password opens the change and nothing else (D7, D8).
    const issued = await east.does("issueCard", "issue-card", CARD);
    const temporary = issued.temporaryPassword ?? "";
    const patron = await kiosk.patron(CARD, temporary);
    expect(await refusalOf(patron.holds())).toBe("temporary-password");
    expect((await patron.changePassword(temporary, "Shiori77")).status).toBe(200);

    // The patron registers an address; the confirmation arrives at once (D41).
    expect((await patron.setEmail(ADDRESS)).status).toBe(200);
    const [confirmation] = await mailbox.taken(1);
    expect(confirmation).toMatchObject({ to: [ADDRESS], from: "confirm@library.example" });

    // Searches, and places a hold to be picked up in another library (D20-D36).
    const found = (await kiosk.search(TITLE)).value.items.find((item) => item.title === TITLE);
    const { hold } = (await patron.place(found?.id ?? "", "east", "mail")).value;
    expect(hold).toMatchObject({ state: "applied", position: 1, needsCourier: true });

    // Staff in the pickup library approve; the owning library has it on its list of the day.
    const waiting = await east.does("listHolds", "holds", "--state", "applied");
    expect(waiting.holds.find(({ id }) => id === hold.id)).toMatchObject({ card: CARD, pickup: "east" });
    expect((await east.does("approveHold", "approve", hold.id)).state).toBe("approved");
    const line = (await central.does("pickList", "pick-list")).lines.find((one) => one.hold === hold.id);
    const barcode = line?.copy.barcode ?? "";
    expect(line).toMatchObject({ approved: true, pickup: "east", copy: { library: "central" } });

    // It travels; now the patron can change nothing any more (D39, D51, D54).
    const sent = await central.does("send", "send", barcode);
    expect(sent.placement).toMatchObject({ kind: "courier", to: "east", hold: hold.id });
    expect((await patron.holds()).value.holds[0]).toMatchObject({ state: "in-transit", changeable: false });

    // The receiving library sees what is coming.
    const coming = (await east.does("courierList", "courier-list")).lines.find((one) => one.hold === hold.id);
    expect(coming).toMatchObject({ copy: { barcode }, from: "central", late: false });
    expect((await east.types("courier-list")).out).toContain(barcode);

    // It arrives, stands on the hold shelf under a number, and the patron is told by mail (D40).
    const received = await east.does("receive", "receive", barcode);
    expect(received.placement).toMatchObject({ kind: "hold-shelf", hold: hold.id });
    const shelved = await east.does("ready", "ready", barcode, "--shelf", "B-07");
    expect(shelved.placement).toMatchObject({ kind: "hold-shelf", shelf: "B-07" });
    const [, notice] = await mailbox.taken(2);
    expect(notice).toMatchObject({ to: [ADDRESS], from: "info@library.example" });
    expect(notice?.parsed.text).toContain(TITLE);
    expect((await patron.overview()).value.ready).toMatchObject([{ title: TITLE, library: "east" }]);

    // Lent at the counter, renewed at the kiosk, brought back (D48, D49, D55).
    const lent = await east.does("lend", "lend", CARD, barcode);
    expect(lent).toMatchObject({ loans: 1, maxLoans: 5, fulfilled: hold.id });
    expect((await patron.holds()).value.active).toBe(0);
    const [loan] = (await patron.loans()).value.loans;
    expect(loan).toMatchObject({ barcode, dueDate: lent.dueDate });
    const renewed = (await patron.renew(loan?.id ?? "")).value;
    expect(renewed.dueDate > lent.dueDate).toBe(true);
    const back = await east.does("return", "return", barcode);
    expect(back).toMatchObject({
      wasOnLoan: true,
      daysLate: 0,
      placement: { kind: "courier", to: "central" },
    });
    expect((await central.does("receive", "receive", barcode)).placement).toEqual({ kind: "shelf" });
    expect((await patron.loans()).value.loans).toEqual([]);

    // The journal has the hold's outcome, by ids; no mail is queued and no task is open.
    const { lines } = await central.does("journal", "journal", "--hold", hold.id);
    const verbs = lines.map(({ verb }) => verb).reverse();
    for (const verb of ["approve", "send", "ready"]) expect(verbs).toContain(verb);
    // D83: which copy it was is no longer said.
    expect(verbs).not.toContain("lend");
    expect(lines.every(({ copy }) => copy === null)).toBe(true);
    expect(lines.every(({ patron: named }) => named === null)).toBe(true);
    expect((await central.does("outbox", "outbox")).mails).toEqual([]);
    const { tasks } = await east.does("listTasks", "tasks");
    expect(tasks.filter((task) => task.hold.id === hold.id)).toEqual([]);
    expect(mailbox.mails).toHaveLength(2);
  });
});

describe("how a command answers", () => {
  test("people read a table whose lines are equally wide, whatever stands in it", async () => {
    const { status, out, err } = await librarian("central").types("holds");
    expect({ status, err }).toEqual({ status: 0, err: "" });
    const lines = out.trimEnd().split("\n");
    expect(lines.length).toBeGreaterThan(5);
    expect(new Set(lines.map(widthOf)).size).toBe(1);
  });

  test("in Japanese where the terminal is, and within its columns", async () => {
    const env = { SHIORI_BACKEND_URL: backend.url, SHIORI_LANGUAGE: "ja", COLUMNS: "100" };
    const { out } = await commandProcess(["staff", "--token-file", adminToken, "holds"], env);
    expect(out).toContain("書名");
    expect(out).toContain("予約中");
    expect(Math.max(...out.split("\n").map(widthOf))).toBeLessThanOrEqual(100);
  });

  test("a refusal: status 1, code and words on standard error, with --json the one document", async () => {
    const { status, out, err } = await librarian("central").types("patron", "7654321", "--json");
    expect(status).toBe(1);
    expect(err).toBe("S-11 No card has this number.\n");
    expect(JSON.parse(out)).toEqual({ refusal: { name: "card-unknown" }, code: "S-11" });
  });

  test("a scanner types into standard input", async () => {
    const { status, out } = await librarian("central").scans([CARD], "patron", "-");
    expect({ status, first: out.split("\n")[0] }).toEqual({ status: 0, first: `card: ${CARD}` });
    expect((await librarian("central").scans([], "patron", "-")).status).toBe(64);
    // D71: many readers send the start and stop letters of NW-7; one alone is a read that was cut off.
    for (const framed of [`A${CARD}A`, `d${CARD}b`])
      expect((await librarian("central").types("patron", framed)).status).toBe(0);
    expect((await librarian("central").scans([`C${CARD}D`], "patron", "-")).status).toBe(0);
    expect((await librarian("central").types("patron", `A${CARD}`)).err).toContain("H-15");
    const env = { SHIORI_BACKEND_URL: backend.url };
    const words = ["staff", "--token-file", adminToken, "patron", "-", "--json"];
    expect(JSON.parse((await commandProcess(words, env, `${CARD}\n`)).out)).toMatchObject({ card: CARD });
  });

  test("a message to one patron is written, looked through and taken back", async () => {
    const desk = librarian("central");
    // Read from standard input, so that its words stand in no history of commands.
    const written = await desk.scans(["青い傘をお預かりしています。"], "message", CARD, "-", "--json");
    const { id, until } = JSON.parse(written.out) as { readonly id: string; readonly until: string };
    const kind = ["--kind", "check-details", "--important", "--confirm", "--until", until];
    expect((await desk.types("message", CARD, ...kind)).status).toBe(0);
    const { messages } = await desk.does("listMessages", "messages", CARD);
    expect(messages.map((one) => [one.kind, one.weight, one.confirm, one.text])).toEqual([
      ["check-details", "important", true, ""],
      ["text", "plain", false, "青い傘をお預かりしています。"],
    ]);
    expect((await desk.types("withdraw-message", id)).out).toBe("Withdrawn.\n");
    expect((await desk.types("withdraw-message", id)).err).toContain("S-18");
    expect((await desk.types("message", CARD)).status).toBe(64);
    expect((await desk.types("message", CARD, "x", "--kind", "shout")).status).toBe(64);
    expect((await desk.types("message", CARD, "x", "--until", "soon")).status).toBe(64);
  });

  test("a write whose answer was lost is asked about under the same key, and done once", async () => {
    const cable = await looseCable(backend.url);
    const lost = new Librarian(cable.url, adminToken, "central");
    const { status, out, err } = await lost.types("add", "夜間カウンター");
    // The token went with the first answer: it is kept nowhere, and the command says so.
    expect(status).toBe(0);
    expect(out).not.toContain("token:");
    expect(err).toContain("create a new one");
    expect(cable.heard()).toBe(2);
    const { staff } = await librarian("central").does("listStaff", "list");
    expect(staff.filter(({ name }) => name === "夜間カウンター")).toHaveLength(1);
  });
});

describe("staff and kiosks", () => {
  test("a member of staff works with the token of a file, until it is revoked", async () => {
    const admin = librarian("central");
    const file = join(backend.folder, "west-1.token");
    const { member, token } = await admin.does("addStaff", "add", "西部カウンター1", "--to", file);
    expect(token).toBeNull();
    const counter = new Librarian(backend.url, file, "west");
    expect(await counter.does("me", "whoami")).toMatchObject({ name: "西部カウンター1", role: "counter" });
    // D7, D14: cards are handed out and opened again at the counter; the outbox is a manager's.
    expect((await counter.does("issueCard", "issue-card", "2009002")).temporaryPassword).not.toBeNull();
    expect((await counter.does("temporaryPassword", "temporary-password", "2009002")).card).toBe("2009002");
    expect(await counter.types("unlock", "2009002")).toMatchObject({
      status: 1,
      err: "S-13 This card is not locked.\n",
    });
    await counter.does("changePatron", "change-patron", "2009002", "--hearing-impaired", "yes");
    expect((await counter.does("bounced", "bounced")).addresses).toEqual(expect.any(Array));
    // D41: the recipient of a misdirected mail gives the address, which is removed from every card.
    expect((await counter.does("removeAddress", "remove-address", ADDRESS.toUpperCase())).cards).toEqual([
      CARD,
    ]);
    expect((await counter.types("remove-address", ADDRESS)).out).toContain("No card has this email address");
    expect(await counter.types("issue-card", "2009003", "--expires", "2020-01-01")).toMatchObject({
      status: 1,
      err: "S-14 The expiry date 2020-01-01 is in the past.\n",
    });
    const refused = await counter.types("outbox");
    expect(refused).toMatchObject({ status: 1, err: "S-02 This requires the role manager.\n" });
    expect((await admin.does("revokeStaff", "revoke", member.id)).revokedAt).not.toBeNull();
    expect((await counter.types("whoami")).status).toBe(1);
  });

  test("a kiosk is added with a token shown once, and revoked", async () => {
    const admin = librarian("central");
    const shown = await admin.types("kiosk", "add", "東部1階");
    expect(shown.status).toBe(0);
    expect(shown.err).toContain("shown only once");
    const token = /token: (\S+)/u.exec(shown.out)?.[1] ?? "";
    const added = new RestKiosk(backend.url, token, "east");
    expect((await added.info()).status).toBe(200);
    const { kiosks } = await admin.does("listKiosks", "kiosk", "list");
    const id = kiosks.find(({ name }) => name === "東部1階")?.id ?? "";
    expect((await admin.does("revokeKiosk", "kiosk", "revoke", id)).revokedAt).not.toBeNull();
    expect((await added.info()).status).toBe(401);
  });
});
