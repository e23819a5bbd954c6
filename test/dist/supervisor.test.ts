import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { bootTerminal, SCREEN, type Terminal, until } from "./terminal.ts";

const UNIT = "shiori-kiosk.service";
const KIOSK = "/opt/shiori/shiori";
/** R92: a screen that hangs is back by then; a start on a busy machine comes on top. */
const HUNG_MS = 30_000;
const START_MS = 20_000;
/** The pictures of the package, by the names the supervisor knows. */
const PICTURES = "/opt/shiori/os/pictures";

let terminal: Terminal;

beforeAll(async () => {
  terminal = await bootTerminal();
});

afterAll(async () => {
  await terminal?.machine.stop();
});

const sure = (...words: readonly string[]): string => terminal.machine.sure(words);
const property = (name: string): string => sure("systemctl", "show", "-P", name, UNIT).trim();
const isGone = (pid: number) => (): true | null =>
  terminal.machine.run(["test", "-e", `/proc/${pid}`]).status === 0 ? null : true;

/** The same signature as `terminal.picture()` has when the screen shows this picture. */
function signatureOf(name: string): string {
  return sure(
    "sh",
    "-c",
    `convert ${PICTURES}/${name}-portrait.png -alpha off -depth 8 rgb:- | md5sum`,
  ).trim();
}

describe("systemd and the supervisor (R92)", () => {
  it("start is done when the first picture is there", () => {
    expect(property("ActiveState")).toBe("active");
    sure("systemctl", "restart", UNIT);
    expect(
      terminal
        .log()
        .map(({ event }) => event)
        .slice(-3),
    ).toContain("screen-seen");
  });

  it("the unit's main process is the supervisor, and all of its programs are the kiosk's own user's", () => {
    const main = property("MainPID");
    expect(sure("cat", `/proc/${main}/cmdline`)).toContain("/opt/shiori/service/supervisor/main.ts");
    expect(property("NRestarts")).toBe("0");
  });

  it("a kiosk whose main process hangs is killed and back, while the unit goes on", async () => {
    await terminal.painted();
    const supervisor = property("MainPID");
    const main = terminal.main();
    const began = performance.now();
    sure("kill", "-STOP", String(main));
    await until("its end", isGone(main), HUNG_MS);
    const gone = performance.now() - began;
    await terminal.painted(START_MS);
    process.stdout.write(
      `gone after ${Math.round(gone)} ms, back after ${Math.round(performance.now() - began)} ms\n`,
    );
    expect(gone).toBeLessThan(HUNG_MS);
    expect([property("MainPID"), property("NRestarts")]).toEqual([supervisor, "0"]);
  });

  it("a supervisor that hangs is killed by systemd, the kiosk with it, and both come back", async () => {
    const supervisor = Number(property("MainPID"));
    const main = terminal.main();
    const began = performance.now();
    sure("kill", "-STOP", String(supervisor));
    await until("its end", isGone(supervisor), 45_000);
    process.stdout.write(`gone after ${Math.round(performance.now() - began)} ms\n`);
    await until("the kiosk's end", isGone(main), START_MS);
    await terminal.painted(START_MS);
    expect(property("NRestarts")).toBe("1");
  });
});

describe("a kiosk that ends at once (R87)", () => {
  it("is tried a bounded number of times; then the screen says where to go, and the unit counts as up", async ({
    skip,
  }) => {
    if (!inject("installed").whole) skip("what draws the picture could not be had without a network");
    sure("mv", KIOSK, `${KIOSK}.aside`);
    terminal.machine.sure(["tee", KIOSK], {
      input: "#!/bin/sh\necho start >> /run/shiori/starts\nexit 70\n",
    });
    sure("chmod", "755", KIOSK);
    const began = performance.now();
    // Returns when the picture is there.
    sure("systemctl", "restart", UNIT);
    const seconds = (performance.now() - began) / 1000;
    expect(property("ActiveState")).toBe("active");
    const starts = sure("cat", "/run/shiori/starts").trim().split("\n").length;
    process.stdout.write(`${starts} starts in ${seconds.toFixed(1)} s, ${SCREEN.width}x${SCREEN.height}\n`);
    expect(starts).toBe(5);
    await until("the picture", () =>
      terminal.picture().signature === signatureOf("out-of-order") ? true : null,
    );
    // Nobody who touches or types gets behind it.
    terminal.onScreen(
      "xdotool",
      "mousemove",
      "500",
      "900",
      "click",
      "1",
      "click",
      "3",
      "key",
      "alt+F4",
      "ctrl+alt+Delete",
    );
    expect(terminal.picture().signature).toBe(signatureOf("out-of-order"));
    sure("mv", `${KIOSK}.aside`, KIOSK);
    await terminal.painted(45_000);
  });
});
