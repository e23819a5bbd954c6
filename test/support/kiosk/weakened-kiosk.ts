import { cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { build } from "../../../tools/build.ts";
import { capture, tool } from "../../../tools/shared/commands.ts";
import type { RemovalName } from "./reset-removals.ts";

const ROOT = join(import.meta.dirname, "../../..");
const CONFIG = join(import.meta.dirname, "weakened-kiosk.config.ts");

/** Builds the kiosk without a part of its reset; answers the program's folder. Throws when the part is not there. */
export async function buildWeakenedKiosk(name: RemovalName): Promise<string> {
  await build();
  const folder = join(ROOT, "out", "broken", name);
  mkdirSync(folder, { recursive: true });
  for (const part of ["package.json", "out/preload", "out/renderer"])
    cpSync(join(ROOT, part), join(folder, part), { recursive: true });
  const words = tool("electron-vite/bin/electron-vite.js", "build", "--config", CONFIG, "--logLevel", "warn");
  const { code, output } = await capture(words, { SHIORI_WITHOUT: name, SHIORI_WITHOUT_FOLDER: folder });
  if (code !== 0) throw new Error(`The build without ${name} failed.\n${output}`);
  return folder;
}
