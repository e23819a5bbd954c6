import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openExchange } from "#main/staff/exchange.ts";
import { BACKEND, idle, settingsDesk } from "#test/helpers/settings-desk.ts";

type Desk = ReturnType<typeof settingsDesk>;

const LANGUAGES = { offered: ["ja", "en"], first: "ja" };
const STAFF = { cardPattern: "^99\\d{6}$" };
const GOOD = { backend: BACKEND, languages: LANGUAGES, staff: STAFF };
const OUT = [{ path: "kiosk.outOfService", value: true }];
const KOREAN = [{ path: "languages.first", value: "ko" }];

/** Somebody writes a file by hand, or Ansible does. */
function write(d: Desk, name: string, file: unknown): void {
  const text = typeof file === "string" ? file : JSON.stringify(file);
  writeFileSync(d.at(name), text, { mode: 0o600 });
  d.live.reread();
  d.live.take();
}

const spoilFleet = (d: Desk): void =>
  write(d, "machine.json", { ...GOOD, visit: { goodbyeSeconds: "soon" } });
const spoilLocal = (d: Desk): void => write(d, "local.json", { visit: { warningSeconds: "soon" } });

describe("a change at the staff screen while local.json is wrong", () => {
  it("begins with its last good state, and holds", () => {
    const d = settingsDesk(GOOD);
    d.settings.change(idle(90));
    spoilLocal(d);
    expect(d.settings.change(OUT).ok).toBe(true);
    expect([d.live.standing(), d.live.now().kiosk.outOfService]).toEqual(["read", true]);
    expect(d.local()).toEqual({ visit: { idleSeconds: 90 }, kiosk: { outOfService: true } });
  });

  it("is refused when it is wrong in the same place", () => {
    const d = settingsDesk(GOOD);
    spoilLocal(d);
    const changed = d.settings.change([{ path: "visit.warningSeconds", value: "later" }]);
    expect(changed).toMatchObject({ ok: false, problems: [{ path: "visit.warningSeconds" }] });
    expect(d.local()).toEqual({ visit: { warningSeconds: "soon" } });
  });
});

describe("a change at the staff screen while the fleet's file is wrong", () => {
  it("is refused, and nothing is written, when the last good file does not agree with it", () => {
    const d = settingsDesk(GOOD);
    spoilFleet(d);
    expect(d.settings.change(KOREAN)).toMatchObject({
      ok: false,
      problems: [{ file: "machine.json", path: "visit.goodbyeSeconds" }],
    });
    expect(existsSync(d.at("local.json"))).toBe(false);
    expect(d.settings.change(OUT).ok).toBe(true);
    expect(d.live.now().kiosk.outOfService).toBe(true);
  });

  it("is refused as a file that comes in, when it is looked at", () => {
    const d = settingsDesk(GOOD);
    const exchange = openExchange({
      live: d.live,
      desk: d.settings,
      folder: () => join(d.folder, "exchange"),
    });
    exchange.look();
    writeFileSync(d.at("exchange/a.json"), JSON.stringify({ languages: { first: "ko" } }));
    spoilFleet(d);
    expect(exchange.importFile("a.json", false)).toMatchObject({
      ok: false,
      problems: [{ file: "machine.json", path: "visit.goodbyeSeconds" }],
    });
  });
});
