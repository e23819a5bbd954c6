import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import { openDatabase } from "#backend/store/database.ts";
import { translator } from "#renderer/i18n/index.ts";
import { type DemoBackend, startDemoBackend } from "#test/support/demo/demo-backend.ts";
import { demoPatron } from "#test/support/demo/demo-people.ts";
import { RestKiosk } from "#test/support/http/rest-client.ts";
import { type Kiosk, startKiosk } from "#test/support/kiosk/kiosk.ts";
import { type Person, person, READS_CHANGE_MS } from "#test/support/kiosk/simulated-patron.ts";
import { TERMS } from "#test/support/screens/fake-kiosk.ts";

const BORROWER = demoPatron("new-patron");
const PILE = 10;
/** Room for a list of ten answers on a slow machine. */
const TEN_ANSWERS_MS = 30_000;
const WARNING_SECONDS = 6;
const say = translator("ja", TERMS);

let backend: DemoBackend;
let asked: RestKiosk;
let kiosk: Kiosk;
let passerBy: Person;

/** A terminal that only takes copies back; `idle`: seconds without input before the warning. */
function settingsWith({ idle }: { readonly idle: number }) {
  const visit = { returnIdleSeconds: idle, browsingIdleSeconds: 600, warningSeconds: WARNING_SECONDS };
  return { services: { searchAndHolds: false, takeBack: true }, visit };
}

/** Barcodes of copies of this library that the patron has just borrowed, and their titles. */
async function borrowed(count: number): Promise<readonly { barcode: string; title: string }[]> {
  const patron = await asked.patron(BORROWER.card, BORROWER.password);
  const { items } = (await asked.search("の", { onShelf: true, library: "central", pageSize: 50 })).value;
  const lent: { barcode: string; title: string }[] = [];
  for (const { id, title } of items) {
    const { copies } = (await asked.title(id)).value;
    const free = copies.find(
      ({ library, status, kept }) => library === "central" && status === "on-shelf" && kept === null,
    );
    if (free === undefined) continue;
    const answer = await patron.checkOut(free.barcode);
    if (answer.status === 200) lent.push({ barcode: free.barcode, title });
    if (lent.length === count) return lent;
  }
  throw new Error(`The demo library has lent ${lent.length} copies only.`);
}

/** How many returns the backend has done for terminals: each has a recorded answer. */
async function returnsDone(): Promise<number> {
  const db = await openDatabase({ folder: backend.folder });
  try {
    const answers = await db.selectFrom("kioskOperations").select("key").where("status", "=", 200).execute();
    return answers.length;
  } finally {
    await db.destroy();
  }
}

beforeAll(async () => {
  backend = await startDemoBackend({ loans: { max: PILE } });
  asked = new RestKiosk(backend.url, backend.token);
  kiosk = await startKiosk({ backend, settings: settingsWith({ idle: 600 }) });
  passerBy = person(kiosk, "ja");
});

afterAll(async () => {
  await kiosk?.stop();
  await backend?.stop();
});

it("D86: ten copies are returned at scanner speed from the first screen, without a card and in order", async () => {
  const pile = await borrowed(PILE);
  await passerBy.sees(say("visit.attract.scanBook"));
  for (const { barcode } of pile) await kiosk.scan(barcode);
  await passerBy.sees(say("returns.count", { count: PILE }), TEN_ANSWERS_MS);
  // The newest is on top.
  const words = await kiosk.words();
  expect(words).toContain(pile.at(-1)?.title);
  expect(words).toContain(say("returns.put.trolley"));
  const patron = await asked.patron(BORROWER.card, BORROWER.password);
  expect((await patron.loans()).value.loans).toEqual([]);
  for (const part of [BORROWER.card, BORROWER.card.slice(-3)]) expect(words).not.toContain(part);
  // The same copy again is the same return; scans are answered in their order.
  await kiosk.scan(pile[0]?.barcode ?? "");
  await kiosk.scan("199999998");
  await passerBy.sees(say("refusal.foreign-copy.text"));
  await passerBy.sees(pile[0]?.title ?? "");
  const counted = [say("returns.sum.done", { count: PILE }), say("returns.sum.not-done", { count: 1 })];
  expect(await kiosk.words()).toContain(counted.join(" "));
  expect(await returnsDone()).toBe(PILE);
  // A list that has just changed takes no press (V15).
  await pause(READS_CHANGE_MS);
  // One copy is still in the hand: the end asks first.
  await passerBy.finish();
  await passerBy.sees(say("visit.attract.scanBook"), TEN_ANSWERS_MS);
  expect(await kiosk.words()).not.toContain(pile.at(-1)?.title);
});

it("a card is refused in plain words, and opens nothing", async () => {
  await kiosk.scan(BORROWER.card);
  await passerBy.sees(say("refusal.card-not-needed.text"));
  expect(await kiosk.words()).not.toContain(say("signIn.password.heading"));
});

it("an open return screen ends soon by itself, and keeps what is done", async () => {
  const [one] = await borrowed(1);
  const soon = await startKiosk({ backend, settings: settingsWith({ idle: 4 }) });
  onTestFinished(() => soon.stop());
  await soon.scan(one?.barcode ?? "");
  await person(soon, "ja").sees(say("visit.warning.heading"), TEN_ANSWERS_MS);
  // A scan goes on.
  await soon.scan(one?.barcode ?? "");
  await person(soon, "ja").sees(say("returns.done"));
  const reset = await soon.waitForEvent("visit-reset", TEN_ANSWERS_MS);
  expect(reset.reason).toBe("idle");
  await person(soon, "ja").sees(say("visit.attract.scanBook"), TEN_ANSWERS_MS);
  expect(await soon.words()).not.toContain(one?.title);
  const patron = await asked.patron(BORROWER.card, BORROWER.password);
  expect((await patron.loans()).value.loans).toEqual([]);
});
