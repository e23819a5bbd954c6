import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { LIBRARY_FILE } from "#backend/rules/library-file.ts";
import { setLibraries } from "#backend/services/libraries.ts";
import { inTransaction, type Place } from "#backend/store/database.ts";
import { startBackend } from "#test/support/backend/backend-process.ts";
import { ImportProcess, importFile } from "#test/support/backend/import-scene.ts";
import { iso2709, plainRecord } from "#test/support/backend/marc-file.ts";
import { openSmallLibrary } from "#test/support/backend/small-library.ts";
import { command } from "#test/support/backend/staff-cli.ts";
import { RestKiosk, refusalOf } from "#test/support/http/rest-client.ts";
import { folderOfTest } from "#test/support/system/temporary-folder.ts";

const SAMPLE = join(import.meta.dirname, "../../docs/samples/libraries.json");
/** The sample, which a test may change. */
const sample = (): { id: string; name: { ja: string }; hours: Record<string, string | null> }[] =>
  JSON.parse(readFileSync(SAMPLE, "utf8"));

test("D1: a new system gets its libraries from a file, and is not ready before", async () => {
  const backend = await startBackend();
  onTestFinished(async () => void (await backend.stop()));
  const kiosk = new RestKiosk(backend.url, backend.token, null);
  const ready = async () => {
    const response = await fetch(`${backend.url}/v1/ready`);
    return { status: response.status, body: await response.json() };
  };
  const folder = folderOfTest("libraries");
  const set = (all: unknown) => {
    const file = join(folder, "libraries.json");
    writeFileSync(file, typeof all === "string" ? all : JSON.stringify(all));
    return command(["libraries", `--data=${backend.folder}`, `--file=${file}`], backend.env);
  };
  const place: Place = backend.env["DATABASE_URL"]
    ? { url: backend.env["DATABASE_URL"] }
    : { folder: backend.folder };
  const importOne = () => {
    const record = iso2709(plainRecord("1", "最初の本", [["852", "  $bwest$c開架$p1"]]));
    const { file, report } = importFile(record, "marc21");
    const words = ["--format=marc21", `--file=${file}`, `--report=${report}`, "--mapping=holdings-852"];
    return new ImportProcess(place, words).end();
  };

  // Nothing yet: a reason instead of a bug, and no copy is lost by an import that comes too early.
  const no = { refusal: { name: "out-of-order", details: { reason: "no-library" } }, code: "H-31" };
  expect(await ready()).toEqual({ status: 503, body: no });
  expect(await refusalOf(kiosk.search("本"))).toBe("out-of-order");
  expect(await importOne()).toMatchObject({ status: 64, said: expect.stringContaining("no library yet") });

  expect(JSON.parse((await set(sample())).out)).toEqual({
    added: ["central", "west"],
    changed: [],
    same: [],
    removed: [],
  });
  await vi.waitUntil(async () => (await ready()).status === 200, 60_000);
  expect((await kiosk.search("本")).status).toBe(200);
  expect(await importOne()).toMatchObject({ status: 0 });
  const [central] = (await kiosk.info()).value.libraries;
  expect(central).toMatchObject({ id: "central", phone: "000-000-0001" });
  expect(central?.hours[2]).toEqual({ open: "09:00", close: "19:00" });

  // The same again changes nothing; what is printed is the file.
  expect(JSON.parse((await set(sample())).out)).toMatchObject({ same: ["central", "west"], changed: [] });
  const printed = await command(["libraries", `--data=${backend.folder}`], backend.env);
  expect(JSON.parse(printed.out)).toEqual(sample());

  // Another order and another name; one more, with a code as library systems have them; it goes again.
  const [first, second] = sample();
  if (first === undefined || second === undefined) throw new Error("The sample has two libraries.");
  const renamed = { ...first, name: { ja: "新中央", en: "New Central" } };
  expect(JSON.parse((await set([second, renamed, { ...second, id: "EAST_2" }])).out)).toMatchObject({
    added: ["EAST_2"],
    changed: ["west", "central"],
  });
  const names = (await kiosk.info()).value.libraries.map(({ id, name }) => `${id} ${name.ja}`);
  expect(names).toEqual([`west ${second.name.ja}`, "central 新中央", `EAST_2 ${second.name.ja}`]);
  expect(JSON.parse((await set([second, renamed])).out)).toMatchObject({ removed: ["EAST_2"] });

  // One that has something stays, and then nothing is changed at all.
  const before = await command(["libraries", `--data=${backend.folder}`], backend.env);
  const refused = await set([first]);
  expect(refused).toMatchObject({ status: 1, out: "" });
  expect(refused.err).toBe("west cannot be removed: it has 1 copies. Nothing was changed.\n");
  expect(await command(["libraries", `--data=${backend.folder}`], backend.env)).toEqual(before);

  // A mistake is told with its place.
  const wrong = sample();
  Object.assign(wrong[0]?.hours ?? {}, { mon: "9-17", tue: "19:00-09:00" });
  const told = await set(wrong);
  expect(told.status).toBe(64);
  expect(told.err).toContain("wrong at 0.hours.mon: not hours such as 09:00-17:00");
  expect(told.err).toContain("wrong at 0.hours.tue: closes before it opens");
  for (const bad of ["[", [], [first, first], [{ ...first, id: "中央" }]])
    expect(await set(bad)).toMatchObject({ status: 64, out: "" });
});

test("D59: a public holiday on a closed weekday is an open day with hours of its own", async () => {
  const library = await openSmallLibrary();
  const [words] = LIBRARY_FILE.parse(sample());
  if (words === undefined) throw new Error("The sample has a library.");
  await inTransaction(library.backend.db, (trx) => setLibraries(trx, [words]));
  const [central] = (await library.kiosk.info()).value.libraries;
  expect(central?.hours[1]).toBeNull();
  expect(central?.closedDays).not.toContain("2027-01-11");
  const holidays = central?.holidayHours?.map(({ date, open, close }) => `${date} ${open}-${close}`);
  expect(holidays).toContain("2027-01-11 09:00-17:00");
  // New Year's Day is closed, holiday or not.
  expect(holidays?.join()).not.toContain("2027-01-01");
});
