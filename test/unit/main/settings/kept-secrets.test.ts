import { rmSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { matchesAny } from "#main/staff/hash.ts";
import { BACKEND, idle, settingsScene } from "#test/support/main/settings-service.ts";

type Scene = ReturnType<typeof settingsScene>;

const GOOD = { backend: BACKEND, staff: { cardPattern: "^99\\d{6}$" } };
const CARD = "99000017";

/** Somebody writes a file by hand, or Ansible does. */
function write(d: Scene, name: string, text: string): void {
  writeFileSync(d.at(name), text, { mode: 0o600 });
  d.live.reread();
  d.live.apply();
}

const spoilFleet = (d: Scene): void =>
  write(d, "machine.json", JSON.stringify({ ...GOOD, visit: { goodbyeSeconds: "soon" } }));
const spoilLocal = (d: Scene): void => write(d, "local.json", '{"visit": {"warningSeconds": "soon"}}');

describe("secrets while the fleet's file and local.json are wrong", () => {
  async function scene() {
    const d = settingsScene(GOOD);
    d.settings.change(idle(90));
    await d.settings.secret("pin", "111111");
    await d.settings.addCard(CARD);
    spoilFleet(d);
    spoilLocal(d);
    expect([d.live.standing(), d.live.now().visit.idleSeconds]).toEqual(["kept", 90]);
    return d;
  }

  it("are those of now: a card that is forgotten opens nothing, and a new PIN holds", async () => {
    const d = await scene();
    expect(await d.settings.forgetCards()).toMatchObject({ ok: true });
    expect(await d.settings.secret("pin", "222222")).toMatchObject({ ok: true });
    const { staff } = d.live.now();
    expect(staff.ownCards).toEqual([]);
    expect(await matchesAny("222222", [staff.pin])).toBe(true);
    expect([d.live.standing(), d.live.now().visit.idleSeconds]).toEqual(["kept", 90]);
  });

  it("are gone when their file is taken away", async () => {
    const d = await scene();
    rmSync(d.at("secrets.json"));
    d.live.reread();
    d.live.apply();
    expect(d.live.now().staff).toMatchObject({ pin: "", ownCards: [] });
  });

  it.each(["{", '{"staff": {"pin": "none"}}', '{"visit": {"idleSeconds": 3}}'])(
    "are those of before while their own file is wrong as well: %s",
    async (text) => {
      const d = settingsScene(GOOD);
      await d.settings.secret("pin", "111111");
      spoilFleet(d);
      spoilLocal(d);
      write(d, "secrets.json", text);
      expect(d.live.standing()).toBe("kept");
      expect(await matchesAny("111111", [d.live.now().staff.pin])).toBe(true);
    },
  );
});
