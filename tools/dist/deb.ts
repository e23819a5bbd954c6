import { createHash } from "node:crypto";
import {
  chmodSync,
  cpSync,
  globSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { capture } from "../shared/commands.ts";
import { at } from "../shared/place.ts";
import { DistProblem } from "./runtime.ts";

/** Scripts of the package manager; each must be able to run twice. */
const SCRIPTS = ["postinst", "prerm", "postrm"] as const;

/** All files of a tree, by their paths in it, sorted; symbolic links are none. */
function filesOf(root: string): string[] {
  return globSync("**/*", { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
}

/** The text of DEBIAN/control. `kilobytes`: what the package takes on the disk. */
export function controlText(version: string, kilobytes: number): string {
  const text = readFileSync(at("packaging/debian/control"), "utf8");
  return text.replace("@VERSION@", version).replace("@SIZE@", String(kilobytes));
}

/** Every file below /etc is the administrator's once it is there: dpkg asks before it overwrites one. */
export function conffiles(files: readonly string[]): string[] {
  return files.filter((file) => file.startsWith("etc/")).map((file) => `/${file}`);
}

function writeControl(root: string, version: string): void {
  const files = filesOf(root);
  const bytes = files.reduce((sum, file) => sum + statSync(join(root, file)).size, 0);
  const sums = files
    .filter((file) => !file.startsWith("etc/"))
    .map(
      (file) =>
        `${createHash("md5")
          .update(readFileSync(join(root, file)))
          .digest("hex")}  ${file}\n`,
    );
  const debian = join(root, "DEBIAN");
  mkdirSync(debian, { recursive: true });
  chmodSync(debian, 0o755);
  const write = (name: string, text: string, mode: number): void => {
    writeFileSync(join(debian, name), text);
    chmodSync(join(debian, name), mode);
  };
  write("control", controlText(version, Math.ceil(bytes / 1024)), 0o644);
  write("conffiles", conffiles(files).join("\n").concat("\n"), 0o644);
  write("md5sums", sums.join(""), 0o644);
  for (const script of SCRIPTS) write(script, readFileSync(at("packaging/debian", script), "utf8"), 0o755);
}

async function run(argv: readonly string[], epoch: number): Promise<void> {
  const { code, output } = await capture(argv, { SOURCE_DATE_EPOCH: String(epoch), LC_ALL: "C" });
  if (code !== 0) throw new DistProblem(`${argv[0]} failed.\n${output}`);
}

/**
 * Makes the Debian package of a tree that lies as it will lie on the machine. Same tree and epoch (seconds since
 * 1970, the time of every file that is newer), same bytes.
 */
export async function makeDeb(tree: string, file: string, version: string, epoch: number): Promise<void> {
  const root = `${tree}.deb-root`;
  rmSync(root, { recursive: true, force: true });
  // Only the names are doubled: a second copy of half a gigabyte would take longer than the packing.
  await run(["cp", "-al", tree, root], epoch);
  try {
    writeControl(root, version);
    rmSync(file, { force: true });
    // zstd -3: 1.3 s where xz takes a minute; every dpkg since Debian 12 reads it.
    await run(["dpkg-deb", "--root-owner-group", "-Zzstd", "-z3", "--build", root, file], epoch);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Makes a tar.gz of the same tree, root-owned, for machines without dpkg. */
export async function makeTar(tree: string, file: string, epoch: number): Promise<void> {
  const name = tree.slice(tree.lastIndexOf("/") + 1);
  rmSync(file, { force: true });
  const owner = ["--owner=0", "--group=0", "--numeric-owner"];
  const same = ["--sort=name", "--format=gnu", `--mtime=@${epoch}`];
  const argv = ["tar", "-C", join(tree, ".."), ...same, ...owner, "-I", "gzip -n -3", "-cf", file, name];
  await run(argv, epoch);
}

/** Symbolic links of the package, by where they lie. Made here: a checkout of the sources may not be able to hold links. */
export const LINKS: Readonly<Record<string, string>> = {
  "usr/bin/shiori-backend": "/opt/shiori/bin/shiori-backend",
  "usr/bin/shiori-staff-pin": "/opt/shiori/bin/shiori-staff-pin",
  // R102: Ctrl+Alt+Del does nothing.
  "etc/systemd/system/ctrl-alt-del.target": "/dev/null",
};

/** Copies what the operating system gets (packaging/root) into the tree, and makes its links. */
export function copySystemFiles(tree: string): void {
  cpSync(at("packaging/root"), tree, { recursive: true });
  for (const [path, target] of Object.entries(LINKS)) {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    symlinkSync(target, join(tree, path));
  }
}
