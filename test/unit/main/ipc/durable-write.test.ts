import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import type { LibraryPort } from "#contract/library/port.ts";
import { ok } from "#contract/result.ts";
import { makeContext } from "#main/ipc/contexts.ts";
import { createJournal } from "#main/library/journal.ts";
import { createLendingCounter } from "#main/library/lending-counter.ts";
import { createLog } from "#main/log/log.ts";
import { deferred } from "#main/time/deferred.ts";
import { createPatronSession } from "#main/visit/patron-session.ts";
import { NOTHING_WAITS } from "#test/support/main/no-waiting-cancels.ts";

function scene() {
  const folder = mkdtempSync(join(tmpdir(), "shiori-journal-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "journal.jsonl");
  const journal = createJournal(path, createLog(null, false));
  const library = {} as LibraryPort;
  const patron = createPatronSession(library, journal, NOTHING_WAITS);
  const visit = { state: () => ({ phase: "attract", visit: 1 }) };
  const context = makeContext(
    {
      library,
      journal,
      lending: createLendingCounter(),
      patronSession: patron,
      visit,
      cancels: NOTHING_WAITS,
      speaker: {},
    } as never,
    1,
  );
  return { context, journal, written: () => (existsSync(path) ? readFileSync(path, "utf8") : "") };
}

it("a write is in the journal before it is sent: none is unrecorded after a power cut (R89)", async () => {
  const { context, journal, written } = scene();
  let atSending = "";
  let key = "";
  await context.write("placeHold", async (given) => {
    key = given;
    atSending = written();
    return ok({});
  });
  expect(atSending.endsWith("\n")).toBe(true);
  expect(JSON.parse(atSending)).toMatchObject({ key, verb: "placeHold", outcome: "open" });
  await journal.settled();
});

it("one that waits for its turn is in the journal at once, and sent after it (R89)", async () => {
  const { context, journal, written } = scene();
  const turn = deferred<void>();
  let isSent = false;
  const send = async () => {
    isSent = true;
    return ok({});
  };
  const answer = context.write("checkIn", send, turn.promise);
  await expect.poll(written).toContain('"verb":"checkIn","outcome":"open"');
  expect(isSent).toBe(false);
  turn.resolve();
  expect(await answer).toEqual(ok({}));
  await journal.settled();
  expect(written()).toContain('"outcome":"done"');
});
