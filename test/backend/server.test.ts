import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { stat } from "node:fs/promises";
import { createConnection } from "node:net";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { REFUSALS } from "#contract/refusals.ts";
import { HEADERS, ROUTES } from "#contract/rest/routes.ts";
import { startBackend } from "#test/support/backend/backend-process.ts";
import { openSmallLibrary } from "#test/support/backend/small-library.ts";
import { demoCard, started } from "#test/support/demo/demo-patrons.ts";
import { RestKiosk, refusalOf } from "#test/support/http/rest-client.ts";
import { folderOfTest } from "#test/support/system/temporary-folder.ts";

const ROOT = join(import.meta.dirname, "../..");
const SERVER = join(ROOT, "backend/server.ts");

describe("the command", () => {
  test("bad arguments: one sentence, exit 64, nothing on standard output", () => {
    const folder = folderOfTest("arguments");
    const words = [`--data=${folder}/data`, `--token-file=${folder}/token`, "--colour=red"];
    const { status, stdout, stderr } = spawnSync(process.execPath, [SERVER, ...words], {
      encoding: "utf8",
      timeout: 60_000,
    });
    expect([status, stdout]).toEqual([64, ""]);
    expect(stderr).toMatch(/^[^\n]+\.\n$/u);
  });

  test("a missing token file is made for its owner only, and kept", async () => {
    const folder = folderOfTest("token");
    const first = await startBackend({ folder });
    expect((await stat(join(folder, "kiosk-token"))).mode & 0o777).toBe(0o600);
    await first.stop();
    const second = await startBackend({ folder });
    await second.stop();
    expect(second.token).toBe(first.token);
    expect(first.token.length).toBeGreaterThanOrEqual(43);
  });

  test("it listens to this machine only", async () => {
    const { url } = await started();
    const elsewhere = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .find((address) => !address.internal && address.family === "IPv4");
    if (elsewhere === undefined) return;
    const refused = await new Promise<boolean>((resolve) => {
      createConnection({ host: elsewhere.address, port: Number(new URL(url).port) })
        .on("connect", () => resolve(false))
        .on("error", () => resolve(true));
    });
    expect(refused).toBe(true);
  });

  test.each(["SIGTERM", "SIGINT"] as const)("%s: it stops in order", async (signal) => {
    const backend = await startBackend();
    process.kill(backend.pid, signal);
    expect(await backend.stop()).toBe(0);
  });

  test("its log names routes, and nothing of a patron", async () => {
    const backend = await started({ demo: true });
    const kiosk = new RestKiosk(backend.url, backend.token);
    const { card, password } = demoCard("ordinary");
    const patron = await kiosk.patron(card, password);
    await kiosk.search("吾輩は猫である");
    await kiosk.signIn(card, "Wrong123");
    await patron.setEmail("secret-address@library.example");
    await patron.operation(randomUUID());
    await kiosk.send("title", { id: "123456" });
    await fetch(`${backend.url}/v1/nowhere/987654`);
    await backend.stop();
    const log = backend.log();
    const lines = log
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.map((line) => line["route"])).toContain(ROUTES.signIn.path);
    const allowed = [
      "level",
      "time",
      "reqId",
      "msg",
      "event",
      "method",
      "route",
      "status",
      "ms",
      "job",
      "count",
    ];
    expect(lines.flatMap((line) => Object.keys(line)).filter((field) => !allowed.includes(field))).toEqual(
      [],
    );
    for (const secret of [
      card,
      password,
      "Wrong123",
      "猫",
      "secret-address",
      patron.session,
      backend.token,
      "123456",
      "987654",
    ]) {
      expect(log).not.toContain(secret);
    }
  });
});

describe("the gate", () => {
  test("without the kiosk's token nothing but health is open", async () => {
    const { url } = await openSmallLibrary();
    expect((await fetch(url + ROUTES.health.path)).status).toBe(200);
    for (const token of ["", "wrong", "a-kiosk-token-for-test"]) {
      const answer = await new RestKiosk(url, token).info();
      expect([answer.status, answer.no.refusal.name]).toEqual([401, "settings-broken"]);
    }
  });

  test("without a session every patron's route is signed out", async () => {
    const { kiosk } = await openSmallLibrary();
    for (const name of ["overview", "loans", "holds"] as const) {
      expect(await refusalOf(kiosk.send(name))).toBe("signed-out");
      expect(await refusalOf(kiosk.send(name, { headers: { [HEADERS.session]: "x".repeat(43) } }))).toBe(
        "signed-out",
      );
    }
  });

  test("an invalid request is refused with its code, never with a stack trace", async () => {
    const { url, backend, kiosk } = await openSmallLibrary();
    const headers = { authorization: `Bearer ${backend.kioskToken}`, "content-type": "application/json" };
    const post = (body: string, more = {}) =>
      fetch(url + ROUTES.search.path, { method: "POST", headers: { ...headers, ...more }, body });
    const bad = [
      await post("{"),
      await post("[]"),
      await post("{}"),
      await post('{"__proto__":{}}'),
      await post("x", { "content-type": "text/plain" }),
      await post(JSON.stringify({ query: "x".repeat(17_000) })),
    ];
    for (const response of bad) {
      expect(response.status).toBe(400);
      expect(await response.json()).toEqual({
        refusal: { name: "bad-request" },
        code: REFUSALS["bad-request"].code,
      });
    }
    const unknown = await fetch(`${url}/v1/nowhere`, { headers });
    expect([unknown.status, await unknown.json()]).toEqual([
      404,
      { refusal: { name: "bad-request" }, code: "H-34" },
    ]);
    expect(await refusalOf(kiosk.search("x".repeat(101)))).toBe("bad-request");
  });

  test("a bug is refused as unexpected, and logged without what was typed", async () => {
    const library = await openSmallLibrary();
    await library.backend.db.schema.dropTable("title_search").execute();
    const answer = await library.kiosk.search("ひみつの言葉");
    expect([answer.status, answer.raw]).toEqual([500, { refusal: { name: "unexpected" }, code: "H-39" }]);
    const log = library.log.join("");
    expect(log).toContain('"event":"bug"');
    expect(log).toContain("store/search/");
    expect(log).not.toContain("ひみつ");
    expect(log).not.toContain("from title_search");
  });

  test("an unknown own library is refused", async () => {
    const { url, backend } = await openSmallLibrary();
    expect(await refusalOf(new RestKiosk(url, backend.kioskToken, "north").search("猫"))).toBe(
      "unknown-library",
    );
  });
});
