import { join } from "node:path";
import { inject } from "vitest";
import { type LogLine, linesOfLog } from "#test/support/kiosk/kiosk.ts";
import { type Machine, makeMachine, type Ran } from "./machine.ts";

/** Screen of the terminal, in pixels. */
export const SCREEN = { width: 1080, height: 1920 } as const;

/** The only thing that differs from a terminal on the floor: its X server draws into memory. */
const X_SERVER = `/usr/bin/Xvfb -screen 0 ${SCREEN.width}x${SCREEN.height}x24`;
const KIOSK = "/opt/shiori/shiori";
/** Who the kiosk runs as. */
export const KIOSK_USER = "_shiori";
const EVERY_MS = 100;
/** A shade is 0.4 percent. */
const UNSEEN = "2%";

/** A booted machine with the package installed, driven from outside only: keys, windows, processes, pictures. */
export interface Terminal {
  readonly machine: Machine;
  /** Runs a program on the terminal's screen, as the kiosk's own user. */
  onScreen(...words: readonly string[]): string;
  /** Words that spawn a program on that screen which goes on until it is killed. */
  screenArgv(...words: readonly string[]): readonly [string, ...string[]];
  /** Process of the kiosk's main; throws when there is none. */
  main(): number;
  /** All processes of the kiosk, main first. */
  processes(): readonly { readonly pid: number; readonly args: string }[];
  log(): readonly LogLine[];
  /** Does something and waits for the next log line with this event. */
  after(event: string, action: () => unknown, milliseconds?: number): Promise<LogLine>;
  /** Waits until there is a kiosk whose one window covers the screen and has been painted. */
  painted(milliseconds?: number): Promise<void>;
  picture(): Picture;
  /** Keeps what the screen shows under a name. */
  keep(name: string): void;
  /** True when the screen shows what was kept; a point that was drawn anew may be one shade off, as nobody sees. */
  shows(name: string): boolean;
  /** Starts the shipped binary a second time, by hand, as the kiosk's user. */
  start(words: readonly string[], environment?: readonly string[]): Ran;
  /** Sockets that wait for somebody, of every process of the machine. */
  listeners(): readonly string[];
}

/** What the screen shows. */
export interface Picture {
  readonly colours: number;
  /** Equal for equal pixels. */
  readonly signature: string;
}

/** Waits for something that is not null. */
export async function until<T>(what: string, ask: () => T | null, milliseconds = 20_000): Promise<T> {
  for (const end = Date.now() + milliseconds; ; ) {
    const answer = ask();
    if (answer !== null) return answer;
    if (Date.now() > end) throw new Error(`waited ${milliseconds} ms in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
}

function terminalOf(machine: Machine): Terminal {
  const user = KIOSK_USER;
  const kept = (name: string): string => `/dev/shm/${name}.ppm`;
  const screen = ["env", "DISPLAY=:0", "XAUTHORITY=/run/shiori-x/authority"];

  function processes() {
    // It fails when there is none.
    const table = machine.run(["ps", "-ww", "-u", user, "-o", "pid=,args="]).stdout;
    const rows = table.split("\n").map((line) => /^\s*(\d+)\s+(.*)$/u.exec(line));
    return rows
      .flatMap((row) => (row === null ? [] : [{ pid: Number(row[1]), args: row[2] ?? "" }]))
      .filter(({ args }) => args.startsWith(`${KIOSK} `))
      .sort((a, b) => Number(a.args.includes("--type=")) - Number(b.args.includes("--type=")));
  }

  const terminal: Terminal = {
    machine,
    processes,
    onScreen: (...words) => machine.sure([...screen, ...words], { user }),
    screenArgv: (...words) => machine.argv([...screen, ...words], { user }),
    main() {
      const [first] = processes();
      if (first === undefined || first.args.includes("--type=")) throw new Error("there is no kiosk");
      return first.pid;
    },
    log: () => linesOfLog(join(machine.upper, "var/lib/shiori/log/kiosk.log")),
    async after(event, action, milliseconds) {
      const before = terminal.log().length;
      await action();
      return until(
        `the event ${event}`,
        () =>
          terminal
            .log()
            .slice(before)
            .find((line) => line.event === event) ?? null,
        milliseconds,
      );
    },
    async painted(milliseconds) {
      await until(
        "a painted screen",
        () => {
          if (terminal.processes()[0]?.args.includes("--type=") !== false) return null;
          const windows = machine
            .run([...screen, "wmctrl", "-lG"], { user })
            .stdout.trim()
            .split("\n");
          const [, , x, y, width, height] = (windows[0] ?? "").split(/\s+/u).map(Number);
          const covers = x === 0 && y === 0 && width === SCREEN.width && height === SCREEN.height;
          return windows.length === 1 && covers && terminal.picture().colours > 50 ? true : null;
        },
        milliseconds,
      );
    },
    picture() {
      const command = "import -window root -depth 8 rgb:- | md5sum; import -window root -format %k info:-";
      const [signature = "", colours = ""] = machine
        .run([...screen, "sh", "-c", command], { user })
        .stdout.split("\n");
      return { signature, colours: Number(colours) };
    },
    keep: (name) => void terminal.onScreen("import", "-window", "root", kept(name)),
    shows(name) {
      const command = `import -window root ppm:- | compare -metric AE -fuzz ${UNSEEN} - ${kept(name)} null:`;
      const { stderr } = machine.run([...screen, "sh", "-c", command], { user });
      // An X server that is being started anew shows nothing.
      if (stderr.includes("unable to open X server")) return false;
      // It prints how many points differ.
      if (!/^\d/u.test(stderr)) throw new Error(`no picture called ${name} to compare with: ${stderr}`);
      return Number(stderr) === 0;
    },
    start(words, environment = []) {
      const limited = [
        ...screen,
        "HOME=/run/shiori/home",
        ...environment,
        "timeout",
        "-s",
        "KILL",
        "15",
        KIOSK,
        ...words,
      ];
      // In the unit's own view of the disk: the running kiosk's lock leads to its private /tmp.
      return machine.run(limited, { user, seenBy: terminal.main() });
    },
    listeners: () => machine.sure(["ss", "-Hltnp"]).split("\n").filter(Boolean),
  };
  return terminal;
}

/**
 * Boots a machine on the disk that the package was installed on, and waits for the first screen.
 * @param prepare changes the disk before that.
 */
export async function bootTerminal(prepare: (machine: Machine) => void = () => undefined): Promise<Terminal> {
  const machine = makeMachine(inject("installed").disk);
  let told = "";
  try {
    prepare(machine);
    machine.write(
      "etc/systemd/system/shiori-x.service.d/screen.conf",
      `[Service]\nEnvironment="SHIORI_X_SERVER=${X_SERVER}"\n`,
    );
    await machine.boot();
    const terminal = terminalOf(machine);
    await terminal.painted(40_000).catch((error: unknown) => {
      told = machine.run(["journalctl", "-b", "--no-pager", "-n", "40"]).stdout;
      throw error;
    });
    return terminal;
  } catch (error) {
    await machine.stop();
    throw new Error(`The terminal did not start.\n${told}`, { cause: error });
  }
}
