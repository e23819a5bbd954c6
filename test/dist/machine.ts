import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const SCRIPT = join(import.meta.dirname, "machine.sh");
/** Downloaded packages of Debian stay here, so that a second run needs no network. */
const CACHE = join(import.meta.dirname, "../../out/dist/debian-packages");
const HALT_MS = 10_000;

/** How a command in the machine ended. */
export interface Ran {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Somebody a command runs as, and what it is given. */
export interface How {
  readonly user?: string;
  readonly input?: string;
  /** Milliseconds until it is killed; default 60,000. */
  readonly timeout?: number;
  /** Runs in what this process sees of the disk, for instance a unit's. */
  readonly seenBy?: number;
}

/** A machine with a disk of its own and systemd as its first process. */
export interface Machine {
  /** A folder of the tests' own that lies in the machine's disk. */
  readonly upper: string;
  /** Runs a command in the booted machine, never throws. */
  run(words: readonly string[], how?: How): Ran;
  /** Words that spawn a command in the booted machine which goes on until it is killed, as any child of ours. */
  argv(words: readonly string[], how?: Pick<How, "user">): readonly [string, ...string[]];
  /** Runs a command and answers what it printed; throws when it fails. */
  sure(words: readonly string[], how?: How): string;
  /** Runs a command as the machine's only process, before it is booted; `online`: with this machine's network. */
  offline(words: readonly string[], online?: boolean): Ran;
  /** Starts systemd and waits until it answers. */
  boot(): Promise<void>;
  /** Copies a file of the host to a path in the machine; only before it is booted. */
  put(file: string, path: string): void;
  /** Writes a file of the machine; only before it is booted. */
  write(path: string, text: string, mode?: number): void;
  /** Its first process, as this machine counts them. */
  hostPid(): number;
  /** Ends it and throws the disk away. */
  stop(): Promise<void>;
}

/** What the machine below starts at boot would open ports of its own in here (nginx, sshd); a terminal may print. */
function unwanted(): readonly string[] {
  const folders = ["multi-user.target.wants", "sockets.target.wants"];
  const wanted = folders.flatMap((folder) => {
    const path = `/etc/systemd/system/${folder}`;
    return existsSync(path) ? readdirSync(path) : [];
  });
  const foreign = wanted.filter((unit) => /\.(service|socket)$/u.test(unit) && !unit.startsWith("cups."));
  return [
    "console-getty.service",
    "apt-daily.timer",
    "apt-daily-upgrade.timer",
    "postgresql.service",
    ...foreign,
  ];
}

function ran({ status, stdout, stderr, error }: ReturnType<typeof spawnSync>): Ran {
  return {
    status: status ?? 1,
    stdout: String(stdout ?? ""),
    stderr: `${stderr ?? ""}${error?.message ?? ""}`,
  };
}

/** The first process of a machine: the only child of `unshare`; null = not yet, or no longer. */
function firstProcess(unshare: number): number | null {
  try {
    const text = readFileSync(`/proc/${unshare}/task/${unshare}/children`, "utf8").trim();
    return text === "" ? null : Number(text.split(" ")[0]);
  } catch {
    return null;
  }
}

/**
 * Makes a machine that is switched off. Needs root: an ordinary user may not mount.
 * @param like upper folder of a machine that is off: this one begins with a copy of it. (The kernel lays no layer on
 * a folder that lies inside another layer.)
 */
export function makeMachine(like: string | null = null): Machine {
  if (process.getuid?.() !== 0)
    throw new Error("Installing a package needs root: run npm run dist-test as root.");
  const disk = mkdtempSync(join(tmpdir(), "shiori-machine-"));
  const upper = join(disk, "upper");
  for (const name of ["upper", "work", "root"]) mkdirSync(join(disk, name), { mode: 0o755 });
  mkdirSync(CACHE, { recursive: true });
  if (like !== null) execFileSync("cp", ["-a", `${like}/.`, upper]);
  let unshare: ChildProcess | null = null;
  let first = 0;

  function words(online: boolean): readonly string[] {
    const own = ["--mount", "--pid", "--fork", "--kill-child", "--uts", "--ipc", "--cgroup"];
    return [
      "unshare",
      ...own,
      ...(online ? [] : ["--net"]),
      "--propagation=private",
      "sh",
      SCRIPT,
      disk,
      CACHE,
    ];
  }

  /** Words that run a command among some of the machine's namespaces. */
  function inside(
    kinds: readonly string[],
    command: readonly string[],
    { user, seenBy }: Pick<How, "user" | "seenBy">,
  ): readonly string[] {
    if (first === 0) throw new Error("the machine is off");
    const namespaces = kinds.map((name) => `--${name}=/proc/${first}/ns/${name}`);
    const seen = seenBy === undefined ? [] : ["nsenter", `--mount=/proc/${seenBy}/ns/mnt`];
    const as =
      user === undefined
        ? []
        : ["setpriv", `--reuid=${user}`, `--regid=${user}`, "--init-groups", "--inh-caps=-all"];
    const clean = ["env", "-i", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C"];
    return ["nsenter", ...namespaces, `--mount=/proc/${first}/ns/mnt`, ...seen, ...as, ...clean, ...command];
  }

  function run(command: readonly string[], { input, timeout = 60_000, ...how }: How = {}): Ran {
    const all = inside(["pid", "uts", "ipc", "net", "cgroup"], command, how);
    return ran(
      spawnSync("setsid", ["--wait", ...all], {
        input,
        timeout,
        killSignal: "SIGKILL",
        encoding: "utf8",
        maxBuffer: 1 << 26,
      }),
    );
  }

  const machine: Machine = {
    upper,
    run,
    argv(command, how = {}) {
      // Not among its processes: for that a child would be made, which hears no signal that is sent to ours.
      const [program = "", ...rest] = inside(["uts", "ipc", "net", "cgroup"], command, how);
      return [program, ...rest];
    },
    sure(command, how) {
      const { status, stdout, stderr } = run(command, how);
      if (status !== 0) throw new Error(`${command.join(" ")}: exit ${status}\n${stdout}${stderr}`);
      return stdout;
    },
    offline(command, online = false) {
      // A session of its own: a script that signals its process group must not reach the tests'.
      const [program = "", ...rest] = ["setsid", "--wait", ...words(online), ...command];
      return ran(spawnSync(program, rest, { encoding: "utf8", timeout: 600_000, maxBuffer: 1 << 26 }));
    },
    async boot() {
      for (const unit of unwanted())
        machine.write(`etc/systemd/system/${unit}.d/off.conf`, "[Unit]\nConditionPathExists=/nowhere\n");
      const [program = "", ...rest] = [
        ...words(false),
        "/lib/systemd/systemd",
        "--system",
        "--unit=multi-user.target",
      ];
      unshare = spawn(program, rest, { stdio: "ignore", detached: true });
      for (const end = Date.now() + 30_000; Date.now() < end; await pause(100)) {
        if (unshare.exitCode !== null) throw new Error(`the machine ended with ${unshare.exitCode}`);
        first = firstProcess(unshare.pid ?? 0) ?? 0;
        if (first === 0) continue;
        const state = run(["systemctl", "is-system-running"]).stdout.trim();
        if (state === "running" || state === "degraded") {
          run(["ip", "link", "set", "lo", "up"]);
          return;
        }
      }
      throw new Error("the machine did not boot");
    },
    put(file, path) {
      mkdirSync(dirname(join(upper, path)), { recursive: true });
      cpSync(file, join(upper, path));
    },
    write(path, text, mode = 0o644) {
      mkdirSync(dirname(join(upper, path)), { recursive: true });
      writeFileSync(join(upper, path), text, { mode });
    },
    hostPid: () => first,
    async stop() {
      if (unshare !== null && unshare.exitCode === null) {
        const gone = new Promise((resolve) => unshare?.once("exit", resolve));
        process.kill(first, "SIGKILL");
        await Promise.race([gone, pause(HALT_MS)]);
      }
      rmSync(disk, { recursive: true, force: true, maxRetries: 3 });
    },
  };
  return machine;
}

/** The newest Debian package that `npm run dist` made. */
export function packageFile(): string {
  const folder = join(import.meta.dirname, "../../out/dist");
  const [file] = readdirSync(folder).filter((name) => name.endsWith("_amd64.deb"));
  if (file === undefined) throw new Error("There is no package: npm run dist -- --stand-in");
  return join(folder, file);
}
