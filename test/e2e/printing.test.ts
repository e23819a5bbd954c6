import { execFileSync } from "node:child_process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { translator } from "#renderer/i18n/index.ts";
import { type DemoBackend, startDemoBackend } from "#test/support/demo/demo-backend.ts";
import { demoPatron } from "#test/support/demo/demo-people.ts";
import { type Kiosk, startKiosk } from "#test/support/kiosk/kiosk.ts";
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
  });
  patron = person(kiosk, "ja");
});

afterAll(async () => {
  await kiosk?.stop();
  await backend?.stop();
  await cups?.stop();
});

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
});
