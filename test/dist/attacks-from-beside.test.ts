import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { EXIT } from "#contract/exit-codes.ts";
import { besiege, type Siege } from "./endure.ts";
import { libraryFound, NODE, startLibrary } from "./patron.ts";
import { AS_STARTED, REFUSED_VARIABLES, REFUSED_WORDS } from "./refused-starts.ts";
import { PATIENT } from "./setup.ts";
import { bootTerminal, KIOSK_USER, type Terminal } from "./terminal.ts";

let terminal: Terminal;
const siege: Siege = besiege(() => terminal);

beforeAll(async () => {
  terminal = await bootTerminal((machine) => {
    machine.write("etc/shiori/settings.json", JSON.stringify(PATIENT), 0o600);
  });
  await startLibrary(terminal);
  await libraryFound(terminal);
  terminal.onScreen("xdotool", "mousemove", "20", "20");
});

afterAll(async () => {
  await terminal?.machine.stop();
});

beforeEach(() => siege.signedIn(), 240_000);

/** The backend's, for the machine itself; nobody else listens. */
const listeners = (): readonly string[] => terminal.listeners().map((line) => line.split(/\s+/u)[3] ?? "");
const BACKEND = ["127.0.0.1:8080"];
const sure = (...words: string[]): string => terminal.machine.sure(words);
const kill = (signal: string, pid: number): string => sure("kill", `-${signal}`, String(pid));

describe("a second start beside a patron's visit", () => {
  it("leaves at once (R12)", () =>
    siege.endure({
      code: "second-start",
      visit: "untouched",
      action: () => expect(terminal.start(AS_STARTED).status).toBe(0),
    }));

  it.each(REFUSED_WORDS)("is refused with %s (R61, R96)", (word) =>
    siege.endure({
      code: "start-refused",
      visit: "untouched",
      action() {
        const words = ["--settings=/etc/shiori/settings.json", "--state=/var/lib/shiori", word];
        const { status, stderr } = terminal.start(words);
        expect(status, stderr).toBe(EXIT.refused);
        expect(listeners()).toEqual(BACKEND);
      },
    }),
  );

  it.each(REFUSED_VARIABLES)("is refused under %s (R61)", (variable) => {
    const files = (): string => sure("find", "/run/shiori", "-maxdepth", "1", "-type", "f");
    return siege.endure({
      code: "start-refused",
      visit: "untouched",
      action() {
        const before = files();
        expect(terminal.start(AS_STARTED, [variable]).status).toBe(EXIT.refused);
        expect(files()).toBe(before);
      },
    });
  });

  it("is no Node (R95)", () =>
    siege.endure({
      code: "start-refused",
      visit: "untouched",
      action() {
        const words = ["--state=/var/lib/shiori", "-p", "6*7"];
        const { status, stdout } = terminal.start(words, ["ELECTRON_RUN_AS_NODE=1"]);
        expect({ status, stdout }).toEqual({ status: EXIT.refused, stdout: "" });
      },
    }));

  it("runs nothing that NODE_OPTIONS names (R95)", () => {
    const canary = "/run/shiori/canary";
    const script = `echo 'require("fs").writeFileSync("${canary}", "")' > ${canary}.js`;
    return siege.endure({
      // The fuse takes the variable away before main could refuse it: a second start like any other.
      code: "second-start",
      visit: "untouched",
      action() {
        terminal.machine.sure(["sh", "-c", script], { user: KIOSK_USER });
        expect(terminal.start(AS_STARTED, [`NODE_OPTIONS=--require=${canary}.js`]).status).toBe(0);
        expect(terminal.machine.run(["test", "-e", canary]).status).not.toBe(0);
      },
    });
  });
});

describe("a program of the machine, beside a patron's visit", () => {
  const child = (type: RegExp): number => {
    const found = terminal.processes().find(({ args }) => type.test(args));
    if (found === undefined) throw new Error(`the kiosk has no process like ${String(type)}`);
    return found.pid;
  };
  it.each<readonly [string, string | null, "untouched" | "closed", () => unknown]>([
    ["asks for the inspector with USR1 (R99)", null, "untouched", () => kill("USR1", terminal.main())],
    ["kills the drawing process (R84)", "child-gone", "untouched", () => kill("KILL", child(/--type=gpu/u))],
    [
      "kills the network service (R84)",
      "child-gone",
      "untouched",
      () => kill("KILL", child(/--utility-sub-type=network/u)),
    ],
    ["kills the window manager (R3)", null, "untouched", () => sure("pkill", "-KILL", "-x", "openbox")],
    ["hangs it up (R99)", "kiosk-ended", "closed", () => kill("HUP", terminal.main())],
    ["interrupts it (R99)", "kiosk-ended", "closed", () => kill("INT", terminal.main())],
    ["kills it (R3)", "kiosk-ended", "closed", () => kill("KILL", terminal.main())],
    ["stops it (R92)", "kiosk-killed", "closed", () => kill("STOP", terminal.main())],
    [
      "kills the X server (R3)",
      "kiosk-ended",
      "closed",
      () => sure("systemctl", "kill", "-s", "KILL", "shiori-x.service"),
    ],
  ])("that %s opens nothing", async (what, code, visit, action) => {
    // Without a window manager nobody has the keyboard, until the next one is there.
    const late = what.includes("window manager") ? { mayTell: "focus-lost" } : {};
    await siege.endure({ code, ...late, visit, action });
    expect(listeners()).toEqual(BACKEND);
  });
});

describe("another user of the machine, beside a patron's visit", () => {
  const asStranger = (...words: string[]): number => terminal.machine.run(words, { user: "daemon" }).status;
  it.each<readonly [string, () => readonly string[]]>([
    ["looks at its environment (R59)", () => ["cat", `/proc/${terminal.main()}/environ`]],
    ["reads its memory (R59)", () => ["dd", `if=/proc/${terminal.main()}/mem`, "bs=1", "count=1"]],
    ["reads what it keeps in memory (R98)", () => ["ls", "/run/shiori"]],
    ["reads its log (R98)", () => ["cat", "/var/lib/shiori/log/kiosk.log"]],
    ["reads its secrets (R59)", () => ["cat", "/etc/shiori/secrets.json"]],
    ["ends it (R3)", () => ["kill", "-KILL", String(terminal.main())]],
    ["types on its screen (R36)", () => ["env", "DISPLAY=:0", "xdotool", "key", "ctrl+w"]],
    [
      "takes a picture of its screen (R59)",
      () => ["env", "DISPLAY=:0", "import", "-window", "root", "/dev/null"],
    ],
    ["ends its unit (R3)", () => ["systemctl", "--no-ask-password", "stop", "shiori-kiosk.service"]],
  ])("who %s may not", (_what, words) =>
    siege.endure({
      code: null,
      visit: "untouched",
      action: () => expect(asStranger(...words())).not.toBe(0),
    }),
  );
});

/** Answers whatever is asked with a page of somebody else's, in the place of the backend. */
const IMPOSTOR = `
  require("node:http").createServer((request, response) => {
    response.writeHead(302, { location: "http://127.0.0.1:8080/out", "content-type": "text/html" });
    response.end("<script>alert(1)</script>".repeat(1000));
  }).listen(8080, "127.0.0.1");
`;

describe("somebody in the network, beside a patron's visit", () => {
  it("gets nothing of the library without its token (R59)", () =>
    siege.endure({
      code: null,
      visit: "untouched",
      action() {
        const ask = "fetch('http://127.0.0.1:8080/v1/info').then(({ status }) => process.exit(status - 400))";
        expect(terminal.machine.run([NODE, "-e", ask]).status).toBe(1);
      },
    }));

  it("in the library's place ends the visit, and shows nothing of his (R88)", () =>
    siege.endure({
      code: "backend-away",
      visit: "closed",
      async action() {
        await terminal.after(
          "visit-reset",
          () => {
            sure("systemctl", "stop", "shiori-backend.service");
            sure("systemd-run", "--unit=impostor", NODE, "-e", IMPOSTOR);
          },
          60_000,
        );
        sure("systemctl", "stop", "impostor.service");
        await terminal.after(
          "backend-back",
          () => sure("systemctl", "start", "shiori-backend.service"),
          60_000,
        );
      },
    }));
});
