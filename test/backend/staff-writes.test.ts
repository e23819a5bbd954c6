import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { purge } from "#backend/store/purge.ts";
import { days, openSmallLibrary, PASSWORD } from "#test/support/backend/small-library.ts";
import { RestKiosk } from "#test/support/http/rest-client.ts";
import { hire } from "#test/support/http/rest-staff.ts";

test("staff learn what became of a patron's write by its key, and nothing of the patron", async () => {
  const library = await openSmallLibrary();
  const counter = await hire(library, "counter");
  const find = async (key: string) => (await counter.ask("findWrite", { key })).value;
  const kiosk = new RestKiosk(library.url, library.backend.kioskToken);
  const patron = await kiosk.patron(await library.card(), PASSWORD);
  const [done, refused, never] = [randomUUID(), randomUUID(), randomUUID()];
  await patron.setEmail("hanako@example.jp", done);
  await patron.setEmail("no address", refused);
  expect(await find(done)).toEqual({ outcome: "done", at: expect.stringMatching(/Z$/u) });
  expect(await find(refused)).toMatchObject({ outcome: "refused" });
  expect(await find(never)).toEqual({ outcome: "unknown", at: null });
  // A key that the kiosk has asked for itself is void from then on.
  await patron.operation(never);
  expect(await find(never)).toEqual({ outcome: "unknown", at: null });
  library.clock.forward(days(1));
  await purge(library.backend.db, library.clock.now(), library.backend.settings);
  expect(await find(done)).toEqual({ outcome: "unknown", at: null });
});

test("a key with a mistake in it is refused, and not told as one that never came in", async () => {
  const library = await openSmallLibrary();
  const counter = await hire(library, "counter");
  const patron = await library.patron();
  const key = randomUUID();
  await patron.setEmail("hanako@example.jp", key);
  for (const typed of [key.slice(1), `${key}0`, key.replace(/^./u, "g"), key.replaceAll("-", "")])
    expect((await counter.ask("findWrite", { key: typed })).no.refusal.name, typed).toBe("bad-request");
  expect((await counter.ask("findWrite", { key: key.toUpperCase() })).value).toMatchObject({
    outcome: "done",
  });
});
