import type { Edit, Guard } from "./guard.ts";

const main = (file: string, text: string, by: string): Edit => ({ file: `main/${file}`, text, by });

/** A guard that a unit test sees. */
function unit(keeps: string, name: string, edit: Edit, test: string): Guard {
  return { name, keeps, edits: [edit], project: "unit", test: `test/unit/${test}.test.ts` };
}

const STAFF_SESSION = "main/staff/staff-session";
const SERVICE = "main/staff/settings-service";
const UNDO = "main/staff/undo";
const ACCESS = "main/staff/access";
const EXCHANGE = "main/staff/exchange";
const WIZARD = "main/staff/connection-service";
const WIRE = "main/connection/wire";
const HTTP_PROBE = "main/connection/http-probe";
const LAYERS = "main/settings/load";
const KEPT = "main/settings/kept";
const BOUNDS = "main/settings/bounds";
const PASSWORDS = "contract/passwords";

/** The area itself: when it opens, who is heard in it, and when it goes. */
const AREA: readonly Guard[] = [
  unit(
    "R94",
    "the staff area does not open while a reset runs",
    main("staff/staff-session.ts", "if (core.isResetting()) return;", ""),
    STAFF_SESSION,
  ),
  unit(
    "R94",
    "the staff area does not open over a patron",
    main(
      "staff/staff-session.ts",
      'if (page !== null || visit.state().phase !== "staff") return;',
      "if (page !== null) return;",
    ),
    STAFF_SESSION,
  ),
  unit(
    "R94",
    "a staff card opens nothing over a patron",
    main(
      "staff/staff-session.ts",
      'if (phase === "open" || phase === "ending") log("scan-dropped", { kind: "staff-card" });\n      else',
      'if (phase === "ending") log("scan-dropped", { kind: "staff-card" });\n      else',
    ),
    STAFF_SESSION,
  ),
  unit(
    "R94",
    "the door shuts with its page",
    main("staff/staff-session.ts", "    access.shut();\n", ""),
    STAFF_SESSION,
  ),
  unit(
    "R94",
    "the page goes with its end",
    main(
      "staff/staff-session.ts",
      "    void old.end(killProcess)",
      "    void killProcess; void Promise.resolve()",
    ),
    STAFF_SESSION,
  ),
  unit(
    "R94",
    "a PIN pad that nobody uses goes away",
    main("staff/staff-session.ts", ": PAD_IDLE_MS", ": 999 * PAD_IDLE_MS"),
    STAFF_SESSION,
  ),
  unit(
    "R94",
    "an area that nobody uses closes",
    main("staff/staff-session.ts", "if (page !== null && timeLeft() <= 0) leave();", ""),
    STAFF_SESSION,
  ),
  unit(
    "R94",
    "a late touch does not keep the area open",
    main("staff/staff-session.ts", "if (isActive()) touchedAt = clock();", "touchedAt = clock();"),
    STAFF_SESSION,
  ),
  unit(
    "R94",
    "a late scan does not keep the area open",
    main("staff/staff-session.ts", "      isActive();\n", ""),
    STAFF_SESSION,
  ),
  unit(
    "R94",
    "a late call finds no area",
    main("staff/staff-session.ts", "isActive() && page?.contents.id", "page?.contents.id"),
    STAFF_SESSION,
  ),
  unit(
    "R94",
    "a PIN that took too long opens nothing",
    main("staff/staff-session.ts", "checkIdle: () => void isActive(),", "checkIdle: () => undefined,"),
    STAFF_SESSION,
  ),
  unit(
    "R17",
    "a staff page that hangs goes away",
    main("staff/staff-session.ts", "if (heartbeatMonitor.missed()) return leave();", ""),
    STAFF_SESSION,
  ),
  unit(
    "R83",
    "a staff page that is lost ends the area",
    main(
      "staff/staff-session.ts",
      '        log("staff-page-trouble");\n        leave();',
      '        log("staff-page-trouble");',
    ),
    STAFF_SESSION,
  ),
  unit(
    "R53",
    "only the page that is there may call",
    main("staff/staff-session.ts", "page?.contents.id === contentsId", "(page !== null || contentsId > 0)"),
    STAFF_SESSION,
  ),
  unit(
    "R42",
    "a scan while staff are in begins no visit",
    main(
      "staff/staff-session.ts",
      "        takeInside(burst);\n        return true;",
      "        takeInside(burst);\n        return false;",
    ),
    STAFF_SESSION,
  ),
  unit(
    "R42",
    "a scan at the shut door begins no visit",
    main(
      "staff/staff-session.ts",
      'if (card === null) return phase === "staff";',
      "if (card === null) return false;",
    ),
    STAFF_SESSION,
  ),
  unit(
    "R94",
    "a new staff card comes in when staff wait for one",
    main(
      "staff/staff-session.ts",
      "if (waiting) return void enrolCard(burst.text);",
      "return void enrolCard(burst.text);",
    ),
    STAFF_SESSION,
  ),
  unit(
    "R94",
    "and only that one",
    main(
      "staff/staff-session.ts",
      '    waiting = false;\n    tell({ type: "enrolled"',
      '    tell({ type: "enrolled"',
    ),
    STAFF_SESSION,
  ),
  unit(
    "R94",
    "nobody waits for a card when staff have gone",
    main("staff/staff-session.ts", "    waiting = false;\n    access.shut();", "    access.shut();"),
    STAFF_SESSION,
  ),
];

/** Settings that staff change, and the secrets among them. */
const SETTINGS: readonly Guard[] = [
  unit(
    "R59",
    "a secret is never shown",
    main(
      "staff/settings-service.ts",
      "return isSecret(path) ? set : value;",
      "return set ? value : isSecret(path);",
    ),
    SERVICE,
  ),
  unit(
    "R59",
    "secrets and the lock come by the file alone",
    main(
      "staff/settings-service.ts",
      'if (forFiles !== undefined) return no(forFiles.path, "unknown");\n    return keepStep',
      "void forFiles;\n    return keepStep",
    ),
    SERVICE,
  ),
  unit(
    "",
    "a wrong setting is refused, and nothing is written",
    main("staff/settings-service.ts", "    if (problems.length > 0) return problems;\n    try", "    try"),
    SERVICE,
  ),
  unit(
    "R90",
    "a setting that the disk refuses does not hold",
    main("staff/settings-service.ts", 'return [problem("", "unwritable")];', "return [];"),
    SERVICE,
  ),
  unit(
    "R94",
    "a PIN has six digits at least",
    main(
      "staff/settings-service.ts",
      "if (!digits.test(value)) return",
      "if (!digits.test(value) && value === digits.source) return",
    ),
    SERVICE,
  ),
  unit(
    "R59",
    "a PIN is kept as a hash",
    main("staff/settings-service.ts", "const hash = await hashSecret(value);", "const hash = value;"),
    SERVICE,
  ),
  unit(
    "R94",
    "a staff card is kept as a hash, once",
    main(
      "staff/settings-service.ts",
      'if (await matchesAny(card, known)) return no("staff.ownCards", "value");',
      "",
    ),
    SERVICE,
  ),
  unit(
    "R94",
    "undo leaves a secret that was set since",
    main(
      "staff/undo.ts",
      "kept: kept.filter(({ path, after }) => isSame(at(now.kept, path), after)),",
      "kept,",
    ),
    UNDO,
  ),
  unit(
    "",
    "undo leaves what was set by another way since",
    main(
      "staff/undo.ts",
      "local: local.filter(({ path, after }) => isSame(at(now.local, path), after)),",
      "local,",
    ),
    UNDO,
  ),
  unit(
    "",
    "undo puts no terminal out of service",
    main("staff/undo.ts", " && !NEVER_UNDONE.includes(part.path)", ""),
    UNDO,
  ),
  unit(
    "R94",
    "a card taken out of the fleet's file opens no terminal where one was enrolled",
    main(
      "staff/settings-service.ts",
      "...(Array.isArray(mine) ? mine : [])",
      "...(Array.isArray(mine) ? mine : []), ...live.now().staff.cards",
    ),
    UNDO,
  ),
  unit(
    "R94",
    "cards that are forgotten while one is added stay forgotten",
    main(
      "staff/settings-service.ts",
      "const mine = before.then(work);",
      "const mine = Promise.resolve().then(work);",
    ),
    UNDO,
  ),
  unit(
    "R59",
    "a key store that hides nothing is none",
    main(
      "settings/secrets.ts",
      'return platform !== "linux" || REAL_STORES.includes(safeStorage.getSelectedStorageBackend?.() ?? "");',
      'return platform !== "" || REAL_STORES.includes("");',
    ),
    SERVICE,
  ),
  unit(
    "R59",
    "a file of secrets that others may read is refused",
    main(
      "settings/read.ts",
      'return exposed ? { kind: "exposed", path,',
      'return exposed && path === "" ? { kind: "exposed", path,',
    ),
    SERVICE,
  ),
  unit(
    "R59",
    "nothing but secrets stands in a file of secrets",
    main("settings/load.ts", "...strangersAmongSecrets(layers),", "...strangersAmongSecrets([]),"),
    SERVICE,
  ),
  unit(
    "R59",
    "files are written for the kiosk's own user alone",
    main("files/atomic-write.ts", 'openSync(path, "wx", 0o600)', 'openSync(path, "wx", 0o644)'),
    SERVICE,
  ),
  unit(
    "R93",
    "a fingerprint of the settings tells nothing of their secrets",
    main("settings/live.ts", 'withValue(values, path.split("."), null),', "withValue(values, [path], null),"),
    SERVICE,
  ),
  unit(
    "",
    "a setting called __proto__ changes nothing else",
    main("settings/layers.ts", 'if (key === "__proto__") continue;', ""),
    LAYERS,
  ),
  unit(
    "R59",
    "what is wrong with a setting is told without its value",
    main(
      "settings/problems.ts",
      "allowed: ownWords(issue) ?? allowedAt(issue.path)",
      "allowed: JSON.stringify(valueAt(merged, issue.path))",
    ),
    LAYERS,
  ),
  unit(
    "R94",
    "staff can come in to repair broken settings",
    main("settings/load.ts", "withStaff(open, mergeLayers(read.layers))", "withStaff(open, {})"),
    LAYERS,
  ),
  unit(
    "R59",
    "a bad file of secrets is never left out",
    main("settings/load.ts", "if (isReplaced(name) && good === undefined && isBadSecret) return null;", ""),
    KEPT,
  ),
  unit(
    "R59",
    "settings that are kept for the next start are believed only when nobody else can write them",
    main(
      "settings/kept.ts",
      'readSecrets({ path: file, kind: "own" })',
      'readSecrets({ path: file, kind: "root" })',
    ),
    KEPT,
  ),
  unit(
    "",
    "an unknown setting is not passed over where it may protect",
    main("settings/problems.ts", 'mayProtect(at) ? ("unknown-guarded" as const) : ', ""),
    KEPT,
  ),
  unit(
    "",
    "a new connection and its secret are written all or none",
    main("files/atomic-write.ts", "if (existsSync(before)) renameSync(before, path);", ""),
    "main/files/atomic-write",
  ),
  unit(
    "",
    "a settings file has an end",
    main("files/small-file.ts", 'if (!status.isFile()) throw new Error("not a regular file");', ""),
    BOUNDS,
  ),
  unit(
    "",
    "a settings file has a limit",
    main("files/small-file.ts", "if (status.size > MAX_FILE_BYTES)", "if (status.size < 0)"),
    BOUNDS,
  ),
  unit(
    "",
    "JSON from outside is not nested without end",
    { file: "contract/json.ts", text: "if (isTooDeep(text))", by: "if (text === null)" },
    BOUNDS,
  ),
];

/** The fleet's file, and the wizard for a connection. */
const FLEET: readonly Guard[] = [
  unit(
    "R59",
    "no secret leaves in a file for the fleet",
    main(
      "staff/exchange.ts",
      "[...SECRET_PATHS, ...OWN_PATHS, ...START_PATHS]",
      "[...OWN_PATHS, ...START_PATHS]",
    ),
    EXCHANGE,
  ),
  unit(
    "R59",
    "no secret comes in by a file for the fleet",
    main("staff/exchange.ts", "if (secret.length > 0) return { ok: false, problems: secret };", ""),
    EXCHANGE,
  ),
  unit(
    "",
    "a terminal keeps its own name",
    main(
      "staff/exchange.ts",
      "withoutAll(layer.values, [...OWN_PATHS, ...START_PATHS])",
      "withoutAll(layer.values, [...START_PATHS])",
    ),
    EXCHANGE,
  ),
  unit(
    "R98",
    "a file for the fleet unlocks nothing",
    main(
      "staff/exchange.ts",
      "withoutAll(layer.values, [...OWN_PATHS, ...START_PATHS])",
      "withoutAll(layer.values, [...OWN_PATHS])",
    ),
    EXCHANGE,
  ),
  unit(
    "R98",
    "no link is followed in the folder for files",
    main("staff/exchange.ts", "entry.isFile() && ", ""),
    EXCHANGE,
  ),
  unit(
    "R98",
    "only a file of the list is read",
    main(
      "staff/exchange.ts",
      "if (!settingsFiles(folder()).includes(file))\n      return problemOfFile",
      "if (false) return problemOfFile",
    ),
    EXCHANGE,
  ),
  unit(
    "",
    "a look at a file changes nothing",
    main(
      "staff/exchange.ts",
      "if (!really) return { ok: true, changes, unknown: problems, done: false };",
      "",
    ),
    EXCHANGE,
  ),
  unit(
    "R57",
    "the wizard believes no certificate that patrons' calls would not",
    main(
      "connection/wire.ts",
      "const code = await handshake(place, true);",
      "const code = await handshake(place, false);",
    ),
    WIRE,
  ),
  unit(
    "",
    "behind a step that fails nothing is tried",
    main(
      "connection/try-connection.ts",
      "const found = isLost ? SKIPPED : await work(step);",
      "void isLost; const found = await work(step); void SKIPPED;",
    ),
    WIRE,
  ),
  unit(
    "R59",
    "a secret of one system is not sent to another",
    main(
      "staff/connection-service.ts",
      "last?.adapter === adapter ? last.secret : null",
      "last?.secret ?? null",
    ),
    WIZARD,
  ),
  unit(
    "R59",
    "what was tried is forgotten with its page",
    main("staff/connection-service.ts", "    forget() {\n      last = null;\n", "    forget() {\n"),
    WIZARD,
  ),
  unit(
    "",
    "the wizard signs its test card out",
    main("connection/http-probe.ts", "      await library.signOut({ session }, options());\n", ""),
    HTTP_PROBE,
  ),
  unit(
    "R59",
    "what cannot hold is not tried",
    main("staff/connection-service.ts", "if (problems.length > 0) return { ok: false, problems };", ""),
    WIZARD,
  ),
];

/** Passwords and PINs of patrons, by the rules that a library sets. */
const PASSWORD: readonly Guard[] = [
  {
    name: "a password keeps the library's rule: its length",
    keeps: "D10",
    edits: [
      {
        file: "contract/settings/passwords.ts",
        text: "password.length >= min && password.length <= max && ",
        by: "min <= max && ",
      },
    ],
    project: "unit",
    test: `test/unit/${PASSWORDS}.test.ts`,
  },
  {
    name: "a password keeps the library's rule: its signs",
    keeps: "D10",
    edits: [
      {
        file: "contract/settings/passwords.ts",
        text: " && SIGNS[signs].test(password)",
        by: " && SIGNS[signs] !== undefined",
      },
    ],
    project: "unit",
    test: `test/unit/${PASSWORDS}.test.ts`,
  },
  unit(
    "D10",
    "a new password is checked before it is sent",
    main(
      "ipc/account-calls.ts",
      "    if (!fitsRule(next, newPassword)) return",
      "    if (!fitsRule(next, newPassword) && next === current) return",
    ),
    "main/ipc/gate",
  ),
  unit(
    "D16",
    "a full-width password is named, not sent",
    main("ipc/account-calls.ts", "    if (!isHalfWidth(password)) return NOT_HALF_WIDTH;\n", ""),
    "main/ipc/gate",
  ),
  unit(
    "D47",
    "an address is typed twice",
    main(
      "ipc/account-calls.ts",
      'if (address !== again) return refused(refusal("email-mismatch"));',
      "void again;",
    ),
    "main/ipc/gate",
  ),
  unit(
    "R94",
    "an empty PIN opens nothing where none is set",
    main(
      "staff/access.ts",
      'if (seen.open || what === "card" || what === "nothing") return door();',
      "if (seen.open) return door();",
    ),
    ACCESS,
  ),
  unit(
    "R94",
    "a lock of the PIN keeps no staff card out",
    main("staff/access.ts", 'await attempt("card", text', 'await attempt("pin", text'),
    ACCESS,
  ),
];

/** Guards of the staff area, of settings, secrets and passwords. */
export const STAFF_GUARDS: readonly Guard[] = [...AREA, ...SETTINGS, ...FLEET, ...PASSWORD];
