import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureElectron } from "./electron-runtime.mjs";
import { fingerprintOf, MADE_FROM, NAMES, pageOf, SHAPES } from "./pictures/pages.ts";
import { capture } from "./shared/commands.ts";
import { openDisplay } from "./shared/display.ts";
import { openFamily } from "./shared/family.ts";
import { at } from "./shared/place.ts";

// Makes the still pictures that lie behind the kiosk (packaging/root/opt/shiori/os/pictures) from the product's own
// styles and words, and is run by people when those change:  npm run pictures. Needs ImageMagick.

const TARGET = at("packaging/root/opt/shiori/os/pictures");
/** What a picture in the repository may weigh, in bytes. */
const HEAVIEST = 200_000;

const folder = mkdtempSync(join(tmpdir(), "shiori-pictures-"));
const family = openFamily();

async function run(argv: readonly string[], env: Record<string, string> = {}): Promise<void> {
  const { code, output } = await capture(argv, env);
  if (code !== 0) throw new Error(`${argv[0]} failed.\n${output}`);
}

async function make(): Promise<void> {
  const electron = await ensureElectron();
  const jobs = NAMES.flatMap((name) => {
    const page = join(folder, `${name}.html`);
    writeFileSync(page, pageOf(name));
    return Object.entries(SHAPES).map(([shape, size]) => ({
      page,
      file: join(folder, `${name}-${shape}.png`),
      ...size,
    }));
  });
  const list = join(folder, "jobs.json");
  writeFileSync(list, JSON.stringify(jobs));
  const display = await openDisplay(family, 1920, 1920);
  const root = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const profile = `--user-data-dir=${join(folder, "profile")}`;
  await run([electron.path, ...root, profile, at("tools/pictures/camera.mjs"), list], { DISPLAY: display });
  mkdirSync(TARGET, { recursive: true });
  for (const { file } of jobs) {
    const target = join(TARGET, file.slice(folder.length + 1));
    // Ink, paper and what lies between: a palette is enough, and a tenth of the weight.
    await run([
      "convert",
      file,
      "-strip",
      "-alpha",
      "off",
      "-dither",
      "None",
      "-colors",
      "128",
      `PNG8:${target}`,
    ]);
    const { size } = statSync(target);
    if (size > HEAVIEST) throw new Error(`${target} has ${size} bytes, ${HEAVIEST} at most.`);
    process.stdout.write(`${target.slice(at().length + 1)}  ${Math.round(size / 1000)} kB\n`);
  }
  const made = Object.fromEntries(NAMES.map((name) => [name, fingerprintOf(name)]));
  writeFileSync(MADE_FROM, `${JSON.stringify(made, null, 2)}\n`);
}

try {
  await make();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  await family.end();
  rmSync(folder, { recursive: true, force: true });
}
