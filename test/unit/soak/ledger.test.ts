import { describe, expect, it } from "vitest";
import { translator } from "#renderer/i18n/index.ts";
import { toldBy } from "#soak/visits/circulate.ts";
import { type CopyFacts, type Scan, type Told, tallyOf, wrongCopy } from "#soak/visits/ledger.ts";

const MINE = "2904006";
const OTHERS = "2904014";

const lend = (told: Told, card = MINE): Scan => ({ copy: 0, action: "lend", card, told });
const giveBack = (told: Told): Scan => ({ copy: 0, action: "return", card: null, told });
const undo = (told: Told): Scan => ({ copy: 0, action: "undo", card: MINE, told });
const facts = (lentTo: readonly string[], ...done: CopyFacts["done"]): CopyFacts => ({ lentTo, done });

describe("a copy that was on the shelf", () => {
  it.each<[string, readonly Scan[], CopyFacts, RegExp | null]>([
    ["lent, as told", [lend("done")], facts([MINE], "lend"), null],
    ["told as lent, and is not", [lend("done")], facts([]), /lend: told 1 times, done 0/u],
    ["lent twice", [lend("done")], facts([MINE], "lend", "lend"), /lend: done 2 times/u],
    ["on loan twice", [lend("done")], facts([MINE, MINE], "lend"), /on loan 2 times/u],
    ["lent to somebody else", [lend("done")], facts([OTHERS], "lend"), /somebody else/u],
    ["told as not lent, and is", [lend("not-done")], facts([MINE], "lend"), /lend: done 1 times/u],
    ["not lent, as told", [lend("not-done")], facts([]), null],
    ["not told, and lent", [lend(null)], facts([MINE], "lend"), null],
    ["not told, and not lent", [lend(null)], facts([]), null],
    ["unsure, and lent", [lend("unsure")], facts([MINE], "lend"), null],
    ["not told, and lent twice", [lend(null)], facts([MINE], "lend", "lend"), /lend: done 2 times/u],
    ["undone, as told", [lend("done"), undo("done")], facts([], "lend", "return"), null],
    ["told as undone, and is lent", [lend("done"), undo("done")], facts([MINE], "lend"), /return: told 1/u],
    [
      "lent again",
      [lend("done"), giveBack("done"), lend("done")],
      facts([MINE], "lend", "return", "lend"),
      null,
    ],
    [
      "back without its loan's end",
      [lend("done"), giveBack("done")],
      facts([MINE], "lend", "return"),
      /on loan 1/u,
    ],
    ["never scanned, and lent", [], facts([MINE], "lend"), /lend: done 1 times/u],
  ])("%s", (_what, scans, known, wrong) => {
    const reason = wrongCopy(scans, known, false);
    if (wrong === null) expect(reason).toBeNull();
    else expect(reason).toMatch(wrong);
  });
});

describe("a copy that was on loan", () => {
  it.each<[string, readonly Scan[], CopyFacts, RegExp | null]>([
    ["untouched", [], facts([OTHERS]), null],
    ["vanished", [], facts([]), /on loan 0 times/u],
    ["returned, as told", [giveBack("done")], facts([], "return"), null],
    ["told as returned, and is not", [giveBack("done")], facts([OTHERS]), /return: told 1 times, done 0/u],
    ["returned twice", [giveBack("done")], facts([], "return", "return"), /return: done 2 times/u],
    ["told as not returned, and is", [giveBack("not-done")], facts([], "return"), /return: done 1 times/u],
    [
      "scanned again after no answer",
      [giveBack(null), giveBack("done")],
      facts([], "return", "return"),
      null,
    ],
  ])("%s", (_what, scans, known, wrong) => {
    const reason = wrongCopy(scans, known, true);
    if (wrong === null) expect(reason).toBeNull();
    else expect(reason).toMatch(wrong);
  });
});

it("what was told is counted for each action", () => {
  const tally = tallyOf([lend("done"), lend("not-done"), lend(null), undo("done"), giveBack("unsure")]);
  expect(tally).toEqual({
    lend: { done: 1, notDone: 1, untold: 1 },
    undo: { done: 1, notDone: 0, untold: 0 },
    return: { done: 0, notDone: 0, untold: 1 },
  });
});

describe("a line says", () => {
  const unsure = translator("ja")("refusal.not-confirmed.text");
  it.each<[Scan["action"], string, string, Told]>([
    ["lend", "row row-seen", "", null],
    ["lend", "row row-loan row-done", "", "done"],
    ["lend", "row row-loan row-not-lent", "できませんでした。", "not-done"],
    ["lend", "row row-loan row-not-lent", unsure, "unsure"],
    ["undo", "row row-loan row-done", "", null],
    ["undo", "row", "", "done"],
    ["undo", "row row-loan row-done undo-refused", "できませんでした。", "not-done"],
    ["undo", "row row-loan row-done undo-refused", unsure, "unsure"],
    ["return", "row row-working", "", null],
    ["return", "row row-done", "", "done"],
    ["return", "row row-loan row-not-lent", "できませんでした。", "not-done"],
    ["return", "row row-loan row-not-lent", unsure, "unsure"],
  ])("%s, %s: %s", (action, kind, words, told) => {
    expect(toldBy({ kind, words }, action, unsure)).toBe(told);
  });
});
