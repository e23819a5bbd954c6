import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { startBackend } from "../helpers/backend-server.ts";
import { DEMO_PATRONS } from "../helpers/demo-scene.ts";
import { type Reply, RestKiosk, type RestPatron } from "../helpers/rest-client.ts";

/** Starting processes takes its time on a busy machine. */
vi.setConfig({ testTimeout: 60_000 });

/** Acknowledged writes after which the power goes. */
const ENOUGH = 30;

interface Write {
  readonly key: string;
  readonly address: string;
  readonly answer: Promise<Reply<unknown> | null>;
}

function signInAs(kiosk: RestKiosk, id: string): Promise<RestPatron> {
  const patron = DEMO_PATRONS.find((one) => one.id === id);
  return kiosk.patron(patron?.card ?? "", patron?.password ?? "");
}

test("power cut in the middle of writes: no acknowledged write is missing and the same key answers the same", async () => {
  const folder = await mkdtemp(join(tmpdir(), "shiori-crash-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const before = await startBackend({ demo: true, folder });
  const patron = await signInAs(new RestKiosk(before.url, before.token), "new-patron");
  let acknowledged = 0;
  let powerCut = (): void => undefined;
  const enough = new Promise<void>((resolve) => {
    powerCut = resolve;
  });
  const writes: Write[] = Array.from({ length: 400 }, (_, at) => {
    const key = randomUUID();
    const address = `address${at}@library.example`;
    const answer = patron.setEmail(address, key).then(
      (reply) => {
        // On a busy machine some of so many at once are refused.
        if (reply.status === 200) acknowledged += 1;
        if (acknowledged === ENOUGH) powerCut();
        return reply;
      },
      () => null,
    );
    return { key, address, answer };
  });
  await enough;
  await before.kill();
  const answers = await Promise.all(writes.map(async (write) => ({ ...write, reply: await write.answer })));
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
  const folder = await mkdtemp(join(tmpdir(), "shiori-lock-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
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
