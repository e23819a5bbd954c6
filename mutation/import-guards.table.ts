import type { Guard } from "./guard.ts";

const FOLDER = "import-folder";
const SERVER = "harvest-server";

/** A guard of imports and harvests; `only`: the tests of the file that see it. */
function guard(name: string, test: string, only: string, text: string, by: string): Guard {
  return { name, keeps: "", edits: [{ part: "backend", text, by }], project: "backend", test, only };
}

/** What keeps a catalogue whole when its source is not. */
export const IMPORT_GUARDS: readonly Guard[] = [
  guard(
    "one record that is not well-formed does not stop a harvest",
    SERVER,
    "not well-formed",
    "if (rest !== null) return rest;",
    "",
  ),
  guard(
    "a list that was cut off is asked for again",
    SERVER,
    "cut off twice",
    "tries >= retries || (isUnreadable && reading.salvage === undefined)",
    "tries >= retries || isUnreadable",
  ),
  guard(
    "a harvest asks again for what the server broke down over",
    "harvest-around",
    "until it gives it",
    "await this.#takeAgain();",
    "",
  ),
  guard(
    "what is left out and refused does not keep a harvest from what has changed",
    "harvest-around",
    "that refuses",
    "if (!isBreakdown(error)) this.#leftOut.push(...this.#waiting.splice(0, 1));",
    "if (!isBreakdown(error)) throw error;",
  ),
  guard(
    "a login goes over http to this machine only",
    SERVER,
    "Basic",
    'if (url.protocol === "http:" && !isThisMachine(url.hostname) && unencrypted !== true)',
    "if (url.hash)",
  ),
  guard(
    "a harvest that is stopped keeps what it has read",
    "backend/harvest",
    "stop",
    "if (isExpected) await this.#write();",
    "void isExpected;",
  ),
  guard(
    "a damaged file is refused before its first record is written",
    FOLDER,
    "cut.mrc",
    'if (checked.flaw !== "") return failed(checked.flaw);',
    "",
  ),
  guard(
    "a full load that is much smaller is refused",
    FOLDER,
    "more than a fifth",
    'if (gone <= known * MOST_REMOVED) return "";',
    'if (gone <= known) return "";',
  ),
  guard(
    "a full load with nameless records removes nothing",
    FOLDER,
    "without an id",
    "areNameless ? DONE : removeAll(writer, missing.gone, file.size, tools.signal)",
    "removeAll(writer, missing.gone, file.size, tools.signal)",
  ),
  guard(
    "a damaged record is not known by a 001 that makes no id",
    FOLDER,
    "damaged records",
    "item.record.recordId : item.recordId",
    "item.record.recordId : item.id || undefined",
  ),
  guard(
    "a full load that changed while it was read removes nothing",
    FOLDER,
    "changed while it was read",
    "if (await hasChanged(file))",
    "if (file.size < 0)",
  ),
  {
    name: "a full load removes titles of its own source only",
    keeps: "",
    edits: [{ part: "backend", text: 'after === ""', by: "after === null", within: "recordIdsAfter" }],
    project: "backend",
    test: FOLDER,
    only: "of its source alone",
  },
  guard(
    "a file that is still being written waits",
    FOLDER,
    "still being written",
    "if (Math.abs(clock.now() - file.modifiedAt) < settleMs)",
    "if (settleMs < 0)",
  ),
  guard(
    "a file is taken once, whenever it was copied",
    FOLDER,
    "each once",
    "if (isSameSize && last.digest === whole.digest)",
    "if (settleMs < 0)",
  ),
  guard(
    "changes wait behind a file that was refused",
    FOLDER,
    "holds back later changes",
    "if (before !== undefined && !isFull)",
    "if (before === file)",
  ),
  guard(
    "a harvest over SRU that misses records is no full load",
    "harvest-sru",
    "no full load",
    "since === null && this.#isSteady && distinct === total",
    "since === null",
  ),
  guard(
    "a harvest over SRU whose list changed is no full load",
    "harvest-sru",
    "changes while it is read",
    "if (place > 1 && counted !== size)",
    "if (place > size && counted < 0)",
  ),
  guard(
    "a harvest over SRU that did not reach all is repeated",
    "harvest-sru",
    "has records twice",
    "const nextFrom = isReached ? dayOf(this.#begun - DAY_MS) : since;",
    "const nextFrom = dayOf(this.#begun - DAY_MS);",
  ),
  guard(
    "a harvest over SRU replaces no file",
    "harvest-sru",
    "second time on one day",
    "if (existsSync(path)) throw new HarvestFailed",
    "if (path === file) throw new HarvestFailed",
  ),
  {
    name: "001 is not taken for the number of the library system",
    keeps: "",
    edits: [{ part: "backend", text: 'systemNumber: ""', by: "systemNumber: number", within: "idsIn" }],
    project: "unit",
    test: "import/marc",
  },
  {
    name: "a reading of another title is not shown",
    keeps: "",
    edits: [
      {
        part: "contract",
        text: 'if (reading !== "" && isOfTitle) return reading;',
        by: 'void isOfTitle; if (reading !== "") return reading;',
      },
    ],
    project: "unit",
    test: "import/marc",
  },
  {
    name: "a title without the system's number has no copies there",
    keeps: "",
    edits: [
      { part: "main", text: "if (call.id.startsWith(UNNUMBERED)) {", by: "if (call.id === UNNUMBERED) {" },
    ],
    project: "adapters",
    test: "own-catalogue",
    only: "whose number in Koha",
  },
];
