import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, it, onTestFinished } from "vitest";
import type { RouteName } from "#contract/rest/routes.ts";
import type { JournalLine } from "#main/library/journal-file.ts";
import { translator } from "#renderer/i18n/index.ts";
import { type DemoBackend, startDemoBackend } from "#test/support/demo/demo-backend.ts";
import { demoPatron } from "#test/support/demo/demo-people.ts";
import { freeCopies } from "#test/support/demo/free-copies.ts";
import { RestKiosk } from "#test/support/http/rest-client.ts";
import { begins } from "#test/support/kiosk/control-names.ts";
import { type Kiosk, type KioskOptions, startKiosk } from "#test/support/kiosk/kiosk.ts";
import { person } from "#test/support/kiosk/simulated-patron.ts";
import { TERMS } from "#test/support/screens/fake-kiosk.ts";
import { type LossyProxy, startLossyProxy } from "#test/support/system/lossy-proxy.ts";

const PATRON = "new-patron";
const PILE = 3;
const LINES = `document.querySelectorAll(".rows > li").length`;
const RETURNS = { services: { searchAndHolds: false, takeBack: true }, visit: { returnIdleSeconds: 600 } };
const say = translator("ja", TERMS);

let backend: DemoBackend;
let wire: LossyProxy;
let asked: RestKiosk;
let folder: string;

beforeAll(async () => {
  backend = await startDemoBackend({ terminals: { lend: true, takeBack: true } });
  wire = await startLossyProxy(backend.url);
  asked = new RestKiosk(backend.url, backend.token);
});

afterAll(async () => {
  await wire?.stop();
  await backend?.stop();
});

beforeEach(async () => {
  await wire.pass();
  folder = mkdtempSync(join(tmpdir(), "shiori-stop-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
});

async function start(settings: KioskOptions["settings"] = RETURNS): Promise<Kiosk> {
  const kiosk = await startKiosk({
    look: "small-client",
    backend: { url: wire.url, token: backend.token },
    folder,
    settings,
  });
  onTestFinished(() => kiosk.stop());
  return kiosk;
}

async function signedIn() {
  const { card, password } = demoPatron(PATRON);
  return asked.patron(card, password);
}

async function onLoan(): Promise<readonly string[]> {
  const { loans } = (await (await signedIn()).loans()).value;
  return loans.map(({ barcode }) => barcode);
}

/** The last outcome of each write that the terminal has kept. */
function outcomes(): readonly string[] {
  const last = new Map<string, string>();
  for (const line of readFileSync(join(folder, "profile", "journal.jsonl"), "utf8")
    .trim()
    .split("\n")) {
    const { key, outcome } = JSON.parse(line) as JournalLine;
    last.set(key, outcome);
  }
  return [...last.values()];
}

/** Scans copies, of which the first is done at the backend, and its answer waits. */
async function scanAll(kiosk: Kiosk, route: RouteName, copies: readonly string[]): Promise<void> {
  wire.holdAnswers(route);
  const done = wire.done();
  for (const copy of copies) await kiosk.scan(copy);
  await expect.poll(() => kiosk.look.at(LINES)).toBe(copies.length);
  await done;
}

/** Tells the program to stop, and waits until it shows nothing of the visit any more. Answers its exit. */
async function stopping(kiosk: Kiosk): Promise<{ readonly left: Promise<unknown[]> }> {
  const left = once(kiosk.process, "exit");
  const reset = kiosk.waitForEvent("visit-reset");
  kiosk.process.kill("SIGTERM");
  await reset;
  return { left };
}

async function borrowed(): Promise<readonly string[]> {
  const patron = await signedIn();
  const copies = (await freeCopies(backend.folder)).slice(0, PILE);
  for (const copy of copies) expect((await patron.checkOut(copy)).status).toBe(200);
  return copies;
}

it("an orderly stop finishes the returns that were scanned, also without a sign-in (R91)", async () => {
  const copies = await borrowed();
  const kiosk = await start();
  await scanAll(kiosk, "checkIn", copies);
  const { left } = await stopping(kiosk);
  await wire.pass();
  expect(await left).toEqual([0, null]);
  expect(outcomes()).toEqual(copies.map(() => "done"));
  expect(await onLoan()).toEqual([]);
});

it("returns that it cannot finish are kept for staff: the one under way and those behind it (R89, R91)", async () => {
  const copies = await borrowed();
  const kiosk = await start();
  await scanAll(kiosk, "checkIn", copies);
  expect(await kiosk.words()).not.toContain(say("returns.done"));
  const { left } = await stopping(kiosk);
  expect(await left).toEqual([0, null]);
  expect(outcomes()).toEqual(copies.map(() => "open"));
  // The first was done at the backend; nobody was told so.
  expect(await onLoan()).toHaveLength(PILE - 1);
  const again = await start();
  expect(again.log().find(({ event }) => event === "writes-unconfirmed")).toMatchObject({ count: PILE });
  await wire.pass();
  const patron = await signedIn();
  for (const copy of copies.slice(1)) expect((await asked.checkIn(copy)).status).toBe(200);
  expect((await patron.loans()).value.loans).toEqual([]);
});

it("a loan under way is finished, and the copies behind it are not lent (R91)", async () => {
  const copies = (await freeCopies(backend.folder)).slice(0, PILE);
  const kiosk = await start({ services: { lend: true } });
  const patron = person(kiosk, "ja");
  await patron.signIn(PATRON);
  await patron.press(begins(say("lend.open")));
  await patron.sees(say("lend.hint"));
  const before = wire.heard("checkOut");
  await scanAll(kiosk, "checkOut", copies);
  const { left } = await stopping(kiosk);
  await wire.pass();
  expect(await left).toEqual([0, null]);
  expect(wire.heard("checkOut") - before).toBe(1);
  expect(outcomes()).toEqual(["done"]);
  expect(await onLoan()).toEqual(copies.slice(0, 1));
});
