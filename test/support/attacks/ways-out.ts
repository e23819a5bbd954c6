import { describe, expect, it } from "vitest";
import { isAlive, liveRenderer } from "../kiosk/processes.ts";
import type { Attacked } from "./attacked-kiosk.ts";
import { afterReset, provoke, windowsOf } from "./attempts.ts";

/** A document that is not ours is noticed as such (R16). By its missed beats alone (R17) it is replaced after 5.5 seconds. */
const NOTICED_MS = 4500;

/**
 * A page that leaves, closes or dies, and a window that is asked to close (R1, R2, R16, R83), as tests of the suite that
 * calls this.
 */
export function waysOut(current: () => Attacked): void {
  const windows = (): string[] => windowsOf(current());
  /** How each trouble of a page was seen; `silent`: by its missed beats alone, seconds later. */
  const troubles = (): (string | undefined)[] =>
    current()
      .log()
      .filter(({ event }) => event === "page-trouble")
      .map(({ kind }) => kind);

  describe("ways out", () => {
    it.each(["about:blank", "about:blank#x", "about:srcdoc"])("%s is replaced (R16)", async (address) => {
      const before = await current().look.at("performance.timeOrigin");
      const told = troubles().length;
      let left = Date.now();
      const {
        reason,
        at,
        ms = 0,
      } = await afterReset(current(), async () => {
        left = await provoke(current(), `location = ${JSON.stringify(address)}`);
      });
      // By the kiosk's own clock, for this process may be late itself; the reset's own time is the machine's.
      expect(Date.parse(at) - ms - left).toBeLessThan(NOTICED_MS);
      expect(reason).toBe("crash");
      expect(await current().look.at("performance.timeOrigin")).not.toBe(before);
      expect(await current().look.at("location.href")).toMatch(/^kiosk:\/\/app\//u);
      expect(troubles().slice(told)).toEqual(["foreign"]);
    });

    it.each([
      ["itself", "window.close()"],
      [
        "itself, by another window's hand",
        "const f = document.createElement('iframe'); document.body.append(f); f.contentWindow.close.call(window)",
      ],
    ])("a page that closes %s leaves the window up (R1)", async (_what, code) => {
      const [window] = windows();
      const seen = new Set<string>();
      const told = troubles().length;
      const reset = afterReset(current(), () => provoke(current(), code));
      let over = false;
      const end = (): void => {
        over = true;
      };
      void reset.then(end, end);
      while (!over) {
        seen.add(windows().join("\n"));
        await new Promise((resolve) => setTimeout(resolve, 30));
      }
      expect((await reset).reason).toBe("crash");
      expect(troubles().slice(told)).toEqual(["closed"]);
      expect([...seen]).toEqual([window]);
      expect(await current().words()).not.toBe("");
    });

    it("a dead renderer is replaced (R83)", async () => {
      const victim = await liveRenderer(current());
      await afterReset(current(), () => process.kill(victim, "SIGKILL"));
      expect(isAlive(victim)).toBe(false);
      expect(await current().words()).not.toBe("");
    });

    it("the window manager cannot close it (R2)", async () => {
      const before = windows();
      for (let tries = 0; tries < 5; tries += 1) current().display.run("wmctrl", "-c", "Shiori");
      current().key(...Array.from({ length: 20 }, () => "alt+F4"));
      expect(await current().look.at("1 + 1")).toBe(2);
      expect(windows()).toEqual(before);
    });
  });
}
