import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { translator } from "#renderer/i18n/index.ts";
import { type DemoBackend, startDemoBackend } from "#test/support/demo/demo-backend.ts";
import { demoPatron } from "#test/support/demo/demo-people.ts";
import { RestKiosk } from "#test/support/http/rest-client.ts";
import { type Kiosk, startKiosk } from "#test/support/kiosk/kiosk.ts";
import { type Person, person, READS_CHANGE_MS } from "#test/support/kiosk/simulated-patron.ts";
import { TERMS } from "#test/support/screens/fake-kiosk.ts";

const NEW = demoPatron("new-patron");
const CAT = "9784101010014";
const say = translator("ja", TERMS);

let backend: DemoBackend;
let kiosk: Kiosk;
let patron: Person;
let asked: RestKiosk;

beforeAll(async () => {
  backend = await startDemoBackend({ terminals: { lend: true } });
  kiosk = await startKiosk({ backend, settings: { services: { lend: true } } });
  patron = person(kiosk, "ja");
  asked = new RestKiosk(backend.url, backend.token);
});

afterAll(async () => {
  await kiosk?.stop();
  await backend?.stop();
});

/** Two copies on the shelf. */
async function twoCopies(): Promise<readonly [string, string]> {
  const { id } = (await asked.find("isbn", CAT)).value;
  const { copies } = (await asked.title(id)).value;
  const [one, other] = copies.filter(({ status, kept }) => status === "on-shelf" && kept === null);
  if (one === undefined || other === undefined) throw new Error("The demo has two copies on the shelf.");
  return [one.barcode, other.barcode];
}

const loansOf = async (): Promise<readonly string[]> =>
  (await (await asked.patron(NEW.card, NEW.password)).loans()).value.loans.map(({ barcode }) => barcode);

it("D84: copies that are scanned first wait for the card, and leave with who leaves", async () => {
  const [one, other] = await twoCopies();
  await kiosk.scan(one);
  await patron.sees(say("lend.whose", { count: 1 }));
  // What has just changed takes no press (V15).
  await pause(READS_CHANGE_MS);
  await patron.leave();
  await patron.signIn("new-patron");
  await patron.sees(say("home.heading"));
  await patron.finish();
  expect(await loansOf()).toEqual([]);
  await kiosk.scan(one);
  await patron.sees(say("lend.whose", { count: 1 }));
  await kiosk.scan(other);
  await patron.sees(say("lend.whose", { count: 2 }));
  await patron.signIn("new-patron");
  await patron.sees(say("lend.count", { count: 2 }));
  await pause(READS_CHANGE_MS);
  await patron.finish();
  expect((await loansOf()).toSorted()).toEqual([one, other].toSorted());
});
