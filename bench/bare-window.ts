import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { endChild, startDisplay } from "#test/support/kiosk/display.ts";
import { electronExecutable } from "#test/support/kiosk/launch.ts";
import { lookAt } from "#test/support/kiosk/page-debugger.ts";
import { debugPage } from "./debugger.ts";
import { hand } from "./hand.ts";
import { watchFor } from "./painted.ts";
import { isBarePage } from "./start.ts";

/** Longer than the press guard's quiet time after a screen change. */
export const BETWEEN_MS = 420;
const BARE = join(import.meta.dirname, "bare");

/** Milliseconds from input to the frame, and of processor time for a fixed piece of work. */
export interface Yardsticks {
  readonly click: readonly number[];
  readonly key: readonly number[];
  readonly work: readonly number[];
}

/** A third of a screen's script, style and layout. A touch in a bare window is mostly waiting and does not show a slow processor. */
const FIXED_WORK = `(() => {
  const list = document.createElement("ol");
  for (let at = 0; at < 60; at += 1) {
    const item = document.createElement("li");
    item.style.cssText = "display: flex; gap: 8px; padding: 4px";
    for (const word of ["title", "author", "due", String(at)]) item.append(Object.assign(document.createElement("b"), { textContent: word }));
    list.append(item);
  }
  document.body.append(list);
  const height = list.offsetHeight;
  list.remove();
  return height;
})()`;

/**
 * The same hand on a bare window: a touch or a key to the next picture.
 * @param slower how many times slower the window's processor is made.
 */
export async function bareYardsticks(rounds: number, slower = 1): Promise<Yardsticks> {
  const display = await startDisplay(1080, 1920);
  const profile = mkdtempSync(join(tmpdir(), "shiori-bare-"));
  const words = [BARE, "--no-sandbox", `--user-data-dir=${profile}`, "--remote-debugging-port=0"];
  const child = spawn(electronExecutable(), words, {
    env: display.environment,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const fingers = hand(display.environment);
  try {
    const [text] = (await once(child.stderr, "data")) as [Buffer];
    const port = /127\.0\.0\.1:(\d+)\//u.exec(String(text))?.[1] ?? (await nextPort(child));
    const look = lookAt(Number(port), isBarePage);
    const debug = slower === 1 ? null : await debugPage(Number(port), isBarePage);
    await debug?.throttle(slower);
    fingers.point(500, 900);
    await fingers.touch();
    await pause(BETWEEN_MS);
    const count = async () => Number(await look.at<string>("document.querySelector('button').textContent"));
    const measure = async (action: () => number | Promise<number>) => {
      const next = (await count()) + 1;
      const watch = await watchFor(look, new RegExp(`(^|\\D)${next}(\\D|$)`, "u"));
      const ms = await watch.since(await action());
      await pause(BETWEEN_MS);
      return ms;
    };
    const click: number[] = [];
    const key: number[] = [];
    const work: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      click.push(await measure(fingers.touch));
      key.push(await measure(() => fingers.key("Return")));
    }
    const meter = debug ?? (await debugPage(Number(port), isBarePage));
    for (let round = 0; round < rounds; round += 1) {
      const before = await meter.work();
      await meter.at(FIXED_WORK);
      work.push((await meter.work()).all - before.all);
    }
    meter.close();
    look.close();
    return { click, key, work };
  } finally {
    await fingers.done();
    await endChild(child);
    await display.stop();
    rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function nextPort(child: ReturnType<typeof spawn>): Promise<string> {
  for await (const text of child.stderr ?? []) {
    const port = /127\.0\.0\.1:(\d+)\//u.exec(String(text))?.[1];
    if (port !== undefined) return port;
  }
  throw new Error("the bare window did not start");
}
