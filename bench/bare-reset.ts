import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { startDisplay } from "#test/support/kiosk/display.ts";
import { electronExecutable } from "#test/support/kiosk/launch.ts";

const BARE = join(import.meta.dirname, "bare-reset");
const LIMIT_MS = 120_000;
const run = promisify(execFile);

/**
 * Milliseconds of a minimal reset: an old page's process ends, its partition is cleared, and a waiting static page is painted.
 * The difference is the kiosk's own cost.
 * @param rounds resets to measure, each about half a second.
 */
export async function bareResets(rounds: number): Promise<readonly number[]> {
  const display = await startDisplay(1080, 1920);
  const profile = mkdtempSync(join(tmpdir(), "shiori-bare-"));
  try {
    const words = [BARE, "--no-sandbox", `--user-data-dir=${profile}`, `--rounds=${rounds}`];
    const { stdout } = await run(electronExecutable(), words, {
      env: display.environment,
      timeout: LIMIT_MS,
    });
    return JSON.parse(stdout) as readonly number[];
  } finally {
    await display.stop();
    rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
  }
}
