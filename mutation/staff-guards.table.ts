import { type Guard, main, unit } from "./guard.ts";

const STAFF_SESSION = "staff-session";
const SERVICE = "settings-service";
const UNDO = "undo";
const ACCESS = "access";
const EXCHANGE = "exchange";
const WIZARD = "connection-service";
const WIRE = "wire";
const HTTP_PROBE = "http-probe";
const LAYERS = "load";
const KEPT = "kept";
const BOUNDS = "bounds";
const PASSWORDS = "contract/passwords";

/** The staff area: opening, input and closing. */
const AREA: readonly Guard[] = [
  unit(
    "R94",
    "the staff area does not open while a reset runs",
    main("if (core.isResetting()) return;", ""),
    STAFF_SESSION,
  ),
  unit(
    "R94",
    "the staff area does not open over a patron",
    main('if (page !== null || visit.state().phase !== "staff") return;', "if (page !== null) return;"),
    STAFF_SESSION,
  ),
  unit(
    "R94",
    "a staff card opens nothing over a patron",
    main(
      'if (phase === "open" || phase === "ending") log("scan-dropped", { kind: "staff-card" }); else',
      'if (phase === "ending") log("scan-dropped", { kind: "staff-card" }); else',
    ),
    STAFF_SESSION,
  ),
  unit("R94", "the sign-in ends with its page", main("access.shut();", ""), STAFF_SESSION),
  unit(
    "R94",
    "the page goes with its end",
    main("void old.end(killProcess)", "void killProcess; void Promise.resolve()"),
    STAFF_SESSION,
  ),
  unit(
    "R94",
    "a PIN pad that nobody uses goes away",
    main(": PAD_IDLE_MS", ": 999 * PAD_IDLE_MS"),
    STAFF_SESSION,
  ),
  unit(
    "R94",
    "an area that nobody uses closes",
    main("if (page !== null && timeLeft() <= 0) leave();", ""),
    STAFF_SESSION,
  ),
  unit(
    "R94",
    "a late touch does not keep the area open",
    main("if (isActive()) touchedAt = clock();", "touchedAt = clock();"),
    STAFF_SESSION,
  ),
  unit("R94", "a late scan does not keep the area open", main("isActive();", ""), STAFF_SESSION),
  unit(
    "R94",
    "a late call finds no area",
    main("isActive() && page?.contents.id", "page?.contents.id"),
    STAFF_SESSION,
  ),
  unit(
    "R94",
    "a PIN that took too long opens nothing",
    main("checkIdle: () => void isActive()", "checkIdle: () => undefined"),
    STAFF_SESSION,
  ),
  unit(
    "R17",
    "a staff page that hangs goes away",
    main("if (heartbeatMonitor.missed()) return leave();", ""),
    STAFF_SESSION,
  ),
  unit(
    "R83",
    "a staff page that is lost ends the area",
    main('log("staff-page-trouble"); leave();', 'log("staff-page-trouble");'),
    STAFF_SESSION,
  ),
  unit(
    "R53",
    "only the page that is there may call",
    main("page?.contents.id === contentsId", "(page !== null || contentsId > 0)"),
    STAFF_SESSION,
  ),
  unit(
    "R42",
    "a scan while staff are in begins no visit",
    main("takeInside(burst); return true;", "takeInside(burst); return false;"),
    STAFF_SESSION,
  ),
  unit(
    "R42",
    "a scan at the sign-in begins no visit",
    main('if (card === null) return phase === "staff";', "if (card === null) return false;"),
    STAFF_SESSION,
  ),
  unit(
    "R94",
    "a new staff card comes in when staff wait for one",
    main("if (waiting) return void enrolCard(burst.text);", "return void enrolCard(burst.text);"),
    STAFF_SESSION,
  ),
  unit(
    "R94",
    "and only that one",
    main('waiting = false; tell({ type: "enrolled"', 'tell({ type: "enrolled"'),
    STAFF_SESSION,
  ),
  unit(
    "R94",
    "nobody waits for a card when staff have gone",
    main("waiting = false; access.shut();", "access.shut();"),
    STAFF_SESSION,
  ),
];

/** Settings that staff change, and the secrets among them. */
const SETTINGS: readonly Guard[] = [
  unit(
    "R59",
    "a secret is never shown",
    main("return isSecret(path) ? set : value;", "return set ? value : isSecret(path);"),
    SERVICE,
  ),
  unit(
    "R59",
    "secrets and the lock come by the file alone",
    main(
      'if (forFiles !== undefined) return no(forFiles.path, "unknown"); return keepStep',
      "void forFiles; return keepStep",
    ),
    SERVICE,
  ),
  unit(
    "",
    "a wrong setting is refused, and nothing is written",
    main("if (problems.length > 0) return problems; try", "try"),
    SERVICE,
  ),
  unit(
    "R90",
    "a setting that the disk refuses does not hold",
    main('return [problem("", "unwritable")];', "return [];"),
    SERVICE,
  ),
  unit(
    "R94",
    "a PIN has six digits at least",
    main("if (!digits.test(value)) return", "if (!digits.test(value) && value === digits.source) return"),
    SERVICE,
  ),
  unit(
    "R59",
    "a PIN is kept as a hash",
    main("const hash = await hashSecret(value);", "const hash = value;"),
    SERVICE,
  ),
  unit(
    "R94",
    "a staff card is kept as a hash, once",
    main('if (await matchesAny(card, known)) return no("staff.ownCards", "value");', ""),
    SERVICE,
  ),
  unit(
    "R94",
    "undo leaves a secret that was set since",
    main("kept: kept.filter(({ path, after }) => isSame(at(now.kept, path), after))", "kept"),
    UNDO,
  ),
  unit(
    "",
    "undo leaves what was set by another way since",
    main("local: local.filter(({ path, after }) => isSame(at(now.local, path), after)),", "local,"),
    UNDO,
  ),
  unit("", "undo puts no terminal out of service", main("&& !NEVER_UNDONE.includes(part.path)", ""), UNDO),
  unit(
    "R94",
    "a card taken out of the fleet's file opens no terminal where one was enrolled",
    main(
      "...(Array.isArray(mine) ? mine : [])",
      "...(Array.isArray(mine) ? mine : []), ...live.now().staff.cards",
    ),
    UNDO,
  ),
  unit(
    "R94",
    "cards that are forgotten while one is added stay forgotten",
    main(
      "const mine = before.then(work);",
      "const mine = Promise.resolve().then(work);",
      "createSettingsService",
    ),
    UNDO,
  ),
  unit(
    "R59",
    "a key store that hides nothing is none",
    main(
      'return platform !== "linux" || REAL_STORES.includes(safeStorage.getSelectedStorageBackend?.() ?? "");',
      'return platform !== "" || REAL_STORES.includes("");',
    ),
    SERVICE,
  ),
  unit(
    "R59",
    "a file of secrets that others may read is refused",
    main(
      'return exposed ? { kind: "exposed", path,',
      'return exposed && path === "" ? { kind: "exposed", path,',
    ),
    SERVICE,
  ),
  unit(
    "R59",
    "nothing but secrets stands in a file of secrets",
    main("...strangersAmongSecrets(layers),", "...strangersAmongSecrets([]),"),
    SERVICE,
  ),
  unit(
    "R59",
    "files are written for the kiosk's own user alone",
    main('openSync(path, "wx", 0o600)', 'openSync(path, "wx", 0o644)'),
    SERVICE,
  ),
  unit(
    "R93",
    "a fingerprint of the settings tells nothing of their secrets",
    main('withValue(values, path.split("."), null),', "withValue(values, [path], null),"),
    SERVICE,
  ),
  unit(
    "",
    "a setting called __proto__ changes nothing else",
    main('if (key === "__proto__") continue;', ""),
    LAYERS,
  ),
  unit(
    "R59",
    "what is wrong with a setting is told without its value",
    main(
      "allowed: ownWords(issue) ?? allowedAt(issue.path)",
      "allowed: JSON.stringify(valueAt(merged, issue.path))",
    ),
    LAYERS,
  ),
  unit(
    "R94",
    "staff can come in to repair broken settings",
    main("withStaff(open, mergeLayers(read.layers))", "withStaff(open, {})"),
    LAYERS,
  ),
  unit(
    "R59",
    "a bad file of secrets is never left out",
    main("if (isReplaced(name) && good === undefined && isBadSecret) return null;", ""),
    KEPT,
  ),
  unit(
    "R59",
    "settings that are kept for the next start are believed only when nobody else can write them",
    main('readSecrets({ path: file, kind: "own" })', 'readSecrets({ path: file, kind: "root" })'),
    KEPT,
  ),
  unit(
    "",
    "an unknown setting is not passed over where it may protect",
    main('mayProtect(at) ? ("unknown-guarded" as const) :', ""),
    KEPT,
  ),
  unit(
    "",
    "a new connection and its secret are written all or none",
    main("if (existsSync(before)) renameSync(before, path);", "if (existsSync(before)) void path;"),
    "atomic-write",
  ),
  unit(
    "",
    "a settings file has an end",
    main('if (!status.isFile()) throw new Error("not a regular file");', ""),
    BOUNDS,
  ),
  unit(
    "",
    "a settings file has a limit",
    main("if (status.size > MAX_FILE_BYTES)", "if (status.size < 0)"),
    BOUNDS,
  ),
  unit(
    "",
    "JSON from outside is not nested without end",
    { part: "contract", text: "if (isTooDeep(text))", by: "if (text === null)" },
    BOUNDS,
  ),
];

/** The fleet's file, and the wizard for a connection. */
const FLEET: readonly Guard[] = [
  unit(
    "R59",
    "no secret leaves in a file for the fleet",
    main("[...SECRET_PATHS, ...OWN_PATHS, ...START_PATHS]", "[...OWN_PATHS, ...START_PATHS]"),
    EXCHANGE,
  ),
  unit(
    "R59",
    "no secret comes in by a file for the fleet",
    main("if (secret.length > 0) return { ok: false, problems: secret };", ""),
    EXCHANGE,
  ),
  unit(
    "",
    "a terminal keeps its own name",
    main(
      "withoutAll(layer.values, [...OWN_PATHS, ...START_PATHS])",
      "withoutAll(layer.values, [...START_PATHS])",
    ),
    EXCHANGE,
  ),
  unit(
    "R98",
    "a file for the fleet unlocks nothing",
    main(
      "withoutAll(layer.values, [...OWN_PATHS, ...START_PATHS])",
      "withoutAll(layer.values, [...OWN_PATHS])",
    ),
    EXCHANGE,
  ),
  unit(
    "R98",
    "no link is followed in the folder for files",
    main("entry.isFile() &&", "", "settingsFiles"),
    EXCHANGE,
  ),
  unit(
    "R98",
    "only a file of the list is read",
    main(
      "if (!settingsFiles(folder()).includes(file)) return problemOfFile",
      "if (false) return problemOfFile",
    ),
    EXCHANGE,
  ),
  unit(
    "",
    "a look at a file changes nothing",
    main("if (!really) return { ok: true, changes, unknown: problems, done: false };", ""),
    EXCHANGE,
  ),
  unit(
    "R57",
    "the wizard believes no certificate that patrons' calls would not",
    main("const code = await handshake(place, true);", "const code = await handshake(place, false);"),
    WIRE,
  ),
  unit(
    "",
    "behind a step that fails nothing is tried",
    main(
      "const found = isLost ? SKIPPED : await work(step);",
      "void isLost; const found = await work(step); void SKIPPED;",
    ),
    WIRE,
  ),
  unit(
    "R59",
    "a secret that was tried is not sent to another address",
    main("last?.addresses[name] === address", "last !== null"),
    WIZARD,
  ),
  unit(
    "R59",
    "a stored secret is not sent to another address",
    main('return stored[name] === address ? [] : [{ name, value: "" }];', "return [];"),
    WIZARD,
  ),
  unit(
    "R59",
    "what was tried is forgotten with its page",
    main("forget() { last = null;", "forget() {"),
    WIZARD,
  ),
  unit(
    "",
    "the wizard signs its test card out",
    main("await library.signOut({ session }, options());", ""),
    HTTP_PROBE,
  ),
  unit(
    "R59",
    "what cannot hold is not tried",
    main("if (problems.length > 0) return { ok: false, problems };", ""),
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
        part: "contract",
        text: "password.length >= min && password.length <= max &&",
        by: "min <= max &&",
      },
    ],
    project: "unit",
    test: PASSWORDS,
  },
  {
    name: "a password keeps the library's rule: its signs",
    keeps: "D10",
    edits: [
      {
        part: "contract",
        text: "&& SIGNS[signs].test(password)",
        by: "&& SIGNS[signs] !== undefined",
      },
    ],
    project: "unit",
    test: PASSWORDS,
  },
  unit(
    "D10",
    "a new password is checked before it is sent",
    main(
      "if (!fitsRule(next, newPassword)) return",
      "if (!fitsRule(next, newPassword) && next === current) return",
    ),
    "ipc/gate",
  ),
  unit(
    "D16",
    "a full-width password is named, not sent",
    main("if (!isHalfWidth(password)) return NOT_HALF_WIDTH;", ""),
    "ipc/gate",
  ),
  unit(
    "D47",
    "an address is typed twice",
    main('if (address !== again) return refused(refusal("email-mismatch"));', "void again;"),
    "ipc/gate",
  ),
  unit(
    "R94",
    "an empty PIN opens nothing where none is set",
    main(
      'if (seen.open || what === "card" || what === "nothing") return door();',
      "if (seen.open) return door();",
    ),
    ACCESS,
  ),
  unit(
    "R94",
    "a lock of the PIN keeps no staff card out",
    main('await attempt("card", text', 'await attempt("pin", text'),
    ACCESS,
  ),
];

/** Guards of the staff area, of settings, secrets and passwords. */
export const STAFF_GUARDS: readonly Guard[] = [...AREA, ...SETTINGS, ...FLEET, ...PASSWORD];
