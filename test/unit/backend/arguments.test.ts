import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readArguments, UsageError } from "#backend/arguments.ts";
import { DEFAULT_SETTINGS, RULE_SETTINGS } from "#backend/rules/settings.schema.ts";
import { folderOfTest } from "#test/support/system/temporary-folder.ts";

const SAMPLE = join(import.meta.dirname, "../../../docs/samples/settings.json");

test("rules come from a file, every place that is wrong is named, and the sample is right", () => {
  const folder = folderOfTest("settings");
  const file = join(folder, "settings.json");
  const settingsOf = (...words: readonly string[]) =>
    readArguments([`--data=${folder}`, `--token-file=${join(folder, "token")}`, ...words]).settings;
  expect(settingsOf()).toEqual(DEFAULT_SETTINGS);
  writeFileSync(file, JSON.stringify({ holds: { max: 10 } }));
  expect(settingsOf(`--settings-file=${file}`)).toEqual(RULE_SETTINGS.parse({ holds: { max: 10 } }));
  writeFileSync(file, JSON.stringify({ holds: { max: 0 }, loans: { holdsBlock: "maybe" }, colour: "red" }));
  expect(() => settingsOf(`--settings-file=${file}`)).toThrow(
    /wrong at holds\.max: .+\n.+wrong at loans\.holdsBlock/u,
  );
  expect(() => settingsOf(`--settings-file=${file}`)).toThrow("colour");
  writeFileSync(file, "{");
  expect(() => settingsOf(`--settings-file=${file}`)).toThrow(`${file} is not JSON`);
  expect(settingsOf(`--settings-file=${SAMPLE}`).calendar.byLibrary).toHaveProperty("west");
});

test("D44: settings that make a confirmation mail too long for some handsets end the start", () => {
  const folder = folderOfTest("settings");
  const start = (settings: object) => () =>
    readArguments([
      `--data=${folder}`,
      `--token-file=${join(folder, "token")}`,
      `--settings=${JSON.stringify(settings)}`,
    ]);
  const proofUrl = (length: number) => `https://library.example/${"x".repeat(length - 25)}/`;
  const required = (length: number) => ({ mail: { proof: "required", proofUrl: proofUrl(length) } });
  expect(start(required(81))).not.toThrow();
  expect(start(required(82))).toThrow(/confirmation mail has 400 characters, .* shorten mail\.proofUrl/u);
  // Without a code there are fewer words.
  expect(start({ mail: { proofUrl: proofUrl(150) } })).not.toThrow();
  expect(start({ mail: { proof: "required" }, phone: "0".repeat(200) })).toThrow(UsageError);
});

test.each([
  ["no folder", ["--port=0"]],
  ["no token file", ["--data=DIR/data"]],
  ["an impossible port", ["--data=DIR/data", "--token-file=DIR/token", "--port=99999"]],
  ["an unknown word", ["--data=DIR/data", "--token-file=DIR/token", "--colour=red"]],
  ["an SMTP address that is none", ["--data=DIR/data", "--token-file=DIR/token", "--smtp=nowhere"]],
  ["settings that are no JSON", ["--data=DIR/data", "--token-file=DIR/token", "--settings={"]],
  ["an impossible rule", ["--data=DIR/data", "--token-file=DIR/token", '--settings={"holds":{"max":0}}']],
  [
    "settings twice",
    ["--data=DIR/data", "--token-file=DIR/token", "--settings={}", "--settings-file=DIR/short"],
  ],
  [
    "a file of settings that is not there",
    ["--data=DIR/data", "--token-file=DIR/token", "--settings-file=DIR/x"],
  ],
  [
    "a catalogue alone with mail",
    ["--data=DIR/data", "--token-file=DIR/token", "--catalogue-only", "--smtp=smtp://127.0.0.1:25"],
  ],
  [
    "a catalogue alone with patrons",
    ["--data=DIR/data", "--token-file=DIR/token", "--catalogue-only", "--demo"],
  ],
  ["a short token", ["--data=DIR/data", "--token-file=DIR/short"]],
])("bad arguments (%s) are told in one sentence", (_what, words) => {
  const folder = folderOfTest("arguments");
  writeFileSync(join(folder, "short"), "abc");
  const read = () => readArguments(words.map((word) => word.replace("DIR", folder)));
  expect(read).toThrow(UsageError);
  expect(read).toThrow(/^[^\n]+\.$/u);
});

test("D57-D67: the defaults are those of docs/rules.md", () => {
  const { holds, loans, passwords, cards } = DEFAULT_SETTINGS;
  expect({ holds: holds.max, shelf: holds.shelfOpenDays }).toEqual({ holds: 5, shelf: 7 });
  expect(loans).toMatchObject({ max: 5, days: 14, maxRenewals: 1, holdsBlock: "anybody-waits" });
  expect({ ...passwords, pattern: cards.pattern }).toEqual({ min: 6, max: 10, pattern: "^\\d{7}$" });
});
