import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { backendState } from "#main/staff/diagnostics.ts";
import { openExchange } from "#main/staff/exchange.ts";
import { BACKEND, idle, KEYRING, settingsScene } from "#test/support/main/settings-service.ts";

type Scene = ReturnType<typeof settingsScene>;

const LANGUAGES = { offered: ["ja", "en"], first: "ja" };
const STAFF = { cardPattern: "^99\\d{6}$" };
const GOOD = { backend: BACKEND, languages: LANGUAGES, staff: STAFF };
const OUT = [{ path: "kiosk.outOfService", value: true }];
const KOREAN = [{ path: "languages.first", value: "ko" }];

/** Somebody writes a file by hand, or Ansible does. */
function write(d: Scene, name: string, file: unknown): void {
  const text = typeof file === "string" ? file : JSON.stringify(file);
  writeFileSync(d.at(name), text, { mode: 0o600 });
  d.live.reread();
  d.live.apply();
}

const spoilFleet = (d: Scene): void =>
  write(d, "machine.json", { ...GOOD, visit: { goodbyeSeconds: "soon" } });
const spoilLocal = (d: Scene): void => write(d, "local.json", { visit: { warningSeconds: "soon" } });

describe("a change at the staff screen while local.json is wrong", () => {
  it("begins with its last good state, holds, and leaves what was written by hand beside it", () => {
    const d = settingsScene(GOOD);
    d.settings.change(idle(90));
    spoilLocal(d);
    expect(d.settings.change(OUT).ok).toBe(true);
    expect([d.live.standing(), d.live.now().kiosk.outOfService]).toEqual(["read", true]);
    expect(d.local()).toEqual({ visit: { idleSeconds: 90 }, kiosk: { outOfService: true } });
    expect(readFileSync(d.at("local.json.bad"), "utf8")).toContain("warningSeconds");
  });

  it("is refused when it is wrong in the same place", () => {
    const d = settingsScene(GOOD);
    spoilLocal(d);
    const changed = d.settings.change([{ path: "visit.warningSeconds", value: "later" }]);
    expect(changed).toMatchObject({ ok: false, problems: [{ path: "visit.warningSeconds" }] });
    expect(d.local()).toEqual({ visit: { warningSeconds: "soon" } });
  });

  it("keeps a copy of a file that never held, and mends it in steps where it can be read", () => {
    const d = settingsScene(GOOD);
    rmSync(d.at("settings-kept.json"));
    write(d, "local.json", '{"kiosk": {"name": "kiosk-7"}, "visit"');
    const first = settingsScene(GOOD, { from: d.folder });
    expect(first.live.standing()).toBe("broken");
    expect(first.settings.change(OUT).ok).toBe(true);
    expect(first.live.now().kiosk.outOfService).toBe(true);
    expect(readFileSync(first.at("local.json.bad"), "utf8")).toContain("kiosk-7");
    expect(statSync(first.at("local.json.bad")).mode & 0o777).toBe(0o600);
  });

  it("replaces no file that never held and of which no copy can be made", () => {
    const d = settingsScene(GOOD);
    rmSync(d.at("settings-kept.json"));
    write(d, "local.json", " ".repeat(2_000_000));
    const first = settingsScene(GOOD, { from: d.folder });
    expect(first.settings.change(OUT)).toMatchObject({ ok: false, problems: [{ kind: "unwritable" }] });
    expect(statSync(first.at("local.json")).size).toBe(2_000_000);
  });

  it.each([
    ["secrets.json", undefined],
    ["secrets.sealed", KEYRING],
  ])("keeps a copy of secrets as well: %s", async (name, store) => {
    const d = settingsScene(GOOD, { store });
    await d.settings.secret("token", "of-this-terminal");
    write(d, name, "{");
    const first = settingsScene(GOOD, { store, from: d.folder });
    expect(first.live.standing()).toBe("broken");
    expect(await first.settings.secret("pin", "135790")).toMatchObject({ ok: true });
    expect(readFileSync(first.at(`${name}.bad`), "utf8")).toBe("{");
    expect(statSync(first.at(`${name}.bad`)).mode & 0o777).toBe(0o600);
  });
});

describe("a change at the staff screen while the fleet's file is wrong", () => {
  it("is refused, and nothing is written, when the last good file does not agree with it", () => {
    const d = settingsScene(GOOD);
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
    const d = settingsScene(GOOD);
    const exchange = openExchange({
      live: d.live,
      settingsService: d.settings,
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

describe("settings that were never in force", () => {
  /** A first start with this file. */
  function broken(machine: object): Scene {
    const d = settingsScene(machine);
    expect(d.live.standing()).toBe("broken");
    return d;
  }
  const KOHA = { adapter: "koha", url: "https://koha.library.example" };

  it("are shown as far as they can be read, and no library system counts as connected", () => {
    const visit = { idleSeconds: "soon", warningSeconds: 30 };
    const d = broken({ backend: { ...KOHA, nonsense: 1 }, visit, notices: [{ ja: 1 }] });
    const value = (path: string) => d.setting(path)?.value;
    expect([value("backend.adapter"), value("backend.url")]).toEqual([KOHA.adapter, KOHA.url]);
    expect([value("visit.idleSeconds"), value("visit.warningSeconds"), value("notices")]).toEqual([
      120,
      30,
      [],
    ]);
    expect(backendState(d.live, null)).toEqual({ condition: "unknown", adapter: "", host: "" });
  });

  it("name no address where none could be read", () => {
    const d = broken({ backend: { url: 7 } });
    expect(d.setting("backend.url")?.value).toBe("");
  });

  it("are not used for a connection test: the answer says what to repair first", () => {
    const d = broken({ backend: KOHA, visit: { idleSeconds: "soon" } });
    const { problems } = d.settings.preview([{ path: "backend.url", value: "https://other.example" }], []);
    expect(problems).toMatchObject([{ path: "visit.idleSeconds" }]);
  });
});
