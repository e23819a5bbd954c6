import { expect, onTestFinished, test } from "vitest";
import { openDatabase } from "#backend/store/database.ts";
import { HEADERS, ROUTES } from "#contract/rest/routes.ts";
import { STAFF_ROUTES } from "#contract/rest/staff-routes.ts";
import { startBackend } from "#test/support/backend/backend-process.ts";
import { openSecondBackend, type SecondBackend } from "#test/support/backend/second-backend.ts";
import { openSmallLibrary, type SmallLibrary } from "#test/support/backend/small-library.ts";
import { testPlace } from "#test/support/backend/test-database.ts";
import type { Description } from "#test/support/http/openapi-document.ts";

/** A catalogue alone, beside the library whose titles it serves. */
async function catalogueAlone(library: SmallLibrary): Promise<SecondBackend> {
  return openSecondBackend(library, undefined, undefined, true);
}

test("the routes of the catalogue answer; copies have their place and call number, and no status", async () => {
  const library = await openSmallLibrary();
  const [first = ""] = await library.titles(
    {
      title: "坊っちゃん",
      volume: "上",
      ndc: "913.6",
      authors: [{ name: "夏目漱石", reading: "", role: "著" }],
    },
    {
      title: "坊っちゃん",
      volume: "下",
      ndc: "913.6",
      authors: [{ name: "夏目漱石", reading: "", role: "著" }],
    },
  );
  await library.lend(await library.card(), first);
  const { kiosk } = await catalogueAlone(library);
  const found = (await kiosk.search("坊っちゃん")).value;
  expect(found.items).toHaveLength(2);
  for (const { availability } of found.items) expect(availability).toEqual({ kind: "unknown" });
  const detail = (await kiosk.send<object>("title", { id: first })).value;
  expect(detail).toMatchObject({
    availability: { kind: "unknown" },
    waiting: 0,
    holdable: true,
    copies: [{ library: "central", status: "unknown", dueDate: null, place: { ja: expect.any(String) } }],
  });
  expect((await kiosk.send("related", { id: first })).value).toMatchObject({ volumes: [{ volume: "下" }] });
  expect((await kiosk.send("picks", { body: { kind: "new" } })).value).toHaveLength(2);
  expect((await kiosk.send("suggest", { body: { prefix: "坊" } })).status).toBe(200);
  expect((await kiosk.send("classes")).status).toBe(200);
  expect((await kiosk.send("themes", { body: { word: "猫" } })).status).toBe(200);
  expect((await kiosk.send("info")).status).toBe(200);
});

test("routes of patrons, holds and mail are not there, as if they had never been; health says why", async () => {
  const library = await openSmallLibrary();
  const { url, backend } = await catalogueAlone(library);
  const headers = { [HEADERS.kiosk]: `Bearer ${backend.kioskToken}`, "content-type": "application/json" };
  const ask = (path: string, method: string) =>
    fetch(url + path.replace(/:\w+/u, "1"), { method, headers, ...(method === "GET" ? {} : { body: "{}" }) });
  const unknown = await (await ask("/v1/nothing", "GET")).json();
  const kept = ["health", "ready", "description", "metrics", "info", "search", "suggest", "find", "classes"];
  kept.push("classAt", "themes", "picks", "title", "related");
  const members = ["me", "listStaff", "addStaff", "revokeStaff", "listKiosks", "addKiosk", "revokeKiosk"];
  const gone = [
    ...Object.entries(ROUTES).filter(([name]) => !kept.includes(name)),
    ...Object.entries(STAFF_ROUTES).filter(([name]) => !members.includes(name)),
  ];
  expect(gone.length).toBeGreaterThan(40);
  for (const [name, { method, path }] of gone) {
    const answer = await ask(path, method);
    expect([name, answer.status, await answer.json()]).toEqual([name, 404, unknown]);
  }
  const { paths } = (await (await ask(ROUTES.description.path, "GET")).json()) as Description;
  const described = Object.values(paths).flatMap((item) => Object.keys(item));
  expect(described).toHaveLength(kept.length + members.length);
  expect(await (await ask(ROUTES.health.path, "GET")).json()).toEqual({ catalogueOnly: true });
  expect(await (await fetch(library.url + ROUTES.health.path)).json()).toEqual({});
});

test.each([
  [true, []],
  [false, ["closed-days", "purge", "shelf-expiry", "times-ahead"]],
])("a process with catalogueOnly %s runs these jobs: %s", async (catalogueOnly, jobs) => {
  const place = await testPlace();
  onTestFinished(() => place.discard());
  const backend = await startBackend({ catalogueOnly, folder: place.folder });
  expect((await fetch(backend.url + ROUTES.health.path)).status).toBe(200);
  // It waits for jobs that it has begun.
  expect(await backend.stop()).toBe(0);
  const db = await openDatabase(place.place);
  const ran = await db.selectFrom("jobs").select("name").orderBy("name").execute();
  await db.destroy();
  expect(ran.map(({ name }) => name)).toEqual(jobs);
});
