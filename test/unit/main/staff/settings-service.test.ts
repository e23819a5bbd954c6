import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { SECRET_PATHS, SECRETS, TYPED_SECRETS } from "#contract/settings/choices.ts";
import { valueAt } from "#main/settings/layers.ts";
import { settingsHash } from "#main/settings/live.ts";
import { matchesAny } from "#main/staff/hash.ts";
import { BACKEND, idle, KEYRING, settingsScene } from "#test/support/main/settings-service.ts";

describe("a change at the staff screen", () => {
  it("holds at once, is kept, and says where it comes from", () => {
    const d = settingsScene({ visit: { idleSeconds: 60 } });
    let changes = 0;
    d.live.onChange(() => {
      changes += 1;
    });
    expect(d.settings.change(idle(90)).ok).toBe(true);
    expect(d.live.now().visit.idleSeconds).toBe(90);
    expect(changes).toBe(1);
    expect(d.local()).toEqual({ visit: { idleSeconds: 90 } });
    expect(d.setting("visit.idleSeconds")).toEqual({
      path: "visit.idleSeconds",
      value: 90,
      from: "local.json",
      local: true,
      fixed: false,
    });
    expect(statSync(d.at("local.json")).mode & 0o077).toBe(0);
  });

  it("can be undone step by step, and taken back to what the fleet says", () => {
    const d = settingsScene({ visit: { idleSeconds: 60 } });
    d.settings.change(idle(90));
    d.settings.change(idle(120));
    d.settings.undo();
    expect(d.live.now().visit.idleSeconds).toBe(90);
    d.settings.undo();
    d.settings.undo();
    expect(d.live.now().visit.idleSeconds).toBe(60);
    d.settings.change(idle(90));
    d.settings.change(idle(null));
    expect(d.live.now().visit.idleSeconds).toBe(60);
    expect(d.local()).toEqual({});
  });

  it("is refused whole when it is wrong, and nothing is written", () => {
    const d = settingsScene();
    const changed = d.settings.change([...idle(90), { path: "visit.warningSeconds", value: 1 }]);
    expect(changed).toMatchObject({
      ok: false,
      problems: [{ kind: "value", file: "local.json", path: "visit.warningSeconds", allowed: "2-120" }],
    });
    expect(existsSync(d.at("local.json"))).toBe(false);
    expect(d.live.now().visit.idleSeconds).toBe(120);
  });

  it.each(["kiosk.locked", ...SECRET_PATHS])(
    "cannot be %s: files and secrets have their own ways",
    (path) => {
      const d = settingsScene();
      expect(d.settings.change([{ path, value: false }])).toMatchObject({ ok: false });
    },
  );

  it("says what the environment has fixed", () => {
    const d = settingsScene({}, { environment: { SHIORI_VISIT_IDLE_SECONDS: "33" } });
    expect(d.setting("visit.idleSeconds")).toMatchObject({ value: 33, fixed: true, from: "environment" });
  });

  it("shows what is absent as left to the preset, and what is one value as one", () => {
    const about = {
      name: { ja: "図書館", en: "Library" },
      phone: "000-000-0000",
      libraries: [],
      courierWeekdays: [],
      mail: { holdSender: "", confirmSender: "", domain: "" },
      rules: { maxHolds: 5, holdShelfOpenDays: 7, maxRenewals: 1, maxFailedSignIns: 5, lockMinutes: 10 },
    };
    const d = settingsScene({ backend: { ...BACKEND, about } });
    expect(d.setting("backend.about")).toMatchObject({ value: about, from: "machine.json" });
    expect(d.setting("backend.about.phone")).toBeUndefined();
    const path = "backend.sip2.encodingIn";
    expect(d.setting(path)).toMatchObject({ value: null, local: false });
    expect(d.settings.change([{ path, value: "shift_jis" }]).ok).toBe(true);
    expect(d.setting(path)).toMatchObject({ value: "shift_jis", local: true });
    d.settings.change([{ path, value: null }]);
    expect(d.setting(path)).toMatchObject({ value: null, local: false });
  });

  it("can repair a part while another file is broken", () => {
    const d = settingsScene({ visit: { warningSeconds: 1 } });
    expect(d.live.problems()).toHaveLength(1);
    expect(d.settings.change([{ path: "visit.warningSeconds", value: 30 }]).ok).toBe(true);
    expect(d.live.problems()).toEqual([]);
  });

  it.each(["local.json", "secrets.json"])(
    "with its secret changes nothing when the disk refuses %s",
    (file) => {
      const d = settingsScene();
      const secret = { name: "sip2", value: "of-the-new-system" } as const;
      mkdirSync(d.at(`${file}.new`));
      expect(d.settings.connect(idle(90), [secret])).toMatchObject({ problems: [{ kind: "unwritable" }] });
      expect(existsSync(d.at("local.json")) || existsSync(d.at("secrets.json"))).toBe(false);
      d.live.reread();
      d.live.apply();
      expect([d.live.now().visit.idleSeconds, d.live.now().backend.sip2.password]).toEqual([120, ""]);
    },
  );

  it("that the disk refuses changes nothing", () => {
    const d = settingsScene();
    mkdirSync(d.at("local.json.new"));
    expect(d.settings.change(idle(90))).toMatchObject({ ok: false, problems: [{ kind: "unwritable" }] });
    expect(d.live.now().visit.idleSeconds).toBe(120);
  });
});

describe("secrets (R59)", () => {
  it("are never shown, only that they are set and where", () => {
    const d = settingsScene();
    expect(d.setting("backend.token")).toMatchObject({ value: true });
    expect(JSON.stringify(d.settings.show())).not.toContain("top-secret");
    expect(d.settings.places()).toMatchObject({ token: "settings-file", pin: "nowhere", cards: "nowhere" });
  });

  it("without a key store go into a file of the kiosk's own user; the PIN as a hash", async () => {
    const d = settingsScene();
    expect(await d.settings.secret("pin", "135790")).toMatchObject({ ok: true });
    expect(await d.settings.secret("token", "other-secret")).toMatchObject({ ok: true });
    const text = readFileSync(d.at("secrets.json"), "utf8");
    expect(text).not.toContain("135790");
    expect(statSync(d.at("secrets.json")).mode & 0o777).toBe(0o600);
    expect(d.live.now().backend.token).toBe("other-secret");
    expect(await matchesAny("135790", [d.live.now().staff.pin])).toBe(true);
    expect(d.settings.places()).toMatchObject({ token: "own-file", pin: "own-file" });
    expect(existsSync(d.at("local.json"))).toBe(false);
  });

  it.each(TYPED_SECRETS.filter((name) => name !== "pin"))(
    "%s is kept apart from the settings, shown nowhere, changes no fingerprint, and can be taken away",
    async (name) => {
      const d = settingsScene({ backend: { url: BACKEND.url } });
      const held = () => valueAt({ ...d.live.now() }, SECRETS[name].split("."));
      const hash = settingsHash(d.live.now());
      expect(await d.settings.secret(name, "canary-secret")).toMatchObject({ ok: true });
      expect(held()).toBe("canary-secret");
      expect(d.setting(SECRETS[name])).toMatchObject({ value: true, from: "secrets.json" });
      expect(d.settings.places()[name]).toBe("own-file");
      expect(JSON.stringify(d.settings.show())).not.toContain("canary-secret");
      expect(existsSync(d.at("local.json"))).toBe(false);
      expect(settingsHash(d.live.now())).toBe(hash);
      await d.settings.secret(name, "");
      expect(held()).toBe("");
    },
  );

  it("go into the key store where the system has a real one", async () => {
    const d = settingsScene({}, { store: KEYRING });
    await d.settings.secret("token", "other-secret");
    expect(readFileSync(d.at("secrets.sealed"), "utf8")).not.toContain("other-secret");
    expect(d.live.now().backend.token).toBe("other-secret");
    expect(d.settings.show().secretsKept).toBe("keyring");
    expect(d.settings.places().token).toBe("keyring");
  });

  it("move into a key store that comes later, all of them", async () => {
    const d = settingsScene();
    await d.settings.secret("pin", "135790");
    const later = settingsScene({}, { store: KEYRING });
    copyFileSync(d.at("secrets.json"), later.at("secrets.json"));
    later.live.reread();
    later.live.apply();
    await later.settings.secret("token", "other-secret");
    expect(existsSync(later.at("secrets.json"))).toBe(false);
    expect(await matchesAny("135790", [later.live.now().staff.pin])).toBe(true);
    expect(later.settings.places()).toMatchObject({ token: "keyring", pin: "keyring" });
  });

  it("in a file that others may read are refused, and so is a setting among them", () => {
    const d = settingsScene();
    writeFileSync(d.at("secrets.json"), "{}", { mode: 0o644 });
    d.live.reread();
    d.live.apply();
    expect(d.live.problems()).toMatchObject([{ kind: "exposed", file: "secrets.json" }]);
    rmSync(d.at("secrets.json"));
    writeFileSync(d.at("secrets.json"), '{"visit":{"idleSeconds":9}}', { mode: 0o600 });
    d.live.reread();
    d.live.apply();
    expect(d.live.problems()).toMatchObject([{ kind: "not-secret", path: "visit.idleSeconds", line: 1 }]);
  });

  it.each(["12345", "1234567890123", "12345a"])("a PIN of %s is refused", async (pin) => {
    expect(await settingsScene().settings.secret("pin", pin)).toMatchObject({ ok: false });
  });

  it("staff cards need a pattern, are added once, and can be forgotten", async () => {
    const d = settingsScene();
    expect(await d.settings.addCard("99000017")).toMatchObject({ ok: false });
    d.settings.change([{ path: "staff.cardPattern", value: "^99\\d{6}$" }]);
    expect(await d.settings.addCard("99000017")).toMatchObject({ ok: true });
    expect(await d.settings.addCard("99000017")).toMatchObject({ ok: false });
    expect(d.settings.show().staffCards).toBe(1);
    expect(await d.settings.forgetCards()).toMatchObject({ ok: true });
    expect(d.settings.show().staffCards).toBe(0);
  });

  it("do not change the fingerprint of the settings; everything else does", async () => {
    const d = settingsScene();
    const before = settingsHash(d.live.now());
    await d.settings.secret("token", "other-secret");
    expect(settingsHash(d.live.now())).toBe(before);
    d.settings.change(idle(90));
    expect(settingsHash(d.live.now())).not.toBe(before);
  });
});
