import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { LANGUAGES } from "#contract/domain/text.ts";
import { unknownTourWord } from "#tour/words.ts";
import { nodeComplaint, OLDEST_NODE } from "../../../tools/setup/node-version.mjs";
import { argumentComplaint, asksForHelp, VERBS } from "../../../tools/setup/usage.mjs";

const ROOT = join(import.meta.dirname, "../../..");
const PACKAGE = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
  readonly scripts: Readonly<Record<string, string>>;
  readonly engines: { readonly node: string };
};

function run(...words: readonly string[]) {
  return spawnSync(process.execPath, [join(ROOT, "tools/run.mjs"), ...words], { encoding: "utf8" });
}

describe("the words of the commands", () => {
  test("every command of package.json that runs a verb has one, with its program and its help", () => {
    const verbs = Object.entries(PACKAGE.scripts).filter(([, command]) => command.includes("tools/run.mjs"));
    for (const [name, command] of verbs) expect(command).toBe(`node tools/run.mjs ${name}`);
    expect(verbs.map(([name]) => name).sort()).toEqual(Object.keys(VERBS).sort());
    for (const [name, { help }] of Object.entries(VERBS)) {
      expect(help).toMatch(new RegExp(`^npm (run )?${name}\\b`, "u"));
      expect(existsSync(join(ROOT, `tools/${name}.ts`)) || name === "setup").toBe(true);
    }
  });

  test("--help explains and runs nothing, for every command", () => {
    for (const [name, { help, own }] of Object.entries(VERBS)) {
      if (own === true) continue;
      for (const words of [["--help"], ["-h"], ["words", "--help"]]) expect(asksForHelp(words)).toBe(true);
      const { stdout, stderr, status } = run(name, "--help");
      expect({ name, stdout, stderr, status }).toEqual({ name, stdout: help, stderr: "", status: 0 });
    }
  });

  test("a word that is not known ends with one line before anything is started", () => {
    const wrong: readonly (readonly [verb: string, ...words: string[]])[] = [
      ["start", "--lang=fr"],
      ["start", "--lang"],
      ["start", "--kiosk=1"],
      ["start", "portrait"],
      ["tour", "portrat"],
      ["bench", "visits"],
      ["soak", "visit"],
      ["check", "--fix"],
      ["dist", "--standin"],
      ["staff-pin", "246810"],
      ["setup", "--for=start"],
      ["nothing"],
    ];
    for (const words of wrong) {
      const { stdout, stderr, status } = run(...words);
      expect({ words, stdout, status, lines: stderr.trim().split("\n").length }).toEqual({
        words,
        stdout: "",
        status: 2,
        lines: 1,
      });
    }
    expect(run("start", "--lang=fr").stderr).toContain("ja, ja-x-easy, en");
  });

  test("what people type passes", () => {
    const right: readonly (readonly [verb: string, ...words: string[]])[] = [
      ["start", "--landscape", "--keep", "--kiosk"],
      ...LANGUAGES.flatMap((tag) => [["start", `--lang=${tag}`] as const, ["start", "--lang", tag] as const]),
      ["bench", "renderer", "--rounds=2", "--screens=0"],
      ["soak", "backend", "--kill-every=20"],
      ["soak", "--visits=300"],
      ["mutate", "--only=two words", "--missing"],
      ["unit", "scanner", "-t", "a code"],
    ];
    for (const [verb, ...words] of right) expect(argumentComplaint(verb, words)).toBeUndefined();
    expect(unknownTourWord(["ko", "smallest", "holding"])).toBeUndefined();
  });
});

describe("the Node that starts it", () => {
  test("is reported when it is older than package.json wants", () => {
    expect(PACKAGE.engines.node).toBe(`>=${OLDEST_NODE}`);
    expect(nodeComplaint("18.20.4")).toContain("needs Node 20.19 or newer");
    expect(nodeComplaint("20.18.3")).toBeDefined();
    for (const version of ["20.19.0", "22.1.0", "24.21.0"]) expect(nodeComplaint(version)).toBeUndefined();
  });

  test("ends the command at once", () => {
    const older =
      'data:text/javascript,Object.defineProperty(process,"versions",{value:{...process.versions,node:"18.20.4"}})';
    const words = ["--import", older, join(ROOT, "tools/run.mjs"), "check"];
    const { stdout, stderr, status } = spawnSync(process.execPath, words, { encoding: "utf8" });
    expect({ stdout, status }).toEqual({ stdout: "", status: 1 });
    expect(stderr).toBe(`${nodeComplaint("18.20.4")}\n`);
  });
});
