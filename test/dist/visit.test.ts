import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CARD, libraryFound, PASSWORD, scan, startLibrary, type } from "./patron.ts";
import { bootTerminal, type Terminal, until } from "./terminal.ts";

let terminal: Terminal;

beforeAll(async () => {
  terminal = await bootTerminal();
});

afterAll(async () => {
  await terminal?.machine.stop();
});

describe("a library without a system of its own", () => {
  it("starts the backend that came with the package, for this machine only", async () => {
    await startLibrary(terminal);
    expect(terminal.listeners()).toHaveLength(1);
    expect(terminal.listeners()[0]).toContain("127.0.0.1:8080");
    expect(terminal.machine.sure(["ps", "-u", "_shiori-backend", "-ww", "-o", "args="])).toMatch(
      /^\/opt\/shiori\/service\/bin\/node /u,
    );
  });

  it("has its verbs at hand", () => {
    expect(terminal.machine.sure(["shiori-backend", "--help"])).toContain("staff");
    expect(terminal.machine.run(["shiori-backend", "staff", "--help"]).status).toBe(0);
  });
});

describe("a visit on the shipped terminal", () => {
  it("begins when the terminal has found its backend, with a scan", async () => {
    await libraryFound(terminal);
    const attract = terminal.picture().signature;
    await terminal.after("visit-began", () => scan(terminal, CARD));
    await until("another screen", () => (terminal.picture().signature === attract ? null : true));
    expect(terminal.listeners()).toHaveLength(1);
  });

  it("ends by itself, and leaves nothing of the patron on any disk or in any log (R60, R70)", async () => {
    const { sure, run } = terminal.machine;
    const asked = terminal.picture().signature;
    type(terminal, PASSWORD);
    await until("the patron's own page", () => (terminal.picture().signature === asked ? null : true));
    // The same card again is the patron's way to end the visit.
    await terminal.after("visit-reset", () => scan(terminal, CARD), 60_000);
    await terminal.painted();
    const places = [
      "/run/shiori",
      "/run/shiori-x",
      "/var/lib/shiori",
      "/tmp",
      "/var/tmp",
      "/var/log",
      "/dev/shm",
    ];
    const needles = [CARD, PASSWORD];
    for (const needle of needles) {
      const grep = ["grep", "-rlaF", "--exclude=shiori.deb", "--devices=skip", needle, ...places];
      expect(run(grep, { seenBy: terminal.main() }).stdout, needle).toBe("");
    }
    expect(sure(["journalctl", "-b", "--no-pager"])).not.toContain(CARD);
    // The needle is found where it is, so that its absence means something.
    sure(["sh", "-c", `echo ${CARD} > /run/shiori/there`]);
    expect(run(["grep", "-rlaF", CARD, "/run/shiori"], { seenBy: terminal.main() }).stdout).toContain(
      "there",
    );
  });
});
