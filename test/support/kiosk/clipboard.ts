import { execFile, spawn } from "node:child_process";
import { promisify } from "node:util";
import type { Attacked } from "../attacks/attacked-kiosk.ts";

/** The two X selections that outlive a page: what Ctrl+V pastes, and what the middle button pastes. */
export const SELECTIONS = ["clipboard", "primary"] as const;
export type Selection = (typeof SELECTIONS)[number];

const run = promisify(execFile);
const PASTE_MS = 2000;

/** What somebody could paste now; nothing to paste is "". Asked beside us: an owner that hangs must not hang us. */
export async function paste(display: Attacked["display"], selection: Selection): Promise<string> {
  try {
    const options = { env: display.environment, timeout: PASTE_MS };
    const [program, ...words] = display.argv("xclip", "-selection", selection, "-o");
    return (await run(program, words, options)).stdout;
  } catch (error) {
    // xclip fails with 1 when the selection has no owner or no text: that is nothing to paste.
    if (error instanceof Error && "code" in error && error.code === 1) return "";
    throw error;
  }
}

/** A copy takes a few milliseconds; one that takes longer than this has failed. */
const COPY_MS = 5000;
const LOOK_MS = 20;

/** Puts text into a selection, as a copy somewhere on the machine would. */
export async function copy(display: Attacked["display"], selection: Selection, text: string): Promise<void> {
  const [program, ...words] = display.argv("xclip", "-selection", selection, "-quiet");
  const owner = spawn(program, words, {
    env: display.environment,
    stdio: ["pipe", "ignore", "ignore"],
  });
  owner.stdin.end(text);
  for (const end = Date.now() + COPY_MS; (await paste(display, selection)) !== text; ) {
    if (Date.now() > end) throw new Error(`nothing was copied to ${selection}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}
