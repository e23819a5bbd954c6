import { mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { readLock } from "./dist/closure.ts";
import { copyInto, OWNER_ONLY, settleModes } from "./dist/copy.ts";
import { copySystemFiles, makeDeb, makeTar } from "./dist/deb.ts";
import { bundledLicences, licenceDocument } from "./dist/licences.ts";
import { packProgram } from "./dist/pack.ts";
import { DistProblem, prepareRuntime } from "./dist/runtime.ts";
import { DIST, readAbout, stageApp, stageService } from "./dist/stage.ts";
import { withLock } from "./setup/lock.mjs";
import { capture } from "./shared/commands.ts";
import { at } from "./shared/place.ts";

/** Time of the sources in seconds since 1970, for reproducible packages. */
async function epochOf(): Promise<number> {
  const given = process.env["SOURCE_DATE_EPOCH"];
  if (given !== undefined) return Number(given);
  const { code, output } = await capture(["git", "log", "-1", "--format=%ct"]);
  return code === 0 ? Number(output.trim()) : 0;
}

/** Documents installed on the machine, for administrators. */
function copyDocuments(tree: string): void {
  const folder = join(tree, "usr/share/doc/shiori");
  copyInto(at("docs/install.md"), join(folder, "install.md"));
  copyInto(at("packaging/debian/copyright"), join(folder, "copyright"));
  copyInto(at("docs/running-the-backend.md"), join(folder, "running-the-backend.md"));
  copyInto(at("docs/backup.md"), join(folder, "backup.md"));
  copyInto(at("docs/samples"), join(folder, "samples"));
}

async function dist(standInAllowed: boolean, tar: boolean): Promise<void> {
  const started = performance.now();
  const say = (what: string): void => {
    process.stdout.write(`${((performance.now() - started) / 1000).toFixed(1).padStart(6)} s  ${what}\n`);
  };
  const about = readAbout();
  const lock = readLock();
  mkdirSync(DIST, { recursive: true });
  const runtime = await prepareRuntime(join(DIST, "electron"), standInAllowed, new Date());
  say(`Electron ${runtime.version}${runtime.standIn ? ", the stand-in" : ""}`);
  await stageApp(about, lock);
  say("release build");
  // "~" sorts before the release, so that the real package upgrades a test package.
  const version = runtime.standIn ? `${about.version}~standin` : about.version;
  const tree = join(DIST, `shiori-${version}-linux-x64`);
  rmSync(tree, { recursive: true, force: true });
  mkdirSync(join(tree, "opt"), { recursive: true });
  await packProgram(runtime, join(tree, "opt/shiori"));
  writeFileSync(join(tree, "opt/shiori/LICENSES.packages.txt"), licenceDocument(bundledLicences(lock)));
  say("packed, fuses read back");
  copySystemFiles(tree);
  copyDocuments(tree);
  stageService(about, lock, join(tree, "opt/shiori/service"));
  settleModes(tree, OWNER_ONLY);
  say("system files and backend");
  const epoch = await epochOf();
  const deb = join(DIST, `shiori_${version}_amd64.deb`);
  const archive = `${tree}.tar.gz`;
  await Promise.all([makeDeb(tree, deb, version, epoch), tar ? makeTar(tree, archive, epoch) : undefined]);
  for (const file of [deb, ...(tar ? [archive] : [])]) {
    say(`${file.slice(at().length + 1)}  ${Math.round(statSync(file).size / 1e6)} MB`);
  }
  say(`${tree.slice(at().length + 1)}/`);
}

try {
  const flag = { type: "boolean", default: false } as const;
  const { values } = parseArgs({
    options: { "stand-in": flag, "no-tar": flag },
  });
  await withLock(`${DIST}.lock`, () => dist(values["stand-in"], !values["no-tar"]));
} catch (error) {
  if (!(error instanceof DistProblem) && !(error instanceof TypeError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
