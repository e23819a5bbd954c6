import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { HOUR_MS, MINUTE_MS } from "#backend/clock.ts";
import { TIME_LIMITS } from "#backend/limits.ts";
import { endKiosk, kioskList } from "#backend/services/kiosks.ts";
import { inTransaction } from "#backend/store/database.ts";
import { startBackend } from "#test/support/backend/backend-process.ts";
import { addKiosk, openSecondBackend } from "#test/support/backend/second-backend.ts";
import { openSmallLibrary, PASSWORD, type SmallLibrary } from "#test/support/backend/small-library.ts";
import { testPlace } from "#test/support/backend/test-database.ts";
import { RestKiosk, RestPatron, refusalOf } from "#test/support/http/rest-client.ts";

/** Staff revoke a kiosk; in this process it is known at once. */
async function revoke({ backend, clock }: SmallLibrary, id: string): Promise<void> {
  await inTransaction(backend.db, (trx) => endKiosk(trx, id, clock.now()));
  backend.kiosks.clear();
}

describe("a kiosk's token", () => {
  test("the token file's and every one that staff added open the same routes", async () => {
    const library = await openSmallLibrary();
    const { kiosk } = await addKiosk(library, "East, entrance");
    expect((await kiosk.info()).value).toEqual((await library.kiosk.info()).value);
  });

  test("is kept as a hash only", async () => {
    const library = await openSmallLibrary();
    const { token } = await addKiosk(library, "East, entrance");
    const rows = await library.backend.db.selectFrom("kiosks").selectAll().execute();
    expect(rows).toHaveLength(2);
    for (const secret of [token, library.backend.kioskToken]) {
      expect(JSON.stringify(rows)).not.toContain(secret);
      expect(rows.map((row) => row.tokenHash.toString("utf8")).join()).not.toContain(secret);
    }
  });

  test("a revoked one opens nothing, and the sessions of the kiosk are over at once, everywhere", async () => {
    const library = await openSmallLibrary();
    const { id, token, kiosk } = await addKiosk(library, "East, entrance");
    const second = await openSecondBackend(library);
    const { session } = await kiosk.patron(await library.card(), PASSWORD);
    const elsewhere = new RestPatron(new RestKiosk(second.url, token), session);
    expect((await elsewhere.overview()).status).toBe(200);
    await revoke(library, id);
    const gone = await kiosk.info();
    expect([gone.status, gone.no.refusal.name]).toEqual([401, "settings-broken"]);
    // The other process may trust the token for some seconds more; there is no session behind it any more.
    expect(["signed-out", "settings-broken"]).toContain(await refusalOf(elsewhere.overview()));
    expect(await library.backend.db.selectFrom("sessions").selectAll().execute()).toEqual([]);
    expect((await library.kiosk.info()).status).toBe(200);
  });

  test("a revoked one stays revoked when it is revoked again, and its instant stays", async () => {
    const library = await openSmallLibrary();
    const { id } = await addKiosk(library, "East, entrance");
    await revoke(library, id);
    const first = (await kioskList(library.backend.db)).find((kiosk) => kiosk.id === id)?.revokedAt;
    library.clock.forward(HOUR_MS);
    await revoke(library, id);
    const again = (await kioskList(library.backend.db)).find((kiosk) => kiosk.id === id)?.revokedAt;
    expect(again).toBe(first);
    expect(first).not.toBeNull();
  });

  test("an unknown kiosk is not found", async () => {
    const library = await openSmallLibrary();
    for (const id of ["99", "0", "x", "1e1", "9".repeat(30)]) {
      expect(
        await inTransaction(library.backend.db, (trx) => endKiosk(trx, id, library.clock.now())),
      ).toBeNull();
    }
  });

  test("the time of its last request is shown in steps of ten minutes, and written at most once in each", async () => {
    const library = await openSmallLibrary();
    const { id, kiosk } = await addKiosk(library, "East, entrance");
    const seen = async () =>
      (await kioskList(library.backend.db)).find((one) => one.id === id)?.lastSeenAt ?? null;
    expect(await seen()).toBeNull();
    library.clock.forward(7 * MINUTE_MS);
    await kiosk.info();
    expect(await seen()).toBe("2026-11-25T03:00:00.000Z");
    library.clock.forward(7 * MINUTE_MS);
    library.backend.kiosks.clear();
    await kiosk.info();
    expect(await seen()).toBe("2026-11-25T03:10:00.000Z");
  });
});

describe("a session belongs to the kiosk that opened it", () => {
  test("at another kiosk its token is signed out, and then it is over at its own too", async () => {
    const library = await openSmallLibrary();
    const { kiosk } = await addKiosk(library, "East, entrance");
    const patron = await library.patron();
    expect((await patron.overview()).status).toBe(200);
    const stolen = new RestPatron(kiosk, patron.session);
    expect(await refusalOf(stolen.overview())).toBe("signed-out");
    expect(await refusalOf(patron.overview())).toBe("signed-out");
  });

  test("a patron may be signed in at two kiosks; ending one leaves the other", async () => {
    const library = await openSmallLibrary();
    const { kiosk } = await addKiosk(library, "East, entrance");
    const card = await library.card();
    const [here, there] = [await library.kiosk.patron(card, PASSWORD), await kiosk.patron(card, PASSWORD)];
    await here.signOut();
    expect(await refusalOf(here.overview())).toBe("signed-out");
    expect((await there.overview()).status).toBe(200);
  });

  test("it is good in every process of the backend", async () => {
    const library = await openSmallLibrary();
    const second = await openSecondBackend(library);
    const { session } = await library.patron();
    expect((await new RestPatron(second.kiosk, session).overview()).status).toBe(200);
  });
});

describe("a monitor", () => {
  test("its token opens the metrics and nothing else; a kiosk's does not open them", async () => {
    const library = await openSmallLibrary();
    const monitor = await addKiosk(library, "Prometheus", "monitor");
    const metrics = (token: string) =>
      fetch(`${library.url}/metrics`, { headers: { authorization: `Bearer ${token}` } });
    expect((await metrics(monitor.token)).status).toBe(200);
    expect((await metrics(library.backend.kioskToken)).status).toBe(401);
    expect((await metrics("x".repeat(43))).status).toBe(401);
    expect(await refusalOf(monitor.kiosk.info())).toBe("settings-broken");
    expect(await refusalOf(monitor.kiosk.signIn("1000001", PASSWORD))).toBe("settings-broken");
    await revoke(library, monitor.id);
    expect((await metrics(monitor.token)).status).toBe(401);
  });
});

describe("the token file", () => {
  test("a changed file replaces the old token, which opens nothing any more", async () => {
    const place = await testPlace();
    onTestFinished(() => place.discard());
    const first = await startBackend({ folder: place.folder });
    await first.stop();
    const file = join(place.folder, "kiosk-token");
    await writeFile(file, "another-secret-of-the-library\n");
    const second = await startBackend({ folder: place.folder });
    onTestFinished(() => second.kill());
    expect((await readFile(file, "utf8")).trim()).toBe(second.token);
    expect((await new RestKiosk(second.url, second.token).info()).status).toBe(200);
    expect(await refusalOf(new RestKiosk(second.url, first.token).info())).toBe("settings-broken");
  });

  test("revoked by staff, the same file gives no access again after a restart", async () => {
    const library = await openSmallLibrary();
    const [first] = await kioskList(library.backend.db);
    await revoke(library, first?.id ?? "");
    const second = await openSecondBackend(library);
    expect(await refusalOf(second.kiosk.info())).toBe("settings-broken");
  });

  test("nor when another file was used meanwhile; that one stays good, with its sessions", async () => {
    const library = await openSmallLibrary();
    await revoke(library, "1");
    const other = await openSecondBackend(library, TIME_LIMITS, "the-token-of-another-file");
    const patron = await other.kiosk.patron(await library.card(), PASSWORD);
    const again = await openSecondBackend(library);
    expect(await refusalOf(again.kiosk.info())).toBe("settings-broken");
    expect(again.log.join("")).toContain('"event":"token-file-revoked"');
    expect((await patron.overview()).status).toBe(200);
    expect(other.log.join("")).not.toContain("token-file");
  });

  test("two files that differ replace each other, and the log says so", async () => {
    const library = await openSmallLibrary();
    const other = await openSecondBackend(library, TIME_LIMITS, "the-token-of-another-file");
    const again = await openSecondBackend(library);
    for (const { log } of [other, again]) expect(log.join("")).toContain('"event":"token-file-replaced"');
    expect((await again.kiosk.info()).status).toBe(200);
    expect(await kioskList(library.backend.db)).toHaveLength(1);
  });
});
