import { expect, test } from "vitest";
import type { Fault } from "#test/fakes/sip2/quirks.ts";
import { eventually, lostTo, patron, sip2Table } from "#test/support/library/sip2-session.ts";

/** Long enough for a server on a busy machine to have said all it will say; all cases wait for it together. */
const PATIENCE = 3;

/** Cases whose connection has one request on it and nothing before. */
const BARE = { user: "", statusFirst: false, requestSeconds: PATIENCE, idleSeconds: 60 } as const;

async function bareAnswer(): Promise<void> {
  const table = await sip2Table({ settings: { idleSeconds: 60 } });
  await table.answer({ id: "99" });
  table.server.faults.set("29", "bare");
  table.settings.requestSeconds = PATIENCE;
  const reply = await table.ask({ id: "29", fields: { AA: "P1001", AB: "30001" } });
  expect(reply).toMatchObject({ kind: "answer", message: { parts: { ok: "1" } } });
  await eventually(() => expect(table.server.connections().open).toBe(0));
}

async function endlessServer(): Promise<void> {
  const table = await sip2Table({ quirks: { terminator: "none", login: "not-needed" }, settings: BARE });
  await table.answer(patron("P1001", "1234"));
  await eventually(() => expect(table.server.connections().open).toBe(0));
}

async function unprovenAnswer(): Promise<void> {
  const quirks = { terminator: "none", login: "not-needed" } as const;
  const table = await sip2Table({ quirks, settings: { ...BARE, errorDetection: "off" } });
  expect(await table.ask(patron("P1001"))).toEqual({ kind: "lost", reason: "nonsense" });
}

async function none(): Promise<void> {
  const quirks = { missing: "65", unknown: "none", login: "not-needed" } as const;
  const table = await sip2Table({ quirks, settings: BARE });
  expect(await table.ask({ id: "65", fields: { AA: "P1001" } })).toEqual({
    kind: "lost",
    reason: "nonsense",
  });
}

const FAULTS: readonly Fault[] = ["never", "half", "noise", "resend-bare"];

test("at the end of patience what has come is looked at: without an end it counts if it proves itself, else it is lost", async () => {
  const [reasons] = await Promise.all([
    Promise.all(FAULTS.map((fault) => lostTo(fault, PATIENCE))),
    bareAnswer(),
    endlessServer(),
    unprovenAnswer(),
    none(),
  ]);
  expect(reasons).toEqual(["timeout", "nonsense", "nonsense", "resend"]);
});
