import { expect, onTestFinished, test } from "vitest";
import { openDatabase } from "#backend/store/database.ts";
import type { RelatedTitles, TitleSummary } from "#contract/domain/title.ts";
import { HEADERS, ROUTES } from "#contract/rest/routes.ts";
import { STAFF_ROUTES } from "#contract/rest/staff-routes.ts";
import { startBackend } from "#test/support/backend/backend-process.ts";
import { imported } from "#test/support/backend/catalogue-records.ts";
import { openSecondBackend, type SecondBackend } from "#test/support/backend/second-backend.ts";
import { openSmallLibrary, type SmallLibrary } from "#test/support/backend/small-library.ts";
import { testPlace } from "#test/support/backend/test-database.ts";
import type { Description } from "#test/support/http/openapi-document.ts";
import { refusalOf } from "#test/support/http/rest-client.ts";

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
  const id = `own-${first}`;
  const detail = (await kiosk.send<object>("title", { id })).value;
  expect(detail).toMatchObject({
    availability: { kind: "unknown" },
    waiting: 0,
    holdable: true,
    copies: [{ library: "central", status: "unknown", dueDate: null, place: { ja: expect.any(String) } }],
  });
  expect((await kiosk.send("related", { id })).value).toMatchObject({ volumes: [{ volume: "下" }] });
  expect((await kiosk.send("picks", { body: { kind: "new" } })).value).toHaveLength(2);
  expect((await kiosk.send("suggest", { body: { prefix: "坊" } })).status).toBe(200);
  expect((await kiosk.send("classes")).status).toBe(200);
  expect((await kiosk.send("themes", { body: { word: "猫" } })).status).toBe(200);
  expect((await kiosk.send("info")).status).toBe(200);
});

test("a title has the number of the library's own system as its id, in every answer and every question", async () => {
  const library = await openSmallLibrary();
  const dune = { title: "砂の惑星", authors: [{ name: "ハーバート", reading: "", role: "著" }] };
  const [, , last] = await imported(
    library,
    {
      ...dune,
      volume: "上",
      systemNumber: "412",
      isbns: ["9784150123116"],
      copies: [{ barcode: "31000001" }],
    },
    { ...dune, volume: "下", systemNumber: "OCoLC/7 b" },
    { ...dune, volume: "別巻" },
  );
  const { kiosk } = await catalogueAlone(library);
  const ids = ["412", "OCoLC/7 b", `own-${last}`];
  const page = (await kiosk.search("砂の惑星", { sort: "title" })).value;
  expect(page.items.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  for (const id of ids) {
    const path = { id: encodeURIComponent(id) };
    expect((await kiosk.send("title", path)).value).toMatchObject({ id, title: "砂の惑星" });
    const { volumes } = (await kiosk.send<RelatedTitles>("related", path)).value;
    expect(volumes.map((one) => one.id).toSorted()).toEqual(ids.filter((one) => one !== id).toSorted());
  }
  const picks = (await kiosk.send<readonly TitleSummary[]>("picks", { body: { kind: "new" } })).value;
  expect(picks.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  expect((await kiosk.find("copy", "31000001")).value).toEqual({ id: "412" });
  expect((await kiosk.find("isbn", "9784150123116")).value).toEqual({ id: "412" });
  for (const id of ["1", "own-", "own-99", "413"]) {
    expect(await refusalOf(kiosk.send("title", { id }))).toBe("title-not-found");
    expect(await refusalOf(kiosk.send("related", { id }))).toBe("title-not-found");
  }
});

test("of two records with one number the first is the title", async () => {
  const library = await openSmallLibrary();
  await imported(library, { title: "先", systemNumber: "7" }, { title: "後", systemNumber: "7" });
  const { kiosk } = await catalogueAlone(library);
  expect((await kiosk.send("title", { id: "7" })).value).toMatchObject({ id: "7", title: "先" });
});

test("with patrons here a title keeps the id of its row", async () => {
  const library = await openSmallLibrary();
  const [id = ""] = await imported(library, { title: "先", systemNumber: "412" });
  expect((await library.kiosk.search("先")).value.items.map((one) => one.id)).toEqual([id]);
  expect(await refusalOf(library.kiosk.send("title", { id: "412" }))).toBe("title-not-found");
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
