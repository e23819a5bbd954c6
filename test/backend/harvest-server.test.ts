import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { HarvestFailed } from "#backend/import/harvest/web.ts";
import {
  harvestInto,
  harvestProcess,
  kohaRecord,
  listsAsked,
  serverWith,
} from "#test/support/backend/harvest-scene.ts";
import { titles } from "#test/support/backend/sample-catalogue.ts";
import { openSmallLibrary } from "#test/support/backend/small-library.ts";
import { folderOfTest } from "#test/support/system/temporary-folder.ts";

/** A record whose title stands in the XML as it is. */
function illFormed(id: number, title: string) {
  const record = kohaRecord(id, "TITLE");
  return { ...record, marc: record.marc?.replace("TITLE", title) ?? null };
}

describe("a server", () => {
  test.each([
    ["seconds", "0"],
    ["a date", new Date(0).toUTCString()],
    ["nothing", null],
  ])("that is busy is asked again when it says so (%s)", async (_what, retryAfter) => {
    const library = await openSmallLibrary();
    const server = await serverWith(1, { busy: 3, retryAfter });
    expect(await harvestInto(library, server)).toMatchObject({ state: "done", added: 1 });
  });

  test("that wants a longer wait than the limit, or is busy for good, is left for later", async () => {
    const library = await openSmallLibrary();
    const server = await serverWith(1, { busy: 1, retryAfter: "3600" });
    const late = harvestInto(library, server);
    await expect(late).rejects.toThrow("The server answers with status 503.");
    await expect(late).rejects.toMatchObject({ later: true });
    expect(server.asked).toHaveLength(1);
    server.become({ busy: 100, retryAfter: null });
    await expect(harvestInto(library, server)).rejects.toThrow(HarvestFailed);
    expect(server.asked).toHaveLength(7);
  });

  test("waits as long as Retry-After says, and a stop ends the wait", async () => {
    const library = await openSmallLibrary();
    const server = await serverWith(1, { busy: 1, retryAfter: "600" });
    const stop = new AbortController();
    const waiting = harvestInto(library, server, {}, { signal: stop.signal });
    await vi.waitUntil(() => server.asked.length === 1, 60_000);
    stop.abort();
    await expect(waiting).rejects.toThrow("aborted");
  });

  test("whose page has records that are not well-formed: they are reported, the rest is taken", async () => {
    const library = await openSmallLibrary();
    const server = await serverWith(5, { perAnswer: 3 });
    server.put(illFormed(2, "歩く人 & 猫"), illFormed(3, "歩く人&#x1;"));
    const report = join(folderOfTest("harvest"), "report.tsv");
    expect(await harvestInto(library, server, { report, source: "koha" })).toMatchObject({
      state: "done",
      records: 5,
      added: 3,
      rejected: 2,
    });
    expect(await titles(library, "歩く人")).toEqual(["歩く人1", "歩く人4", "歩く人5"]);
    expect(readFileSync(report, "utf8").match(/koha:\d\trejected\t.*/gu)).toEqual([
      "koha:2\trejected\tThe record is not well-formed XML.",
      "koha:3\trejected\tThe record is not well-formed XML.",
    ]);
    // The page was asked for twice, in case the fault passes.
    expect(listsAsked(server)).toHaveLength(3);
  });

  test("whose page is cut off twice is asked a third time", async () => {
    const library = await openSmallLibrary();
    const server = await serverWith(4, { instead: "half", insteadAfter: 1, insteadTimes: 2 });
    expect(await harvestInto(library, server)).toMatchObject({ state: "done", added: 4, rejected: 0 });
    expect(listsAsked(server)).toHaveLength(4);
  });

  test.each([
    ["garbage", "cannot be read"],
    ["html", "not OAI-PMH"],
    ["bomb", "DOCTYPE"],
    ["external-entity", "DOCTYPE"],
    ["huge", "larger than 2097152 bytes"],
    ["elements", "is too long"],
    ["half", "ends inside an element"],
    ["latin1", "not UTF-8"],
    ["http-403", "status 403"],
  ] as const)(
    "that answers with %s has failed for good; what came before is kept",
    async (instead, failure) => {
      const library = await openSmallLibrary();
      const server = await serverWith(4, { instead, insteadAfter: 1 });
      const summary = await harvestInto(library, server, { limits: { retries: 1 } });
      expect(summary).toMatchObject({ state: "failed", later: false, added: 2, nextFrom: null });
      expect(summary.failure).toContain(failure);
      expect(await titles(library, "歩く人")).toHaveLength(2);
      server.become({ instead: null });
      expect(await harvestInto(library, server)).toMatchObject({ state: "done", resumedAfter: 2, added: 4 });
    },
  );

  test.each([
    ["silence", "does not answer in time"],
    ["http-500", "status 500"],
  ] as const)("with %s may answer later", async (instead, failure) => {
    const library = await openSmallLibrary();
    const server = await serverWith(4, { instead });
    const summary = await harvestInto(library, server, { limits: { retries: 0, silenceMs: 3000 } });
    expect(summary).toMatchObject({ state: "failed", later: true });
    expect(summary.failure).toContain(failure);
    // Nor is a server that is out of order asked for each second of its dates.
    expect(server.asked.length).toBeLessThan(150);
  });

  test("with HTTP Basic authentication gets the login of the file, which appears in no output", async () => {
    const library = await openSmallLibrary();
    const server = await serverWith(1, { login: "堤:pass:word 1" });
    await expect(harvestInto(library, server, { login: "堤:wrong" })).rejects.toThrow(
      "user name or password",
    );
    const folder = folderOfTest("login");
    const [file, report] = [join(folder, "login"), join(folder, "report.tsv")];
    writeFileSync(file, "堤:pass:word 1\n");
    const { status, said } = await harvestProcess(library, server, report, `--login-file=${file}`).end();
    expect(status).toBe(0);
    expect(said).toContain("added 1,");
    const kept = await library.backend.db.selectFrom("imports").selectAll().execute();
    expect(said + JSON.stringify(kept) + readFileSync(report, "utf8")).not.toContain("word");
    // Not known as this machine.
    const elsewhere = { url: server.url.replace("127.0.0.1", "0.0.0.0") };
    expect(await harvestProcess(library, elsewhere, report, `--login-file=${file}`).end()).toEqual({
      status: 64,
      said: "A password is sent over https only; --unencrypted permits http.\n",
    });
  });

  test("whose list runs in a circle has failed", async () => {
    const library = await openSmallLibrary();
    const server = await serverWith(4, { circles: true });
    expect(await harvestInto(library, server)).toMatchObject({
      state: "failed",
      failure: "The server repeats a resumption token: the list has no end.",
    });
  });

  test("that ends a list with an empty token and sends its length", async () => {
    const library = await openSmallLibrary();
    const server = await serverWith(3, { emptyToken: true, size: true });
    const seen: (number | null)[] = [];
    const onProgress = ({ total }: { readonly total: number | null }): number => seen.push(total);
    expect(await harvestInto(library, server, {}, { onProgress })).toMatchObject({ state: "done", total: 3 });
    expect(seen).toEqual([3, 3]);
  });

  test("with MARCXML under a name of its own is found by the namespace, one without it is refused", async () => {
    const library = await openSmallLibrary();
    const server = await serverWith(1, {
      formats: { vs: "http://x", own: "http://www.loc.gov/MARC21/slim" },
    });
    expect(await harvestInto(library, server)).toMatchObject({ prefix: "own", added: 1 });
    server.become({ formats: { vs: "http://x" } });
    await expect(harvestInto(library, server)).rejects.toThrow("The server offers no MARCXML.");
  });

  test("says what it does not know: a set, a prefix", async () => {
    const library = await openSmallLibrary();
    const server = await serverWith(1);
    expect(await harvestInto(library, server, { set: "children" })).toMatchObject({
      state: "failed",
      failure: "The server answers noSetHierarchy: no sets",
    });
    expect(await harvestInto(library, server, { prefix: "mods" })).toMatchObject({
      failure: "The server answers cannotDisseminateFormat: mods",
    });
  });
});
