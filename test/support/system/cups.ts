import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pause } from "#main/time/deferred.ts";

/**
 * How the printer behind a queue behaves. `prints` · `slow`: takes its time while it prints · `paper`: out of it, until the
 * mode is another one · `fails` · `hangs`: neither prints nor complains.
 */
export type PrinterMode = "prints" | "slow" | "paper" | "fails" | "hangs";

/** A queue as it is set up. */
export interface QueueSetUp {
  readonly mode?: PrinterMode;
  readonly paused?: boolean;
  readonly rejecting?: boolean;
}

export interface CupsOptions {
  readonly queues: Readonly<Record<string, QueueSetUp>>;
  /** Seconds for which CUPS keeps the record of a job that has ended; 0 = not at all. Documents are kept as Debian does: a day. */
  readonly history?: number;
  /** What becomes of a job whose printer failed: CUPS's own default is to stop the queue. */
  readonly onError?: "abort-job" | "stop-printer";
}

/** A CUPS of its own in a folder, with printers that write into it. */
export interface Cups {
  /** Value of CUPS_SERVER. */
  readonly socket: string;
  setMode(queue: string, mode: PrinterMode): void;
  /** Files that a printer has put out, oldest first. */
  printed(queue: string): readonly string[];
  /** Files of jobs, documents and records, that lie in the spool. */
  spool(): readonly string[];
  /** Everything that CUPS has written into its logs. */
  logs(): string;
  freeze(): void;
  thaw(): void;
  stop(): Promise<void>;
}

/** Acts as its printer's mode says (cups: backend(7)); SIGTERM ends it, as it ends the real ones. */
const BACKEND = `#!/bin/sh
if [ $# = 0 ]; then echo 'direct paper "Unknown" "Paper in a folder"'; exit 0; fi
folder=\${DEVICE_URI#paper:}
trap 'exit 0' TERM
cat "\${6:--}" > "$folder/taken-$1"
trap 'rm -f "$folder/taken-$1"; exit 0' TERM
mode() { cat "$folder/mode"; }
if [ "$(mode)" = fails ]; then rm "$folder/taken-$1"; echo 'ERROR: broken' >&2; exit 1; fi
if [ "$(mode)" = slow ]; then for i in 1 2 3 4 5 6 7 8 9 10; do sleep 0.1; done; fi
[ "$(mode)" != paper ] || echo 'STATE: +media-empty-error' >&2
while [ "$(mode)" = paper ] || [ "$(mode)" = hangs ]; do sleep 0.05; done
echo 'STATE: -media-empty-error' >&2
mv "$folder/taken-$1" "$folder/job-$(printf %05d "$1").pdf"
`;

/** A roll of any length, and A4; documents go to the printer as they are. */
const PPD = `*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "PAPER.PPD"
*Product: "(Paper)"
*Manufacturer: "Shiori"
*ModelName: "Paper in a folder"
*ShortNickName: "Paper in a folder"
*NickName: "Paper in a folder"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: False
*cupsFilter: "application/pdf 0 -"
*OpenUI *PageSize: PickOne
*DefaultPageSize: A4
*PageSize A4/A4: ""
*CloseUI: *PageSize
*OpenUI *PageRegion: PickOne
*DefaultPageRegion: A4
*PageRegion A4/A4: ""
*CloseUI: *PageRegion
*DefaultImageableArea: A4
*ImageableArea A4/A4: "0 0 595 842"
*DefaultPaperDimension: A4
*PaperDimension A4/A4: "595 842"
*MaxMediaWidth: "612"
*MaxMediaHeight: "6000"
*HWMargins: 0 0 0 0
*CustomPageSize True: ""
*ParamCustomPageSize Width: 1 points 100 612
*ParamCustomPageSize Height: 2 points 100 6000
*ParamCustomPageSize WidthOffset: 3 points 0 0
*ParamCustomPageSize HeightOffset: 4 points 0 0
*ParamCustomPageSize Orientation: 5 int 0 0
`;

function serverFiles(root: string): string {
  return `ServerRoot ${root}
StateDir ${root}/state
RequestRoot ${root}/spool
TempDir ${root}/spool/tmp
CacheDir ${root}/cache
DataDir /usr/share/cups
ServerBin ${root}/bin
ErrorLog ${root}/log/error
AccessLog ${root}/log/access
PageLog ${root}/log/page
Printcap
`;
}

function serverSettings(socket: string, { history = 60, onError = "abort-job" }: CupsOptions): string {
  return `Listen ${socket}
Browsing No
WebInterface No
DefaultAuthType None
LogLevel info
PreserveJobFiles 86400
PreserveJobHistory ${history === 0 ? "No" : history}
ErrorPolicy ${onError}
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  JobPrivateAccess default
  JobPrivateValues default
  <Limit Create-Job Print-Job Validate-Job>
    Order deny,allow
  </Limit>
  <Limit Send-Document Cancel-Job Hold-Job Release-Job CUPS-Get-Document>
    Require user @OWNER @SYSTEM
    Order deny,allow
  </Limit>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
`;
}

function printersOf({ queues, onError = "abort-job" }: CupsOptions, root: string): string {
  return Object.entries(queues)
    .map(
      ([name, { paused = false, rejecting = false }]) => `<Printer ${name}>
Info ${name}
DeviceURI paper:${root}/out/${name}
State ${paused ? "Stopped" : "Idle"}
Accepting ${rejecting ? "No" : "Yes"}
Shared No
ErrorPolicy ${onError}
OpPolicy default
</Printer>
`,
    )
    .join("");
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder).sort();
}

function setUp(root: string, socket: string, options: CupsOptions): void {
  for (const folder of ["state", "spool", "spool/tmp", "cache", "bin/backend", "log", "ppd", "out"])
    mkdirSync(join(root, folder), { recursive: true });
  for (const folder of ["daemon", "filter", "monitor", "notifier"])
    mkdirSync(join(root, "bin", folder), { recursive: true });
  writeFileSync(join(root, "bin/daemon/cups-exec"), readFileSync("/usr/lib/cups/daemon/cups-exec"), {
    mode: 0o755,
  });
  writeFileSync(join(root, "bin/backend/paper"), BACKEND, { mode: 0o700 });
  writeFileSync(join(root, "cups-files.conf"), serverFiles(root), { mode: 0o640 });
  writeFileSync(join(root, "cupsd.conf"), serverSettings(socket, options), { mode: 0o640 });
  writeFileSync(join(root, "printers.conf"), printersOf(options, root), { mode: 0o600 });
  for (const [name, { mode = "prints" }] of Object.entries(options.queues)) {
    writeFileSync(join(root, "ppd", `${name}.ppd`), PPD, { mode: 0o644 });
    mkdirSync(join(root, "out", name));
    chmodSync(join(root, "out", name), 0o777);
    writeFileSync(join(root, "out", name, "mode"), mode);
  }
  chmodSync(root, 0o755);
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise((resolve) => child.once("exit", resolve));
}

const START_MS = 20_000;
const ANSWER_MS = 5000;

/** Whether a scheduler answers: on a busy machine the socket is there seconds before. */
function answers(socketPath: string): Promise<boolean> {
  return new Promise((resolve) => {
    const asking = request({ socketPath, signal: AbortSignal.timeout(ANSWER_MS) }, (answer) => {
      answer.resume();
      answer.once("close", () => resolve(true));
    });
    asking.once("error", () => resolve(false));
    asking.end();
  });
}

/** Starts the real scheduler of CUPS on a socket in a folder of its own; resolves when it answers. */
export async function startCups(options: CupsOptions): Promise<Cups> {
  const root = mkdtempSync(join(tmpdir(), "shiori-cups-"));
  const socket = join(root, "state", "cups.sock");
  setUp(root, socket, options);
  const words = ["-f", "-c", join(root, "cupsd.conf"), "-s", join(root, "cups-files.conf")];
  const path = `${process.env["PATH"] ?? ""}:/usr/sbin:/sbin`;
  const child = spawn("cupsd", words, {
    env: { ...process.env, PATH: path },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (part: Buffer) => {
    said += part.toString();
  });
  const logs = (): string =>
    filesIn(join(root, "log"))
      .map((name) => readFileSync(join(root, "log", name), "utf8"))
      .join("\n");
  const end = performance.now() + START_MS;
  while (!(await answers(socket))) {
    if (child.exitCode !== null || performance.now() > end)
      throw new Error(`cupsd does not start: ${said}${logs()}`);
    await pause(20);
  }
  return {
    socket,
    setMode: (queue, mode) => writeFileSync(join(root, "out", queue, "mode"), mode),
    printed: (queue) =>
      filesIn(join(root, "out", queue))
        .filter((name) => name.startsWith("job-"))
        .map((name) => join(root, "out", queue, name)),
    spool: () => filesIn(join(root, "spool")).filter((name) => /^[cd]\d/u.test(name)),
    logs,
    freeze: () => void child.kill("SIGSTOP"),
    thaw: () => void child.kill("SIGCONT"),
    async stop() {
      child.kill("SIGCONT");
      child.kill("SIGTERM");
      await ended(child);
      rmSync(root, { recursive: true, force: true });
    },
  };
}
