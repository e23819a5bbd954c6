import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "../../..");
const sources = globSync("{main,preload}/**/*.ts", { cwd: ROOT }).map((path) => path.replaceAll("\\", "/"));

/** Files that may start a program, and why. Each gives it fixed words only. */
const STARTERS: Readonly<Record<string, string>> = {
  "main/hours/display.ts": "xset puts the panel to sleep and wakes it",
  "main/speech/speaker.ts":
    "reads aloud on request, where a library wants it; what is read goes to standard input only",
};

/** Sources in which a pattern stands. */
function where(pattern: RegExp): string[] {
  return sources.filter((path) => pattern.test(readFileSync(join(ROOT, path), "utf8"))).sort();
}

describe("no word of a patron reaches another program's command line (R58)", () => {
  it("the sources were seen", () => {
    expect(sources.length).toBeGreaterThan(40);
    expect(where(/from "electron"/u).length).toBeGreaterThan(5);
  });

  it("nothing is opened by the desktop: Electron's shell is not imported", () => {
    expect(
      where(
        /import\s*\{[^}]*\bshell\b[^}]*\}\s*from "electron"|electron\.shell|\bopenExternal\b|\bopenPath\b/u,
      ),
    ).toEqual([]);
  });

  it("programs are started in the known places only, never through a command line", () => {
    expect(where(/node:child_process|process\.binding/u)).toEqual(Object.keys(STARTERS).sort());
    expect(where(/(?<!\.)\bexec\(|\bexecSync\(|shell: true/u)).toEqual([]);
  });
});
