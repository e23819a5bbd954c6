import { existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openExchange } from "#main/staff/exchange.ts";
import { BACKEND, idle, settingsScene } from "#test/support/main/settings-service.ts";

describe("a file for the fleet", () => {
  function exchange(d: ReturnType<typeof settingsScene>) {
    const stick = join(d.folder, "media stick");
    mkdirSync(stick);
    return {
      stick,
      exchange: openExchange({
        live: d.live,
        settingsService: d.settings,
        folder: () => join(d.folder, "exchange"),
      }),
    };
  }

  it("goes out without secrets and without what is this terminal's own, and comes in on another", () => {
    const d = settingsScene({ kiosk: { name: "kiosk-7", theme: "ink" }, visit: { idleSeconds: 75 } });
    const { exchange: files } = exchange(d);
    const name = files.exportFile();
    const text = readFileSync(join(d.folder, "exchange", name ?? ""), "utf8");
    expect(JSON.parse(text)).toEqual({
      backend: { url: BACKEND.url },
      kiosk: { theme: "ink" },
      visit: { idleSeconds: 75 },
    });
    expect(files.look().files).toEqual([name]);
    d.settings.change(idle(200));
    expect(files.importFile(name ?? "", false)).toEqual({
      ok: true,
      changes: ["visit.idleSeconds"],
      unknown: [],
      done: false,
    });
    expect(d.live.now().visit.idleSeconds).toBe(200);
    expect(files.importFile(name ?? "", true)).toMatchObject({ ok: true, done: true });
    expect(d.live.now()).toMatchObject({ visit: { idleSeconds: 75 }, kiosk: { name: "kiosk-7" } });
    d.settings.undo();
    expect(d.live.now().visit.idleSeconds).toBe(200);
  });

  it("carries no secret of any backend", () => {
    const backend = {
      ...BACKEND,
      koha: { user: "kiosk", secret: "canary" },
      sip2: {
        user: "kiosk",
        password: "canary",
        terminalPassword: "canary",
        tls: { certificate: "-----BEGIN CERTIFICATE-----\nAA\n-----END CERTIFICATE-----", key: "canary" },
      },
    };
    const d = settingsScene({ backend });
    const { exchange: files } = exchange(d);
    const text = readFileSync(join(d.folder, "exchange", files.exportFile() ?? ""), "utf8");
    expect(text).toContain("kiosk");
    expect(text).not.toContain("canary");
  });

  it.each([
    ["{", { kind: "not-json", line: 1 }],
    ["[]", { kind: "not-object" }],
    [
      '{\n"visit": {\n"idleSeconds": 1}}',
      { kind: "value", path: "visit.idleSeconds", line: 3, file: "in.json" },
    ],
    ['{"backend":{"token":"x"}}', { kind: "exposed", path: "backend.token" }],
  ])("that is wrong is shown where it is wrong: %s", (text, problem) => {
    const d = settingsScene();
    const { exchange: files } = exchange(d);
    mkdirSync(join(d.folder, "exchange"));
    writeFileSync(join(d.folder, "exchange", "in.json"), text);
    expect(files.importFile("in.json", true)).toMatchObject({ ok: false, problems: [problem] });
    expect(existsSync(d.at("local.json"))).toBe(false);
  });

  it("names no terminal and unlocks none, whatever stands in it", () => {
    const d = settingsScene();
    const { exchange: files } = exchange(d);
    mkdirSync(join(d.folder, "exchange"));
    const kiosk = { name: "kiosk-9", outOfService: true, locked: false, width: 300, theme: "ink" };
    writeFileSync(join(d.folder, "exchange", "in.json"), JSON.stringify({ kiosk }));
    const before = d.live.now().kiosk;
    expect(files.importFile("in.json", true)).toMatchObject({ ok: true, changes: ["kiosk.theme"] });
    expect(d.live.now().kiosk).toEqual({ ...before, theme: "ink" });
  });

  it("is read from no link and from nowhere else", () => {
    const d = settingsScene();
    const { exchange: files } = exchange(d);
    mkdirSync(join(d.folder, "exchange"));
    symlinkSync(d.at("machine.json"), join(d.folder, "exchange", "link.json"));
    for (const name of ["link.json", "../machine.json", "in.json"])
      expect(files.importFile(name, false)).toMatchObject({
        ok: false,
        problems: [{ kind: "unreadable" }],
      });
  });

  it("names the folder, makes it, and says when nothing can be written there", () => {
    const d = settingsScene();
    const { exchange: files } = exchange(d);
    const path = join(d.folder, "exchange");
    expect(files.look()).toEqual({ path, writable: true, files: [] });
    expect(statSync(path).mode & 0o777).toBe(0o700);
    // A file stands where the folder should be.
    const nowhere = openExchange({
      live: d.live,
      settingsService: d.settings,
      folder: () => d.at("machine.json"),
    });
    expect(nowhere.look()).toMatchObject({ writable: false, files: [] });
    expect(nowhere.exportFile()).toBeNull();
  });

  it("reports settings that this version does not know, and leaves them out", () => {
    const d = settingsScene();
    const { exchange: files } = exchange(d);
    files.look();
    const file = { visit: { idleSeconds: 75, spinSeconds: 4 }, carousel: { on: true } };
    writeFileSync(join(d.folder, "exchange", "in.json"), JSON.stringify(file));
    expect(files.importFile("in.json", true)).toMatchObject({
      ok: true,
      changes: ["visit.idleSeconds"],
      unknown: [
        { kind: "unknown", path: "visit.spinSeconds", file: "in.json" },
        { kind: "unknown", path: "carousel", file: "in.json" },
      ],
    });
    expect(d.local()).toEqual({ visit: { idleSeconds: 75 } });
    expect(d.live.problems()).toEqual([]);
  });

  it("comes in while the fleet's own file is wrong, and is not blamed for it", () => {
    const d = settingsScene({ visit: { idleSeconds: 60 } });
    const { exchange: files } = exchange(d);
    files.look();
    writeFileSync(d.at("machine.json"), "{");
    d.live.reread();
    d.live.apply();
    writeFileSync(join(d.folder, "exchange", "in.json"), JSON.stringify({ visit: { goodbyeSeconds: 5 } }));
    expect(files.importFile("in.json", true)).toMatchObject({ ok: true, changes: ["visit.goodbyeSeconds"] });
    expect(d.live.now().visit).toMatchObject({ idleSeconds: 60, goodbyeSeconds: 5 });
  });
});
