import type { Edit, Guard } from "./guard.ts";

const main = (file: string, text: string, by: string): Edit => ({ file: `main/${file}`, text, by });

/** A guard that a unit test sees. */
function unit(keeps: string, name: string, edit: Edit, test: string): Guard {
  return { name, keeps, edits: [edit], project: "unit", test: `test/unit/${test}.test.ts` };
}

const ADDRESS = "main/shell/rules";
const RELEASE = "main/shell/release";
const FILES = "main/shell/files";
const GATE = "main/ipc/gate";
const RESET = "main/visit/reset";
const DOOR = "main/staff/access";
const STAFF_GATE = "main/staff/gate";
const ROUTER = "main/scanner/scan-router";
const SOURCE = "main/scanner/source";
const MACHINE = "main/visit/machine";
const LATE_INPUT = "main/visit/late-input";
const ENCRYPTION = "contract/encryption";
const ACTIVITY = "preload/activity";
const BRIDGE = "preload/bridge";
const RATES = "contract/ipc/rates.ts";

/** Guards whose rules are plain functions. */
export const RULE_GUARDS: readonly Guard[] = [
  unit(
    "R15",
    "an address is ours by its whole host",
    main("shell/addresses.ts", "url.host === host", "url.host.startsWith(host)"),
    ADDRESS,
  ),
  unit(
    "R15",
    "an address with a name in it is not ours",
    main("shell/addresses.ts", ' && url.username === ""', ""),
    ADDRESS,
  ),
  unit(
    "R61",
    "switches that write logs are refused",
    main("shell/switches.ts", '  "log-net-log",\n', ""),
    ADDRESS,
  ),
  unit(
    "R61",
    "variables that write logs are refused",
    main("shell/switches.ts", '"ELECTRON_ENABLE_LOGGING", ', ""),
    ADDRESS,
  ),
  unit(
    "R96",
    "doors are refused in a release",
    main("shell/switches.ts", "[...TELLTALE_SWITCHES, ...DOORS]", "TELLTALE_SWITCHES"),
    ADDRESS,
  ),
  unit(
    "R96",
    "a release takes only the words it knows",
    main("shell/release.ts", "argv.slice(1).find", "argv.slice(99).find"),
    RELEASE,
  ),
  unit(
    "R61",
    "a release never repeats what stands behind a word",
    main("shell/release.ts", "{1,40})/u", "{1,40}.*)/u"),
    RELEASE,
  ),
  unit(
    "R61",
    "variables of Node are refused in a release",
    main("shell/release.ts", "  /^NODE_/u,\n", ""),
    RELEASE,
  ),
  unit(
    "R61",
    "variables of Electron are refused in a release",
    main("shell/release.ts", "  /^ELECTRON_/u,\n", ""),
    RELEASE,
  ),
  unit(
    "R61",
    "variables of GTK are refused in a release",
    main("shell/release.ts", "  /^GTK(2|3|4)?_(MODULES|DEBUG|PATH)$/u,\n", ""),
    RELEASE,
  ),
  unit(
    "R20",
    "no link in the folder of pages is followed",
    main("shell/files.ts", "entry.isFile() && type", "type"),
    FILES,
  ),
  unit(
    "R20",
    "only known kinds of files are served",
    main("shell/files.ts", "entry.isFile() && type !== undefined", "entry.isFile()"),
    FILES,
  ),
  unit("R20", "another host gets nothing", main("shell/files.ts", " || url.host !== host", ""), FILES),
  unit("R20", "only GET is answered", main("shell/files.ts", 'request.method !== "GET" || ', ""), FILES),
  unit(
    "R22",
    "documents carry the policy",
    main("shell/files.ts", "? DOCUMENT_HEADERS : {}", "? {} : {}"),
    FILES,
  ),
  unit(
    "R22",
    "the policy has a sandbox",
    main("shell/headers.ts", '  "sandbox allow-scripts allow-same-origin allow-forms",\n', ""),
    FILES,
  ),
  unit(
    "R76",
    "the policy has no workers",
    main("shell/headers.ts", "worker-src 'none'", "worker-src 'self'"),
    FILES,
  ),
  unit(
    "R22",
    "the policy has no frames",
    main("shell/headers.ts", "frame-src 'none'", "frame-src 'self'"),
    FILES,
  ),
  unit(
    "R22",
    "the policy sends no forms",
    main("shell/headers.ts", "form-action 'none'", "form-action 'self'"),
    FILES,
  ),
  unit("R23", "the permissions policy names USB", main("shell/headers.ts", '  "usb",\n', ""), FILES),
  unit(
    "R17",
    "five missed beats are a hanging page",
    main("shell/heartbeat-monitor.ts", "if (now < deadline) return false;", "return false;"),
    ADDRESS,
  ),
  unit(
    "R46",
    "the zoom is undone",
    main("shell/compat.ts", 'contents.on("zoom-changed", () => contents.setZoomFactor(1));', ""),
    "main/shell/compat",
  ),
  unit(
    "R74",
    "the selection is emptied too",
    main("shell/compat.ts", 'if (platform !== "linux") return;', "return;"),
    "main/shell/compat",
  ),
  unit(
    "R53",
    "a call comes from the main frame of our page",
    main("ipc/sender.ts", "isMain && frame.origin === APP_ORIGIN", "frame?.origin === APP_ORIGIN"),
    "main/ipc/sender",
  ),
  unit(
    "R53",
    "a call comes from our origin",
    main("ipc/sender.ts", "isMain && frame.origin === APP_ORIGIN", "isMain"),
    "main/ipc/sender",
  ),
  unit(
    "R53",
    "the gate wants a trusted sender",
    main("ipc/gate.ts", "!sender.trusted || caller === null", "caller === null"),
    GATE,
  ),
  unit(
    "R53",
    "the gate wants the page's own visit",
    main("ipc/gate.ts", "caller.visit === null || call.visit !== caller.visit", "caller.visit === null"),
    GATE,
  ),
  unit(
    "R53",
    "the gate wants the right shape",
    main("ipc/gate.ts", 'if (!args.success) return no(verb, "bad-request");', ""),
    GATE,
  ),
  unit(
    "R53",
    "the gate wants a verb that there is",
    main("ipc/gate.ts", "VERBS.find((name) => name === verb)", "verb as Verb"),
    GATE,
  ),
  unit("R55", "the gate counts", { file: RATES, text: "empty = tokens < 1;", by: "empty = false;" }, GATE),
  unit(
    "R53",
    "the gate looks at the size of what it is sent before it reads it",
    main("ipc/gate.ts", '    if (!isBounded(sent, CALL_BOUNDS)) return no(verb, "bad-request");\n', ""),
    GATE,
  ),
  unit(
    "R55",
    "the gate counts before it reads",
    main("ipc/gate.ts", "const taken = caller.rates.take(call.verb);", 'const taken = "taken";'),
    GATE,
  ),
  unit(
    "R55",
    "a flood of calls of another visit is told once",
    main("ipc/gate.ts", 'if (taken !== "none-again") log("call-turned-away"', 'log("call-turned-away"'),
    GATE,
  ),
  ...(
    [
      ["of a text too long", "return charactersLeft >= 0;", "return true;"],
      ["of too many values", "if (valuesLeft < 0) return false;", ""],
      ["of too many levels", " || depthLeft === 0", ""],
      ["of bytes", "if (!isPlainObject(part)) return false;", ""],
    ] as const
  ).map(([what, text, by]) =>
    unit("R53", `nothing is sent ${what}`, { file: "contract/ipc/bounded.ts", text, by }, "contract/bounded"),
  ),
  unit(
    "R53",
    "nothing outsized leaves the page",
    { file: "preload/bridge.ts", text: "isBounded(sent, CALL_BOUNDS) ? sent : null", by: "sent" },
    BRIDGE,
  ),
  unit(
    "R55",
    "a flood stops in the page",
    {
      file: "preload/bridge.ts",
      text: 'if (rates.take(verb) === "none-again") return',
      by: 'if (rates.take(verb) === "none-again" && visit < 0) return',
    },
    BRIDGE,
  ),
  unit(
    "R53",
    "nothing outsized leaves the staff's page",
    { file: "preload/staff-bridge.ts", text: "isBounded(args, STAFF_CALL_BOUNDS) ? args : null", by: "args" },
    BRIDGE,
  ),
  unit(
    "R55",
    "a flood stops in the staff's page",
    {
      file: "preload/staff-bridge.ts",
      text: 'if (rates.take(verb) === "none-again") throw new Error("not allowed");',
      by: "void rates;",
    },
    BRIDGE,
  ),
  unit(
    "R55",
    "a page that floods main is ended",
    main("shell/flood.ts", "    contents.forcefullyCrashRenderer();\n", ""),
    "main/shell/guards",
  ),
  unit(
    "R55",
    "lines of the console are counted",
    main("shell/contents.ts", "    if (isFlooding(contents, alarm)) return;\n", ""),
    "main/shell/guards",
  ),
  unit(
    "R55",
    "requests are counted",
    main(
      "shell/sessions.ts",
      "webContents !== undefined && isFlooding(webContents, alarm)",
      "webContents === null",
    ),
    "main/shell/guards",
  ),
  unit(
    "R55",
    "a flood is told once",
    { file: RATES, text: 'return wasEmpty ? "none-again" : "none";', by: 'return "none";' },
    GATE,
  ),
  unit(
    "D8",
    "a guest is no patron",
    main("ipc/phases.ts", '  if (state.access === "guest") return "signed-out";\n', ""),
    "main/ipc/phases",
  ),
  unit(
    "D8",
    "a temporary password opens nothing else",
    main(
      "ipc/phases.ts",
      'access === "patron" && state.access === "temporary" ? "temporary-password" : null',
      "null",
    ),
    "main/ipc/phases",
  ),
  unit(
    "R68",
    "an answer of an ended visit is dropped",
    main(
      "ipc/gate.ts",
      "return visit === deps.visit() ? { visit, answer } : never();",
      "return { visit, answer };",
    ),
    GATE,
  ),
  unit(
    "R60",
    "a bug's text stays in main",
    main(
      "ipc/gate.ts",
      'error instanceof Error ? error.name : "unknown" });\n      return',
      "String(error) });\n      return",
    ),
    GATE,
  ),
  {
    name: "calls carry the visit that hello named",
    keeps: "R53",
    edits: [{ file: "preload/bridge.ts", text: 'if (verb === "hello") visit = stamp;', by: "" }],
    project: "unit",
    test: "test/unit/preload/bridge.test.ts",
  },
  {
    name: "only trusted events are activity",
    keeps: "R63",
    edits: [{ file: "preload/activity.ts", text: "!event.isTrusted || ", by: "" }],
    project: "unit",
    test: `test/unit/${ACTIVITY}.test.ts`,
  },
  {
    name: "what lies on the glass is nobody",
    keeps: "R44",
    edits: [
      { file: "preload/activity.ts", text: " && event.timeStamp - pressedAt < HELD_TOO_LONG_MS", by: "" },
    ],
    project: "unit",
    test: `test/unit/${ACTIVITY}.test.ts`,
  },
  {
    name: "a key that repeats is nobody",
    keeps: "R44",
    edits: [{ file: "preload/activity.ts", text: "if (!event.repeat) seen(event);", by: "seen(event);" }],
    project: "unit",
    test: `test/unit/${ACTIVITY}.test.ts`,
  },
  unit("R81", "reset: the cover comes first", main("visit/reset.ts", "  adapter.cover();\n", ""), RESET),
  unit(
    "R78",
    "reset: the patron is forgotten",
    main("visit/reset.ts", "  adapter.forget(visit);\n", ""),
    RESET,
  ),
  unit(
    "R72",
    "reset: the old page is taken away",
    main("visit/reset.ts", "adapter.retire();", "null;"),
    RESET,
  ),
  unit(
    "R72",
    "reset: its process is dead",
    main("visit/reset.ts", "  if (old !== null) await adapter.endProcess(old);\n", ""),
    RESET,
  ),
  unit(
    "R73",
    "reset: its partition is empty",
    main("visit/reset.ts", "old === null ? undefined : adapter.clear(old), ", ""),
    RESET,
  ),
  unit(
    "R74",
    "reset: the clipboards are empty",
    main("visit/reset.ts", ", adapter.clearClipboards()]", "]"),
    RESET,
  ),
  unit(
    "R73",
    "reset: the new page is looked at",
    main("visit/reset.ts", "page === null ? null : await adapter.look(page);", "[] as string[];"),
    RESET,
  ),
  unit(
    "R73",
    "reset: what is behind the old page is looked at",
    main("visit/reset.ts", "  expectNothing(await adapter.check(old));\n", ""),
    RESET,
  ),
  unit(
    "R71",
    "reset: a page after a lost one does not come into a partition that is being cleared",
    main("visit/reset.ts", "    await cleared;\n", ""),
    RESET,
  ),
  unit(
    "R73",
    "reset: what is found fails it",
    main("visit/reset.ts", "if (place !== undefined) throw new NotClean(place);", ""),
    RESET,
  ),
  unit("R81", "reset: the cover goes last", main("visit/reset.ts", "  adapter.uncover();\n", ""), RESET),
  unit(
    "R81",
    "reset: a late one is a failed one",
    main("visit/reset.ts", "if (!(await within(steps, RESET_LIMIT_MS))) throw new Late();", "await steps;"),
    RESET,
  ),
  unit(
    "2.4",
    "reset: the old visit that is not gone in time is a failed reset",
    main(
      "visit/reset.ts",
      "if (!(await within(empty(adapter, old), CLEAN_LIMIT_MS))) throw new Late();",
      "await empty(adapter, old);",
    ),
    RESET,
  ),
  unit(
    "R72",
    "the process of a page that was closed is killed",
    main("shell/kill-process.ts", 'process.kill(mark.pid, "SIGKILL");', ""),
    "main/shell/kill-process",
  ),
  unit(
    "R72",
    "a stranger's process of the same number is not the old page's",
    main("shell/kill-process.ts", " && (startedAt === null || stat.startedAt === startedAt)", ""),
    "main/shell/kill-process",
  ),
  unit(
    "R94",
    "five wrong tries lock the door",
    main("staff/tries.ts", "if (left(what) === 0) return false;", ""),
    DOOR,
  ),
  unit(
    "R94",
    "a file that was spoilt locks the door",
    main("staff/tries.ts", "if (isMissing(error)) return", "if (error !== null) return"),
    DOOR,
  ),
  unit(
    "R94",
    "setting the clock back opens nothing",
    main("staff/tries.ts", "clock() - Math.max(0, wall() - at)", "clock() - Math.abs(wall() - at)"),
    DOOR,
  ),
  unit(
    "R94",
    "a clock that was ahead locks the door for ten minutes, not until it is caught up",
    main("staff/tries.ts", "Math.max(0, wall() - at)", "(wall() - at)"),
    DOOR,
  ),
  unit(
    "R94",
    "a try outlives a power cut",
    main("files/atomic-write.ts", "syncFolder(folder);", "void folder;"),
    "main/durable",
  ),
  unit(
    "R94",
    "a try is counted before its answer",
    main("staff/access.ts", "if (!tries.take(what)) return false;", ""),
    DOOR,
  ),
  unit(
    "R94",
    "tries at once are one after the other",
    main("staff/access.ts", "const mine = before.then(work);", "const mine = work();"),
    DOOR,
  ),
  unit(
    "R94",
    "an answer after staff have gone opens nothing",
    main(
      "staff/access.ts",
      "if (mine !== round) return door();\n    if (right) enter();",
      "if (right) enter();",
    ),
    DOOR,
  ),
  unit(
    "R94",
    "with both asked for, neither is enough",
    main("staff/access.ts", 'if (needs === "both") return seen.card ? "pin" : "card";', ""),
    DOOR,
  ),
  unit(
    "R94",
    "a wrong PIN opens nothing",
    main("staff/hash.ts", " && timingSafeEqual(key, one.key)", ""),
    DOOR,
  ),
  unit(
    "R94",
    "a hash cannot ask for all the memory",
    main("staff/hash.ts", "return modest ? ", "return true ? "),
    DOOR,
  ),
  unit(
    "R53",
    "the staff's gate wants the staff's page",
    main("staff/gate.ts", "!sender.trusted || !deps.owns(sender.contentsId)", "!sender.trusted"),
    STAFF_GATE,
  ),
  unit(
    "R53",
    "the staff's gate wants a trusted sender",
    main(
      "staff/gate.ts",
      "!sender.trusted || !deps.owns(sender.contentsId)",
      "!deps.owns(sender.contentsId)",
    ),
    STAFF_GATE,
  ),
  unit(
    "R94",
    "behind the door only",
    main(
      "staff/gate.ts",
      'if (!DOOR_VERBS.includes(call.verb) && !deps.isOpen()) return turnAway("door");',
      "",
    ),
    STAFF_GATE,
  ),
  unit(
    "R55",
    "the staff's gate counts",
    main("staff/gate.ts", "    take(call.verb);\n", "    void take;\n"),
    STAFF_GATE,
  ),
  unit(
    "R53",
    "the staff's gate looks at the size of what it is sent before it reads it",
    main(
      "staff/gate.ts",
      '    if (!isBounded(call.args, STAFF_CALL_BOUNDS)) return turnAway("arguments");\n',
      "",
    ),
    STAFF_GATE,
  ),
  unit(
    "R53",
    "the staff's gate wants the right shape",
    main("staff/gate.ts", 'if (!args.success) return turnAway("arguments");', ""),
    STAFF_GATE,
  ),
  unit(
    "R36",
    "chords are refused",
    main("scanner/keys.ts", 'if (input.control || input.alt || input.meta) return { kind: "refused" };', ""),
    SOURCE,
  ),
  unit(
    "R44",
    "a key that repeats is no scan and nobody",
    main("scanner/source.ts", "if (input.isAutoRepeat) return !keyboard || refused();", ""),
    SOURCE,
  ),
  unit(
    "R39",
    "a terminal whose scanner is no keyboard is deaf",
    main("scanner/source.ts", "if (!options.listens) return createDeafSource(options);", ""),
    SOURCE,
  ),
  unit(
    "R40",
    "what breaks a code spoils it",
    main("scanner/runs.ts", "      run.spoiled = true;\n", ""),
    SOURCE,
  ),
  unit(
    "R40",
    "a chord that runs into a code spoils it",
    main(
      "scanner/source.ts",
      "if (isRefused || (inside && !keyboard)) runs.spoil();",
      "if (inside && !keyboard) runs.spoil();",
    ),
    "main/scanner/chords",
  ),
  unit(
    "R40",
    "an endless code fills no memory",
    main(
      "scanner/runs.ts",
      "if (run.text.length <= LONGEST_SCAN) run.text += character;",
      "run.text += character;",
    ),
    "main/scanner/source-any-speed",
  ),
  unit(
    "R42",
    "a scan of the visit before is nobody's",
    main(
      "scanner/scan-router.ts",
      'if (burst.visit !== visit) return deps.log("scan-dropped", { kind: "other-visit" });',
      "",
    ),
    ROUTER,
  ),
  unit(
    "R42",
    "a scan during a reset is nobody's",
    main(
      "scanner/scan-router.ts",
      'if (phase !== "open" && phase !== "attract") return deps.log("scan-dropped", { kind: phase });',
      "",
    ),
    ROUTER,
  ),
  unit(
    "R43",
    "the same scan twice counts once",
    main("scanner/scan-router.ts", "now - last.at < repeatMs", "false"),
    ROUTER,
  ),
  unit(
    "R40",
    "a spoiled code is refused",
    main("scanner/decode.ts", 'if (spoiled) return refused("scan-unknown");', ""),
    "main/scanner/decode",
  ),
  unit(
    "R60",
    "the log lets codes pass alone",
    main("log/fields.ts", 'kept[name] = CODE.test(value) ? value : "unlisted";', "kept[name] = value;"),
    "main/log/log",
  ),
  unit(
    "R60",
    "the log has an end",
    main("log/file.ts", "if (file.bytes >= limit) putAside();", ""),
    "main/log/log",
  ),
  unit(
    "R90",
    "a disk that refuses the log stops nothing",
    main("log/file.ts", "        close();\n      }\n    },", "        throw new Error();\n      }\n    },"),
    "main/log/log",
  ),
  unit(
    "R90",
    "a line that the disk refuses takes no descriptor",
    main("log/file.ts", "if (file !== null) closeSync(file.fd);", ""),
    "main/log/log",
  ),
  unit(
    "R90",
    "a disk that refuses the journal stops nothing",
    main("library/journal-file.ts", '      log("journal-not-written");', "      throw new Error();"),
    "main/library/journal",
  ),
  unit(
    "R69",
    "a write is on the disk before it leaves",
    main(
      "library/journal.ts",
      'if (!(await within(note(verb, key, "open"), DISK_TIMEOUT_MS)))',
      "if (false)",
    ),
    "main/library/journal",
  ),
  unit(
    "R89",
    "a line that was cut short spoils no other",
    main(
      "library/journal-file.ts",
      ".data ?? null;\n  } catch {\n    return null;",
      ".data ?? null;\n  } catch (error) {\n    throw error;",
    ),
    "main/library/journal",
  ),
  unit(
    "R89",
    "what is not known outlives the settled lines",
    main(
      "library/journal-file.ts",
      'const text = Array.from(unsettled.values(), written).join("");\n      writeAtomically',
      'const text = "";\n      writeAtomically',
    ),
    "main/library/journal",
  ),
  unit(
    "R57",
    "certificates are looked at",
    main("library/web.ts", "new https.Agent({", "new https.Agent({ rejectUnauthorized: false,"),
    "main/library/tls",
  ),
  unit(
    "R57",
    "a SIP2 server elsewhere is spoken to with TLS",
    {
      file: "contract/settings/settings.schema.ts",
      text: "!mayGoUnencrypted(sip2.host, unencryptedHosts)",
      by: "false",
    },
    ENCRYPTION,
  ),
  unit(
    "R57",
    "pictures of covers come encrypted from elsewhere",
    {
      file: "contract/settings/settings.schema.ts",
      text: "!isSafeUrl(covers.url, backend.unencryptedHosts)",
      by: "false",
    },
    ENCRYPTION,
  ),
  unit(
    "R57",
    "a name that begins like this machine's is another machine",
    { file: "contract/settings/encryption.ts", text: "|localhost|::1)$/u", by: "|localhost|::1)/u" },
    ENCRYPTION,
  ),
  unit(
    "R57",
    "nothing but the hosts that a library names is spoken to unencrypted",
    {
      file: "contract/settings/encryption.ts",
      text: "bare(one) === bare(host)",
      by: "bare(host).endsWith(bare(one))",
    },
    ENCRYPTION,
  ),
  unit(
    "R88",
    "an endless answer is none",
    main("library/read-and-wipe.ts", "if (end > most) throw", "if (end < 0) throw"),
    "main/library/read-and-wipe",
  ),
  unit(
    "R63",
    "a page is given more time once",
    main("visit/deadlines.ts", "  if (state.slow) return state;\n", ""),
    MACHINE,
  ),
  unit(
    "R63",
    "only a warning of the cap is answered by the page's button",
    main("visit/deadlines.ts", "if (state.warning?.cap !== true) return state;", ""),
    MACHINE,
  ),
  unit(
    "R44",
    "the cap is put off as often as the settings say",
    main("visit/deadlines.ts", "  if (state.extensions >= times.capExtensions) return state;\n", ""),
    MACHINE,
  ),
  unit(
    "R44",
    "a touch does not answer the cap",
    main("visit/deadlines.ts", "  if (state.warning?.cap === true) return state;\n", ""),
    MACHINE,
  ),
  unit(
    "R62",
    "the deadlines come before what happens",
    main(
      "visit/machine.ts",
      "const checked = checkDeadlines(state, times, now);",
      'const checked = event.type === "tick" ? checkDeadlines(state, times, now) : state;',
    ),
    LATE_INPUT,
  ),
  unit(
    "R62",
    "a warning begins at its own time",
    main(
      "visit/deadlines.ts",
      "checkDeadlines(first.result, times, now);",
      "checkDeadlines({ ...first.result, warning: { cap: false, since: now } }, times, now);",
    ),
    LATE_INPUT,
  ),
  unit(
    "R62",
    "a deadline that was moved to before now gives its warning",
    main("visit/deadlines.ts", "const at = Math.max(deadline, state.checkedAt);", "const at = deadline;"),
    LATE_INPUT,
  ),
  unit(
    "R62",
    "nobody reads a visit whose time is over",
    main(
      "visit/visit.ts",
      'if (state.phase === "open" && !running && !paused) dispatch({ type: "tick" });',
      "",
    ),
    LATE_INPUT,
  ),
  unit(
    "R62",
    "time asleep counts",
    main("time/clock.ts", "return now + slept;", "return now;"),
    "main/time/clock",
  ),
];
