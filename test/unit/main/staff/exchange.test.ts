import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openExchange } from "#main/staff/exchange.ts";
import { BACKEND, idle, settingsDesk } from "#test/helpers/settings-desk.ts";

describe("a file for the fleet", () => {
  function exchange(d: ReturnType<typeof settingsDesk>) {
    const stick = join(d.folder, "media stick");
    mkdirSync(stick);
    return {
      stick,
      exchange: openExchange({ live: d.live, desk: d.settings, folder: () => join(d.folder, "exchange") }),
    };
  }

  it("goes out without secrets and without what is this terminal's own, and comes in on another", () => {
    const d = settingsDesk({ kiosk: { name: "kiosk-7", theme: "ink" }, visit: { idleSeconds: 75 } });
    const { exchange: files } = exchange(d);
    const name = files.exportTo(0);
    const text = readFileSync(join(d.folder, "exchange", name ?? ""), "utf8");
    expect(JSON.parse(text)).toEqual({
      backend: { url: BACKEND.url },
      kiosk: { theme: "ink" },
      visit: { idleSeconds: 75 },
    });
    expect(files.places()[0]?.files).toEqual([name]);
    d.settings.change(idle(200));
    expect(files.importFrom(0, name ?? "", false)).toEqual({
      ok: true,
      changes: ["visit.idleSeconds"],
      done: false,
    });
    expect(d.live.now().visit.idleSeconds).toBe(200);
    expect(files.importFrom(0, name ?? "", true)).toMatchObject({ ok: true, done: true });
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
    const d = settingsDesk({ backend });
    const { exchange: files } = exchange(d);
    const text = readFileSync(join(d.folder, "exchange", files.exportTo(0) ?? ""), "utf8");
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
    const d = settingsDesk();
    const { exchange: files } = exchange(d);
    mkdirSync(join(d.folder, "exchange"));
    writeFileSync(join(d.folder, "exchange", "in.json"), text);
    expect(files.importFrom(0, "in.json", true)).toMatchObject({ ok: false, problems: [problem] });
    expect(existsSync(d.at("local.json"))).toBe(false);
  });

  it("names no terminal and unlocks none, whatever stands in it", () => {
    const d = settingsDesk();
    const { exchange: files } = exchange(d);
    mkdirSync(join(d.folder, "exchange"));
    const kiosk = { name: "kiosk-9", outOfService: true, locked: false, width: 300, theme: "ink" };
    writeFileSync(join(d.folder, "exchange", "in.json"), JSON.stringify({ kiosk }));
    const before = d.live.now().kiosk;
    expect(files.importFrom(0, "in.json", true)).toMatchObject({ ok: true, changes: ["kiosk.theme"] });
    expect(d.live.now().kiosk).toEqual({ ...before, theme: "ink" });
  });

  it("is read from no link and from nowhere else", () => {
    const d = settingsDesk();
    const { exchange: files } = exchange(d);
    mkdirSync(join(d.folder, "exchange"));
    symlinkSync(d.at("machine.json"), join(d.folder, "exchange", "link.json"));
    for (const [place, name] of [
      [0, "link.json"],
      [0, "../machine.json"],
      [7, "in.json"],
    ] as const)
      expect(files.importFrom(place, name, false)).toMatchObject({
        ok: false,
        problems: [{ kind: "unreadable" }],
      });
  });

  it("finds media that were put in, whatever their names", () => {
    const d = settingsDesk();
    const mounts = () =>
      "/dev/sda1 / ext4 rw 0 0\n/dev/sdb1 /media/My\\040Stick vfat rw 0 0\nproc /proc proc rw 0 0";
    const files = openExchange({ live: d.live, desk: d.settings, folder: () => d.folder, mounts });
    expect(files.places().map(({ name, removable }) => [name, removable])).toEqual([
      ["", false],
      ["My Stick", true],
    ]);
  });
});
