import { type Guard, unit } from "./guard.ts";

const ROOT = "packaging/root";
const SYSTEM = "system";

/** A line of the system's configuration that is taken out. */
function line(keeps: string, name: string, file: string, text: string, by = ""): Guard {
  return { name, keeps, edits: [{ file: `${ROOT}/${file}`, text, by }], project: "unit", test: SYSTEM };
}

const UNIT = "usr/lib/systemd/system/shiori-kiosk.service";
const XORG = "usr/share/X11/xorg.conf.d/90-shiori.conf";
const CORE = "core";
const SIGHT = "display-watchdog";
const RENEWAL = "scheduled-restart";
const LINK = "serial-link";
const LOCK = "serial-lock";
const BYTES = "serial-bytes";

/** What brings the kiosk back. */
const RETURN: readonly Guard[] = [
  unit(
    "R92",
    "a kiosk that does not beat is killed",
    { part: "supervisor", text: "if (now >= beatBy) {", by: "if (now >= beatBy + 999_999) {" },
    CORE,
  ),
  unit(
    "R92",
    "what was killed and lives on is killed again",
    {
      part: "supervisor",
      text: "if (now < phase.againAt) return same(state);",
      by: "if (now >= 0) return same(state);",
    },
    CORE,
  ),
  unit(
    "R92",
    "a machine that stood still kills no kiosk",
    {
      part: "supervisor",
      text: "const beatBy = late ? Math.max(phase.beatBy, now + limits.silence) : phase.beatBy;",
      by: "void late; const { beatBy } = phase;",
    },
    CORE,
  ),
  unit(
    "R87",
    "restarts slow down",
    {
      part: "supervisor",
      text: "limits.pauses[Math.min(fast, limits.pauses.length) - 1] ?? 0",
      by: "0",
    },
    CORE,
  ),
  unit(
    "R87",
    "after five ends at once it says out of order",
    {
      part: "supervisor",
      text: 'if (fast < limits.fastEnds || state.picture === "out-of-order") return same(next);',
      by: "if (fast > 0) return same(next);",
    },
    CORE,
  ),
  unit(
    "R94",
    "a kiosk that staff have left is not started again",
    { part: "supervisor", text: "if (code === EXIT.left) return left(state, EXIT.left);", by: "" },
    CORE,
  ),
  unit(
    "R91",
    "a kiosk that does not stop when asked is killed",
    {
      part: "supervisor",
      text: "if (now < phase.killAt) return same(state);",
      by: "if (now >= 0) return same(state);",
    },
    CORE,
  ),
  unit(
    "R92",
    "a screen that shows nothing new is blind",
    {
      part: "main",
      text: "return seenAt !== null && now - seenAt <= FRAME_TIMEOUT_MS;",
      by: "return seenAt !== null;",
    },
    SIGHT,
  ),
  unit(
    "R92",
    "a panel that sleeps is not blind",
    { part: "main", text: "if (asleep()) seenAt = now;", by: "void asleep;" },
    SIGHT,
  ),
  unit(
    "R82",
    "a program of a day begins anew",
    {
      part: "main",
      text: 'if (now - startedAt >= OLD_MS) return "age";',
      by: "void startedAt;",
    },
    RENEWAL,
  ),
  unit(
    "R82",
    "so does one of many visits",
    {
      part: "main",
      text: 'if (state().visit - first >= MANY_VISITS) return "visits";',
      by: "void first;",
    },
    RENEWAL,
  ),
  unit(
    "R82",
    "and one that takes much memory",
    {
      part: "main",
      text: 'return memory() >= MUCH_MEMORY ? "memory" : null;',
      by: 'return memory() < 0 ? "memory" : null;',
    },
    RENEWAL,
  ),
  unit(
    "R82",
    "not while somebody is here, or at work",
    { part: "main", text: "if (!isIdle) quiet = null; else if", by: "if" },
    RENEWAL,
  ),
  unit(
    "R82",
    "nor before ten quiet minutes",
    {
      part: "main",
      text: "|| now - quiet.since < QUIET_MS) return null;",
      by: ") return null;",
    },
    RENEWAL,
  ),
];

/** A scanner that is no keyboard. */
const SERIAL: readonly Guard[] = [
  unit(
    "R41",
    "setup barcodes are locked out at each attach",
    { part: "main", text: "port.write(lock);", by: "" },
    LINK,
  ),
  unit(
    "R41",
    "the answer to the lock is no code",
    { part: "main", text: "return filter.pass;", by: "return (bytes) => bytes;" },
    LINK,
  ),
  unit(
    "R41",
    "a scanner that never answers loses no code",
    {
      part: "main",
      text: "return held.length === 0 ? NOTHING : Uint8Array.from(release());",
      by: "return NOTHING;",
    },
    LOCK,
  ),
  unit(
    "R40",
    "a babbling device fills no memory",
    { part: "main", text: "&& held.length < LONGEST_ANSWER", by: "" },
    LOCK,
  ),
  unit(
    "R40",
    "a control character spoils a code",
    { part: "main", text: "runs.spoil();", by: "", within: "readSerialBytes" },
    BYTES,
  ),
  unit(
    "R42",
    "what a lost scanner has begun is forgotten",
    {
      part: "main",
      text: 'options.onLost(); tell("lost");',
      by: 'tell("lost");',
    },
    LINK,
  ),
];

/** The system that the package sets up. */
const MACHINE: readonly Guard[] = [
  line(
    "R37",
    "the window manager has no keys",
    "opt/shiori/os/openbox/rc.xml",
    "<keyboard/>",
    '<keyboard><keybind key="A-F4"/></keyboard>',
  ),
  line("R102", "nobody switches to a console", XORG, '"DontVTSwitch" "true"', '"DontVTSwitch" "false"'),
  line("R37", "nobody ends the X server by keys", XORG, '"DontZap" "true"', '"DontZap" "false"'),
  line("R49", "two buttons are no third", XORG, '"MiddleEmulation" "false"', '"MiddleEmulation" "true"'),
  line("R13", "the X server does not blank", XORG, '"BlankTime" "0"', '"BlankTime" "10"'),
  line("R45", "no key sticks", "opt/shiori/os/start-x", "-accessx"),
  line("R100", "the X server listens on no port", "opt/shiori/os/start-x", "-nolisten tcp"),
  line("R102", "no magic key", "usr/lib/sysctl.d/60-shiori.conf", "kernel.sysrq = 0", "kernel.sysrq = 1"),
  line(
    "R79",
    "no core file",
    "usr/lib/sysctl.d/60-shiori.conf",
    "kernel.core_pattern = |/bin/false",
    "kernel.core_pattern = core",
  ),
  line(
    "R79",
    "no dump kept by systemd",
    "usr/lib/systemd/coredump.conf.d/50-shiori.conf",
    "Storage=none",
    "Storage=external",
  ),
  line("R79", "no core file of the kiosk", UNIT, "LimitCORE=0", "LimitCORE=infinity"),
  line("R79", "no swap of the kiosk", UNIT, "MemorySwapMax=0\n", ""),
  line("R98", "the kiosk writes nowhere else", UNIT, "ProtectSystem=strict", "ProtectSystem=no"),
  line("R98", "no new rights", UNIT, "NoNewPrivileges=yes", "NoNewPrivileges=no"),
  line("R3", "it always comes back", UNIT, "Restart=always", "Restart=no"),
  line(
    "R102",
    "no console waits",
    "usr/lib/systemd/logind.conf.d/50-shiori.conf",
    "NAutoVTs=0",
    "NAutoVTs=6",
  ),
  line(
    "R80",
    "CUPS keeps no document",
    "etc/cups/cupsd-shiori.conf",
    "PreserveJobFiles No",
    "PreserveJobFiles Yes",
  ),
  line(
    "R79",
    "GTK remembers no files",
    "opt/shiori/os/xdg/gtk-3.0/settings.ini",
    "gtk-recent-files-enabled=false",
    "gtk-recent-files-enabled=true",
  ),
  line(
    "R61",
    "the kiosk's environment is made from nothing",
    "opt/shiori/os/start-session",
    "exec env -i",
    "exec env",
  ),
  line(
    "R59",
    "the backend's passwords are root's alone",
    "usr/lib/tmpfiles.d/shiori.conf",
    "z /etc/shiori/backend.env   0600 root root    -",
    "z /etc/shiori/backend.env   0640 root _shiori -",
  ),
  unit(
    "R59",
    "terminals reach no route of staff through nginx",
    { file: "docs/samples/nginx.conf", text: "^/v1/(classes|find|", by: "^/v1/(staff|classes|find|" },
    "nginx",
  ),
  unit("R95", "fuses are set", { part: "tools", text: "RunAsNode: OFF", by: "RunAsNode: ON" }, "runtime"),
];

/** Guards around the program: what brings it back, the scanner's line, the system of the package. */
export const SYSTEM_GUARDS: readonly Guard[] = [...RETURN, ...SERIAL, ...MACHINE];
