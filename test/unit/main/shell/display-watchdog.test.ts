import { describe, expect, it } from "vitest";
import { HEARTBEAT_INTERVAL_MS } from "#main/app/supervisor-heartbeat.ts";
import { createDisplayWatchdog, FRAME_TIMEOUT_MS } from "#main/shell/display-watchdog.ts";

/** A screen whose pages draw as the test wants. */
function screen() {
  let now = 0;
  let page: string | null = "first";
  let how: "draws" | "stalls" | "fails" = "draws";
  let asleep = false;
  const asked: string[] = [];
  const watchdog = createDisplayWatchdog<string>({
    clock: () => now,
    live: () => page,
    asleep: () => asleep,
    async drawn(one) {
      asked.push(one);
      if (how === "stalls") await new Promise(() => undefined);
      if (how === "fails") throw new Error("the page went away");
    },
  });
  return {
    asked,
    shows: (next: string | null) => {
      page = next;
    },
    now: (next: typeof how) => {
      how = next;
    },
    sleeps: (does: boolean) => {
      asleep = does;
    },
    /** Looks as the heart does, every 2 s, for so long; answers what each look said. */
    async look(milliseconds: number): Promise<boolean[]> {
      const answers: boolean[] = [];
      for (const end = now + milliseconds; now < end; ) {
        now += HEARTBEAT_INTERVAL_MS;
        answers.push(watchdog.isDisplaying());
        // The page's answer comes between two looks.
        await new Promise((resolve) => setImmediate(resolve));
      }
      return answers;
    },
    async standStill(milliseconds: number): Promise<boolean> {
      now += milliseconds;
      return watchdog.isDisplaying();
    },
  };
}

describe("what people can see (R92)", () => {
  it("is nothing until the first picture is drawn", async () => {
    const s = screen();
    s.now("stalls");
    expect(await s.look(20_000)).toEqual(Array(10).fill(false));
    s.now("draws");
    expect((await s.look(10_000)).at(-1)).toBe(true);
  });

  it("ends when a page that lives draws no more, after the time a hanging page and its reset may take", async () => {
    const s = screen();
    await s.look(20_000);
    s.now("stalls");
    expect(await s.look(FRAME_TIMEOUT_MS)).toEqual(
      Array(FRAME_TIMEOUT_MS / HEARTBEAT_INTERVAL_MS).fill(true),
    );
    expect(await s.look(10_000)).toEqual(Array(5).fill(false));
  });

  it("ends when there is no page, or none that can be asked", async () => {
    const s = screen();
    await s.look(4000);
    s.shows(null);
    expect((await s.look(FRAME_TIMEOUT_MS + 4000)).at(-1)).toBe(false);
    s.shows("second");
    s.now("fails");
    expect((await s.look(4000)).at(-1)).toBe(false);
    s.now("draws");
    expect((await s.look(4000)).at(-1)).toBe(true);
  });

  it("goes on through a reset: the next page is asked, however the old one hangs", async () => {
    const s = screen();
    await s.look(4000);
    s.now("stalls");
    await s.look(4000);
    s.shows(null);
    await s.look(2000);
    s.shows("second");
    s.now("draws");
    expect((await s.look(20_000)).includes(false)).toBe(false);
    expect(s.asked.at(-1)).toBe("second");
  });

  it("does not pile up questions to a page that hangs", async () => {
    const s = screen();
    s.now("stalls");
    await s.look(40_000);
    expect(s.asked.length).toBeLessThanOrEqual(10);
  });

  it("counts neither a machine that stood still nor a panel that sleeps", async () => {
    const s = screen();
    await s.look(4000);
    expect(await s.standStill(3_600_000)).toBe(true);
    s.now("stalls");
    s.sleeps(true);
    expect((await s.look(60_000)).includes(false)).toBe(false);
    s.sleeps(false);
    expect((await s.look(FRAME_TIMEOUT_MS + 4000)).at(-1)).toBe(false);
  });
});
