import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DemoBackend, startDemoBackend } from "#test/support/demo/demo-backend.ts";
import { demoPatron } from "#test/support/demo/demo-people.ts";
import { type Kiosk, startKiosk } from "#test/support/kiosk/kiosk.ts";
import type { Rect } from "#test/support/kiosk/page-debugger.ts";

const ROOT = join(import.meta.dirname, "../..");
const CARDS = join(ROOT, "assets/demo/patrons.json");
const LAPTOP = { width: 1366, height: 768 } as const;
const DESIGN = { width: 1080, height: 1920 } as const;

let backend: DemoBackend;
beforeAll(async () => {
  backend = await startDemoBackend();
});
afterAll(() => backend?.stop());

describe("the window of npm start on a laptop", () => {
  let kiosk: Kiosk;
  beforeAll(async () => {
    kiosk = await startKiosk({
      backend,
      size: LAPTOP,
      // Its windows have frames and titles, as a laptop's have.
      windowManager: "hostile",
      // The card that opens a visit ends it a moment later.
      settings: { kiosk: { locked: false, keyboard: true, ...DESIGN }, scanner: { repeatMs: 0 } },
      arguments: [`--dock=${CARDS}`],
    });
  });
  afterAll(() => kiosk?.stop());

  /** Asks the dock's page. */
  async function dock<T>(expression: string): Promise<T> {
    const all = await kiosk.look.everywhere<T>(`location.host === "dock" ? ${expression} : null`);
    const found = all.find(({ value }) => value !== null);
    if (found === undefined) throw new Error("there is no dock");
    return found.value;
  }

  /** Inside of the window, on the screen. */
  function inside(): Rect {
    // xdotool counts the frame twice.
    const told = kiosk.display.run("xwininfo", "-name", "Shiori");
    const figure = (name: string): number =>
      Number(new RegExp(`${name}:\\s+(-?\\d+)$`, "mu").exec(told)?.[1]);
    return {
      x: figure("Absolute upper-left X"),
      y: figure("Absolute upper-left Y"),
      width: figure("Width"),
      height: figure("Height"),
    };
  }

  const dockWidth = (): Promise<number> => dock<number>("innerWidth");

  /** Presses a button of the dock where it is on the screen. */
  async function pressDock(selector: string): Promise<void> {
    const rect = await dock<Rect>(`document.querySelector('${selector}').getBoundingClientRect().toJSON()`);
    const { x, y, width } = inside();
    const left = x + width - (await dockWidth());
    kiosk.tapAt(left + rect.x + rect.width / 2, y + rect.y + rect.height / 2);
  }

  /** Touches a control of the page where it is on the screen. */
  async function touch(name: string): Promise<void> {
    await expect.poll(() => kiosk.find(name)).not.toBeNull();
    const rect = (await kiosk.find(name)) as Rect;
    const { x, y, width } = inside();
    const scale = (width - (await dockWidth())) / DESIGN.width;
    kiosk.tapAt(x + (rect.x + rect.width / 2) * scale, y + (rect.y + rect.height / 2) * scale);
  }

  const typed = (): Promise<string> => kiosk.look.at<string>("document.activeElement.value ?? ''");

  it("shows the upright screen of a terminal, whole, with its dock beside it", async () => {
    const page = await kiosk.look.at("[innerWidth, innerHeight]");
    expect(page).toEqual([DESIGN.width, DESIGN.height]);
    await expect.poll(() => inside().height).toBeLessThan(LAPTOP.height);
    const { x, y, width, height } = inside();
    expect(x + width).toBeLessThanOrEqual(LAPTOP.width);
    expect(y + height).toBeLessThanOrEqual(LAPTOP.height);
    expect((width - (await dockWidth())) / height).toBeCloseTo(DESIGN.width / DESIGN.height, 1);
    // Every card is seen without scrolling.
    expect(await dock("document.documentElement.scrollHeight <= innerHeight")).toBe(true);
    expect(await dock("document.querySelectorAll('.card').length")).toBeGreaterThanOrEqual(15);
  });

  it("signs a patron in by the dock, and the page of the next visit is as large", async () => {
    const { card } = demoPatron("ordinary");
    await pressDock(`[data-scan="${card}"]`);
    await kiosk.waitFor("パスワードを入力してください");
    await pressDock(`[data-scan="${card}"] + [data-type]`);
    await expect.poll(typed).toBe(demoPatron("ordinary").password);
    // A button that has just appeared takes no touch yet: a person touches it again.
    await expect
      .poll(
        async () => {
          if ((await kiosk.find("次へ")) !== null) await touch("次へ");
          return kiosk.words();
        },
        { interval: 1000 },
      )
      .toContain("何をしますか");
    const reset = kiosk.waitForEvent("visit-reset");
    await pressDock('[data-action="end"]');
    await reset;
    expect(await kiosk.look.at("[innerWidth, innerHeight]")).toEqual([DESIGN.width, DESIGN.height]);
  });

  it("lets the keyboard type into the field, after a press in the dock too, and still reads a scanner's burst", async () => {
    const { card, password } = demoPatron("ordinary");
    await pressDock(`[data-scan="${card}"]`);
    await kiosk.waitFor("パスワードを入力してください");
    kiosk.type(password);
    await expect.poll(typed).toBe(password);
    kiosk.key("Return");
    await kiosk.waitFor("何をしますか");
    const ownCard = () => kiosk.log().filter(({ reason }) => reason === "own-card").length;
    // A busy machine stretches a burst until it is as slow as typing: then it is scanned again.
    await expect
      .poll(
        async () => {
          if (ownCard() === 0) await kiosk.scan(card);
          return ownCard();
        },
        { interval: 2000 },
      )
      .toBe(1);
    expect(kiosk.log().filter(({ kind }) => kind === "scan-unknown")).toEqual([]);
  });

  it("shows the terminal out of order, closed and to its staff, and back again", async () => {
    await kiosk.waitFor("カードなしで");
    const pressed = (action: string) =>
      dock(`document.querySelector('[data-action="${action}"]').ariaPressed`);
    for (const [action, words] of [
      ["out-of-order", "使えません"],
      ["closed", "閉館"],
    ] as const) {
      await pressDock(`[data-action="${action}"]`);
      await kiosk.waitFor(words);
      await expect.poll(() => pressed(action)).toBe("true");
      await pressDock(`[data-action="${action}"]`);
      await kiosk.waitFor("カードなしで");
    }
    await pressDock('[data-action="staff"]');
    await kiosk.waitFor("職員のログインが設定されていません");
    await pressDock('[data-action="end"]');
    await kiosk.waitFor("カードなしで");
  });
});
