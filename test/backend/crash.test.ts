import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { startBackend } from "#test/support/backend/backend-process.ts";
import { DEMO_PATRONS } from "#test/support/demo/demo-patrons.ts";
import { type Reply, RestKiosk, type RestPatron } from "#test/support/http/rest-client.ts";

/** Acknowledged writes after which the power goes. */
const ENOUGH = 30;
const WRITERS = 40;

/** The demo library, which is made once: each test writes for another patron. */
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "shiori-crash-"));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

interface Write {
  readonly key: string;
  readonly address: string;
  /** null = lost. */
  readonly reply: Reply<unknown> | null;
}

function signInAs(kiosk: RestKiosk, id: string): Promise<RestPatron> {
  const patron = DEMO_PATRONS.find((one) => one.id === id);
  return kiosk.patron(patron?.card ?? "", patron?.password ?? "");
}

test("power cut in the middle of writes: no acknowledged write is missing and the same key answers the same", async () => {
  const before = await startBackend({ demo: true, folder });
  const patron = await signInAs(new RestKiosk(before.url, before.token), "new-patron");
  const answers: Write[] = [];
  let alive = true;
  let acknowledged = 0;
  const enough = Promise.withResolvers<void>();
  /** Writes one address after another; on a busy machine some of so many at once are refused. */
  async function write(who: number): Promise<void> {
    for (let at = 0; alive; at += 1) {
      const [key, address] = [randomUUID(), `address${who}.${at}@library.example`];
      const reply = await patron.setEmail(address, key).catch(() => null);
      answers.push({ key, address, reply });
      alive &&= reply !== null;
      if (reply?.status === 200) acknowledged += 1;
      if (acknowledged === ENOUGH) enough.resolve();
    }
  }
  const writers = Array.from({ length: WRITERS }, (_, who) => write(who));
  await enough.promise;
  await before.kill();
  await Promise.all(writers);
  const done = answers.filter(({ reply }) => reply?.status === 200);
  const lost = answers.filter(({ reply }) => reply === null);
  expect(done.length).toBeGreaterThanOrEqual(ENOUGH);
  expect(lost.length).toBeGreaterThan(0);

  const after = await startBackend({ demo: true, folder });
  onTestFinished(async () => void (await after.stop()));
  const again = await signInAs(new RestKiosk(after.url, after.token), "new-patron");
  for (const { key, address, reply } of done) {
    expect((await again.operation(key)).value).toEqual({ status: 200, body: reply?.raw });
    expect((await again.setEmail(address, key)).raw).toEqual(reply?.raw);
  }
  // A lost answer is either a recorded one or surely not done; what was called not done stays undone under its key.
  for (const { key, address } of lost.slice(0, 20)) {
    const known = await again.operation(key);
    const retried = await again.setEmail(address, key);
    if (known.status === 200) expect(retried.raw).toEqual(known.value.body);
    else {
      expect(known.no.refusal.name).toBe("not-done");
      expect(retried.no.refusal.name).toBe("not-done");
      expect((await again.setEmail(address, randomUUID())).status).toBe(200);
    }
  }
});

test("wrong passwords are still counted after a restart", async () => {
  const card = DEMO_PATRONS.find((one) => one.id === "ordinary");
  const before = await startBackend({ demo: true, folder });
  const kiosk = new RestKiosk(before.url, before.token);
  for (let time = 0; time < 4; time += 1) await kiosk.signIn(card?.card ?? "", "Wrong123");
  await before.kill();
  const after = await startBackend({ folder });
  onTestFinished(async () => void (await after.stop()));
  const later = new RestKiosk(after.url, after.token);
  await later.signIn(card?.card ?? "", "Wrong123");
  expect((await later.signIn(card?.card ?? "", card?.password ?? "")).no.refusal.name).toBe("card-locked");
});
