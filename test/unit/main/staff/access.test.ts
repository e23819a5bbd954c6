import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { SETTINGS, type Settings } from "#contract/settings/settings.schema.ts";
import { createLog } from "#main/log/log.ts";
import { createAccess, staffCardIn } from "#main/staff/access.ts";
import { hashSecret, matchesAny } from "#main/staff/hash.ts";
import { MOST_TRIES, openTries, TRIES_WITHIN_MS } from "#main/staff/tries.ts";

const HOUR_MS = 3_600_000;
const PIN = "246813";
const CARD = "99000017";
let pinHash = "";
let cardHash = "";
let folder = "";
/** A hash brings its own recipe: a cheap one keeps the tests of the door short. */
const CHEAP = `scrypt$04$8$1$${"A".repeat(22)}$${"A".repeat(43)}`;
beforeAll(async () => {
  pinHash = await hashSecret(PIN, CHEAP);
  cardHash = await hashSecret(CARD, CHEAP);
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "shiori-staff-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function staffSettings(values: Partial<Settings["staff"]> = {}): Settings["staff"] {
  const { staff } = SETTINGS.parse({ backend: { url: "http://127.0.0.1:1" } });
  return { ...staff, pin: pinHash, cards: [cardHash], cardPattern: "^99\\d{6}$", ...values };
}

function door(values: Partial<Settings["staff"]> = {}) {
  /** The wall clock, which people and time servers set, and the one that only runs on. */
  const clock = { wall: 1_000_000_000, running: 5000 };
  const pass = (ms: number): void => {
    clock.wall += ms;
    clock.running += ms;
  };
  const log = createLog(null, false);
  const file = join(folder, "tries.json");
  const start = () =>
    createAccess({
      checkIdle: () => undefined,
      staff: () => staffSettings(values),
      log,
      tries: openTries(file, log, { wall: () => clock.wall, clock: () => clock.running }),
    });
  const events = () => log.recent().map(({ event }) => event);
  return { access: start(), start, clock, pass, log, file, events };
}

describe("the hash of a PIN", () => {
  it("is memory-hard, salted, and says its own recipe", async () => {
    const hash = await hashSecret(PIN);
    expect(hash).toMatch(/^scrypt\$15\$8\$1\$/u);
    expect(await hashSecret(PIN)).not.toBe(hash);
    expect(hash).not.toContain(PIN);
    expect(await matchesAny(PIN, [hash])).toBe(true);
    expect(await matchesAny("246814", [hash])).toBe(false);
    expect(await matchesAny("２４６８１３", [hash])).toBe(true);
  });

  it("looks many cards through with one piece of work", async () => {
    const second = await hashSecret("99000025", cardHash);
    expect(second.split("$").slice(0, 5)).toEqual(cardHash.split("$").slice(0, 5));
    expect(await matchesAny("99000025", [cardHash, second])).toBe(true);
  });

  it.each(["", "scrypt$99$8$1$AAAAAAAAAAAAAAAAAAAAAA$x", "plain"])("never matches %s", async (hash) => {
    expect(await matchesAny(PIN, [hash])).toBe(false);
  });
});

describe("the sign-in (R94)", () => {
  it("opens to the PIN and to a staff card", async () => {
    expect(await door().access.pin(PIN)).toEqual({ open: true });
    expect(await door().access.card(CARD)).toEqual({ open: true });
  });

  it("asks for what is set up", () => {
    expect(door().access.door()).toMatchObject({ asks: "either" });
    expect(door({ cards: [] }).access.door()).toMatchObject({ asks: "pin" });
    expect(door({ pin: "" }).access.door()).toMatchObject({ asks: "card" });
    expect(door({ pin: "", cards: [] }).access.door()).toMatchObject({ asks: "nothing" });
  });

  it("does not open to an empty PIN where none is set", async () => {
    const d = door({ pin: "", cards: [] });
    expect(await d.access.pin("")).toMatchObject({ open: false });
    expect(await d.access.card("")).toMatchObject({ open: false });
  });

  it("with both asked for: first the card, then the PIN; neither alone", async () => {
    const d = door({ needs: "both" });
    expect(await d.access.pin(PIN)).toMatchObject({ open: false, asks: "card" });
    expect(await d.access.card(CARD)).toMatchObject({ open: false, asks: "pin" });
    expect(await d.access.pin(PIN)).toEqual({ open: true });
  });

  it("locks for a thousand guesses, at once as well: five are looked at", async () => {
    const d = door();
    await Promise.all(Array.from({ length: 1000 }, (_, i) => d.access.pin(String(100_000 + i))));
    expect(d.events().filter((event) => event === "staff-lock-begins")).toHaveLength(1);
    expect(d.access.door()).toMatchObject({ left: 0, lockedMinutes: 10, wrong: true });
    expect(await d.access.pin(PIN)).toMatchObject({ open: false });
  });

  it("stays locked across a restart, and opens when the ten minutes are over", async () => {
    const d = door();
    for (let i = 0; i < MOST_TRIES; i += 1) await d.access.pin("000000");
    const again = d.start();
    expect(await again.pin(PIN)).toMatchObject({ open: false, left: 0 });
    d.pass(TRIES_WITHIN_MS - 1);
    expect(await again.pin(PIN)).toMatchObject({ open: false, lockedMinutes: 1 });
    d.pass(1);
    expect(await again.pin(PIN)).toEqual({ open: true });
    again.shut();
    expect(again.door()).toMatchObject({ left: MOST_TRIES });
  });

  it("counts a try before its answer: a power cut gives no free try", async () => {
    const d = door();
    const trying = d.access.pin("000000");
    await Promise.resolve();
    expect(d.start().door()).toMatchObject({ left: MOST_TRIES - 1 });
    await trying;
  });

  it("is not opened by setting the clock back or ahead, or by spoiling the file", async () => {
    const d = door();
    for (let i = 0; i < MOST_TRIES; i += 1) await d.access.pin("000000");
    d.clock.wall += 24 * HOUR_MS;
    expect(await d.access.pin(PIN)).toMatchObject({ open: false, lockedMinutes: 10 });
    d.clock.wall -= 48 * HOUR_MS;
    expect(await d.start().pin(PIN)).toMatchObject({ open: false, lockedMinutes: 10 });
    writeFileSync(d.file, "{");
    expect(await d.start().pin(PIN)).toMatchObject({ open: false, left: 0 });
  });

  it("stays locked for ten minutes, not for the nine hours that the clock was ahead when the tries were made", async () => {
    const d = door();
    d.clock.wall += 9 * HOUR_MS;
    for (let i = 0; i < MOST_TRIES; i += 1) await d.access.pin("000000");
    d.clock.wall -= 9 * HOUR_MS;
    d.pass(TRIES_WITHIN_MS - 1);
    expect(d.access.door()).toMatchObject({ left: 0, lockedMinutes: 1 });
    d.pass(1);
    expect(await d.access.pin(PIN)).toEqual({ open: true });
  });

  it("brings times ahead of the clock back to now at the start, once for all starts", async () => {
    const d = door();
    d.clock.wall += 9 * HOUR_MS;
    for (let i = 0; i < MOST_TRIES; i += 1) await d.access.pin("000000");
    d.clock.wall -= 9 * HOUR_MS;
    expect(d.start().door()).toMatchObject({ left: 0, lockedMinutes: 10 });
    d.pass(TRIES_WITHIN_MS - 1);
    expect(d.start().door()).toMatchObject({ left: 0, lockedMinutes: 1 });
    d.pass(1);
    expect(await d.start().pin(PIN)).toEqual({ open: true });
  });

  it("locks for ten minutes in all for a file that cannot be understood, however often it starts", async () => {
    const d = door();
    writeFileSync(d.file, '{"pin":["x"],"card":[]}');
    expect(d.start().door()).toMatchObject({ left: 0, lockedMinutes: 10 });
    d.pass(TRIES_WITHIN_MS);
    expect(await d.start().pin(PIN)).toEqual({ open: true });
  });

  it("lets a card in while the PIN is locked, and the other way round", async () => {
    const d = door();
    for (let i = 0; i < MOST_TRIES; i += 1) await d.access.pin("000000");
    expect(await d.access.card(CARD)).toEqual({ open: true });
  });

  it("stays shut for an answer that comes after staff have gone", async () => {
    const d = door();
    const late = d.access.pin(PIN);
    await Promise.resolve();
    d.access.shut();
    expect(await late).toMatchObject({ open: false });
  });

  it("writes only codes into the log", async () => {
    const d = door();
    await d.access.pin("135791");
    await d.access.card("99000099");
    await d.access.pin(PIN);
    d.access.shut();
    expect(d.events()).toEqual(["staff-refused", "staff-refused", "staff-entered", "staff-left"]);
    expect(JSON.stringify(d.log.recent())).not.toMatch(/135791|99000099|246813/u);
  });
});

describe("a staff card in a burst", () => {
  it.each([CARD, `a${CARD}b`, `]F0${CARD}`, `  ${CARD}`])("is found in %s", (burst) => {
    expect(staffCardIn(burst, staffSettings())).toBe(CARD);
  });

  it.each(["2001014", `${CARD}1`, `1${CARD}`, ""])("is not found in %s", (burst) => {
    expect(staffCardIn(burst, staffSettings())).toBeNull();
  });

  it("there is none without a pattern", () => {
    expect(staffCardIn(CARD, staffSettings({ cardPattern: "" }))).toBeNull();
  });
});
