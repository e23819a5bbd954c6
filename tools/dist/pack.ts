import { chmodSync, existsSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { capture, tool } from "../shared/commands.ts";
import { settleModes } from "./copy.ts";
import { fuseProblems } from "./fuses.ts";
import { DistProblem, type Runtime } from "./runtime.ts";
import { DIST } from "./stage.ts";

/** electron-builder's output. */
const PACKED = join(DIST, "packed");

/** Runs electron-builder on the staged app, checks the fuses of the result, and moves it to `target`. */
export async function packProgram(runtime: Runtime, target: string): Promise<void> {
  rmSync(PACKED, { recursive: true, force: true });
  const { code, output } = await capture(
    tool(
      "electron-builder/cli.js",
      "--linux",
      "dir",
      "--x64",
      "--publish=never",
      `-c.electronVersion=${runtime.version}`,
      `-c.electronDist=${runtime.folder}`,
    ),
    // Hard links would flip the fuses of the shared Electron.
    { USE_HARD_LINKS: "false", ELECTRON_BUILDER_OFFLINE: "true" },
  );
  if (code !== 0) throw new DistProblem(`electron-builder failed.\n${output}`);
  const unpacked = join(PACKED, "linux-unpacked");
  const problems = await fuseProblems(join(unpacked, "shiori"));
  if (problems.length > 0)
    throw new DistProblem(`The fuses are not as R95 requires: ${problems.join("; ")}.`);
  if (!existsSync(join(unpacked, "resources/app.asar"))) throw new DistProblem("There is no app.asar.");
  rmSync(target, { recursive: true, force: true });
  renameSync(unpacked, target);
  settleModes(target);
  // Not set-uid: the kiosk's unit may not become root, and the sandbox uses user namespaces.
  chmodSync(join(target, "chrome-sandbox"), 0o755);
}
