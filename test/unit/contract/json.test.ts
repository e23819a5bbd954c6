import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { JsonTooDeep, MAX_JSON_DEPTH, parseJson } from "#contract/json.ts";

const nested = (depth: number): string => `${"[".repeat(depth)}${"]".repeat(depth)}`;

describe("JSON from outside", () => {
  it("is read as it stands", () => {
    const value = { a: [1, '"', "\\", "[[{{"], b: { c: null } };
    expect(parseJson(JSON.stringify(value))).toEqual(value);
  });

  it("may be nested as deep as anything of ours, and no deeper", () => {
    expect(parseJson(nested(MAX_JSON_DEPTH))).toBeInstanceOf(Array);
    expect(() => parseJson(nested(MAX_JSON_DEPTH + 1))).toThrow(JsonTooDeep);
    expect(() => parseJson("{".repeat(1_000_000))).toThrow(JsonTooDeep);
  });

  it("counts no bracket inside a string, whatever is escaped in it", () => {
    const text = JSON.stringify(["[".repeat(500), `\\"${"{".repeat(500)}`]);
    expect(parseJson(text)).toEqual(JSON.parse(text));
    expect(() => parseJson(`["\\\\", ${nested(MAX_JSON_DEPTH)}]`)).toThrow(JsonTooDeep);
  });

  it("throws SyntaxError for what is none", () => {
    for (const text of ["", "{", '"', "]]]]", '"\\'])
      expect(() => parseJson(text), text).toThrow(SyntaxError);
  });
});

it("is parsed in the kiosk and its supervisor by this function alone", () => {
  const root = join(import.meta.dirname, "../../..");
  const others = ["main", "supervisor", "preload"].flatMap((part) =>
    readdirSync(join(root, part), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => join(part, file))
      .filter((file) => /JSON\.parse\(/u.test(readFileSync(join(root, file), "utf8"))),
  );
  expect(others).toEqual([]);
});
