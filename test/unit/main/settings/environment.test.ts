import { describe, expect, it } from "vitest";
import { z } from "zod";
import { SETTINGS } from "#contract/settings/settings.schema.ts";
import { environmentLayer } from "#main/settings/environment.ts";

const values = (environment: NodeJS.ProcessEnv) => environmentLayer(environment).values;

/** Sections as the schema has them, with whether each is one list. */
const { properties = {} } = z.toJSONSchema(SETTINGS, { io: "input", unrepresentable: "any" });
const SECTIONS = Object.keys(properties);

function variableOf(section: string): string {
  return `SHIORI_${section.replaceAll(/[A-Z]/gu, (letter) => `_${letter}`).toUpperCase()}`;
}

describe("the environment", () => {
  it.each(SECTIONS)("sets every section of the schema: %s", (section) => {
    expect(values({ [variableOf(section)]: "[1]" })).toEqual({ [section]: [1] });
    expect(values({ [`${variableOf(section)}_SOME_KEY`]: "2" })).toEqual({ [section]: { someKey: 2 } });
  });

  it("sets single keys beside a whole section", () => {
    const environment = {
      SHIORI_VISIT: '{"idleSeconds": 5, "capMinutes": 3}',
      SHIORI_VISIT_IDLE_SECONDS: "9",
    };
    expect(values(environment)).toEqual({ visit: { idleSeconds: 9, capMinutes: 3 } });
  });

  it("reports a section whose name is misspelt, and ignores variables of other programs", () => {
    expect(values({ SHIORI_VIST_IDLE_SECONDS: "9", SHIORI_X_OPTIONS: "-nocursor", PATH: "/bin" })).toEqual({
      vist: { idleSeconds: 9 },
    });
  });

  it.each(["SHIORI_STATE_DIR", "SHIORI_STAGE", "SHIORI_HOME"])("leaves %s to others", (name) => {
    expect(values({ [name]: "x" })).toEqual({});
  });
});
