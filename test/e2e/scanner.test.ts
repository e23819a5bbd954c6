import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkDigitOf } from "#contract/check-digit.ts";
import { UNFINISHED_MS } from "#main/scanner/source.ts";
import { type DemoBackend, startDemoBackend } from "#test/support/demo/demo-backend.ts";
import { type Kiosk, startKiosk } from "#test/support/kiosk/kiosk.ts";
import { linesOfScanAtEnd } from "#test/support/kiosk/scan-at-end.ts";
import { type Person, person } from "#test/support/kiosk/simulated-patron.ts";
import { plugInScanner, type SerialScanner } from "#test/support/system/serial-scanner.ts";

let backend: DemoBackend;
let kiosk: Kiosk;
let me: Person;
let cards = 0;

/** A card nobody has shown yet: the same one again would be a double read (R43). Its last digits differ each time. */
function nextCard(): string {
  cards += 1;
  const body = `2${String(cards * 7).padStart(5, "0")}`;
  return body + checkDigitOf(body, "m10w21-split");
}

const tailOf = (card: string): string => `・${card.slice(-3)}`;

/** Keeps what keys the page gets from here on. */
async function listenToKeys(): Promise<void> {
  await kiosk.look.at(
    "window.gotKeys ??= (addEventListener('keydown', ({ code }) => window.gotKeys.push(code), true), [])",
  );
}

/** Keys that reached the page and can do anything there. */
async function gotKeys(): Promise<readonly string[]> {
  const codes = await kiosk.look.at<string[]>("window.gotKeys");
  return codes.filter((code) => !/^(Shift|CapsLock)/u.test(code));
}

/** What the log says of the next scan. */
async function kindOf(scan: () => Promise<void> | void): Promise<string | undefined> {
  const [line] = await Promise.all([kiosk.waitForEvent("scan"), scan()]);
  return line.kind;
}

beforeAll(async () => {
  backend = await startDemoBackend();
});

afterAll(async () => {
  await kiosk?.stop();
  await backend?.stop();
});

/** Plays input in one go; answers when it is played. */
async function play(...words: readonly string[]): Promise<void> {
  const player = spawn("xdotool", words, { env: kiosk.display.environment, stdio: "ignore" });
  expect(await once(player, "exit")).toEqual([0, null]);
}

describe("a scanner that plays a keyboard", () => {
  beforeAll(async () => {
    kiosk = await startKiosk({ look: "small-client", backend });
    me = person(kiosk, "ja");
  });

  it("loses nothing while the next visit's page is loaded behind the one that is on", async () => {
    // That page comes soon after a visit's beginning, and whatever loads takes the keyboard.
    const codes = Array.from({ length: 36 }, nextCard);
    await play("key", "--delay", "8", ...codes.flatMap((code) => [...code, "Return"]));
    await me.sees(tailOf(codes.at(-1) ?? ""));
    const kinds = kiosk.log().filter(({ event }) => /^scan/u.test(event));
    expect(kinds.map(({ event, kind }) => `${event} ${kind}`)).toEqual(codes.map(() => "scan card"));
    await listenToKeys();
  });

  it.each([
    [2, "Return"],
    [2, null],
    [5, "Tab"],
    [10, "KP_Enter"],
    [40, "Tab"],
    [80, "Return"],
    [100, "KP_Enter"],
    [100, null],
  ] as const)("is read at %i ms a key with %s behind it", async (msPerKey, suffix) => {
    const card = nextCard();
    await kiosk.scan(card, { msPerKey, suffix });
    await me.sees(tailOf(card));
    expect(await gotKeys()).toEqual([]);
  });

  it.each([
    ["letters", (card: string) => `A${card}B`],
    ["small letters", (card: string) => `c${card}d`],
    ["an AIM id", (card: string) => `]F0${card}`],
    ["an AIM id and letters", (card: string) => `]F0A${card}A`],
  ])("is read with %s around its code", async (_, dress) => {
    const card = nextCard();
    expect(await kindOf(() => kiosk.scan(dress(card)))).toBe("card");
    await me.sees(tailOf(card));
  });

  it("is read on a Japanese keyboard layout, and with Caps Lock on", async () => {
    kiosk.display.run("setxkbmap", "jp");
    const card = nextCard();
    expect(await kindOf(() => kiosk.scan(`]F0A${card}A`))).toBe("card");
    await me.sees(tailOf(card));
    kiosk.display.run("setxkbmap", "us");
    kiosk.key("Caps_Lock");
    const next = nextCard();
    expect(await kindOf(() => kiosk.scan(`A${next}A`))).toBe("card");
    kiosk.key("Caps_Lock");
    await me.sees(tailOf(next));
  });

  it("is read behind keys that would open an input method (R38)", async () => {
    kiosk.key("ctrl+shift+u");
    await pause(UNFINISHED_MS + 200); // As a hand: a chord at a scanner's pace is the barcode's own.
    const card = nextCard();
    expect(await kindOf(() => kiosk.scan(card))).toBe("card");
    await me.sees(tailOf(card));
  });

  it.each(["ctrl+r", "ctrl+v", "ctrl+bracketright", "alt+F4", "super+r", "F5", "Escape", "BackSpace", "Up"])(
    "is refused whole when %s stands in its code (R40)",
    async (key) => {
      const card = nextCard();
      const kind = await kindOf(() => kiosk.key(...card.slice(0, 4), key, ...card.slice(4), "Return"));
      expect(kind).toBe("scan-unknown");
      expect(await kiosk.words()).not.toContain(tailOf(card));
    },
  );

  it.each(["ctrl+2", "super+r", "F5"])("is refused whole when %s runs into it (R40)", async (key) => {
    expect(await kindOf(() => kiosk.key(key, ...nextCard(), "Return"))).toBe("scan-unknown");
  });

  it("is told once when it does not stop (R40)", async () => {
    const before = kiosk.log().filter(({ event }) => event === "scan").length;
    expect(await kindOf(() => kiosk.scan("7".repeat(300), { msPerKey: 2 }))).toBe("scan-unknown");
    expect(kiosk.log().filter(({ event }) => event === "scan")).toHaveLength(before + 1);
  });

  it("presses nothing with a second suffix", async () => {
    const card = nextCard();
    expect(await kindOf(() => kiosk.key(...card, "Return", "Return", "Tab"))).toBe("card");
    await me.sees(tailOf(card));
  });

  it("has given the page no key in all this", async () => {
    expect(await gotKeys()).toEqual([]);
  });

  it("is dropped when its code began in the visit before (R42), and is read when it is scanned again", async () => {
    const tail = await kiosk.find(me.say("visit.finish"));
    if (tail === null) throw new Error("the ribbon has no tail");
    const middle = [tail.x + tail.width / 2, tail.y + tail.height / 2].map((at) => String(Math.round(at)));
    const card = nextCard();
    const from = kiosk.log().length;
    const dropped = kiosk.waitForEvent("scan-dropped");
    const begins = ["mousemove", ...middle, "key", ...card.slice(0, 3), "click", "1"];
    // Longer than the reset of a busy machine, shorter than a code may be unfinished (UNFINISHED_MS).
    await play(...begins, "sleep", "1", "key", ...card.slice(3), "Return");
    expect((await dropped).kind).toBe("other-visit");
    const events = kiosk.log().slice(from);
    expect(events.map(({ event }) => event)).toContain("visit-reset");
    expect(events.map(({ event }) => event)).not.toContain("visit-began");
    await kiosk.scan(card);
    await me.sees(tailOf(card));
  });

  it("leaves no number in the log (R60)", () => {
    // The line of the start names the build and the settings by their fingerprints.
    const lines = kiosk.log().filter(({ event }) => event !== "running");
    expect(lines.length).toBeGreaterThan(0);
    expect(JSON.stringify(lines.map(({ at: _, ...line }) => line))).not.toMatch(/\d{6}/u);
  });
});

describe("a serial scanner", () => {
  const folder = mkdtempSync(join(tmpdir(), "shiori-serial-"));
  const path = join(folder, "scanner");
  const lock = "\x16M\rMNUENA0!";
  let scanner: SerialScanner;

  beforeAll(async () => {
    await kiosk?.stop();
    const serial = { source: "serial", serialPath: path, serialLock: String.raw`\x16M\rMNUENA0!` } as const;
    kiosk = await startKiosk({ look: "small-client", backend, settings: { scanner: serial } });
    me = person(kiosk, "ja");
  });

  afterAll(async () => {
    await scanner?.unplug();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Plugs it in, and waits until the kiosk has locked it (R41). */
  async function plugIn(early = ""): Promise<void> {
    const back = kiosk.waitForEvent("scanner-back");
    scanner = await plugInScanner(path, early);
    await back;
    await expect.poll(scanner.received).toBe(lock);
    const locked = kiosk.waitForEvent("scanner-lock");
    scanner.send("MNUENA0\x06!");
    expect((await locked).kind).toBe("accepted");
  }

  it("is awaited when it is not there", async () => {
    await expect
      .poll(() => kiosk.log().filter(({ event }) => event === "scanner-away"))
      .toMatchObject([{ kind: "absent" }]);
    await me.sees("本をさがす。");
  });

  it("gets the lock command when it comes, over the addon that the package brings (R41)", async () => {
    await plugIn(`${nextCard()}\r`);
    expect(readFileSync(`/proc/${kiosk.process.pid}/maps`, "utf8")).toMatch(/bindings-cpp.*\.node/u);
    // Data sent before the port was open belongs to no visit (R42).
    expect(kiosk.log().filter(({ event }) => /^(scan|scan-dropped|visit-began)$/u.test(event))).toEqual([]);
  });

  it("is read, in pieces and several codes at once", async () => {
    const card = nextCard();
    scanner.send(`A${card.slice(0, 4)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
    scanner.send(`${card.slice(4)}A\r\n`);
    await me.sees(tailOf(card));
    const [first, second] = [nextCard(), nextCard()];
    const before = kiosk.log().filter(({ event }) => event === "scan").length;
    scanner.send(`${first}\r]F0${second}\r${first}\x1d\r`);
    await me.sees(tailOf(second));
    const kinds = () =>
      kiosk
        .log()
        .filter(({ event }) => event === "scan")
        .slice(before);
    await expect.poll(() => kinds().map(({ kind }) => kind)).toEqual(["card", "card", "scan-unknown"]);
  });

  it("leaves nothing to a scanner that plays a keyboard (R39)", async () => {
    await listenToKeys();
    const from = kiosk.log().length;
    const typed = nextCard();
    await kiosk.scan(typed);
    const card = nextCard();
    scanner.send(`${card}\r`);
    await me.sees(tailOf(card));
    expect(
      kiosk
        .log()
        .slice(from)
        .filter(({ event }) => event === "scan"),
    ).toHaveLength(1);
    // Enter may come from a keypad and reaches the page; the digits do not.
    expect(await gotKeys()).toEqual(["Enter"]);
  });

  it("comes back when it was pulled out, is locked again, and finishes no code it had begun", async () => {
    const card = nextCard();
    const lost = kiosk.waitForEvent("scanner-away");
    scanner.send(card.slice(0, 3));
    await new Promise((resolve) => setTimeout(resolve, 50));
    await scanner.unplug();
    expect((await lost).kind).toBe("lost");
    await plugIn();
    expect(await kindOf(() => scanner.send(`${card.slice(3)}\r`))).toBe("scan-partial");
    expect(await kindOf(() => scanner.send(`${card}\r`))).toBe("card");
    await me.sees(tailOf(card));
  });

  it.each([0, 5, 15, 40, 80])(
    "at the moment of logout (%i ms) belongs to one visit only (R42)",
    async (wait) => {
      const old = nextCard();
      scanner.send(`${old}\r`);
      await me.sees(tailOf(old));
      const card = nextCard();
      const from = kiosk.log().length;
      const reset = kiosk.waitForEvent("visit-reset");
      await me.press(me.say("visit.finish"));
      await new Promise((resolve) => setTimeout(resolve, wait));
      scanner.send(`${card}\r`);
      await reset;
      const lines = await linesOfScanAtEnd(kiosk, from);
      const began = lines.find(({ event }) => event === "visit-began");
      if (began === undefined) await me.sees(/終わりました|本をさがす。/u);
      else {
        expect(began.visit).not.toBe((await reset).visit);
        await me.sees(tailOf(card));
      }
      expect(await kiosk.words()).not.toContain(tailOf(old));
    },
  );
});
