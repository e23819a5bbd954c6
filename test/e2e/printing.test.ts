import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { translator } from "#renderer/i18n/index.ts";
import { type DemoBackend, startDemoBackend } from "#test/support/demo/demo-backend.ts";
import { demoPatron } from "#test/support/demo/demo-people.ts";
import { type Kiosk, startKiosk } from "#test/support/kiosk/kiosk.ts";
import { attachToMain, INSPECTED } from "#test/support/kiosk/main-debugger.ts";
import { type Person, person } from "#test/support/kiosk/simulated-patron.ts";
import { TERMS } from "#test/support/screens/fake-kiosk.ts";
import { type Cups, startCups } from "#test/support/system/cups.ts";

const say = translator("ja", TERMS);
const PRINT_MS = 15_000;

let cups: Cups;
let backend: DemoBackend;
let kiosk: Kiosk;
let patron: Person;

beforeAll(async () => {
  cups = await startCups({ queues: { slips: {} } });
  backend = await startDemoBackend();
  kiosk = await startKiosk({
    backend,
    settings: {
      printer: { name: "slips" },
      phone: { titleUrl: "https://opac.library.example/titles/{id}" },
    },
    environment: { CUPS_SERVER: cups.socket },
    arguments: INSPECTED,
  });
  patron = person(kiosk, "ja");
});

afterAll(async () => {
  await kiosk?.stop();
  await backend?.stop();
  await cups?.stop();
});

const isStopped = (pid: number): boolean => /^State:\s+T/mu.test(readFileSync(`/proc/${pid}/status`, "utf8"));

/** Prints what the screen offers, and reads the paper. */
async function printed(): Promise<string> {
  const before = cups.printed("slips").length;
  await patron.press(say("paper.print"));
  await patron.sees(say("paper.printed"), PRINT_MS);
  await patron.press(say("common.close"));
  const paper = cups.printed("slips");
  expect(paper).toHaveLength(before + 1);
  return execFileSync("pdftotext", ["-layout", paper.at(-1) ?? "", "-"], { encoding: "utf8" });
}

describe("slips on paper", () => {
  it("tell where a book stands and what is lent, and nothing of who it is (R80)", async () => {
    const { id, card } = demoPatron("ordinary");
    await patron.signIn(id);
    const before = kiosk.renderers().length;
    await kiosk.scan("9784101010014");
    await patron.sees(say("title.where"));
    const title = await printed();
    expect(title).toContain("吾輩は猫である");
    expect(title).toMatch(/913\.6/u);
    expect(title).toContain(say("paper.names.title"));
    await patron.press(say("common.back"));
    await patron.open("loans");
    const loans = await printed();
    expect(loans).toContain(say("paper.names.loans"));
    expect(loans).toMatch(/\d+月\u2060?\d+日/u);
    for (const paper of [title, loans]) expect(paper).not.toContain(card);
    // The page that laid them out is gone with its process, and nothing lies in the spool.
    expect(kiosk.renderers()).toHaveLength(before);
    expect(cups.spool()).toEqual([]);
    await patron.finish();
    expect(kiosk.log().filter(({ event }) => event === "print-ended")).toHaveLength(2);
    expect(cups.logs()).not.toContain(card);
  });

  it("leave nothing in main when the visit ends during their layout (R78)", async () => {
    await patron.signIn(demoPatron("ordinary").id);
    await patron.open("loans");
    const main = await attachToMain(kiosk);
    try {
      await main.run(`void electron.app.on("web-contents-created", (_event, page) =>
        page.on("did-finish-load", () => {
          if (page.getURL().endsWith("/slip.html")) process.kill(page.getOSProcessId(), "SIGSTOP");
        }))`);
      await patron.press(say("paper.print"));
      await expect.poll(() => kiosk.renderers().some(isStopped), { timeout: PRINT_MS }).toBe(true);
      // The message of the printing covers the button that ends a visit.
      const reset = kiosk.waitForEvent("visit-reset");
      await main.run(`void electron.powerMonitor.emit("suspend")`);
      await reset;
      await expect.poll(() => kiosk.renderers().some(isStopped)).toBe(false);
      const strings = await main.stringsOfHeap();
      expect(strings.filter((text) => text.includes('layOutSlip("{'))).toEqual([]);
    } finally {
      main.close();
    }
  });
});
