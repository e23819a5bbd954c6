import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, type TestContext, test } from "vitest";
import { SETTINGS } from "#contract/settings/settings.schema.ts";
import { type FakeKoha, KOHA_ACCOUNT, startKoha } from "#test/fakes/koha-server.ts";
import { biblio, CANARY, checkout, day, hold, item, type KohaWorld, patron } from "#test/fakes/koha-world.ts";
import { onStageOf, options, signIn, valueIn } from "#test/support/port-promise/on-stage.ts";
import type { Stage } from "#test/support/port-promise/subject.ts";
import { openHouse } from "../own-server/house.ts";
import { PATRONS } from "../own-server/input.ts";
import { linesOf } from "../own-server/records.ts";
import { markdownOf, reportOf, withoutSecrets } from "../own-server/report.ts";
import { ownServerSubject } from "../own-server/subject.ts";

const READER = { cardNumber: "2352900000104", password: CANARY.password };
const HOLDER = { cardNumber: "2352900000205", password: CANARY.password };

/** The reader (4) has two loans and no hold; the holder (5) has two holds, and the server allows a third. */
function world(): KohaWorld {
  const lent = { checked_out_date: day(1) };
  return {
    patrons: [patron(4, READER.cardNumber), patron(5, HOLDER.cardNumber)],
    libraries: ["CPL", "WPL"].map((id) => ({ library_id: id, name: id, phone: null, pickup_location: true })),
    biblios: [1, 2, 3, 4, 5, 6].map((id) => biblio(id, `Title ${id}`, "Writer, Ann")),
    items: [item(101, 1, lent), item(102, 2, lent), ...[1, 2, 3, 4, 5, 6].map((id) => item(200 + id, id))],
    holds: [hold(501, 5, 2), hold(502, 5, 3)],
    checkouts: [checkout(301, 4, 101, 3), checkout(302, 4, 102, 9)],
    maxHolds: 6,
    maxLoans: 5,
    maxRenewals: 1,
    renewalErrors: new Map(),
  };
}

const CONTEXT = { task: { name: "a promise" }, skip: () => undefined } as unknown as TestContext;

const holdsAt = (koha: FakeKoha) => koha.world.holds.map(({ hold_id }) => hold_id);

/** The subject of a run in front of this server; `left` answers what its report would name as left behind. */
async function runAt(koha: FakeKoha, may: readonly string[] = ["holds"], unsaid: readonly string[] = []) {
  const folder = mkdtempSync(join(tmpdir(), "shiori-own-holds-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const settings = SETTINGS.parse({
    kiosk: { library: "CPL" },
    backend: { adapter: "koha", url: koha.url, koha: { auth: "oauth", ...KOHA_ACCOUNT } },
  });
  const card = ({ cardNumber, password }: typeof READER) => ({ card: cardNumber, password });
  const patrons = PATRONS.parse({
    reader: card(READER),
    titles: ["4", "5"],
    pickups: ["CPL", "WPL"],
    notHoldable: { "hold-limit": { ...card(HOLDER), title: "6" } },
    unsaid,
    may,
  });
  const records = join(folder, "records.jsonl");
  const house = openHouse(settings);
  await house.greet();
  const subject = ownServerSubject({ settings, patrons, house, records });
  return {
    subject,
    outcomes: () => linesOf(records).flatMap((line) => ("promise" in line ? [line.promise.outcome] : [])),
    left: () => linesOf(records).flatMap((line) => ("left" in line ? line.left : [])),
    written: () => readFileSync(records, "utf8"),
  };
}

async function place({ library }: Stage, account: typeof READER, title: string) {
  const session = await signIn(library, account);
  const call = { session, key: crypto.randomUUID(), title, pickup: "CPL", contact: "none" } as const;
  return { session, hold: valueIn(await library.placeHold(call, options())).hold.id };
}

test("a run that failed before it had read an account cancels none of the account's holds", async () => {
  const koha = await startKoha(world());
  onTestFinished(() => koha.stop());
  const { subject, left, written } = await runAt(koha);
  koha.fail("GET", /^\/holds$/u, { kind: "crash" });
  await expect(subject.start()).rejects.toThrow();
  await subject.stop();
  expect(holdsAt(koha)).toEqual([501, 502]);
  expect(left()).toEqual([]);
  expect(written()).toContain("failed");
});

test("without leave for holds no other card is signed in, and no hold touched", async () => {
  const koha = await startKoha(world());
  onTestFinished(() => koha.stop());
  const { subject } = await runAt(koha, []);
  await subject.start();
  await subject.stop();
  expect(holdsAt(koha)).toEqual([501, 502]);
  expect(koha.asked().filter((request) => request.includes("password"))).toEqual([]);
});

test("only holds of the run are cancelled: those that others make meanwhile stay, and are reported", async () => {
  const koha = await startKoha(world());
  onTestFinished(() => koha.stop());
  const { subject, left } = await runAt(koha);
  await subject.start();
  const stage = await subject.open();
  await place(stage, READER, "5");
  // The server was said to refuse this one and does not.
  await place(stage, HOLDER, "6");
  koha.world.holds.push(hold(601, 5, 4), hold(602, 4, 3));
  await stage.close();
  await subject.stop();
  expect(holdsAt(koha)).toEqual([501, 502, 601, 602]);
  expect(left()).toEqual([{ title: "3" }, { title: "4" }]);
});

test("a hold that the run has not placed is neither changed nor cancelled, whatever a test asks", async () => {
  const koha = await startKoha(world());
  onTestFinished(() => koha.stop());
  const { subject } = await runAt(koha);
  await subject.start();
  const stage = await subject.open();
  const { library } = stage;
  const session = await signIn(library, HOLDER);
  const call = { session, key: crypto.randomUUID(), hold: "501" };
  await expect(library.cancelHold(call, options())).rejects.toThrow("not placed");
  await expect(library.changeHold({ ...call, pickup: "WPL", contact: "none" }, options())).rejects.toThrow(
    "not placed",
  );
  await expect(library.suspendHold({ ...call, until: null }, options())).rejects.toThrow("not placed");
  const own = await place(stage, HOLDER, "6");
  const answer = await library.cancelHold(
    { session: own.session, key: crypto.randomUUID(), hold: own.hold },
    options(),
  );
  expect(answer).toMatchObject({ ok: true });
  await stage.close();
  await subject.stop();
  expect(koha.world.holds.map(({ hold_id, pickup_library_id }) => [hold_id, pickup_library_id])).toEqual([
    [501, "CPL"],
    [502, "CPL"],
  ]);
});

test("a refused sign-in of a card that is named as valid is wrong, not refused", async () => {
  const koha = await startKoha(world());
  onTestFinished(() => koha.stop());
  const { subject, outcomes } = await runAt(koha, []);
  const body = onStageOf(subject)(async ({ library }) => {
    await signIn(library, { ...READER, password: "Wrong-1" });
  });
  await expect(body(CONTEXT)).rejects.toThrow();
  await subject.stop();
  expect(outcomes()).toEqual(["wrong"]);
});

test("words of patrons are looked for in the values of the log, not in its times, figures and events", async () => {
  const koha = await startKoha(world());
  onTestFinished(() => koha.stop());
  const year = String(new Date().getFullYear());
  const { subject, outcomes } = await runAt(koha, [], [year, "1234", "unsent", "no", "Canary"]);
  const onStage = onStageOf(subject);
  await onStage(async ({ log }) => log("koha-unsent", { ms: 1234, reason: "no-answer" }))(CONTEXT);
  await expect(
    onStage(async ({ log }) => log("koha-unsent", { reason: "Canary" }))(CONTEXT),
  ).rejects.toThrow();
  await subject.stop();
  expect(outcomes()).toEqual(["works", "wrong"]);
});

test("secrets are masked in a report, the longer ones first, and with signs that JSON and Markdown escape", () => {
  const secrets = ["abcd", 'abcd"|efgh', "works"];
  const about = { made: "", shiori: "", node: "", adapter: "koha", ownCatalogue: false } as const;
  const record = { group: "", name: "", outcome: "works", calls: [] } as const;
  const report = reportOf([record], [{ title: "abcd" }], { ...about, system: 'Koha abcd"|efgh' });
  const masked = withoutSecrets(report, secrets);
  expect(masked).toMatchObject({
    system: "Koha …",
    left: [{ title: "…" }],
    promises: [{ outcome: "works" }],
  });
  expect(markdownOf(masked)).not.toMatch(/abcd|efgh/u);
});
