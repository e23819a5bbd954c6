import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { matchesAny } from "#main/staff/hash.ts";
import { BACKEND, idle, settingsScene } from "#test/support/main/settings-service.ts";

type Scene = ReturnType<typeof settingsScene>;

const PATTERN = "^99\\d{6}$";
const CARD = "99000017";
const OTHER_CARD = "99000025";
const SIP2 = [
  { path: "backend.adapter", value: "sip2" },
  { path: "backend.sip2.host", value: "127.0.0.1" },
];
const PASSWORD = { name: "sip2", value: "of-the-connection" } as const;

const service = (value: boolean) => [{ path: "kiosk.outOfService", value }];
const opens = (d: Scene, card: string): Promise<boolean> => {
  const { cards, ownCards } = d.live.now().staff;
  return matchesAny(card, [...cards, ...ownCards]);
};

describe("undo of a connection", () => {
  it("leaves the PIN and the cards that were changed since as they are", async () => {
    const d = settingsScene({ staff: { cardPattern: PATTERN } });
    await d.settings.secret("pin", "111111");
    await d.settings.addCard(CARD);
    d.settings.connect(SIP2, [PASSWORD]);
    await d.settings.secret("pin", "222222");
    await d.settings.forgetCards();
    expect(d.settings.undo()).toMatchObject({ ok: true });
    expect(d.live.now().backend).toMatchObject({ adapter: "shiori", sip2: { host: "", password: "" } });
    expect(await matchesAny("222222", [d.live.now().staff.pin])).toBe(true);
    expect(await matchesAny("111111", [d.live.now().staff.pin])).toBe(false);
    expect(await opens(d, CARD)).toBe(false);
    expect(d.settings.show().staffCards).toBe(0);
  });

  it("brings back the secret that it replaced, but not over one that was set since", async () => {
    const d = settingsScene();
    await d.settings.secret("sip2", "before");
    d.settings.connect(SIP2, [PASSWORD]);
    d.settings.undo();
    expect(d.live.now().backend.sip2.password).toBe("before");
    d.settings.connect(SIP2, [PASSWORD]);
    await d.settings.secret("sip2", "since");
    d.settings.undo();
    expect(d.live.now().backend).toMatchObject({ adapter: "shiori", sip2: { password: "since" } });
  });

  it("is named, and its secret is not told", () => {
    const d = settingsScene();
    d.settings.connect(SIP2, [PASSWORD]);
    const { undo } = d.settings.show();
    expect(undo).toMatchObject({ kind: "connection" });
    expect(undo?.settings).toContainEqual({ path: "backend.sip2.password", now: true, after: false });
    expect(JSON.stringify(undo)).not.toContain(PASSWORD.value);
  });
});

describe("undo", () => {
  it("names what it takes back: the value now, and the one that holds after it", () => {
    const d = settingsScene({ visit: { idleSeconds: 60 } });
    expect(d.settings.show().undo).toBeNull();
    d.settings.change(idle(90));
    d.settings.change(idle(null));
    const first = { kind: "settings", settings: [{ path: "visit.idleSeconds", now: 60, after: 90 }] };
    expect(d.settings.show().undo).toEqual(first);
    expect(d.settings.undo()).toMatchObject({
      ok: true,
      undone: first,
      settings: { undo: { settings: [{ path: "visit.idleSeconds", now: 90, after: 60 }] } },
    });
    d.settings.undo();
    expect(d.settings.undo()).toMatchObject({ ok: true, undone: null, settings: { undo: null } });
  });

  it("never puts the terminal out of service or back", () => {
    const d = settingsScene();
    d.settings.change(idle(90));
    d.settings.change(service(true));
    d.settings.change(service(false));
    expect(d.settings.show().undo?.settings).toMatchObject([{ path: "visit.idleSeconds" }]);
    d.settings.undo();
    expect(d.live.now()).toMatchObject({ kiosk: { outOfService: false }, visit: { idleSeconds: 120 } });
    d.settings.change(service(true));
    d.settings.undo();
    expect(d.live.now().kiosk.outOfService).toBe(true);
    expect(d.settings.show().undo).toBeNull();
  });

  it("leaves what a file has set since, and has nothing to take back then", () => {
    const d = settingsScene();
    d.settings.change([...idle(90), { path: "kiosk.theme", value: "ink" }]);
    d.settings.change(idle(100));
    writeFileSync(d.at("local.json"), '{"visit":{"idleSeconds":200},"kiosk":{"theme":"ink"}}');
    d.live.reread();
    d.live.apply();
    expect(d.settings.show().undo?.settings).toMatchObject([{ path: "kiosk.theme", after: "paper" }]);
    d.settings.undo();
    expect(d.live.now()).toMatchObject({ visit: { idleSeconds: 200 }, kiosk: { theme: "paper" } });
    expect(d.settings.show().undo).toBeNull();
  });

  it("takes a file of settings back, and leaves what the terminal has of its own", () => {
    const d = settingsScene();
    d.settings.change(idle(90));
    d.settings.replace({ visit: { idleSeconds: 75 }, kiosk: { theme: "ink" } });
    expect(d.settings.show().undo).toMatchObject({ kind: "file" });
    d.settings.change([{ path: "kiosk.name", value: "kiosk-9" }]);
    d.settings.undo();
    d.settings.undo();
    expect(d.live.now()).toMatchObject({ visit: { idleSeconds: 90 }, kiosk: { theme: "paper" } });
  });
});

describe("a change while another one is worked out", () => {
  it("is not lost: cards that were forgotten meanwhile stay forgotten", async () => {
    const d = settingsScene({ staff: { cardPattern: PATTERN } });
    await d.settings.addCard(CARD);
    const adding = d.settings.addCard(OTHER_CARD);
    const forgetting = d.settings.forgetCards();
    await Promise.all([adding, forgetting]);
    expect(d.settings.show().staffCards).toBe(0);
  });

  it("is not lost: a secret that was set while a PIN is hashed", async () => {
    const d = settingsScene();
    const pin = d.settings.secret("pin", "135790");
    d.settings.connect(SIP2, [PASSWORD]);
    await Promise.all([pin, d.settings.secret("token", "typed"), d.settings.addCard(CARD)]);
    expect(d.live.now().backend).toMatchObject({ token: "typed", sip2: { password: PASSWORD.value } });
    expect(await matchesAny("135790", [d.live.now().staff.pin])).toBe(true);
  });

  it("counts in its order: a PIN that is taken away after it was typed is gone", async () => {
    const d = settingsScene();
    await Promise.all([d.settings.secret("pin", "135790"), d.settings.secret("pin", "")]);
    expect(d.live.now().staff.pin).toBe("");
  });

  it("is added once, scanned twice", async () => {
    const d = settingsScene({ staff: { cardPattern: PATTERN } });
    const [first, second] = await Promise.all([d.settings.addCard(CARD), d.settings.addCard(CARD)]);
    expect([first.ok, second.ok]).toEqual([true, false]);
  });

  it("by somebody who writes the file is kept", () => {
    const d = settingsScene();
    d.settings.change(idle(90));
    writeFileSync(d.at("local.json"), '{"visit":{"idleSeconds":90},"kiosk":{"theme":"ink"}}');
    d.settings.change(idle(100));
    expect(d.local()).toEqual({ visit: { idleSeconds: 100 }, kiosk: { theme: "ink" } });
  });
});

describe("a card that was enrolled here", () => {
  const fleet = (d: Scene, cards: readonly string[]): void => {
    writeFileSync(
      d.at("machine.json"),
      JSON.stringify({ backend: BACKEND, staff: { cardPattern: PATTERN, cards } }),
    );
    d.live.reread();
    d.live.apply();
  };
  /** The hash of a card, as the fleet's file has it. */
  const hashed = async (card: string): Promise<string> => {
    const d = settingsScene({ staff: { cardPattern: PATTERN } });
    await d.settings.addCard(card);
    return d.live.now().staff.ownCards[0] ?? "";
  };

  it("is added to the fleet's: one that is taken out of the fleet's file opens nothing any more", async () => {
    const d = settingsScene();
    fleet(d, [await hashed(OTHER_CARD)]);
    expect(await d.settings.addCard(OTHER_CARD)).toMatchObject({ ok: false });
    expect(await d.settings.addCard(CARD)).toMatchObject({ ok: true });
    expect([await opens(d, OTHER_CARD), await opens(d, CARD)]).toEqual([true, true]);
    fleet(d, []);
    expect([await opens(d, OTHER_CARD), await opens(d, CARD)]).toEqual([false, true]);
  });

  it("is forgotten alone: the fleet's cards still open", async () => {
    const d = settingsScene();
    fleet(d, [await hashed(OTHER_CARD)]);
    await d.settings.addCard(CARD);
    expect(d.settings.show().staffCards).toBe(1);
    await d.settings.forgetCards();
    expect([await opens(d, OTHER_CARD), await opens(d, CARD)]).toEqual([true, false]);
    expect(d.setting("staff.cards")).toMatchObject({ value: true, from: "machine.json" });
  });

  it("was kept in one list with the fleet's once: such a list freezes the fleet's no longer", async () => {
    const d = settingsScene();
    const [mine, theirs] = [await hashed(CARD), await hashed(OTHER_CARD)];
    writeFileSync(d.at("secrets.json"), JSON.stringify({ staff: { cards: [mine] } }), { mode: 0o600 });
    fleet(d, [theirs]);
    expect([await opens(d, OTHER_CARD), await opens(d, CARD)]).toEqual([true, true]);
    await d.settings.forgetCards();
    expect(await opens(d, CARD)).toBe(false);
    expect(readFileSync(d.at("secrets.json"), "utf8")).toBe("{}");
  });

  it("was kept with a copy of the fleet's list once: a card taken out of the fleet's file opens nothing", async () => {
    const d = settingsScene();
    const [mine, theirs] = [await hashed(CARD), await hashed(OTHER_CARD)];
    const machine = { staff: { cardPattern: PATTERN, cards: [theirs] } };
    writeFileSync(d.at("secrets.json"), JSON.stringify({ staff: { cards: [theirs, mine] } }), {
      mode: 0o600,
    });
    const started = settingsScene(machine, { from: d.folder });
    expect([await opens(started, OTHER_CARD), await opens(started, CARD)]).toEqual([true, true]);
    expect(started.settings.show().staffCards).toBe(1);
    fleet(started, []);
    expect([await opens(started, OTHER_CARD), await opens(started, CARD)]).toEqual([false, true]);
    expect(started.restarted().now().staff.ownCards).toEqual([mine]);
  });
});
