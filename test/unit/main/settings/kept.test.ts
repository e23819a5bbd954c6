import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { idle, KEYRING, settingsScene } from "#test/support/main/settings-service.ts";

const BACKEND = { url: "http://127.0.0.1:1", token: "top-secret" };
const KEPT = "settings-kept.json";

type Scene = ReturnType<typeof settingsScene>;

/** Somebody writes the fleet's file by hand, or Ansible does. */
function write(d: Scene, file: unknown): void {
  writeFileSync(d.at("machine.json"), typeof file === "string" ? file : JSON.stringify(file));
  d.live.reread();
  d.live.apply();
}

const GOOD = { backend: BACKEND, visit: { idleSeconds: 60 } };
const BAD = {
  "no JSON": '{ "backend": ',
  "a wrong value": { ...GOOD, visit: { idleSeconds: "soon" } },
  "a wrong type of a section": { ...GOOD, visit: 3 },
  "nothing that is needed": {},
};

describe("a fleet's file that turns bad", () => {
  it.each(Object.entries(BAD))("leaves the last good one in force, and is told: %s", (_what, file) => {
    const d = settingsScene(GOOD);
    write(d, file);
    expect(d.live.standing()).toBe("kept");
    expect(d.live.now()).toMatchObject({ visit: { idleSeconds: 60 }, backend: BACKEND });
    expect(d.live.problems()[0]).toMatchObject({ file: "machine.json" });
    write(d, { ...GOOD, visit: { idleSeconds: 70 } });
    expect([d.live.standing(), d.live.problems(), d.live.now().visit.idleSeconds]).toEqual(["read", [], 70]);
  });

  it.each(Object.entries(BAD))("does so across a restart: %s", (_what, file) => {
    const d = settingsScene(GOOD);
    write(d, file);
    const after = d.restarted();
    expect(after.standing()).toBe("kept");
    expect(after.now()).toMatchObject({ visit: { idleSeconds: 60 }, backend: BACKEND });
  });

  it("does so when it is taken away", () => {
    const d = settingsScene(GOOD);
    rmSync(d.at("machine.json"));
    d.live.reread();
    d.live.apply();
    expect([d.live.standing(), d.live.now().visit.idleSeconds]).toEqual(["kept", 60]);
    expect(d.restarted().standing()).toBe("kept");
  });

  it("holds no last good one at a first start: the defaults, out of order", () => {
    const d = settingsScene({ visit: { idleSeconds: "soon" } });
    expect([d.live.standing(), d.live.now().visit.idleSeconds]).toEqual(["broken", 120]);
    expect(existsSync(d.at(KEPT))).toBe(false);
  });

  it("lets staff go on changing settings, and one change more is not lost when it is mended", () => {
    const d = settingsScene(GOOD);
    write(d, "{");
    expect(d.settings.change([{ path: "kiosk.outOfService", value: true }]).ok).toBe(true);
    expect(d.live.now()).toMatchObject({ kiosk: { outOfService: true }, visit: { idleSeconds: 60 } });
    expect(d.settings.change(idle("x"))).toMatchObject({
      ok: false,
      problems: [{ path: "visit.idleSeconds" }],
    });
    expect(d.restarted().now().kiosk.outOfService).toBe(true);
    write(d, GOOD);
    expect(d.live.now()).toMatchObject({ kiosk: { outOfService: true }, visit: { idleSeconds: 60 } });
  });

  it("is the last valid one that was read, also when it could not be applied yet", () => {
    const d = settingsScene(GOOD);
    writeFileSync(d.at("machine.json"), JSON.stringify({ ...GOOD, visit: { idleSeconds: 70 } }));
    d.live.reread();
    writeFileSync(d.at("machine.json"), "{");
    d.live.reread();
    d.live.apply();
    expect(d.live.now().visit.idleSeconds).toBe(70);
  });
});

describe("another file that turns bad", () => {
  it("local.json: the last good one stays in force, and the next change at the screen mends it", () => {
    const d = settingsScene(GOOD);
    d.settings.change(idle(90));
    writeFileSync(d.at("local.json"), '{"visit": {"idleSeconds": 99}, "kiosk"');
    d.live.reread();
    d.live.apply();
    expect([d.live.standing(), d.live.now().visit.idleSeconds]).toEqual(["kept", 90]);
    expect(d.settings.change([{ path: "visit.goodbyeSeconds", value: 5 }]).ok).toBe(true);
    expect(d.live.standing()).toBe("read");
    expect(d.live.now().visit).toMatchObject({ idleSeconds: 90, goodbyeSeconds: 5 });
  });

  it("secrets: those of before stay in force while the program runs, and are written nowhere", async () => {
    const d = settingsScene(GOOD);
    await d.settings.secret("token", "kept-in-memory");
    writeFileSync(d.at("secrets.json"), "{");
    d.live.reread();
    d.live.apply();
    expect(d.live.standing()).toBe("kept");
    expect(d.live.now().backend.token).toBe("kept-in-memory");
    expect(readFileSync(d.at(KEPT), "utf8")).not.toContain("kept-in-memory");
    // After a restart their owner is unknown: the terminal stays out of order.
    expect(d.restarted().standing()).toBe("broken");
  });
});

describe("a file of secrets that turns bad", () => {
  it("is never left out: a weaker secret of another file would hold (R59)", async () => {
    const d = settingsScene({ backend: { ...BACKEND, token: "of-the-fleet" } });
    await d.settings.secret("token", "of-this-terminal");
    for (const text of ["{", '{"visit": {"idleSeconds": 3}}']) {
      writeFileSync(d.at("secrets.json"), text, { mode: 0o600 });
      const after = d.restarted();
      expect([after.standing(), after.now().backend.token]).toEqual(["broken", ""]);
    }
  });
});

describe("what is kept", () => {
  it("can be read by the kiosk's own user alone, since the fleet's file may hold a secret (R59)", () => {
    const d = settingsScene(GOOD);
    expect(readFileSync(d.at(KEPT), "utf8")).toContain("top-secret");
    expect(statSync(d.at(KEPT)).mode & 0o777).toBe(0o600);
  });

  it.skipIf(process.platform === "win32").each([0o604, 0o602, 0o640, 0o620])(
    "is not believed when others can read or write it: %o",
    (mode) => {
      const d = settingsScene(GOOD);
      chmodSync(d.at(KEPT), mode);
      writeFileSync(d.at("machine.json"), "{");
      expect(d.restarted().standing()).toBe("broken");
      expect(d.events()).toContain("settings-kept-refused");
    },
  );

  it("is not written again by a start that finds the same", () => {
    const d = settingsScene(GOOD);
    const { ino } = statSync(d.at(KEPT));
    d.restarted();
    expect(statSync(d.at(KEPT)).ino).toBe(ino);
    write(d, { ...GOOD, visit: { idleSeconds: 70 } });
    expect(statSync(d.at(KEPT)).ino).not.toBe(ino);
  });

  it("goes into the system's key store where there is one", () => {
    const d = settingsScene(GOOD, { store: KEYRING });
    expect(existsSync(d.at(KEPT))).toBe(false);
    expect(readFileSync(d.at(`${KEPT}.sealed`), "utf8")).not.toContain("top-secret");
    writeFileSync(d.at("machine.json"), "{");
    expect(d.restarted().now().backend.token).toBe("top-secret");
  });

  it.each([
    ["cut off", "{"],
    ["a list", "[]"],
    ["of another form", '{"fleet": 3}'],
    ["nested 100,000 deep", "[".repeat(100_000)],
  ])("may be %s: then there is none", (_what, text) => {
    const d = settingsScene(GOOD);
    writeFileSync(d.at(KEPT), text, { mode: 0o600 });
    writeFileSync(d.at("machine.json"), "{");
    expect(d.restarted().standing()).toBe("broken");
  });

  it("is logged when the disk refuses it, and the settings apply all the same", () => {
    const d = settingsScene(GOOD);
    mkdirSync(d.at(`${KEPT}.new`));
    write(d, { ...GOOD, visit: { idleSeconds: 70 } });
    expect(d.live.now().visit.idleSeconds).toBe(70);
    expect(d.events()).toContain("settings-not-kept");
  });
});

describe("a setting that this version does not know", () => {
  it("is told, and the rest of the file holds", () => {
    const file = { ...GOOD, visit: { idleSeconds: 70, spinSeconds: 4 }, carousel: { on: true } };
    const d = settingsScene(file);
    expect([d.live.standing(), d.live.now().visit.idleSeconds]).toEqual(["read", 70]);
    expect(d.live.problems()).toMatchObject([
      { kind: "unknown", path: "visit.spinSeconds", file: "machine.json" },
      { kind: "unknown", path: "carousel", file: "machine.json" },
    ]);
  });

  it("is told inside a list as well", () => {
    const notices = [
      { ja: "あ", en: "a", "ja-x-easy": "a", "zh-Hans": "a", ko: "a", "ja-x-child": "a", ar: "b" },
    ];
    const d = settingsScene({ ...GOOD, notices });
    expect(d.live.problems()).toMatchObject([{ kind: "unknown", path: "notices.0.ar" }]);
    expect(d.live.now().notices).toHaveLength(1);
  });

  it("hides no wrong value beside it", () => {
    const d = settingsScene({ ...GOOD, visit: { idleSeconds: 1, spinSeconds: 4 } });
    expect(d.live.standing()).toBe("broken");
    expect(d.live.problems().map(({ kind }) => kind)).toEqual(["unknown", "value"]);
  });

  it.each([
    ["beside the PIN", { staff: { need: "both" } }, "staff.need"],
    ["beside the PIN, of another name altogether", { staff: { requires: "both" } }, "staff.requires"],
    ["a misspelt section", { stafff: { needs: "both" } }, "stafff"],
    [
      "beside the switch of TLS",
      { backend: { ...BACKEND, sip2: { tls: { enabled: true } } } },
      "backend.sip2.tls.enabled",
    ],
    [
      "a misspelt section of TLS",
      { backend: { ...BACKEND, sip2: { tsl: { on: true } } } },
      "backend.sip2.tsl",
    ],
    ["a misspelt authority", { backend: { ...BACKEND, authorty: "x" } }, "backend.authorty"],
    ["another case", { kiosk: { Locked: true } }, "kiosk.Locked"],
  ])("is not passed over where it may have meant to protect: %s", (_what, part, path) => {
    const d = settingsScene({ ...GOOD, ...part });
    expect(d.live.standing()).toBe("broken");
    expect(d.live.problems()).toMatchObject([{ kind: "unknown-guarded", path }]);
    write(d, GOOD);
    write(d, { ...GOOD, ...part });
    expect(d.live.standing()).toBe("kept");
  });

  it("cannot be set at the staff screen", () => {
    const d = settingsScene(GOOD);
    expect(d.settings.change([{ path: "visit.spinSeconds", value: 4 }])).toMatchObject({
      ok: false,
      problems: [{ kind: "unknown" }],
    });
  });
});
