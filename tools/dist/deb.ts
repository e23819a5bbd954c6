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

/** Package scripts; each must be idempotent. */
const SCRIPTS = ["postinst", "prerm", "postrm"] as const;

/** All files of a tree by relative path, sorted, without symbolic links. */
function filesOf(root: string): string[] {
  return globSync("**/*", { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
}

/** The text of DEBIAN/control. `kilobytes`: installed size. */
export function controlText(version: string, kilobytes: number): string {
  const text = readFileSync(at("packaging/debian/control"), "utf8");
  return text.replace("@VERSION@", version).replace("@SIZE@", String(kilobytes));
}

/** All files below /etc are configuration files: dpkg asks before it overwrites a changed one. */
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
 * Creates the Debian package from a tree of installed files. Reproducible for the same tree and epoch (seconds since 1970, the
 * maximum time of its files).
 */
export async function makeDeb(tree: string, file: string, version: string, epoch: number): Promise<void> {
  const root = `${tree}.deb-root`;
  rmSync(root, { recursive: true, force: true });
  // Hard links, because copying half a gigabyte would take longer than packing.
  await run(["cp", "-al", tree, root], epoch);
  try {
    writeControl(root, version);
    rmSync(file, { force: true });
    // zstd -3: 1.3 s instead of a minute with xz; supported by dpkg since Debian 12.
    await run(["dpkg-deb", "--root-owner-group", "-Zzstd", "-z3", "--build", root, file], epoch);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Creates a tar.gz of the same tree, owned by root, for machines without dpkg. */
export async function makeTar(tree: string, file: string, epoch: number): Promise<void> {
  const name = tree.slice(tree.lastIndexOf("/") + 1);
  rmSync(file, { force: true });
  const owner = ["--owner=0", "--group=0", "--numeric-owner"];
  const same = ["--sort=name", "--format=gnu", `--mtime=@${epoch}`];
  const argv = ["tar", "-C", join(tree, ".."), ...same, ...owner, "-I", "gzip -n -3", "-cf", file, name];
  await run(argv, epoch);
}

/** Symbolic links of the package by path. Created here, because a checkout may not support links. */
export const LINKS: Readonly<Record<string, string>> = {
  "usr/bin/shiori-backend": "/opt/shiori/bin/shiori-backend",
  "usr/bin/shiori-staff-pin": "/opt/shiori/bin/shiori-staff-pin",
  // R102: Ctrl+Alt+Del does nothing.
  "etc/systemd/system/ctrl-alt-del.target": "/dev/null",
};

/** Copies the operating system's files (packaging/root) into the tree, and creates its links. */
export function copySystemFiles(tree: string): void {
  cpSync(at("packaging/root"), tree, { recursive: true });
  for (const [path, target] of Object.entries(LINKS)) {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    symlinkSync(target, join(tree, path));
  }
}
