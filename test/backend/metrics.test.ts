import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { runOnceAcross } from "#backend/store/jobs.ts";
import { ROUTES } from "#contract/rest/routes.ts";
import { addKiosk, openSecondBackend } from "#test/support/backend/second-backend.ts";
import { openSmallLibrary, PASSWORD, type SmallLibrary } from "#test/support/backend/small-library.ts";
import { ENGINE } from "#test/support/backend/test-database.ts";
import { barcodes } from "#test/support/http/rest-staff.ts";

/** The metrics as Prometheus reads them: one value per name and labels. */
async function scrape(library: SmallLibrary, token: string): Promise<ReadonlyMap<string, number>> {
  const answer = await fetch(library.url + ROUTES.metrics.path, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toMatch(/^text\/plain/u);
  const lines = (await answer.text()).split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return new Map(
    lines.map((line) => {
      const at = line.lastIndexOf(" ");
      return [line.slice(0, at), Number(line.slice(at + 1))] as const;
    }),
  );
}

describe("GET /metrics", () => {
  test("counts requests by route pattern, sign-ins by outcome, and holds; nothing of a patron", async () => {
    const library = await openSmallLibrary();
    const { token } = await addKiosk(library, "Prometheus", "monitor");
    const [title = ""] = await library.manyTitles(1);
    const card = await library.card();
    await library.kiosk.signIn(card, "Wrong123");
    await library.kiosk.signIn("7654321", "Wrong123");
    const patron = await library.kiosk.patron(card, PASSWORD);
    await patron.place(title);
    await library.kiosk.title("123456");
    await fetch(`${library.url}/v1/nowhere/987654`);
    const metrics = await scrape(library, token);
    expect(metrics.get('shiori_sign_ins_total{outcome="ok"}')).toBe(1);
    expect(metrics.get('shiori_sign_ins_total{outcome="wrong-credentials"}')).toBe(2);
    expect(metrics.get("shiori_holds_placed_total")).toBe(1);
    const count = (labels: string) => metrics.get(`shiori_http_request_duration_seconds_count{${labels}}`);
    expect(count('method="POST",route="/v1/sessions",status="200"')).toBe(1);
    expect(count('method="GET",route="/v1/titles/:id",status="404"')).toBe(1);
    expect(count('method="GET",route="none",status="401"')).toBe(1);
    const text = [...metrics.keys()].join("\n");
    for (const secret of [card, "7654321", "123456", "987654", patron.session, token]) {
      expect(text).not.toContain(secret);
    }
  });

  test("counts loans and returns at terminals by outcome, each once however often it is sent", async () => {
    const library = await openSmallLibrary({ terminals: { lend: true, takeBack: true } });
    const { token } = await addKiosk(library, "Prometheus", "monitor");
    const [title = ""] = await library.manyTitles(1);
    const [barcode = ""] = await barcodes(library, title);
    const patron = await library.patron();
    const key = randomUUID();
    await patron.checkOut(barcode, { key });
    await patron.checkOut(barcode, { key });
    await patron.checkOut(barcode);
    await library.kiosk.checkIn(barcode);
    const metrics = await scrape(library, token);
    expect(metrics.get('shiori_terminal_loans_total{outcome="ok"}')).toBe(1);
    expect(metrics.get('shiori_terminal_loans_total{outcome="lent-to-you"}')).toBe(1);
    expect(metrics.get('shiori_terminal_returns_total{outcome="ok"}')).toBe(1);
    expect([...metrics.keys()].join("\n")).not.toContain(barcode);
  });

  test("has the outbox, the jobs, the password queue, the event loop and the connections", async () => {
    const library = await openSmallLibrary();
    const { token } = await addKiosk(library, "Prometheus", "monitor");
    const patron = await library.patron();
    await patron.setEmail("reader@library.example");
    const { db } = library.backend;
    await runOnceAcross(db, "sweep-for-tests", 1000, 1_700_000_000_000, async () => null);
    const metrics = await scrape(library, token);
    expect(metrics.get('shiori_outbox_mails{state="waiting"}')).toBe(1);
    expect(metrics.get('shiori_outbox_mails{state="dead"}')).toBe(0);
    expect(metrics.get('shiori_job_last_run_timestamp_seconds{job="sweep-for-tests"}')).toBe(1_700_000_000);
    expect(metrics.get('shiori_password_checks{state="waiting"}')).toBe(0);
    expect(metrics.get("nodejs_eventloop_lag_seconds")).toBeGreaterThanOrEqual(0);
    const connections = metrics.get('shiori_database_connections{state="total"}');
    if (ENGINE === "postgres") expect(connections).toBeGreaterThan(0);
    else expect(connections).toBeUndefined();
  });
});

describe("GET /v1/ready", () => {
  test("a load balancer needs no token; without a mail server nothing is failing", async () => {
    const library = await openSmallLibrary();
    const answer = await fetch(library.url + ROUTES.ready.path);
    expect([answer.status, await answer.json()]).toEqual([200, { migrations: "current", mail: "off" }]);
  });

  test("undelivered mail is reported, and the process is ready all the same", async () => {
    const library = await openSmallLibrary({}, "smtp://127.0.0.1:9");
    const patron = await library.patron();
    await patron.setEmail("reader@library.example");
    await library.backend.mailWorker.settled();
    await expect
      .poll(async () => (await library.kiosk.send("ready")).value)
      .toEqual({ migrations: "current", mail: "failing" });
  });

  test("a database that lacks a migration is not asked anything", async () => {
    const library = await openSmallLibrary();
    const { db } = library.backend;
    const done = db.withTables<{ kyselyMigration: { name: string } }>();
    await done.deleteFrom("kyselyMigration").where("name", "=", "0008-safety").execute();
    const answer = await library.kiosk.send("ready");
    expect([answer.status, answer.no.refusal.name]).toEqual([503, "out-of-order"]);
    expect((await library.kiosk.send("health")).status).toBe(200);
  });

  test("one that a newer backend has migrated is reported as such", async () => {
    const library = await openSmallLibrary();
    const { db } = library.backend;
    const done = db.withTables<{ kyselyMigration: { name: string; timestamp: string } }>();
    await done.insertInto("kyselyMigration").values({ name: "9999-later", timestamp: "" }).execute();
    expect((await library.kiosk.send("ready")).value).toMatchObject({ migrations: "newer" });
  });

  test("while a process stops, and when its database is away, it is not ready", async () => {
    const library = await openSmallLibrary();
    const backend = await openSecondBackend(library);
    await backend.backend.db.destroy();
    const answer = await backend.kiosk.send("ready");
    expect([answer.status, answer.no.refusal.name]).toEqual([503, "out-of-order"]);
  });
});
