import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { oneCodeEach } from "#test/support/attacks/alarm-codes.ts";
import type { Attacked } from "#test/support/attacks/attacked-kiosk.ts";
import { afterReset, provoke } from "#test/support/attacks/attempts.ts";
import { lockdownAttacks } from "#test/support/attacks/lockdown-attacks.ts";
import type { FakePrograms } from "#test/support/system/fake-programs.ts";
import { ARCHIVE, attackedTerminal } from "./attacked.ts";
import { fakesOf, installFakes } from "./fakes.ts";
import { filesIn, writeHostileArchive } from "./hostile-page.ts";
import { libraryFound, startLibrary } from "./patron.ts";
import { PATIENT } from "./setup.ts";
import { patronEach } from "./signed-in.ts";
import { bootTerminal, type Terminal, until } from "./terminal.ts";

let terminal: Terminal;
let kiosk: Attacked & { close(): void };
let fakes: FakePrograms;

beforeAll(async () => {
  let orders = 0;
  terminal = await bootTerminal((machine) => {
    installFakes(machine);
    machine.write("etc/shiori/settings.json", JSON.stringify(PATIENT), 0o600);
    const shipped = join(inject("installed").disk, ARCHIVE);
    orders = writeHostileArchive(shipped, join(machine.upper, ARCHIVE));
  });
  fakes = fakesOf(terminal.machine);
  kiosk = attackedTerminal(terminal, orders);
  await startLibrary(terminal);
  await libraryFound(terminal);
});

afterAll(async () => {
  kiosk?.close();
  await terminal?.machine.stop();
});

/** Bytes of the files of an archive. */
const contents = (file: string): ReadonlyMap<string, Buffer> => filesIn(readFileSync(file));
const shipped = (): ReadonlyMap<string, Buffer> => contents(join(inject("installed").disk, ARCHIVE));

describe("what is attacked from inside its page", () => {
  it("is the shipped program, but for one script that its document loads", () => {
    const attacked = new Map(contents(join(terminal.machine.upper, ARCHIVE)));
    const others: string[] = [];
    for (const [path, bytes] of shipped()) {
      if (attacked.get(path)?.equals(bytes) !== true) others.push(path);
      attacked.delete(path);
    }
    expect(others).toEqual(["/out/renderer/index.html"]);
    expect([...attacked.keys()]).toEqual(["/out/renderer/hostile.js", "/out/renderer/orders.js"]);
    expect(terminal.machine.run(["dpkg", "-V", "shiori"]).stdout).toMatch(/^\S+\s+\/\S+app\.asar$/mu);
  });

  it("runs the shipped main program: its fingerprint is in the log", async () => {
    const hash = createHash("sha256");
    const main = [...shipped()].filter(([path]) => /^\/out\/main\/[^/]+\.js$/u.test(path)).sort();
    for (const [path, bytes] of main) hash.update(path.slice("/out/main/".length)).update(bytes);
    const running = await until(
      "the event running",
      () => terminal.log().find(({ event }) => event === "running") ?? null,
    );
    expect(running).toMatchObject({ build: hash.digest("hex").slice(0, 12) });
  });
});

describe("with a patron signed in", () => {
  patronEach(
    () => terminal,
    () => kiosk,
  );
  oneCodeEach(() => kiosk);
  lockdownAttacks(
    () => kiosk,
    () => fakes,
  );

  it.each([
    ["that hangs", "for (;;);"],
    ["that empties itself", "document.open(); document.close();"],
  ])("a page %s is replaced (R17)", async (_what, code) => {
    const { reason } = await afterReset(kiosk, () => provoke(kiosk, code));
    expect(reason).toBe("crash");
  });
});
