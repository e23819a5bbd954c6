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
import { createPatronSession } from "#main/visit/patron-session.ts";
import { NOTHING_WAITS } from "#test/support/main/no-waiting-cancels.ts";

it("a write is in the journal before it leaves: a power cut leaves none that nobody knows of (R89)", async () => {
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
  let atSending = "";
  let key = "";
  await context.write("placeHold", async (given) => {
    key = given;
    atSending = existsSync(path) ? readFileSync(path, "utf8") : "";
    return ok({});
  });
  expect(atSending.endsWith("\n")).toBe(true);
  expect(JSON.parse(atSending)).toMatchObject({ key, verb: "placeHold", outcome: "open" });
  await journal.settled();
});
