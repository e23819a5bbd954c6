import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readEarlyWindowSettings } from "#main/settings/early-window-settings.ts";
import { mergeLayers } from "#main/settings/layers.ts";
import { loadSettings } from "#main/settings/load.ts";
import { sayProblem } from "#main/settings/problems.ts";
import { readLayers } from "#main/settings/read.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "shiori-settings-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Settings as the kiosk finds them at its start. */
function found(machine: unknown, local: unknown = null, environment: NodeJS.ProcessEnv = {}) {
  const machineFile = join(folder, "machine.json");
  const localFile = join(folder, "local.json");
  writeFileSync(machineFile, typeof machine === "string" ? machine : JSON.stringify(machine));
  if (local !== null) writeFileSync(localFile, JSON.stringify(local));
  return readLayers({ machineFile, localFile, environment });
}

const BACKEND = { url: "http://127.0.0.1:8080" };

describe("the layers", () => {
  it("go defaults < machine file < local file < environment", () => {
    const layers = found(
      { backend: BACKEND, visit: { idleSeconds: 60, warningSeconds: 30, goodbyeSeconds: 9 } },
      { visit: { warningSeconds: 50, goodbyeSeconds: 5 } },
      { SHIORI_VISIT_GOODBYE_SECONDS: "4", SHIORI_KIOSK_LOCKED: "false", OTHER: "x" },
    );
    const { settings, problems } = loadSettings(layers);
    expect(problems).toEqual([]);
    expect(settings.visit).toMatchObject({
      idleSeconds: 60,
      warningSeconds: 50,
      goodbyeSeconds: 4,
      capMinutes: 20,
    });
    expect(settings.kiosk.locked).toBe(false);
  });

  it("replace lists whole", () => {
    const { settings } = loadSettings(
      found({ backend: BACKEND, languages: { offered: ["en"], first: "en" } }),
    );
    expect(settings.languages.offered).toEqual(["en"]);
  });

  it("take a token of digits from the environment when it is quoted", () => {
    const { settings } = loadSettings(found({ backend: BACKEND }, null, { SHIORI_BACKEND_TOKEN: '"12345"' }));
    expect(settings.backend.token).toBe("12345");
  });
});

describe("broken settings", () => {
  it("name the file, the path and what is allowed, and never the value", () => {
    const layers = found(
      { backend: { url: "http://library.example", token: "top-secret" } },
      { kiosk: { scannerPlace: "above" } },
    );
    const lines = loadSettings(layers).problems.map(sayProblem);
    expect(lines).toHaveLength(2);
    expect(lines.join("\n")).toMatch(/local\.json:1: kiosk\.scannerPlace: allowed .*"bottom-right"/u);
    expect(lines.join("\n")).toMatch(/machine\.json:1: backend\.url: .*https:/u);
    expect(lines.join("\n")).not.toContain("top-secret");
  });

  it.each(["{", "[]", "null", '{"backend": "x"}'])(
    "%s is said, and the defaults show the out-of-order screen",
    (text) => {
      const { settings, problems } = loadSettings(found(text));
      expect(problems.length).toBeGreaterThan(0);
      expect(settings.visit.idleSeconds).toBe(120);
    },
  );

  it("a machine file that is not there is said", () => {
    const layers = readLayers({
      machineFile: join(folder, "none.json"),
      localFile: join(folder, "none"),
      environment: {},
    });
    expect(loadSettings(layers).problems.map(sayProblem)).toEqual(["none.json: cannot be read"]);
  });

  it("an unknown setting is said: it is a misspelt one", () => {
    const [problem] = loadSettings(found({ backend: BACKEND, visit: { idleSecond: 3 } })).problems;
    expect(problem).toMatchObject({ kind: "unknown", path: "visit.idleSecond" });
    expect(problem?.allowed).toContain("idleSeconds");
  });

  it("do not become a prototype", () => {
    const layers = found('{"__proto__": {"locked": false}, "backend": {"url": "http://127.0.0.1:1"}}');
    expect(loadSettings(layers).settings.kiosk.locked).toBe(true);
    const inside = found(
      '{"kiosk": {"__proto__": {"locked": false}}, "backend": {"url": "http://127.0.0.1:1"}}',
    );
    const merged = mergeLayers([{ name: "a", values: { kiosk: {} } }, ...inside.layers]);
    expect((merged["kiosk"] as { locked?: boolean }).locked).toBeUndefined();
    expect(loadSettings(inside).settings.kiosk.locked).toBe(true);
  });

  it("leave staff their way in, so that they can be repaired at the terminal", () => {
    const staff = { cardPattern: "^99\\d{6}$" };
    const { settings, problems } = loadSettings(
      found({ backend: BACKEND, visit: { idleSeconds: "x" }, staff }),
    );
    expect(problems).toHaveLength(1);
    expect(settings.staff.cardPattern).toBe(staff.cardPattern);
  });
});

describe("the peek before the schema is loaded", () => {
  it("opens what the settings say", () => {
    const { layers } = found({ kiosk: { locked: false, width: 1280, height: 1024 } });
    expect(readEarlyWindowSettings(layers)).toEqual({ locked: false, width: 1280, height: 1024 });
  });

  it.each([{}, { kiosk: { locked: "no" } }, { kiosk: { width: -1 } }])(
    "locks when in doubt: %o",
    (machine) => {
      expect(readEarlyWindowSettings(found(machine).layers)).toEqual({
        locked: true,
        width: 1080,
        height: 1920,
      });
    },
  );
});
